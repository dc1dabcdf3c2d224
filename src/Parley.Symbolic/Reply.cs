using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Symbolic;

/// <summary>Moves of opponents told by what each takes and leaves, so that the same answer can be given to several improvements.</summary>
/// <param name="Moves">Who sets their own options how; in a sequence one after the other, otherwise all at once from the state under test.</param>
/// <param name="IsSimultaneous">Whether they move at the same time as the focal decision maker.</param>
internal sealed record Reply(ImmutableArray<(int Mover, UInt128 Own)> Moves, bool IsSimultaneous)
{
    /// <summary>The state after one of the moves.</summary>
    public static State Apply(UnlistedModel model, State state, (int Mover, UInt128 Own) move) =>
        new((state.Bits & ~model.Control(move.Mover)) | move.Own);

    /// <summary>Where the answer leads from an improvement.</summary>
    public State Result(UnlistedModel model, State improvement) =>
        Moves.Aggregate(improvement, (state, move) => Apply(model, state, move));

    /// <summary>The same moves when they happen to be these.</summary>
    public bool Equals(Reply? other) => other is not null && IsSimultaneous == other.IsSimultaneous && Moves.AsSpan().SequenceEqual(other.Moves.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Moves.Aggregate(IsSimultaneous ? 1 : 0, HashCode.Combine);
}
