using Parley.Cases;
using Parley.Forecasts;
using Parley.Tests.Cli;

namespace Parley.Tests.Catalogue;

using Answer = Parley.Tests.Cli.Answer;

/// <summary>The forecasts of the Alaska case: thirteen of the commentary with days, criteria and proposed answers, and three platforms.</summary>
public sealed class AlaskaForecastTests
{
    private const string Folder = "cases/historical/alaska-2025";

    private static Case Whole()
    {
        SourceText Text(string name) => new(name, File.ReadAllText(Repository.PathTo("cases", "historical", "alaska-2025", name)));
        Case written = CaseReader.Read(Text("case.yaml")).Value!;
        return PredictionTableReader.Read(Text("predictions.csv"), ForecastLogReader.Read(Text("forecasts.yaml"), written).Value!).Value!;
    }

    private static Dictionary<(string Question, string Forecaster, string Rule), double> Scores(params string[] more)
    {
        Answer answer = new Shell().Run(["score", Folder, "--on", "2026-09-01", "--resamples", "5", "--format", "csv", .. more]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return answer.Out.TrimEnd('\n').Split('\n').Skip(1).Select(l => l.Split(',')).ToDictionary(c => (c[1], c[2], c[^3]), c => double.Parse(c[^2], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Thirteen_forecasts_are_asked_and_every_answer_is_a_proposal()
    {
        Case theCase = Whole();
        string[] asked = [.. theCase.Forecasts.Where(q => q.Id.StartsWith("fc", StringComparison.Ordinal)).Select(q => q.Id)];
        Assert.Equal(Enumerable.Range(1, 13).Select(k => $"fc{k}"), asked.Select(id => id.Split('-')[0].TrimEnd('a', 'b')).Distinct());
        Assert.Equal(16, asked.Length);
        Assert.All(theCase.Forecasts.SelectMany(q => q.Resolutions), r => Assert.True(r.IsProposed));
        Assert.All(theCase.Forecasts.Where(q => q.Id.StartsWith("fc", StringComparison.Ordinal)), q => Assert.NotEmpty(q.Predictions));

        Dictionary<string, ForecastQuestion> all = theCase.Forecasts.ToDictionary(q => q.Id);
        string Stands(string id) => QuestionStanding.Of(all[id], all, new(2026, 9, 1)) is var s && s.Outcome is Outcome.Answered a ? a.Answer : s.Status.ToString();
        Assert.Equal(
            ["no", "Ambiguous", "yes", "no", "no", "no", "no", "no", "Void", "no", "no", "Closed", "Open", "yes", "no", "yes"],
            asked.Select(Stands));
        Assert.Equal(new DateOnly(2025, 11, 20), all["pokrovsk-inside"].Resolution!.On);
    }

    [Fact]
    public void The_towns_hang_on_the_fall_and_would_be_void_without_it()
    {
        Case theCase = Whole();
        Dictionary<string, ForecastQuestion> all = theCase.Forecasts.ToDictionary(q => q.Id);
        all["pokrovsk-inside"] = all["pokrovsk-inside"] with { Resolutions = [new() { On = new(2026, 8, 22), Outcome = new Outcome.Answered("no") }] };
        Assert.All(new[] { "fc5a", "fc5b" }, id => Assert.True(QuestionStanding.Of(all[id], all, new(2026, 9, 1)).UnmetCondition));
    }

    [Fact]
    public void The_platforms_have_the_scores_that_were_printed_on_both_days()
    {
        (string Platform, double[] March, double[] May)[] printed =
        [
            ("RFI", [0.1998, 0.2078, 0.0693, -0.4842], [0.1058, 0.1121, 0.0374, -0.3285]),
            ("Metaculus", [0.7263, 0.8835, 0.2945, -1.3370], [0.3834, 0.3933, 0.1311, -0.7550]),
            ("Glimt", [0.2610, 0.2419, 0.0806, -0.5698], [0.2218, 0.2049, 0.0683, -0.5108]),
        ];
        var first = Scores("--when", "first", "--question", "ceasefire-when");
        var last = Scores("--question", "ceasefire-when");
        string[] rules = ["brier", "rps", "rps-norm", "log"];
        foreach ((string platform, double[] march, double[] may) in printed)
        {
            Assert.Equal(march, rules.Select(r => Math.Round(first[("ceasefire-when", platform, r)], 4)));
            Assert.Equal(may, rules.Select(r => Math.Round(last[("ceasefire-when", platform, r)], 4)));
        }
    }

    [Theory]
    [InlineData("fc1", "perspective:view-a", 2 * 0.675 * 0.675)]
    [InlineData("fc3", "perspective:view-a", 2 * 0.325 * 0.325)]
    [InlineData("fc3", "perspective:view-c", 2 * 0.03 * 0.03)]
    [InlineData("fc4", "perspective:view-a", 2 * 0.97 * 0.97)]
    [InlineData("fc5a", "the officer quoted in the commentary", 2 * 0.325 * 0.325)]
    [InlineData("fc10", "perspective:view-a", 2 * 0.325 * 0.325)]
    public void Words_of_certainty_are_scored_with_the_middle_of_their_band(string question, string forecaster, double brier) =>
        Assert.Equal(brier, Scores()[(question, forecaster, "brier")], 1e-12);

    [Fact]
    public void The_outcome_of_the_third_came_about_and_both_mechanisms_named_for_it_are_contested()
    {
        Answer data = new Shell().Run("score", Folder, "--on", "2026-09-01", "--resamples", "5", "--question", "fc3", "--format", "json");
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(data.Out);
        Assert.Equal(
            [("perspective:view-a", "as foretold", "kyiv-and-europe-refuse", "contested"), ("perspective:view-c", "as foretold", "moscow-refuses", "contested")],
            document.RootElement.GetProperty("post-mortems").EnumerateArray().Select(p =>
                (p.GetProperty("forecaster").GetString()!, p.GetProperty("outcome").GetString()!, p.GetProperty("mechanism").GetString()!, p.GetProperty("finding").GetString()!)));
        Answer answer = new Shell().Run("score", Folder, "--on", "2026-09-01", "--resamples", "5", "--question", "fc3");
        // No sentence about anybody's merit.
        Assert.DoesNotMatch("(?i)(correct|wrong|right|failed|success|best forecaster|winner)", answer.Out);
    }

    [Fact]
    public void On_the_eve_nothing_of_what_came_later_is_known()
    {
        Answer answer = new Shell().Run("forecast", Folder, "--as-of", "2025-08-15", "--format", "json");
        Assert.DoesNotContain("2025-08-16\",\n      \"outcome\"", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-", answer.Out.Replace("2026-08", "", StringComparison.Ordinal).Replace("not-before-2026", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("\"answered\"", answer.Out, StringComparison.Ordinal);
        Assert.Contains("\"id\": \"fc3\"", answer.Out, StringComparison.Ordinal);
    }
}
