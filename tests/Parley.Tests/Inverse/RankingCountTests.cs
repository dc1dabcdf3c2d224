using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using Parley.Analysis.Inverse;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Inverse;

/// <summary>Counting the rankings of one party under which a state holds.</summary>
public sealed class RankingCountTests
{
    // Syria's 720 orders with Iraq's fixed, release without force wanted. Other accounts give 420 for SEQ; see the case's own page.
    [Theory]
    [InlineData("nash", 240)]
    [InlineData("seq", 384)]
    [InlineData("gmr", 384)]
    [InlineData("smr", 300)]
    [InlineData("sseq", 300)]
    public void Syria_and_Iraq(string key, int orders)
    {
        Assert.True(StabilityConcept.TryParse(key, out StabilityConcept? concept));
        GraphModel model = GraphModel.Of(Parley.Tests.Catalogue.Cases.Read("published/syria-iraq-1975").Conflict)!;
        RankingCount count = Assert.Single(RankingCounts.Of(model, target: 1, decisionMaker: 0, [concept]));
        Assert.Equal((orders, 720), ((int)count.Holding!.Value, (int)count.All));
    }

    [Fact]
    public void Every_count_agrees_with_listing_all_orders() =>
        Gen.Select(RandomConflicts.Any(2, 3, 3).Where(c => GraphModel.Of(c)!.StateCount <= 5), Gen.Int[0, 7], Gen.Int[0, 2], Gen.Int[0, 6]).Sample((conflict, number, party, k) =>
        {
            GraphModel model = GraphModel.Of(conflict)!;
            int target = number % model.StateCount, i = party % model.DecisionMakers.Length;
            StabilityConcept concept = StabilityConcept.All[k];
            int[][] ranks = Rankings.Of(model);
            int expected = InverseDefinitions.All([.. ranks[i].Select((_, s) => s + 1)])
                .Count(order => InverseDefinitions.IsEquilibrium(concept, Rankings.Model(model, [.. ranks.Select((row, j) => j == i ? order : row)]), target));
            Assert.Equal((BigInteger)expected, Assert.Single(RankingCounts.Of(model, target, i, [concept])).Holding);
        }, iter: TestScale.Of(200, 10_000));

    [Fact]
    public void A_state_that_another_party_leaves_anyway_counts_zero()
    {
        GraphModel model = GraphModel.Of(RandomConflicts.FromRanks([1, 1], [1, 2, 3, 4], [1, 2, 3, 4]))!;
        Assert.Equal(0, Assert.Single(RankingCounts.Of(model, target: 0, decisionMaker: 0, [StabilityConcept.Nash])).Holding);
    }

    [Fact]
    public void Large_models_are_counted_without_listing_orders()
    {
        GraphModel model = GraphModel.Of(RandomConflicts.FromRanks([2, 6], [.. Enumerable.Range(1, 256)], [.. Enumerable.Range(1, 256)]))!;
        // State 256 is the other party's best; each of three improvements needs the move or one of 63 answers below the target.
        RankingCount count = Assert.Single(RankingCounts.Of(model, target: 255, decisionMaker: 0, [StabilityConcept.Gmr]));
        Assert.Equal(count.All - 3 * (count.All / 65) + 3 * (count.All / 129) - count.All / 193, count.Holding);
    }
}
