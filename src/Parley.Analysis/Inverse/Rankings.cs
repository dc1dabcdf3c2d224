using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Inverse;

/// <summary>Rankings as rows of ranks: their distance, and the model in which they hold.</summary>
public static class Rankings
{
    /// <summary>The ranks of every decision maker of a model, one row each.</summary>
    /// <exception cref="InvalidOperationException">Somebody's preference is not a complete order.</exception>
    public static int[][] Of(GraphModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. Enumerable.Range(0, model.DecisionMakers.Length).Select(i => model.Ranks(i).ToArray())];
    }

    /// <summary>How many half swaps lie between two rankings: two for each pair that is reversed, one for each tie that is made or broken.</summary>
    /// <remarks>Twice Kendall's distance for rankings without ties. Sources: [Kendall1938], [KemenySnell1962].</remarks>
    public static long HalfSwaps(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        if (one.Length != other.Length)
            throw new ArgumentException($"Got {one.Length} and {other.Length} ranks.", nameof(other));
        long sum = 0;
        for (int a = 0; a < one.Length; a++)
            for (int b = a + 1; b < one.Length; b++)
                sum += Math.Abs(Math.Sign(one[a] - one[b]) - Math.Sign(other[a] - other[b]));
        return sum;
    }

    /// <summary>The pairs that a new ranking orders differently, best new place first.</summary>
    public static ImmutableArray<PairChange> Differences(int[] before, int[] after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        int[] order = [.. Enumerable.Range(0, after.Length).OrderByDescending(s => after[s])];
        ImmutableArray<PairChange>.Builder changes = ImmutableArray.CreateBuilder<PairChange>();
        for (int k = 0; k < order.Length; k++)
            for (int l = k + 1; l < order.Length; l++)
                if (after[order[k]] > after[order[l]] && before[order[k]] <= before[order[l]])
                    changes.Add(new(order[k], order[l], before[order[k]] == before[order[l]]));
        return changes.ToImmutable();
    }

    /// <summary>A ranking of the feasible states, the members of merged states side by side.</summary>
    public static Preference.Ranking Preference(GraphModel model, int[] ranks)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(ranks);
        return new(
        [
            .. Enumerable.Range(0, ranks.Length).GroupBy(s => ranks[s]).OrderByDescending(g => g.Key)
                .Select(g => g.SelectMany(s => model.Members(s)).ToImmutableArray()),
        ]);
    }

    /// <summary>The same conflict with other preferences.</summary>
    public static Conflict Revised(Conflict conflict, IEnumerable<Revision> revisions)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentNullException.ThrowIfNull(revisions);
        Preference?[] preferences = [.. conflict.Preferences];
        foreach (Revision revision in revisions)
            preferences[revision.DecisionMaker] = revision.Preference;
        return WithPreferences(conflict, [.. preferences]);
    }

    internal static Conflict WithPreferences(Conflict conflict, ImmutableArray<Preference?> preferences) =>
        conflict.With(preferences: preferences);

    /// <summary>The same model with other ranks.</summary>
    internal static GraphModel Model(GraphModel model, int[][] ranks) =>
        GraphModel.Of(WithPreferences(model.Conflict, [.. ranks.Select(row => (Preference?)Preference(model, row))]))!;
}
