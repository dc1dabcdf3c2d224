using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Inverse;

/// <summary>The smallest change as it is defined, by trying all rankings, cheapest first. Slow, obvious, and the judge of the engine.</summary>
public static class InverseDefinitions
{
    /// <summary>The cost of the cheapest rankings under which a condition holds, in half swaps with everybody's factor; null when there are none.</summary>
    /// <param name="model">A tiny model.</param>
    /// <param name="factors">One per decision maker; null where the ranking is fixed.</param>
    /// <param name="holds">The condition.</param>
    public static long? Least(GraphModel model, IReadOnlyList<int?> factors, Func<GraphModel, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentNullException.ThrowIfNull(holds);
        int[][] ranks = Rankings.Of(model);
        (long Cost, int[] Ranks)[][] choices =
        [
            .. ranks.Select((row, j) => factors[j] is int factor
                ? All(row).Select(r => (factor * Rankings.HalfSwaps(row, r), r)).OrderBy(c => c.Item1).ToArray()
                : [(0L, row)]),
        ];
        SortedSet<long> totals = [0];
        foreach ((long Cost, int[] Ranks)[] choice in choices)
            totals = [.. totals.SelectMany(t => choice.Select(c => c.Cost).Distinct().Select(c => t + c))];
        foreach (long total in totals)
            if (Combinations(choices, 0, total).Any(changed => holds(Rankings.Model(model, changed))))
                return total;
        return null;
    }

    /// <summary>Whether a state is an equilibrium by the definitions.</summary>
    public static bool IsEquilibrium(StabilityConcept concept, GraphModel model, int state)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Enumerable.Range(0, model.DecisionMakers.Length).All(i => Definitions.IsStable(concept, model, i, state));
    }

    /// <summary>Every ranking that holds no tie that the old one does not.</summary>
    public static IEnumerable<int[]> All(int[] ranks)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        return Extend([], Enumerable.Range(0, ranks.Length).ToHashSet());

        // Groups are taken from the best down; a group holds states that were tied.
        IEnumerable<int[]> Extend(List<int[]> groups, HashSet<int> left)
        {
            if (left.Count == 0)
            {
                int[] result = new int[ranks.Length];
                for (int g = 0; g < groups.Count; g++)
                    foreach (int s in groups[g])
                        result[s] = groups.Count - g;
                yield return result;
            }
            foreach (int rank in left.Select(s => ranks[s]).Distinct().ToArray())
            {
                int[] tied = [.. left.Where(s => ranks[s] == rank)];
                for (int bits = 1; bits < 1 << tied.Length; bits++)
                {
                    int[] group = [.. tied.Where((_, k) => (bits >> k & 1) != 0)];
                    foreach (int[] result in Extend([.. groups, group], [.. left.Except(group)]))
                        yield return result;
                }
            }
        }
    }

    private static IEnumerable<int[][]> Combinations((long Cost, int[] Ranks)[][] choices, int party, long total)
    {
        if (party == choices.Length)
        {
            if (total == 0)
                yield return [];
            yield break;
        }
        foreach ((long cost, int[] row) in choices[party].TakeWhile(c => c.Cost <= total))
            foreach (int[][] rest in Combinations(choices, party + 1, total - cost))
                yield return [row, .. rest];
    }
}
