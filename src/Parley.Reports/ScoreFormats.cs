using System.Collections.Immutable;
using System.Text.Json;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What <see cref="ScorePage"/> tells, as data.</summary>
public static class ScoreFormats
{
    /// <summary>As a table for spreadsheets: one row for each graded forecast and rule. Infinity is written -inf.</summary>
    public static string Csv(ScoreResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        CsvText csv = new();
        csv.Row(["case", "question", "forecaster", "on", "outcome", "proposed", "sealed", "coverage", "sum-as-written", "rule", "score", "baseline"]);
        foreach (GradedForecast g in result.Findings.Graded)
            foreach (Score score in g.Scores)
                csv.Row(
                [
                    g.Case, g.Question.Id, g.Forecaster, ForecastTexts.Day(g.Prediction.On), ForecastTexts.CameOut(g.Question, g.Outcome), g.IsProposed ? "1" : "0",
                    g.Prediction.Seal ?? "", ScoreTexts.Exact(g.Coverage), ScoreTexts.Exact(g.Sum), score.Rule.Key, ScoreTexts.Exact(score.Value), ScoreTexts.Exact(score.Baseline),
                ]);
        return csv.ToString();
    }

    /// <summary>As JSON; infinite scores are the text "-inf".</summary>
    public static string Json(ScoreResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", AnalysisJson.Version);
            json.WriteString("report", "scores");
            json.Texts("cases", result.Cases.Select(c => c.Id));
            Body(json, result);
            json.WriteEndObject();
        });
    }

    /// <summary>The members of the object that holds the scores.</summary>
    internal static void Body(Utf8JsonWriter json, ScoreResult result)
    {
        ScoreFindings findings = result.Findings;
        json.WriteString("as-of", ForecastTexts.Day(result.Study.Today));
        json.WriteString("graded-predictions", result.Study.When.ToString().ToLowerInvariant());
        json.WriteString("baseline", ScoreTexts.Against(result.Study.Baseline));
        json.WriteStartArray("graded");
        foreach (GradedForecast g in findings.Graded)
            Graded(json, g);
        json.WriteEndArray();
        json.WriteStartArray("ungraded");
        foreach (UngradedForecast u in findings.Ungraded)
        {
            json.WriteStartObject();
            json.WriteString("case", u.Case);
            json.WriteString("question", u.Question);
            json.WriteString("forecaster", u.Forecaster);
            json.WriteString("reason", ScoreTexts.Why(u.Reason));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("means");
        foreach (MeanScore m in findings.Leaderboard)
        {
            json.WriteStartObject();
            json.WriteString("forecaster", m.Forecaster);
            json.WriteString("rule", m.Rule.Key);
            json.Text("unit", m.Unit);
            json.WriteNumber("questions", m.Questions);
            Number(json, "mean", m.Mean);
            Number(json, "standard-error", m.StandardError);
            Number(json, "skill", m.Skill);
            json.WriteNumber("skill-questions", m.SkillQuestions);
            Number(json, "common", m.Common);
            json.WriteNumber("common-questions", m.CommonQuestions);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("pairs");
        foreach (PairedComparison p in findings.Pairs)
        {
            json.WriteStartObject();
            json.WriteString("first", p.First);
            json.WriteString("second", p.Second);
            json.WriteString("rule", p.Rule.Key);
            json.Text("unit", p.Unit);
            json.WriteNumber("questions", p.Questions);
            Number(json, "difference", p.Difference);
            Number(json, "standard-error", p.StandardError);
            json.WriteNumber("first-better", p.FirstBetter);
            json.WriteNumber("second-better", p.SecondBetter);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Calibration(json, result);
        json.WriteStartArray("post-mortems");
        foreach (PostMortem p in findings.PostMortems)
        {
            json.WriteStartObject();
            json.WriteString("case", p.Case);
            json.WriteString("question", p.Question.Id);
            json.WriteString("forecaster", p.Forecaster);
            json.Text("foretold", p.Foretold?.Id);
            json.WriteString("outcome", ScoreTexts.Match(p.Match));
            json.Text("mechanism", p.Mechanism?.Id);
            json.WriteString("finding", ForecastTexts.Finding(p.Finding));
            json.WriteBoolean("proposed", p.IsProposed);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Graded(Utf8JsonWriter json, GradedForecast g)
    {
        json.WriteStartObject();
        json.WriteString("case", g.Case);
        json.WriteString("question", g.Question.Id);
        json.WriteString("forecaster", g.Forecaster);
        json.WriteString("on", ForecastTexts.Day(g.Prediction.On));
        json.OutcomeOf(g.Question, g.Outcome);
        json.WriteBoolean("proposed", g.IsProposed);
        json.WriteBoolean("mature", g.IsMature);
        json.Text("seal", g.Prediction.Seal);
        json.WriteNumber("coverage", g.Coverage);
        json.WriteNumber("sum-as-written", g.Sum);
        json.WriteStartObject("probabilities");
        for (int k = 0; k < g.Probabilities.Length; k++)
            json.WriteNumber(g.Question.Answers[k].Id, g.Probabilities[k]);
        json.WriteEndObject();
        json.WriteStartArray("scores");
        foreach (Score score in g.Scores)
        {
            json.WriteStartObject();
            json.WriteString("rule", score.Rule.Key);
            Number(json, "score", score.Value);
            Number(json, "baseline", score.Baseline);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Calibration(Utf8JsonWriter json, ScoreResult result)
    {
        json.WriteStartArray("calibration");
        foreach (CalibrationTable table in result.Findings.Calibration)
        {
            json.WriteStartObject();
            json.WriteString("forecaster", table.Forecaster);
            json.WriteNumber("questions", table.Questions);
            json.WriteNumber("events", table.Events);
            json.WriteNumber("not-mature", table.NotMature);
            json.WriteNumber("in-part", table.InPart);
            json.WriteNumber("seed", result.Study.Seed);
            json.WriteNumber("resamples", result.Study.Resamples);
            json.WriteStartArray("bins");
            foreach (CalibrationBin bin in table.Bins.Where(b => b.Count > 0))
            {
                json.WriteStartObject();
                json.WriteNumber("from", bin.Low);
                Number(json, "to", bin.High);
                json.WriteNumber("events", bin.Count);
                Number(json, "mean", bin.Mean);
                Number(json, "observed", bin.Observed);
                Number(json, "band-from", bin.BandLow);
                Number(json, "band-to", bin.BandHigh);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (table.Parts is BrierParts p)
            {
                json.WriteStartObject("brier");
                foreach ((string name, double value) in new[]
                {
                    ("score", p.Brier), ("reliability", p.Reliability), ("resolution", p.Resolution), ("uncertainty", p.Uncertainty),
                    ("within-variance", p.WithinVariance), ("within-covariance", p.WithinCovariance),
                })
                    json.WriteNumber(name, value);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string key, double? value)
    {
        if (value is double number && double.IsFinite(number))
            json.WriteNumber(key, number);
        else
            json.Text(key, value is null ? null : ScoreTexts.Exact(value));
    }
}
