using Parley.Cases;

namespace Parley.Testimony;

/// <summary>A piece of a text as a reader sees it, without markup.</summary>
/// <param name="Span">Where it stands in the stored text.</param>
/// <param name="Shown">What is seen there; the stored characters themselves when null.</param>
public sealed record TextPiece(SourceSpan Span, string? Shown = null);
