using System.Numerics;
using System.Runtime.Intrinsics;
using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>What <see cref="JointRows"/> needs of a model for one focal decision maker; read only, shared between threads.</summary>
internal sealed class JointModel
{
    public JointModel(OptionForm g, Fibration[] fibrations, JointTable table)
    {
        (Table, Ranks) = (table, g.Ranks(table.Focal).ToArray());
        Movers = [.. ((int[])[table.Focal, .. table.Opponents]).Select(j => new Mover(g, fibrations[j], table, j))];
    }

    public JointTable Table { get; }

    /// <summary>The focal decision maker's ranks.</summary>
    public int[] Ranks { get; }

    /// <summary>The focal decision maker, then the opponents who own options.</summary>
    public Mover[] Movers { get; }

    /// <summary>One decision maker's improvements as parts of cell numbers.</summary>
    internal sealed class Mover(OptionForm g, Fibration fibration, JointTable table, int decisionMaker)
    {
        private readonly int[] ranks = g.Ranks(decisionMaker).ToArray();
        private readonly int[] tails = fibration.Tails(g.Ranks(decisionMaker));
        private readonly int[] parts = table.PartsOf(g, fibration, decisionMaker);

        /// <summary>Writes the parts of all improvements from s and returns how many there are.</summary>
        public int Improvements(int s, Span<int> into)
        {
            int here = fibration.ClassOf[s];
            ReadOnlySpan<int> tail = parts.AsSpan(tails[s]..fibration.Starts[here + 1]);
            tail.CopyTo(into);
            int count = tail.Length;
            foreach (int c in fibration.Ahead(here))
            {
                tail = parts.AsSpan(fibration.Above(c, ranks[s], ranks));
                tail.CopyTo(into[count..]);
                count += tail.Length;
            }
            return count;
        }

        public int PartOf(int s) => table.PartOf(decisionMaker, g.States[s]);

        /// <summary>The most improvements a state can have.</summary>
        public int Most { get; } = 1 << g.DecisionMakers[decisionMaker].Options.Length;
    }
}

/// <summary>Tests joint responses against all improvements of the focal decision maker at once, one row of a <see cref="JointTable"/> at a time.</summary>
/// <remarks>
/// The improvements still to be deterred are a bit mask over the row while there are many, so that a vector comparison deals with 64 of them,
/// and a list once there are few. Holds scratch memory: one per task.
/// </remarks>
internal sealed class JointRows
{
    private const int FewEnoughToList = 8;

    private readonly JointModel model;
    private readonly int[][] cells;                                // [k]: least ranks when opponents k.. choose anything; last the ranks
    private readonly int[][] choices;                              // [k]: cell parts of opponent k's improvements
    private readonly int[] counts, stays;
    private readonly int[] listed;                                 // own choices still to be deterred ...
    private readonly ulong[] mask;                                 // ... or the same as bits
    private int left;
    private bool isListed;

    public JointRows(JointModel model)
    {
        this.model = model;
        cells = model.Table.Least;
        choices = [.. model.Movers.Skip(1).Select(m => new int[m.Most])];
        (counts, stays) = (new int[choices.Length], new int[choices.Length]);
        listed = new int[model.Movers[0].Most];
        mask = new ulong[(listed.Length + 63) / 64];
    }

    /// <summary>Whether every improvement from s has a joint response that makes it no better.</summary>
    public bool DeterAll(int s)
    {
        int others = 0, responses = 0, bound = model.Ranks[s];
        left = model.Movers[0].Improvements(s, listed);
        for (int k = 0; k < choices.Length; k++)
            others += stays[k] = model.Movers[k + 1].PartOf(s);
        foreach (int own in listed.AsSpan(0, left))               // not even answers of free choice would deter it
            if (cells[0][others + own] > bound)
                return false;
        for (int k = 0; k < choices.Length; k++)
            responses += counts[k] = model.Movers[k + 1].Improvements(s, choices[k]);
        if (left == 0 || responses == 0)
            return left == 0;
        isListed = left <= FewEnoughToList || listed.Length < Vector512<int>.Count;
        if (!isListed)
        {
            Array.Clear(mask);
            foreach (int own in listed.AsSpan(0, left))
                mask[own >> 6] |= 1UL << own;
        }
        return Strike(0, others, bound);
    }

    // Takes opponent k's choices in turn; true as soon as no improvement is left to deter.
    private bool Strike(int k, int cell, int bound)
    {
        if (k == choices.Length)
            return Remove(cells[k].AsSpan(cell, listed.Length), bound);
        int rest = cell - stays[k];
        foreach (int choice in choices[k].AsSpan(0, counts[k]))
            if (Helps(k + 1, rest + choice, bound) && Strike(k + 1, rest + choice, bound))
                return true;
        return Helps(k + 1, cell, bound) && Strike(k + 1, cell, bound);
    }

    // Whether some improvement could still be deterred once opponents before k have chosen; at the leaves Remove finds out itself.
    private bool Helps(int k, int cell, int bound) => k == choices.Length || AnyWithin(cells[k].AsSpan(cell, listed.Length), bound);

    /// <summary>Drops every improvement whose cell is at most the bound; true when none is left.</summary>
    private bool Remove(ReadOnlySpan<int> row, int bound)
    {
        if (!isListed)
        {
            left = 0;
            for (int w = 0; w < mask.Length; w++)
                if (mask[w] != 0)
                    left += BitOperations.PopCount(mask[w] &= ~AtMost(row.Slice(w << 6, Math.Min(64, row.Length)), bound));
            if (left <= FewEnoughToList)
                List();
            return left == 0;
        }
        int kept = 0;
        foreach (int own in listed.AsSpan(0, left))
        {
            listed[kept] = own;
            kept += row[own] > bound ? 1 : 0;
        }
        left = kept;
        return kept == 0;
    }

    private bool AnyWithin(ReadOnlySpan<int> row, int bound)
    {
        if (!isListed)
        {
            for (int w = 0; w < mask.Length; w++)
                if (mask[w] != 0 && (mask[w] & AtMost(row.Slice(w << 6, Math.Min(64, row.Length)), bound)) != 0)
                    return true;
            return false;
        }
        foreach (int own in listed.AsSpan(0, left))
            if (row[own] <= bound)
                return true;
        return false;
    }

    private void List()
    {
        isListed = true;
        int count = 0;
        for (int w = 0; w < mask.Length; w++)
            for (ulong rest = mask[w]; rest != 0; rest &= rest - 1)
                listed[count++] = (w << 6) + BitOperations.TrailingZeroCount(rest);
    }

    /// <summary>Bit j is set when cell j is at most the bound; 16, 32 or 64 cells.</summary>
    internal static ulong AtMost(ReadOnlySpan<int> cells, int bound)
    {
        if (!Vector512.IsHardwareAccelerated)
            return AtMostScalar(cells, bound);
        Vector512<int> limit = Vector512.Create(bound);
        ulong bits = 0;
        for (int at = 0; at < cells.Length; at += Vector512<int>.Count)
            bits |= Vector512.LessThanOrEqual(Vector512.Create(cells[at..]), limit).ExtractMostSignificantBits() << at;
        return bits;
    }

    /// <summary>The scalar twin of <see cref="AtMost"/>.</summary>
    internal static ulong AtMostScalar(ReadOnlySpan<int> cells, int bound)
    {
        ulong bits = 0;
        for (int at = 0; at < cells.Length; at++)
            bits |= (cells[at] <= bound ? 1UL : 0) << at;
        return bits;
    }
}
