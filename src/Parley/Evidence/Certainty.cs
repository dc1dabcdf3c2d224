namespace Parley.Evidence;

/// <summary>How sure it is that something was said or observed; not a probability. Numbers reach disk: append only.</summary>
public enum Certainty
{
    /// <summary>Nothing is said about it.</summary>
    Unknown = 0,

    /// <summary>It was said or observed beyond doubt.</summary>
    Certain = 1,

    /// <summary>More likely than not.</summary>
    Likely = 2,

    /// <summary>As likely as not.</summary>
    Even = 3,

    /// <summary>Less likely than not.</summary>
    Unlikely = 4,
}

/// <summary>How far a source can be checked, from A (the original, read) to E (unknown). Numbers reach disk: append only.</summary>
public enum Grade
{
    /// <summary>Not graded.</summary>
    None = 0,

    /// <summary>The original, read by the author of the case.</summary>
    A = 1,

    /// <summary>A faithful copy or an official report of the original.</summary>
    B = 2,

    /// <summary>A report by a named third party.</summary>
    C = 3,

    /// <summary>Second hand or not re-checked.</summary>
    D = 4,

    /// <summary>Origin unknown.</summary>
    E = 5,
}
