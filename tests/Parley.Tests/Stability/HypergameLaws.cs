using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

public sealed class HypergameLaws
{
    // Up to four games over the same options, some of which a game may not know; any outlook may hold any of them.
    private static Gen<Hypergame> Random { get; } =
        from conflict in RandomConflicts.Any(2, 3, 4)
        let n = conflict.DecisionMakers.Length
        let m = conflict.Options.Length
        from hidden in Gen.Int[-2, m - 1].Array[4]
        from statements in RandomConflicts.Formulas(m).Array[1, 4].Array[n].Array[4]
        from chosen in Gen.Int[0, 3].Array[n * n]
        from level in Gen.Int[1, 2]
        from truth in Gen.Int[-1, 3]
        let games = Enumerable.Range(0, 4).Select(k => Game(conflict, $"g{k}", hidden[k], statements[k])).ToArray()
        select new Hypergame(
            [.. Enumerable.Range(0, n).Select(i => new Outlook([.. Enumerable.Range(0, n).Select(j => games[chosen[level == 1 ? i * n : i * n + j]])]))],
            truth < 0 ? null : games[truth]);

    private static Perspective Game(Conflict conflict, string id, int hidden, Formula[][] statements)
    {
        Conflict Of(ImmutableArray<Rule> rules) => new(conflict.DecisionMakers, rules, null,
            [.. statements.Select(s => (Preference?)new Preference.Prioritised([.. s.Select(f => new Statement(f, "", default))]))]);
        Conflict game = Of(hidden < 0 ? conflict.Rules : conflict.Rules.Add(new() { Kind = RuleKind.Hidden, Operands = [new Formula.Takes(hidden)] }));
        return new(id, id, null, null, GraphModel.Of(game)!.StateCount > 0 ? game : Of(conflict.Rules), []);
    }

    [Fact]
    public void Standings_expectations_and_equilibria_are_those_of_the_definitions() => Random.Sample(hypergame =>
    {
        foreach (StabilityConcept concept in (StabilityConcept[])[StabilityConcept.Nash, StabilityConcept.Seq])
        {
            HypergameFindings found = Hypergames.Conduct(hypergame, concept)!;
            foreach (HypergameState s in found.States)
            {
                for (int i = 0; i < hypergame.Outlooks.Length; i++)
                {
                    Assert.Equal(HypergameDefinitions.Stands(concept, hypergame.OwnGame(i), i, s.State), s.Standings[i]);
                    Assert.Equal(s.Standings[i] != Standing.OutOfSight && HypergameDefinitions.Expects(concept, hypergame, i, s.State), s.Expects[i]);
                }
                Assert.Equal(HypergameDefinitions.IsEquilibrium(concept, hypergame, s.State), s.IsEquilibrium);
                Assert.True(!s.IsEquilibrium || s.Class is { IsOpen: true });
            }
            Assert.Equal(
                hypergame.Games.SelectMany(g => { GraphModel m = GraphModel.Of(g.Conflict)!; return Enumerable.Range(0, m.StateCount).Select(s => m.Members(s)[0]); }).Distinct().Order(),
                found.States.Select(s => s.State));
        }
    }, iter: TestScale.Of(80, 3_000));

    [Fact]
    public void Where_all_see_the_same_game_the_hypergame_is_that_game_and_nobody_is_surprised() => RandomConflicts.Any(2, 3, 5).Sample(conflict =>
    {
        Perspective game = new("g", "g", null, null, conflict, []);
        int n = conflict.DecisionMakers.Length;
        Hypergame hypergame = new([.. Enumerable.Repeat(new Outlook([.. Enumerable.Repeat(game, n)]), n)], game);
        HypergameFindings found = Hypergames.Conduct(hypergame, StabilityConcept.Seq)!;
        StateSet plain = Parley.Analysis.Stability.Stability.Conduct(GraphModel.Of(conflict)!, new() { Concepts = [StabilityConcept.Seq] }).Findings.Concepts[0].Equilibria;

        Assert.Equal(1, hypergame.Level);
        Assert.Equal(plain, Enumerable.Range(0, found.States.Length).Where(s => found.States[s].IsEquilibrium));
        Assert.All(found.States, s => Assert.Equal(s.IsEquilibrium ? new HypergameClass(true, true, true) : null, s.Class));
        Assert.Empty(found.Surprises);
    }, iter: TestScale.Of(120, 4_000));

    [Fact]
    public void A_surprise_is_the_difference_between_what_one_expects_and_what_lasts() => Random.Sample(hypergame =>
    {
        HypergameFindings found = Hypergames.Conduct(hypergame, StabilityConcept.Nash)!;
        foreach (HypergameState s in found.States)
            for (int i = 0; i < hypergame.Outlooks.Length; i++)
                Assert.Equal((s.IsTrue ?? s.IsEquilibrium) != s.Expects[i], found.Surprises.Any(x => x.DecisionMaker == i && x.State == s.State));
    }, iter: TestScale.Of(120, 4_000));

    // Anna truly has the preferences of a Prisoner's Dilemma, Ben those of a Stag Hunt, and Ben believes that Anna has them too.
    private const string Stag = """
        parley: 1
        id: mistaken-trust
        title: Mistaken trust
        parties: {anna: Anna, ben: Ben}
        conflict:
          options:
            anna: {defect: Defect}
            ben: {cheat: Cheat}
          preferences:
            anna: {ranking: YN > NN > YY > NY}
            ben: {ranking: NN > NY > YY > YN}
        perspectives:
          trust:
            held-by: ben
            conflict:
              preferences:
                anna: {ranking: NN > YN > YY > NY}
        hypergame: {anna: base, ben: trust, truth: base}

        """;

    [Fact]
    public void Mutual_cooperation_is_stable_only_as_ben_sees_it()
    {
        Case theCase = CaseReader.Read(new("case.yaml", Stag)).Value!;
        HypergameFindings found = Hypergames.Conduct(theCase.Hypergame!, StabilityConcept.Nash)!;
        string Told(Func<HypergameState, bool> which) => string.Join(' ', found.States.Where(which).Select(s => s.State.ToYn(2)));

        Assert.Equal("YY", Told(s => s.IsTrue == true));
        Assert.Equal("YY", Told(s => s.Expects[0]));
        Assert.Equal("NN YY", Told(s => s.Expects[1]));
        Assert.Equal("YY", Told(s => s.IsEquilibrium));
        Assert.Equal(new Surprise(1, default, SurpriseKind.ExpectedInVain), Assert.Single(found.Surprises));
    }

    [Fact]
    public void A_state_that_is_not_seen_is_outside_the_game_and_not_stable()
    {
        // Ben has an option Anna has never heard of; her game ends where it is taken.
        string text = Stag.Replace("held-by: ben\n    conflict:\n", "held-by: anna\n    conflict:\n      hidden: [cheat]\n", StringComparison.Ordinal)
            .Replace("anna: {ranking: NN > YN > YY > NY}", "anna: {statements: [not defect]}\n        ben: {statements: []}", StringComparison.Ordinal)
            .Replace("{anna: base, ben: trust, truth: base}", "{anna: trust, ben: base}", StringComparison.Ordinal);
        Reading<Case> reading = CaseReader.Read(new("case.yaml", text));
        Assert.Equal([], reading.Diagnostics.Select(d => d.Message));
        HypergameFindings found = Hypergames.Conduct(reading.Value!.Hypergame!, StabilityConcept.Nash)!;

        Assert.Equal([Standing.Stays, Standing.Leaves, Standing.OutOfSight, Standing.OutOfSight], found.States.Select(s => s.Standings[0]));
        Assert.Equal("NN YY", string.Join(' ', found.States.Where(s => s.Class is not null).Select(s => s.State.ToYn(2))));
        Assert.Equal((true, false), (found.States[0].Class!.Value.IsOpen, found.States[3].Class!.Value.IsOpen));
        Assert.Equal("NN", string.Join(' ', found.States.Where(s => s.IsEquilibrium).Select(s => s.State.ToYn(2))));
    }

    [Fact]
    public void Views_of_views_make_level_two_and_survive_writing()
    {
        string text = Stag.Replace("{anna: base, ben: trust, truth: base}", "\n  anna:\n    anna: base\n    ben: trust\n  ben: trust", StringComparison.Ordinal)
            .Replace("    conflict:\n      preferences:\n        anna", "    conflict:\n      hidden: [cheat]\n      preferences:\n        ben: {statements: []}\n        anna", StringComparison.Ordinal)
            .Replace("anna: {ranking: NN > YN > YY > NY}", "anna: {statements: [not defect]}", StringComparison.Ordinal);
        Reading<Case> first = CaseReader.Read(new("case.yaml", text));
        Assert.Equal([], first.Diagnostics.Select(d => d.Message));
        string written = CaseWriter.Write(first.Value!);
        Case again = CaseReader.Read(new("case.yaml", written)).Value!;

        Assert.Equal(2, first.Value!.Hypergame!.Level);
        Assert.Equal(written, CaseWriter.Write(again));
        Assert.Contains("hidden: [cheat]", written, StringComparison.Ordinal);
        Assert.Equal(
            ["base trust", "trust trust"],
            again.Hypergame!.Outlooks.Select(o => string.Join(' ', o.Games.Select(g => g.Id))));
    }
}
