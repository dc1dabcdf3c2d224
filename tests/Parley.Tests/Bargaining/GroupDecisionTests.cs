using System.Text.Json;
using Parley.Analysis.Bargaining;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Tests.Bargaining;

/// <summary>Years of delay of emission standards: the worked example, against rounds computed independently.</summary>
public sealed class GroupDecisionTests
{
    private static readonly JsonElement Golden =
        JsonDocument.Parse(File.ReadAllText(Repository.PathTo("tests", "Parley.Tests", "Golden", "scholz-emission.json"))).RootElement;

    private static readonly JsonElement[] Actors = [.. Golden.GetProperty("actors").EnumerateArray()];

    private static readonly Standings Table = Standings.Of(
        [.. Actors.Select(a => a[0].GetString()!)], [new("delay", 0, 12)], [.. Actors.Select(a => a[2].GetDouble())], [.. Actors.Select(a => a[3].GetDouble() / 100)], [.. Actors.Select(a => a[1].GetDouble())]);

    private static readonly GroupDecisionFindings Published = GroupDecision.Follow(Table, 0, GroupReading.Published, 10)!;

    [Fact]
    public void The_published_reading_reproduces_every_round()
    {
        JsonElement reading = Golden.GetProperty("reproducingReading");
        for (int round = 0; round <= 10; round++)
        {
            Assert.Equal(reading.GetProperty("median")[round].GetDouble(), Published.Rounds[round].Median, 1e-6);
            Assert.Equal(reading.GetProperty("mean")[round].GetDouble(), Published.Rounds[round].Mean, 1e-6);
            Assert.All(reading.GetProperty("positions")[round].EnumerateArray().Zip(Published.Rounds[round].Positions), p => Assert.Equal(p.First.GetDouble(), p.Second, 1e-6));
        }
        foreach (JsonProperty exponent in reading.GetProperty("riskExponentRound1").EnumerateObject())
            Assert.Equal(exponent.Value.GetDouble(), Published.Rounds[0].RiskExponents[Table.Actors.IndexOf(exponent.Name)], 1e-6);
    }

    [Fact]
    public void Moves_name_who_moved_toward_whom_and_what_both_expected()
    {
        JsonElement[] expected = [.. Golden.GetProperty("reproducingReading").GetProperty("movesRounds1to3").EnumerateArray()];
        GroupMove[] moves = [.. Published.Moves.Where(m => m.Round <= 3)];
        Assert.Equal(expected.Length, moves.Length);
        for (int k = 0; k < moves.Length; k++)
        {
            Assert.Equal(
                (expected[k].GetProperty("round").GetInt32(), expected[k].GetProperty("actor").GetString(), expected[k].GetProperty("target").GetString(), expected[k].GetProperty("kind").GetString()),
                (moves[k].Round, Table.Actors[moves[k].Actor], Table.Actors[moves[k].Target], moves[k].Kind.ToString().ToLowerInvariant()));
            Assert.Equal(expected[k].GetProperty("ownGain").GetDouble(), moves[k].OwnGain, 1e-6);
            Assert.Equal(expected[k].GetProperty("otherGain").GetDouble(), moves[k].OtherGain, 1e-6);
            Assert.Equal(expected[k].GetProperty("newPosition").GetDouble(), moves[k].To, 1e-6);
        }
    }

    [Fact]
    public void The_printed_medians_come_out_but_for_the_second()
    {
        double[] printed = [.. Golden.GetProperty("published").GetProperty("median").EnumerateArray().Select(m => m.GetDouble())];
        Assert.Equal([2], Enumerable.Range(1, printed.Length).Where(round => Math.Truncate(Published.Rounds[round].Median * 10 + 1e-9) / 10 != printed[round - 1]));
    }

    [Fact]
    public void The_written_reading_differs_and_lets_actors_give_in()
    {
        GroupDecisionFindings written = GroupDecision.Follow(Table, 0, GroupReading.Written, 10)!;
        Assert.Equal((Published.Rounds[0].Median, Published.Rounds[0].Mean), (written.Rounds[0].Median, written.Rounds[0].Mean));
        Assert.NotEqual(Published.Rounds[1].Median, written.Rounds[1].Median);
        Assert.All(written.Rounds.SelectMany(r => r.Positions), x => Assert.InRange(x, 4, 10));
    }

    [Fact]
    public void Consensus_and_two_actors_are_no_trouble()
    {
        Standings consensus = Standings.Of(["a", "b"], [new("i")], [50, 50], [1, 1], [1, 2]);
        Assert.Empty(GroupDecision.Follow(consensus, 0, GroupReading.Published)!.Moves);
        Standings two = Standings.Of(["a", "b"], [new("i")], [0, 100], [1, 0.5], [1, 2]);
        Assert.All(Enum.GetValues<GroupReading>(), reading => Assert.All(GroupDecision.Follow(two, 0, reading)!.Rounds, r => Assert.InRange(r.Mean, 0, 100)));
        Assert.Null(GroupDecision.Follow(Standings.Of(["a"], [new("i")], [0], [0], [1]), 0, GroupReading.Written));
    }
}
