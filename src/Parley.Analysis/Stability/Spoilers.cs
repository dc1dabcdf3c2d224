using System.Collections.Immutable;
using System.Numerics;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Who can leave an outcome and gain by it, whether that is deterred, and what would keep them.</summary>
/// <remarks>
/// A departure is deterred by an answer of the others that ends in a state no better for the mover, for groups: no better for some member.
/// Credible answers consist of steps in the interest of those who take them, as in sequential stability; possible answers of any legal moves,
/// as in general metarationality. Sources: [FraserHipel1979], [Howard1971]; for groups [KilgourHipelFangPeng2001]; for inside and outside
/// [Stedman1997].
/// </remarks>
public sealed class Spoilers
{
    /// <summary>How many decision makers may form groups; with more, single parties are examined only.</summary>
    public const int MostForGroups = 16;

    private readonly GraphModel g;
    private readonly int s;
    private readonly StepBudget budget;
    private readonly CancellationToken cancellation;
    private readonly CoalitionMoves groups;
    private readonly ImmutableArray<Spoiler>.Builder found = ImmutableArray.CreateBuilder<Spoiler>();

    private Spoilers(GraphModel g, SpoilerStudy study, CancellationToken cancellation)
    {
        (this.g, s, this.cancellation) = (g, study.State, cancellation);
        budget = new(study.Budget);
        groups = new(g, budget, cancellation);
    }

    /// <summary>Examines one outcome.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="study">The question.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <exception cref="ArgumentException">The concept is not defined for the model, or a signatory is no decision maker of it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public static SpoilerFindings Conduct(GraphModel model, SpoilerStudy study, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(study);
        ArgumentOutOfRangeException.ThrowIfNegative(study.State, nameof(study));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(study.State, model.StateCount, nameof(study));
        int n = model.DecisionMakers.Length;
        if (study.Signatories is ImmutableArray<int> signed && signed.Any(i => i < 0 || i >= n))
            throw new ArgumentException("Every signatory is a decision maker of the model.", nameof(study));

        ImmutableArray<bool> stays = [.. Enumerable.Range(0, n).Select(i => Stability.Explain(model, i, study.State, study.Concept, cancellation).IsStable == true)];
        Spoilers work = new(model, study, cancellation);
        work.Alone();
        long leftOut = work.Together(progress);
        progress?.Report(1);
        return new()
        {
            Model = model,
            Study = study,
            Stays = stays,
            Spoilers = work.found.ToImmutable(),
            GroupsLeftOut = leftOut,
            Closings = Closings.Exist(study.Concept)
                ? [.. Enumerable.Range(0, n).Where(i => !stays[i]).Select(i => Closings.Of(model, i, study.State, study.Concept, cancellation))]
                : [],
        };
    }

    private void Alone()
    {
        for (int i = 0; i < g.DecisionMakers.Length; i++)
            foreach (int to in g.Improvements(i, s).OrderByDescending(t => g.IsRanked ? g.Ranks(i)[t] : 0).ThenBy(t => t))
                found.Add(Of(new([i]), [new(i, s, to)], to,
                    Answers.Cheapest(g, LegalSequences.OpponentsOf(g, i), to, q => !g.Prefers(i, q, s), budget, cancellation)));
    }

    // Groups by size; a group is left out where fewer can do it, for all of these gain too. Answers are sought once all groups are known.
    private long Together(IProgress<double>? progress)
    {
        int n = g.DecisionMakers.Length;
        if (n > MostForGroups)
            return (1L << Math.Min(n, 62)) - 1 - n;
        int everybody = (1 << n) - 1, looked = 0, all = everybody - n;
        Dictionary<int, List<int>> reachedBy = [];                // per state better for all of them: the smallest groups that get there
        List<(int Group, int To)> departures = [];
        foreach (int group in BySize(n))
        {
            cancellation.ThrowIfCancellationRequested();
            ulong[] better = groups.Improvements(group, s);
            if (budget.IsSpent)
                break;
            foreach (int to in CoalitionMoves.StatesOf(better))
            {
                if (!reachedBy.TryGetValue(to, out List<int>? smaller))
                    reachedBy.Add(to, smaller = []);
                if (smaller.Exists(part => (part & ~group) == 0))
                    continue;
                smaller.Add(group);
                if (BitOperations.PopCount((uint)group) > 1)
                    departures.Add((group, to));
            }
            if (BitOperations.PopCount((uint)group) > 1)
                looked++;
            progress?.Report(0.5 * looked / Math.Max(1, all));
        }
        for (int k = 0; k < departures.Count; k++)
        {
            found.Add(Departure(departures[k].Group, departures[k].To, everybody));
            progress?.Report(0.5 + 0.5 * (k + 1) / departures.Count);
        }
        return all - looked;
    }

    private Spoiler Departure(int group, int to, int everybody)
    {
        int[] members = [.. groups.Members(group)], others = [.. groups.Members(everybody & ~group)];
        bool Deters(int q) => Array.Exists(members, i => !g.Prefers(i, q, s));
        ImmutableArray<UnilateralMove>? willing = budget.IsSpent ? null : groups.ClassPath(everybody & ~group, to, Deters);
        // A search that the budget ended has found nothing that can be relied on.
        (ImmutableArray<UnilateralMove>, int)? answer = budget.IsSpent ? null
            : willing is { } credible ? (credible, 0)
            : Answers.Cheapest(g, others, to, Deters, budget, cancellation) is var (moves, _) ? (moves, -1) : null;
        return Of(new([.. members]), groups.Path(group, s, to), to, answer);
    }

    // Reluctant steps are counted for single parties; a group's credible answer may hold steps that only pay together, and its possible one is judged step by step.
    private Spoiler Of(Coalition movers, ImmutableArray<UnilateralMove> moves, int to, (ImmutableArray<UnilateralMove> Moves, int Reluctant)? answer) => new()
    {
        Movers = movers,
        Moves = moves,
        To = to,
        Deterred = answer is null ? budget.IsSpent ? Deterred.Undecided : Deterred.Not : answer.Value.Reluctant == 0 ? Deterred.Credibly : Deterred.Possibly,
        Answer = answer is var (path, _) ? new Sanction { Moves = path, Result = path[^1].To } : null,
        Unwilling = answer is { Reluctant: not 0 } possible ? [.. possible.Moves.Where(m => !g.Prefers(m.Mover, m.To, m.From))] : [],
    };

    private static IEnumerable<int> BySize(int n) =>
        Enumerable.Range(1, n).SelectMany(size => Enumerable.Range(1, (1 << n) - 1).Where(group => BitOperations.PopCount((uint)group) == size));
}
