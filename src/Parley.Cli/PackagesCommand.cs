using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Parley.Analysis.Bargaining;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;

namespace Parley.Cli;

/// <summary><c>parley packages</c>: which combinations of outcomes would leave whom better off.</summary>
internal static class PackagesCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<int?> steps = new("--steps") { Description = "Points on each issue; by default as many as give 100,000 packages at most, 2 to 21.", HelpName = "number" };
        Option<string?> draft = new("--draft") { Description = "A proposed text as points: territory=50,ceasefire=80. Issues left out stand at their reference point.", HelpName = "issue=point,…" };
        Option<string?> axes = new("--axes") { Description = "The two actors whose gains --format svg sets against each other; by default the first two who are needed.", HelpName = "a,b" };
        BargainingViews views = new();
        AsOf asOf = new();
        PageOptions page = new("json", "csv", "svg");
        Command command = new("packages", "Which packages are acceptable to those with a veto, which leave nothing on the table, who gains and who loses, and how far a draft is from everybody.") { caseName, steps, draft, axes };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            Perspective view = views.One(parsed, theCase);
            BargainingProblem problem = view.Bargaining!;
            int m = problem.Issues.Length, count = parsed.GetValue(steps) ?? DealSpace.Steps(m);
            if (count is < 2 or > 1001 || Math.Pow(count, m) > DealSpace.MaxPackages)
                throw Refusal.CommandLine($"--steps is at least 2, and {count} points on each of {m} issues are {(count < 2 ? "none to choose from" : $"more than {DealSpace.MaxPackages} packages")}; take {DealSpace.Steps(m)}.");
            PackageResult result = new(view, problem, DealSpace.Survey(problem, count, parsed.GetValue(draft) is string text ? Draft(problem, text) : [], cancellation));
            page.Write(parsed, terminal, theCase,
                () => PackagePage.Of(theCase, result),
                json: () => PackagePage.Json(theCase, result),
                csv: () => PackagePage.Csv(result),
                svg: () => Axes(problem, result, parsed.GetValue(axes)) is var (across, up) ? ParetoSvg.Draw(theCase, result, across, up) : throw Refusal.CommandLine("A chart needs two actors; name them with --axes."));
            return ExitCode.Done;
        });
        return command;
    }

    private static ImmutableArray<double> Draft(BargainingProblem problem, string text)
    {
        double[] points = [.. problem.Issues.Select(i => i.Reference?.Middle ?? double.NaN)];
        foreach (string part in ViewChoice.Words([text]))
        {
            string[] sides = part.Split('=', StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || !double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double point))
                throw Refusal.CommandLine($"'{part}' is no point on an issue; write issue=number.");
            Issue issue = BargainingViews.Issue(problem, sides[0]);
            points[issue.Index] = issue.Holds(point) ? point
                : throw Refusal.CommandLine($"The scale of '{issue.Id}' runs from {issue.Low.ToString(CultureInfo.InvariantCulture)} to {issue.High.ToString(CultureInfo.InvariantCulture)}; {sides[1]} lies outside.");
        }
        return problem.Issues.FirstOrDefault(i => double.IsNaN(points[i.Index])) is Issue missing
            ? throw Refusal.CommandLine($"The draft says nothing of '{missing.Id}', which has no reference point; add {missing.Id}=number.") : [.. points];
    }

    private static (int, int)? Axes(BargainingProblem problem, PackageResult result, string? text)
    {
        if (text is null)
            return result.Findings.Needed is [int first, int second, ..] ? (first, second) : null;
        int[] actors = [.. ViewChoice.Words([text]).Select(name => problem.Actors.FirstOrDefault(a => a.Id == name || string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase))?.Index
            ?? throw Refusal.Unknown("actor", name, [.. problem.Actors.Select(a => a.Id)]))];
        return actors is [int one, int two] && one != two ? (one, two) : null;
    }
}
