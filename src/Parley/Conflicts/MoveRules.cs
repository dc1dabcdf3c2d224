using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>Which moves a conflict allows, feasibility aside: who controls what, in which direction, and what is forbidden.</summary>
/// <remarks>
/// A mover is a decision maker, or, from the number of decision makers on, a group that owns an option jointly. Alone, a decision maker changes
/// any of the options controlled alone or shared with others any of whom may move. A group makes a joint move: one step that changes at least
/// one option owned jointly by exactly this group, and with it any options owned jointly within the group or controlled by its members.
/// </remarks>
internal sealed class MoveRules
{
    private readonly ImmutableArray<int>[] members;
    private readonly UInt128[] control, needed;                     // per mover: what may change, and of what something must
    private readonly UInt128 forwardOnly, backwardOnly;
    private readonly Option[][] oneWayScales;
    private readonly ImmutableArray<ForbiddenTransition> forbidden;

    public MoveRules(ImmutableArray<DecisionMaker> decisionMakers, ImmutableArray<Option> options, ImmutableArray<ForbiddenTransition> forbidden)
    {
        this.forbidden = forbidden;
        int n = decisionMakers.Length;
        Joint =
        [
            .. options.Select(o => o.Sharing).Where(s => s?.Moves == SharedMoves.Jointly).Distinct().Select(s => s!.Owners),
        ];
        members = [.. Enumerable.Range(0, n).Select(i => ImmutableArray.Create(i)), .. Joint];
        (control, needed) = (new UInt128[members.Length], new UInt128[members.Length]);
        for (int mover = 0; mover < members.Length; mover++)
            foreach (Option option in options)
            {
                UInt128 bit = UInt128.One << option.Index;
                bool may = option.Sharing switch
                {
                    null => members[mover].Contains(option.Owner),
                    { Moves: SharedMoves.Any } any => any.Owners.Any(members[mover].Contains),
                    { } jointly => mover >= n && jointly.Owners.All(members[mover].Contains),
                };
                if (may)
                    control[mover] |= bit;
                if (mover < n || (option.Sharing is { Moves: SharedMoves.Jointly } exactly && exactly.Owners.AsSpan().SequenceEqual(members[mover].AsSpan())))
                    needed[mover] |= bit;
            }
        foreach (Option option in options)
        {
            UInt128 bit = UInt128.One << option.Index;
            forwardOnly |= option.Direction == Direction.ForwardOnly ? bit : 0;
            backwardOnly |= option.Direction == Direction.BackwardOnly ? bit : 0;
        }
        oneWayScales =
        [
            .. options.Where(o => o.Level is { Scale.Direction: not Direction.Both })
                .GroupBy(o => (o.Owner, o.Level!.Scale.Id)).Select(g => g.OrderBy(o => o.Level!.Height).ToArray()),
        ];
        IsPlain = forbidden.IsEmpty && oneWayScales.Length == 0 && options.All(o => o.Sharing is null);
    }

    /// <summary>Whether every option has one owner and moves follow from options and their directions alone.</summary>
    public bool IsPlain { get; }

    /// <summary>The groups that own an option jointly.</summary>
    public ImmutableArray<ImmutableArray<int>> Joint { get; }

    /// <summary>The bits a mover may change.</summary>
    public UInt128 Control(int mover) => control[mover];

    public bool Allow(int mover, State from, State to)
    {
        UInt128 changed = from.Bits ^ to.Bits;
        return (changed & needed[mover]) != 0
            && (changed & ~control[mover]) == 0
            && (from.Bits & forwardOnly & ~to.Bits) == 0
            && (to.Bits & backwardOnly & ~from.Bits) == 0
            && Array.TrueForAll(oneWayScales, scale => Rightly(scale, from, to))
            && !forbidden.Any(f => f.Forbids(members[mover], from, to));
    }

    private static bool Rightly(Option[] scale, State from, State to)
    {
        int before = Height(scale, from), after = Height(scale, to);
        return scale[0].Level!.Scale.Direction == Direction.ForwardOnly ? after >= before : after <= before;
    }

    private static int Height(Option[] scale, State state) => Array.FindLastIndex(scale, o => state.Takes(o)) + 1;
}
