using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>How an option of several owners changes. Numbers reach disk: append only.</summary>
public enum SharedMoves
{
    /// <summary>Each owner may change it alone.</summary>
    Any = 0,

    /// <summary>It changes only when all owners act together.</summary>
    Jointly = 1,
}

/// <summary>Who controls an option together.</summary>
/// <param name="Owners">Indices of at least two decision makers, ascending; the one under whose name the option stands is among them.</param>
/// <param name="Moves">How it changes.</param>
public sealed record Sharing(ImmutableArray<int> Owners, SharedMoves Moves)
{
    /// <inheritdoc/>
    public bool Equals(Sharing? other) => other is not null && Moves == other.Moves && Owners.AsSpan().SequenceEqual(other.Owners.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Owners.Aggregate((int)Moves, HashCode.Combine);
}
