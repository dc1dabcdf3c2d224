namespace Parley.Analysis.Testimony;

/// <summary>One line of Markdown: links, emphasis, escapes.</summary>
internal static class MarkdownInline
{
    /// <summary>Copies the readable part of text[start..end] to the page.</summary>
    public static void Copy(PageBuilder page, string text, int start, int end)
    {
        int[]? partner = text.AsSpan(start, end - start).Contains('[') ? Partners(text, start, end) : null;
        List<(int Close, int UrlStart, int UrlEnd, int Stop, int Begun)> open = [];
        int from = start;
        for (int k = start; k < end; k++)
        {
            if (open.Count > 0 && open[^1].Close == k)
            {
                page.Copy(from, k);
                (_, int urlStart, int urlEnd, int stop, int begun) = open[^1];
                open.RemoveAt(open.Count - 1);
                if (begun >= 0)
                    page.Link(new(begun, page.Length), Target(text[urlStart..urlEnd]), new(urlStart, urlEnd - urlStart));
                k = stop;
                from = k + 1;
                continue;
            }
            switch (text[k])
            {
                case '\\' when k + 1 < end && char.IsAsciiLetterOrDigit(text[k + 1]) is false && text[k + 1] < 128:
                    page.Copy(from, k);
                    from = ++k;
                    break;
                case '*' or '_' or '`' or '~' when IsMark(text, k, start, end):
                    page.Copy(from, k);
                    from = k + 1;
                    break;
                case '[' when partner![k - start] is int close and > 0 && Url(text, close, end) is (int urlStart, int urlEnd, int stop):
                    bool image = k > start && text[k - 1] == '!';
                    page.Copy(from, image ? k - 1 : k);
                    if (image)
                    {
                        k = stop;           // an image has no words
                        from = k + 1;
                        break;
                    }
                    open.Add((close, urlStart, urlEnd, stop, page.Length));
                    from = k + 1;
                    break;
                case '<' when k + 5 < end && text.AsSpan(k + 1, 4) is "http":
                    page.Copy(from, k);
                    from = k + 1;
                    break;
                case '>' when text.AsSpan(start, k - start).LastIndexOf("<http") is int at and >= 0 && !text.AsSpan(start + at, k - start - at).ContainsAny(' ', '>'):
                    page.Copy(from, k);
                    from = k + 1;
                    break;
            }
        }
        page.Copy(from, end);
    }

    private static string? Target(string url)
    {
        string target = url.Trim().Split(' ')[0].Trim('<', '>');
        return target.Length == 0 || target[0] == '#' ? null : target;
    }

    // For each [ the ] that closes it, 0 when none does.
    private static int[] Partners(string text, int start, int end)
    {
        int[] partner = new int[end - start];
        Stack<int> open = new();
        for (int k = start; k < end; k++)
            if (text[k] == '[')
                open.Push(k);
            else if (text[k] == ']' && open.TryPop(out int begun))
                partner[begun - start] = k;
        return partner;
    }

    // Behind the ] a target in parentheses must stand: where it begins, where it ends, and the closing parenthesis.
    private static (int Start, int End, int Stop)? Url(string text, int close, int end)
    {
        if (close + 1 >= end || text[close + 1] != '(')
            return null;
        int depth = 0, most = Math.Min(end, close + 2100);
        for (int k = close + 1; k < most; k++)
            if (text[k] == '(')
                depth++;
            else if (text[k] == ')' && --depth == 0)
                return (close + 2, k, k);
        return null;
    }

    private static bool IsMark(string text, int k, int start, int end)
    {
        if (text[k] == '`')
            return true;
        char before = k > start ? text[k - 1] : ' ', after = k + 1 < end ? text[k + 1] : ' ';
        if (text[k] == '~')
            return before == '~' || after == '~';
        if (text[k] == '_')
            return !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)) && !(before == ' ' && after == ' ');
        return !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after)) && !(char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) && before != '[';
    }
}
