using System.Text.Json;
using Parley.Analysis.Bargaining;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Tests.Bargaining;

/// <summary>The reference results of the spatial model, under the definition and under the engine.</summary>
public sealed class SpatialGoldenTests
{
    private static readonly Dictionary<string, Func<Standings, SpatialStudy, SpatialFindings>> All = new()
    {
        ["definition"] = (s, study) => SpatialDefinition.Conduct(s, study),
        ["model"] = (s, study) => SpatialModel.Conduct(s, study),
    };

    public static TheoryData<string> Engines() => [.. All.Keys];

    [Theory, MemberData(nameof(Engines))]
    public void Every_position_of_every_turn_is_the_published_one(string engine)
    {
        SpatialFindings findings = All[engine](SpatialGolden.Actors, new());

        Assert.Equal(11, findings.Turns.Length);
        for (int t = 0; t < 11; t++)
            for (int cell = 0; cell < 21; cell++)
                Assert.Equal(SpatialGolden.Positions[t][cell], findings.Turns[t].Positions[cell], 1e-9);
    }

    [Theory, MemberData(nameof(Engines))]
    public void What_lies_behind_the_first_turns_is_the_published_one(string engine)
    {
        SpatialFindings findings = All[engine](SpatialGolden.Actors, new() { Explained = true });
        JsonElement first = SpatialGolden.File.GetProperty("turn0");

        Equal(first.GetProperty("riskNeutralWinProbability"), findings.Turns[0].RiskNeutralWinning);
        Equal(first.GetProperty("riskAttitude"), findings.Turns[0].Risks);
        foreach (JsonElement row in first.GetProperty("challengesOwnView").GetProperty("rows").EnumerateArray())
        {
            SpatialChallenge challenge = findings.Turns[0].Challenges[row[0].GetInt32() * 7 + row[1].GetInt32()];
            Assert.Equal(row[2].GetDouble(), challenge.Probability, 1e-9);
            Assert.Equal(row[3].GetDouble(), challenge.Gain, 1e-9);
        }
        foreach (int t in (int[])[0, 1])
        {
            JsonElement.ArrayEnumerator bargains = SpatialGolden.File.GetProperty($"turn{t}").GetProperty("bargains").EnumerateArray();
            Assert.Equal(bargains.Count(), findings.Turns[t].Bargains.Length);
            foreach (JsonElement expected in bargains)
            {
                SpatialBargain bargain = findings.Turns[t].Bargains.Single(b => b.Initiator == expected.GetProperty("initiator").GetInt32() && b.Receiver == expected.GetProperty("receiver").GetInt32());
                Assert.Equal(expected.GetProperty("initiatorProb").GetDouble(), bargain.InitiatorProbability, 1e-9);
                Assert.Equal(expected.GetProperty("initiatorSelected").GetBoolean(), bargain.InitiatorSelects);
                if (bargain.IsStatusQuo)
                    continue;
                Equal(expected.GetProperty("initiatorOffer"), bargain.InitiatorOffer);
                Equal(expected.GetProperty("receiverOffer"), bargain.ReceiverOffer);
                Assert.Equal(expected.GetProperty("gain").GetDouble(), bargain.Gain, 1e-9);
                Assert.Equal(expected.GetProperty("receiverProb").GetDouble(), bargain.ReceiverProbability, 1e-9);
                Assert.Equal(expected.GetProperty("receiverSelected").GetBoolean(), bargain.ReceiverSelects);
            }
        }
        foreach (JsonProperty row in SpatialGolden.File.GetProperty("winProbabilityPerTurn").GetProperty("rows").EnumerateObject())
            for (int t = 0; t < 11; t++)
                Assert.Equal(row.Value[t].GetDouble(), findings.Turns[t].Winning[findings.Standings.Actors.IndexOf(row.Name)], 5e-5);
    }

    public static TheoryData<string, int> Variants() => new(
        Enumerable.Range(0, SpatialGolden.File.GetProperty("variants").GetProperty("rows").GetArrayLength()).SelectMany(v => All.Keys.Select(e => (e, v))));

    [Theory, MemberData(nameof(Variants))]
    public void Every_published_variant_ends_as_published(string engine, int variant)
    {
        JsonElement row = SpatialGolden.File.GetProperty("variants").GetProperty("rows")[variant];
        JsonProperty change = row.GetProperty("change").EnumerateObject().FirstOrDefault();
        SpatialOptions options = change.Value.ValueKind == JsonValueKind.Undefined ? new() : With(change.Name, change.Value.GetString()!);
        SpatialFindings findings = All[engine](SpatialGolden.Actors, new() { Options = options, Reading = SpatialReading.Ktab });

        // Binary votes hang on the order in which a sum is taken; the source says within two points.
        double tolerance = options.Voting == VotingRule.Binary ? 2 : 1e-6;
        if (options.Voting != VotingRule.Binary)
            Assert.Equal(row.GetProperty("lastTurn").GetInt32(), findings.Turns.Length - 1);
        for (int i = 0; i < 7; i++)
            for (int k = 0; k < 3; k++)
                Assert.Equal(row.GetProperty("final")[i][k].GetDouble(), findings.Final(i, k), tolerance);
    }

    [Theory, MemberData(nameof(Engines))]
    public void The_tiny_case_ends_as_published(string engine)
    {
        SpatialFindings findings = All[engine](Standings.Of(["A", "B", "C"], [new("i")], [0, 100, 40], [0.5, 0.8, 0.3], [10, 20, 30]), new());

        Assert.Equal(3, findings.Turns.Length);
        Assert.Equal(34.55, findings.Final(0, 0), 1e-9);
        Assert.Equal(97.23, findings.Final(1, 0), 1e-9);
        Assert.Equal(34.55, findings.Final(2, 0), 1e-9);
    }

    private static SpatialOptions With(string name, string value) => name switch
    {
        "VictoryProbModel" => new() { Victory = Enum.Parse<VictoryProbability>(value) },
        "PCEModel" => new() { Election = Enum.Parse<ElectionModel>(value) },
        "VotingRule" => new() { Voting = Enum.Parse<VotingRule>(value) },
        "BigRAdjust" => new() { RiskAdjustment = Enum.Parse<RiskAdjustment>(value) },
        "BigRRange" => new() { RiskRange = Enum.Parse<RiskRange>(value) },
        "ThirdPartyCommit" => new() { ThirdParties = Enum.Parse<ThirdPartyCommitment>(value) },
        "InterVecBrgn" => new() { Interpolation = Enum.Parse<BargainInterpolation>(value) },
        "BargnModel" => new() { Estimate = Enum.Parse<BargainEstimate>(value) },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such option."),
    };

    private static void Equal(JsonElement expected, IEnumerable<double> actual) =>
        Assert.All(actual.Zip(expected.EnumerateArray()), pair => Assert.Equal(pair.Second.GetDouble(), pair.First, 1e-9));
}
