using System.Text;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Draws calibration tables: how often events came about against how likely they were held, one panel for each forecaster.</summary>
public static class CalibrationSvg
{
    private const int Side = 260, Left = 56, Top = 66, Gap = 40, Histogram = 40, PanelWidth = Left + Side + 24, PanelHeight = Top + Side + 30 + Histogram + 46;

    private const string Looks = """
        .axis { stroke: #333; stroke-width: 1; }
        .grid { stroke: #ddd; stroke-width: 1; }
        .even { stroke: #666; stroke-width: 1; stroke-dasharray: 4 4; }
        .band { fill: #d9e8f5; stroke: #7fa8cc; stroke-width: 1; }
        .inside { fill: #fff; stroke: #0072b2; stroke-width: 3; }
        .outside { fill: #a84300; stroke: #a84300; stroke-width: 3; }
        .bar { fill: #999; stroke: none; }
        .end-of { text-anchor: end; }
        .middle { text-anchor: middle; }

        """;

    /// <summary>The chart. Forecasters without an event whose day has passed have no panel.</summary>
    public static string Draw(ScoreResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        CalibrationTable[] tables = [.. result.Findings.Calibration.Where(t => t.Events > 0)];
        SvgPage page = new();
        int columns = Math.Clamp(tables.Length, 1, 3), rows = Math.Max(1, (tables.Length + columns - 1) / columns);
        int width = Gap + columns * (PanelWidth + Gap), height = 96 + rows * PanelHeight + 24;
        string[] heading = SvgPage.Wrapped(result.Title, (width - 2 * Gap) / 9);
        page.Text(Gap, 30, heading.Take(2), "large");
        page.Text(Gap, 30 + SvgPage.LineHeight * Math.Min(2, heading.Length), SvgPage.Wrapped(
            tables.Length == 0 ? "No graded question whose scheduled day has passed."
                : "Came about against foretold. Blue: nine of ten frequencies a calibrated forecaster would see. A filled dot lies outside. Below: events per bin.",
            (width - 2 * Gap) / SvgPage.ColumnWidth).Take(2), "small");
        for (int k = 0; k < tables.Length; k++)
            Panel(page, tables[k], ScoreTexts.Named(tables[k].Forecaster, result.Cases), Gap + k % columns * (PanelWidth + Gap), 90 + k / columns * PanelHeight);
        return page.Close(width, height, result.Title, Description(result, tables), Looks.ReplaceLineEndings("\n"));
    }

    private static void Panel(SvgPage page, CalibrationTable table, string name, int x, int y)
    {
        int left = x + Left, top = y + Top, bottom = top + Side;
        int At(double p) => left + (int)Math.Round(p * Side);
        int Height(double p) => bottom - (int)Math.Round(p * Side);
        page.Text(x, y + 24, SvgPage.Wrapped(name, PanelWidth / SvgPage.ColumnWidth - 1).Take(1), "strong");
        page.Text(x, y + 24 + SvgPage.LineHeight, [$"{Wording.Count(table.Events, "event")} of {Wording.Count(table.Questions, "question")}{(table.Parts is BrierParts p ? $"; Brier {ScoreTexts.Number(p.Brier)}" : "")}"], "small");
        for (int t = 0; t <= 10; t += 2)
        {
            page.Line(At(t / 10.0), top, At(t / 10.0), bottom, "grid");
            page.Line(left, Height(t / 10.0), left + Side, Height(t / 10.0), "grid");
            page.Text(At(t / 10.0), bottom + 16, [$"{10 * t}"], "small middle");
            page.Text(left - 8, Height(t / 10.0) + 4, [$"{10 * t}"], "small end-of");
        }
        page.Line(left, top, left, bottom, "axis");
        page.Line(left, bottom, left + Side, bottom, "axis");
        page.Line(left, bottom, left + Side, top, "even");
        CalibrationBin[] bins = [.. table.Bins.Where(b => b.Count > 0)];
        int most = bins.Max(b => b.Count), floor = bottom + 30 + Histogram;
        // Bars first, then marks, so that no bar hides a mark of its neighbour.
        foreach (CalibrationBin bin in bins)
        {
            int middle = At(bin.Mean!.Value);
            if (bin.BandLow is double low && bin.BandHigh is double high)
                page.Box(middle - 8, Height(high), 16, Math.Max(2, Height(low) - Height(high)), "band");
            int bar = Math.Max(1, Histogram * bin.Count / most);
            page.Box(middle - 7, floor - bar, 14, bar, "bar");
            page.Text(middle, floor + 14, [$"{bin.Count}"], "small middle");
        }
        foreach (CalibrationBin bin in bins)
            page.Dot(At(bin.Mean!.Value), Height(bin.Observed!.Value), 5, bin.Observed < bin.BandLow || bin.Observed > bin.BandHigh ? "outside" : "inside");
        page.Line(left, floor, left + Side, floor, "axis");
        page.Text(x, top - 10, ["came about, %"], "small");
        page.Text(left + Side, floor + 32, ["foretold, %"], "small end-of");
    }

    private static string Description(ScoreResult result, CalibrationTable[] tables)
    {
        StringBuilder text = new();
        foreach (CalibrationTable table in tables)
        {
            text.Append($"{ScoreTexts.Named(table.Forecaster, result.Cases)}: ");
            text.AppendJoin("; ", table.Bins.Where(b => b.Count > 0).Select(b =>
                $"{CalibrationPage.Range(b)}: {Wording.Count(b.Count, "event")}, foretold {ForecastTexts.Percent(b.Mean!.Value)}, came about {ForecastTexts.Percent(b.Observed!.Value)}"));
            text.Append(". ");
        }
        return text.ToString().TrimEnd();
    }
}
