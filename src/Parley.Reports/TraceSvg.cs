using System.Security;
using System.Text;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Shortest paths as a picture: states in columns by their distance, one kind of line per mover.</summary>
/// <remarks>Text stays text, and nothing rests on colour: movers differ by dashes and by the name on the line. Coordinates are whole numbers, so the bytes are always the same.</remarks>
public static class TraceSvg
{
    private const int RowHeight = 92, BoxHeight = 46, Margin = 24, Gap = 160, LetterWidth = 8;

    private static readonly string[] Dashes = ["", "9 4", "3 3", "12 3 3 3", "1 4", "14 5", "6 2 2 2", "18 4 2 4"];

    /// <summary>Draws the merged graph of all routes.</summary>
    public static string Of(Case theCase, TraceRun run)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(run);
        TraceFindings f = run.Findings;
        GraphModel model = f.Model;
        TraceStep[] steps = [.. f.Routes.SelectMany(r => r.Graph).Select(s => s.Step).Distinct()];
        Dictionary<int, int> columnOf = steps.SelectMany(s => new[] { s.From, s.To }).Append(f.Study.From).Distinct().Order()
            .ToDictionary(s => s, s => f.Arrivals[s]!.Steps);
        int[][] columns = LayeredLayout.Of(columnOf, steps.Select(s => (s.From, s.To)));
        Coalition[] movers = [.. steps.Select(s => s.Movers).Distinct().OrderBy(m => m.Members.Length).ThenBy(m => m.Members.Aggregate(0L, (key, i) => key * 16 + i))];

        int box = Math.Max(74, LetterWidth * (model.Conflict.Options.Length + 2)), tallest = columns.Max(c => c.Length);
        string title = $"{theCase.Title}: shortest paths from {Wording.Named(model, f.Study.From)} to {TracePage.TargetWords(run)}";
        string[] legend =
        [
            "Thick frame: start. Double frame: target. Grey: on every shortest path to a target.",
            .. OnePerspective.Is(theCase) ? new[] { OnePerspective.Words } : [],
            .. f.PointsOfNoReturn.IsEmpty ? [] : new[] { "A bar across a line: a step that puts some target out of reach for good." },
            .. movers.Select(m => Wording.Group(model, m)),
        ];
        int titleWidth = LetterWidth * Math.Max(title.Length, legend.Max(l => l.Length + 6)), top = Margin + 34;
        int width = Math.Max(2 * Margin + columns.Length * box + (columns.Length - 1) * Gap, 2 * Margin + titleWidth);
        int graphHeight = tallest * RowHeight, height = top + graphHeight + 22 * legend.Length + 2 * Margin;
        Dictionary<int, (int X, int Y)> at = [];
        for (int c = 0; c < columns.Length; c++)
            for (int k = 0; k < columns[c].Length; k++)
                at[columns[c][k]] = (Margin + c * (box + Gap), top + (graphHeight - columns[c].Length * RowHeight) / 2 + k * RowHeight + (RowHeight - BoxHeight) / 2);

        StringBuilder svg = new();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.Append($"<title>{Escape(title)}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        svg.Append("<defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L10 5L0 10z\"/></marker></defs>\n");
        Text(svg, Margin, Margin + 10, title, "start", "bold");
        HashSet<TraceStep> closing = [.. f.PointsOfNoReturn.Select(p => p.Step)];
        foreach (TraceStep step in steps)
            Line(svg, at[step.From], at[step.To], box, Dashes[Array.IndexOf(movers, step.Movers) % Dashes.Length], TraceTexts.Ids(model, step.Movers), closing.Contains(step));
        HashSet<int> held = [.. f.Routes.SelectMany(r => r.ChokeStates).Select(c => c.State)];
        foreach (int state in columnOf.Keys)
            Box(svg, at[state], box, state, model.Pattern(state), state == f.Study.From, f.Study.Targets.Contains(state), held.Contains(state));
        for (int k = 0; k < legend.Length; k++)
        {
            int y = top + graphHeight + Margin + 22 * k, mover = k - (legend.Length - movers.Length);
            if (mover >= 0)
                svg.Append($"<path d=\"M{Margin} {y - 4}h40\" stroke=\"#000000\" stroke-width=\"2\"{Dash(Dashes[mover % Dashes.Length])}/>\n");
            Text(svg, mover >= 0 ? Margin + 50 : Margin, y, mover >= 0 ? $"{legend[k]} ({TraceTexts.Ids(model, movers[mover])})" : legend[k], "start");
        }
        return svg.Append("</svg>\n").ToString();
    }

    private static void Box(StringBuilder svg, (int X, int Y) at, int width, int state, string pattern, bool start, bool target, bool held)
    {
        svg.Append($"<rect x=\"{at.X}\" y=\"{at.Y}\" width=\"{width}\" height=\"{BoxHeight}\" rx=\"4\" fill=\"{(held ? "#dddddd" : "#ffffff")}\" stroke=\"#000000\" stroke-width=\"{(start ? 4 : 1)}\"/>\n");
        if (target)
            svg.Append($"<rect x=\"{at.X + 4}\" y=\"{at.Y + 4}\" width=\"{width - 8}\" height=\"{BoxHeight - 8}\" rx=\"2\" fill=\"none\" stroke=\"#000000\"/>\n");
        Text(svg, at.X + width / 2, at.Y + 20, (state + 1).ToString(), "middle", "bold");
        Text(svg, at.X + width / 2, at.Y + 36, pattern, "middle", family: "monospace");
    }

    private static void Line(StringBuilder svg, (int X, int Y) from, (int X, int Y) to, int box, string dash, string mover, bool closes)
    {
        int x1 = from.X + box, y1 = from.Y + BoxHeight / 2, x2 = to.X, y2 = to.Y + BoxHeight / 2, bend = Gap / 2;
        svg.Append($"<path d=\"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2 - 2} {y2}\" fill=\"none\" stroke=\"#000000\" stroke-width=\"1.5\"{Dash(dash)} marker-end=\"url(#tip)\"/>\n");
        // A third along the curve, where lines from one state have parted and lines to one state have not yet met.
        (int x, int y) = ((8 * x1 + 12 * (x1 + bend) + 6 * (x2 - bend) + x2) / 27, (20 * y1 + 7 * y2) / 27);
        svg.Append($"<rect x=\"{x - 3 * mover.Length - 2}\" y=\"{y - 7}\" width=\"{6 * mover.Length + 4}\" height=\"13\" fill=\"#ffffff\"/>\n");
        Text(svg, x, y + 4, mover, "middle", size: 11);
        if (closes)
        {
            (int bx, int by) = ((x1 + 6 * (x1 + bend) + 12 * (x2 - bend) + 8 * x2) / 27, (7 * y1 + 20 * y2) / 27);
            svg.Append($"<path d=\"M{bx} {by - 9}v18\" stroke=\"#000000\" stroke-width=\"4\"/>\n");
        }
    }

    private static void Text(StringBuilder svg, int x, int y, string text, string anchor, string weight = "normal", string? family = null, int? size = null) =>
        svg.Append($"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\"{(weight == "normal" ? "" : $" font-weight=\"{weight}\"")}{(family is null ? "" : $" font-family=\"{family}\"")}{(size is null ? "" : $" font-size=\"{size}\"")}>{Escape(text)}</text>\n");

    private static string Dash(string dash) => dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"";

    private static string Escape(string text) => SecurityElement.Escape(text)!;
}
