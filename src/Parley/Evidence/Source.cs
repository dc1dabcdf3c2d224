using Parley.Cases;

namespace Parley.Evidence;

/// <summary>Where something was said.</summary>
public sealed record Source
{
    /// <summary>Short name, unique in the case.</summary>
    public required string Id { get; init; }

    /// <summary>Title of the document.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Who published it, where that is somebody else.</summary>
    public string? Outlet { get; init; }

    /// <summary>When it was said or written, as <see cref="PartialDate"/>.</summary>
    public string? Date { get; init; }

    /// <summary>When it was published, as <see cref="PartialDate"/>, where that is another day.</summary>
    public string? Published { get; init; }

    /// <summary>When the author of the case took it from there, as <see cref="PartialDate"/>.</summary>
    public string? Retrieved { get; init; }

    /// <summary>Id of the source of which this is a newer wave or version, such as the next poll of a series.</summary>
    public string? Updates { get; init; }

    /// <summary>Where it can be found.</summary>
    public string? Url { get; init; }

    /// <summary>Key in <c>references.bib</c>.</summary>
    public string? Cite { get; init; }

    /// <summary>The language it is in, as a tag such as <c>ja</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The archived text: a path below the folder of the case, with forward slashes.</summary>
    public string? File { get; init; }

    /// <summary>SHA-256 of the archived bytes, 64 lower-case hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The encoding of the archived text; UTF-8 unless said otherwise.</summary>
    public string? Encoding { get; init; }

    /// <summary>Under what terms the text may be passed on.</summary>
    public string? Rights { get; init; }

    /// <summary>How far it can be checked.</summary>
    public Grade Grade { get; init; }

    /// <summary>What a reader should know about it.</summary>
    public string? Note { get; init; }

    /// <summary>Where its name stands in the case file.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>The day it became known: published, or else said or written; null when neither is known.</summary>
    public string? KnownSince => Published ?? Date;
}
