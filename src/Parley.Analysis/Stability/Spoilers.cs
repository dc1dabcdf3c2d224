using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Who can leave an outcome and gain by it, whether that is deterred, and what would keep them.</summary>
/// <remarks>
/// A departure is deterred by an answer of the others that ends in a state no better for the mover, for groups: no better for some member.
/// Credible answers consist of steps in the interest of those who take them, as in sequential stability; possible answers of any legal moves,
/// as in general metarationality. Sources: [FraserHipel1979], [Howard1971]; for groups [KilgourHipelFangPeng2001].
/// </remarks>
public static class Spoilers
{
    /// <summary>How many decision makers may form groups; with more, single parties are examined only.</summary>
    public const int MostForGroups = 8;

    /// <summary>Examines one outcome.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="state">State index of the outcome.</param>
    /// <param name="concept">By which staying is judged.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <exception cref="ArgumentException">The concept is not defined for the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public static SpoilerFindings Conduct(GraphModel model, int state, StabilityConcept concept, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, model.StateCount);
        int n = model.DecisionMakers.Length;
        CoalitionMoves groups = new(model, cancellation);
        List<Spoiler> spoilers = [];
        for (int i = 0; i < n; i++)
            spoilers.AddRange(Alone(model, i, state, cancellation));
        if (n <= MostForGroups)
            spoilers.AddRange(Together(model, groups, state, cancellation));

        ImmutableArray<bool> stays = [.. Enumerable.Range(0, n).Select(i => Stability.Explain(model, i, state, concept, cancellation).IsStable == true)];
        return new()
        {
            Model = model,
            State = state,
            Concept = concept,
            Stays = stays,
            Spoilers = [.. spoilers],
            Closings = Closings.Exist(concept)
                ? [.. Enumerable.Range(0, n).Where(i => !stays[i]).Select(i => Closings.Of(model, i, state, concept, cancellation))]
                : [],
        };
    }

    private static IEnumerable<Spoiler> Alone(GraphModel g, int i, int s, CancellationToken cancellation) =>
        from to in g.Improvements(i, s).OrderByDescending(t => g.IsRanked ? g.Ranks(i)[t] : 0).ThenBy(t => t)
        let answer = Answers.Cheapest(g, LegalSequences.OpponentsOf(g, i), to, q => !g.Prefers(i, q, s), cancellation)
        select Of(g, new([i]), [new(i, s, to)], to, answer);

    private static IEnumerable<Spoiler> Together(GraphModel g, CoalitionMoves groups, int s, CancellationToken cancellation)
    {
        int n = g.DecisionMakers.Length, everybody = (1 << n) - 1;
        foreach (int group in Enumerable.Range(1, everybody).Where(b => int.PopCount(b) > 1).OrderBy(b => int.PopCount(b)).ThenBy(b => b))
        {
            int[] members = [.. groups.Members(group)];
            foreach (int to in CoalitionMoves.StatesOf(groups.Improvements(group, s)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (Enumerable.Range(1, group - 1).Any(part => (part & ~group) == 0 && groups.Reach(part, s) is ulong[] set && (set[to >> 6] >> to & 1) != 0))
                    continue;                                     // fewer can do it, and all of them gain too
                bool Deters(int q) => Array.Exists(members, i => !g.Prefers(i, q, s));
                int[] others = [.. groups.Members(everybody & ~group)];
                (ImmutableArray<UnilateralMove>, int)? answer = groups.ClassPath(everybody & ~group, to, Deters) is { } willing
                    ? (willing, 0)
                    : Answers.Cheapest(g, others, to, Deters, cancellation) is var (moves, _) ? (moves, -1) : null;
                yield return Of(g, new([.. members]), groups.Path(group, s, to), to, answer);
            }
        }
    }

    // Reluctant steps are counted for single parties; a group's credible answer may hold steps that only pay together, and its possible one is judged step by step.
    private static Spoiler Of(GraphModel g, Coalition movers, ImmutableArray<UnilateralMove> moves, int to, (ImmutableArray<UnilateralMove> Moves, int Reluctant)? answer) => new()
    {
        Movers = movers,
        Moves = moves,
        To = to,
        Deterred = answer is null ? Deterred.Not : answer.Value.Reluctant == 0 ? Deterred.Credibly : Deterred.Possibly,
        Answer = answer is var (path, _) ? new Sanction { Moves = path, Result = path[^1].To } : null,
        Unwilling = answer is { Reluctant: not 0 } possible ? [.. possible.Moves.Where(m => !g.Prefers(m.Mover, m.To, m.From))] : [],
    };
}
