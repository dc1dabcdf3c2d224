using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>A player, and the options that stand under that player's name.</summary>
public sealed record DecisionMaker
{
    /// <summary>Names a decision maker.</summary>
    public DecisionMaker(int index, string id, string name, ImmutableArray<Option> options)
    {
        (Index, Id, Name, Options) = (index, id, name, options);
        foreach (Option option in options.Where(o => o.Sharing?.Moves != SharedMoves.Jointly))
        {
            UInt128 bit = UInt128.One << option.Index;
            Control |= bit;
            if (option.Direction == Direction.ForwardOnly)
                ForwardOnly |= bit;
            if (option.Direction == Direction.BackwardOnly)
                BackwardOnly |= bit;
        }
    }

    /// <summary>Position in the conflict's list.</summary>
    public int Index { get; }

    /// <summary>Short name, unique in the conflict.</summary>
    public string Id { get; }

    /// <summary>Full name, as the party uses it.</summary>
    public string Name { get; }

    /// <summary>The options under this player's name, in the conflict's order.</summary>
    public ImmutableArray<Option> Options { get; }

    /// <summary>The bits of a <see cref="State"/> of the own options this player can change without others.</summary>
    public UInt128 Control { get; }

    /// <summary>The controlled bits that can only be set.</summary>
    public UInt128 ForwardOnly { get; }

    /// <summary>The controlled bits that can only be cleared.</summary>
    public UInt128 BackwardOnly { get; }

    /// <summary>Whether one move of this player leads from one state to the other, feasibility aside.</summary>
    /// <remarks>
    /// Any number of own options change at once; each only in a permitted direction; nothing else changes. Staying is no move. Levels that go
    /// one way, options of others' that are shared, and forbidden transitions are known to <see cref="Conflict.CanMove"/> only.
    /// </remarks>
    public bool CanMove(State from, State to) =>
        from != to
        && ((from.Bits ^ to.Bits) & ~Control) == 0
        && (from.Bits & ForwardOnly & ~to.Bits) == 0
        && (to.Bits & BackwardOnly & ~from.Bits) == 0;
}
