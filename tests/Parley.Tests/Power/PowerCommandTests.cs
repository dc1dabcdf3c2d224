using System.Text.Json;
using System.Xml.Linq;
using Parley.Analysis.Power;
using Parley.Power;
using Parley.Studies;
using Parley.Tests.Cli;

namespace Parley.Tests.Power;

public sealed class PowerCommandTests
{
    private const string Cinc = "docs/how-to/power/cinc.csv", Gdp = "docs/how-to/power/gdp-ppp.csv";

    [Fact]
    public void Fewer_poles_by_one_index_and_a_centre_further_east_by_another_stand_side_by_side()
    {
        Answer answer = new Shell().Run("power", Cinc, Gdp, "--from", "1990", "--to", "2022", "--format", "json");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        JsonElement questions = JsonDocument.Parse(answer.Out).RootElement.GetProperty("questions");
        Assert.All(questions[0].GetProperty("answers").EnumerateArray(), a => Assert.False(a.GetProperty("yes").GetBoolean()));
        Assert.All(questions[1].GetProperty("answers").EnumerateArray(), a => Assert.True(a.GetProperty("yes").GetBoolean()));
    }

    [Fact]
    public void Two_groups_or_two_rules_of_location_are_not_two_indices()
    {
        Answer alone = new Shell().Run("power", Cinc);
        Assert.Equal(2, alone.ExitCode);
        Assert.Contains("at least two indices", alone.Error, StringComparison.Ordinal);
        Assert.Contains("Only one index speaks here", new Shell().Run("power", Cinc, Gdp).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("md")]
    [InlineData("table")]
    [InlineData("svg")]
    public void Every_format_is_written(string format)
    {
        Answer answer = new Shell().Run("power", Cinc, Gdp, "--format", format);
        Assert.Equal(0, answer.ExitCode);
        Assert.NotEmpty(answer.Out);
        if (format == "svg")
            Assert.Equal("svg", XDocument.Parse(answer.Out).Root!.Name.LocalName);
    }

    [Fact]
    public void Tables_of_ones_own_are_worked_out_with_places_and_groups_in_any_order()
    {
        using Folder folder = new();
        string market = folder.Write("market.csv", "code,year,value,measure,basis\nA,2000,3,GDP,market prices\nB,2000,1,GDP,market prices\nC,2000,9,GDP,market prices\nA,2010,1,GDP,market prices\nB,2010,1,GDP,market prices\nA,2000,1,GDP,PPP\nB,2000,1,GDP,PPP\nA,2010,3,GDP,PPP\nB,2010,1,GDP,PPP\n");
        string places = folder.Write("places.csv", "code,latitude,longitude\nA,0,0\nB,0,90\n");
        string powers = folder.Write("powers.csv", "code,from,to,group\nB,2005,,great\nD,,,great\n");
        Answer answer = new Shell().Run("power", market, places, powers, "--state", "A", "--format", "json");
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("'C' is not in the table of places", answer.Error, StringComparison.Ordinal);
        JsonElement root = JsonDocument.Parse(answer.Out).RootElement;
        string[] sentences = [.. root.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("sentence").GetString()!)];
        Assert.Equal("By GDP (market prices) among all states yes; by GDP (PPP) among all states no.", sentences[0]);
        Assert.Equal("By GDP (market prices) yes; by GDP (PPP) no.", sentences[1]);
        Assert.Equal("By GDP (PPP) among all states yes; by GDP (market prices) among all states no.", sentences[2]);
        JsonElement first = root.GetProperty("centres")[0].GetProperty("points")[0];
        Assert.Equal(18.435, first.GetProperty("longitude").GetDouble(), 0.01);
        Assert.Equal(1334.3, first.GetProperty("depth").GetDouble(), 0.1);
    }

    [Fact]
    public void Who_counts_depends_on_the_year_and_a_union_is_not_counted_beside_its_successors()
    {
        PowerTables tables = new()
        {
            Measures = [new("m", "") { Holdings = [new("A", 2000, 4), new("U", 2000, 4), new("S", 2000, 4), new("A", 2001, 4), new("S", 2001, 4), new("U", 2001, 4)] }],
            Spans = [new("U", PowerReader.FirstYear, 2000, ""), new("S", 2001, PowerReader.LastYear, ""), new("A", PowerReader.FirstYear, PowerReader.LastYear, "great"), new("S", 2001, PowerReader.LastYear, "great")],
        };
        PowerFindings findings = PowerPanel.Conduct(tables, new() { States = ["A"] });
        Assert.Equal([2, 2], findings.Polarity.Single(p => p.Group == PowerPanel.Everybody).Points.Select(p => p.States));
        // In 2000 the group has one member, of which no concentration can be said.
        Assert.Equal([2001], findings.Polarity.Single(p => p.Group == "great").Points.Select(p => p.Year));
        Assert.Equal(["A", "U"], findings.Shares.Single(t => t.Year == 2000 && t.Group == PowerPanel.Everybody).States.Select(s => s.Code));
        Assert.Equal([0.5], findings.Shares.Single(t => t.Year == 2001 && t.Group == "great").States.Select(s => s.Share).Distinct());
    }

    [Fact]
    public void A_year_or_state_that_no_table_has_is_refused_in_one_sentence()
    {
        Assert.Equal((2, "parley: No table has the year 1700; they have years from 1816 to 2022.\n"), Refused(Cinc, Gdp, "--from", "1700"));
        Assert.Equal((2, "parley: No table has a state 'USA'.\n"), Refused(Cinc, Gdp, "--state", "USA"));
        Assert.Equal(2, Refused(Cinc, Gdp, "--centre", "0.95").ExitCode);
        Assert.Equal(5, Refused(Cinc, "nothing.csv").ExitCode);
    }

    [Fact]
    public void Without_capabilities_of_both_years_an_index_says_so()
    {
        PowerFindings findings = PowerPanel.Conduct(
            new() { Measures = [new("a", "") { Holdings = [new("X", 2000, 1), new("Y", 2000, 1)] }, new("b", "") { Holdings = [new("X", 2001, 1), new("Y", 2001, 2)] }] }, new() { From = 2000, To = 2001 });
        Assert.All(findings.Claims[0].Answers, a => Assert.Null(a.Yes));
        Assert.False(findings.Claims[0].MayBeSaid);
    }

    private static (int ExitCode, string Error) Refused(params string[] words)
    {
        Answer answer = new Shell().Run(["power", .. words]);
        Assert.Empty(answer.Out);
        return (answer.ExitCode, answer.Error);
    }
}
