using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>The single-round reading of sanctions: what it gives on worked examples, and that it can only miss, never invent.</summary>
public sealed class PeerReadingTests
{
    // Three decision makers, one reversible option each; best first DM1 8,5,6,1,7,2,3,4; DM2 1,2,7,3,8,4,6,5; DM3 2,4,3,5,8,6,7,1.
    private static GraphModel Worked { get; } = GraphModel.Of(RandomConflicts.FromRanks([1, 1, 1],
        Ranks(8, 5, 6, 1, 7, 2, 3, 4), Ranks(1, 2, 7, 3, 8, 4, 6, 5), Ranks(2, 4, 3, 5, 8, 6, 7, 1)))!;

    [Theory]
    [InlineData("seq", new[] { 3, 7, 8 }, new[] { 2, 3, 7, 8 })]
    [InlineData("gmr", new[] { 2, 3, 7, 8 }, new[] { 2, 3, 7, 8 })]
    [InlineData("smr", new[] { 2, 3 }, new[] { 2, 3 })]
    public void The_worked_example_has_one_sequential_equilibrium_less_under_a_single_round(string key, int[] peer, int[] definition)
    {
        Assert.True(StabilityConcept.TryParse(key, out StabilityConcept? concept));

        PeerConceptFindings found = PeerReading.Conduct(Worked).Concepts.Single(c => c.Concept == concept);

        Assert.Equal(peer, found.Equilibria.Select(s => s + 1));
        Assert.Equal(definition, found.EquilibriaByDefinition.Select(s => s + 1));
    }

    [Fact]
    public void The_sequence_that_is_missed_is_shown_move_by_move()
    {
        PeerDifference difference = PeerReading.Conduct(Worked).Differences.Single(d => d is { DecisionMaker: 0, State: 1 });

        Assert.Equal(StabilityConcept.Seq, difference.Concept);
        Deterrence missed = Assert.Single(difference.Missed);
        Assert.Equal(0, missed.Improvement);
        Assert.Equal([new(2, 0, 4), new(1, 4, 6), new(2, 6, 2)], missed.Sanction.Moves);
    }

    [Fact]
    public void Garrison_loses_state_6_under_GMR_and_SMR()
    {
        GraphModel garrison = GraphModel.Of(Catalogue.Cases.Read("published/garrison").Conflict)!;

        PeerFindings found = PeerReading.Conduct(garrison);

        foreach (StabilityConcept concept in new[] { StabilityConcept.Gmr, StabilityConcept.Smr })
        {
            PeerConceptFindings row = found.Concepts.Single(c => c.Concept == concept);
            Assert.Contains(5, row.EquilibriaByDefinition);
            Assert.DoesNotContain(5, row.Equilibria);
            Assert.Contains(found.Differences, d => d.Concept == concept && d.State == 5);
        }
    }

    [Fact]
    public void A_single_round_misses_sanctions_and_never_invents_one_and_every_difference_can_be_checked() =>
        RandomConflicts.Small.Sample(conflict =>
        {
            GraphModel g = GraphModel.Of(conflict)!;
            PeerFindings found = PeerReading.Conduct(g);
            int n = g.DecisionMakers.Length;
            foreach (PeerConceptFindings row in found.Concepts)
                for (int i = 0; i < n; i++)
                    for (int s = 0; s < g.StateCount; s++)
                    {
                        bool ours = Definitions.IsStable(row.Concept, g, i, s), theirs = row.StableFor[i].Contains(s);
                        Assert.Equal(PeerReading.IsStable(row.Concept, g, i, s), theirs);
                        Assert.True(ours || !theirs, "nothing is invented");
                        Assert.True(n > 2 || ours == theirs, "one opponent never gains by a second move");
                        Assert.Equal(ours && !theirs, found.Differences.Any(d => d.Concept == row.Concept && d.DecisionMaker == i && d.State == s));
                    }
            foreach (PeerDifference difference in found.Differences)
                foreach (Deterrence missed in difference.Missed)
                    Check(g, difference, missed);
        }, iter: TestScale.Of(300, 10_000));

    // The missed sanction is legal, punishes, and needs somebody twice.
    private static void Check(GraphModel g, PeerDifference difference, Deterrence missed)
    {
        bool credible = difference.Concept is StabilityConcept.SequentialStability;
        Assert.Contains(missed.Improvement, g.Improvements(difference.DecisionMaker, difference.State));
        int at = missed.Improvement, last = difference.DecisionMaker;
        foreach (UnilateralMove move in missed.Sanction.Moves)
        {
            Assert.Equal(at, move.From);
            Assert.NotEqual(last, move.Mover);
            Assert.NotEqual(difference.DecisionMaker, move.Mover);
            Assert.Contains(move.To, credible ? g.Improvements(move.Mover, at) : g.Moves(move.Mover, at));
            (at, last) = (move.To, move.Mover);
        }
        Assert.Equal(missed.Sanction.Result, at);
        Assert.False(g.Prefers(difference.DecisionMaker, at, difference.State));
        Assert.True(missed.Sanction.Moves.GroupBy(m => m.Mover).Any(m => m.Count() > 1), "one round would have been enough");
    }

    private static int[] Ranks(params int[] bestFirst)
    {
        int[] ranks = new int[bestFirst.Length];
        for (int k = 0; k < bestFirst.Length; k++)
            ranks[bestFirst[k] - 1] = bestFirst.Length - k;
        return ranks;
    }
}
