using System.Globalization;
using System.Text.Json;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What <see cref="BacktestPage"/> tells, as data.</summary>
public static class BacktestFormats
{
    /// <summary>As a table for spreadsheets: one row for each forecaster.</summary>
    public static string Csv(BacktestFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        CsvText csv = new();
        csv.Row(
        [
            "forecaster", "naive", "issues", "mean-error", "root-mean-square", "median-error", "within-5", "within-10", "within-20", "difference", "low", "high", "detectable",
            "crps", "crps-difference", "crps-low", "crps-high", "covered-80", "width-80", "unreliability",
        ]);
        foreach (BacktestRow r in findings.Rows)
            csv.Row(
            [
                r.Key, r.IsNaive ? "1" : "0", $"{r.Issues}", Exact(r.MeanError), Exact(r.RootMeanSquare), Exact(r.MedianError), Exact(r.Hits.Five), Exact(r.Hits.Ten), Exact(r.Hits.Twenty),
                Exact(r.ErrorDifference.Mean), Exact(r.ErrorDifference.Low), Exact(r.ErrorDifference.High), Exact(r.ErrorDifference.Detectable), Exact(r.Distribution.Crps),
                Exact(r.Distribution.CrpsDifference.Mean), Exact(r.Distribution.CrpsDifference.Low), Exact(r.Distribution.CrpsDifference.High), Exact(r.Distribution.Covered80),
                Exact(r.Distribution.Width), Exact(r.Distribution.Unreliability),
            ]);
        return csv.ToString();
    }

    /// <summary>As JSON; what is not known is null.</summary>
    public static string Json(SettledIssues issues, BacktestFindings findings)
    {
        ArgumentNullException.ThrowIfNull(issues);
        ArgumentNullException.ThrowIfNull(findings);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", AnalysisJson.Version);
            json.WriteString("report", "backtest");
            json.WriteString("dataset", issues.Name);
            json.WriteString("issues-sha256", findings.Split.Dataset);
            json.WriteString("split-sha256", findings.Split.Hash);
            json.WriteNumber("folds", findings.Study.Folds);
            json.WriteNumber("seed", findings.Study.Seed);
            json.WriteNumber("resamples", findings.Study.Resamples);
            json.WriteNumber("issues", findings.Issues);
            json.WriteNumber("proposals", findings.Proposals);
            json.WriteNumber("unsettled", issues.Unsettled);
            json.WriteNumber("at-poles", findings.AtPoles);
            json.WriteString("against", findings.Study.Against);
            json.WriteStartArray("forecasters");
            foreach (BacktestRow r in findings.Rows)
                Row(json, r);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Row(Utf8JsonWriter json, BacktestRow r)
    {
        json.WriteStartObject();
        json.WriteString("key", r.Key);
        json.WriteBoolean("naive", r.IsNaive);
        json.WriteNumber("issues", r.Issues);
        Number(json, "mean-error", r.MeanError);
        Number(json, "root-mean-square", r.RootMeanSquare);
        Number(json, "median-error", r.MedianError);
        Number(json, "within-5", r.Hits.Five);
        Number(json, "within-10", r.Hits.Ten);
        Number(json, "within-20", r.Hits.Twenty);
        Difference(json, "difference", r.ErrorDifference);
        json.WriteBoolean("own-distribution", r.Distribution.IsOwn);
        Number(json, "crps", r.Distribution.Crps);
        Difference(json, "crps-difference", r.Distribution.CrpsDifference);
        json.WriteStartArray("coverage");
        foreach ((double nominal, double covered) in r.Distribution.Coverage)
        {
            json.WriteStartObject();
            json.WriteNumber("nominal", nominal);
            Number(json, "covered", covered);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Number(json, "width-80", r.Distribution.Width);
        Number(json, "unreliability", r.Distribution.Unreliability);
        json.WriteStartArray("pit");
        foreach (int count in r.Distribution.Pit)
            json.WriteNumberValue(count);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Difference(Utf8JsonWriter json, string key, BacktestDifference d)
    {
        json.WriteStartObject(key);
        json.WriteNumber("issues", d.Issues);
        Number(json, "mean", d.Mean);
        Number(json, "low", d.Low);
        Number(json, "high", d.High);
        Number(json, "detectable", d.Detectable);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string key, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumber(key, number);
        else
            json.WriteNull(key);
    }

    private static string Exact(double number) => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture);
}
