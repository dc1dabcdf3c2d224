using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Analysis.Testimony;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

/// <summary>The two harbour texts with the findings expected in them, row by row.</summary>
public sealed partial class HarbourTests
{
    // These must stand at the very place; the others must be found there or be listed as known misses, of which there are none.
    private static readonly string[] Exact = ["STR101", "STR102", "MRK", "LNK", "TIM", "NUM510", "CER701", "NAM601", "NAM602"];

    // The expected tables take these variants for known; a table of aliases is what makes them so.
    private const string Aliases = "id,kind,form,language,from,to,note\nhorn,place,Horn,en,,,\nhorn,place,Hoorn,en,,,\nhorn,place,ホルン,ja,,,\nhorn,place,ホーン,ja,,,\n";

    private static readonly CueTables Tables = CueTables.BuiltIn.WithAliases(new SourceText("aliases.csv", Aliases)).Value!;

    public static TheoryData<string> Names => new("harbour.en.txt", "harbour.ja.txt");

    private static TestimonyFindings Read(string name) => Sample.All.First(s => s.Name == name).Read(tables: Tables);

    [Theory, MemberData(nameof(Names))]
    public void Every_expected_finding_is_found_at_its_place(string name)
    {
        TestimonyFindings findings = Read(name);
        Row[] rows = [.. Rows(name)];
        Assert.True(rows.Length > 50);
        string[] missing = [.. rows.Where(row => !findings.Findings.Any(f => f.Code == row.Code && Fits(findings.Text, f, row))).Select(r => r.ToString())];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Theory, MemberData(nameof(Names))]
    public void No_warning_is_given_that_was_not_expected(string name)
    {
        TestimonyFindings findings = Read(name);
        Row[] rows = [.. Rows(name)];
        Assert.Empty(findings.Findings.Where(f => f.Severity == FindingSeverity.Warning && !rows.Any(r => r.Code == f.Code && Fits(findings.Text, f, r)))
            .Select(f => $"{f.Code} {findings.Text.Slice(f.Span)}"));
    }

    // What the rules find beyond the tables, read and defended: inventory the tables do not claim to exhaust, day numbers (the tables list only
    // some of the relative dates), cues, both forecasts of the first paragraph, the end of an inferred block.
    [Theory, MemberData(nameof(Names))]
    public void What_is_found_beyond_the_table_is_known(string name)
    {
        TestimonyFindings findings = Read(name);
        Row[] rows = [.. Rows(name)];
        Golden.Matches(
            $"{name}.beyond.txt",
            string.Concat(findings.Findings.Where(f => !rows.Any(r => r.Code == f.Code && Fits(findings.Text, f, r)))
                .Select(f => $"{f.Code} {findings.Text.Place(f.Span.Start).Line} {findings.Text.Slice(f.Span).ReplaceLineEndings("⏎")} | {string.Join(" | ", f.Facts)}\n")));
    }

    [Fact]
    public void The_snapshots_of_what_is_beyond_have_these_names() => Assert.Equal(["harbour.en.txt.beyond.txt", "harbour.ja.txt.beyond.txt"], Names.Select(n => n.Data + ".beyond.txt"));

    [Fact]
    public void Apostrophes_are_no_marks_and_the_whole_is_no_certainty()
    {
        TestimonyFindings english = Read("harbour.en.txt");
        Assert.DoesNotContain(english.Quotations, q => english.Text.Slice(q.Span) is var s && (s.StartsWith("'s", StringComparison.Ordinal) || s.StartsWith("’s", StringComparison.Ordinal)));
        Assert.DoesNotContain(english.Findings, f => f.Code == FindingCodes.UnbalancedMark);
        Assert.DoesNotContain(english.CertaintyWords, c => english.Text.Slice(c.Span).Contains("whole", StringComparison.Ordinal));
    }

    [Fact]
    public void Options_of_a_survey_are_no_claims_of_the_author()
    {
        TestimonyFindings english = Read("harbour.en.txt"), japanese = Read("harbour.ja.txt");
        Assert.DoesNotContain(english.Findings, f => f.Code == FindingCodes.Enumeration && english.Text.Place(f.Span.Start).Line == 11);
        Assert.All(japanese.Findings.Where(f => f.Code == FindingCodes.Enumeration && japanese.Text.Place(f.Span.Start).Line is 21 or 22), f => Assert.Equal("<source>", f.Facts[0]));
        Assert.Contains(japanese.Findings, f => f.Code == FindingCodes.Enumeration && japanese.Text.Place(f.Span.Start).Line == 5 && f.Facts[0] == "<author>");
    }

    [Fact]
    public void Addresses_in_brackets_are_no_notes_and_last_december_is_the_sources()
    {
        TestimonyFindings japanese = Read("harbour.ja.txt");
        Assert.DoesNotContain(japanese.Marks, m => japanese.Text.Slice(m.Span).Contains("http", StringComparison.Ordinal));
        Assert.DoesNotContain(japanese.Dates, d => d.Readings.Any(r => r.ToString() == "2030-12"));
    }

    [Fact]
    public void No_two_places_or_peoples_are_taken_for_one() => Assert.All(
        Names.Select(n => Read(n.Data)), f => Assert.Equal(f.Language == "en" ? [["Horn", "Hoorn"], ["Olsenova", "Olsenov"]] : [["ホルン", "Horn", "ホーン"], ["オルセノフ", "オルセノワ"]], f.Names.Select(n => n.Forms.Select(x => x.Form).ToArray())));

    [Fact]
    public void Counts_of_the_summaries_hold()
    {
        TestimonyFindings english = Read("harbour.en.txt"), japanese = Read("harbour.ja.txt");
        Assert.Equal((3, 1, 2), (english.Citations.Count(c => c.Url is not null), english.Citations.Count(c => c.TimeCode == 312), english.Citations.Count(c => c.Kind == CitationKind.Lost)));
        Assert.Equal((2, 1, 2, 2), (Count(english, MarkKind.Note), Count(english, MarkKind.Insertion), Count(english, MarkKind.Omission), Count(english, MarkKind.Caption)));
        Assert.Equal((4, 1, 2), (japanese.Citations.Count(c => c.Url is not null), japanese.Citations.Count(c => c.TimeCode == 312), japanese.Citations.Count(c => c.Kind == CitationKind.Lost)));
        Assert.Equal((5, 1, 3, 1, 2), (Count(japanese, MarkKind.Note), Count(japanese, MarkKind.Insertion), japanese.Marks.Count(m => m is { Kind: MarkKind.Omission, IsSure: true }), japanese.Marks.Count(m => m is { Kind: MarkKind.Omission, IsSure: false }), Count(japanese, MarkKind.Caption)));
        Assert.Equal((5, 4), (english.Attributions.Max(a => a.Level), japanese.Attributions.Max(a => a.Level)));
        Assert.Equal(2, japanese.Attributions.Count(a => a.Border == Border.Inferred));
        Assert.All(japanese.Dates.Where(d => japanese.Text.Slice(d.Span) is "20日" or "21日" or "14日" or "15日"), d => Assert.StartsWith("2031-03-", Assert.Single(d.Readings).ToString(), StringComparison.Ordinal));
    }

    private static int Count(TestimonyFindings findings, MarkKind kind) => findings.Marks.Count(m => m.Kind == kind);

    private static bool Fits(Text text, Finding finding, Row row)
    {
        int start = text.CodePointOf(finding.Span.Start), end = text.CodePointOf(finding.Span.End);
        if (Exact.Any(e => row.Code.StartsWith(e, StringComparison.Ordinal)))
            // One row of the table quotes a name with the space behind it.
            return start == row.Start && (end == row.End || text.Slice(finding.Span) == row.Words.Trim()) && finding.Span.Start == row.Start16;
        return row.Code is "STR103" ? start == row.Start : start < row.End && end > row.Start;
    }

    private static IEnumerable<Row> Rows(string name)
    {
        foreach (Match m in TableRow().Matches(File.ReadAllText(Path.Combine(Sample.Folder, Path.ChangeExtension(name, null) + ".findings.md"))))
            yield return new(m.Groups["code"].Value, Number(m, "line"), m.Groups["words"].Value, Number(m, "start"), Number(m, "end"), Number(m, "utf16"));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| \d+ \| (?<code>[A-Z]{3}\d{3}) \| (?<line>\d+) \| `(?<words>.*)` \| (?<start>\d+) \| (?<end>\d+) \| (?<utf16>\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableRow();

    private sealed record Row(string Code, int Line, string Words, int Start, int End, int Start16);
}
