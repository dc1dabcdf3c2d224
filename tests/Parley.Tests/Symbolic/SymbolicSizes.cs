using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Symbolic;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Symbolic;

/// <summary>Families whose equilibria are known at any size, searched where nothing can be listed.</summary>
public sealed class SymbolicSizes
{
    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    [InlineData(127)]
    [InlineData(128)]
    public void One_gate_of_each_layer_leaves_one_Nash_equilibrium_of_rings_and_a_twisted_ring_none(int gates)
    {
        int[] towns = [.. Enumerable.Repeat(8, gates / 8), .. gates % 8 > 0 ? new[] { gates % 8 } : []];
        Conflict plain = Rings.Of(towns), twisted = Rings.Of(towns, towns.Length - 1);
        Assert.Equal(gates, plain.Options.Length);

        // One gate of each layer settles its ring; two of three are open.
        int[] first = Rings.Index(towns)[0];
        Formula where = Enumerable.Range(0, towns.Length).Select(k => k % 3 != 1 ? (Formula)new Formula.Takes(first[k]) : new Formula.Not(new Formula.Takes(first[k])))
            .Aggregate((a, b) => new Formula.And(a, b));
        SearchFindings one = Search(plain, StabilityConcept.Nash, where);
        Assert.Equal((SearchEnd.Complete, 1, true), (one.End, one.Equilibria.Length, one.IsConfirmed));
        State found = one.Equilibria[0].State;
        for (int k = 0; k < towns.Length; k++)
            Assert.All(Enumerable.Range(0, towns[k]), t => Assert.Equal(found.Takes(first[k]), found.Takes(Rings.Index(towns)[t][k])));

        SearchFindings none = Search(twisted, StabilityConcept.Nash);
        Assert.Equal((SearchEnd.Complete, 0, true, false), (none.End, none.Equilibria.Length, none.IsConfirmed, none.IsVoid));
    }

    [Fact]
    public void From_a_ring_no_answer_is_beyond_escape_so_SMR_and_SSEQ_are_Nash()
    {
        foreach (StabilityConcept concept in (StabilityConcept[])[StabilityConcept.Smr, StabilityConcept.Sseq])
        {
            Assert.Equal((SearchEnd.Complete, 2), End(Search(Rings.Of([20]), concept)));
            Assert.Equal((SearchEnd.Complete, 0), End(Search(Rings.Of([20, 12], 1), concept)));
        }
    }

    /// <summary>The dilemma of <see cref="Parley.Tests.Stability.Sizes"/>: under all but Nash exactly the states with one cooperator fail.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(128)]
    public void In_the_dilemma_of_n_players_nobody_cooperates_under_Nash_and_lonely_cooperation_fails(int n)
    {
        Assert.Equal([default(State)], Search(Dilemma(n), StabilityConcept.Nash).Equilibria.Select(e => e.State));
        // All but two players are kept from cooperating by the condition: with exactly one of the two nothing holds, with both everything does.
        Formula others = Enumerable.Range(2, n - 2).Select(k => (Formula)new Formula.Not(new Formula.Takes(k))).Aggregate((a, b) => new Formula.And(a, b));
        Formula both = new Formula.And(new Formula.Takes(0), new Formula.Takes(1)), equal = new Formula.Iff(new Formula.Takes(0), new Formula.Takes(1));
        foreach (StabilityConcept concept in (StabilityConcept[])[StabilityConcept.Gmr, StabilityConcept.Seq, StabilityConcept.Sim])
        {
            Assert.Equal((SearchEnd.Complete, 1), End(Search(Dilemma(n), concept, new Formula.And(others, both))));
            Assert.Equal((SearchEnd.Complete, 0), End(Search(Dilemma(n), concept, new Formula.And(others, new Formula.Not(equal)))));
        }
    }

    [Fact]
    public void The_same_question_has_the_same_answer_and_the_same_price()
    {
        SearchFindings[] runs = [.. Enumerable.Range(0, 2).Select(_ => Search(Rings.Of(Rings.Hundred), StabilityConcept.Seq, limit: 3))];
        Assert.Equal(runs[0].Equilibria.Select(e => e.State), runs[1].Equilibria.Select(e => e.State));
        Assert.Equal((runs[0].Spent, runs[0].Proposals), (runs[1].Spent, runs[1].Proposals));
    }

    [Fact]
    public void A_budget_that_ends_is_told_and_a_limit_that_is_reached_too()
    {
        SearchFindings poor = Search(Rings.Of(Rings.Hundred, 0), StabilityConcept.Sseq, budget: 0.01);
        Assert.Equal(SearchEnd.Undecided, poor.End);
        Assert.Equal(SearchEnd.Limit, Search(Rings.Of([30, 30]), StabilityConcept.Nash, limit: 3).End);
        Assert.Equal((SearchEnd.Complete, 4), End(Search(Rings.Of([30, 30]), StabilityConcept.Nash, limit: 4)));
        Assert.IsType<StateVerdict.Undecided>(SymbolicSearch.Explain(Rings.Of(Rings.Hundred), 0, Rings.Of(Rings.Hundred).StatusQuo!.Value, StabilityConcept.Gmr, budget: 0.001));
    }

    [Fact]
    public void Contradicting_rules_and_conditions_are_told_apart_from_instability()
    {
        Conflict rings = Rings.Of([40]);
        Formula open = new Formula.Takes(3);
        Assert.True(Search(rings, StabilityConcept.Nash, new Formula.And(open, new Formula.Not(open))).IsVoid);
        Assert.True(Search(rings.With(rules: [new Rule { Kind = RuleKind.Never, Operands = [new Formula.Or(open, new Formula.Not(open))] }]), StabilityConcept.Gmr).IsVoid);
        Assert.Throws<ArgumentException>(() => Search(rings, StabilityConcept.Nash, new Formula.Takes(40)));
    }

    [Fact]
    public void An_interrupted_search_stops()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SymbolicSearch.Conduct(Rings.Of([20]), new SearchStudy { Concept = StabilityConcept.Seq }, null, cancelled.Token));
    }

    [Fact]
    public void What_needs_a_list_is_refused_with_the_reason()
    {
        Conflict rings = Rings.Of([40]);
        Assert.Null(SymbolicSearch.WhyNot(rings, StabilityConcept.SeqOrSim));
        Assert.Contains("NM", SymbolicSearch.WhyNot(rings, StabilityConcept.NonMyopic), StringComparison.Ordinal);
        Preference several = new Preference.Candidates([rings.Preferences[0]!], []), fine = new Preference.Weighted([.. Enumerable.Range(0, 40).Select(k => k % 2 == 0 ? 999_999_999.999999999m : 0.000000001m)]);
        Assert.Contains("several candidates", SymbolicSearch.WhyNot(rings.With(preferences: rings.Preferences.SetItem(0, several)), StabilityConcept.Nash), StringComparison.Ordinal);
        Assert.Contains("50 bits", SymbolicSearch.WhyNot(rings.With(preferences: rings.Preferences.SetItem(0, fine)), StabilityConcept.Nash), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Search(rings, StabilityConcept.NonMyopic));
    }

    private static Conflict Dilemma(int n) => new(
        RandomConflicts.Players([.. Enumerable.Range(0, n)], n, _ => Direction.Both), [], default(State),
        [
            .. Enumerable.Range(0, n).Select(i => (Preference?)new Preference.Prioritised(
                [.. Enumerable.Range(0, n).Where(j => j != i).Select(j => (Formula)new Formula.Takes(j)).Append(new Formula.Not(new Formula.Takes(i))).Select(f => new Statement(f, "", default(SourceSpan)))])),
        ]);

    private static (SearchEnd, int) End(SearchFindings f) => (f.End, f.Equilibria.Length);

    private static SearchFindings Search(Conflict conflict, StabilityConcept concept, Formula? where = null, int limit = 10, double budget = 60) =>
        SymbolicSearch.Conduct(conflict, new SearchStudy { Concept = concept, Where = where, Limit = limit, Budget = budget });
}
