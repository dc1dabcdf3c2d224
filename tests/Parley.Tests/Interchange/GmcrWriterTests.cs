using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;

namespace Parley.Tests.Interchange;

public sealed class GmcrWriterTests
{
    private static Conflict Village() => GmcrReader.Read(new SourceText("village.gmcr", GmcrSamples.Village)).Value!.Conflict;

    private static Formula.Takes Takes(int k) => new Formula.Takes(k);

    private static Conflict With(Conflict c, ImmutableArray<Rule>? rules = null, ImmutableArray<Preference?>? preferences = null, State? quo = null, ImmutableArray<Formula> merged = default) =>
        new(c.DecisionMakers, rules ?? c.Rules, quo ?? c.StatusQuo, preferences ?? c.Preferences, merged);

    private static Preference.Prioritised Want(params Formula[] formulas) => new Preference.Prioritised([.. formulas.Select(f => new Statement(f, "", default))]);

    [Fact]
    public void A_case_that_fits_the_format_loses_nothing_and_keeps_its_conditionals()
    {
        GmcrExport export = GmcrWriter.Write(Village());

        Assert.Empty(export.NotSurviving);
        Assert.Contains("{\"compound\": true, \"members\": [[[0, \"Y\"], [1, \"Y\"]], [[0, \"N\"], [1, \"N\"]]]}", export.Text, StringComparison.Ordinal);
        Assert.Contains("\"useManualPreferenceRanking\": false", export.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Statements_beside_a_ranking_make_rankings_for_all_and_say_so()
    {
        State[] states = [new(3), new(0), new(1), new(2)];
        GmcrExport export = GmcrWriter.Write(With(Village(), preferences: [Village().Preferences[0], new Preference.Ranking([[states[0]], [states[1], states[2]], [states[3]]])]));

        Assert.Contains("\"preferenceRanking\": [2, 1, 4, 3]", export.Text, StringComparison.Ordinal);
        Assert.Contains("\"preferenceRanking\": [4, [1, 2], 3]", export.Text, StringComparison.Ordinal);
        Assert.Contains("\"useManualPreferenceRanking\": true", export.Text, StringComparison.Ordinal);
        Assert.Contains(export.NotSurviving, l => l.StartsWith("The statements of Company count as a ranking", StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_without_a_place_in_the_format_is_named()
    {
        Rule off = new() { Kind = RuleKind.Never, Operands = [Takes(0)], Id = "moratorium", InForce = false };
        Rule named = new() { Kind = RuleKind.OnlyWith, Operands = [Takes(1), Takes(0)], Name = "No suit without a building" };
        Conflict conflict = With(Village(), rules: [off, named], preferences: [Want() with { Because = ["said"] }, null], quo: default(State), merged: [Takes(0)]);
        Case whole = new()
        {
            Id = "v", Title = "V", Parties = [new("company", "Company", ["Firm"], null)], Conflict = conflict,
            Sources = [new() { Id = "s" }], Claims = [new() { Id = "said", Text = "x" }],
            Perspectives = [new("p", "P", null, null, conflict, [])],
        };

        GmcrExport export = GmcrWriter.Write(conflict, whole);

        Assert.True(GmcrReader.Read(new SourceText("again.gmcr", export.Text!)).Succeeded);
        foreach (string part in new[] { "moratorium", "No suit without a building", "preference of Village is unknown", "status quo NN", "“build”", "evidence behind preferences", "1 source and 1 claim", "1 perspective", "aliases" })
            Assert.Contains(export.NotSurviving, l => l.Contains(part, StringComparison.Ordinal));
        Assert.All(export.NotSurviving, l => Assert.EndsWith(".", l, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rewritten_statement_is_shown_before_and_after()
    {
        GmcrExport export = GmcrWriter.Write(With(Village(), preferences: [Want(new Formula.Not(new Formula.And(Takes(0), Takes(1)))), Want()]));

        Assert.Equal("The statement “not (build and sue)” of Company is written as “not build or not sue”, which means the same.", Assert.Single(export.NotSurviving));
    }

    [Fact]
    public void A_statement_of_too_many_patterns_becomes_a_ranking_and_a_rule_of_too_many_is_refused()
    {
        // The parity of 14 options needs 8,192 conjunctions.
        DecisionMaker one = new(0, "a", "A", [.. Enumerable.Range(0, 14).Select(k => new Option(k, $"o{k}", $"O{k}", 0))]);
        Formula parity = Enumerable.Range(1, 13).Aggregate((Formula)Takes(0), (f, k) => new Formula.Iff(f, Takes(k)));
        Conflict conflict = new([one], [], null, [Want(parity)]);

        GmcrExport export = GmcrWriter.Write(conflict);
        Reading<Case> again = GmcrReader.Read(new SourceText("parity.gmcr", export.Text!));

        Assert.True(again.Succeeded);
        Assert.Equal(GraphModel.Of(conflict)!.Ranks(0).ToArray(), GraphModel.Of(again.Value.Conflict)!.Ranks(0).ToArray());
        Assert.Null(GmcrWriter.Write(new Conflict([one], [new Rule { Kind = RuleKind.Never, Operands = [parity] }], null, [Want()])).Text);
        Assert.Null(GmcrWriter.Write(conflict, stateLimit: 100).Text);
    }
}
