using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Parley.Reports;

/// <summary>Lines in a cell; where one is too long, what follows is indented, so that it is seen where the next one begins.</summary>
internal sealed class HangingText(string text, Style style, string? small, Style smallStyle) : Renderable
{
    private const string Indent = "  ";

    private readonly (string Line, Style Style)[] lines =
        [.. text.Split('\n').Select(line => (line, style)), .. small is null ? [] : new[] { (small, smallStyle) }];

    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        int widest = lines.Max(l => DisplayWidth.Of(l.Line));
        int longestWord = lines.Max(l => l.Line.Split(' ').Max(DisplayWidth.Of)) + Indent.Length;
        return new Measurement(Math.Min(longestWord, maxWidth), Math.Min(widest, maxWidth));
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        bool first = true;
        foreach ((string line, Style lineStyle) in lines)
            foreach (string part in Wrap(line, maxWidth))
            {
                if (!first)
                    yield return Segment.LineBreak;
                first = false;
                yield return new Segment(part, lineStyle);
            }
    }

    /// <summary>Breaks a line at spaces; a word longer than the line is broken where the line ends, as Japanese is.</summary>
    internal static IEnumerable<string> Wrap(string line, int width)
    {
        StringBuilder part = new();
        int used = 0;
        foreach (string word in line.Split(' '))
        {
            int wide = DisplayWidth.Of(word);
            bool begun = part.Length > 0 && part.ToString().Trim().Length > 0;
            if (begun && used + 1 + wide <= width)
            {
                part.Append(' ').Append(word);
                used += 1 + wide;
                continue;
            }
            // A wide word that fits on no line goes on right here; any other one moves to the next line.
            if (begun && Indent.Length + wide <= width)
            {
                yield return part.ToString();
                part.Clear().Append(Indent).Append(word);
                used = Indent.Length + wide;
                continue;
            }
            if (begun)
            {
                part.Append(' ');
                used++;
            }
            foreach (Rune rune in word.EnumerateRunes())
            {
                int cell = DisplayWidth.Of(rune.ToString());
                if (used + cell > width)
                {
                    yield return part.ToString();
                    part.Clear().Append(Indent);
                    used = Indent.Length;
                }
                part.Append(rune.ToString());
                used += cell;
            }
        }
        yield return part.ToString();
    }
}
