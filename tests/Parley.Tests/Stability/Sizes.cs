using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>Families whose stable states are known at any size by a short argument.</summary>
public sealed class Sizes
{
    /// <summary>
    /// Each of n players cooperates or not and wants, first, the others to cooperate, last, not to cooperate themselves. Only all-defect is Nash.
    /// A cooperator who leaves is answered when some opponent cooperates and stops: in their own interest, beyond escape, and also at the same
    /// time. So under every other concept exactly the n states with a single cooperator fail.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(14)]
    [InlineData(15)]
    public void In_the_dilemma_of_n_players_only_lonely_cooperation_fails(int n)
    {
        Conflict dilemma = new(
            RandomConflicts.Players([.. Enumerable.Range(0, n)], n, _ => Direction.Both), [], default(State),
            [.. Enumerable.Range(0, n).Select(i => (Preference?)Wants([.. Others(n, i), new Formula.Not(new Formula.Takes(i))]))]);
        GraphModel model = GraphModel.Of(dilemma)!;
        foreach (ConceptFindings found in Conduct(model))
            if (found.Concept == StabilityConcept.Nash)
                Assert.Equal([0], found.Equilibria);
            else
                Assert.Equal(StateSet.Where(1 << n, s => !int.IsPow2(s)), found.Equilibria);
    }

    /// <summary>
    /// Three players with k options each care for their own options only, so nobody can be sanctioned and one state is stable under every concept.
    /// One option of each player goes one way, away from what the player wants: there the player may be stuck, and both values are stable.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    public void Where_nobody_can_hurt_anybody_all_concepts_agree(int k)
    {
        int[] owners = [.. Enumerable.Range(0, 3 * k).Select(o => o / k)];
        Conflict conflict = new(
            RandomConflicts.Players(owners, 3, o => o % k == 0 ? Direction.BackwardOnly : Direction.Both), [], null,
            [.. Enumerable.Range(0, 3).Select(i => (Preference?)Wants([.. Enumerable.Range(i * k, k).Select(o => (Formula)new Formula.Takes(o))]))]);
        int firsts = 1 | 1 << k | 1 << 2 * k, all = (1 << 3 * k) - 1;
        foreach (ConceptFindings found in Conduct(GraphModel.Of(conflict)!))
            Assert.Equal(StateSet.Where(1 << 3 * k, s => (s | firsts) == all), found.Equilibria);
    }

    /// <summary>Seventy options in two groups of exactly one each: states wider than a machine word, few of them feasible.</summary>
    [Fact]
    public void States_wider_than_64_options_are_decided_alike_by_every_engine()
    {
        const int each = 35;
        int[] owners = [.. Enumerable.Range(0, 2 * each).Select(k => k / each)];
        Rule One(int i) => new() { Kind = RuleKind.ExactlyOne, Operands = [.. Enumerable.Range(i * each, each).Select(k => (Formula)new Formula.Takes(k))] };
        Conflict conflict = new(RandomConflicts.Players(owners, 2, k => k == 69 ? Direction.ForwardOnly : Direction.Both), [One(0), One(1)], null,
        [
            Wants([new Formula.Takes(66), new Formula.Not(new Formula.Takes(3)), .. Enumerable.Range(10, 20).Select(k => (Formula)new Formula.Takes(k * 5 % each))]),
            Wants([new Formula.Not(new Formula.Takes(7)), .. Enumerable.Range(40, 12).Select(k => (Formula)new Formula.If(new Formula.Takes(k), new Formula.Takes(k - 33)))]),
        ]);
        OptionForm model = OptionForm.Of(conflict)!;
        Assert.Equal(each * each, model.StateCount);
        ImmutableArray<StabilityConcept> concepts = StabilityConcept.All;
        for (int i = 0; i < 2; i++)
        {
            ImmutableArray<StateSet> found = new Fibres().StableStates(model, i, concepts);
            Assert.Equal(new Explicit().StableStates(model, i, concepts), found);
            for (int s = i; s < model.StateCount; s += 97)
                for (int k = 0; k < concepts.Length; k++)
                    Assert.Equal((concepts[k], s, Definitions.IsStable(concepts[k], model, i, s)), (concepts[k], s, found[k].Contains(s)));
        }
    }

    [Fact]
    public void More_than_64_statements_are_told_apart()
    {
        Formula tautology = new Formula.Or(new Formula.Takes(0), new Formula.Not(new Formula.Takes(0)));
        Formula[] statements = [.. Enumerable.Repeat(tautology, 200), new Formula.Takes(1), .. Enumerable.Repeat(tautology, 70), new Formula.Takes(0)];
        Conflict conflict = new(RandomConflicts.Players([0, 1], 2, _ => Direction.Both), [], null, [Wants([.. statements]), Wants([])]);
        Assert.Equal([1, 2, 3, 4], GraphModel.Of(conflict)!.Ranks(0).ToArray());
    }

    private static IEnumerable<Formula> Others(int n, int i) =>
        Enumerable.Range(0, n).Where(j => j != i).Select(j => (Formula)new Formula.Takes(j));

    private static Preference.Prioritised Wants(ImmutableArray<Formula> statements) =>
        new([.. statements.Select(f => new Statement(f, "", default(SourceSpan)))]);

    private static ImmutableArray<ConceptFindings> Conduct(GraphModel model) =>
        Parley.Analysis.Stability.Stability.Conduct(model, new StabilityStudy { Concepts = StabilityConcept.All }).Findings.Concepts;
}
