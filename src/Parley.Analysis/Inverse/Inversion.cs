using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Inverse;

/// <summary>The door to inverse analysis: what would have to change for a state to be an equilibrium.</summary>
public static class Inversion
{
    /// <summary>Whether the question can be asked of a state under a concept: the concept exists for the model, is not about strength, and has few enough joint answers.</summary>
    public static bool Answers(GraphModel model, int target, StabilityConcept concept)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TargetState(model, target).Answers(concept);
    }

    /// <summary>Answers a study.</summary>
    /// <param name="model">A model in which every preference is a complete order.</param>
    /// <param name="study">The question.</param>
    /// <param name="progress">Told the share done, from 0 to 1; a search counts by the budget it has used.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <exception cref="ArgumentException">A preference is not a complete order, or the factors, prices or budget make no sense.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public static InverseFindings Conduct(
        GraphModel model, InverseStudy study, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(study);
        ArgumentOutOfRangeException.ThrowIfNegative(study.Target, nameof(study));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(study.Target, model.StateCount, nameof(study));
        int n = model.DecisionMakers.Length;
        if (!model.IsRanked)
            throw new ArgumentException("Every preference must be a complete order; a preference that is partly unknown has no nearest change.", nameof(model));
        if (!study.Factors.IsEmpty && (study.Factors.Length != n || study.Factors.Any(f => f < 1)))
            throw new ArgumentException($"Factors are one whole number of at least 1 for each of {n} decision makers, or none for a fixed preference.", nameof(study));
        if (study.Edits is not { Swap: >= 1, Drop: >= 1, Negate: >= 1, Add: >= 1 } || study.Steps < 0)
            throw new ArgumentException("Every edit costs at least 1, and the number of steps is not negative.", nameof(study));

        TargetState target = new(model, study.Target);
        ImmutableArray<StabilityConcept> possible = [.. study.Concepts.Where(target.Answers).Distinct()];
        ImmutableArray<StabilityConcept>[] questions = study.Together && possible.Length > 0 ? [possible] : [.. possible.Select(c => ImmutableArray.Create(c))];
        int?[] factors = study.Factors.IsEmpty ? [.. Enumerable.Repeat<int?>(1, n)] : [.. study.Factors];
        List<InverseAnswer> answers = [];
        foreach (ImmutableArray<StabilityConcept> concepts in questions)
        {
            cancellation.ThrowIfCancellationRequested();
            Part? part = Part.Of(progress, (double)answers.Count / questions.Length, 1.0 / questions.Length);
            Change change = study.By == ChangeMeasure.Statements
                ? new StatementSearch(target, study, factors, part).Find(concepts, cancellation)
                : ByRankings(target, concepts, factors, study.Steps, part, cancellation);
            answers.Add(new(concepts, change));
            progress?.Report((double)answers.Count / questions.Length);
        }
        return new(model, [.. answers], [.. study.Concepts.Where(c => !target.Answers(c)).Distinct()]);
    }

    private static Change ByRankings(
        TargetState target, ImmutableArray<StabilityConcept> concepts, int?[] factors, int steps, IProgress<double>? progress, CancellationToken cancellation)
    {
        int[][] ranks = Rankings.Of(target.Model);
        if (concepts.All(c => target.IsEquilibrium(c, ranks)))
            return new Change.Smallest(0, [], Proof.Nothing, concepts.Length);

        if (!concepts.All(c => c.IsOverRanks))
            return ByTrial(target, concepts, ranks, factors, steps, progress, cancellation);

        // 1. What each party must pay whatever the others do, and what it pays when the others' rankings stay.
        RankingSearch search = new(ranks, factors);
        long rungs = 0;
        int n = ranks.Length, s = target.State;
        (long HalfSwaps, int[] Above)[] needed = new (long, int[])[n], alone = new (long, int[])[n], nash = new (long, int[])[n];
        for (int i = 0; i < n; i++)
        {
            int party = i;
            cancellation.ThrowIfCancellationRequested();
            needed[i] = Climb(marks => concepts.All(c => target.CouldBeStable(c, marks, party)));
            alone[i] = Climb(marks => concepts.All(c => target.Undeterred(c, [.. ranks.Select((row, j) => j == party ? marks : row)], party) < 0));
            nash[i] = Climb(marks => target.CouldBeStable(StabilityConcept.Nash, marks, party));

            (long, int[]) Climb(Func<int[], bool> holds) => Ladder.Climb(search.Cheapest(party), ranks[party], s, holds, ref rungs);
        }
        long floor = search.Weighed([.. needed.Select(l => l.HalfSwaps)]);
        if (!concepts.Any(TargetState.DependsOnOpponents))
            return floor >= CheapestRanking.Never ? new Change.Impossible(rungs) : Smallest(Raised(needed), Proof.Ladder, rungs);

        foreach (StabilityConcept concept in concepts.Where(c => c.IsCredible()))
            for (int i = 0; i < n && floor < CheapestRanking.Never; i++)
                floor = Math.Max(floor, new CheapestWays(target, ranks, search, factors, cancellation).Of(concept, i, [.. needed.Select(l => l.HalfSwaps)]).Floor);
        if (floor >= CheapestRanking.Never)
            return new Change.Impossible(rungs);

        // 2. Raising the target for everybody is a solution under Nash stability, and mostly under what is cheaper.
        int[][]? best = null;
        long ceiling = CheapestRanking.Never;
        foreach ((long HalfSwaps, int[] Above)[] raise in new[] { alone, nash })
            if (search.Weighed([.. raise.Select(l => l.HalfSwaps)]) is long cost && cost < ceiling && Raised(raise) is int[][] raised && concepts.All(c => target.IsEquilibrium(c, raised)))
                (best, ceiling) = (raised, cost);
        if (Planned(target, concepts, ranks, factors, search, ceiling, steps, cancellation) is var (planned, price))
            (best, ceiling) = (planned, price);
        if (best is not null && ceiling == floor)
            return Smallest(best, Proof.Bound, rungs);

        // 3. Between the two bounds, required pairs are searched.
        RankingSearch.Outcome outcome = search.Find(new HoldDemand(target, concepts), [.. needed.Select(l => l.HalfSwaps)], ceiling, steps, progress, cancellation);
        if (outcome.Ranks is not null)
            return Smallest(outcome.Ranks, Proof.Search, outcome.Examined);
        if (outcome.IsClosed)
            return best is null ? new Change.Impossible(outcome.Examined) : Smallest(best, Proof.Search, outcome.Examined);
        return new Change.Open(Math.Max(floor, outcome.HalfSwaps) / 2m, best is null ? null : Smallest(best, Proof.Search, outcome.Examined), outcome.Examined);

        int[][] Raised((long HalfSwaps, int[] Above)[] raises) => [.. ranks.Select((row, j) => raises[j].HalfSwaps == 0 ? row : Raise(j, raises[j].Above))];

        int[] Raise(int j, int[] above)
        {
            long unlimited = long.MaxValue;
            CheapestRanking cheapest = search.Cheapest(j);
            return cheapest.Apply(cheapest.Of([.. above.Select(a => new Wish(j, s, a, Strict: false))], ref unlimited).Layout);
        }

        Change.Smallest Smallest(int[][] changed, Proof proof, long examined) => new(
            Enumerable.Range(0, n).Sum(j => (factors[j] ?? 0) * Rankings.HalfSwaps(ranks[j], changed[j]) / 2m),
            Revisions(target.Model, ranks, changed, factors), proof, examined);
    }

    // What makes the state the best for everybody who minds costs something, and often suffices; everything cheaper is tried.
    private static Change ByTrial(
        TargetState target, ImmutableArray<StabilityConcept> concepts, int[][] ranks, int?[] factors, int steps, IProgress<double>? progress, CancellationToken cancellation)
    {
        bool Holds(int[][] changed) => concepts.All(c => target.IsEquilibrium(c, changed));
        Change.Smallest? known = null;
        long ceiling = long.MaxValue;
        if (ByRankings(target, [StabilityConcept.Nash], factors, steps, null, cancellation) is Change.Smallest nash
            && GraphModel.Of(Rankings.Revised(target.Model.Conflict, nash.Revisions), cancellation: cancellation) is GraphModel revised && Rankings.Of(revised) is int[][] best && Holds(best))
            (known, ceiling) = (nash, (long)(2 * nash.Cost));
        RankingTrials.Outcome outcome = new RankingTrials(ranks, factors, Holds).Find(ceiling, steps, progress, cancellation);
        if (outcome.Ranks is int[][] found)
            return new Change.Smallest(outcome.HalfSwaps / 2m, Revisions(target.Model, ranks, found, factors), Proof.Trial, outcome.Examined);
        return outcome.IsClosed
            ? known is null ? new Change.Impossible(outcome.Examined) : known with { Proof = Proof.Trial, Examined = outcome.Examined }
            : new Change.Open(outcome.HalfSwaps / 2m, known, outcome.Examined);
    }

    // A solution put together from the cheapest ways for one failing party after the other; null when that comes to nothing below the ceiling.
    private static (int[][] Ranks, long Cost)? Planned(
        TargetState target, ImmutableArray<StabilityConcept> concepts, int[][] ranks, int?[] factors, RankingSearch search, long ceiling, int steps, CancellationToken cancellation)
    {
        if (!concepts.All(c => c.IsCredible()))
            return null;
        Wish[] wishes = [];
        int[][] changed = ranks;
        for (int round = 0; round <= 4 * ranks.Length; round++)
        {
            (StabilityConcept? Concept, int Party) failing = concepts.SelectMany(c => Enumerable.Range(0, ranks.Length).Select(i => (c, i)))
                .FirstOrDefault(f => target.Undeterred(f.c, changed, f.i) >= 0);
            if (failing.Concept is null)
                return (changed, search.Weighed([.. ranks.Select((row, j) => Rankings.HalfSwaps(row, changed[j]))]));
            List<Wish> plan = new CheapestWays(target, changed, new(changed, factors), factors, cancellation).Of(failing.Concept, failing.Party, new long[ranks.Length]).Plan;
            Wish[] more = [.. wishes.Union(plan)];
            if (more.Length == wishes.Length || search.Meet(wishes = more, ceiling, steps) is not int[][] met)
                return null;
            changed = met;
        }
        return null;
    }

    internal static ImmutableArray<Revision> Revisions(GraphModel model, int[][] ranks, int[][] changed, int?[] factors) =>
    [
        .. Enumerable.Range(0, ranks.Length).Where(j => !ranks[j].AsSpan().SequenceEqual(changed[j])).Select(j => new Revision
        {
            DecisionMaker = j,
            Cost = (factors[j] ?? 0) * Rankings.HalfSwaps(ranks[j], changed[j]) / 2m,
            Preference = Rankings.Preference(model, changed[j]) with { Because = model.Conflict.Preferences[j]!.Because },
            Pairs = Rankings.Differences(ranks[j], changed[j]),
        }),
    ];
}
