using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>Places where other programs are known to depart from the definitions; each row is a regression of our own.</summary>
public sealed class PeerDifferences
{
    // Three decision makers, one reversible option each; DM1 8,5,6,1,7,2,3,4; DM2 1,2,7,3,8,4,6,5; DM3 2,4,3,5,8,6,7,1 (best first).
    private static readonly Conflict TwiceButNotInSuccession = RandomConflicts.FromRanks([1, 1, 1],
        Ranks(8, 5, 6, 1, 7, 2, 3, 4), Ranks(1, 2, 7, 3, 8, 4, 6, 5), Ranks(2, 4, 3, 5, 8, 6, 7, 1));

    [Theory]
    [InlineData("nash")]
    [InlineData("gmr", 2, 3, 7, 8)]
    [InlineData("smr", 2, 3)]
    [InlineData("seq", 2, 3, 7, 8)]
    [InlineData("sseq", 2)]
    public void An_opponent_may_move_again_after_somebody_else_has_moved(string key, params int[] equilibria)
    {
        Assert.True(StabilityConcept.TryParse(key, out StabilityConcept? concept));
        GraphModel model = GraphModel.Of(TwiceButNotInSuccession)!;
        foreach (IStabilityEngine engine in Parley.Analysis.Stability.Stability.Engines.Where(e => e is not Tables))
        {
            StateSet all = Enumerable.Range(0, 3).Select(i => engine.StableStates(model, i, [concept])[0]).Aggregate((a, b) => a.And(b));
            Assert.Equal(equilibria, all.Select(s => s + 1));
        }
    }

    [Fact]
    public void The_sanction_by_which_state_2_holds_moves_one_opponent_twice()
    {
        GraphModel model = GraphModel.Of(TwiceButNotInSuccession)!;
        Verdict.Stable verdict = Assert.IsType<Verdict.Stable>(Parley.Analysis.Stability.Stability.Explain(model, 0, 1, StabilityConcept.Seq));
        Deterrence only = Assert.Single(verdict.Deterred);
        Assert.Equal(0, only.Improvement);
        Assert.Equal([new(2, 0, 4), new(1, 4, 6), new(2, 6, 2)], only.Sanction.Moves);
    }

    private static int[] Ranks(params int[] bestFirst)
    {
        int[] ranks = new int[bestFirst.Length];
        for (int k = 0; k < bestFirst.Length; k++)
            ranks[bestFirst[k] - 1] = bestFirst.Length - k;
        return ranks;
    }
}
