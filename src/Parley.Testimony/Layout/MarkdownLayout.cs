using Parley.Cases;

namespace Parley.Analysis.Testimony;

/// <summary>Markdown: paragraphs parted by blank lines, quotations behind &gt;, headings, items, links. Marks of emphasis are not read.</summary>
internal static class MarkdownLayout
{
    public static Page Of(string text)
    {
        PageBuilder page = new(text);
        ParagraphKind kind = ParagraphKind.Body;
        bool blank = false, fenced = false;
        int depth = 0;
        for (int start = 0; start < text.Length;)
        {
            int end = text.AsSpan(start).IndexOfAny('\r', '\n') is int line and >= 0 ? start + line : text.Length;
            (int signs, int words) = PlainLayout.Prefix(text, start, end);
            int next = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
            bool fence = end - words >= 3 && (text.AsSpan(words, 3) is "```" or "~~~");
            if (fence || fenced)
            {
                page.EndParagraph(kind, blank, start);
                (fenced, blank, kind) = (fence ? !fenced : fenced, true, ParagraphKind.Body);
            }
            else if (words >= end)
            {
                page.EndParagraph(kind, blank, start);
                (blank, kind) = (true, ParagraphKind.Body);
                if (signs < depth)
                    Change(page, ref depth, signs);
            }
            else
            {
                ParagraphKind here = KindOf(text, ref words, end);
                // A line without signs goes on with a quoted paragraph only when nothing stands between (lazy continuation).
                bool lazy = signs < depth && !page.AtStart && here == ParagraphKind.Body && kind is ParagraphKind.Body;
                if (!lazy && signs != depth)
                {
                    page.EndParagraph(kind, blank, start);
                    blank = true;
                    kind = ParagraphKind.Body;
                    Change(page, ref depth, signs);
                }
                else if (here != ParagraphKind.Body || kind == ParagraphKind.Heading)
                {
                    page.EndParagraph(kind, blank, start);
                    kind = ParagraphKind.Body;
                }
                if (page.AtStart)
                    kind = here;
                else if (!(PlainLayout.IsWide(page.Last) && PlainLayout.IsWide(text[words])))
                    page.Put(" ", start, words);
                MarkdownInline.Copy(page, text, words, end);
                bool hardBreak = end - words > 2 && ((text[end - 1] == ' ' && text[end - 2] == ' ') || text[end - 1] == '\\');
                if (hardBreak)
                    page.EndParagraph(kind, blank, end);
                blank = false;
            }
            start = next;
        }
        page.EndParagraph(kind, blank, text.Length);
        return page.Build();
    }

    private static void Change(PageBuilder page, ref int depth, int signs)
    {
        for (; depth > signs; depth--)
            page.Close();
        for (; depth < signs; depth++)
            page.Open();
    }

    // Takes the sign of a heading or bullet away; the number of an item stays, because it is text.
    private static ParagraphKind KindOf(string text, ref int words, int end)
    {
        int k = words;
        while (k < end && text[k] == '#')
            k++;
        if (k > words && k - words <= 6 && k < end && text[k] == ' ')
        {
            words = k + 1;
            return ParagraphKind.Heading;
        }
        if (text[words] is '-' or '*' or '+' && words + 1 < end && text[words + 1] == ' ')
        {
            words += 2;
            return ParagraphKind.Item;
        }
        k = words;
        while (k < end && char.IsAsciiDigit(text[k]) && k - words < 4)
            k++;
        return k > words && k + 1 < end && text[k] is '.' or ')' && text[k + 1] == ' ' ? ParagraphKind.Item : ParagraphKind.Body;
    }
}
