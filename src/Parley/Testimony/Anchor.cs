using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Testimony;

/// <summary>This exact passage of a text, or nothing: the words, what stands around them, and where they stood.</summary>
/// <remarks>The words of the W3C Web Annotation model: a text quote selector with a text position selector. Source: [SandersonCiccareseYoung2017].</remarks>
public sealed record Anchor
{
    /// <summary>The words themselves, as they stand in the text; not empty.</summary>
    public required string Exact { get; init; }

    /// <summary>What stands directly before the words; empty when it is not known or nothing does.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What stands directly behind the words; empty when it is not known or nothing does.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Where the words stood, in UTF-16 code units of the text whose hash is <see cref="TextHash"/>.</summary>
    public SourceSpan? At { get; init; }

    /// <summary><see cref="Text.Sha256"/> of the text on which the anchor was made.</summary>
    public string? TextHash { get; init; }

    /// <summary>Where the anchor was before, oldest first; grows by one whenever somebody accepts another place.</summary>
    public ImmutableArray<AnchorMove> History { get; init; } = [];
}

/// <summary>A place that an anchor has left because somebody accepted another.</summary>
/// <param name="Exact">The words it had there.</param>
/// <param name="At">Where it was, in UTF-16 code units, if that was known.</param>
/// <param name="TextHash">The text it was made on, if that was known.</param>
/// <param name="Score">How alike the old and the new words are: 1 - distance / length, 1 for the same words.</param>
/// <param name="AcceptedBy">Who accepted the new place.</param>
public sealed record AnchorMove(string Exact, SourceSpan? At, string? TextHash, double Score, string AcceptedBy);
