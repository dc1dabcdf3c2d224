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
