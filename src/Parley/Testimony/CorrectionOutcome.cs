using Parley.Cases;

namespace Parley.Testimony;

/// <summary>What became of a correction in a text.</summary>
/// <param name="Correction">The correction.</param>
/// <param name="Span">Where its words stand; null for names and for words without a place.</param>
/// <param name="Placement">Why there is no place, when there is none: an orphan, a proposal, or several places.</param>
public sealed record CorrectionOutcome(Correction Correction, SourceSpan? Span, Placement? Placement)
{
    /// <summary>Whether the correction was applied.</summary>
    public bool IsApplied => Placement is null;
}
