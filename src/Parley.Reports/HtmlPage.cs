using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Parley.Reports;

/// <summary>Writes a report as one HTML file that needs nothing else: no script, no font, no address. It prints as it reads.</summary>
/// <remarks>Labels in square brackets that belong to an item of the page, such as [C3], become links to it. Colour carries no meaning.</remarks>
public static partial class HtmlPage
{
    /// <summary>The page as text that ends with a line break.</summary>
    /// <param name="report">The page.</param>
    /// <param name="language">The language the sentences are in, as a tag such as <c>en</c>.</param>
    public static string Write(Report report, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(report);
        HashSet<string> labels = [.. report.Blocks.OfType<Block.Listing>().SelectMany(l => l.Items).Select(i => i.Label).OfType<string>()];
        StringBuilder html = new();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{Escaped(language)}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{Escaped(report.Title)}</title>\n<style>\n{Style}</style>\n</head>\n<body>\n<main>\n<h1>{Escaped(report.Title)}</h1>\n");
        Contents(html, report);
        int part = 0;
        foreach (Block block in report.Blocks)
        {
            if (block is Block.Heading { IsSub: false })
                part++;
            Block(html, block, part, labels);
        }
        html.Append("</main>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void Contents(StringBuilder html, Report report)
    {
        string[] parts = [.. report.Blocks.OfType<Block.Heading>().Where(h => !h.IsSub).Select(h => h.Text)];
        if (parts.Length < 3)
            return;
        html.Append("<nav aria-label=\"Contents\">\n<ol>\n");
        for (int k = 0; k < parts.Length; k++)
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#part-{k + 1}\">{Escaped(parts[k])}</a></li>\n");
        html.Append("</ol>\n</nav>\n");
    }

    private static void Block(StringBuilder html, Block block, int part, HashSet<string> labels)
    {
        string Text(string text) => Linked(Escaped(text), labels);
        switch (block)
        {
            case Reports.Block.Heading { IsSub: true } heading:
                html.Append(CultureInfo.InvariantCulture, $"<h3>{Text(heading.Text)}</h3>\n");
                break;
            case Reports.Block.Heading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h2 id=\"part-{part}\"{(heading.StartsSheet ? " class=\"sheet\"" : "")}>{Text(heading.Text)}</h2>\n");
                break;
            case Reports.Block.Paragraph paragraph:
                html.Append(CultureInfo.InvariantCulture, $"<p>{Text(paragraph.Text)}</p>\n");
                break;
            case Reports.Block.Note note:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\"><strong>{Text(note.Text)}</strong></p>\n");
                break;
            case Reports.Block.KeyValues pairs:
                html.Append("<dl>\n");
                foreach ((string key, string value) in pairs.Pairs)
                    html.Append(CultureInfo.InvariantCulture, $"<div><dt>{Text(key)}</dt><dd>{Text(value)}</dd></div>\n");
                html.Append("</dl>\n");
                break;
            case Reports.Block.Listing listing:
                string tag = listing.Numbered ? "ol" : "ul";
                html.Append(CultureInfo.InvariantCulture, $"<{tag}{(listing.Items.Any(i => i.Label is not null) ? " class=\"labelled\"" : "")}>\n");
                foreach (Item item in listing.Items)
                {
                    html.Append(item.Label is null ? "<li>" : $"<li id=\"{Anchor(item.Label)}\"><span class=\"label\">{Escaped(item.Label)}</span> ").Append(Text(item.Text));
                    foreach (string detail in item.Details)
                        html.Append(CultureInfo.InvariantCulture, $"<div class=\"detail\">{Text(detail)}</div>");
                    html.Append("</li>\n");
                }
                html.Append(CultureInfo.InvariantCulture, $"</{tag}>\n");
                break;
            case Reports.Block.Table table:
                Table(html, table, Text);
                break;
            case Reports.Block.Preformatted preformatted:
                html.Append(CultureInfo.InvariantCulture, $"<pre>{Escaped(preformatted.Text)}</pre>\n");
                break;
            default:
                throw new InvalidOperationException("the family is closed");
        }
    }

    // On a narrow screen the table scrolls inside its own box; the page does not.
    private static void Table(StringBuilder html, Block.Table table, Func<string, string> text)
    {
        html.Append("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">\n<table>\n<thead><tr>");
        foreach (Column column in table.Columns)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" class=\"{Class(column.Role)}\">{text(column.Title)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (int k = 0; k < row.Length; k++)
            {
                string look = Class(table.Columns[k].Role) + (table.Columns[k].Role == ColumnRole.Mark && row[k].Text.Length > 0 && row[k].Text.All(c => c == Marks.Holds[0]) ? " holds" : "");
                string words = text(row[k].Text).Replace("\n", "<br>", StringComparison.Ordinal);
                html.Append(CultureInfo.InvariantCulture, $"<td class=\"{look}\">{words}{(row[k].Small is string small ? $"<span class=\"{(IsWord(small) ? "small word" : "small")}\">{text(small)}</span>" : "")}</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>\n</div>\n");
    }

    // A word of Y and N reads only where all letters are equally wide.
    private static bool IsWord(string small) => small.Split(' ', ',')[0].All(c => c is 'Y' or 'N' or '-');

    private static string Class(ColumnRole role) => role switch { ColumnRole.Number => "number", ColumnRole.Mark => "mark", ColumnRole.Code => "code", _ => "words" };

    private static string Anchor(string label) => "ref-" + label;

    private static string Linked(string escaped, HashSet<string> labels) => labels.Count == 0
        ? escaped
        : Label().Replace(escaped, m => labels.Contains(m.Groups["label"].Value) ? $"<a class=\"ref\" href=\"#{Anchor(m.Groups["label"].Value)}\">[{m.Groups["label"].Value}]</a>" : m.Value);

    private static string Escaped(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                // What no HTML may hold.
                < ' ' when c is not ('\n' or '\t' or '\r') => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }

    [GeneratedRegex(@"\[(?<label>[A-Z][0-9]{1,6})\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    private const string Style = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif; overflow-wrap: break-word; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
        h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.6rem 0 .6rem; padding-top: .4rem; border-top: 2px solid #1a1a1a; }
        h3 { font-size: 1.08rem; margin: 1.8rem 0 .4rem; }
        p, ul, ol, dl, pre { margin: .6rem 0; }
        ul, ol { padding-left: 1.5rem; }
        li { margin: .35rem 0; }
        .detail { color: #444; font-size: .94rem; margin-top: .1rem; }
        .note { border-left: 4px solid #1a1a1a; background: #f2f2f2; padding: .5rem .8rem; }
        nav { background: #f7f7f7; border: 1px solid #ddd; padding: .3rem 1rem; columns: 16rem; }
        nav ol { padding-left: 1.4rem; margin: .4rem 0; }
        nav li { margin: .15rem 0; break-inside: avoid; }
        a { color: #1a1a1a; }
        a.ref { text-decoration: none; border-bottom: 1px dotted #555; font-size: .82em; white-space: nowrap; }
        dl > div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0 1rem; padding: .15rem 0; border-bottom: 1px solid #eee; }
        dt { font-weight: 600; } dd { margin: 0; }
        .table { overflow-x: auto; margin: .8rem 0; }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .55rem; border-bottom: 1px solid #ddd; }
        th { border-bottom: 2px solid #1a1a1a; font-weight: 600; }
        th.mark, td.mark { text-align: center; white-space: nowrap; letter-spacing: .08em; }
        th.number, td.number { text-align: right; white-space: nowrap; }
        td.words { min-width: 11rem; }
        td.holds { background: #ececec; font-weight: 700; }
        td.code, .word, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK JP", monospace; }
        td.code { white-space: nowrap; }
        .small { display: block; color: #555; font-size: .9em; }
        pre { background: #f7f7f7; padding: .7rem .9rem; overflow-x: auto; font-size: .85rem; }
        ul.labelled { list-style: none; padding-left: 0; }
        ul.labelled > li { padding: .3rem 0 .3rem 3.4rem; position: relative; border-bottom: 1px solid #eee; }
        ul.labelled .label { position: absolute; left: 0; font-weight: 700; }
        li:target { background: #f2f2f2; outline: 2px solid #1a1a1a; outline-offset: 2px; }
        @media (max-width: 40rem) { main { padding: 1rem .8rem 3rem; } dl > div { grid-template-columns: 1fr; } h1 { font-size: 1.5rem; } td.words { min-width: 7rem; } }
        @media print {
          body { font-size: 9.5pt; line-height: 1.4; }
          main { max-width: none; padding: 0; }
          nav { display: none; }
          h2.sheet { break-before: page; margin-top: 0; }
          h1 { font-size: 1.5rem; margin-bottom: .5rem; }
          h2 { font-size: 1.15rem; }
          .note { padding: .3rem .6rem; }
          .detail { font-size: 8.5pt; }
          li { margin: .15rem 0; }
          ul.labelled > li { padding: .2rem 0 .2rem 3rem; }
          dl > div { padding: .05rem 0; }
          h3 { margin: 1rem 0 .2rem; }
          p, ul, ol, dl, pre { margin: .4rem 0; }
          .table { margin: .5rem 0; }
          th, td { padding: .22rem .4rem; }
          h2, h3 { break-after: avoid; }
          h2 { margin-top: 1.6rem; }
          tr, li, dl > div, .note { break-inside: avoid; }
          thead { display: table-header-group; }
          .table { overflow: visible; }
          table { font-size: 8pt; line-height: 1.3; }
          td.words { min-width: 0; }
          a { text-decoration: none; }
        }
        @page { margin: 16mm 15mm; }

        """;
}
