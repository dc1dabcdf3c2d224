using System.Globalization;
using System.Net;
using System.Text;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Reports;

/// <summary>One self-contained page: the text with its voices on the left, the tree and the findings on the right. Readable and printable without scripts.</summary>
public static class TestimonyHtml
{
    // Colours repeat after so many voices; the letter never does.
    private const int Colors = 8, DeepestIndent = 12;

    /// <summary>The page.</summary>
    /// <param name="f">What was found.</param>
    /// <param name="language">The language of its sentences: <c>en</c> or <c>ja</c>.</param>
    public static string Of(TestimonyFindings f, string language)
    {
        ArgumentNullException.ThrowIfNull(f);
        StringBuilder page = new();
        bool ja = language == "ja";
        string title = Html(f.Text.Name);
        page.Append($"<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{TestimonyStyle.Css}</style>\n</head>\n<body>\n");
        page.Append($"<header><h1>{title}</h1><p>{Html(Summary(f, ja))}</p>");
        int lost = f.Corrections.Count(c => !c.IsApplied);
        if (lost > 0)
            page.Append($"<p class=\"lost\">{(ja ? $"位置の決まらない訂正: {lost}件" : $"Corrections without a settled place: {lost}")}</p>");
        page.Append("</header>\n<main>\n");
        page.Append($"<article lang=\"{f.Language}\" aria-label=\"{(ja ? "文章" : "Text")}\">");
        new TextRuns(f, page).Write();
        page.Append($"</article>\n<aside>\n<nav aria-label=\"{(ja ? "話者の木" : "Who says what")}\"><h2>{(ja ? "話者の木" : "Who says what")}</h2>\n<ol class=\"tree\">\n");
        foreach (Attribution a in f.Attributions)
        {
            Voice voice = f.Voices[a.Voice];
            page.Append(CultureInfo.InvariantCulture, $"<li style=\"--d:{Math.Min(a.Level - 1, DeepestIndent)}\"><a href=\"#a{a.Index}\" id=\"t{a.Index}\" class=\"v{ColorOf(a.Voice)}\"><b>{voice.Letter}</b><sub>{a.Level}</sub> {Html(FindingText.Name(voice, language))}</a>");
            if (a.Index > 0)
                page.Append($" <small>{Html(TestimonyPage.Word(a, language))}</small> <q>{Html(Short(f, a.Content))}</q>");
            page.Append("</li>\n");
        }
        page.Append($"</ol></nav>\n<section aria-label=\"{(ja ? "所見" : "Findings")}\"><h2>{(ja ? "所見" : "Findings")}</h2>\n");
        foreach (FindingSeverity severity in (FindingSeverity[])[FindingSeverity.Warning, FindingSeverity.Hint, FindingSeverity.Information])
            List(f, severity, language, page);
        page.Append($"</section>\n</aside>\n</main>\n<footer>{Html(ja ? "規則と表による読み取り。何が真かは述べない。" : "Read by rules and tables. Nothing here says what is true.")} SHA-256 <code>{f.Text.Sha256}</code></footer>\n<script>\n{TestimonyStyle.Script}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    internal static int ColorOf(int voice) => voice == 0 ? 0 : (voice - 1) % Colors + 1;

    internal static string Html(string text) => WebUtility.HtmlEncode(text);

    private static void List(TestimonyFindings f, FindingSeverity severity, string language, StringBuilder page)
    {
        int[] of = [.. Enumerable.Range(0, f.Findings.Length).Where(k => f.Findings[k].Severity == severity)];
        if (of.Length == 0)
            return;
        // Inventory is long and asks for nothing; it waits behind its heading.
        string open = severity == FindingSeverity.Information ? "" : " open";
        page.Append($"<details{open}><summary>{FindingText.Word(severity, language)} ({of.Length})</summary><ul class=\"{severity.ToString().ToLowerInvariant()}\">\n");
        foreach (int k in of)
        {
            Finding x = f.Findings[k];
            string dismissed = x.IsDismissed ? " class=\"dismissed\"" : "";
            page.Append(CultureInfo.InvariantCulture, $"<li{dismissed}><a href=\"#f{k}\"><code>{x.Code}</code> {f.Text.Place(x.Span.Start).Line}</a> <q>{Html(Short(f, x.Span))}</q> {Html(FindingText.Of(x, language))}</li>\n");
        }
        page.Append("</ul></details>\n");
    }

    private static string Summary(TestimonyFindings f, bool ja)
    {
        int Count(FindingSeverity s) => f.Findings.Count(x => x.Severity == s && !x.IsDismissed);
        string day = f.Published is DateOnly d ? $"{d:yyyy-MM-dd}" : ja ? "不明" : "unknown";
        return ja
            ? $"掲載日 {day} · 話者 {f.Voices.Length} · 最も深い段階 {f.Attributions.Max(a => a.Level)} · 注意 {Count(FindingSeverity.Warning)} · 確認 {Count(FindingSeverity.Hint)} · 情報 {Count(FindingSeverity.Information)}"
            : $"Published {day} · voices {f.Voices.Length} · deepest level {f.Attributions.Max(a => a.Level)} · warnings {Count(FindingSeverity.Warning)} · hints {Count(FindingSeverity.Hint)} · information {Count(FindingSeverity.Information)}";
    }

    private static string Short(TestimonyFindings f, SourceSpan span)
    {
        const int most = 60;
        string words = f.Shown(span, most + 1);
        string line = string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c));
        if (line.Length <= most)
            return line;
        return line[..(char.IsHighSurrogate(line[most - 1]) ? most - 1 : most)] + "…";
    }
}
