using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using CsCheck;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Interchange;

namespace Parley.Tests.Interchange;

/// <summary>Files of bargaining programs: what is read, what is said about what cannot be, and the way back.</summary>
public sealed partial class BargainFileTests
{
    internal const string Ktab = "Harbour,\"Who pays, and when\",3,2\nActor,Description,Power,Fee,Fee Salience,Year,Year Salience,\nTown,\"the town, mostly\",10,20,40,100,30\n Guild ,,30.5,75,60,0,40,\n\"Crown\",\"\",7,50,10,50,5\n";

    internal const string Exchange = """
        #O;Harbour talks
        #/;invented
        #A;Town;"The Town";north side
        #A;Guild;'Guild of Pilots';
        #P;Fee;The fee;
        #P;Year;The year
        #M;Year;2030;as soon as may be
        #M;Year;2050;much later
        #D;Town;Fee;20;0.4;0.10;
        #D;Town;Year;2050;0.9;0.10
        #D;Guild;Fee;75;1;0.3

        """;

    internal const string Utility = "Stakeholder,Resources,Position,Salience\rTown/North,10,4,80\rGuild,30,10,100\r";

    internal const string Xml = """
        <?xml version="1.0" encoding="utf-8"?>
        <Scenario>
          <name>Harbour</name><desc>Invented.</desc><prngSeed>0042</prngSeed>
          <ModelParameters><VotingRule>Proportional</VotingRule><BigRAdjust>No</BigRAdjust><VictoryProbModel>Square</VictoryProbModel></ModelParameters>
          <Dimensions><dName>Fee</dName></Dimensions>
          <Actors>
            <Actor><name>Town</name><description>north</description><capability>10</capability><Position><dCoord>20</dCoord></Position><Salience><dSal>40</dSal></Salience></Actor>
            <Actor><name>Guild</name><description/><capability>30</capability><Position><dCoord>75</dCoord></Position><Salience><dSal>60</dSal></Salience></Actor>
          </Actors>
          <IdealAdjustment><iaPair><adjustingIdeal>Town</adjustingIdeal><referencePos>Guild</referencePos><adjust>0.25</adjust></iaPair></IdealAdjustment>
        </Scenario>
        """;

    internal const string Table = "proposal,issue,low,high,reference,outcome,actor,position,salience,capability\nP1,fee,0,100,0,40,Town,20,0.4,10\nP1,fee,,,,,Guild,75,1,30\nP2,year,2030,2050,,2040,Town,2050,0.9,10\nP2,year,,,,,Guild,2030,0.1,30\n";

    [Fact]
    public void A_scenario_of_ktab_is_read()
    {
        BargainFile file = Good(KtabCsv.Read(Source(Ktab)));

        Assert.Equal(("Harbour", "Who pays, and when"), (file.Title, file.Note));
        Assert.Equal(["Town", "Guild", "Crown"], file.Standings.Actors);
        Assert.Equal(["Fee", "Year"], file.Standings.Issues.Select(i => i.Name));
        Assert.Equal([20.0, 100, 75, 0, 50, 50], file.Standings.Positions.ToArray());
        Assert.Equal([0.4, 0.3, 0.6, 0.4, 0.1, 0.05], file.Standings.Saliences.ToArray());
        Assert.Equal(30.5, file.Standings.Capability(1, 0));
        Assert.Equal("the town, mostly", file.ActorNotes[0]);
    }

    [Fact]
    public void A_file_of_the_exchange_model_is_read_with_its_marks_and_gaps()
    {
        BargainFile file = Good(ExchangeFile.Read(Source(Exchange)));

        Assert.Equal(("Harbour talks invented", "The Town. north side"), (file.Note, file.ActorNotes[0]));
        Assert.Equal((2030.0, 2050.0, 0.0, 100.0), (file.Standings.Issues[1].Low, file.Standings.Issues[1].High, file.Standings.Issues[0].Low, file.Standings.Issues[0].High));
        Assert.False(file.Standings.HasStake(1, 1));
        Assert.Equal("much later", file.Marks[1][1].Meaning);
        Assert.Equal(file.Standings.Positions.ToArray(), Good(ExchangeFile.Read(Source(Exchange.Replace(';', '\t')))).Standings.Positions.ToArray());
    }

    [Fact]
    public void A_table_of_one_issue_is_read_whatever_its_columns_are_called()
    {
        BargainFile file = Good(UtilityTable.Read(Source(Utility)));

        Assert.Equal((4.0, 10.0), (file.Standings.Issues[0].Low, file.Standings.Issues[0].High));
        Assert.Equal([0.8, 1.0], file.Standings.Saliences.ToArray());
        Assert.Equal("Town/North", file.Standings.Actors[0]);
        Standings tabs = Good(UtilityTable.Read(Source("\uFEFF\tx\tc\ts\r\nTown\t4\t10\t0.8\r\nGuild\t10\t30\t1"), 0, 20)).Standings;
        Assert.Equal((10.0, 4.0, 20.0), (tabs.Capability(0, 0), tabs.Position(0, 0), tabs.Issues[0].High));
    }

    [Fact]
    public void A_scenario_in_xml_is_read_with_its_settings()
    {
        BargainFile file = Good(KtabXml.Read(Source(Xml)));

        Assert.Equal(42UL, file.Seed);
        Assert.Equal((VotingRule.Prop, RiskAdjustment.None, VictoryProbability.Square), (file.Options!.Voting, file.Options.RiskAdjustment, file.Options.Victory));
        Assert.Equal([1.0, 0.25, 0, 1], file.IdealAdjustment);
        Assert.Equal([20.0, 75], file.Standings.Positions.ToArray());
        Assert.Empty(Good(KtabXml.Read(Source(Xml[..Xml.IndexOf("<IdealAdjustment>", StringComparison.Ordinal)] + "</Scenario>"))).IdealAdjustment);
    }

    [Fact]
    public void A_plain_table_gives_issues_with_their_outcomes()
    {
        Reading<SettledIssues> reading = SettledTableReader.Read(Source(Table));

        Assert.True(reading.Succeeded);
        Assert.Equal(["P1", "P2"], reading.Value.Proposals);
        Assert.Equal((40.0, 2040.0), (reading.Value.Issues[0].Outcome, reading.Value.Issues[1].Outcome));
        Assert.Equal((2030.0, 2050.0, null, 0.0), (reading.Value.Issues[1].Scale.Low, reading.Value.Issues[1].Scale.High, reading.Value.Issues[1].Scale.Reference, reading.Value.Issues[0].Scale.Reference));
    }

    [Fact]
    public void A_table_of_the_eu_takes_votes_for_capability()
    {
        string[] codes = ["at", "be", "bu", "cr", "cy", "cz", "dk", "ee", "fi", "fr", "de", "el", "hu", "ie", "it", "lv", "lt", "lu", "mt", "nl", "pl", "pt", "ro", "si", "sk", "es", "se", "uk"];
        string Row(string proposal, string issue, Dictionary<string, string> cells) =>
            string.Join(',', ((string[])["prnr", "isnr", "pcom", "pep", .. codes.Select(c => "p" + c), "scom", "sep", .. codes.Select(c => "s" + c), "rp", "out"])
                .Select(c => c == "prnr" ? proposal : c == "isnr" ? issue : cells.GetValueOrDefault(c, "")));
        string head = string.Join(',', (string[])["prnr", "isnr", "pcom", "pep", .. codes.Select(c => "p" + c), "scom", "sep", .. codes.Select(c => "s" + c), "rp", "out"]);
        string text = string.Join('\n',
            head,
            Row("1", "1a", new() { ["pcom"] = "100", ["scom"] = "50", ["pde"] = "0", ["sde"] = "100", ["plu"] = "40", ["slu"] = "0", ["out"] = "30" }),
            Row("2", "2a", new() { ["pbu"] = "10", ["sbu"] = "80", ["pde"] = "0", ["sde"] = "100", ["out"] = "0", ["rp"] = "100" }),
            Row("3", "3a", new() { ["pde"] = "0", ["sde"] = "100" }),
            Row("", "", new() { ["pde"] = "47000" }));
        Reading<SettledIssues> reading = DeuReader.Read(Source(text));

        Assert.True(reading.Succeeded);
        Assert.Equal((2, 1), (reading.Value.Issues.Length, reading.Value.Unsettled));
        Assert.Equal(["Commission", "Germany"], reading.Value.Issues[0].Standings.Actors);
        Assert.Equal([10.0, 10], reading.Value.Issues[0].Standings.Capabilities.ToArray());
        Assert.Equal([10.0, 29], reading.Value.Issues[1].Standings.Capabilities.ToArray());
        Assert.Equal(BargainCodes.NotANumber, Assert.Single(DeuReader.Read(Source(text.Replace("1,1a,100,", "1,1a,ten,", StringComparison.Ordinal))).Diagnostics, d => d.Severity == Severity.Error).Code);
    }

    public static TheoryData<string, string, string, string> Slips() => new()
    {
        { "ktab", Ktab.Replace("75,", "many,", StringComparison.Ordinal), BargainCodes.NotANumber, "many" },
        { "ktab", Ktab.Replace("75,", "175,", StringComparison.Ordinal), BargainCodes.OutOfRange, "175" },
        { "ktab", Ktab.Replace(",3,2", ",4,2", StringComparison.Ordinal), BargainCodes.CountsDiffer, "4" },
        { "ktab", Ktab.Replace("\"Crown\"", "Town", StringComparison.Ordinal), BargainCodes.Twice, "Town" },
        { "ktab", Ktab.Replace(",50,10,50,5", ",50,10,50", StringComparison.Ordinal), BargainCodes.BadRow, "\"Crown\"" },
        { "exchange", Exchange.Replace(";20;", ";0,5;", StringComparison.Ordinal), BargainCodes.NotANumber, "0,5" },
        { "exchange", Exchange.Replace(";2050;0.9", ";2060;0.9", StringComparison.Ordinal), BargainCodes.OutOfRange, "2060" },
        { "exchange", Exchange.Replace("#D;Guild;", "#D;guild;", StringComparison.Ordinal), BargainCodes.UnknownName, "guild" },
        { "exchange", Exchange + "#D;Guild;Fee;75;1;0.3\n", BargainCodes.Twice, "#D" },
        { "exchange", "#A;Town\n", BargainCodes.NotThisFormat, "#A" },
        { "utility", Utility.Replace("30,", "-30,", StringComparison.Ordinal), BargainCodes.OutOfRange, "-30" },
        { "utility", Utility.Replace("Resources", "Colour", StringComparison.Ordinal), BargainCodes.ColumnMissing, "Stakeholder" },
        { "xml", Xml.Replace("<dCoord>75</dCoord>", "<dCoord></dCoord>", StringComparison.Ordinal), BargainCodes.NotANumber, "" },
        { "xml", Xml.Replace("Square", "Cubical", StringComparison.Ordinal), BargainCodes.UnknownWord, "" },
        { "xml", Xml.Replace("</Scenario>", "", StringComparison.Ordinal), BargainCodes.BrokenXml, "" },
        { "xml", Xml.Replace("<Scenario>", "<!DOCTYPE s [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Scenario>", StringComparison.Ordinal), BargainCodes.BrokenXml, "" },
        { "table", Table.Replace(",75,", ",abc,", StringComparison.Ordinal), BargainCodes.NotANumber, "abc" },
        { "table", Table.Replace("salience", "weight", StringComparison.Ordinal), BargainCodes.ColumnMissing, "proposal" },
        { "table", Table.Replace(",2040,", ",2060,", StringComparison.Ordinal), BargainCodes.OutOfRange, "year" },
    };

    [Theory, MemberData(nameof(Slips))]
    public void A_slip_is_reported_where_it_stands(string format, string text, string code, string at)
    {
        SourceText source = Source(text);
        ImmutableArray<Diagnostic> errors = [.. Read(format, source).Where(d => d.Severity == Severity.Error)];

        Diagnostic error = Assert.Single(errors, d => d.Code == code);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        if (at.Length > 0)
            Assert.Equal(at, source.Slice(error.Span));
    }

    [Fact]
    public void All_slips_are_reported_at_once() =>
        Assert.Equal(3, KtabCsv.Read(Source(Ktab.Replace("20,40", "x,40", StringComparison.Ordinal).Replace("30.5", "30,5x", StringComparison.Ordinal).Replace(",3,2", ",9,2", StringComparison.Ordinal))).Diagnostics.Count(d => d.Severity == Severity.Error));

    [Fact]
    public void What_is_read_can_be_written_and_read_again()
    {
        Standings whole = Good(KtabCsv.Read(Source(Ktab))).Standings, gaps = Good(ExchangeFile.Read(Source(Exchange))).Standings;

        Same(whole, Good(KtabCsv.Read(Source(KtabCsv.Write("Harbour", null, whole).Text!))).Standings);
        Same(whole, Good(KtabXml.Read(Source(KtabXml.Write("Harbour & <co>", null, whole).Text!))).Standings);
        Same(whole, Good(ExchangeFile.Read(Source(ExchangeFile.Write("Harbour", whole).Text!))).Standings);
        Same(gaps, Good(ExchangeFile.Read(Source(ExchangeFile.Write("Harbour", gaps).Text!))).Standings);
        Same(whole.Among(0), Good(UtilityTable.Read(Source(UtilityTable.Write(whole, 0).Text!), 0, 100)).Standings, names: false);
        Assert.Contains("'Guild' is left out", string.Join(' ', KtabCsv.Write("Harbour", null, gaps).NotSurviving), StringComparison.Ordinal);
    }

    [Fact]
    public void An_imported_file_is_a_case_that_can_be_written_and_read()
    {
        foreach (BargainFile file in (BargainFile[])[Good(KtabCsv.Read(Source(Ktab))), Good(ExchangeFile.Read(Source(Exchange))), Good(UtilityTable.Read(Source(Utility))), Good(KtabXml.Read(Source(Xml)))])
        {
            string text = CaseWriter.Write(file.ToCase());
            Reading<Case> again = CaseReader.Read(new SourceText("case.yaml", text));

            Assert.True(again.Succeeded, text + string.Join('\n', again.Diagnostics));
            Standings standings = again.Value.Bargaining!.At();
            Assert.Equal(file.Standings.Positions.ToArray(), standings.Positions.ToArray());
            Assert.Equal(file.Standings.Saliences.ToArray(), standings.Saliences.ToArray());
        }
    }

    [Fact]
    public void No_text_makes_a_reader_fall()
    {
        string[] seeds = [Ktab, Exchange, Utility, Xml, Table];
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2000], Gen.Int[0, 60], Gen.String[0, 20], Gen.Int[0, 2]).Sample(
            (which, at, cut, added, how) =>
            {
                string seed = seeds[which];
                int start = Math.Min(at % (seed.Length + 1), seed.Length), end = Math.Min(seed.Length, start + cut);
                string text = how == 0 ? seed[..start] + added + seed[end..] : how == 1 ? seed[..start] + "\"" + seed[end..] : seed[..start] + seed[start..end] + seed[start..];
                foreach (string format in new[] { "ktab", "exchange", "utility", "xml", "table", "deu" })
                    foreach (Diagnostic d in Read(format, Source(text)))
                        Assert.InRange(d.Span.Start, 0, text.Length);
            }, iter: TestScale.Of(300, 30_000));
    }

    [Fact]
    public void Long_files_are_read_in_time_that_grows_with_their_length()
    {
        string many = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"#A;A{i}\n")) + "#P;Fee\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"#D;A{i};Fee;{i % 100};0.5;1\n"));

        Assert.Equal(20_000, Good(ExchangeFile.Read(Source(many))).Standings.Actors.Length);
    }

    [Fact]
    public void Hard_files_end_soon_with_a_complaint()
    {
        string lists = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"#A;A{i}\n#P;P{i}\n#D;A{i};P{i};1;1;1\n"));
        Assert.Contains(ExchangeFile.Read(Source(lists)).Diagnostics, d => d.Code == BargainCodes.TooMany);
        foreach (string piece in (string[])["\"a\"b,", "'a,", "\"", "\"a\n"])
            foreach (string format in new[] { "ktab", "exchange", "utility", "table", "deu" })
                Assert.NotEmpty(Read(format, Source(new System.Text.StringBuilder().Insert(0, piece, 60_000).ToString())));
        Assert.NotEmpty(Read("xml", Source("<Scenario><Dimensions>" + new System.Text.StringBuilder().Insert(0, "<dName/>\n", 30_000) + "</Dimensions></Scenario>")));
    }

    [Fact]
    public void Every_code_has_a_row_in_the_reference_and_every_row_a_code()
    {
        string[] codes = [.. typeof(BargainCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];
        string[] rows = [.. Row().Matches(File.ReadAllText(Repository.PathTo("docs", "reference", "diagnostics-bargaining-files.md"))).Select(m => m.Groups["code"].Value)];

        Assert.Equal(codes.Distinct(), codes);
        Assert.Equal(codes.Order(), rows.Order());
    }

    private static ImmutableArray<Diagnostic> Read(string format, SourceText source) => format switch
    {
        "ktab" => KtabCsv.Read(source).Diagnostics,
        "exchange" => ExchangeFile.Read(source).Diagnostics,
        "utility" => UtilityTable.Read(source).Diagnostics,
        "xml" => KtabXml.Read(source).Diagnostics,
        "deu" => DeuReader.Read(source).Diagnostics,
        _ => SettledTableReader.Read(source).Diagnostics,
    };

    private static void Same(Standings one, Standings other, bool names = true)
    {
        Assert.Equal(one.Actors, other.Actors);
        if (names)
            Assert.Equal(one.Issues, other.Issues);
        Assert.Equal(one.Positions.ToArray(), other.Positions.ToArray());
        Assert.Equal(one.Saliences.ToArray(), other.Saliences.ToArray());
        foreach (int cell in Enumerable.Range(0, one.Positions.Length).Where(c => !double.IsNaN(one.Positions[c])))
            Assert.Equal(one.Capabilities[cell], other.Capabilities[cell]);
    }

    private static T Good<T>(Reading<T> reading) where T : class
    {
        Assert.True(reading.Succeeded, string.Join('\n', reading.Diagnostics.Select(d => d.Message)));
        return reading.Value;
    }

    private static SourceText Source(string text) => new("harbour.csv", text);

    [GeneratedRegex(@"^\| (?<code>PAR\d{4}) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
