using System.Collections.Immutable;
using Parley.Evidence;

namespace Parley.Conflicts;

/// <summary>What the judgements of a conflict rest on that are no nouns of their own.</summary>
public sealed record Grounds
{
    /// <summary>Nothing is named.</summary>
    public static Grounds None { get; } = new();

    /// <summary>Of the status quo.</summary>
    public Ground StatusQuo { get; init; } = Ground.None;

    /// <summary>Of each formula under <see cref="Conflict.Indistinguishable"/>; empty when none is named.</summary>
    public ImmutableArray<Ground> Indistinguishable { get; init; } = [];

    /// <summary>Of the attitudes of each decision maker; empty when none is named.</summary>
    public ImmutableArray<Ground> Attitudes { get; init; } = [];

    /// <summary>Of the moves of a graph.</summary>
    public Ground Moves { get; init; } = Ground.None;
}
