using System.Collections.Immutable;
using System.Text.Json;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>The 85 golden models under every engine. Models are built from states, moves and payoffs as recorded, not through the importer.</summary>
public sealed class GoldenRecords
{
    private static readonly string[] Concepts = ["Nash", "GMR", "SMR", "SEQ", "SSEQ", "SIM"];

    public static TheoryData<string> Records() =>
        new(File.ReadLines(Repository.PathTo("tests", "Parley.Tests", "Golden", "golden-dev.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!));

    [Theory, MemberData(nameof(Records))]
    public void Every_engine_reproduces_moves_stable_sets_and_equilibria(string id)
    {
        JsonElement record = File.ReadLines(Repository.PathTo("tests", "Parley.Tests", "Golden", "golden-dev.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement).Single(r => r.GetProperty("id").GetString() == id);
        OptionForm model = OptionForm.Of(Build(record))!;
        int n = model.DecisionMakers.Length;

        string[] expectedStates = [.. record.GetProperty("states").EnumerateArray().Select(s => s.GetProperty("yn").GetString()!)];
        Assert.Equal(expectedStates, model.States.Select(s => s.ToYn(model.States.OptionCount)));
        for (int i = 0; i < n; i++)
            for (int s = 0; s < model.StateCount; s++)
                Assert.Equal(
                    Numbers(record.GetProperty("moves")[i].GetProperty($"{s + 1}")),
                    model.Moves(i, s).Select(t => t + 1));

        ImmutableArray<StabilityConcept> concepts = [.. Concepts.Select(c => StabilityConcept.TryParse(c, out StabilityConcept? known) ? known : throw new InvalidOperationException(c))];
        foreach (IStabilityEngine engine in Parley.Analysis.Stability.Stability.Engines.Where(e => e.Decides(StabilityConcept.Nash, model)))
        {
            int[] decided = [.. Enumerable.Range(0, Concepts.Length).Where(k => engine.Decides(concepts[k], model))];
            Assert.True(decided.Length >= 5, engine.Name);
            foreach (int k in decided)
            {
                ImmutableArray<StateSet>[] stable = [.. Enumerable.Range(0, n).Select(i => engine.StableStates(model, i, [concepts[k]]))];
                for (int i = 0; i < n; i++)
                    Assert.Equal(Numbers(record.GetProperty("perDM_stable").GetProperty(Concepts[k])[i]), stable[i][0].Select(s => s + 1));
                Assert.Equal(
                    Numbers(record.GetProperty("equilibria").GetProperty(Concepts[k])),
                    stable.Select(sets => sets[0]).Aggregate((a, b) => a.And(b)).Select(s => s + 1));
            }
        }
    }

    [Theory, MemberData(nameof(Records))]
    public void Foresight_and_every_coalition_come_out_as_recorded(string id)
    {
        JsonElement record = File.ReadLines(Repository.PathTo("tests", "Parley.Tests", "Golden", "golden-dev.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement).Single(r => r.GetProperty("id").GetString() == id);
        OptionForm model = OptionForm.Of(Build(record))!;
        int n = model.DecisionMakers.Length;
        if (n == 2)
            foreach (JsonProperty expected in record.GetProperty("equilibria").EnumerateObject().Where(p => char.IsDigit(p.Name[^1])))
            {
                Assert.True(StabilityConcept.TryParse(expected.Name, out StabilityConcept? concept));
                StateSet both = new Tables().StableStates(model, 0, [concept])[0].And(new Tables().StableStates(model, 1, [concept])[0]);
                Assert.Equal((concept.Key, string.Join(",", Numbers(expected.Value))), (concept.Key, string.Join(",", both.Select(s => s + 1))));
            }

        CoalitionFindings found = Coalitions.Conduct(model, [], StateSet.Where(model.StateCount, _ => true));
        Assert.Equal((1 << n) - 1, found.Coalitions.Length);
        foreach (CoalitionStability stability in found.Coalitions)
        {
            JsonElement expected = record.GetProperty("coalitions").GetProperty(string.Join(",", stability.Coalition.Members.Select(i => i + 1)));
            foreach (CoalitionConcept concept in Enum.GetValues<CoalitionConcept>())
            {
                int[] recorded = Numbers(expected.EnumerateObject().Single(p => string.Equals(p.Name, concept.ToString(), StringComparison.OrdinalIgnoreCase)).Value);
                Assert.Equal(recorded, stability.Stable[(int)concept].Select(s => s + 1));
                if (model.StateCount <= 16)
                    Assert.Equal(recorded, Enumerable.Range(0, model.StateCount).Where(s => CoalitionDefinitions.IsStable(concept, model, stability.Coalition.Members, s)).Select(s => s + 1));
            }
        }
    }

    private static Conflict Build(JsonElement record)
    {
        JsonElement conflict = record.GetProperty("conflict");
        JsonElement[] options = [.. conflict.GetProperty("options").EnumerateArray()], players = [.. conflict.GetProperty("decisionMakers").EnumerateArray()];
        int[] owners = new int[options.Length];
        for (int i = 0; i < players.Length; i++)
            foreach (int k in Numbers(players[i].GetProperty("options")))
                owners[k] = i;
        State[] states = [.. record.GetProperty("states").EnumerateArray().Select(s => new State((UInt128)s.GetProperty("decimal").GetUInt64()))];
        ImmutableArray<Rule> rules =
        [
            .. conflict.GetProperty("infeasibles").EnumerateArray().Select(condition => new Rule
            {
                Kind = RuleKind.Never,
                Operands = [condition.EnumerateArray().Select(Literal).Aggregate((a, b) => new Formula.And(a, b))],
            }),
        ];
        return new Conflict(
            RandomConflicts.Players(owners, players.Length, k => options[k].GetProperty("permittedDirection").GetString() switch
            {
                "fwd" => Direction.ForwardOnly,
                "back" => Direction.BackwardOnly,
                _ => Direction.Both,
            }),
            rules,
            null,
            [
                .. record.GetProperty("payoffs").EnumerateArray().Select(row => (Preference?)new Preference.Ranking(
                    [.. states.Zip(Numbers(row)).GroupBy(p => p.Second).OrderByDescending(g => g.Key).Select(g => g.Select(p => p.First).ToImmutableArray())])),
            ]);
    }

    private static Formula Literal(JsonElement pair)
    {
        Formula takes = new Formula.Takes(pair[0].GetInt32());
        return pair[1].GetString() == "Y" ? takes : new Formula.Not(takes);
    }

    private static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetInt32())];
}
