using System.Text;
using CsCheck;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Tests.Cli;

namespace Parley.Tests.Cases;

/// <summary>A case as of a day holds what was known on that day, and nothing that is added later changes a byte of what it answers.</summary>
public sealed class ReplayTests
{
    private const string Day = "2025-08-14";

    // Judgements that rest on one early claim each; the early forecasts stand at the end.
    private static string Base(Additions later) => $$"""
        parley: 1
        id: replayed
        title: Replayed
        parties: {anna: Anna, ben: Ben}
        sources:
          early: {title: Early, date: 2025-08-01}
        {{later.Sources}}
        evidence:
          known: {claim: It was said early., source: early}
          thought: {claim: The author thinks so., assumption: yes}
        {{later.Claims}}
        conflict:
          options:
            anna: {x: Do x, y: Do y}
            ben: {z: Do z}
          infeasible:
            - {never: x and y, because: [known{{later.Because}}]}
        {{later.Rules}}
          status-quo: [x]
          preferences:
            anna: {statements: [x, {statement: not z, because: [known{{later.Because}}]}{{later.Statements}}], because: [thought{{later.Because}}]}
            ben: {statements: [z], because: [known]}
        perspectives:
          calm:
            because: [known{{later.Because}}]
            conflict:
              preferences:
                anna: {statements: [not x], because: [known]}
        {{later.Perspectives}}
        forecasts:
          rain:
            question: Will it rain?
            opens: 2025-08-01
            due: 2025-12-31
            about-option: x
            criteria:
              - Rain at the gauge.
        {{later.Criteria}}
            predictions:
              - {by: anna, on: 2025-08-02, probability: 0.3}
              - {perspective: calm, on: 2025-08-03, word: likely}
        {{later.Predictions}}
            resolutions:
              - {on: 2025-08-10, answer: yes}
        {{later.Resolutions}}
        {{later.Questions}}
        """.Replace("      - Rain at the gauge.", "      - {text: Rain at the gauge.}", StringComparison.Ordinal);

    // Each is nothing, or lines that only later evidence brings.
    private sealed record Additions(
        string Sources, string Claims, string Because, string Rules, string Statements, string Perspectives, string Criteria, string Predictions, string Resolutions, string Questions);

    private static readonly Additions Nothing = new("", "", "", "", "", "", "", "", "", "");

    private static readonly Gen<Additions> Later =
        from kinds in Gen.Bool.Array[9]
        from month in Gen.Int[1, 9]
        from day in Gen.Int[1, 28]
        from undated in Gen.Bool
        let date = $"2026-0{month}-{day:00}"
        let claims = kinds[0]
        select new Additions(
            claims ? $"  later: {{title: Later{(undated ? "" : $", date: {date}")}}}\n  vague: {{title: Vague, date: 2025-08}}" : "",
            claims ? "  new: {claim: It was said later., source: later, rival: Others say otherwise.}\n  unclear: {claim: It was said some day., source: vague}" : "",
            claims && kinds[1] ? ", new, unclear" : "",
            claims && kinds[2] ? "    - {never: y and z, because: [new]}" : "",
            claims && kinds[3] ? ", {statement: z, because: [new, unclear]}" : "",
            claims && kinds[4] ? "  fear:\n    because: [new]\n    conflict: {preferences: {ben: {statements: [not z]}}}" : "",
            kinds[5] ? $"      - {{from: {date}, text: Rain anywhere., why: A leak.}}" : "",
            kinds[6] ? $"      - {{by: anna, on: 2025-08-{15 + day % 16:00}, probability: 0.99}}\n      - {{by: late, on: 2025-12-30, probability: 0.01}}" : "",
            kinds[7] ? $"      - {{on: {date}, answer: no, how: It was only the hose.}}" : "",
            kinds[8] ? $"  snow:\n    question: Will it snow?\n    opens: 2025-08-15\n    predictions:\n      - {{by: anna, on: 2025-08-16, probability: 0.9}}" : "");

    private static readonly string[][] Commands =
    [
        ["analyze", "--format", "json"], ["analyze"], ["forecast", "--format", "json"], ["forecast"], ["forecast", "--question", "rain"], ["score", "--format", "json", "--resamples", "20"],
        ["explain", "--state", "1", "--party", "anna", "--perspective", "calm", "--concept", "seq"], ["spoilers", "--state", "1", "--perspective", "base"], ["robust", "--perspective", "base", "--draws", "5"],
        ["trace", "--perspective", "base"],
    ];

    [Fact]
    public void Nothing_that_is_added_later_changes_a_byte_of_the_answers()
    {
        string[] before = [.. Commands.Select(c => Answer(Base(Nothing), c))];
        Assert.All(before, b => Assert.NotEmpty(b));
        Later.Sample(later =>
        {
            string text = Base(later);
            for (int k = 0; k < Commands.Length; k++)
                Assert.Equal(before[k], Answer(text, Commands[k]));
        }, iter: TestScale.Of(15, 1_000), threads: 1);
    }

    [Fact]
    public void Later_evidence_does_change_the_answers_of_today()
    {
        Additions later = Nothing with { Resolutions = "      - {on: 2026-01-05, answer: no}", Predictions = "      - {by: late, on: 2025-12-30, probability: 0.01}" };
        Assert.NotEqual(Answer(Base(Nothing), ["score", "--format", "json"], asOf: "2026-02-01"), Answer(Base(later), ["score", "--format", "json"], asOf: "2026-02-01"));
        Assert.NotEqual(Answer(Base(Nothing), ["forecast"], asOf: "2026-02-01"), Answer(Base(later), ["forecast"], asOf: "2026-02-01"));
    }

    [Fact]
    public void What_is_withheld_is_told_on_standard_error_with_its_reason()
    {
        string text = Base(Nothing with
        {
            Sources = "  later: {date: 2026-01-01}\n  vague: {date: 2025-08}\n  undated: {title: U}\n  taken: {date: 2026, retrieved: 2025-08-10}",
            Claims = "  new: {claim: N., source: later}\n  unclear: {claim: U., source: vague}\n  nowhen: {claim: W., source: undated}\n  there: {claim: T., source: taken}\n  said-late: {claim: S., source: early, date: 2025-09-01}",
        });
        Case theCase = CaseReader.Read(new("case.yaml", text)).Value!;
        Replay strict = Replay.Of(theCase, new(2025, 8, 14)), lenient = Replay.Of(theCase, new(2025, 8, 14), UnknownDays.Admit);

        Assert.Equal(["early", "taken"], strict.Case.Sources.Select(s => s.Id));
        Assert.Equal(["known", "thought", "there"], strict.Case.Claims.Select(c => c.Id));
        Assert.Equal(["early", "vague", "undated", "taken"], lenient.Case.Sources.Select(s => s.Id));
        Assert.Equal(
            [("later", WithheldReason.Later), ("vague", WithheldReason.MayBeLater), ("undated", WithheldReason.Undated)],
            strict.Withheld.Where(w => w.Kind == WithheldKind.Source).Select(w => (w.Name, w.Reason)));
        Assert.Contains(new Withheld(WithheldKind.Claim, "said-late", null, WithheldReason.Later, "2025-09-01"), strict.Withheld);
        Assert.Contains("sources that came on no known date: undated.", string.Join('\n', Parley.Reports.ReplayText.Of(strict)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_judgement_falls_when_all_its_claims_are_later_and_stays_with_what_is_left()
    {
        string text = Base(Nothing with
        {
            Sources = "  later: {date: 2026-01-01}",
            Claims = "  new: {claim: N., source: later}",
            Rules = "    - {never: y and z, because: [new], id: late-rule}",
            Statements = ", {statement: z, because: [new]}",
            Perspectives = "  fear:\n    because: [new]\n  worry:\n    conflict: {preferences: {ben: {statements: [not z], because: [new]}}}",
        });
        Case now = CaseReader.Read(new("case.yaml", text)).Value!;
        Replay replay = Replay.Of(now, new(2025, 8, 14));

        Assert.Equal((2, 1), (now.Conflict.Rules.Length, replay.Case.Conflict.Rules.Length));
        Assert.Equal((3, 2), (((Preference.Prioritised)now.Conflict.Preferences[0]!).Statements.Length, ((Preference.Prioritised)replay.Case.Conflict.Preferences[0]!).Statements.Length));
        Assert.Equal(["calm", "worry"], replay.Case.Perspectives.Select(p => p.Id));
        // Nobody else's wish stands in for one that was not known: the view is told as incomplete.
        Assert.Null(replay.Case.Perspectives[1].Conflict.Preferences[1]);
        Assert.Contains(new Withheld(WithheldKind.Rule, "late-rule", null, WithheldReason.RestsOnWithheld, null), replay.Withheld);
        Assert.Contains(new Withheld(WithheldKind.Preference, "ben", "worry", WithheldReason.RestsOnWithheld, null), replay.Withheld);
    }

    [Fact]
    public void A_ranking_no_longer_fits_when_a_rule_falls_and_a_switch_goes_back()
    {
        string text = Base(Nothing with
        {
            Sources = "  later: {date: 2026-01-01}",
            Claims = "  new: {claim: N., source: later}",
            Rules = "    - {never: y and z, because: [new], id: late-rule}\n    - {never: x and z, because: [known], id: early-rule}",
            Perspectives = "  ranked:\n    conflict: {preferences: {anna: {ranking: 1>2>3>4}}}\n  switched:\n    conflict:\n      in-force: {early-rule: {in-force: no, because: [new]}}",
        });
        Case now = CaseReader.Read(new("case.yaml", text)).Value!;
        Assert.Equal(4, StateList.Of(now.Conflict)!.Count);
        Replay replay = Replay.Of(now, new(2025, 8, 14));

        Assert.Null(replay.Case.Perspectives.Single(p => p.Id == "ranked").Conflict.Preferences[0]);
        Assert.Contains(new Withheld(WithheldKind.Preference, "anna", "ranked", WithheldReason.NoLongerFits, null), replay.Withheld);
        Assert.True(replay.Case.Perspectives.Single(p => p.Id == "switched").Conflict.Rules.Single(r => r.Id == "early-rule").InForce);
    }

    [Fact]
    public void A_hypergame_whose_game_is_not_known_is_not_told()
    {
        string text = Base(Nothing with { Sources = "  later: {date: 2026-01-01}", Claims = "  new: {claim: N., source: later}", Perspectives = "  fear:\n    because: [new]" });
        string WithGame(string ben) => text.Replace("forecasts:", $"hypergame: {{anna: base, ben: {ben}}}\nforecasts:", StringComparison.Ordinal);
        Assert.NotNull(Replay.Of(CaseReader.Read(new("c", WithGame("calm"))).Value!, new(2025, 8, 14)).Case.Hypergame);
        Replay without = Replay.Of(CaseReader.Read(new("c", WithGame("fear"))).Value!, new(2025, 8, 14));
        Assert.Null(without.Case.Hypergame);
        Assert.Contains(without.Withheld, w => w.Kind == WithheldKind.Hypergame);
    }

    [Fact]
    public void Every_sample_and_case_can_be_replayed_on_any_day()
    {
        foreach (string text in Samples.All.Concat(Catalogue.CaseFiles().Select(File.ReadAllText)))
            foreach (DateOnly day in new DateOnly[] { new(1900, 1, 1), new(1984, 6, 1), new(2025, 1, 5), new(2025, 8, 20), new(2030, 1, 1) })
                foreach (UnknownDays unknown in Enum.GetValues<UnknownDays>())
                {
                    Case theCase = CaseReader.Read(new("case.yaml", text)).Value!;
                    Case replayed = Replay.Of(theCase, day, unknown).Case;
                    // A replay of a replay has nothing more to withhold, and what is left can be written and read.
                    Assert.Equal(CaseWords.Of(replayed), CaseWords.Of(Replay.Of(replayed, day, unknown).Case));
                    if (replayed.Conflict.Preferences.All(p => p is not null) && replayed.Hypergame is null && day.Year == 2030)
                    {
                        SourceText written = new("again", CaseWriter.Write(replayed));
                        Reading<Case> again = CaseReader.Read(written);
                        Assert.True(again.Succeeded, Parley.Reports.DiagnosticText.Of(written, again.Diagnostics) + written.Text);
                        Assert.Equal(CaseWords.Of(replayed), CaseWords.Of(again.Value));
                    }
                }
    }

    private static string Answer(string text, string[] command, string asOf = Day)
    {
        Answer answer = new Shell { Input = Encoding.UTF8.GetBytes(text) }.Run([command[0], "-", .. command[1..], "--as-of", asOf]);
        Assert.True(answer.ExitCode is 0 or 4, $"{string.Join(' ', command)}: {answer.ExitCode}\n{answer.Error}\n{text}");
        return answer.Out;
    }
}
