using System.Text;
using Parley.Analysis.Testimony;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

/// <summary>What holds of every reading, whatever the text: places slice the file, the tree is a tree, the same text gives the same findings.</summary>
public sealed class SpanLaws
{
    public static TheoryData<string, string> InEveryEncoding()
    {
        TheoryData<string, string> data = [];
        foreach (Sample sample in Sample.All)
        {
            data.Add(sample.Name, "utf-8");
            // Texts with characters that these encodings do not hold are left to UTF-8.
            foreach (string encoding in (string[])["shift_jis", "euc-jp"])
                if (CanBe(sample, encoding))
                    data.Add(sample.Name, encoding);
        }
        return data;
    }

    [Theory, MemberData(nameof(InEveryEncoding))]
    public void Every_place_slices_the_text_as_it_was_decoded(string name, string encoding)
    {
        Sample sample = Sample.All.First(s => s.Name == name);
        TestimonyFindings findings = sample.Read(encoding);
        Hold(findings);
        Assert.Equal(sample.Content, findings.Text.Content);
        // The bytes that were received say the same thing: encoding the slices again gives pieces of the file.
        byte[] bytes = sample.Bytes(encoding);
        foreach (Attribution a in findings.Attributions.Skip(1))
            Assert.True(bytes.AsSpan().IndexOf(Encode(findings.Text.Slice(a.Content), encoding)) >= 0, findings.Text.Slice(a.Content));
        // Only Japanese letters tell Shift_JIS and EUC-JP apart; an English text with curly marks must name its encoding.
        if (encoding != "utf-8" && !name.Contains(".ja.", StringComparison.Ordinal))
            return;
        Assert.Equal(encoding, EncodingGuess.Decode(name, bytes).Value!.EncodingName);
        Assert.Equal(sample.Content, EncodingGuess.Decode(name, bytes).Value!.Content);
    }

    [Fact]
    public void Japanese_samples_are_read_in_shift_jis_and_in_euc_jp() =>
        Assert.True(InEveryEncoding().Count(d => d.Data.Item2 == "shift_jis" && d.Data.Item1.Contains(".ja.", StringComparison.Ordinal)) >= 3
            && InEveryEncoding().Count(d => d.Data.Item2 == "euc-jp" && d.Data.Item1.Contains(".ja.", StringComparison.Ordinal)) >= 3);

    [Fact]
    public void The_same_text_gives_the_same_findings() =>
        Assert.All(Sample.All, s => Assert.Equal(Parley.Reports.TestimonyJson.Of(s.Read()), Parley.Reports.TestimonyJson.Of(s.Read())));

    [Fact]
    public void Line_ends_of_all_kinds_give_the_same_lines_and_findings()
    {
        foreach (Sample sample in Sample.All.Where(s => s.Format == TextFormat.Plain))
        {
            string[] ends = ["\n", "\r\n", "\r"];
            string[] told = [.. ends.Select(end => Told(TestimonyReader.Read(new Text("t", sample.Content.ReplaceLineEndings(end)), new())))];
            Assert.Equal(told[0], told[1]);
            Assert.Equal(told[0], told[2]);
            int k = 0;
            string mixed = string.Concat(sample.Content.Split('\n').Select(line => line + (line.Length == 0 ? "\r\n" : ends[k++ % 3])));
            TestimonyFindings findings = TestimonyReader.Read(new Text("t", mixed), new());
            Hold(findings);
            Assert.Equal(told[0], Told(findings));
        }

        static string Told(TestimonyFindings f) => string.Join('\n', f.Findings.Where(x => x.Code != FindingCodes.UnusualSpace).Select(x => $"{x.Code} {f.Text.Place(x.Span.Start).Line} {f.Text.Slice(x.Span).ReplaceLineEndings("\n")}"));
    }

    [Fact]
    public void Surrogates_combining_marks_and_wide_forms_do_not_shift_places()
    {
        const string text = "😀 Zoë e\u0301 said “𠮷 is ｈｅｒｅ”.\n田中氏は「か\u3099くせい𠮷１２人がいる」と述べた。２０３１年３月１８日掲載";
        TestimonyFindings findings = TestimonyReader.Read(new Text("t", text), new());
        Hold(findings);
        Assert.Contains(findings.Attributions, a => findings.Text.Slice(a.Content) == "「か\u3099くせい𠮷１２人がいる」" && findings.Voices[a.Voice].Name == "田中氏");
        Assert.Contains(findings.Quantities, q => findings.Text.Slice(q.Span) == "１２人" && q.Value == 12);
        Assert.Equal(new DateOnly(2031, 3, 18), findings.Published);
    }

    /// <summary>What must hold of any reading.</summary>
    internal static void Hold(TestimonyFindings f)
    {
        foreach (SourceSpan span in Spans(f))
        {
            Assert.True(span.Start >= 0 && span.Length >= 0 && span.End <= f.Text.Length, $"{span} of {f.Text.Length}");
            int start = f.Text.CodePointOf(span.Start), end = f.Text.CodePointOf(span.End);
            if (span.Length < 2000)
                Assert.Equal(f.Text.Slice(span), f.Text.Content.Substring(span.Start, span.Length));
            if (span.Start == f.Text.Length || !char.IsLowSurrogate(f.Text.Content[span.Start]))
                Assert.Equal((span.Start, span.End), (f.Text.Utf16Of(start), f.Text.Utf16Of(end)));
        }
        Assert.Null(f.Attributions[0].Parent);
        foreach (Attribution a in f.Attributions.Skip(1))
        {
            Attribution parent = f.Attributions[a.Parent!.Value];
            Assert.True(parent.Index < a.Index && a.Level == parent.Level + 1 && parent.Content.Start <= a.Content.Start && a.Content.End <= parent.Content.End, $"{a}");
        }
        Assert.All(f.Findings, x => Assert.True(FindingCodes.Severities[x.Code] == x.Severity && Parley.Reports.FindingText.Of(x, "en").Length > 0 && Parley.Reports.FindingText.Of(x, "ja").Length > 0));
    }

    private static IEnumerable<SourceSpan> Spans(TestimonyFindings f) =>
    [
        .. f.Attributions.Select(a => a.Content), .. f.Attributions.Select(a => a.Cue).OfType<SourceSpan>(), .. f.Quotations.Select(q => q.Span), .. f.Marks.Select(m => m.Span),
        .. f.Citations.Select(c => c.Span), .. f.Citations.Select(c => c.Passage), .. f.CertaintyWords.Select(c => c.Span), .. f.Dates.Select(d => d.Span), .. f.Times.Select(t => t.Span),
        .. f.Quantities.Select(q => q.Span), .. f.Names.SelectMany(n => n.Forms).Select(n => n.First), .. f.Findings.Select(x => x.Span), .. f.Findings.SelectMany(x => x.Related), .. f.Pieces.Select(p => p.Span),
    ];

    private static bool CanBe(Sample sample, string encoding)
    {
        try
        {
            return TextDecoder.Decode(sample.Name, sample.Bytes(encoding), encoding).Value?.Content == sample.Content;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static byte[] Encode(string words, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(words),
        "shift_jis" => CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(words),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(51932)!.GetBytes(words),
    };
}
