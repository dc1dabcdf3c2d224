using System.Collections.Immutable;

namespace Parley.Analysis.Testimony;

/// <summary>Plain text: a paragraph is a line, unless lines are wrapped; &gt; at the beginning of lines shows a quotation.</summary>
internal static class PlainLayout
{
    // Mail and wire copy is wrapped somewhere in this range.
    private const int NarrowestWrap = 50, WidestWrap = 100;

    private readonly record struct Line(int Start, int End, int Depth, int Words)
    {
        public bool IsBlank => Words >= End;
    }

    public static Page Of(string text)
    {
        List<Line> lines = Lines(text);
        bool quoted = lines.Exists(l => l.Depth > 0);
        int wrap = WrapWidth(text, lines);
        if (!quoted && wrap == 0)
            return AsItStands(text, lines);
        PageBuilder page = new(text);
        bool blank = false;
        int depth = 0;
        for (int k = 0; k < lines.Count; k++)
        {
            Line line = lines[k];
            if (line.IsBlank && line.Depth == depth && line.Depth > 0)
            {
                page.EndParagraph(ParagraphKind.Body, blank, line.Start);
                blank = true;
                continue;
            }
            if (line.IsBlank)
            {
                page.EndParagraph(ParagraphKind.Body, blank, line.Start);
                blank = true;
                // A blank line without signs ends every quotation, unless the next line goes on with it.
                int next = k + 1 < lines.Count ? lines[k + 1].Depth : 0;
                for (; depth > next; depth--)
                    page.Close();
                continue;
            }
            if (line.Depth != depth)
            {
                page.EndParagraph(ParagraphKind.Body, blank, line.Start);
                blank = blank || depth > 0 || line.Depth > 0;
                for (; depth > line.Depth; depth--)
                    page.Close();
                for (; depth < line.Depth; depth++)
                    page.Open();
            }
            else if (!page.AtStart && !GoesOn(text, lines, k, wrap))
            {
                page.EndParagraph(ParagraphKind.Body, blank, line.Start);
                blank = false;
            }
            Join(page, text, line);
        }
        page.EndParagraph(ParagraphKind.Body, blank, text.Length);
        return page.Build();
    }

    /// <summary>Whether two characters with a line break between them belong together without a space: Japanese does, English does not.</summary>
    public static bool IsWide(char c) => c >= '\u2E80';

    private static Page AsItStands(string text, List<Line> lines)
    {
        ImmutableArray<Paragraph>.Builder paragraphs = ImmutableArray.CreateBuilder<Paragraph>();
        bool blank = false;
        foreach (Line line in lines)
        {
            int end = line.End;
            while (end > line.Words && char.IsWhiteSpace(text[end - 1]))
                end--;
            if (end > line.Words)
                paragraphs.Add(new(new(line.Words, end), ParagraphKind.Body, blank, -1));
            blank = end <= line.Words;
        }
        return new() { Text = text, Paragraphs = paragraphs.ToImmutable() };
    }

    private static void Join(PageBuilder page, string text, Line line)
    {
        int end = line.End;
        while (end > line.Words && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (!page.AtStart && !(IsWide(page.Last) && IsWide(text[line.Words])))
            page.Put(" ", line.Start, line.Words);
        page.Copy(line.Words, end);
    }

    // The line before is full, and this one does not begin something of its own.
    private static bool GoesOn(string text, List<Line> lines, int at, int wrap)
    {
        if (wrap == 0)
            return false;
        Line above = lines[at - 1], line = lines[at];
        int usual = lines[Math.Max(0, at - 2)].Words - lines[Math.Max(0, at - 2)].Start, indent = line.Words - line.Start;
        if (indent > above.Words - above.Start && indent >= 2 && usual == above.Words - above.Start)
            return false;
        if (IsItem(text, line))
            return false;
        // A short line ends its paragraph: the first word of the next would have fitted.
        int word = line.Words;
        while (word < line.End && !char.IsWhiteSpace(text[word]) && word - line.Words < 20)
            word++;
        return (Width(text, above) + word - line.Words + 1) * 10 > wrap * 9;
    }

    private static bool IsItem(string text, Line line)
    {
        int k = line.Words;
        if (text[k] is '-' or '*' or '•' or '・' && k + 1 < line.End && text[k + 1] is ' ' or '\u3000')
            return true;
        int digits = k;
        while (digits < line.End && char.IsAsciiLetterOrDigit(text[digits]) && digits - k < 3)
            digits++;
        return (digits > k && digits + 1 < line.End && text[digits] is '.' or ')' && text[digits + 1] == ' ' && (char.IsAsciiDigit(text[k]) || digits == k + 1))
            || (text[k] == '(' && k + 2 < line.End && (text[k + 2] == ')' || (k + 3 < line.End && text[k + 3] == ')')));
    }

    // The width at which lines are wrapped, 0 when they are not: most lines with another one below end near it, and many of them in the middle of a sentence.
    private static int WrapWidth(string text, List<Line> lines)
    {
        List<int> widths = [];
        int broken = 0;
        for (int k = 0; k + 1 < lines.Count; k++)
            if (!lines[k].IsBlank && !lines[k + 1].IsBlank && lines[k].Depth == 0 && lines[k + 1].Depth == 0)
            {
                widths.Add(Width(text, lines[k]));
                int end = lines[k].End;
                while (end > lines[k].Words && char.IsWhiteSpace(text[end - 1]))
                    end--;
                if (end > lines[k].Words && text[end - 1] is not ('.' or '!' or '?' or ':' or ';' or '。' or '！' or '？' or '」' or '）' or ')' or '"' or '”'))
                    broken++;
            }
        if (widths.Count < 3)
            return 0;
        widths.Sort();
        int wide = widths[widths.Count * 9 / 10];
        return wide is >= NarrowestWrap and <= WidestWrap && widths.Count(w => w * 4 >= wide * 3 && w <= wide + 8) * 10 >= widths.Count * 6 && broken * 10 >= widths.Count * 5 ? wide : 0;
    }

    private static int Width(string text, Line line)
    {
        int width = 0;
        for (int k = line.Words; k < line.End && width <= 2 * WidestWrap; k++)
            width += IsWide(text[k]) ? 2 : 1;
        return width;
    }

    private static List<Line> Lines(string text)
    {
        List<Line> lines = [];
        for (int start = 0; start <= text.Length;)
        {
            int end = start < text.Length && text.AsSpan(start).IndexOfAny('\r', '\n') is int at and >= 0 ? start + at : text.Length;
            (int depth, int words) = Prefix(text, start, end);
            lines.Add(new(start, end, depth, words));
            start = end == text.Length ? text.Length + 1 : end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }
        return lines;
    }

    /// <summary>How many &gt; stand at the beginning of a line, and where its words begin.</summary>
    internal static (int Depth, int Words) Prefix(string text, int start, int end)
    {
        int depth = 0, at = start;
        for (int k = start; k < end; k++)
            if (text[k] is '>' or '＞')
                (depth, at) = (depth + 1, k + 1);
            else if (!char.IsWhiteSpace(text[k]) || (depth == 0 && k - start > 3 && text[k] == ' '))
                break;
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        return (depth, at);
    }
}
