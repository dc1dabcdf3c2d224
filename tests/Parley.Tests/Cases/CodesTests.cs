using System.Reflection;
using System.Text.RegularExpressions;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Tests.Cases;

public sealed class CodesTests
{
    private static readonly string[] Constants =
        [.. typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    public static TheoryData<string, string> CaseTexts => [.. Examples.Cases()];

    public static TheoryData<string, string> ExpectedTexts => [.. Examples.ExpectedTexts()];

    public static TheoryData<string, string> StateTexts => [.. Examples.StateTexts()];

    public static TheoryData<string, byte[]> Files => [.. Examples.Files()];

    [Theory, MemberData(nameof(CaseTexts), DisableDiscoveryEnumeration = true)]
    public void A_case_with_one_mistake_gets_one_complaint_at_its_place(string code, string marked) => Complaint.Single(code, marked);

    [Theory, MemberData(nameof(ExpectedTexts), DisableDiscoveryEnumeration = true)]
    public void An_expectation_with_one_mistake_gets_one_complaint_at_its_place(string code, string marked)
    {
        (string text, SourceSpan span) = Complaint.Unmark(marked);
        Complaint.Single(code, span, text, ExpectedReader.Read(new("expected.yaml", text)).Diagnostics);
    }

    [Theory, MemberData(nameof(StateTexts), DisableDiscoveryEnumeration = true)]
    public void A_state_named_wrongly_gets_one_complaint_at_its_place(string code, string marked)
    {
        (string text, SourceSpan span) = Complaint.Unmark(marked);
        Complaint.Single(code, span, text, StateReader.Read(text, GraphModel.Of(Examples.SmallConflict())!).Diagnostics);
    }

    [Theory, MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void A_file_that_is_no_text_gets_one_complaint(string code, byte[] bytes)
    {
        Reading<SourceText> reading = SourceDecoder.Decode("case.yaml", bytes);
        Assert.False(reading.Succeeded);
        Assert.Equal(code, Assert.Single(reading.Diagnostics).Code);
    }

    [Fact]
    public void Every_code_is_produced_by_an_example()
    {
        HashSet<string> shown =
        [
            .. Examples.Cases().Select(e => e.Code), .. Examples.ExpectedTexts().Select(e => e.Code),
            .. Examples.StateTexts().Select(e => e.Code), .. Examples.Files().Select(e => e.Code),
            // These need more than a line of text; HardTextsTests, StateReaderTests and FormReadingTests show them.
            Codes.TooDeep, Codes.RankingTooManyStates, Codes.NoStatusQuo, Codes.PairsOfTooManyStates,
        ];
        Assert.Equal(Constants.Order(), shown.Order());
    }

    [Fact]
    public void Every_code_stands_once()
    {
        Assert.Equal(Constants.Length, Constants.Distinct().Count());
        Assert.All(Constants, c => Assert.Matches("^PAR0[0-8][0-9]{2}$", c));
    }

    [Fact]
    public void The_page_of_diagnostics_explains_every_code_and_no_other()
    {
        string page = File.ReadAllText(Repository.PathTo("docs", "reference", "diagnostics.md"));
        string[] rows = [.. Regex.Matches(page, @"^\| (?<code>PAR0[0-8]\d\d) \| [^|]+ \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(m => m.Groups["code"].Value)];
        Assert.Equal(Constants.Order(), rows.Order());
        Assert.Equal(rows.Order(), rows);
    }
}
