using System.Globalization;
using System.Text.Json;
using Parley.Power;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Power by several indices as JSON, whole, and as a table for spreadsheets.</summary>
public static class PowerText
{
    /// <summary>As JSON.</summary>
    public static string Json(PowerFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", AnalysisJson.Version);
            json.WriteString("report", "power");
            json.WriteNumber("from", findings.From);
            json.WriteNumber("to", findings.To);
            json.WriteStartArray("questions");
            foreach (PowerClaim claim in findings.Claims)
                Claim(json, findings, claim);
            json.WriteEndArray();
            json.WriteStartArray("polarity");
            foreach (PolaritySeries series in findings.Polarity)
                Series(json, series.Index, "group", series.Group, series.IsGiven, () =>
                {
                    foreach (PolarityPoint p in series.Points)
                        Numbers(json, p.Year, p.States, ("con", p.Concentration), ("enp", p.Poles), ("sum-before", p.SumOfShares));
                });
            json.WriteEndArray();
            json.WriteStartArray("centres");
            foreach (CentreSeries series in findings.Centres)
                Series(json, series.Index, "location", series.Location, series.IsGiven, () =>
                {
                    foreach (CentrePoint p in series.Points)
                        Numbers(json, p.Year, p.States, ("x", p.X), ("y", p.Y), ("z", p.Z), ("latitude", p.Latitude ?? double.NaN), ("longitude", p.Longitude ?? double.NaN), ("depth", p.Depth));
                });
            json.WriteEndArray();
            json.WriteStartArray("shares");
            foreach (ShareTable table in findings.Shares)
            {
                json.WriteStartObject();
                json.WriteString("index", table.Index);
                json.WriteString("group", table.Group);
                json.WriteNumber("year", table.Year);
                json.WriteStartArray("states");
                foreach (StateShare state in table.States)
                {
                    json.WriteStartObject();
                    json.WriteString("state", state.Code);
                    json.WriteNumber("share", state.Share);
                    json.WriteString("zone", PowerTexts.Zone(state.Zone));
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("who-counts");
            foreach (StateSpan span in findings.Spans)
            {
                json.WriteStartObject();
                json.WriteString("state", span.Code);
                json.WriteNumber("from", span.From);
                json.WriteNumber("to", span.To);
                json.WriteString("group", span.Group);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (findings.Recomputation is var (code, year, published, recomputed, compared))
            {
                json.WriteStartObject("recomputation");
                json.WriteString("state", code);
                json.WriteNumber("year", year);
                json.WriteNumber("printed", published);
                json.WriteNumber("recomputed", recomputed);
                json.WriteNumber("compared", compared);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        });
    }

    /// <summary>As a table for spreadsheets: one row per index, year and quantity.</summary>
    public static string Csv(PowerFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        CsvText csv = new();
        csv.Row(["index", "group", "year", "quantity", "state", "value"]);
        foreach (PolaritySeries s in findings.Polarity)
            foreach (PolarityPoint p in s.Points)
                foreach ((string what, double value) in new[] { ("states", p.States), ("con", p.Concentration), ("enp", p.Poles), ("sum-before", p.SumOfShares) })
                    csv.Row([s.Index, s.Group, $"{p.Year}", what, "", Number(value)]);
        foreach (CentreSeries s in findings.Centres)
            foreach (CentrePoint p in s.Points)
                foreach ((string what, double value) in new[] { ("x", p.X), ("y", p.Y), ("z", p.Z), ("latitude", p.Latitude ?? double.NaN), ("longitude", p.Longitude ?? double.NaN), ("depth", p.Depth) })
                    csv.Row([s.Index, s.Location, $"{p.Year}", what, "", Number(value)]);
        foreach (ShareTable t in findings.Shares)
            foreach (StateShare s in t.States)
                csv.Row([t.Index, t.Group, $"{t.Year}", "share", s.Code, Number(s.Share)]);
        return csv.ToString();
    }

    private static void Claim(Utf8JsonWriter json, PowerFindings findings, PowerClaim claim)
    {
        json.WriteStartObject();
        json.WriteString("question", PowerTexts.Question(claim, findings));
        if (claim.State.Length > 0)
            json.WriteString("state", claim.State);
        json.WriteString("sentence", PowerTexts.Sentence(claim));
        json.WriteStartArray("answers");
        foreach (PowerAnswer answer in claim.Answers)
        {
            json.WriteStartObject();
            json.WriteString("index", answer.Index);
            Write(json, "before", answer.Before ?? double.NaN);
            Write(json, "after", answer.After ?? double.NaN);
            if (answer.Yes is bool yes)
                json.WriteBoolean("yes", yes);
            else
                json.WriteNull("yes");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Series(Utf8JsonWriter json, string index, string by, string name, bool isGiven, Action points)
    {
        json.WriteStartObject();
        json.WriteString("index", index);
        json.WriteString(by, name);
        json.WriteBoolean("given", isGiven);
        json.WriteStartArray("points");
        points();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, int year, int states, params ReadOnlySpan<(string Key, double Value)> numbers)
    {
        json.WriteStartObject();
        json.WriteNumber("year", year);
        json.WriteNumber("states", states);
        foreach ((string key, double value) in numbers)
            Write(json, key, value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(key, value);
        else
            json.WriteNull(key);
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";
}
