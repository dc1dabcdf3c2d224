using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Draws how positions move round by round under a model with rounds, one panel per issue; actors are told apart by marks and names, not by colour.</summary>
public static class TrajectorySvg
{
    private const int Left = 60, Right = 150, Top = 60, Height = 220, Widest = 100, Plot = 480, Gap = 40;

    private const string Looks = """
        .axis { stroke: #333; stroke-width: 1; }
        .grid { stroke: #ddd; stroke-width: 1; }
        .path { stroke: #555; stroke-width: 1.5; fill: none; }
        .mean { stroke: #000; stroke-width: 3; stroke-dasharray: 7 4; fill: none; }
        .dot { fill: #fff; stroke: #000; stroke-width: 1.5; }
        .end-of { text-anchor: end; }
        .middle { text-anchor: middle; }

        """;

    /// <summary>The chart.</summary>
    public static string Draw(Case theCase, BargainResult result, int? issue = null)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        Trajectory[] runs = [.. result.Findings.Trajectories.Where(r => issue is null || r.Issue == issue)];
        SvgPage page = new();
        int width = Math.Max(Left + Plot + Right, 640), at = 70;
        string title = $"{theCase.Title}: positions round by round";
        page.Text(20, 30, [BargainTexts.Short(title, (width - 40) / 9)], "large");
        page.Text(20, 30 + SvgPage.LineHeight, [runs.Length == 0 ? "Nobody has weight on any issue." : $"{Wording.Sentence(runs[0].Name)}. Thick dashes: mean of positions as the model takes it."], "small");
        foreach (Trajectory run in runs)
        {
            Panel(page, run, result.Problem, at + Top);
            at += Top + Height + Gap;
        }
        return page.Close(width, at + 20, title, Description(result.Problem, runs), Looks.ReplaceLineEndings("\n"));
    }

    private static void Panel(SvgPage page, Trajectory run, BargainingProblem problem, int top)
    {
        Issue issue = problem.Issues[run.Issue];
        int step = Math.Clamp(Plot / Math.Max(1, run.Positions.Length - 1), 1, Widest), every = (29 + step) / step;
        int X(int round) => Left + round * step;
        int Y(double point) => top + Height - (int)Math.Round((point - issue.Low) / (issue.High - issue.Low) * Height);
        page.Text(20, top - 28, [BargainTexts.Short($"{issue.Name} ({issue.Id})", 75)], "strong");
        for (int t = 0; t <= 4; t++)
        {
            double point = issue.Low + t * (issue.High - issue.Low) / 4;
            page.Line(Left, Y(point), X(run.Positions.Length - 1), Y(point), "grid");
            page.Text(Left - 8, Y(point) + 4, [BargainTexts.Point(point, issue)], "small end-of");
        }
        page.Line(Left, top, Left, top + Height, "axis");
        page.Line(Left, top + Height, X(run.Positions.Length - 1), top + Height, "axis");
        for (int round = 0; round < run.Positions.Length; round += every)
            page.Text(X(round), top + Height + 16, [$"{round}"], "small middle");
        for (int k = 0; k < run.Actors.Length; k++)
            for (int round = 0; round + 1 < run.Positions.Length; round++)
                page.Line(X(round), Y(run.Positions[round][k]), X(round + 1), Y(run.Positions[round + 1][k]), "path");
        for (int round = 0; round + 1 < run.Positions.Length; round++)
            page.Line(X(round), Y(run.Means[round]), X(round + 1), Y(run.Means[round + 1]), "mean");
        // Names where paths end, those at one place in one line.
        int last = run.Positions.Length - 1, free = int.MinValue;
        foreach (IGrouping<int, int> place in Enumerable.Range(0, run.Actors.Length).GroupBy(k => Y(run.Positions[last][k])).OrderBy(g => g.Key))
        {
            page.Dot(X(last), place.Key, 3, "dot");
            int line = Math.Max(place.Key + 4, free);
            page.Text(X(last) + 10, line, [BargainTexts.Short(string.Join(", ", place.Select(k => problem.Actors[run.Actors[k]].Name)), Right / SvgPage.ColumnWidth)], "small");
            free = line + SvgPage.LineHeight;
        }
    }

    private static string Description(BargainingProblem problem, Trajectory[] runs) => string.Join(" ", runs.Select(r =>
        $"{problem.Issues[r.Issue].Id}: mean {BargainTexts.Point(r.Means[0], problem.Issues[r.Issue])} at first, {BargainTexts.Point(r.Means[^1], problem.Issues[r.Issue])} after {r.Positions.Length - 1} rounds."));
}
