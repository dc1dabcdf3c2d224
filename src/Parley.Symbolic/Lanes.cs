using System.Collections.Immutable;
using System.Numerics;
using Parley.Conflicts;

namespace Parley.Symbolic;

/// <summary>Everything one decision maker can do with own options while the others stand still, one bit for each combination.</summary>
/// <remarks>
/// Lane l is the combination in which the k-th own option is taken where bit k of l is set. A table over lanes is an array of words, lane 0 in
/// the lowest bit of the first word. A formula is evaluated for all lanes at once; the other options come from a state called the rest.
/// Not safe to share between threads.
/// </remarks>
internal sealed class Lanes
{
    /// <summary>With more own options than this, moves are found by the solver instead.</summary>
    public const int MostOptions = 20;

    private static readonly ulong[] LowLanes =
    [
        0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0,
        0xFF00_FF00_FF00_FF00, 0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000,
    ];

    private readonly UnlistedModel model;
    private readonly int mover;
    private readonly int[] own, placeOf;
    private readonly UInt128[] parts;                              // the own options of each lane, in their places
    private readonly Stack<ulong[]> spare = new();
    private long[] worth = [];
    private StateOrder? worthOf;

    public Lanes(UnlistedModel model, int mover)
    {
        (this.model, this.mover) = (model, mover);
        Control = model.Control(mover);
        own = [.. Enumerable.Range(0, model.Options).Where(k => (Control >> k & 1) != 0)];
        placeOf = new int[State.MaxOptions];
        Array.Fill(placeOf, -1);
        for (int k = 0; k < own.Length; k++)
            placeOf[own[k]] = k;
        Count = 1 << own.Length;
        WordCount = Math.Max(1, Count >> 6);
        parts = new UInt128[Count];
        for (int l = 1; l < Count; l++)
            parts[l] = parts[l & (l - 1)] | UInt128.One << own[BitOperations.TrailingZeroCount(l)];
    }

    /// <summary>The own options.</summary>
    public UInt128 Control { get; }

    public int Count { get; }

    public int WordCount { get; }

    /// <summary>Words looked at so far: a measure of work that does not depend on the machine.</summary>
    public long Work { get; private set; }

    /// <summary>The state of a lane.</summary>
    public State At(State rest, int lane) => new((rest.Bits & ~Control) | parts[lane]);

    /// <summary>The lane of a state.</summary>
    public int LaneOf(State state)
    {
        int lane = 0;
        for (int k = 0; k < own.Length; k++)
            lane |= (int)(state.Bits >> own[k] & 1) << k;
        return lane;
    }

    public ulong[] Rent() => spare.TryPop(out ulong[]? words) ? words : new ulong[WordCount];

    public void Return(ulong[] words) => spare.Push(words);

    /// <summary>The next lane of a table; -1 after the last.</summary>
    public int After(ReadOnlySpan<ulong> table, int lane) => lane + 1 < Count ? Words.Next(table, lane + 1) : -1;

    /// <summary>Every lane.</summary>
    public void All(Span<ulong> into)
    {
        into.Fill(ulong.MaxValue);
        if (Count < 64)
            into[0] = (1UL << Count) - 1;
    }

    /// <summary>Keeps the lanes that are feasible.</summary>
    public void KeepFeasible(State rest, Span<ulong> lanes)
    {
        ulong[] holds = Rent();
        foreach (Condition f in model.Infeasible)
            switch (Truth(f, rest, holds))
            {
                case true:
                    lanes.Clear();
                    break;
                case null:
                    Words.AndNot(lanes, holds);
                    break;
            }
        Return(holds);
    }

    /// <summary>Keeps the lanes to which the decision maker can move from a state, feasibility aside; staying is none of them.</summary>
    public void KeepPermitted(State from, Span<ulong> lanes)
    {
        for (int k = 0; k < own.Length; k++)
        {
            UInt128 bit = UInt128.One << own[k];
            if ((model.ForwardOnly & bit & from.Bits) != 0)
                Keep(lanes, k, true);
            if ((model.BackwardOnly & bit & ~from.Bits) != 0)
                Keep(lanes, k, false);
        }
        foreach (OneWayScale scale in model.OneWayScales)
            if (scale.Owner == mover)
            {
                // At most one level is taken in a feasible state, so a level that may not be reached is one option that may not be taken.
                int height = scale.Height(from);
                for (int h = 1; h <= scale.Options.Length; h++)
                    if (scale.Rises ? h < height : h > height)
                        Keep(lanes, placeOf[scale.Options[h - 1]], false);
                if (scale.Rises && height > 0)
                    KeepAnyOf(lanes, scale.Options.AsSpan()[(height - 1)..]);
            }
        KeepUnforbidden(mover, from, from, lanes);
        int here = LaneOf(from);
        lanes[here >> 6] &= ~(1UL << here);
    }

    /// <summary>Keeps the lanes in which no transition forbids somebody to change the rest; the lane itself stays or is what changes.</summary>
    /// <param name="by">Who moves. If that is the decision maker of the lanes, the move leads from one state to the lanes; otherwise lanes stay as they are.</param>
    /// <param name="from">The rest before.</param>
    /// <param name="to">The rest after.</param>
    /// <param name="lanes">Narrowed.</param>
    public void KeepUnforbidden(int by, State from, State to, Span<ulong> lanes)
    {
        foreach ((Condition source, Condition target, ImmutableArray<int> bound) in model.Transitions)
        {
            if (!bound.IsEmpty && !bound.Contains(by))
                continue;
            ulong[] before = Rent(), after = Rent();
            bool? left = by == mover ? source.Holds(from) : Truth(source, from, before), right = left == false ? false : Truth(target, to, after);
            if (left == true && right == true)
                lanes.Clear();
            else if (left != false && right != false)
            {
                if (left is true)
                    Words.AndNot(lanes, after);
                else
                {
                    if (right is null)
                        Words.And(before, after);
                    Words.AndNot(lanes, before);
                }
            }
            Return(before);
            Return(after);
        }
    }

    /// <summary>Keeps the lanes whose state is preferred to one given state.</summary>
    public void KeepBetter(StateOrder order, State rest, State than, Span<ulong> lanes)
    {
        if (!order.Weights.IsDefault)
        {
            long bound = order.Worth(than), others = order.Worth(new State(rest.Bits & ~Control));
            ReadOnlySpan<long> mine = WorthOfLanes(order);
            for (int lane = Words.Next(lanes, 0); lane >= 0; lane = After(lanes, lane))
                if (others + mine[lane] <= bound)
                    lanes[lane >> 6] &= ~(1UL << lane);
            Work += Count;
            return;
        }
        ulong[] tied = Rent(), holds = Rent();
        lanes.CopyTo(tied);
        lanes.Clear();
        foreach (Condition f in order.Statements)
        {
            bool wanted = f.Holds(than);
            bool? value = Truth(f, rest, holds);
            if (value is null)
            {
                if (wanted)
                    Words.And(tied, holds);
                else
                {
                    Words.And(holds, tied);
                    Words.Or(lanes, holds);
                    Words.AndNot(tied, holds);
                }
            }
            else if (value != wanted)
            {
                if (wanted)
                    tied.AsSpan().Clear();
                else
                {
                    Words.Or(lanes, tied);
                    tied.AsSpan().Clear();
                }
            }
            if (!Words.Any(tied))
                break;
        }
        Return(tied);
        Return(holds);
    }

    /// <summary>Keeps the lanes in which the change of the rest is an improvement for somebody.</summary>
    public void KeepImproved(StateOrder order, State from, State to, Span<ulong> lanes)
    {
        if (!order.Weights.IsDefault)
        {
            if (order.Worth(new State(to.Bits & ~Control)) <= order.Worth(new State(from.Bits & ~Control)))
                lanes.Clear();
            return;
        }
        ulong[] tied = Rent(), before = Rent(), after = Rent();
        lanes.CopyTo(tied);
        lanes.Clear();
        foreach (Condition f in order.Statements)
        {
            Fill(Truth(f, from, before), before);
            Fill(Truth(f, to, after), after);
            // Better where it holds after and not before; decided where the two differ.
            Words.Xor(before, after);
            Words.And(after, before);
            Words.And(after, tied);
            Words.Or(lanes, after);
            Words.AndNot(tied, before);
            if (!Words.Any(tied))
                break;
        }
        Return(tied);
        Return(before);
        Return(after);
    }

    /// <summary>Of some lanes, the most preferred one; ties go to the lowest.</summary>
    public int Best(StateOrder order, State rest, ReadOnlySpan<ulong> among)
    {
        if (!order.Weights.IsDefault)
        {
            ReadOnlySpan<long> mine = WorthOfLanes(order);
            int best = -1;
            for (int lane = Words.Next(among, 0); lane >= 0; lane = After(among, lane))
                if (best < 0 || mine[lane] > mine[best])
                    best = lane;
            return best;
        }
        ulong[] left = Rent(), holds = Rent();
        among.CopyTo(left);
        foreach (Condition f in order.Statements)
            if (Truth(f, rest, holds) is null)
            {
                Words.And(holds, left);
                if (Words.Any(holds))
                    holds.CopyTo(left.AsSpan());
            }
        int found = Words.Next(left, 0);
        Return(left);
        Return(holds);
        return found;
    }

    /// <summary>Of some lanes, the one that changes fewest options; ties go to the lowest. There is at least one.</summary>
    public int Nearest(State from, ReadOnlySpan<ulong> among)
    {
        int here = LaneOf(from), best = -1, least = int.MaxValue;
        for (int lane = Words.Next(among, 0); lane >= 0; lane = After(among, lane))
            if (BitOperations.PopCount((uint)(lane ^ here)) is int changes && changes < least)
                (best, least) = (lane, changes);
        Work += WordCount;
        return best;
    }

    /// <summary>The truth of a condition: the same in all lanes, or null with one bit per lane in <paramref name="into"/>.</summary>
    public bool? Truth(Condition condition, State rest, Span<ulong> into)
    {
        if ((condition.Mentions & Control) == 0)
        {
            Work++;
            return condition.Holds(rest);
        }
        switch (condition.Formula)
        {
            case Formula.Takes f:
                Column(placeOf[f.Index], into);
                return null;
            case Formula.Not:
                return Inverted(Truth(condition.Left!, rest, into), into);
            case Formula.And:
                return Both(condition, false, false, rest, into);
            case Formula.Or:                                       // not (not left and not right)
                return Inverted(Both(condition, true, true, rest, into), into);
            case Formula.If:                                       // not (condition and not consequent)
                return Inverted(Both(condition, false, true, rest, into), into);
            default:
                return Same(condition, rest, into);
        }
    }

    private bool? Both(Condition pair, bool negateLeft, bool negateRight, State rest, Span<ulong> into)
    {
        bool? first = Truth(pair.Left!, rest, into);
        if (negateLeft)
            first = Inverted(first, into);
        if (first == false)
            return false;
        if (first == true)
        {
            bool? only = Truth(pair.Right!, rest, into);
            return negateRight ? Inverted(only, into) : only;
        }
        ulong[] holds = Rent();
        bool? second = Truth(pair.Right!, rest, holds);
        if (second is null && negateRight)
            Words.AndNot(into, holds);
        else if (second is null)
            Words.And(into, holds);
        Return(holds);
        return second is bool known && known == negateRight ? false : null;
    }

    private bool? Same(Condition pair, State rest, Span<ulong> into)
    {
        bool? first = Truth(pair.Left!, rest, into);
        if (first is bool left)
        {
            bool? only = Truth(pair.Right!, rest, into);
            return left ? only : Inverted(only, into);
        }
        ulong[] holds = Rent();
        bool? second = Truth(pair.Right!, rest, holds);
        if (second is null)
            Words.Xor(into, holds);
        if (second != true)
            Words.Not(into);
        Return(holds);
        return null;
    }

    private static bool? Inverted(bool? value, Span<ulong> table)
    {
        if (value is null)
            Words.Not(table);
        return !value;
    }

    private void Column(int place, Span<ulong> into)
    {
        Work += WordCount;
        if (place < 6)
            into.Fill(LowLanes[place]);
        else
            for (int w = 0; w < into.Length; w++)
                into[w] = (w >> (place - 6) & 1) != 0 ? ulong.MaxValue : 0;
    }

    private static void Fill(bool? value, Span<ulong> table)
    {
        if (value is bool constant)
            table.Fill(constant ? ulong.MaxValue : 0);
    }

    private void Keep(Span<ulong> lanes, int place, bool taken)
    {
        ulong[] holds = Rent();
        Column(place, holds);
        if (taken)
            Words.And(lanes, holds);
        else
            Words.AndNot(lanes, holds);
        Return(holds);
    }

    private void KeepAnyOf(Span<ulong> lanes, ReadOnlySpan<int> options)
    {
        ulong[] any = Rent(), holds = Rent();
        any.AsSpan().Clear();
        foreach (int option in options)
        {
            Column(placeOf[option], holds);
            Words.Or(any, holds);
        }
        Words.And(lanes, any);
        Return(any);
        Return(holds);
    }

    private ReadOnlySpan<long> WorthOfLanes(StateOrder order)
    {
        if (!ReferenceEquals(worthOf, order))
        {
            worthOf = order;
            worth = new long[Count];
            for (int l = 1; l < Count; l++)
                worth[l] = worth[l & (l - 1)] + order.Weights[own[BitOperations.TrailingZeroCount(l)]];
        }
        return worth;
    }
}
