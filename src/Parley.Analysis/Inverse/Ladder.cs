namespace Parley.Analysis.Inverse;

/// <summary>The cheapest way to make one party content with a state when only what is not better than that state matters.</summary>
/// <remarks>
/// Let F be the states not better than the target s, and let the condition, once true, stay true as F grows (Nash, GMR, SMR, and the others
/// while the opponents' rankings stay). Suppose a new ranking brings into F some states that were better, the best of them in a tie C of c states,
/// k of C among them, a one of these. Then, in half swaps: every state b that stood strictly between s and C costs at least 2, since (a, b)
/// or (b, s) is reversed; the states of C cost 2k + k(c - k), since those left behind break their tie with those taken along, and that is c + 1 for
/// k = 1 and at least 2c for more; and every state t tied with s costs at least 1, since otherwise (a, t) is reversed. Raising s just above a
/// alone, or just above all of C, costs exactly this and brings everything below C into F besides. So the cheapest change is found on a ladder
/// of raises: the lowest rung on which the condition holds. Checked against exhaustive search.
/// </remarks>
internal static class Ladder
{
    /// <summary>Raises a state as little as possible.</summary>
    /// <param name="cheapest">Prices for the party's ranking.</param>
    /// <param name="ranks">The party's ranks.</param>
    /// <param name="s">The state to be raised.</param>
    /// <param name="holds">The condition, asked with marks in the place of ranks: 0 for the target and what is not better, 1 for what is.</param>
    /// <param name="rungs">Raised by one for each rung tried.</param>
    /// <returns>The cost, and the states the target has to be raised above; none when nothing has to change.</returns>
    public static (long HalfSwaps, int[] Above) Climb(CheapestRanking cheapest, int[] ranks, int s, Func<int[], bool> holds, ref long rungs)
    {
        int low = ranks[s], high = cheapest.Top;                   // the condition holds at high, where nothing is better
        while (low < high)
        {
            int middle = (low + high) / 2;
            rungs++;
            if (holds(Marks(middle)))
                high = middle;
            else
                low = middle + 1;
        }
        if (high == ranks[s])
            return (0, []);
        int[] tie = [.. Enumerable.Range(0, ranks.Length).Where(a => ranks[a] == high)];
        long up = 2L * cheapest.Between(ranks[s], high) + cheapest.Size(ranks[s]) - 1;
        if (tie.Length == 1)
            return (up + 2, tie);
        int[] marks = Marks(high - 1);
        foreach (int a in tie)
        {
            rungs++;
            marks[a] = 0;
            if (holds(marks))
                return (up + tie.Length + 1, [a]);
            marks[a] = 1;
        }
        return (up + 2L * tie.Length, tie);

        int[] Marks(int bound) => [.. ranks.Select(r => r > bound ? 1 : 0)];
    }

    /// <summary>Drops a state as little as possible: the same upside down, for a condition that stays true as more states become better.</summary>
    /// <remarks>
    /// A tie with the state itself is the first rung, since a tempting state must be strictly better: to drop below a tie of c others, or to lift one
    /// of them out of it, costs c half swaps, and lifting more costs no less.
    /// </remarks>
    /// <param name="cheapest">Prices for the party's ranking.</param>
    /// <param name="ranks">The party's ranks.</param>
    /// <param name="s">The state to be dropped.</param>
    /// <param name="holds">The condition, asked with marks: 1 for what is better than the state, 0 for it and what is not.</param>
    /// <param name="rungs">Raised by one for each rung tried.</param>
    /// <returns>The cost, and the states that must come to stand above; null when no drop does it.</returns>
    public static (long HalfSwaps, int[] Below)? Descend(CheapestRanking cheapest, int[] ranks, int s, Func<int[], bool> holds, ref long rungs)
    {
        int low = 1, high = ranks[s] + 1;                          // the condition is asked with everything of this rank and above being better
        rungs++;
        if (!holds(Marks(low)))
            return null;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            rungs++;
            if (holds(Marks(middle)))
                low = middle;
            else
                high = middle - 1;
        }
        if (low > ranks[s])
            return (0, []);
        int[] tie = [.. Enumerable.Range(0, ranks.Length).Where(a => a != s && ranks[a] == low)];
        if (low == ranks[s])
            return (tie.Length, tie);
        long down = 2L * cheapest.Between(low, ranks[s]) + cheapest.Size(ranks[s]) - 1;
        int[] marks = Marks(low + 1);
        foreach (int a in tie)
        {
            rungs++;
            marks[a] = 1;
            if (holds(marks))
                return (down + tie.Length + 1, [a]);
            marks[a] = 0;
        }
        return (down + 2L * tie.Length, tie);

        int[] Marks(int bound) => [.. ranks.Select((r, a) => a != s && r >= bound ? 1 : 0)];
    }
}
