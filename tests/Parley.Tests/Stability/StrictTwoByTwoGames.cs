using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>All 576 strict ordinal 2×2 games: totals computed from the definitions by an independent evaluator.</summary>
public sealed class StrictTwoByTwoGames
{
    [Theory]
    [InlineData("nash", 576, 2304, 72)]
    [InlineData("gmr", 1024, 3072, 0)]
    [InlineData("smr", 784, 2688, 32)]
    [InlineData("seq", 772, 2688, 0)]
    [InlineData("sseq", 676, 2496, 32)]
    public void Totals_over_all_strict_games(string key, int equilibria, int stableCells, int gamesWithout)
    {
        Assert.True(StabilityConcept.TryParse(key, out StabilityConcept? concept));
        foreach (IStabilityEngine engine in Parley.Analysis.Stability.Stability.Engines.Where(e => e is not Tables))
            Assert.Equal((engine.Name, (equilibria, stableCells, gamesWithout)), (engine.Name, Totals(engine, concept)));
    }

    internal static (int Equilibria, int StableCells, int GamesWithout) Totals(IStabilityEngine engine, StabilityConcept concept)
    {
        int equilibria = 0, cells = 0, without = 0;
        foreach (int[] first in Orders())
            foreach (int[] second in Orders())
            {
                OptionForm game = OptionForm.Of(RandomConflicts.FromRanks([1, 1], first, second))!;
                StateSet one = engine.StableStates(game, 0, [concept])[0], two = engine.StableStates(game, 1, [concept])[0];
                int both = one.And(two).Count;
                equilibria += both;
                cells += one.Count + two.Count;
                without += both == 0 ? 1 : 0;
            }
        return (equilibria, cells, without);
    }

    private static IEnumerable<int[]> Orders() =>
        from a in Enumerable.Range(1, 4)
        from b in Enumerable.Range(1, 4)
        from c in Enumerable.Range(1, 4)
        from d in Enumerable.Range(1, 4)
        where new[] { a, b, c, d }.Distinct().Count() == 4
        select new[] { a, b, c, d };
}
