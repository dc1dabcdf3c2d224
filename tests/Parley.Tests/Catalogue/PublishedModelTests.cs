using Parley.Conflicts;

namespace Parley.Tests.Catalogue;

public sealed class PublishedModelTests
{
    [Fact]
    public void Six_rules_give_exactly_the_23_states_of_the_Garrison_model() => Assert.Equal(
        [
            "NYNNNYNNN", "NNYNNYNNN", "YNNYNYNNN", "NYNYNYNNN", "NYNNYYNNN", "NNYNYYNNN", "YNNYYYNNN", "NYNYYYNNN",
            "NYNNNNYNN", "NNYNNNYNN", "NYNYNNYNN", "NYNNYNYNN", "NNYNYNYNN", "YNNYYNYNN", "NYNYYNYNN", "NYNNYNNYN",
            "NNYNYNNYN", "YNNYYNNYN", "NYNYYNNYN", "NYNNYNNNY", "NNYNYNNNY", "YNNYYNNNY", "NYNYYNNNY",
        ],
        StateList.Of(Cases.Read("published/garrison").Conflict)!.Select(s => s.ToYn(9)));

    [Theory]
    [InlineData("textbook/prisoners-dilemma", 0, "3>4>1>2")]
    [InlineData("textbook/prisoners-dilemma", 1, "2>4>1>3")]
    [InlineData("textbook/chicken", 0, "3>4>2>1")]
    [InlineData("textbook/chicken", 1, "2>4>3>1")]
    [InlineData("textbook/stag-hunt", 0, "4>3>1>2")]
    [InlineData("textbook/stag-hunt", 1, "4>2>1>3")]
    [InlineData("textbook/cuban-missile-crisis", 0, "5>7>6>8>3>2>4>1>12>10>11>9")]
    [InlineData("textbook/cuban-missile-crisis", 1, "1>5>7>3>6>2>8>4>12>10>11>9")]
    [InlineData("published/syria-iraq-1975", 0, "1>3>6>2>4>5")]
    [InlineData("published/syria-iraq-1975", 1, "2>4>6>1>5>3")]
    [InlineData("published/elmira", 0, "7>3>4>8>5>1>2>6>9")]
    [InlineData("published/elmira", 1, "1>4>8>5>9>3>7>2>6")]
    [InlineData("published/elmira", 2, "7>3>5>1>8>6>4>2>9")]
    [InlineData("published/garrison", 0, "3>7>1,2>4>5,6>8>9>12>11>15>10>13>14>17>16>18>19>21>20>22>23")]
    [InlineData("published/garrison", 1, "2,6,10,13,17,21>19,23>15>11>8>4>22>18>14>7>3>20>16>12>9>5>1")]
    [InlineData("published/garrison", 2, "23>20,21>19>16,17>11>9,10>15>12,13>2>4>1>8>5,6>22>18>14>3>7")]
    [InlineData("published/garrison", 3, "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23")]
    public void Statements_and_rankings_give_the_printed_order(string folder, int decisionMaker, string order)
    {
        GraphModel model = GraphModel.Of(Cases.Read(folder).Conflict)!;
        int[] ranks = model.Ranks(decisionMaker).ToArray();

        Assert.Equal(order, string.Join('>', Enumerable.Range(0, model.StateCount)
            .GroupBy(s => ranks[s]).OrderByDescending(g => g.Key).Select(g => string.Join(',', g.Select(s => s + 1)))));
    }

    [Fact]
    public void Merging_leaves_the_eight_plain_states_of_Elmira_in_their_order_and_puts_abandonment_last()
    {
        GraphModel model = GraphModel.Of(Cases.Read("published/elmira").Conflict)!;

        Assert.Equal(
            ["NYNNN", "YYNNN", "NNYNN", "YNYNN", "NYNNY", "YYNNY", "NNYNY", "YNYNY", "-NNY-"],
            Enumerable.Range(0, model.StateCount).Select(model.Pattern));
        string[] moves = [.. Enumerable.Range(0, 3).Select(i => string.Join(' ', Enumerable.Range(0, 9).SelectMany(s => model.Moves(i, s).Select(t => $"{s + 1}-{t + 1}"))))];
        Assert.Equal("1-2 3-4 5-6 7-8", moves[0]);
        Assert.Equal("1-3 1-9 2-4 2-9 3-9 4-9 5-7 5-9 6-8 6-9 7-9 8-9", moves[1]);
        Assert.Equal("1-5 2-6 3-7 4-8 5-1 6-2 7-3 8-4", moves[2]);
    }
}
