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
/// <remarks>Holds scratch memory: one per task.</remarks>
internal sealed class JointRows
{
    private readonly JointModel model;
    private readonly int[][] cells;                                // ranks, then least ranks over the opponents not yet decided
    private readonly int[][] choices;                              // [k]: cell parts of opponent k's improvements
    private readonly int[] counts, stays;
    private readonly int[] needed;                                 // own choices still to be deterred
    private int left;

    public JointRows(JointModel model)
    {
        this.model = model;
        cells = model.Table.Least;
        choices = [.. model.Movers.Skip(1).Select(m => new int[m.Most])];
        (counts, stays) = (new int[choices.Length], new int[choices.Length]);
        needed = new int[model.Movers[0].Most];
    }

    /// <summary>Whether every improvement from s has a joint response that makes it no better.</summary>
    public bool DeterAll(int s)
    {
        int others = 0, responses = 0, bound = model.Ranks[s];
        left = model.Movers[0].Improvements(s, needed);
        for (int k = 0; k < choices.Length; k++)
            others += stays[k] = model.Movers[k + 1].PartOf(s);
        foreach (int own in needed.AsSpan(0, left))               // not even moves of free choice would deter it
            if (cells[0][others + own] > bound)
                return false;
        for (int k = 0; k < choices.Length; k++)
            responses += counts[k] = model.Movers[k + 1].Improvements(s, choices[k]);
        return left == 0 || (responses > 0 && Strike(0, others, bound));
    }

    // Takes opponent k's choices in turn; true as soon as no improvement is left to deter.
    private bool Strike(int k, int cell, int bound)
    {
        if (k == choices.Length)
            return Remove(cells[k].AsSpan(cell, needed.Length), bound);
        int rest = cell - stays[k];
        int[] least = cells[k + 1];
        bool last = k + 1 == choices.Length;
        foreach (int choice in choices[k].AsSpan(0, counts[k]))
            if (last ? Remove(least.AsSpan(rest + choice, needed.Length), bound)
                : AnyWithin(least.AsSpan(rest + choice, needed.Length), bound) && Strike(k + 1, rest + choice, bound))
                return true;
        return last ? Remove(least.AsSpan(cell, needed.Length), bound)
            : AnyWithin(least.AsSpan(cell, needed.Length), bound) && Strike(k + 1, cell, bound);
    }

    /// <summary>Drops every needed choice whose cell is at most the bound; true when none is left.</summary>
    private bool Remove(ReadOnlySpan<int> row, int bound)
    {
        int kept = 0;
        foreach (int own in needed.AsSpan(0, left))
        {
            needed[kept] = own;
            kept += row[own] > bound ? 1 : 0;
        }
        left = kept;
        return kept == 0;
    }

    private bool AnyWithin(ReadOnlySpan<int> row, int bound)
    {
        foreach (int own in needed.AsSpan(0, left))
            if (row[own] <= bound)
                return true;
        return false;
    }
}
