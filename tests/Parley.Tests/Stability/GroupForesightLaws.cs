using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;
using Door = Parley.Analysis.Stability.Stability;

namespace Parley.Tests.Stability;

/// <summary>Looking ahead among more than two: tables against definitions, and what must not change.</summary>
public sealed class GroupForesightLaws
{
    private static readonly Gen<Conflict> Several = RandomConflicts.Any(2, 3, 4);

    private static StabilityConcept.ForesightTogether Together(int h) => new(h);

    private static StabilityConcept.ForesightAlone Alone(int h) => new(h);

    [Fact]
    public void Tables_agree_with_the_definitions() => Gen.OneOf(Several, RandomForms.Graphs).Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        ImmutableArray<StabilityConcept> concepts = [.. Enumerable.Range(1, g.StateCount <= 8 ? 4 : 3).SelectMany(h => new StabilityConcept[] { Together(h), Alone(h) })];
        for (int i = 0; i < g.DecisionMakers.Length; i++)
            Assert.Equal(new ByDefinition().StableStates(g, i, concepts), new Tables().StableStates(g, i, concepts));
    }, iter: TestScale.Of(120, 4_000));

    [Fact]
    public void For_two_both_are_limited_moves_ties_included() => RandomConflicts.Any(2, 2, 5).Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        for (int i = 0; i < 2; i++)
            for (int h = 1; h <= 6; h++)
            {
                ImmutableArray<StateSet> sets = new Tables().StableStates(g, i, [new StabilityConcept.LimitedMove(h), Together(h), Alone(h)]);
                Assert.Equal(sets[0], sets[1]);
                Assert.Equal(sets[0], sets[2]);
            }
    }, iter: TestScale.Of(300, 10_000));

    [Fact]
    public void One_move_is_Nash_for_any_number() => Several.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        for (int i = 0; i < g.DecisionMakers.Length; i++)
        {
            StateSet nash = new Explicit().StableStates(g, i, [StabilityConcept.Nash])[0];
            Assert.All(new Tables().StableStates(g, i, [Together(1), Alone(1)]), set => Assert.Equal(nash, set));
        }
    }, iter: TestScale.Of(200, 5_000));

    [Fact]
    public void Opponents_of_one_mind_are_one_opponent() => Gen.Select(RandomConflicts.Any(3, 4, 5), Gen.Bool).Sample((conflict, opposite) =>
    {
        GraphModel g = OfOneMind(conflict, opposite), merged = Merged(g);
        for (int h = 1; h <= 5; h++)
        {
            StateSet together = new Tables().StableStates(g, 0, [Together(h)])[0];
            Assert.Equal(new Tables().StableStates(merged, 0, [new StabilityConcept.LimitedMove(h)])[0], together);
            if (opposite)
                Assert.Equal(new Tables().StableStates(merged, 0, [new StabilityConcept.MaximinStability(h)])[0], together);
        }
    }, iter: TestScale.Of(150, 5_000));

    [Fact]
    public void A_bystander_changes_nothing() => Several.Sample(conflict =>
    {
        DecisionMaker bystander = new(conflict.DecisionMakers.Length, "bystander", "Bystander", []);
        GraphModel without = GraphModel.Of(conflict)!, with = GraphModel.Of(new Conflict(
            conflict.DecisionMakers.Add(bystander), conflict.Rules, conflict.StatusQuo, conflict.Preferences.Add(new Preference.Prioritised([]))))!;
        ImmutableArray<StabilityConcept> concepts = [.. Enumerable.Range(1, 4).SelectMany(h => new StabilityConcept[] { Together(h), Alone(h) })];
        for (int i = 0; i < conflict.DecisionMakers.Length; i++)
            Assert.Equal(new Tables().StableStates(without, i, concepts), new Tables().StableStates(with, i, concepts));
    }, iter: TestScale.Of(100, 3_000));

    [Fact]
    public void The_order_of_the_parties_does_not_matter() => Several.Sample(conflict =>
    {
        int n = conflict.DecisionMakers.Length;
        GraphModel g = GraphModel.Of(conflict)!, reversed = GraphModel.Of(new Conflict(
            [.. conflict.DecisionMakers.Reverse().Select((d, i) => new DecisionMaker(i, d.Id, d.Name, [.. d.Options.Select(o => o with { Owner = i })]))],
            conflict.Rules, conflict.StatusQuo, [.. conflict.Preferences.Reverse()]))!;
        ImmutableArray<StabilityConcept> concepts = [.. Enumerable.Range(2, 3).SelectMany(h => new StabilityConcept[] { Together(h), Alone(h) })];
        for (int i = 0; i < n; i++)
            Assert.Equal(new Tables().StableStates(g, i, concepts), new Tables().StableStates(reversed, n - 1 - i, concepts));
    }, iter: TestScale.Of(100, 3_000));

    [Fact]
    public void What_is_foreseen_can_be_followed_move_by_move() => Several.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        foreach (StabilityConcept concept in new StabilityConcept[] { Together(3), Together(4), Alone(3), Alone(4) })
            for (int i = 0; i < g.DecisionMakers.Length; i++)
            {
                StateSet stable = new Tables().StableStates(g, i, [concept])[0];
                for (int s = 0; s < g.StateCount; s++)
                {
                    Verdict.Anticipated verdict = Assert.IsType<Verdict.Anticipated>(Door.Explain(g, i, s, concept));
                    Assert.Equal(stable.Contains(s), verdict.Stays);
                    int at = s, last = -1;
                    foreach (UnilateralMove move in verdict.Course)
                    {
                        Assert.True(move.From == at && move.Mover != last && g.Moves(move.Mover, at).Contains(move.To));
                        (at, last) = (move.To, move.Mover);
                    }
                    Assert.Equal(verdict.End, at);
                    Assert.True(verdict.Stays ? at == s : g.Prefers(i, at, s));
                }
            }
    }, iter: TestScale.Of(80, 2_000));

    [Theory]
    [InlineData("foresight-together:3", "foresight-together3")]
    [InlineData("Together3", "foresight-together3")]
    [InlineData("foresight-alone4", "foresight-alone4")]
    [InlineData("ALONE_4", "foresight-alone4")]
    public void A_horizon_may_stand_behind_a_colon(string text, string key)
    {
        Assert.True(StabilityConcept.TryParse(text, out StabilityConcept? concept));
        Assert.Equal(key, concept.Key);
        Assert.True(StabilityConcept.TryParse(concept.Key, out StabilityConcept? again));
        Assert.Equal(concept, again);
    }

    // Everybody but the first wants the same: what the second wants, or the opposite of what the first wants.
    private static GraphModel OfOneMind(Conflict conflict, bool opposite)
    {
        GraphModel g = GraphModel.Of(conflict)!;
        State[] states = [.. Enumerable.Range(0, g.StateCount).Select(s => g.Members(s)[0])];
        int[] worth = [.. g.Ranks(opposite ? 0 : 1).ToArray().Select(r => opposite ? -r : r)];
        Preference theirs = new Preference.Ranking([.. Enumerable.Range(0, states.Length).GroupBy(s => worth[s]).OrderByDescending(group => group.Key).Select(group => group.Select(s => states[s]).ToImmutableArray())]);
        return GraphModel.Of(conflict.With(preferences: [conflict.Preferences[0], .. conflict.DecisionMakers.Skip(1).Select(_ => (Preference?)theirs)]))!;
    }

    // Two decision makers: the first, and one who can go wherever the others can bring things together.
    private static GraphModel Merged(GraphModel g)
    {
        int[] others = [.. Enumerable.Range(1, g.DecisionMakers.Length - 1)];
        State[] states = [.. Enumerable.Range(0, g.StateCount).Select(s => new State((UInt128)(uint)s))];
        StateGraph graph = new(
            [.. Enumerable.Range(0, g.StateCount).Select(s => new NodeName($"s{s}", $"State {s}"))],
            [
                [.. Enumerable.Range(0, g.StateCount).Select(s => g.Moves(0, s).ToImmutableArray())],
                [.. Enumerable.Range(0, g.StateCount).Select(s => LegalSequences.OfMoves(g, others, s).Where(t => t != s).Order().ToImmutableArray())],
            ]);
        return GraphModel.Of(new Conflict(RandomConflicts.Players([], 2, _ => Direction.Both), [], null,
            [.. Enumerable.Range(0, 2).Select(i => (Preference?)RandomConflicts.RankingOf(g.Ranks(i).ToArray(), states))], graph: graph))!;
    }
}
