using System.Collections.Immutable;
using System.Text;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Reports;

/// <summary>What was found in a text, as a page for terminal and Markdown: voices, the tree of who says what, findings.</summary>
public static class TestimonyPage
{
    // Deeper lines show their level as a number instead of moving further right.
    private const int DeepestIndent = 8, LongestLine = 78, LeastWords = 20, MostLines = 2000;

    /// <summary>The page.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="language">The language of its sentences: <c>en</c> or <c>ja</c>.</param>
    /// <param name="all">Whether inventory is listed too, and not only counted.</param>
    public static Report Of(TestimonyFindings findings, string language, bool all)
    {
        ArgumentNullException.ThrowIfNull(findings);
        bool ja = language == "ja";
        Finding[] open = [.. findings.Findings.Where(f => !f.IsDismissed && (all || f.Severity != FindingSeverity.Information))];
        ImmutableArray<Block>.Builder blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Block.KeyValues([.. Summary(findings, ja)]));
        int lost = findings.Corrections.Count(c => !c.IsApplied);
        if (lost > 0)
            blocks.Add(new Block.Note(ja ? $"位置の決まらない訂正が{lost}件ある。" : $"{lost} {(lost == 1 ? "correction has" : "corrections have")} no settled place in this text; see the findings ANC901 to ANC903."));
        blocks.Add(new Block.Heading(ja ? "話者の木" : "Who says what"));
        blocks.Add(new Block.Preformatted(Tree(findings, language)));
        blocks.Add(new Block.Heading(ja ? "所見" : "Findings"));
        if (open.Length == 0)
            blocks.Add(new Block.Paragraph(ja ? "確認を要する所見はない。" : "Nothing to confirm."));
        else
            blocks.Add(new Block.Table(
                [new(ja ? "位置" : "place", ColumnRole.Code), new(ja ? "種類" : "kind", ColumnRole.Code), new(ja ? "符号" : "code", ColumnRole.Code), new(ja ? "言葉と所見" : "words and finding")],
                [.. open.Take(MostLines).Select(f => Row(findings, f, language))]));
        if (open.Length > MostLines)
            blocks.Add(new Block.Paragraph(ja ? $"ほか{open.Length - MostLines}件。--format csv で全部を出す。" : $"{open.Length - MostLines} more; --format csv lists them all."));
        return new(findings.Text.Name, blocks.ToImmutable());
    }

    private static IEnumerable<(string, string)> Summary(TestimonyFindings f, bool ja)
    {
        int Count(FindingSeverity severity) => f.Findings.Count(x => x.Severity == severity && !x.IsDismissed);
        yield return (ja ? "文章" : "text", $"{f.Text.CodePointCount} {(ja ? "字" : "characters")}, {f.Text.EncodingName}, {(f.Language == "ja" ? (ja ? "日本語" : "Japanese") : (ja ? "英語" : "English"))}");
        yield return ("SHA-256", f.Text.Sha256);
        yield return (ja ? "掲載日" : "published", f.Published is DateOnly day ? $"{day:yyyy-MM-dd}" : ja ? "不明" : "not known; give it with --published");
        yield return (ja ? "引用された字" : "attributed", $"{Share(f):0.#} %");
        yield return (ja ? "最も深い段階" : "deepest level", $"{f.Attributions.Max(a => a.Level)}");
        yield return (ja ? "所見" : "findings", ja
            ? $"注意 {Count(FindingSeverity.Warning)}、確認 {Count(FindingSeverity.Hint)}、情報 {Count(FindingSeverity.Information)}"
            : $"warnings {Count(FindingSeverity.Warning)}, hints {Count(FindingSeverity.Hint)}, information {Count(FindingSeverity.Information)}");
        int dismissed = f.Findings.Count(x => x.IsDismissed);
        if (f.Corrections.Length > 0 || dismissed > 0)
            yield return (ja ? "訂正" : "corrections", ja
                ? $"適用 {f.Corrections.Count(c => c.IsApplied)}、位置不明 {f.Corrections.Count(c => !c.IsApplied)}、退けた所見 {dismissed}"
                : $"{f.Corrections.Count(c => c.IsApplied)} applied, {f.Corrections.Count(c => !c.IsApplied)} without a place, {dismissed} findings dismissed");
    }

    // Children of the root hold everything that is attributed.
    private static double Share(TestimonyFindings f) =>
        f.Text.Length == 0 ? 0 : 100.0 * f.Attributions.Where(a => a.Parent == 0).Sum(a => (long)a.Content.Length) / f.Text.Length;

    private static string Tree(TestimonyFindings f, string language)
    {
        StringBuilder tree = new();
        foreach (Attribution a in f.Attributions.Take(MostLines))
        {
            Voice voice = f.Voices[a.Voice];
            (int line, _) = f.Text.Place(a.Content.Start);
            string head = new string(' ', 2 * Math.Min(a.Level - 1, DeepestIndent)) + $"{voice.Letter}{a.Level} {FindingText.Name(voice, language)}";
            if (a.Index > 0)
                head += $" ({Word(a, language)}, {(language == "ja" ? $"{line}行" : $"line {line}")}): ";
            tree.Append(head).Append(a.Index == 0 ? "" : Short(f, a.Content, Math.Max(LeastWords, LongestLine - DisplayWidth.Of(head)))).Append('\n');
        }
        if (f.Attributions.Length > MostLines)
            tree.Append(language == "ja" ? $"… ほか{f.Attributions.Length - MostLines}件\n" : $"… and {f.Attributions.Length - MostLines} more\n");
        return tree.ToString().TrimEnd('\n');
    }

    /// <summary>How the borders of an attribution are known, in a word or two.</summary>
    internal static string Word(Attribution a, string language) => (a.IsConfirmed, a.Border, language) switch
    {
        (true, _, "ja") => "確認済み", (true, _, _) => "confirmed",
        (_, Border.Marks, "ja") => "括弧", (_, Border.Marks, _) => "marks",
        (_, Border.Markup, "ja") => "書式", (_, Border.Markup, _) => "markup",
        (_, Border.Inferred, "ja") => "推定", (_, Border.Inferred, _) => "probable",
        (_, _, "ja") => "表現", _ => "cue",
    };

    private static ImmutableArray<Cell> Row(TestimonyFindings f, Finding finding, string language)
    {
        (int line, int column) = f.Text.Place(finding.Span.Start);
        string words = Short(f, finding.Span);
        return [$"{line}:{column}", FindingText.Word(finding.Severity, language), finding.Code, words.Length == 0 ? FindingText.Of(finding, language) : words + "\n" + FindingText.Of(finding, language)];
    }

    private static string Short(TestimonyFindings f, SourceSpan span, int most = 60)
    {
        StringBuilder line = new();
        int width = 0;
        foreach (Rune rune in f.Shown(span, 4 * LongestLine).EnumerateRunes())
        {
            string shown = Rune.IsControl(rune) ? " " : rune.ToString();
            width += DisplayWidth.Of(shown);
            if (width > most - 1)
                return line.Append('…').ToString();
            line.Append(shown);
        }
        return line.ToString().Trim();
    }
}
