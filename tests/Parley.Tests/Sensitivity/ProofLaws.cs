using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Sensitivity;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Sensitivity;

/// <summary>What a proof is said to use suffices: whatever else changes, the verdict stays.</summary>
public sealed class ProofLaws
{
    private static readonly StabilityConcept[] Concepts = [StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr, StabilityConcept.Seq, StabilityConcept.Sseq];

    [Fact]
    public void The_verdict_stays_as_long_as_the_comparisons_of_its_proof_do()
    {
        int stays = 0, leaves = 0, changed = 0;
        Gen.Select(RandomConflicts.Any(2, 3, 5), Gen.Int[0, 1 << 20]).Sample((conflict, seed) =>
        {
            GraphModel g = GraphModel.Of(conflict)!;
            Random random = new(seed);
            StabilityConcept concept = Concepts[random.Next(Concepts.Length)];
            int i = random.Next(g.DecisionMakers.Length), s = random.Next(g.StateCount);
            PartyProof proof = ProofSteps.Of(g, i, s, concept, default);
            Assert.True(proof.IsComplete);
            Assert.Equal(Definitions.IsStable(concept, g, i, s), proof.Stays);
            _ = proof.Stays ? Interlocked.Increment(ref stays) : Interlocked.Increment(ref leaves);
            int[][] ranks = [.. g.DecisionMakers.Select(d => g.Ranks(d.Index).ToArray())];
            bool Holds() => proof.Steps.All(step => Says(step, ranks[step.DecisionMaker]));
            Assert.True(Holds());
            // A walk through orders in which every comparison of the proof comes out the same.
            for (int turn = 0; turn < 60; turn++)
            {
                int[] row = ranks[random.Next(ranks.Length)];
                int at = random.Next(row.Length), before = row[at];
                row[at] = random.Next(0, row.Length + 2);
                if (!Holds())
                    row[at] = before;
                else if (row[at] != before)
                    Interlocked.Increment(ref changed);
            }
            GraphModel other = GraphModel.Of(conflict.With(preferences: [.. ranks.Select(row => (Preference?)new Preference.Ranking(
                [.. Enumerable.Range(0, g.StateCount).GroupBy(k => row[k]).OrderByDescending(group => group.Key).Select(group => group.Select(k => g.Members(k)[0]).ToImmutableArray())]))]))!;
            Assert.Equal(proof.Stays, Definitions.IsStable(concept, other, i, s));
        }, iter: TestScale.Of(3_000, 60_000));
        Assert.True(stays > 100 && leaves > 100 && changed > 10_000, $"{stays} stay, {leaves} leave, {changed} changes");
    }

    private static bool Says(ProofStep step, int[] ranks) => step.Role switch
    {
        ProofRole.Tempts or ProofRole.MakesWilling or ProofRole.FailsToDeter or ProofRole.OpensEscape => ranks[step.State] > ranks[step.Than],
        _ => ranks[step.State] <= ranks[step.Than],
    };
}
