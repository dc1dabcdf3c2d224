using Parley.Bargaining;
using Parley.Cases;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Draws what may come out, one panel per issue: bars for shares of draws, marks for the mean, the baseline and the reference point; below a tornado, if asked for.</summary>
public static class SimulationSvg
{
    private const int Left = 40, Width = 420, BarHeight = 90, PanelHeight = 190, RowHeight = 20, NameWidth = 250, MostRows = 6;

    private const string Looks = """
        .axis { stroke: #333; stroke-width: 1; }
        .bar { fill: #bbb; stroke: #666; stroke-width: 1; }
        .mean { stroke: #000; stroke-width: 3; }
        .base { stroke: #000; stroke-width: 2; stroke-dasharray: 2 3; }
        .reference { stroke: #555; stroke-width: 2; stroke-dasharray: 8 4; }
        .range { stroke: #000; stroke-width: 5; }
        .down { fill: #fff; stroke: #333; stroke-width: 1; }
        .up { fill: #888; stroke: #333; stroke-width: 1; }
        .end-of { text-anchor: end; }
        .middle { text-anchor: middle; }

        """;

    /// <summary>The chart of one view.</summary>
    public static string Draw(Case theCase, SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        SvgPage page = new();
        string title = $"{theCase.Title}: what may come out ({result.View.Id})";
        int width = result.Sensitivity is null ? Left + Width + 40 : Left + Width + 60 + NameWidth + 260, at = 90;
        page.Text(20, 30, SvgPage.Wrapped(title, (width - 40) / 9).Take(2), "large");
        page.Text(20, 66, ["Bars: share of draws. Line: mean; dots: weighted mean of middle values; dashes: no deal; thick: 80 %."], "small");
        foreach (IssueForecast forecast in result.Findings.Issues)
        {
            Panel(page, forecast, result.Problem.Issues[forecast.Issue], at);
            if (result.Sensitivity is SensitivityFindings sensitivity)
                Tornado(page, result.Problem, sensitivity, forecast.Issue, Left + Width + 60, at);
            at += PanelHeight;
        }
        return page.Close(width, at + 10, title, Description(result), Looks.ReplaceLineEndings("\n"));
    }

    private static void Panel(SvgPage page, IssueForecast f, Issue issue, int top)
    {
        int floor = top + 20 + BarHeight;
        int X(double point) => Left + (int)Math.Round((point - issue.Low) / (issue.High - issue.Low) * Width);
        page.Text(Left, top + 10, [BargainTexts.Short($"{issue.Name} ({issue.Id})", Width / SvgPage.ColumnWidth - 2)], "strong");
        double most = f.Histogram.Max();
        for (int k = 0; k < f.Histogram.Length; k++)
        {
            int height = (int)Math.Round(f.Histogram[k] / most * BarHeight), from = Left + k * Width / f.Histogram.Length, to = Left + (k + 1) * Width / f.Histogram.Length;
            if (height > 0)
                page.Box(from, floor - height, to - from, height, "bar");
        }
        page.Line(Left, floor, Left + Width, floor, "axis");
        page.Line(X(f.Quantiles[1]), floor + 5, X(f.Quantiles[5]), floor + 5, "range");
        page.Line(X(f.Mean), floor - BarHeight, X(f.Mean), floor, "mean");
        page.Line(X(f.Baseline), floor - BarHeight, X(f.Baseline), floor, "base");
        if (issue.Reference is Estimate reference)
            page.Line(X(reference.Middle), floor - BarHeight, X(reference.Middle), floor, "reference");
        for (int t = 0; t <= 4; t++)
        {
            double point = issue.Low + t * (issue.High - issue.Low) / 4;
            page.Text(X(point), floor + 24, [BargainTexts.Point(point, issue)], "small middle");
        }
        page.Text(Left, floor + 42, [BargainTexts.Short(issue.Marks[0].Meaning, Width / 2 / SvgPage.ColumnWidth - 2)], "small");
        page.Text(Left + Width, floor + 42, [BargainTexts.Short(issue.Marks[^1].Meaning, Width / 2 / SvgPage.ColumnWidth - 2)], "small end-of");
    }

    // Each bar runs from the outcome at the fifth percentile of a number (white) to that at the ninety-fifth (grey).
    private static void Tornado(SvgPage page, BargainingProblem problem, SensitivityFindings findings, int issue, int left, int top)
    {
        int[] rows = [.. Enumerable.Range(0, findings.Inputs.Length).OrderByDescending(j => Swing(j)).Take(MostRows).Where(j => Swing(j) > 0)];
        page.Text(left, top + 10, ["weighted mean at 5 % (white) and 95 % (grey)"], "small");
        if (rows.Length == 0)
            return;
        double middle = findings.Middle[issue], reach = rows.Max(j => Math.Max(Math.Abs(findings.Effects[j][issue].AtLow - middle), Math.Abs(findings.Effects[j][issue].AtHigh - middle)));
        int axis = left + NameWidth + 120;
        int X(double point) => axis + (int)Math.Round((point - middle) / reach * 100);
        for (int k = 0; k < rows.Length; k++)
        {
            InputEffect e = findings.Effects[rows[k]][issue];
            int y = top + 22 + k * RowHeight;
            page.Text(left, y + 12, [BargainTexts.Short(SensitivityBlocks.Name(problem, findings.Inputs[rows[k]]), NameWidth / SvgPage.ColumnWidth + 2)], "small");
            page.Box(Math.Min(X(e.AtLow), axis), y, Math.Abs(X(e.AtLow) - axis), RowHeight - 6, "down");
            page.Box(Math.Min(X(e.AtHigh), axis), y, Math.Abs(X(e.AtHigh) - axis), RowHeight - 6, "up");
        }
        page.Line(axis, top + 18, axis, top + 22 + rows.Length * RowHeight, "axis");
        page.Text(axis, top + 36 + rows.Length * RowHeight, [BargainTexts.Point(middle, problem.Issues[issue])], "small middle");

        double Swing(int j) => Math.Abs(findings.Effects[j][issue].AtHigh - findings.Effects[j][issue].AtLow);
    }

    private static string Description(SimulationResult result) => string.Join(" ", result.Findings.Issues.Select(f =>
    {
        Issue issue = result.Problem.Issues[f.Issue];
        return $"{issue.Id}: mean {BargainTexts.Point(f.Mean, issue)}, four fifths between {BargainTexts.Point(f.Quantiles[1], issue)} and {BargainTexts.Point(f.Quantiles[5], issue)}, weighted mean {BargainTexts.Point(f.Baseline, issue)}.";
    })) + $" No deal in {BargainTexts.Percent(result.Findings.NoDeal)} of draws.";
}
