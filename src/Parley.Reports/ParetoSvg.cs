using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Draws gains of two actors against each other: the Pareto set as rings, what stands out as marks with names, failure where the axes cross.</summary>
public static class ParetoSvg
{
    private const int Left = 70, Top = 90, Side = 420, Right = 230;

    private const string Looks = """
        .axis { stroke: #333; stroke-width: 1; }
        .zero { stroke: #000; stroke-width: 1.5; stroke-dasharray: 6 4; }
        .grid { stroke: #ddd; stroke-width: 1; }
        .front { fill: #fff; stroke: #777; stroke-width: 1; }
        .chosen { fill: #000; stroke: #000; stroke-width: 1; }
        .end-of { text-anchor: end; }
        .middle { text-anchor: middle; }

        """;

    // Round numbers, about five of them.
    private static IEnumerable<double> Ticks(double low, double high)
    {
        double rough = (high - low) / 5, power = Math.Pow(10, Math.Floor(Math.Log10(rough))), step = rough / power < 2 ? 2 * power : rough / power < 5 ? 5 * power : 10 * power;
        for (double tick = Math.Ceiling(low / step) * step; tick <= high; tick += step)
            yield return Math.Round(tick, 10) + 0.0;   // never minus nothing
    }

    /// <summary>The chart.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="result">The deal space.</param>
    /// <param name="across">Index of the actor whose gain runs to the right.</param>
    /// <param name="up">Index of the actor whose gain runs upward.</param>
    public static string Draw(Case theCase, PackageResult result, int across, int up)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        (BargainingProblem problem, PackageFindings findings) = (result.Problem, result.Findings);
        List<(string Name, Package Package)> named = [.. findings.Chosen.Select(c => (PackagePage.Name(c.Role), c.Package))];
        if (findings.Draft is DraftFindings draft)
            named.Add(("draft", draft.Text));
        (double Low, double High) x = Range(across), y = Range(up);
        int X(double gain) => Left + (int)Math.Round((gain - x.Low) / (x.High - x.Low) * Side);
        int Y(double gain) => Top + Side - (int)Math.Round((gain - y.Low) / (y.High - y.Low) * Side);
        SvgPage page = new();
        string title = $"{theCase.Title}: gains over failure ({result.View.Id})", acrossName = problem.Actors[across].Name, upName = problem.Actors[up].Name;
        page.Text(20, 30, SvgPage.Wrapped(title, (Left + Side + Right - 40) / 9).Take(2), "large");
        page.Text(20, 72, [$"Up: {upName}. Rings: packages that cannot be bettered. Dashes: as good as failure."], "small");
        foreach (double gain in Ticks(x.Low, x.High))
        {
            page.Line(X(gain), Top, X(gain), Top + Side, "grid");
            page.Text(X(gain), Top + Side + 18, [BargainTexts.Plain(100 * gain)], "small middle");
        }
        foreach (double gain in Ticks(y.Low, y.High))
        {
            page.Line(Left, Y(gain), Left + Side, Y(gain), "grid");
            page.Text(Left - 8, Y(gain) + 4, [BargainTexts.Plain(100 * gain)], "small end-of");
        }
        page.Line(Left, Top, Left, Top + Side, "axis");
        page.Line(Left, Top + Side, Left + Side, Top + Side, "axis");
        page.Line(X(0), Top, X(0), Top + Side, "zero");
        page.Line(Left, Y(0), Left + Side, Y(0), "zero");
        page.Text(Left + Side, Top + Side + 36, [$"{acrossName} →"], "small end-of");
        foreach (Package package in findings.Pareto)
            page.Dot(X(package.Gains[across]), Y(package.Gains[up]), 3, "front");
        int free = int.MinValue;
        foreach ((string name, Package package) in named.OrderBy(n => Y(n.Package.Gains[up])))
        {
            page.Dot(X(package.Gains[across]), Y(package.Gains[up]), 5, "chosen");
            int line = Math.Max(Y(package.Gains[up]) + 4, free);
            page.Line(X(package.Gains[across]), Y(package.Gains[up]), Left + Side + 12, line - 4, "grid");
            page.Text(Left + Side + 16, line, [name], "small");
            free = line + SvgPage.LineHeight;
        }
        string description = string.Join("; ", named.Select(n => $"{n.Name}: {acrossName} {BargainTexts.Rounded(100 * n.Package.Gains[across], 100)}, {upName} {BargainTexts.Rounded(100 * n.Package.Gains[up], 100)}")) + ".";
        return page.Close(Left + Side + Right, Top + Side + 60, title, description, Looks.ReplaceLineEndings("\n"));

        (double, double) Range(int actor)
        {
            double[] gains = [.. findings.Pareto.Select(p => p.Gains[actor]), .. named.Select(n => n.Package.Gains[actor]), 0];
            (double low, double high) = (gains.Min(), gains.Max());
            double margin = Math.Max(0.01, (high - low) * 0.05);
            return (low - margin, high + margin);
        }
    }
}
