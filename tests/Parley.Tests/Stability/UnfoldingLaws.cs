using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>A verdict unfolded names every improvement and every end of answers, and says the same as the definition.</summary>
public sealed class UnfoldingLaws
{
    private static readonly StabilityConcept[] Concepts =
    [
        StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr, StabilityConcept.Seq, StabilityConcept.Sseq,
        new StabilityConcept.Read(SanctionForm.Seq, new PreferenceReading.Unknown(UnknownIndex.A)), new StabilityConcept.Read(SanctionForm.Smr, new PreferenceReading.Relational()),
    ];

    [Fact]
    public void All_improvements_and_all_ends_are_there_and_the_sequences_are_legal()
    {
        int ends = 0, escapes = 0;
        (from conflict in Gen.OneOf(RandomConflicts.Any(2, 4, 4), RandomForms.Graphs) from at in Gen.Int[0, 999] select (GraphModel.Of(conflict)!, at)).Sample(x =>
        {
            (GraphModel g, int at) = x;
            if (g.StateCount == 0)
                return;
            int i = at % g.DecisionMakers.Length, s = at % g.StateCount;
            foreach (StabilityConcept concept in Concepts.Where(c => Definitions.IsDefined(c, g)))
            {
                Unfolding found = Unfoldings.Of(g, i, s, concept);
                Assert.Equal(Definitions.IsStable(concept, g, i, s), found.IsStable);
                if (concept is StabilityConcept.Read)
                    continue;
                Assert.Equal(g.Improvements(i, s).Order(), found.Improvements.Select(u => u.Improvement).Order());
                foreach (UnfoldedImprovement unfolded in found.Improvements.Where(_ => concept is not StabilityConcept.NashStability))
                {
                    bool credible = concept is StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability;
                    int[] opponents = LegalSequences.OpponentsOf(g, i);
                    Assert.Equal((credible ? LegalSequences.OfImprovements(g, opponents, unfolded.Improvement) : LegalSequences.OfMoves(g, opponents, unfolded.Improvement)).Order(), unfolded.Ends.Select(e => e.End).Order());
                    foreach (AnswerEnd end in unfolded.Ends)
                    {
                        Interlocked.Increment(ref ends);
                        int here = unfolded.Improvement, last = -1;
                        foreach (UnilateralMove move in end.Moves)
                        {
                            Assert.True(move.From == here && move.Mover != last && move.Mover != i && g.Moves(move.Mover, here).Contains(move.To) && (!credible || g.Prefers(move.Mover, move.To, here)));
                            (here, last) = (move.To, move.Mover);
                        }
                        Assert.Equal(end.End, here);
                        if (end.Escape is int way)
                        {
                            Interlocked.Increment(ref escapes);
                            Assert.True(g.Moves(i, end.End).Contains(way) && g.Prefers(i, way, s));
                        }
                    }
                }
            }
        }, iter: TestScale.Of(500, 10_000));
        Assert.True(ends > 200 && escapes > 10, $"{ends} ends, {escapes} escapes");
    }

    [Fact]
    public void Foresight_and_simultaneous_moves_are_not_unfolded()
    {
        GraphModel g = GraphModel.Of(RandomConflicts.FromRanks([1, 1], [1, 2, 3, 4], [4, 3, 2, 1]))!;
        Assert.All((StabilityConcept[])[StabilityConcept.Sim, StabilityConcept.NonMyopic, StabilityConcept.Policy], c => Assert.Throws<ArgumentException>(() => Unfoldings.Of(g, 0, 0, c)));
    }
}
