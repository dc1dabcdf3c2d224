using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Tests.Cases;

public sealed class RankingReaderTests
{
    // Six states: NNN, YNN, NYN, NNY, YNY, NYY.
    private static readonly StateList States = StateList.Of(Examples.SmallConflict())!;

    [Theory]
    [InlineData("2>6>{4,5}>1>3")]
    [InlineData("2>6>[4,5]>1>3")]
    [InlineData("2>6>4=5>1>3")]
    [InlineData("2 > 6 > 4 ~ 5 > 1\n>3")]
    [InlineData("2,6,{4,5},1,3")]
    [InlineData("2,6,[4,5],1,3")]
    [InlineData("YNN>NYY>{NNY,YNY}>nnn>3")]
    public void All_ways_of_writing_one_ranking_mean_the_same(string text)
    {
        Reading<Preference.Ranking> reading = RankingReader.Read(text, States);
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(["1", "5", "3,4", "0", "2"], reading.Value!.Groups.Select(g => string.Join(',', g.Select(States.IndexOf))));
    }

    [Theory]
    [InlineData(Codes.RankingSyntax, "⟦⟧")]
    [InlineData(Codes.RankingSyntax, "1>⟦⟧")]
    [InlineData(Codes.RankingSyntax, "⟦>⟧1")]
    [InlineData(Codes.RankingSyntax, "1 ⟦2⟧")]
    [InlineData(Codes.RankingSyntax, "1>⟦{⟧2,3")]
    [InlineData(Codes.RankingSyntax, "1>{2,3⟦]⟧")]
    [InlineData(Codes.RankingSyntax, "1>{⟦}⟧")]
    [InlineData(Codes.RankingSyntax, "1>{2⟦>⟧3}")]
    [InlineData(Codes.RankingSyntax, "1>{2,⟦{⟧3}}")]
    [InlineData(Codes.RankingSyntax, "1⟦}⟧")]
    [InlineData(Codes.RankingSyntax, "1⟦💥⟧2")]
    [InlineData(Codes.RankingSyntax, "1>2> ⟦>⟧3")]
    [InlineData(Codes.MixedCommas, "1=2⟦,⟧3")]
    [InlineData(Codes.RankingMissingStates, "⟦1>2⟧")]
    public void A_slip_is_reported_where_it_stands(string code, string marked)
    {
        (string text, SourceSpan span) = Complaint.Unmark(marked);
        Complaint.Single(code, span, text, RankingReader.Read(text, States).Diagnostics);
    }

    [Fact]
    public void Every_wrong_state_is_reported_and_the_missing_ones_are_listed()
    {
        Reading<Preference.Ranking> reading = RankingReader.Read("1>1>YYN>9", States);
        Assert.Equal(
            [Codes.RankingMissingStates, Codes.RankingRepeatedState, Codes.RankingInfeasibleState, Codes.RankingUnknownState],
            reading.Diagnostics.Select(d => d.Code));
        Assert.Contains("2 (YNN), 3 (NYN), 4 (NNY), 5 (YNY), 6 (NYY).", reading.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_of_missing_states_is_cut_after_ten()
    {
        DecisionMaker d = new(0, "d", "D", [.. Enumerable.Range(0, 5).Select(k => new Option(k, $"o{k}", "", 0))]);
        StateList states = StateList.Of(new Conflict([d], [], null, [null]))!;
        string message = Assert.Single(RankingReader.Read("1", states).Diagnostics).Message;
        Assert.Contains("leaves out 31 of 32", message, StringComparison.Ordinal);
        Assert.Contains("11 (NYNYN), and more.", message, StringComparison.Ordinal);
    }
}
