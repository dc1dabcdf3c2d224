using System.Collections.Frozen;
using Parley.Cases;

namespace Parley.Analysis.Testimony;

/// <summary>HTML as a reader sees it: paragraphs from block elements, quotations, links; with the place of every character.</summary>
/// <remarks>
/// A scanner of our own, because a parser that builds a tree does not keep the place of text. It follows the standard's tokens and leaves out its
/// repairs of the tree, which matter to the looks of a page and not to the order of its words; a test holds it against a parser.
/// </remarks>
internal static class HtmlLayout
{
    private static readonly FrozenSet<string> Blocks = new[]
    {
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "title", "head",
    }.ToFrozenSet();

    // What stands in these is not text for readers.
    private static readonly FrozenSet<string> Unread = new[] { "script", "style", "title", "textarea", "noscript", "template", "iframe", "noframes", "noembed", "xmp", "svg", "math", "select" }.ToFrozenSet();

    // The standard reads the insides of these as text up to the closing tag, whatever stands there.
    private static readonly FrozenSet<string> Raw = new[] { "script", "style", "title", "textarea", "iframe", "noframes", "noembed", "xmp", "noscript" }.ToFrozenSet();

    public static Page Of(string text)
    {
        PageBuilder page = new(text);
        Walk walk = new(text, page);
        foreach (HtmlToken token in HtmlScanner.Tokens(text))
            walk.Take(token);
        walk.End();
        return page.Build();
    }

    private sealed class Walk(string text, PageBuilder page)
    {
        private ParagraphKind kind = ParagraphKind.Body;
        private string? unread;
        private int unreadDepth;
        private bool space, blank;
        private (int Start, string? Url, SourceSpan At)? link;
        private int cite = -1, quotes;

        public void Take(HtmlToken token)
        {
            if (token.Name is null)
            {
                if (unread is null)
                    Words(token.Start, token.End);
                return;
            }
            if (unread is not null)
            {
                // Raw elements end at their closing tag; the others may hold themselves.
                if (token.Name == unread)
                    unreadDepth += token.IsClosing ? -1 : token.IsEmpty || Raw.Contains(unread) ? 0 : 1;
                if (unreadDepth <= 0)
                    unread = null;
                return;
            }
            if (Blocks.Contains(token.Name))
                Block(token);
            if (Unread.Contains(token.Name) && !token.IsClosing && !token.IsEmpty)
                (unread, unreadDepth) = (token.Name, 1);
            switch (token.Name)
            {
                case "a":
                    EndLink();
                    if (!token.IsClosing)
                        link = (page.Length, Target(token["href"]?.Value), token["href"]?.At ?? new SourceSpan(token.Start, token.End - token.Start));
                    break;
                case "q" when !token.IsClosing:
                    // The marks that a browser draws; they have no place of their own in the stored text.
                    Flush(token.Start);
                    page.Put(quotes++ % 2 == 0 ? "“" : "‘", token.End, token.End);
                    break;
                case "q" when quotes > 0:
                    EndInline(token.Start);
                    break;
                case "cite":
                    if (token.IsClosing && cite >= 0 && page.Length > cite)
                        page.Credit(new(cite, page.Length));
                    Flush(token.Start);
                    cite = token.IsClosing ? -1 : page.Length;
                    break;
            }
        }

        public void End()
        {
            Paragraph(text.Length);
        }

        private void Block(HtmlToken token)
        {
            Paragraph(token.Start);
            if (token.Name == "blockquote")
            {
                if (token.IsClosing)
                    page.Close();
                else
                    page.Open(token["cite"]?.Value, token["cite"]?.At ?? default);
            }
            blank = blank || token.Name is "p" or "blockquote" or "table" or "ul" or "ol" or "hr" or "div" || token.Name is ['h', ..];
            if (token.IsClosing || token.Name is "br")
                kind = token.Name is "br" ? kind : ParagraphKind.Body;
            else if (token.Name is ['h', >= '1' and <= '6'])
                kind = ParagraphKind.Heading;
            else if (token.Name is "figcaption" or "caption" || (token["class"]?.Value is string name && name.Contains("caption", StringComparison.OrdinalIgnoreCase)))
                kind = ParagraphKind.Caption;
            else
                kind = token.Name is "li" ? ParagraphKind.Item : ParagraphKind.Body;
        }

        private void Paragraph(int at)
        {
            while (quotes > 0)
                EndInline(at);
            EndLink();
            cite = -1;
            space = false;
            if (page.AtStart)
                return;
            page.EndParagraph(kind, blank, at);
            blank = false;
        }

        private void EndInline(int at) => page.Put(--quotes % 2 == 0 ? "”" : "’", at, at);

        private void EndLink()
        {
            if (link is (int start, string url, SourceSpan at) && page.Length > start)
                page.Link(new(start, page.Length), url, at);
            else if (link is (int from, null, SourceSpan tag) && page.Length > from)
                page.Link(new(from, page.Length), null, tag);
            link = null;
        }

        // Runs of white space become one space, as they do on the screen; nothing is lost, the place is that of the whole run.
        private void Words(int start, int end)
        {
            for (int k = start; k < end;)
            {
                char c = text[k];
                if (c is ' ' or '\t' or '\n' or '\r' or '\f')
                {
                    int stop = k + 1;
                    while (stop < end && text[stop] is ' ' or '\t' or '\n' or '\r' or '\f')
                        stop++;
                    space = !page.AtStart;
                    spaceAt = (k, stop);
                    k = stop;
                    continue;
                }
                Flush(k);
                if (c == '&' && HtmlScanner.Reference(text, k, end) is (string character, int after))
                {
                    page.Put(character, k, after);
                    k = after;
                    continue;
                }
                int run = k + 1;
                while (run < end && text[run] is not (' ' or '\t' or '\n' or '\r' or '\f' or '&'))
                    run++;
                page.Copy(k, run);
                k = run;
            }
        }

        private (int Start, int End) spaceAt;

        // A line break between Japanese letters is no space on the screen of a reader, whatever the browser draws.
        private void Flush(int next)
        {
            bool broken = text.AsSpan(spaceAt.Start, Math.Max(0, spaceAt.End - spaceAt.Start)).IndexOfAny('\n', '\r') >= 0;
            if (space && !page.AtStart && !(broken && PlainLayout.IsWide(page.Last) && next < text.Length && PlainLayout.IsWide(text[next])))
                page.Put(" ", spaceAt.Start, spaceAt.End);
            space = false;
        }

        private static string? Target(string? href)
        {
            string target = (href ?? "").Trim();
            return target.Length == 0 || target[0] == '#' || target.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || target == "about:blank" ? null : target;
        }
    }
}
