using System.Globalization;
using System.Text;

namespace Parley.Reports;

/// <summary>A drawing as SVG text: boxes, lines of text, arrows. The same calls give the same bytes.</summary>
/// <remarks>Text stays text and takes the reader's own fonts; nothing is fetched. Coordinates are whole pixels, y grows downward.</remarks>
internal sealed class SvgPage
{
    /// <summary>Height of a line of text.</summary>
    public const int LineHeight = 16;

    /// <summary>Roughly how wide one column of text is, on the safe side for common sans-serif fonts.</summary>
    public const int ColumnWidth = 7;

    private readonly StringBuilder body = new();

    /// <summary>A box; the look is one of the classes of the style sheet.</summary>
    public void Box(int x, int y, int width, int height, string look) =>
        body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\" class=\"{look}\"/>\n");

    /// <summary>Lines of text below each other; <paramref name="y"/> is the base of the first.</summary>
    public void Text(int x, int y, IEnumerable<string> lines, string look = "")
    {
        foreach (string line in lines)
        {
            body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\"{(look.Length == 0 ? "" : $" class=\"{look}\"")}>{Escaped(line)}</text>\n");
            y += LineHeight;
        }
    }

    /// <summary>A line of straight pieces with an arrow head at its end.</summary>
    public void Arrow(string look, params ReadOnlySpan<(int X, int Y)> points)
    {
        body.Append("<path class=\"").Append(look).Append("\" d=\"M");
        for (int k = 0; k < points.Length; k++)
            body.Append(CultureInfo.InvariantCulture, $"{(k == 0 ? "" : " L")}{points[k].X} {points[k].Y}");
        body.Append(CultureInfo.InvariantCulture, $"\" marker-end=\"url(#{look}-head)\"/>\n");
    }

    /// <summary>A straight line without an arrow head.</summary>
    public void Line(int x1, int y1, int x2, int y2, string look) =>
        body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" class=\"{look}\"/>\n");

    /// <summary>A round mark.</summary>
    public void Dot(int x, int y, int radius, string look) =>
        body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" class=\"{look}\"/>\n");

    /// <summary>The whole drawing.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="title">What is drawn, in a few words; read out to those who cannot see it.</param>
    /// <param name="description">The same content as a text.</param>
    /// <param name="style">Looks beside those that every drawing has, each ending with a line break.</param>
    public string Close(int width, int height, string title, string description, string style = "") =>
        $$"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{{width}}" height="{{height}}" viewBox="0 0 {{width}} {{height}}" role="img" aria-labelledby="title description">
        <title id="title">{{Escaped(title)}}</title>
        <desc id="description">{{Escaped(description)}}</desc>
        <style>
        text { font: 13px sans-serif; fill: #111; }
        .strong { font-weight: bold; }
        .large { font-size: 16px; font-weight: bold; }
        .code { font-family: monospace; }
        .small { font-size: 12px; fill: #444; }
        rect { fill: #fff; stroke: #333; stroke-width: 1; }
        .start { fill: #f2f2f2; stroke: #111; stroke-width: 3; }
        .end { fill: #e6e6e6; stroke: #111; stroke-width: 2; }
        path { fill: none; stroke-width: 2; }
        .improves { stroke: #0072b2; }
        .answers { stroke: #a84300; stroke-dasharray: 8 5; }
        .counters { stroke: #444; stroke-dasharray: 2 4; }
        {{style}}</style>
        <defs>
        {{Head("improves", "#0072b2")}}
        {{Head("answers", "#a84300")}}
        {{Head("counters", "#444")}}
        </defs>
        <rect x="0" y="0" width="{{width}}" height="{{height}}" rx="0" style="fill: #fff; stroke: none"/>
        {{body}}</svg>

        """.ReplaceLineEndings("\n");

    /// <summary>The text in lines of at most so many columns: broken at spaces, and inside a word only where it alone is too long.</summary>
    public static string[] Wrapped(string text, int columns)
    {
        List<string> lines = [];
        StringBuilder line = new();
        int width = 0;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int own = DisplayWidth.Of(word);
            if (width > 0 && width + 1 + own > columns)
                Break();
            if (width > 0)
                Append(" ", 1);
            foreach (Rune rune in word.EnumerateRunes())
            {
                int one = DisplayWidth.Of(rune.ToString());
                if (width + one > columns)
                    Break();
                Append(rune.ToString(), one);
            }
        }
        if (width > 0)
            Break();
        return [.. lines];

        void Append(string piece, int columnsOfPiece)
        {
            line.Append(piece);
            width += columnsOfPiece;
        }

        void Break()
        {
            lines.Add(line.ToString());
            line.Clear();
            width = 0;
        }
    }

    private static string Head(string look, string color) =>
        $"<marker id=\"{look}-head\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 L10 5 L0 10 z\" style=\"fill: {color}; stroke: none\"/></marker>";

    private static string Escaped(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                < 0x20 or 0xFFFE or 0xFFFF => " ",
                _ => rune.ToString(),
            });
        return escaped.ToString();
    }
}
