namespace Parley.Analysis.Inverse;

/// <summary>The cheapest rankings under which a condition holds, by trying all, cheapest first; for conditions of which nothing is known that could shorten it.</summary>
/// <remarks>
/// Foresight, policies, readings and attitudes react to a ranking in ways that no small set of pairs describes. So totals are tried in ascending order, each
/// with every way to share it out among the parties, and of each party's rankings only those at the distance that is its share. The first hit is the least;
/// when the budget ends, every total below has been tried in full.
/// </remarks>
internal sealed class RankingTrials(int[][] ranks, int?[] factors, Func<int[][], bool> holds)
{
    private readonly Dictionary<(int Party, long HalfSwaps), int[][]> layers = [];
    private long work;

    /// <summary>What was found.</summary>
    /// <param name="Ranks">The cheapest rankings; null when there are none below the ceiling, or the budget ended.</param>
    /// <param name="HalfSwaps">What they cost, or what everything else costs at least.</param>
    /// <param name="IsClosed">Whether the search came to its end.</param>
    /// <param name="Examined">How many rankings and combinations of them were looked at.</param>
    public readonly record struct Outcome(int[][]? Ranks, long HalfSwaps, bool IsClosed, long Examined);

    /// <summary>Searches below a ceiling; that the condition does not hold under the rankings as they are is known.</summary>
    /// <param name="ceiling">A cost at which the condition is known to hold, in half swaps with factors; nothing that dear is tried.</param>
    /// <param name="steps">How many rankings and combinations may be looked at.</param>
    /// <param name="progress">Told the share of the budget that is used.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public Outcome Find(long ceiling, int steps, IProgress<double>? progress, CancellationToken cancellation)
    {
        long[] most = [.. ranks.Select((row, j) => factors[j] is null ? 0 : Farthest(row))];
        long end = Enumerable.Range(0, ranks.Length).Sum(j => (factors[j] ?? 0) * most[j]);
        for (long total = 1; total <= end && total < ceiling; total++)
        {
            cancellation.ThrowIfCancellationRequested();
            int[][] chosen = new int[ranks.Length][];
            switch (Share(0, total))
            {
                case true:
                    return new(chosen, total, true, work);
                case null:
                    return new(null, total, false, Math.Min(work, steps));
            }

            bool? Share(int j, long left)
            {
                if (j == ranks.Length)
                {
                    if ((++work & 0x3F) == 0)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        progress?.Report(Math.Min(1, (double)work / Math.Max(1, steps)));
                    }
                    return work > steps ? null : holds(chosen);
                }
                if (factors[j] is not int factor)
                {
                    chosen[j] = ranks[j];
                    return j + 1 < ranks.Length || left == 0 ? Share(j + 1, left) : false;
                }
                for (long share = 0; share <= most[j] && share * factor <= left; share++)
                {
                    if (j == ranks.Length - 1 && share * factor != left)
                        continue;
                    if (Layer(j, share, steps) is not int[][] layer)
                        return null;
                    foreach (int[] row in layer)
                    {
                        chosen[j] = row;
                        bool? found = Share(j + 1, left - share * factor);
                        if (found is not false)
                            return found;
                    }
                }
                return false;
            }
        }
        return new(null, ceiling, true, work);
    }

    // All of a party's rankings at one distance; null when the budget ends before they are listed.
    private int[][]? Layer(int party, long halfSwaps, int steps)
    {
        if (layers.TryGetValue((party, halfSwaps), out int[][]? known))
            return known;
        List<int[]> found = [];
        int[] row = ranks[party], place = new int[row.Length];
        if (!Extend([.. Enumerable.Range(0, row.Length)], 1, halfSwaps))
            return null;
        layers.Add((party, halfSwaps), [.. found]);
        return [.. found];

        // Groups of states that were tied are taken from the best down; a group taken before what was better, or before its own ties, costs.
        bool Extend(List<int> left, int group, long budget)
        {
            if (++work > steps)
                return false;
            if (left.Count == 0)
            {
                if (budget == 0)
                    found.Add([.. place.Select(g => group - g)]);
                return true;
            }
            foreach (int rank in left.Select(s => row[s]).Distinct().OrderDescending())
            {
                long better = left.Count(s => row[s] > rank);
                if (2 * better > budget)
                    break;
                int[] tied = [.. left.Where(s => row[s] == rank)];
                for (int size = tied.Length; size >= 1; size--)
                {
                    long cost = 2 * better * size + (long)size * (tied.Length - size);
                    if (cost > budget)
                        continue;
                    foreach (int[] taken in Subsets.OfSize(tied.Length, size))
                    {
                        foreach (int k in taken)
                            place[tied[k]] = group;
                        if (!Extend([.. left.Except(taken.Select(k => tied[k]))], group + 1, budget - cost))
                            return false;
                    }
                }
            }
            return true;
        }
    }

    // Everything upside down and all ties broken.
    private static long Farthest(int[] row)
    {
        long sum = 0;
        for (int a = 0; a < row.Length; a++)
            for (int b = a + 1; b < row.Length; b++)
                sum += row[a] == row[b] ? 1 : 2;
        return sum;
    }
}
