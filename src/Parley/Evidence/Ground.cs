using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Evidence;

/// <summary>What a judgement rests on, and where it stands in the case file.</summary>
/// <param name="Because">Keys of claims; empty when the case names none.</param>
/// <param name="Span">Where the judgement stands.</param>
public sealed record Ground(ImmutableArray<string> Because, SourceSpan Span = default)
{
    /// <summary>No claim is named.</summary>
    public static Ground None { get; } = new([]);
}
