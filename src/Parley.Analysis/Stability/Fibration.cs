using System.Numerics;
using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>How one decision maker's options cut the states into groups between which that decision maker can move.</summary>
/// <remarks>
/// A <em>class</em> holds the states that agree outside the mover's reversible options: the mover goes freely between any two of them.
/// A <em>fibre</em> holds the classes that differ only in one-way options of the mover; between classes of a fibre moves go one way.
/// Without one-way options every fibre is one class.
/// </remarks>
internal sealed class Fibration
{
    private readonly int[]? forwardRows, forward, backwardRows, backward;

    private Fibration(int[] classOf, int[] starts, int[] members, (int[] Rows, int[] Targets)? ahead, (int[] Rows, int[] Targets)? behind)
    {
        (ClassOf, Starts, Members) = (classOf, starts, members);
        (forwardRows, forward) = (ahead?.Rows, ahead?.Targets);
        (backwardRows, backward) = (behind?.Rows, behind?.Targets);
    }

    /// <summary>Class of each state.</summary>
    public int[] ClassOf { get; }

    /// <summary>Length classes + 1; class c is <c>Members[Starts[c]..Starts[c + 1]]</c>.</summary>
    public int[] Starts { get; }

    /// <summary>The states class by class, within a class in ascending rank of the mover.</summary>
    public int[] Members { get; }

    public int Classes => Starts.Length - 1;

    /// <summary>For each state, where in <see cref="Members"/> its class begins to rank above it; the improvements within the class run from there to the class's end.</summary>
    public int[] Tails(ReadOnlySpan<int> ranks)
    {
        int[] tails = new int[ClassOf.Length];
        for (int c = 0; c < Classes; c++)
        {
            int tail = Starts[c + 1];
            for (int at = tail - 1; at >= Starts[c]; at--)
            {
                if (at + 1 < Starts[c + 1] && ranks[Members[at]] < ranks[Members[at + 1]])
                    tail = at + 1;
                tails[Members[at]] = tail;
            }
        }
        return tails;
    }

    /// <summary>The part of a class that ranks above a bound, as positions in <see cref="Members"/>.</summary>
    public Range Above(int c, int bound, ReadOnlySpan<int> ranks)
    {
        int low = Starts[c], high = Starts[c + 1];
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (ranks[Members[middle]] > bound)
                high = middle;
            else
                low = middle + 1;
        }
        return low..Starts[c + 1];
    }

    /// <summary>Whether the mover has one-way options, so that classes can be left for others.</summary>
    public bool HasOneWay => forward is not null;

    /// <summary>Other classes the mover can go to from class c.</summary>
    public ReadOnlySpan<int> Ahead(int c) => forward is null ? [] : forward.AsSpan(forwardRows![c]..forwardRows[c + 1]);

    /// <summary>Other classes from which the mover can come to class c.</summary>
    public ReadOnlySpan<int> Behind(int c) => backward is null ? [] : backward.AsSpan(backwardRows![c]..backwardRows[c + 1]);

    public static Fibration Of(OptionForm g, int decisionMaker, CancellationToken cancellation)
    {
        DecisionMaker mover = g.DecisionMakers[decisionMaker];
        UInt128 oneWay = mover.ForwardOnly | mover.BackwardOnly;
        int[] classOf = Group(g.States, mover.Control & ~oneWay, out int classes);
        cancellation.ThrowIfCancellationRequested();

        int[] starts = new int[classes + 1];
        foreach (int c in classOf)
            starts[c + 1]++;
        for (int c = 0; c < classes; c++)
            starts[c + 1] += starts[c];
        int[] next = starts[..^1], members = new int[classOf.Length];
        foreach (int s in InOrderOf(g.Ranks(decisionMaker)))      // visiting by rank leaves every class sorted by rank
            members[next[classOf[s]]++] = s;
        cancellation.ThrowIfCancellationRequested();

        if (oneWay == 0)
            return new(classOf, starts, members, null, null);
        return new(classOf, starts, members, Links(g, mover, classOf, starts, members, ahead: true), Links(g, mover, classOf, starts, members, ahead: false));
    }

    /// <summary>State indices in ascending order of a small non-negative value; equal values keep their order.</summary>
    public static int[] InOrderOf(ReadOnlySpan<int> values)
    {
        int top = 0;
        foreach (int v in values)
            top = Math.Max(top, v);
        int[] next = new int[top + 2], order = new int[values.Length];
        foreach (int v in values)
            next[v + 1]++;
        for (int v = 0; v <= top; v++)
            next[v + 1] += next[v];
        for (int s = 0; s < values.Length; s++)
            order[next[values[s]]++] = s;
        return order;
    }

    /// <summary>Numbers the groups of states that agree outside the given bits.</summary>
    private static int[] Group(StateList states, UInt128 free, out int groups)
    {
        int[] group = new int[states.Count];
        int m = states.OptionCount;
        UInt128 all = m == 128 ? UInt128.MaxValue : (UInt128.One << m) - 1, key = all & ~free;
        int keyBits = (int)UInt128.PopCount(key);
        if (states.IsCube)
        {
            ulong mask = (ulong)key;
            for (int s = 0; s < group.Length; s++)
                group[s] = (int)Compress((ulong)s, mask);
            groups = 1 << keyBits;
            return group;
        }
        groups = 0;
        if (m <= 64 && keyBits < 31 && 1L << keyBits <= 4L * states.Count + 1024)
        {
            int[] number = new int[1 << keyBits];
            for (int s = 0; s < group.Length; s++)
            {
                ref int known = ref number[(int)Compress((ulong)states[s].Bits, (ulong)key)];
                if (known == 0)
                    known = ++groups;
                group[s] = known - 1;
            }
            return group;
        }
        Dictionary<UInt128, int> seen = [];
        for (int s = 0; s < group.Length; s++)
        {
            UInt128 k = states[s].Bits & key;
            if (!seen.TryGetValue(k, out int known))
                seen.Add(k, known = groups++);
            group[s] = known;
        }
        return group;
    }

    /// <summary>The bits of <paramref name="value"/> under the mask, pushed together at the low end.</summary>
    internal static ulong Compress(ulong value, ulong mask)
    {
        if (System.Runtime.Intrinsics.X86.Bmi2.X64.IsSupported)
            return System.Runtime.Intrinsics.X86.Bmi2.X64.ParallelBitExtract(value, mask);
        ulong result = 0;
        for (int k = 0; mask != 0; mask &= mask - 1, k++)
            result |= (value >> BitOperations.TrailingZeroCount(mask) & 1) << k;
        return result;
    }

    // Classes of a fibre differ only in one-way options, so one member of each tells whether the mover can pass.
    private static (int[] Rows, int[] Targets) Links(OptionForm g, DecisionMaker mover, int[] classOf, int[] starts, int[] members, bool ahead)
    {
        int classes = starts.Length - 1;
        UInt128 oneWay = mover.ForwardOnly | mover.BackwardOnly;
        Dictionary<UInt128, List<int>> fibres = [];
        for (int c = 0; c < classes; c++)
        {
            UInt128 rest = g.States[members[starts[c]]].Bits & ~mover.Control;
            if (!fibres.TryGetValue(rest, out List<int>? fibre))
                fibres.Add(rest, fibre = []);
            fibre.Add(c);
        }
        int[] rows = new int[classes + 1];
        List<int> targets = [];
        for (int c = 0; c < classes; c++)
        {
            State here = g.States[members[starts[c]]];
            foreach (int other in fibres[here.Bits & ~mover.Control])
            {
                State there = g.States[members[starts[other]]];
                UInt128 from = (ahead ? here : there).Bits & oneWay, to = (ahead ? there : here).Bits & oneWay;
                if (other != c && (from & mover.ForwardOnly & ~to) == 0 && (to & mover.BackwardOnly & ~from) == 0)
                    targets.Add(other);
            }
            rows[c + 1] = targets.Count;
        }
        return (rows, [.. targets]);
    }
}
