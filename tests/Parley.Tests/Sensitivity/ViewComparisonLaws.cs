using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Sensitivity;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Sensitivity;

public sealed class ViewComparisonLaws
{
    private static readonly ImmutableArray<StabilityConcept> Concepts = [StabilityConcept.Nash, StabilityConcept.Seq];

    // Two views of one conflict: some statements and rules of each.
    private static readonly Gen<(Conflict, Conflict)> Pairs =
        from conflict in RandomConflicts.Any(2, 3, 4)
        let n = conflict.DecisionMakers.Length
        let m = conflict.Options.Length
        from statements in RandomConflicts.Formulas(m).Array[0, 3].Array[2 * n]
        from same in Gen.Bool.Array[n]
        from rules in RandomConflicts.Formulas(m).Array[0, 2].Array[2]
        from way in Gen.Int[0, m]
        let preferences = statements.Select(s => (Preference?)new Preference.Prioritised([.. s.Select(f => new Statement(f, "", default))])).ToArray()
        let a = Of(conflict, conflict.DecisionMakers, rules[0], [.. preferences.Take(n)])
        let b = Of(conflict, Turned(conflict, way), rules[1], [.. Enumerable.Range(0, n).Select(i => same[i] ? preferences[i] : preferences[n + i])])
        where a is not null && b is not null
        select (a, b);

    [Fact]
    public void The_sets_that_turn_a_result_turn_it_and_no_smaller_set_does()
    {
        int flips = 0, several = 0;
        Pairs.Sample(pair =>
        {
            (Conflict a, Conflict b) = pair;
            ComparisonFindings found = ViewComparisons.Conduct([new("a", "A", null, null, a, []), new("b", "B", null, null, b, [])], Concepts);
            ViewPair only = Assert.Single(found.Pairs);
            Assert.Null(only.WhyNot);
            int[] pieces = [.. Enumerable.Range(0, only.Differences.Length).Where(k => only.Differences[k].Kind != PremiseKind.StatusQuo)];
            Dictionary<(int, StabilityConcept), HashSet<string>> solved = [];
            HashSet<string> Solve(IEnumerable<int> taken, StabilityConcept concept)
            {
                int mask = taken.Sum(k => 1 << k);
                if (!solved.TryGetValue((mask, concept), out HashSet<string>? words))
                    solved.Add((mask, concept), words = Equilibria(ByHand(a, b, only.Differences, mask), concept));
                return words;
            }

            foreach (StabilityConcept concept in Concepts)
            {
                HashSet<string> first = Equilibria(a, concept), second = Equilibria(b, concept);
                Assert.Equal(
                    first.Except(second).Concat(second.Except(first)).Order(),
                    only.Flips.Where(f => f.Concept == concept).Select(f => f.Word).Order());
            }
            foreach (Flip flip in only.Flips)
            {
                Interlocked.Increment(ref flips);
                if (flip.FromFirst[0].Length > 1)
                    Interlocked.Increment(ref several);
                int[][] sets = [.. Enumerable.Range(0, 1 << pieces.Length).Select(bits => pieces.Where((_, k) => (bits >> k & 1) != 0).ToArray())];
                int[][] forward = [.. sets.Where(s => Solve(s, flip.Concept).Contains(flip.Word) != flip.HoldsInFirst)];
                int[][] backward = [.. sets.Where(s => Solve(pieces.Except(s), flip.Concept).Contains(flip.Word) == flip.HoldsInFirst)];
                Assert.Equal(Smallest(forward), flip.FromFirst.Select(s => string.Join(',', s)).Order());
                Assert.Equal(Smallest(backward), flip.FromSecond.Select(s => string.Join(',', s)).Order());
            }
        }, iter: TestScale.Of(150, 4_000));
        Assert.True(flips > 100 && several > 10, $"{flips} flips, {several} need several pieces");
    }

    [Fact]
    public void When_the_budget_is_spent_it_is_said_how_far_the_search_came() => Pairs.Sample(pair =>
    {
        ViewPair free = ViewComparisons.Conduct([View("a", pair.Item1), View("b", pair.Item2)], Concepts).Pairs[0];
        ViewPair poor = ViewComparisons.Conduct([View("a", pair.Item1), View("b", pair.Item2)], Concepts, budget: 2).Pairs[0];
        for (int k = 0; k < free.Flips.Length; k++)
            foreach ((ImmutableArray<ImmutableArray<int>> all, ImmutableArray<ImmutableArray<int>> some) in new[] { (free.Flips[k].FromFirst, poor.Flips[k].FromFirst), (free.Flips[k].FromSecond, poor.Flips[k].FromSecond) })
                Assert.True(some.IsEmpty ? all[0].Length > poor.LargestTried : some.Select(s => string.Join(',', s)).SequenceEqual(all.Select(s => string.Join(',', s))));
    }, iter: TestScale.Of(60, 1_000));

    [Fact]
    public void Views_in_another_order_give_the_same_outcomes_and_the_same_sets() => Pairs.Sample(pair =>
    {
        ComparisonFindings there = ViewComparisons.Conduct([View("a", pair.Item1), View("b", pair.Item2)], Concepts), back = ViewComparisons.Conduct([View("b", pair.Item2), View("a", pair.Item1)], Concepts);
        Assert.Equal(there.Outcomes.Select(o => o.Word), back.Outcomes.Select(o => o.Word));
        foreach ((Flip f, Flip g) in there.Pairs[0].Flips.Zip(back.Pairs[0].Flips))
        {
            Assert.Equal((f.Word, f.Concept, f.HoldsInFirst), (g.Word, g.Concept, !g.HoldsInFirst));
            Assert.Equal(f.FromFirst.Length, g.FromSecond.Length);
            Assert.Equal(f.FromFirst[0].Length, g.FromSecond[0].Length);
        }
    }, iter: TestScale.Of(60, 1_000));

    [Fact]
    public void A_state_that_is_stable_only_as_one_party_sees_it_is_named()
    {
        // A truly has the preferences of a prisoner's dilemma, B those of assurance, and believes that A has them too.
        Conflict Game(int[] a, int[] b) => RandomConflicts.FromRanks([1, 1], a, b);
        int[] dilemma = [2, 4, 1, 3], assurance = [4, 3, 1, 2];            // states NN, YN, NY, YY; Y means defect; first letter A's
        int[] ForB(int[] r) => [r[0], r[2], r[1], r[3]];
        Perspective truth = View("truth", Game(dilemma, ForB(assurance))), asB = View("as-b", Game(assurance, ForB(assurance)));
        Hypergame hypergame = new([new([truth, truth]), new([asB, asB])], truth);
        ComparisonFindings found = ViewComparisons.Conduct([truth, asB], [StabilityConcept.Nash], hypergame: hypergame);
        Assert.Equal(["NN", "YY"], found.Outcomes.Where(o => o.Holds[1][0] == true).Select(o => o.Word).Order());
        Assert.Equal(["YY"], found.Outcomes.Where(o => o.Holds[0][0] == true).Select(o => o.Word));
        OneSidedOutcome only = Assert.Single(found.OneSided!.Value);
        Assert.Equal(("NN", 1, 1), (only.Word, Assert.Single(only.Views), Assert.Single(only.Holders)));
        Flip flip = Assert.Single(found.Pairs[0].Flips);
        Assert.Equal(new ViewDifference(PremiseKind.Preference, 0), found.Pairs[0].Differences[Assert.Single(Assert.Single(flip.FromFirst))]);
    }

    [Fact]
    public void Where_all_act_by_one_game_nothing_is_stable_for_one_party_only()
    {
        Perspective same = View("same", RandomConflicts.FromRanks([1, 1], [1, 2, 3, 4], [4, 3, 2, 1]));
        Assert.Empty(ViewComparisons.Conduct([same], [StabilityConcept.Nash], hypergame: new([new([same, same]), new([same, same])], null)).OneSided!.Value);
    }

    [Fact]
    public void Conflicts_over_other_options_are_compared_and_not_mixed()
    {
        Perspective two = View("two", RandomConflicts.FromRanks([1, 1], [1, 2, 3, 4], [4, 3, 2, 1]));
        Perspective three = View("three", RandomConflicts.FromRanks([2, 1], [1, 2, 3, 4, 5, 6, 7, 8], [4, 3, 2, 1, 8, 7, 6, 5]));
        ViewPair pair = ViewComparisons.Conduct([two, three], [StabilityConcept.Nash]).Pairs[0];
        Assert.NotNull(pair.WhyNot);
        Assert.Empty(pair.Flips);
        Assert.Throws<ArgumentException>(() => ViewComparisons.Conduct([two, two], [StabilityConcept.Nash]));
        Assert.Throws<ArgumentException>(() => ViewComparisons.Conduct([], [StabilityConcept.Nash]));
    }

    private static Perspective View(string id, Conflict conflict) => new(id, id, null, null, conflict, []);

    private static IEnumerable<string> Smallest(int[][] sets) =>
        sets.Where(s => s.Length == sets.Min(o => o.Length)).Select(s => string.Join(',', s)).Order();

    // The same mixture put together again, piece by piece, without the engine.
    private static Conflict ByHand(Conflict a, Conflict b, ImmutableArray<ViewDifference> differences, int mask)
    {
        bool Takes(Func<ViewDifference, bool> fits) => Enumerable.Range(0, differences.Length).Any(k => (mask >> k & 1) != 0 && fits(differences[k]));
        List<Rule> rules = [];
        foreach (Rule rule in a.Rules.Concat(b.Rules))
        {
            bool inA = a.Rules.Any(r => r.Operands[0] == rule.Operands[0]), inB = b.Rules.Any(r => r.Operands[0] == rule.Operands[0]);
            bool counts = inA == inB || Takes(d => d.Rule?.Operands[0] == rule.Operands[0]) == inB;
            if (counts)
                rules.Add(rule);
        }
        return new(
            [.. a.DecisionMakers.Select((d, i) => new DecisionMaker(i, d.Id, d.Name, [.. d.Options.Select((o, k) => Takes(x => x.Option == o.Index) ? b.DecisionMakers[i].Options[k] : o)]))],
            [.. rules], null,
            [.. a.Preferences.Select((p, i) => Takes(d => d.Kind == PremiseKind.Preference && d.DecisionMaker == i) ? b.Preferences[i] : p)]);
    }

    private static Conflict? Of(Conflict conflict, ImmutableArray<DecisionMaker> players, Formula[] rules, ImmutableArray<Preference?> preferences)
    {
        // Rules that leave states whichever of them count.
        Conflict made = new(players, [.. rules.Select(f => new Rule { Kind = RuleKind.Never, Operands = [new Formula.And(f, new Formula.Takes(0))] })], null, preferences);
        return made;
    }

    private static ImmutableArray<DecisionMaker> Turned(Conflict conflict, int way) =>
        [.. conflict.DecisionMakers.Select(d => new DecisionMaker(d.Index, d.Id, d.Name, [.. d.Options.Select(o => o.Index == way ? o with { Direction = o.Direction == Direction.Both ? Direction.ForwardOnly : Direction.Both } : o)]))];

    private static HashSet<string> Equilibria(Conflict conflict, StabilityConcept concept)
    {
        GraphModel g = GraphModel.Of(conflict)!;
        return [.. Enumerable.Range(0, g.StateCount).Where(s => g.DecisionMakers.All(d => Definitions.IsStable(concept, g, d.Index, s))).Select(g.Pattern)];
    }
}
