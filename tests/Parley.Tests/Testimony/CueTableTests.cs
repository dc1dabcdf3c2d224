using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Parley.Analysis.Testimony;
using Parley.Cases;
using Parley.Forecasts;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

/// <summary>Tables are data: a linguist adds to them or takes away without touching code, and mistakes are told with their place.</summary>
public sealed partial class CueTableTests
{
    private const string Header = "class\tlanguage\tform\tvalue\tnote\n";

    private static Reading<CueTables> With(string rows) => CueTables.BuiltIn.With(new SourceText("mine.tsv", Header + rows));

    private static TestimonyFindings Read(string text, CueTables tables) => TestimonyReader.Read(new Text("t", text), new(), new() { Tables = tables });

    [Fact]
    public void A_row_teaches_a_new_verb_and_another_row_takes_a_word_away()
    {
        const string text = "The minister opined that the talks may fail.\n";
        Assert.Single(Read(text, CueTables.BuiltIn).Attributions);
        CueTables taught = With("# my own\nsays\ten\topined|opines\tbare\tneeded for editorials\n-certainty\ten\tmay\tpossible\n").Value!;
        TestimonyFindings findings = Read(text, taught);
        Assert.Equal("the talks may fail", findings.Text.Slice(findings.Attributions[1].Content));
        Assert.Empty(findings.CertaintyWords);
    }

    [Fact]
    public void The_range_of_a_band_can_be_changed()
    {
        TestimonyFindings findings = Read("It will probably rain.\n", With("band\t*\tlikely\t60 90\n").Value!);
        Assert.Equal(("60", "90"), findings.Findings.Where(f => f.Code == FindingCodes.Certainty).Select(f => (f.Facts[1], f.Facts[2])).Single());
    }

    [Fact]
    public void There_is_one_table_of_certainty_words_for_texts_and_for_forecasts()
    {
        foreach (string file in (string[])["common.tsv", "cues-en.tsv", "cues-ja.tsv"])
            Assert.All(
                File.ReadAllLines(Repository.PathTo("src", "Parley.Testimony", "Tables", file)).Where(l => l.StartsWith("certainty\t", StringComparison.Ordinal) || l.StartsWith("band\t", StringComparison.Ordinal)),
                l => Assert.Equal(("certainty", "-"), (l.Split('\t')[0], l.Split('\t')[3])));
        // What a reader finds in a text is a word that a forecast may use, with the same band.
        foreach (CertaintyWord word in CertaintyScale.Usual.Words.Where(w => w.Band is not "plan" && w.Word[0] != '('))
            Assert.Equal(word.Band, CertaintyScale.Usual.Of(word.Word)!.Name);
        TestimonyFindings read = Read("The truce will most likely hold.\n停戦はほぼ確実だ。\n", CueTables.BuiltIn);
        Assert.All(read.CertaintyWords, w => Assert.Equal("very-likely", CertaintyScale.Usual.Of(read.Text.Slice(w.Span))!.Name));
        Assert.Equal(2, read.CertaintyWords.Length);
    }

    [Theory]
    [InlineData("PAR1102", "says\ten\n")]
    [InlineData("PAR1103", "sayz\ten\topined\n")]
    [InlineData("PAR1104", "says\tde\tsagte\n")]
    [InlineData("PAR1105", "says\ten\topined|\tbare\n")]
    [InlineData("PAR1106", "month\ten\tBrumaire\tfoggy\n")]
    [InlineData("PAR1106", "band\t*\tlikely\t90 60\n")]
    [InlineData("PAR1106", "relative-date\ten\tthe other day\tfortnight -1\n")]
    public void A_mistake_in_a_row_is_told_at_its_place(string code, string row)
    {
        Diagnostic only = Assert.Single(With("says\ten\topined\tbare\n" + row).Diagnostics);
        Assert.Equal(code, only.Code);
        Assert.Equal(3, new SourceText("mine.tsv", Header + "says\ten\topined\tbare\n" + row).Place(only.Span.Start).Line);
    }

    [Theory]
    [InlineData("PAR1101", "form,id\n")]
    [InlineData("PAR1102", "id,kind,form,language,from,to,note\na,place,B\n")]
    [InlineData("PAR1103", "id,kind,form,language,from,to,note\na,ship,B,en,,,\n")]
    [InlineData("PAR1108", "id,kind,form,language,from,to,note\na,place,B,en,yesterday,,\n")]
    public void A_mistake_in_an_alias_table_is_told(string code, string table) =>
        Assert.Equal(code, Assert.Single(CueTables.BuiltIn.WithAliases(new SourceText("a.csv", table)).Diagnostics).Code);

    [Fact]
    public void Tables_made_of_scraps_are_read_or_refused_and_never_throw()
    {
        string[] scraps = ["\t", "\n", "says", "en", "ja", "|", "=", "~", "*", "-says", "#", "class\tlanguage\tform", "month", "13", "band", "20 45", "\"", ",", "id,kind,form,language,from,to,note", "place", "\uD800", "\0", "2022-03-31"];
        for (int seed = 0; seed < 2000; seed++)
        {
            Random random = new(seed);
            StringBuilder text = new(seed % 2 == 0 ? Header : "id,kind,form,language,from,to,note\n");
            for (int k = random.Next(20); k > 0; k--)
                text.Append(scraps[random.Next(scraps.Length)]);
            foreach (Reading<CueTables> reading in (Reading<CueTables>[])[CueTables.BuiltIn.With(new SourceText("t", text.ToString())), CueTables.BuiltIn.WithAliases(new SourceText("t", text.ToString()))])
                Assert.Equal(reading.Value is null, reading.Diagnostics.Any(d => d.Severity == Severity.Error));
        }
    }

    [Fact]
    public void The_reference_explains_every_class_every_code_and_every_finding()
    {
        string tables = File.ReadAllText(Repository.PathTo("docs", "reference", "cue-tables.md"));
        string findings = File.ReadAllText(Repository.PathTo("docs", "reference", "findings.md")), corrections = File.ReadAllText(Repository.PathTo("docs", "reference", "corrections.md"));
        Assert.All(CueClasses.All, c => Assert.Contains($"`{c}`", tables, StringComparison.Ordinal));
        Assert.Equal(Constants(typeof(TestimonyCodes)), Rows(tables));
        Assert.Equal(Constants(typeof(CorrectionCodes)), Rows(corrections));
        string[] codes = [.. FindingRow().Matches(findings).Select(m => m.Groups["code"].Value)];
        Assert.Equal(FindingCodes.Severities.Keys.Order(StringComparer.Ordinal), codes.Order(StringComparer.Ordinal));
    }

    private static string[] Constants(Type type) => [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal)];

    private static string[] Rows(string page) => [.. CodeRow().Matches(page).Select(m => m.Groups["code"].Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^\| (?<code>PAR\d{4}) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeRow();

    [GeneratedRegex(@"^\| (?<code>[A-Z]{3}\d{3}) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FindingRow();
}
