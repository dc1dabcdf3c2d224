using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Conflicts;

/// <summary>One line of a prioritised preference: what a decision maker wants to be true.</summary>
/// <param name="Formula">The condition.</param>
/// <param name="Text">The words as they stand in the case.</param>
/// <param name="Span">Where they stand.</param>
public sealed record Statement(Formula Formula, string Text, SourceSpan Span)
{
    /// <summary>Keys of the claims this line rests on; empty when it rests on what the whole preference rests on.</summary>
    public ImmutableArray<string> Because { get; init; } = [];
}
