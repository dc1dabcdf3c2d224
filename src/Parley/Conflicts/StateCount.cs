namespace Parley.Conflicts;

/// <summary>Whether a conflict has more feasible states than a list may hold, found out without listing them.</summary>
/// <remarks>
/// Options that no rule connects multiply: the states are all combinations of what is feasible in each connected group. A few feasible
/// combinations of each group are enough to see that there are too many in all.
/// </remarks>
internal sealed class StateCount
{
    // How many combinations of one group are counted in the first and in the second round.
    private const int Few = 1, Many = 1 << 12;

    private readonly Formula[] infeasible;
    private readonly UInt128[] exclusive;
    private readonly CancellationToken cancellation;
    private long steps = 4_000_000;

    private StateCount(Formula[] infeasible, UInt128[] exclusive, CancellationToken cancellation) =>
        (this.infeasible, this.exclusive, this.cancellation) = (infeasible, exclusive, cancellation);

    /// <summary>Whether there are certainly more states than that; false when it is not certain.</summary>
    /// <param name="options">How many options there are.</param>
    /// <param name="infeasible">A state is infeasible where one of these holds.</param>
    /// <param name="exclusive">Options of which at most one is taken, as masks.</param>
    /// <param name="limit">How many states a list may hold.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static bool Exceeds(int options, Formula[] infeasible, UInt128[] exclusive, int limit, CancellationToken cancellation)
    {
        UInt128[] groups = Groups(options, infeasible, exclusive);
        StateCount count = new(infeasible, exclusive, cancellation);
        // Every group has to be feasible at all before any number of combinations of the others says something.
        double certain = 1;
        foreach (UInt128 group in groups)
            if (count.AtLeast(group, Few) < Few)
                return false;
        foreach (UInt128 group in groups)
        {
            certain *= UInt128.IsPow2(group) && count.IsFree(group) ? 2 : count.AtLeast(group, Many);
            if (certain > limit)
                return true;
        }
        return false;
    }

    private static UInt128[] Groups(int options, Formula[] infeasible, UInt128[] exclusive)
    {
        List<UInt128> groups = [.. Enumerable.Range(0, options).Select(k => UInt128.One << k)];
        foreach (UInt128 together in infeasible.Select(f => f.Mentions).Concat(exclusive))
        {
            UInt128 joined = groups.Where(g => (g & together) != 0).Aggregate(UInt128.Zero, (all, g) => all | g);
            groups.RemoveAll(g => (g & together) != 0);
            if (joined != 0)
                groups.Add(joined);
        }
        return [.. groups.Order()];
    }

    private bool IsFree(UInt128 option) => !Array.Exists(infeasible, f => (f.Mentions & option) != 0) && !Array.Exists(exclusive, mask => (mask & option) != 0);

    /// <summary>How many combinations of a group are feasible, counted up to a bound; fewer when the search for them takes too long.</summary>
    private int AtLeast(UInt128 group, int bound)
    {
        Formula[] rules = [.. infeasible.Where(f => (f.Mentions & group) != 0)];
        UInt128[] masks = [.. exclusive.Where(mask => (mask & group) != 0)];
        int found = 0;
        Descend(0, 0);
        return found;

        void Descend(UInt128 bits, UInt128 known)
        {
            if (found >= bound || --steps < 0)
                return;
            if ((steps & 1023) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (Array.Exists(masks, mask => UInt128.PopCount(bits & mask) > 1) || Array.Exists(rules, f => f.HoldsPartly(new State(bits), known) == true))
                return;
            UInt128 left = group & ~known;
            if (left == 0)
            {
                found++;
                return;
            }
            UInt128 option = left & (0 - left);
            Descend(bits, known | option);
            Descend(bits | option, known | option);
        }
    }
}
