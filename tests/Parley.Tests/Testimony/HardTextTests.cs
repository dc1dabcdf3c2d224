using System.Globalization;
using System.Text;
using Parley.Analysis.Testimony;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

/// <summary>Texts that nobody writes: spoiled, endless, deep, empty. Each gets a clear answer, and the work grows with the length and not faster.</summary>
public sealed class HardTextTests
{
    private static readonly string[] Nasty =
    [
        "「", "」", "『", "“", "”", "‘", "’", "'", "\"", "(", ")", "[", "]", "（", "）", "<", ">", "</p>", "<blockquote>", "</blockquote>", "<q>", "<a href=", "&", "&#x110000;", "&hellip;", "<!--", "-->", "<script>",
        "> ", ">> ", "\n", "\r", "\r\n", "\u00A0", "\u3000", "\uFEFF", "\uE000", "\uE001", "😀", "𠮷", "e\u0301", "…", "...", "(中略)", "[...]", "注:", "[note: ", "http://", "https://a.b/c?t=99h", "20日", "31日", "2月30日",
        "30 February 2031", "9999年", "0000-00-00", "99:99", "25時", "午後13時", "1兆億万", "0人に0人", "9999999999999999999999人", "one in zero", "次のように述べた。", "X wrote:", "と述べたと伝えたと言った", "said that said that", "①", "②",
        "Published ", "掲載", "- ", "1. ", "# ", "```", "[a](b", "](", "**", "令和99年", "last next ", "the 31st", "local time", "現地時間の", "JST", "=>",
    ];

    [Fact]
    public void A_spoiled_text_is_read_or_refused_and_every_place_holds()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("PARLEY_FUZZ"), CultureInfo.InvariantCulture, out int n) ? n : 200;
        for (int seed = 0; seed < count; seed++)
        {
            Sample sample = Sample.All[seed % Sample.All.Length];
            string spoiled = Spoil(sample.Content, new Random(seed));
            TextFormat format = (TextFormat)(seed % 5 == 0 ? seed / 5 % 3 : (int)sample.Format);
            try
            {
                if (EncodingGuess.Decode("t", Encoding.UTF8.GetBytes(spoiled)).Value is Text text)
                    SpanLaws.Hold(TestimonyReader.Read(text, new() { Format = format }));
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}, {format}: {e}\n{spoiled}");
            }
        }
    }

    public static TheoryData<string> Families => new(Makers.Keys);

    private static readonly Dictionary<string, (TextFormat Format, Func<int, string> Of)> Makers = new()
    {
        ["open marks"] = (TextFormat.Plain, n => new string('「', n)),
        ["nested marks"] = (TextFormat.Plain, n => new string('「', n / 2) + new string('」', n / 2)),
        ["nested reports"] = (TextFormat.Plain, n => string.Concat(Enumerable.Repeat("Aは「", n / 8)) + "x" + string.Concat(Enumerable.Repeat("」と述べた", n / 8))),
        ["closing marks"] = (TextFormat.Plain, n => new string('」', n)),
        ["brackets"] = (TextFormat.Plain, n => new string('(', n)),
        ["one line of reports"] = (TextFormat.Plain, n => string.Concat(Enumerable.Repeat("he said that ", n / 13))),
        ["no full stop"] = (TextFormat.Plain, n => string.Concat(Enumerable.Repeat("氏はと述べたと伝えた", n / 10))),
        ["dates"] = (TextFormat.Plain, n => string.Concat(Enumerable.Repeat("last May 3 May 2031, 20日 ", n / 24))),
        ["link words"] = (TextFormat.Plain, n => string.Concat(Enumerable.Repeat("関連記事:あれこれ\n", n / 10))),
        ["open elements"] = (TextFormat.Html, n => string.Concat(Enumerable.Repeat("<blockquote>", n / 12)) + "x"),
        ["less than"] = (TextFormat.Html, n => new string('<', n)),
        ["open links"] = (TextFormat.Html, n => string.Concat(Enumerable.Repeat("<a href=x>y", n / 11))),
        ["open brackets of Markdown"] = (TextFormat.Markdown, n => string.Concat(Enumerable.Repeat("[a](", n / 4))),
        ["a sample over and over"] = (TextFormat.Plain, n => string.Concat(Enumerable.Repeat(Sample.All.First(s => s.Name == "harbour.ja.txt").Content, n / 1490))),
    };

    // Bytes and not seconds: a machine may be busy, allocation is not. Four times the text may take little more than four times the memory.
    [Theory, MemberData(nameof(Families))]
    public void Work_grows_with_the_length_and_not_faster(string family)
    {
        (TextFormat format, Func<int, string> of) = Makers[family];
        const int small = 12_000;
        Spent(new Text("t", of(small / 4)), format);
        long one = Spent(new Text("t", of(small)), format), four = Spent(new Text("t", of(4 * small)), format);
        Assert.True(four < 6 * one + 2_000_000, $"{family}: {one} bytes, then {four}");

        static long Spent(Text text, TextFormat format)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            TestimonyReader.Read(text, new() { Format = format });
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Theory, InlineData(4), InlineData(100), InlineData(10_000)]
    public void Quotations_are_kept_however_deep_they_go(int depth)
    {
        string text = string.Concat(Enumerable.Range(0, depth).Select(k => $"甲{(char)('ァ' + k % 80)}{k % 97}氏は「")) + "終わり" + string.Concat(Enumerable.Repeat("」と述べた", depth)) + "。";
        TestimonyFindings findings = TestimonyReader.Read(new Text("t", text), new());
        SpanLaws.Hold(findings);
        Assert.Equal(depth, findings.Quotations.Length);
        Assert.True(findings.Attributions.Max(a => a.Level) > depth * 9 / 10);
        Assert.NotEmpty(Parley.Reports.TestimonyHtml.Of(findings, "ja"));
        if (depth <= 100)
            Assert.NotEmpty(Parley.Reports.TestimonyJson.Of(findings));
    }

    [Fact]
    public void An_empty_text_has_an_author_and_nothing_else()
    {
        TestimonyFindings findings = TestimonyReader.Read(new Text("t", ""), new());
        Assert.Single(findings.Attributions);
        Assert.Empty(findings.Findings);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_their_place()
    {
        Reading<Text> binary = EncodingGuess.Decode("x.bin", [0x7F, 0x45, 0x4C, 0x46, 0x00, 0x01, 0xFF, 0xFE, 0x80]);
        Assert.False(binary.Succeeded);
        byte[] mixed = [.. Encoding.UTF8.GetBytes("前半はUTF-8です。"), .. CodePagesEncodingProvider.Instance.GetEncoding(51932)!.GetBytes("後半は違います。"), 0xFF];
        Reading<Text> both = EncodingGuess.Decode("mixed.txt", mixed);
        Assert.False(both.Succeeded);
        Assert.Contains("Byte ", Assert.Single(both.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Malformed_html_loses_no_words()
    {
        const string html = "<p>One <b>two<p>three</i> <blockquote>four <q>five <a href=x>six</p> seven &bogus; &#0; < eight";
        TestimonyFindings findings = TestimonyReader.Read(new Text("t", html), new() { Format = TextFormat.Html });
        SpanLaws.Hold(findings);
        string seen = string.Concat(findings.Pieces.Select(p => p.Shown ?? findings.Text.Slice(p.Span)));
        Assert.All((string[])["One", "two", "three", "four", "five", "six", "seven", "&bogus;", "eight"], word => Assert.Contains(word, seen, StringComparison.Ordinal));
    }

    private static string Spoil(string text, Random random)
    {
        StringBuilder spoiled = new(text);
        for (int changes = random.Next(1, 8); changes > 0; changes--)
        {
            int at = random.Next(spoiled.Length + 1), length = Math.Min(random.Next(1, 60), spoiled.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    spoiled.Remove(at, length);
                    break;
                case 1:
                    spoiled.Insert(at, spoiled.ToString(at, length));
                    break;
                case 2:
                    spoiled.Length = at;
                    break;
                default:
                    spoiled.Insert(at, Nasty[random.Next(Nasty.Length)]);
                    break;
            }
        }
        return spoiled.ToString();
    }
}
