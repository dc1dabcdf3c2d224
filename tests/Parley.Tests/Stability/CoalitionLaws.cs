using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>Coalitions: bit sets against definitions, inclusions, and what single members mean.</summary>
public sealed class CoalitionLaws
{
    [Fact]
    public void Bit_sets_agree_with_the_definitions() => RandomConflicts.Any(2, 4, 4).Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        foreach (CoalitionStability found in Examine(g).Coalitions)
            foreach (CoalitionConcept concept in Enum.GetValues<CoalitionConcept>())
                Assert.Equal(
                    StateSet.Where(g.StateCount, s => CoalitionDefinitions.IsStable(concept, g, found.Coalition.Members, s)),
                    found.Stable[(int)concept]);
    }, iter: TestScale.Of(150, 5_000));

    [Fact]
    public void Bit_sets_agree_with_the_definitions_where_moves_are_not_transitive() => EngineLaws.MergedModels.Sample(g =>
    {
        foreach (CoalitionStability found in Examine(g).Coalitions)
            foreach (CoalitionConcept concept in Enum.GetValues<CoalitionConcept>())
                Assert.Equal(
                    StateSet.Where(g.StateCount, s => CoalitionDefinitions.IsStable(concept, g, found.Coalition.Members, s)),
                    found.Stable[(int)concept]);
    }, iter: TestScale.Of(300, 5_000));

    [Fact]
    public void Coalition_concepts_stay_inside_each_other_and_single_members_mean_the_plain_concepts() =>
        RandomConflicts.Any(2, 3, 5).Sample(conflict =>
        {
            GraphModel g = GraphModel.Of(conflict)!;
            foreach (CoalitionStability found in Examine(g).Coalitions)
            {
                StateSet Of(CoalitionConcept c) => found.Stable[(int)c];
                Assert.True(Of(CoalitionConcept.CNash).IsSubsetOf(Of(CoalitionConcept.CSeq)));
                Assert.True(Of(CoalitionConcept.CSeq).IsSubsetOf(Of(CoalitionConcept.CGmr)));
                Assert.True(Of(CoalitionConcept.CNash).IsSubsetOf(Of(CoalitionConcept.CSmr)));
                Assert.True(Of(CoalitionConcept.CSmr).IsSubsetOf(Of(CoalitionConcept.CGmr)));
                if (found.Coalition.Members is [int only])
                {
                    ImmutableArray<StateSet> plain = new Fibres().StableStates(g, only, [StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr, StabilityConcept.Seq]);
                    Assert.Equal(plain[0], Of(CoalitionConcept.CNash));
                    Assert.Equal(plain[1], Of(CoalitionConcept.CGmr));
                    Assert.Equal(plain[2], Of(CoalitionConcept.CSmr));
                    Assert.True(plain[3].IsSubsetOf(Of(CoalitionConcept.CSeq)));
                    if (g.DecisionMakers.Length == 2)
                        Assert.Equal(plain[3], Of(CoalitionConcept.CSeq));
                }
            }
        }, iter: TestScale.Of(300, 10_000));

    [Fact]
    public void Jumps_lead_by_legal_moves_of_members_to_what_all_members_prefer() => RandomConflicts.Any(2, 3, 5).Sample(conflict =>
    {
        GraphModel g = GraphModel.Of(conflict)!;
        foreach (EquilibriumJump jump in Examine(g).Jumps)
        {
            int at = jump.From, last = -1;
            foreach (UnilateralMove move in jump.Moves)
            {
                Assert.True(move.From == at && move.Mover != last && jump.Coalition.Members.Contains(move.Mover) && g.Moves(move.Mover, at).Contains(move.To));
                (at, last) = (move.To, move.Mover);
            }
            Assert.Equal(jump.To, at);
            Assert.All(jump.Coalition.Members, i => Assert.True(g.Prefers(i, jump.To, jump.From)));
        }
    }, iter: TestScale.Of(200, 5_000));

    private static CoalitionFindings Examine(GraphModel g) => Coalitions.Conduct(g, [], StateSet.Where(g.StateCount, _ => true));
}
