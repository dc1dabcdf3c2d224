using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Inverse;
using Parley.Analysis.Robustness;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Robustness;

using Robustness = Parley.Analysis.Robustness.Robustness;

/// <summary>Margins and shares: against exhaustive search, and what must hold of every answer.</summary>
public sealed class RobustnessLaws
{
    [Fact]
    public void The_margin_agrees_with_exhaustive_search() =>
        Gen.Select(RandomConflicts.Any(2, 3, 3).Where(c => GraphModel.Of(c)!.StateCount <= (c.DecisionMakers.Length == 2 ? 5 : 4)), Gen.Int[0, 7], Gen.Int[0, 6], Gen.Int[0, 2]).Sample((conflict, number, k, who) =>
        {
            GraphModel model = GraphModel.Of(conflict)!;
            int s = number % model.StateCount, i = who % model.DecisionMakers.Length;
            StabilityConcept concept = StabilityConcept.All[k];
            int?[] factors = [.. model.DecisionMakers.Select(_ => (int?)1)];
            if (!model.Moves(i, s).Any())
            {
                Assert.IsType<Change.Impossible>(Margins.Of(new TargetState(model, s), concept, i, 10, CancellationToken.None));
                return;
            }
            long? expected = InverseDefinitions.Least(model, factors, changed => !Definitions.IsStable(concept, changed, i, s));
            Change found = Margins.Of(new TargetState(model, s), concept, i, 1_000_000, CancellationToken.None);
            Assert.Equal(expected / 2m, Assert.IsType<Change.Smallest>(found).Cost);
        }, iter: TestScale.Of(400, 15_000));

    [Fact]
    public void Applying_a_margin_breaks_the_equilibrium_and_every_hinge_does_too() => RandomConflicts.Any(2, 3, 4).Sample(conflict =>
    {
        GraphModel model = GraphModel.Of(conflict)!;
        RobustnessFindings findings = Robustness.Conduct(model, new() { Steps = 300, Draws = 5, MostListed = 0 });
        foreach (Margin margin in findings.Margins)
        {
            Assert.True(InverseDefinitions.IsEquilibrium(margin.Concept, model, margin.State));
            if (margin.Smallest is Change.Smallest smallest)
            {
                Assert.True(smallest.Cost > 0);
                Assert.False(InverseDefinitions.IsEquilibrium(margin.Concept, GraphModel.Of(Rankings.Revised(conflict, smallest.Revisions))!, margin.State));
            }
            foreach (Hinge hinge in margin.Hinges)
                Assert.False(InverseDefinitions.IsEquilibrium(margin.Concept, GraphModel.Of(Without(model, hinge))!, margin.State));
        }
    }, iter: TestScale.Of(60, 2_000));

    [Fact]
    public void Listed_shares_agree_with_trying_every_order_that_breaks_the_ties() =>
        RandomConflicts.Any(2, 2, 2).Where(c => GraphModel.Of(c)!.StateCount <= 4).Sample(conflict =>
        {
            GraphModel model = GraphModel.Of(conflict)!;
            RobustnessFindings findings = Robustness.Conduct(model, new() { Concepts = [StabilityConcept.Nash, StabilityConcept.Seq] });
            int[][] ranks = Rankings.Of(model);
            int[][][] orders = [.. ranks.Select(row => InverseDefinitions.All(row).Where(r => r.Distinct().Count() == r.Length
                && Rankings.Differences(row, r).All(d => d.WasTied)).ToArray())];
            Assert.Equal(orders[0].Length * orders[1].Length, (int)findings.Completions!.Value);
            Assert.Equal(findings.Completions.Value, findings.LookedAt);
            foreach (StabilityConcept concept in new[] { StabilityConcept.Nash, StabilityConcept.Seq })
                for (int s = 0; s < model.StateCount; s++)
                {
                    int state = s;
                    double expected = orders[0].SelectMany(a => orders[1].Select(b => InverseDefinitions.IsEquilibrium(concept, Rankings.Model(model, [a, b]), state) ? 1.0 : 0)).Average();
                    Assert.Equal(expected, findings.Shares.FirstOrDefault(x => x.Concept == concept && x.State == state)?.Value ?? 0, 9);
                }
        }, iter: TestScale.Of(60, 2_000));

    [Fact]
    public void Shares_of_every_form_of_conflict_agree_with_trying_every_order_that_is_consistent_with_what_is_known() =>
        Gen.OneOf(RandomForms.Graphs, RandomForms.Any).Sample(conflict =>
        {
            GraphModel model = GraphModel.Of(conflict)!;
            if (model.StateCount > 4)
                return;
            (int[] Row, double Weight)[][] orders = [.. model.DecisionMakers.Select(d => Consistent(model, d.Index))];
            if (orders.Aggregate(1, (product, o) => product * o.Length) > 600)
                return;
            RobustnessFindings findings = Robustness.Conduct(model, new() { Concepts = [StabilityConcept.Gmr, StabilityConcept.Seq] });
            IEnumerable<(int[][] Rows, double Weight)> all = [([], 1)];
            foreach ((int[] Row, double Weight)[] own in orders)
                all = all.SelectMany(a => own.Select(o => ((int[][])[.. a.Rows, o.Row], a.Weight * o.Weight)));
            foreach (StabilityConcept concept in new[] { StabilityConcept.Gmr, StabilityConcept.Seq })
                for (int s = 0; s < model.StateCount; s++)
                {
                    int state = s;
                    double expected = all.Sum(a => InverseDefinitions.IsEquilibrium(concept, Rankings.Model(model, a.Rows), state) ? a.Weight : 0);
                    Assert.Equal(expected, findings.Shares.FirstOrDefault(x => x.Concept == concept && x.State == state)?.Value ?? 0, 9);
                }
        }, iter: TestScale.Of(60, 1_500));

    // Every strict order that keeps what is known, with its weight: candidates count by theirs, and the orders of one candidate alike.
    private static (int[] Row, double Weight)[] Consistent(GraphModel model, int i)
    {
        Preference preference = model.Conflict.Preferences[i]!;
        if (preference is not Preference.Candidates { Alternatives: var alternatives, Weights: var weights })
            return Alike(Strict(model, i), 1);
        double[] shares = [.. alternatives.Select((_, k) => weights.IsDefaultOrEmpty ? 1 : weights[k])];
        return [.. alternatives.SelectMany((alternative, k) => Alike(
            Strict(GraphModel.Of(model.Conflict.With(preferences: model.Conflict.Preferences.SetItem(i, alternative)))!, i), shares[k] / shares.Sum()))];

        static (int[], double)[] Alike(int[][] rows, double weight) => [.. rows.Select(r => (r, weight / rows.Length))];
    }

    private static int[][] Strict(GraphModel model, int i) =>
    [
        .. InverseDefinitions.All([.. Enumerable.Repeat(1, model.StateCount)]).Where(r => r.Distinct().Count() == r.Length
            && Enumerable.Range(0, r.Length).All(a => Enumerable.Range(0, r.Length).All(b => !model.Prefers(i, a, b) || r[a] > r[b]))),
    ];

    [Fact]
    public void Candidates_count_by_their_weight()
    {
        // First: leaves (order a) with weight 1, stays (order b) with weight 3. The second party is indifferent, which makes 24 orders of each.
        State[] states = [.. Enumerable.Range(0, 4).Select(b => new State((UInt128)(uint)b))];
        Preference a = RandomConflicts.RankingOf([1, 2, 3, 4], states), b = RandomConflicts.RankingOf([4, 3, 2, 1], states);
        Conflict conflict = new(RandomConflicts.Players([0, 1], 2, _ => Direction.Both), [], null,
            [new Preference.Candidates([a, b], [1, 3]), RandomConflicts.RankingOf([0, 0, 0, 0], states)]);
        RobustnessFindings findings = Robustness.Conduct(GraphModel.Of(conflict)!, new() { Concepts = [StabilityConcept.Nash], State = 0 });
        Assert.Equal(48, findings.Completions);
        Assert.Empty(findings.Margins);
        // State 0 holds when the first stays (3/4) and the second prefers it to state 2 (1/2).
        Share share = Assert.Single(findings.Shares);
        Assert.Equal((0.375, 0.0), (share.Value, share.StandardError));
    }

    [Fact]
    public void An_unknown_pair_may_go_either_way_while_known_pairs_stay()
    {
        State[] states = [.. Enumerable.Range(0, 4).Select(b => new State((UInt128)(uint)b))];
        Preference order = RandomConflicts.RankingOf([4, 3, 2, 1], states);
        Conflict conflict = new(RandomConflicts.Players([0, 1], 2, _ => Direction.Both), [], null,
            [new Preference.Partial(order, [PairwisePreference.Unknown(states[0], states[1])]), order]);
        RobustnessFindings findings = Robustness.Conduct(GraphModel.Of(conflict)!, new() { Concepts = [StabilityConcept.Nash] });
        Assert.Equal(2, findings.Completions);
        Assert.Equal([(0, 0.5), (1, 0.5)], findings.Shares.Select(s => (s.State, s.Value)));
    }

    [Fact]
    public void Drawn_shares_are_the_same_on_any_number_of_threads_and_near_the_listed_ones()
    {
        Conflict conflict = RandomConflicts.FromRanks([1, 1], [1, 1, 1, 2], [1, 1, 1, 1]);
        GraphModel model = GraphModel.Of(conflict)!;
        RobustnessStudy study = new() { Concepts = [StabilityConcept.Nash], Seed = 11, Draws = 2_000, MostListed = 0 };
        RobustnessFindings one = Robustness.Conduct(model, study with { Threads = 1 }), eight = Robustness.Conduct(model, study with { Threads = 8 });
        Assert.Equal(one.Shares, eight.Shares);
        RobustnessFindings listed = Robustness.Conduct(model, study with { MostListed = 1_000 });
        Assert.Equal(144, listed.LookedAt);
        Assert.NotEmpty(listed.Shares);
        foreach (Share exact in listed.Shares)
        {
            Share drawn = one.Shares.Single(s => s.State == exact.State);
            Assert.InRange(Math.Abs(drawn.Value - exact.Value), 0, 5 * drawn.StandardError);
        }
        Assert.NotEqual(one.Shares, Robustness.Conduct(model, study with { Seed = 12 }).Shares);
    }

    private static Conflict Without(GraphModel model, Hinge hinge)
    {
        Conflict conflict = model.Conflict;
        int k = hinge.Place;
        Preference changed = conflict.Preferences[hinge.DecisionMaker] is Preference.Prioritised { Statements: var list } prioritised
            ? prioritised with { Statements = hinge.Kind == HingeKind.StatementDropped ? list.RemoveAt(k) : list.SetItem(k, list[k + 1]).SetItem(k + 1, list[k]) }
            : Swapped(Rankings.Preference(model, model.Ranks(hinge.DecisionMaker).ToArray()));
        return new(conflict.DecisionMakers, conflict.Rules, conflict.StatusQuo, conflict.Preferences.SetItem(hinge.DecisionMaker, changed), conflict.Indistinguishable);

        Preference Swapped(Preference.Ranking ranking) => new Preference.Ranking(ranking.Groups.SetItem(k, ranking.Groups[k + 1]).SetItem(k + 1, ranking.Groups[k]));
    }
}
