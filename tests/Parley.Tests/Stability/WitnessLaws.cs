using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>A verdict agrees with the definition, and its witness can be checked step by step.</summary>
public sealed class WitnessLaws
{
    [Fact]
    public void Every_verdict_agrees_with_the_definition_and_carries_a_witness_that_holds() =>
        RandomConflicts.Small.Sample(conflict =>
        {
            GraphModel g = GraphModel.Of(conflict)!;
            foreach (StabilityConcept concept in StabilityConcept.All)
                for (int i = 0; i < g.DecisionMakers.Length; i++)
                    for (int s = 0; s < g.StateCount; s++)
                        Check(g, concept, i, s);
        }, iter: TestScale.Of(300, 10_000));

    [Fact]
    public void Verdicts_in_merged_models_hold_too()
    {
        Conflict conflict = new(
            RandomConflicts.Players([0, 0, 1, 1, 2], 3, _ => Direction.Both), [], null,
            [.. new[] { 3, 5, 7 }.Select(f => (Preference?)RandomConflicts.RankingOf([.. Enumerable.Range(0, 32).Select(b => (b & 9) == 9 ? 4 : b * f % 11)], Enumerable.Range(0, 32).Select(b => new State((UInt128)(uint)b))))],
            [new Formula.And(new Formula.Takes(0), new Formula.Takes(3))]);
        GraphModel g = GraphModel.Of(conflict)!;
        Assert.IsType<GraphForm>(g);
        foreach (StabilityConcept concept in StabilityConcept.All.Where(c => Definitions.IsDefined(c, g)))
            for (int i = 0; i < 3; i++)
                for (int s = 0; s < g.StateCount; s++)
                    Check(g, concept, i, s);
    }

    [Fact]
    public void Departures_from_the_status_quo_are_improvements_with_sanctions_that_hold() =>
        RandomConflicts.Small.Sample(conflict =>
        {
            GraphModel g = GraphModel.Of(conflict)!;
            StabilityFindings findings = Parley.Analysis.Stability.Stability.Conduct(g, new StabilityStudy()).Findings;
            Assert.Empty(Parley.Analysis.Stability.Stability.Conduct(g, new StabilityStudy { WithDepartures = false }).Findings.Departures);
            int q = g.StatusQuo!.Value;
            for (int i = 0; i < g.DecisionMakers.Length; i++)
            {
                Departure[] mine = [.. findings.Departures.Where(d => d.Move.Mover == i)];
                int[] improvements = [.. g.Improvements(i, q)];
                Assert.Equal(Math.Min(improvements.Length, Parley.Analysis.Stability.Stability.DeparturesPerMover), mine.Length);
                Assert.Subset(improvements.ToHashSet(), mine.Select(d => d.Move.To).ToHashSet());
                Assert.Equal(mine.Select(d => g.Ranks(i)[d.Move.To]), mine.Select(d => g.Ranks(i)[d.Move.To]).OrderDescending());
                if (mine.Length == improvements.Length)
                {
                    Assert.Equal(Definitions.IsSeq(g, i, q), mine.All(d => d.Credible is not null));
                    Assert.Equal(Definitions.IsGmr(g, i, q), mine.All(d => d.Possible is not null));
                }
            }
        }, iter: TestScale.Of(300, 5_000));

    private static void Check(GraphModel g, StabilityConcept concept, int i, int s)
    {
        Verdict verdict = Parley.Analysis.Stability.Stability.Explain(g, i, s, concept);
        Assert.Equal(Definitions.IsStable(concept, g, i, s), verdict is Verdict.Stable);
        switch (verdict)
        {
            case Verdict.Unstable no:
                Assert.True(g.Prefers(i, no.Improvement, s) && g.Moves(i, s).Contains(no.Improvement), "the improvement is one");
                if (no.Escape is int escape)
                    Assert.True(g.Moves(i, no.WorstReply!.Value).Contains(escape) && g.Prefers(i, escape, s), "the escape is one");
                else if (no.WorstReply is int worst)
                    Assert.True(g.Prefers(i, worst, s), "even the worst reply is better than staying");
                break;
            case Verdict.Stable yes:
                Assert.Equal(g.Improvements(i, s), yes.Deterred.Select(d => d.Improvement).Order());
                foreach (Deterrence deterrence in yes.Deterred)
                    CheckSanction(g, concept, i, s, deterrence);
                break;
            default:
                Assert.Fail("no budget was set");
                break;
        }
    }

    private static void CheckSanction(GraphModel g, StabilityConcept concept, int i, int s, Deterrence deterrence)
    {
        Sanction sanction = deterrence.Sanction;
        Assert.NotEmpty(sanction.Moves);
        Assert.False(g.Prefers(i, sanction.Result, s), "a sanction is no better than staying");
        if (sanction.IsSimultaneous)
        {
            Assert.All(sanction.Moves, m => Assert.Contains(m.To, g.Improvements(m.Mover, s)));
            Assert.Contains(sanction.Result, Definitions.JointOutcomes((OptionForm)g, i, s, deterrence.Improvement));
            return;
        }
        int at = deterrence.Improvement, last = i;
        bool credible = concept is StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability or StabilityConcept.SequentialOrSimultaneousStability;
        foreach (UnilateralMove move in sanction.Moves)
        {
            Assert.Equal(at, move.From);
            Assert.NotEqual(last, move.Mover);
            Assert.NotEqual(i, move.Mover);
            Assert.Contains(move.To, credible ? g.Improvements(move.Mover, at) : g.Moves(move.Mover, at));
            (at, last) = (move.To, move.Mover);
        }
        Assert.Equal(sanction.Result, at);
        if (concept is StabilityConcept.SymmetricMetarationality or StabilityConcept.SymmetricSequentialStability)
            Assert.All(g.Moves(i, at), t => Assert.False(g.Prefers(i, t, s), "no counter-move escapes"));
    }
}
