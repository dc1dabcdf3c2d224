using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;

namespace Parley.Tests.Catalogue;

/// <summary>What the Alaska case promises beyond its numbers: every judgement has a voice, no view is favoured, and nothing is dated too late.</summary>
public sealed partial class AlaskaTests
{
    private static Case Alaska { get; } = Cases.Read("historical/alaska-2025");

    [Fact]
    public void Every_preference_and_rule_rests_on_a_claim_and_every_claim_has_a_voice_or_is_called_an_assumption()
    {
        Dictionary<string, Claim> claims = Alaska.Claims.ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (Perspective view in Alaska.Perspectives)
            Assert.All(view.Conflict.Preferences.Select(p => p!.Because).Concat(view.Conflict.Rules.Select(r => r.Because)).Append(view.Because), because =>
            {
                Assert.NotEmpty(because);
                Assert.All(because, key => Assert.Contains(key, claims));
            });
        Assert.All(claims.Values, c => Assert.True(c.IsAssumption || (c.Source is not null && c.SaidBy.Length > 0), c.Id));
        Assert.All(claims.Values.Where(c => !c.IsAssumption), c => Assert.False(string.IsNullOrEmpty(c.Rival), c.Id));
    }

    [Fact]
    public void Every_number_at_the_table_rests_on_a_claim_and_the_three_views_give_equally_many()
    {
        Assert.Equal(["view-a", "view-b", "view-c"], Alaska.BargainingViews.Select(v => v.Id));
        HashSet<string> claims = [.. Alaska.Claims.Select(c => c.Id)];
        Assert.All(Alaska.BargainingViews, v => Assert.All(v.Bargaining!.Judgements(), j => Assert.True(!j.Ground.Because.IsEmpty && j.Ground.Because.All(claims.Contains), $"{v.Id} {j}")));
        Assert.Single(Alaska.BargainingViews.Select(v => Parley.Bargaining.UncertainInput.Of(v.Bargaining!).Length).Distinct());
        // The views differ in weights and in what counts, never in what anybody is said to want.
        Assert.Single(Alaska.BargainingViews.Select(v => string.Join(' ', v.Bargaining!.Judgements().Where(j => j.Part == Parley.Bargaining.JudgementPart.Position).Select(j => j.Ground.Span))).Distinct());
    }

    [Fact]
    public void The_three_views_have_equal_form_and_the_base_has_no_preferences()
    {
        Assert.All(Alaska.Conflict.Preferences, Assert.Null);
        Assert.Equal(["view-a", "view-b", "view-b2", "view-c"], Alaska.Perspectives.Select(p => p.Id));
        Assert.All(Alaska.Perspectives, p => Assert.True(p.Conflict.IsComplete && p.HeldBy is not null && p.Note is not null));
        Assert.Equal([false, true, true, true], Alaska.Perspectives.Select(p => p.Conflict.Rules.Single(r => r.Id == "kyiv-legal-bar").InForce));
    }

    [Fact]
    public void Only_the_third_statement_of_the_United_States_tells_view_B2_from_view_B()
    {
        ImmutableArray<string> Words(string view, int i) =>
            [.. ((Preference.Prioritised)Alaska.Perspectives.Single(p => p.Id == view).Conflict.Preferences[i]!).Statements.Select(s => s.Text)];

        for (int i = 1; i < 4; i++)
            Assert.Equal(Words("view-b", i), Words("view-b2", i));
        Assert.Equal(Words("view-b", 0).SetItem(2, "not press"), Words("view-b2", 0));
    }

    [Fact]
    public void Nothing_in_the_case_file_is_dated_after_14_August_2025()
    {
        Assert.All(Alaska.Sources.Where(s => s.Date is not null), s => Assert.True(string.CompareOrdinal(s.Date, "2025-08-14") <= 0, $"{s.Id} {s.Date}"));
        string text = Cases.Text("historical/alaska-2025", "case.yaml").Text;
        Assert.DoesNotMatch(LaterYear(), text);
    }

    [Fact]
    public void The_status_quo_is_European_support_alone() =>
        Assert.Equal("NNNNNNNYN", Alaska.Conflict.StatusQuo!.Value.ToYn(Alaska.Conflict.Options.Length));

    // As tests/reference/alaska_check.py prints it: where the state holds, and who has an improvement from it.
    [Theory]
    [InlineData("view-a", "NNNNNNNYN", "", "us eu")]
    [InlineData("view-a", "YNYNNNNYY", "Nash SSEQ SEQ SMR GMR", "")]
    [InlineData("view-a", "YNNYNYYNN", "", "ua eu")]
    [InlineData("view-a", "NYNYNNNYY", "", "us ru")]
    [InlineData("view-a", "YNNYYNYYY", "", "us ru ua")]
    [InlineData("view-b", "NNNNNNNYN", "", "us eu")]
    [InlineData("view-b", "YNYNNNNYY", "", "us")]
    [InlineData("view-b", "YNNYNYYNN", "", "ua eu")]
    [InlineData("view-b", "NYNYNNNYY", "SSEQ SEQ SMR GMR", "us")]
    [InlineData("view-b", "YNNYYNYYY", "SEQ GMR", "ru ua")]
    [InlineData("view-c", "NNNNNNNYN", "Nash SSEQ SEQ SMR GMR", "")]
    [InlineData("view-c", "YNYNNNNYY", "", "us eu")]
    [InlineData("view-c", "YNNYNYYNN", "", "ua eu")]
    [InlineData("view-c", "NYNYNNNYY", "", "us ru")]
    [InlineData("view-c", "YNNYYNYYY", "SSEQ SEQ SMR GMR", "ru ua")]
    public void The_named_states_hold_where_the_independent_check_says(string view, string state, string concepts, string movers)
    {
        GraphModel model = GraphModel.Of(Alaska.Perspectives.Single(p => p.Id == view).Conflict)!;
        int s = StateReader.Read(state, model).Value!.Index;
        StabilityFindings findings = Parley.Analysis.Stability.Stability.Conduct(model, new() { Concepts = [.. StabilityConcept.Core.Take(5)] }).Findings;

        Assert.Equal(concepts, string.Join(' ', findings.Concepts.Where(c => c.Equilibria.Contains(s)).Select(c => c.Concept)));
        Assert.Equal(movers, string.Join(' ', model.DecisionMakers.Where(d => model.Improvements(d.Index, s).Any()).Select(d => d.Id)));
    }

    [GeneratedRegex(@"\b20(2[6-9]|[3-9]\d)\b|2025-(09|1[0-2])|(September|October|November|December) 2025", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LaterYear();
}
