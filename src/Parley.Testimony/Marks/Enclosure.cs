namespace Parley.Analysis.Testimony;

/// <summary>A stretch between a pair of marks: quotation marks or brackets.</summary>
internal sealed class Enclosure
{
    /// <summary>Place in the list of enclosures of the page; parents come before their children.</summary>
    public required int Index { get; init; }

    /// <summary>From the opening mark to behind the closing one.</summary>
    public required Stretch Whole { get; set; }

    /// <summary>The opening mark.</summary>
    public required char Open { get; init; }

    /// <summary>Whether the marks are quotation marks.</summary>
    public required bool IsQuote { get; init; }

    /// <summary>The paragraph it stands in.</summary>
    public required int Paragraph { get; init; }

    /// <summary>The enclosure around it; null when there is none.</summary>
    public Enclosure? Parent { get; init; }

    /// <summary>Whether quotation marks stand somewhere around it.</summary>
    public bool IsInQuote { get; init; }

    /// <summary>How many enclosures there are around it.</summary>
    public int Depth { get; init; }

    /// <summary>Enclosures directly inside, in order.</summary>
    public List<Enclosure> Children { get; } = [];

    /// <summary>Whether the closing mark stands there; false where the paragraph ends it.</summary>
    public bool IsClosed { get; set; } = true;

    /// <summary>What brackets hold, once that is known.</summary>
    public BracketKind Bracket { get; set; }

    /// <summary>Whether a quotation goes on from the paragraph before: the mark is repeated and was not closed there.</summary>
    public Enclosure? Continues { get; set; }

    /// <summary>The first paragraph's part of such a quotation; itself when it continues nothing.</summary>
    public Enclosure First => Continues is null ? this : first ??= Continues.First;

    private Enclosure? first;

    /// <summary>What stands between the marks.</summary>
    public Stretch Inside => new(Whole.Start + 1, IsClosed ? Math.Max(Whole.Start + 1, Whole.End - 1) : Whole.End);
}

/// <summary>What brackets hold.</summary>
internal enum BracketKind
{
    /// <summary>Part of the sentence.</summary>
    Ordinary,
    Note,
    Omission,
    Gloss,
    Insertion,
    Link,
    Enumeration,
}
