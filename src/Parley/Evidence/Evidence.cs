using System.Collections.Immutable;

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

/// <summary>Where something was said.</summary>
public sealed record Source
{
    /// <summary>Short name, unique in the case.</summary>
    public required string Id { get; init; }

    /// <summary>Title of the document.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote or published it.</summary>
    public string? Author { get; init; }

    /// <summary>When, as ISO 8601: year, year and month, or full date.</summary>
    public string? Date { get; init; }

    /// <summary>Where it can be found.</summary>
    public string? Url { get; init; }

    /// <summary>Key in <c>references.bib</c>.</summary>
    public string? Cite { get; init; }

    /// <summary>How far it can be checked.</summary>
    public Grade Grade { get; init; }

    /// <summary>What a reader should know about it.</summary>
    public string? Note { get; init; }
}

/// <summary>Something that somebody said, on which judgements of a case may rest.</summary>
/// <remarks>The case asserts that it was said, never that it is true.</remarks>
public sealed record Claim
{
    /// <summary>Short name, unique in the case.</summary>
    public required string Id { get; init; }

    /// <summary>What was said, in neutral words.</summary>
    public required string Text { get; init; }

    /// <summary>Key of the source; null only for an assumption of the case's author.</summary>
    public string? Source { get; init; }

    /// <summary>Whose words, outermost voice first.</summary>
    public ImmutableArray<string> SaidBy { get; init; } = [];

    /// <summary>How sure it is that it was said.</summary>
    public Certainty Certainty { get; init; }

    /// <summary>Whether it is the author's own assumption; results that use it say so.</summary>
    public bool IsAssumption { get; init; }

    /// <summary>What others say instead.</summary>
    public string? Rival { get; init; }
}
