using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>Looking ahead: tables against definitions, known equivalences, and totals over all strict 2×2 games.</summary>
public sealed class ForesightTests
{
    private static readonly Gen<Conflict> TwoPlayers = RandomConflicts.Any(2, 2, 4);

    private static readonly ImmutableArray<StabilityConcept> Concepts =
    [
        .. Enumerable.Range(1, 5).Select(h => (StabilityConcept)new StabilityConcept.LimitedMove(h)),
        .. Enumerable.Range(1, 5).Select(h => (StabilityConcept)new StabilityConcept.MaximinStability(h)),
        StabilityConcept.NonMyopic,
    ];

    [Fact]
    public void Tables_agree_with_the_definitions() => TwoPlayers.Sample(conflict =>
    {
        OptionForm g = OptionForm.Of(conflict)!;
        ImmutableArray<StabilityConcept> cheap = [.. Concepts.Where(c => g.StateCount <= 8 || c is StabilityConcept.NonMyopicStability || c.Key[^1] <= '3')];
        for (int i = 0; i < 2; i++)
            Assert.Equal(new ByDefinition().StableStates(g, i, cheap), new Tables().StableStates(g, i, cheap));
    }, iter: TestScale.Of(300, 20_000));

    [Fact]
    public void One_two_and_three_moves_are_Nash_GMR_and_SMR() => TwoPlayers.Sample(conflict =>
    {
        OptionForm g = OptionForm.Of(conflict)!;
        for (int i = 0; i < 2; i++)
            Assert.Equal(
                new Fibres().StableStates(g, i, [StabilityConcept.Nash, StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr]),
                new Tables().StableStates(g, i, [new StabilityConcept.LimitedMove(1), new StabilityConcept.MaximinStability(1), new StabilityConcept.MaximinStability(2), new StabilityConcept.MaximinStability(3)]));
    }, iter: TestScale.Of(1_000, 50_000));

    [Theory]
    [InlineData("l1", 576, 2304, 72)]
    [InlineData("l2", 592, 2304, 60)]
    [InlineData("l3", 436, 1920, 160)]
    [InlineData("l4", 668, 2144, 40)]
    [InlineData("l5", 476, 1936, 104)]
    [InlineData("l6", 580, 2048, 48)]
    [InlineData("l7", 412, 1888, 168)]
    [InlineData("l8", 668, 2144, 40)]
    [InlineData("nm", 404, 1856, 176)]
    [InlineData("maximin1", 576, 2304, 72)]
    [InlineData("maximin2", 1024, 3072, 0)]
    [InlineData("maximin3", 784, 2688, 32)]
    [InlineData("maximin4", 1024, 3072, 0)]
    [InlineData("maximin5", 784, 2688, 32)]
    public void Totals_over_all_strict_games(string key, int equilibria, int stableCells, int gamesWithout)
    {
        Assert.True(StabilityConcept.TryParse(key, out StabilityConcept? concept));
        (int, int, int) found = StrictTwoByTwoGames.Totals(new Tables(), concept);
        Assert.Equal((equilibria, stableCells, gamesWithout), found);
    }

    [Fact]
    public void What_is_foreseen_can_be_followed_move_by_move() => TwoPlayers.Sample(conflict =>
    {
        OptionForm g = OptionForm.Of(conflict)!;
        foreach (StabilityConcept concept in Concepts)
            for (int i = 0; i < 2; i++)
            {
                StateSet stable = new Tables().StableStates(g, i, [concept])[0];
                for (int s = 0; s < g.StateCount; s++)
                {
                    Verdict.Anticipated verdict = Assert.IsType<Verdict.Anticipated>(Parley.Analysis.Stability.Stability.Explain(g, i, s, concept));
                    Assert.Equal(stable.Contains(s), verdict.Stays);
                    int at = s, mover = i;
                    foreach (UnilateralMove move in verdict.Course)
                    {
                        Assert.True(move.Mover == mover && move.From == at && g.Moves(mover, at).Contains(move.To));
                        (at, mover) = (move.To, 1 - mover);
                    }
                    Assert.Equal(verdict.End, at);
                    Assert.True(verdict.Stays ? at == s : g.Prefers(i, at, s));
                }
            }
    }, iter: TestScale.Of(200, 5_000));

    [Theory]
    [InlineData("l0")]
    [InlineData("l")]
    [InlineData("l-3")]
    [InlineData("l99999999999")]
    [InlineData("maximin")]
    public void A_horizon_must_be_a_number_from_one(string text) => Assert.False(StabilityConcept.TryParse(text, out _));
}
