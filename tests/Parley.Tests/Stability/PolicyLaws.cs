using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;
using Door = Parley.Analysis.Stability.Stability;

namespace Parley.Tests.Stability;

/// <summary>Policies worked out backwards against every policy tried out, and how policy stability lies among the other concepts.</summary>
public sealed class PolicyLaws
{
    private static readonly ImmutableArray<StabilityConcept> Both = [StabilityConcept.Policy, StabilityConcept.CrediblePolicy];

    private static readonly Gen<Conflict> TwoPlayers = RandomConflicts.Any(2, 2, 6);

    /// <summary>Two decision makers on a graph of up to five states with few moves, so that all policies can be tried.</summary>
    private static Gen<GraphModel> Graphs { get; } = Gen.Int[0, int.MaxValue].Select(seed =>
    {
        Random random = new(seed);
        int count = random.Next(2, 6);
        StateGraph graph = new(
            [.. Enumerable.Range(0, count).Select(k => new NodeName($"s{k}", $"State {k}"))],
            [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, count).Select(k => Enumerable.Range(0, count).Where(to => to != k && random.Next(3) == 0).Take(2).ToImmutableArray()).ToImmutableArray())]);
        State[] states = [.. Enumerable.Range(0, count).Select(k => new State((UInt128)(uint)k))];
        return GraphModel.Of(new Conflict(RandomConflicts.Players([], 2, _ => Direction.Both), [], null,
            [.. Enumerable.Range(0, 2).Select(_ => (Preference?)RandomForms.RankingOf(random, states))], graph: graph))!;
    });

    [Fact]
    public void Ranks_from_the_best_down_agree_with_every_policy_tried() => Graphs.Sample(g =>
    {
        for (int i = 0; i < 2; i++)
            Assert.Equal(new ByDefinition().StableStates(g, i, Both), new Tables().StableStates(g, i, Both));
    }, iter: TestScale.Of(150, 5_000));

    [Theory]
    [InlineData("policy", 1024, 3072, 0)]
    [InlineData("credible-policy", 772, 2592, 0)]
    public void Totals_over_all_strict_games_as_the_judge_counts_them(string key, int equilibria, int stableCells, int gamesWithout)
    {
        Assert.True(StabilityConcept.TryParse(key, out StabilityConcept? concept));
        Assert.Equal((equilibria, stableCells, gamesWithout), StrictTwoByTwoGames.Totals(new ByDefinition(), concept));
        Assert.Equal((equilibria, stableCells, gamesWithout), StrictTwoByTwoGames.Totals(new Tables(), concept));
    }

    [Fact]
    public void Policies_lie_between_the_neighbouring_concepts() => TwoPlayers.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        for (int i = 0; i < 2; i++)
        {
            ImmutableArray<StateSet> plain = new Fibres().StableStates(g, i, [StabilityConcept.Nash, StabilityConcept.Sseq, StabilityConcept.Seq, StabilityConcept.Smr, StabilityConcept.Gmr]);
            ImmutableArray<StateSet> policies = new Tables().StableStates(g, i, Both);
            Assert.True(plain[1].IsSubsetOf(policies[1]), "SSEQ within credible policy");
            Assert.True(policies[1].IsSubsetOf(plain[2]), "credible policy within SEQ");
            Assert.True(policies[1].IsSubsetOf(policies[0]), "credible policy within policy");
            Assert.True(plain[3].IsSubsetOf(policies[0]), "SMR within policy");
            Assert.True(policies[0].IsSubsetOf(plain[4]), "policy within GMR");
        }
    }, iter: TestScale.Of(500, 20_000));

    [Fact]
    public void Policy_stability_is_what_caution_of_even_length_comes_to() => TwoPlayers.Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        int enough = 2 * g.StateCount + 2;
        for (int i = 0; i < 2; i++)
        {
            ImmutableArray<StateSet> sets = new Tables().StableStates(g, i,
                [StabilityConcept.Policy, new StabilityConcept.MaximinStability(enough), new StabilityConcept.MaximinStability(4), new StabilityConcept.MaximinStability(5), new StabilityConcept.MaximinStability(enough + 1)]);
            Assert.Equal(sets[0], sets[1]);
            Assert.True(sets[0].IsSubsetOf(sets[2]), "policy within Maximin4");
            Assert.True(sets[3].IsSubsetOf(sets[4]) && sets[4].IsSubsetOf(sets[0]), "Maximin5 within longer odd caution within policy");
        }
    }, iter: TestScale.Of(200, 5_000));

    [Fact]
    public void A_policy_that_holds_can_be_checked_state_by_state_and_a_course_can_be_followed() => Gen.OneOf(Graphs, TwoPlayers.Select(c => GraphModel.Of(c)!)).Sample(g =>
    {
        foreach (StabilityConcept concept in Both)
            for (int i = 0; i < 2; i++)
            {
                StateSet stable = new Tables().StableStates(g, i, [concept])[0];
                for (int s = 0; s < g.StateCount; s++)
                {
                    Verdict verdict = Door.Explain(g, i, s, concept);
                    Assert.Equal(stable.Contains(s), verdict.IsStable);
                    if (verdict is Verdict.Held held)
                        Holds(g, concept, i, s, held.Policy);
                    else
                        Follows(g, concept, i, s, Assert.IsType<Verdict.Anticipated>(verdict));
                }
            }
    }, iter: TestScale.Of(150, 3_000));

    [Fact]
    public void Policies_are_for_two()
    {
        GraphModel three = GraphModel.Of(RandomConflicts.FromRanks([1, 1, 1], [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8]))!;
        Assert.False(Definitions.IsDefined(StabilityConcept.Policy, three));
        Assert.Throws<ArgumentException>(() => Door.Explain(three, 0, 0, StabilityConcept.Policy));
    }

    // Wherever i can bring things that it prefers to s, the policy answers, and no answer ends where i would rather be.
    private static void Holds(GraphModel g, StabilityConcept concept, int i, int s, ImmutableArray<UnilateralMove> policy)
    {
        Dictionary<int, int> answers = policy.ToDictionary(m => m.From, m => m.To);
        Assert.All(policy, m => Assert.True(m.Mover == 1 - i && Moves(g, concept, m.Mover, m.From).Contains(m.To)));
        foreach (int at in answers.Values.Append(s))
        {
            Assert.False(g.Prefers(i, at, s), "i could stay here and be better off");
            Assert.All(Moves(g, concept, i, at).Where(to => g.Prefers(i, to, s)), to => Assert.Contains(to, answers.Keys));
        }
    }

    private static void Follows(GraphModel g, StabilityConcept concept, int i, int s, Verdict.Anticipated verdict)
    {
        int at = s, mover = i;
        foreach (UnilateralMove move in verdict.Course)
        {
            Assert.True(move.Mover == mover && move.From == at && Moves(g, concept, mover, at).Contains(move.To));
            (at, mover) = (move.To, 1 - mover);
        }
        Assert.Equal(verdict.End, at);
        Assert.True(!verdict.Stays && g.Prefers(i, at, s));
    }

    private static IEnumerable<int> Moves(GraphModel g, StabilityConcept concept, int mover, int state) =>
        concept is StabilityConcept.CrediblePolicyStability ? g.Improvements(mover, state) : g.Moves(mover, state);
}
