using System.Text.Json;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;

namespace Parley.Tests.Interchange;

public sealed class GmcrGoldenTests
{
    public static TheoryData<string> Records() => [.. File.ReadLines(Repository.PathTo("tests", "Parley.Tests", "Golden", "golden-dev.jsonl"))
        .Where(line => line.Length > 0)
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!)];

    [Fact]
    public void There_are_85_records() => Assert.Equal(85, Records().Count);

    [Theory]
    [MemberData(nameof(Records))]
    public void An_imported_record_has_the_listed_states_moves_and_order(string id)
    {
        string line = File.ReadLines(Repository.PathTo("tests", "Parley.Tests", "Golden", "golden-dev.jsonl"))
            .First(l => l.Contains($"\"id\":\"{id}\"", StringComparison.Ordinal));
        using JsonDocument record = JsonDocument.Parse(line);
        JsonElement root = record.RootElement;

        Reading<Case> reading = GmcrReader.Read(new SourceText(id + ".gmcr", root.GetProperty("conflict").GetRawText()));

        Assert.True(reading.Succeeded, string.Join('\n', reading.Diagnostics.Select(d => d.Message)));
        OptionForm model = Assert.IsType<OptionForm>(GraphModel.Of(reading.Value.Conflict));
        Assert.Equal(
            root.GetProperty("states").EnumerateArray().Select(s => (s.GetProperty("ordered").GetInt32(), s.GetProperty("yn").GetString()!)),
            model.States.Select((s, k) => (k + 1, s.ToYn(model.States.OptionCount))));
        for (int i = 0; i < model.DecisionMakers.Length; i++)
        {
            JsonElement moves = root.GetProperty("moves")[i];
            for (int s = 0; s < model.StateCount; s++)
            {
                int[] listed = moves.TryGetProperty($"{s + 1}", out JsonElement targets) ? [.. targets.EnumerateArray().Select(t => t.GetInt32())] : [];
                Assert.Equal(listed, model.Moves(i, s).Select(t => t + 1));
            }
            int[] payoffs = [.. root.GetProperty("payoffs")[i].EnumerateArray().Select(p => p.GetInt32())];
            for (int a = 0; a < payoffs.Length; a++)
                for (int b = 0; b < payoffs.Length; b++)
                    Assert.Equal(payoffs[a].CompareTo(payoffs[b]), model.Ranks(i)[a].CompareTo(model.Ranks(i)[b]));
        }
    }
}
