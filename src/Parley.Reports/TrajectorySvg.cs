using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Draws how positions move round by round under the group decision model, one panel per issue; actors are told apart by marks and names, not by colour.</summary>
public static class TrajectorySvg
{
    private const int Left = 60, Right = 150, Top = 60, Height = 220, Step = 40, Gap = 40;

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
        GroupDecisionFindings[] runs = [.. result.Findings.Rounds.Where(r => issue is null || r.Issue == issue)];
        SvgPage page = new();
        int rounds = runs.Length == 0 ? 1 : runs.Max(r => r.Rounds.Length), width = Left + rounds * Step + Right, at = 70;
        string title = $"{theCase.Title}: positions round by round";
        page.Text(20, 30, SvgPage.Wrapped(title, (width - 40) / 9).Take(1), "large");
        page.Text(20, 30 + SvgPage.LineHeight, ["Group decision model, published figures. Thick dashes: weighted mean."], "small");
        foreach (GroupDecisionFindings run in runs)
        {
            Panel(page, run, result.Problem, at + Top);
            at += Top + Height + Gap;
        }
        return page.Close(Math.Max(width, 520), at + 20, title, Description(result.Problem, runs), Looks.ReplaceLineEndings("\n"));
    }

    private static void Panel(SvgPage page, GroupDecisionFindings run, BargainingProblem problem, int top)
    {
        Issue issue = problem.Issues[run.Issue];
        int X(int round) => Left + round * Step;
        int Y(double point) => top + Height - (int)Math.Round((point - issue.Low) / (issue.High - issue.Low) * Height);
        page.Text(20, top - 28, SvgPage.Wrapped($"{issue.Name} ({issue.Id})", 70).Take(1), "strong");
        for (int t = 0; t <= 4; t++)
        {
            double point = issue.Low + t * (issue.High - issue.Low) / 4;
            page.Line(Left, Y(point), X(run.Rounds.Length - 1), Y(point), "grid");
            page.Text(Left - 8, Y(point) + 4, [BargainTexts.Point(point, issue)], "small end-of");
        }
        page.Line(Left, top, Left, top + Height, "axis");
        page.Line(Left, top + Height, X(run.Rounds.Length - 1), top + Height, "axis");
        for (int round = 0; round < run.Rounds.Length; round++)
            page.Text(X(round), top + Height + 16, [$"{round}"], "small middle");
        for (int k = 0; k < run.Actors.Length; k++)
            for (int round = 0; round + 1 < run.Rounds.Length; round++)
                page.Line(X(round), Y(run.Rounds[round].Positions[k]), X(round + 1), Y(run.Rounds[round + 1].Positions[k]), "path");
        for (int round = 0; round + 1 < run.Rounds.Length; round++)
            page.Line(X(round), Y(run.Rounds[round].Mean), X(round + 1), Y(run.Rounds[round + 1].Mean), "mean");
        // Names where paths end, those at one place in one line.
        int last = run.Rounds.Length - 1, free = int.MinValue;
        foreach (IGrouping<int, int> place in Enumerable.Range(0, run.Actors.Length).GroupBy(k => Y(run.Rounds[last].Positions[k])).OrderBy(g => g.Key))
        {
            page.Dot(X(last), place.Key, 3, "dot");
            int line = Math.Max(place.Key + 4, free);
            page.Text(X(last) + 10, line, SvgPage.Wrapped(string.Join(", ", place.Select(k => problem.Actors[run.Actors[k]].Name)), Right / SvgPage.ColumnWidth).Take(1), "small");
            free = line + SvgPage.LineHeight;
        }
    }

    private static string Description(BargainingProblem problem, GroupDecisionFindings[] runs) => string.Join(" ", runs.Select(r =>
        $"{problem.Issues[r.Issue].Id}: weighted mean {BargainTexts.Point(r.Rounds[0].Mean, problem.Issues[r.Issue])} at first, {BargainTexts.Point(r.Rounds[^1].Mean, problem.Issues[r.Issue])} after {r.Rounds.Length - 1} rounds."));
}
