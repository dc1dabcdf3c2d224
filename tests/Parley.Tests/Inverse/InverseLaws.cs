using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Inverse;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Inverse;

/// <summary>The smallest change of rankings: against exhaustive search, and what must hold of every answer.</summary>
public sealed class InverseLaws
{
    private static readonly ImmutableArray<StabilityConcept> Concepts =
        [StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr, StabilityConcept.Seq, StabilityConcept.Sseq, StabilityConcept.Sim, StabilityConcept.SeqOrSim];

    private static readonly ImmutableArray<StabilityConcept> Tried =
    [
        new StabilityConcept.LimitedMove(2), new StabilityConcept.LimitedMove(3), StabilityConcept.NonMyopic, new StabilityConcept.MaximinStability(3), StabilityConcept.Policy,
        StabilityConcept.CrediblePolicy, new StabilityConcept.ForesightTogether(2), new StabilityConcept.ForesightAlone(2),
        new StabilityConcept.Read(SanctionForm.Seq, new PreferenceReading.Unknown(UnknownIndex.A)), new StabilityConcept.Read(SanctionForm.Gmr, new PreferenceReading.Relational()),
    ];

    private static readonly Gen<(GraphModel Model, int Target, int?[] Factors)> Questions =
        from conflict in RandomConflicts.Any(2, 3, 3)
        let model = GraphModel.Of(conflict)!
        where model.StateCount <= 6
        from target in Gen.Int[0, model.StateCount - 1]
        from factors in Gen.Int[0, 6].Array[model.DecisionMakers.Length]
        select (model, target, factors.Select(f => f == 0 ? null : f <= 4 ? (int?)1 : f - 3).ToArray());

    /// <summary>Conflicts in options and graphs whose moves need not be transitive, with ties, one-way options, rules, fixed and dear parties.</summary>
    private static readonly Gen<(GraphModel Model, int Target, int?[] Factors)> MoreQuestions =
        from conflict in Gen.OneOf(RandomConflicts.Any(2, 4, 4), RandomConflicts.Any(2, 3, 3), RandomForms.Graphs, RandomForms.Ranked)
        let model = GraphModel.Of(conflict)!
        where model.StateCount <= 6
        from target in Gen.Int[0, model.StateCount - 1]
        from factors in Gen.Int[0, 8].Array[model.DecisionMakers.Length]
        select (model, target, factors.Select(f => f == 0 ? null : f <= 5 ? (int?)1 : f - 4).ToArray());

    [Fact]
    public void Every_concept_agrees_with_trying_every_ranking() => MoreQuestions.Sample(question =>
    {
        (GraphModel model, int target, int?[] factors) = question;
        ImmutableArray<StabilityConcept> concepts = [.. Concepts.Where(c => Definitions.IsDefined(c, model))];
        TinyInverse judge = new(model, target, factors);
        foreach (InverseAnswer answer in Inversion.Conduct(model, new() { Target = target, Concepts = concepts, Factors = [.. factors], Steps = 1_000_000 }).Answers)
            if (judge.Least(answer.Concepts[0]) is long expected)
                Assert.Equal(expected / 2m, Assert.IsType<Change.Smallest>(answer.Change).Cost);
            else
                Assert.IsType<Change.Impossible>(answer.Change);
    }, iter: TestScale.Of(300, 25_000));

    [Fact]
    public void Foresight_policies_and_readings_agree_with_trying_every_ranking()
    {
        int changed = 0, impossible = 0;
        (from conflict in RandomConflicts.Any(2, 3, 2)
         let model = GraphModel.Of(conflict)!
         where model.StateCount is > 0 and <= 4
         from target in Gen.Int[0, model.StateCount - 1]
         from factors in Gen.Int[0, 6].Array[model.DecisionMakers.Length]
         select (model, target, factors.Select(f => f == 0 ? null : f <= 4 ? (int?)1 : f - 3).ToArray())).Sample(question =>
        {
            (GraphModel model, int target, int?[] factors) = question;
            ImmutableArray<StabilityConcept> concepts = [.. Tried.Where(c => Definitions.IsDefined(c, model))];
            foreach (InverseAnswer answer in Inversion.Conduct(model, new() { Target = target, Concepts = concepts, Factors = [.. factors], Steps = 1_000_000 }).Answers)
                if (InverseDefinitions.Least(model, factors, m => InverseDefinitions.IsEquilibrium(answer.Concepts[0], m, target)) is long expected)
                {
                    Change.Smallest found = Assert.IsType<Change.Smallest>(answer.Change);
                    Assert.Equal(expected / 2m, found.Cost);
                    Assert.True(InverseDefinitions.IsEquilibrium(answer.Concepts[0], GraphModel.Of(Rankings.Revised(model.Conflict, found.Revisions))!, target));
                    if (found.Cost > 0)
                        Interlocked.Increment(ref changed);
                }
                else
                {
                    Assert.IsType<Change.Impossible>(answer.Change);
                    Interlocked.Increment(ref impossible);
                }
            foreach (InverseAnswer answer in Inversion.Conduct(model, new() { Target = target, Concepts = concepts, Factors = [.. factors], Steps = 9 }).Answers)
                if (answer.Change is Change.Open open && InverseDefinitions.Least(model, factors, m => InverseDefinitions.IsEquilibrium(answer.Concepts[0], m, target)) is long least)
                    Assert.True(open.AtLeast <= least / 2m && (open.Best is null || open.Best.Cost >= least / 2m));
        }, iter: TestScale.Of(60, 1_500));
        // Random conflicts: few are impossible, and a short run may meet none.
        Assert.True(changed > 20 && (impossible > 10 || !TestScale.IsFull), $"{changed} changed, {impossible} impossible");
    }

    [Fact]
    public void Whatever_bound_is_told_when_the_budget_ends_is_below_the_least() => MoreQuestions.Sample(question =>
    {
        (GraphModel model, int target, int?[] factors) = question;
        TinyInverse judge = new(model, target, factors);
        foreach (InverseAnswer answer in Inversion.Conduct(model, new() { Target = target, Concepts = [.. Concepts.Where(c => Definitions.IsDefined(c, model))], Factors = [.. factors], Steps = 2 }).Answers)
            if (answer.Change is Change.Open open && judge.Least(answer.Concepts[0]) is long expected)
                Assert.True(open.AtLeast <= expected / 2m && (open.Best is null || open.Best.Cost >= expected / 2m));
            else if (answer.Change is Change.Smallest smallest)
                Assert.Equal(judge.Least(answer.Concepts[0]) / 2m, smallest.Cost);
    }, iter: TestScale.Of(150, 10_000));

    [Fact]
    public void The_second_judge_agrees_with_the_definition() =>
        Gen.Select(Questions, Gen.Int[0, Concepts.Length - 1]).Sample((question, k) =>
        {
            (GraphModel model, int target, int?[] factors) = question;
            Assert.Equal(
                InverseDefinitions.Least(model, factors, changed => InverseDefinitions.IsEquilibrium(Concepts[k], changed, target)),
                new TinyInverse(model, target, factors).Least(Concepts[k]));
        }, iter: TestScale.Of(100, 2_000));

    [Fact]
    public void The_smallest_change_agrees_with_exhaustive_search() =>
        Gen.Select(Questions, Gen.Int[0, Concepts.Length - 1]).Sample((question, k) =>
        {
            (GraphModel model, int target, int?[] factors) = question;
            StabilityConcept concept = Concepts[k];
            long? expected = InverseDefinitions.Least(model, factors, changed => InverseDefinitions.IsEquilibrium(concept, changed, target));
            Change found = Inversion.Conduct(model, new() { Target = target, Concepts = [concept], Factors = [.. factors], Steps = 1_000_000 }).Answers[0].Change;
            if (expected is null)
                Assert.IsType<Change.Impossible>(found);
            else
                Assert.Equal(expected / 2m, Assert.IsType<Change.Smallest>(found).Cost);
        }, iter: TestScale.Of(150, 3_000));

    [Fact]
    public void Applying_the_answer_makes_the_target_an_equilibrium_at_the_cost_told() =>
        Gen.Select(RandomConflicts.Any(2, 4, 5), Gen.Int[0, 31]).Sample((conflict, number) =>
        {
            GraphModel model = GraphModel.Of(conflict)!;
            int target = number % model.StateCount;
            foreach (InverseAnswer answer in Inversion.Conduct(model, new() { Target = target, Concepts = Concepts, Steps = 300 }).Answers)
            {
                decimal bound = answer.Change is Change.Open open ? open.AtLeast : 0;
                if ((answer.Change as Change.Smallest ?? (answer.Change as Change.Open)?.Best) is not Change.Smallest smallest)
                    continue;
                GraphModel changed = GraphModel.Of(Rankings.Revised(conflict, smallest.Revisions))!;
                Assert.True(InverseDefinitions.IsEquilibrium(answer.Concepts[0], changed, target));
                Assert.True(bound <= smallest.Cost);
                Assert.Equal(smallest.Cost, smallest.Revisions.Sum(r => Rankings.HalfSwaps(model.Ranks(r.DecisionMaker), changed.Ranks(r.DecisionMaker))) / 2m);
                Assert.Equal(smallest.Cost, smallest.Revisions.Sum(r => r.Pairs.Sum(p => p.WasTied ? 0.5m : 1m)));
                foreach (Revision revision in smallest.Revisions)
                    Assert.All(revision.Pairs, p => Assert.True(
                        changed.Prefers(revision.DecisionMaker, p.Above, p.Below) && !model.Prefers(revision.DecisionMaker, p.Above, p.Below)));
            }
        }, iter: TestScale.Of(150, 5_000));

    [Fact]
    public void Wider_concepts_never_cost_more_and_all_together_cost_what_Nash_costs() =>
        Gen.Select(RandomConflicts.Any(2, 3, 4), Gen.Int[0, 15]).Sample((conflict, number) =>
        {
            GraphModel model = GraphModel.Of(conflict)!;
            InverseStudy study = new() { Target = number % model.StateCount, Concepts = StabilityConcept.Core, Steps = 300 };
            Dictionary<string, Change> of = Inversion.Conduct(model, study).Answers.ToDictionary(a => a.Concepts[0].Key, a => a.Change);
            foreach ((string narrow, string wide) in new[] { ("nash", "sseq"), ("sseq", "seq"), ("seq", "gmr"), ("sseq", "smr"), ("smr", "gmr"), ("nash", "sim") })
                if (of[narrow] is Change.Smallest dear && of[wide] is Change.Smallest cheap)
                    Assert.True(cheap.Cost <= dear.Cost);
            Assert.Equal(
                Assert.IsType<Change.Smallest>(of["nash"]).Cost,
                Assert.IsType<Change.Smallest>(Assert.Single(Inversion.Conduct(model, study with { Together = true }).Answers).Change).Cost);
        }, iter: TestScale.Of(150, 5_000));

    [Fact]
    public void Merged_models_are_answered_too()
    {
        GraphModel model = GraphModel.Of(new Conflict(
            RandomConflicts.Players([0, 0, 1], 2, _ => Direction.Both), [], null,
            [Ranking(3, 8, 5, 8, 1, 8, 4, 8), Ranking(6, 2, 5, 2, 1, 2, 7, 2)],
            [new Formula.Takes(0)]))!;
        Assert.Equal(5, model.StateCount);
        for (int target = 0; target < 5; target++)
            foreach (StabilityConcept concept in Concepts.Take(5))
            {
                int state = target;
                Assert.Equal(
                    InverseDefinitions.Least(model, [1, 1], changed => InverseDefinitions.IsEquilibrium(concept, changed, state)) / 2m,
                    Assert.IsType<Change.Smallest>(Inversion.Conduct(model, new() { Target = target, Concepts = [concept] }).Answers[0].Change).Cost);
            }

        static Preference Ranking(params int[] worth) => RandomConflicts.RankingOf(worth, Enumerable.Range(0, 8).Select(b => new State((UInt128)(uint)b)));
    }

    [Fact]
    public void The_cheapest_ranking_for_any_wishes_agrees_with_trying_all_rankings() => (
        from n in Gen.Int[2, 6]
        from worth in Gen.Int[0, 5].Array[n]
        from pairs in Gen.Select(Gen.Int[0, n - 1], Gen.Int[0, n - 1], Gen.Bool).Array[1, 4]
        select (worth, pairs)).Sample(drawn =>
        {
            int[] levels = [.. drawn.worth.Distinct().Order()], ranks = [.. drawn.worth.Select(w => Array.IndexOf(levels, w) + 1)];
            Wish[] wishes = [.. drawn.pairs.Where(p => p.Item1 != p.Item2).Select(p => new Wish(0, p.Item1, p.Item2, p.Item3)).Distinct()];
            if (wishes.Length == 0)
                return;
            long expected = InverseDefinitions.All(ranks).Where(r => wishes.All(w => w.IsMet([r]))).Select(r => Rankings.HalfSwaps(ranks, r)).DefaultIfEmpty(CheapestRanking.Never).Min();
            long steps = long.MaxValue;
            CheapestRanking cheapest = new(ranks);
            (long cost, CheapestRanking.Layout? layout) = cheapest.Of(wishes, ref steps);
            Assert.Equal(expected, cost);
            if (cost == CheapestRanking.Never)
                return;
            int[] changed = cheapest.Apply(layout);
            Assert.All(wishes, w => Assert.True(w.IsMet([changed])));
            Assert.Equal(cost, Rankings.HalfSwaps(ranks, changed));
            if (wishes.Length == 1)
                Assert.Equal(cost, cheapest.CostOf(wishes[0]));
        }, iter: TestScale.Of(1_500, 50_000));
}
