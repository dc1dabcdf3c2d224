using Parley.Evidence;
using Parley.Cases;

namespace Parley.Testimony;

/// <summary>How a text points to a source. Numbers reach disk: append only.</summary>
public enum CitationKind
{
    /// <summary>A link with its target.</summary>
    Url = 0,

    /// <summary>A link to a place inside its target: a time, a page, a section.</summary>
    Place = 1,

    /// <summary>Words that were a link once; the target is lost.</summary>
    Lost = 2,

    /// <summary>A source that is described and not linked.</summary>
    Described = 3,
}

/// <summary>A place where a text points to a source.</summary>
public sealed record Citation
{
    /// <summary>The address where it stands written, or the words that describe the source.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>How it points.</summary>
    public required CitationKind Kind { get; init; }

    /// <summary>The target; null when it is lost or was never given. Nothing is fetched.</summary>
    public string? Url { get; init; }

    /// <summary>The date of the source: what the text says, else what the address shows.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>Whether the date was read from the address alone.</summary>
    public bool DateFromUrl { get; init; }

    /// <summary>Seconds into a recording, when the address has a time code.</summary>
    public int? TimeCode { get; init; }

    /// <summary>The words that rest on the source: its sentence, or the block that it introduces.</summary>
    public required SourceSpan Passage { get; init; }
}
