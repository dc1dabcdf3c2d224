using CsCheck;
using Parley.Analysis.Bargaining;
using Parley.Bargaining;

namespace Parley.Tests.Bargaining;

public sealed class ModelLaws
{
    public static TheoryData<string> Models => [.. BargainingModels.All().Select(m => m.Key)];

    [Theory, MemberData(nameof(Models))]
    public void Every_model_answers_every_table_or_says_that_nobody_has_weight(string key) => RandomStandings.Any.Sample(table =>
    {
        IBargainingModel model = Model(key);
        IssueOutcome[] outcomes = [.. model.Outcomes(table)];
        return outcomes.Length == table.Issues.Length && outcomes.Select((o, k) =>
        {
            double[] wanted = Wanted(table, k);
            if (wanted.Length == 0)
                return !o.IsKnown;
            double slack = 1e-9 * table.Issues[k].Length;
            // No model leads beyond what anybody asks for, but for the reference point of the solutions.
            double least = Math.Min(wanted.Min(), table.Issues[k].Reference!.Value), most = Math.Max(wanted.Max(), table.Issues[k].Reference!.Value);
            return o.Low <= o.Point + slack && o.Point <= o.High + slack && o.Point >= least - slack && o.Point <= most + slack;
        }).All(holds => holds);
    }, iter: 400);

    // Some models decide by comparing sums, so rounding can tip a move; they are held to units that scale exactly.
    [Theory, MemberData(nameof(Models))]
    public void Another_unit_gives_the_same_outcome_in_that_unit(string key) => RandomStandings.Any.Sample(table =>
    {
        bool exact = Jumps(key);
        (double stretch, double shift) = exact ? (4, 0) : (0.37, -11);
        IssueOutcome[] one = [.. Model(key).Outcomes(table)], other = [.. Model(key).Outcomes(RandomStandings.Rescaled(table, stretch, shift))];
        return one.Zip(other).Select((p, k) => Near(p.First.Point * stretch + shift, p.Second.Point, 1e-6 * table.Issues[k].Length * stretch)).All(near => near);
    }, iter: 400);

    [Theory, MemberData(nameof(Models))]
    public void Names_and_their_order_change_nothing(string key)
    {
        // These take the first of several equal offers, as published; the others look at all of them alike.
        if (Jumps(key))
            return;
        RandomStandings.Any.Sample(table =>
        {
            int[] order = [.. Enumerable.Range(0, table.Actors.Length).Reverse()];
            return Model(key).Outcomes(table).Zip(Model(key).Outcomes(RandomStandings.Relabelled(table, order)))
                .Select((p, k) => Near(p.First.Point, p.Second.Point, 1e-6 * table.Issues[k].Length)).All(near => near);
        }, iter: 400);
    }

    [Fact]
    public void The_weighted_mean_follows_everybody_as_its_derivatives_say() => RandomStandings.Any.Sample(table =>
    {
        for (int k = 0; k < table.Issues.Length; k++)
            for (int i = 0; i < table.Actors.Length; i++)
                if (table.Weight(i, k) > 0)
                {
                    double total = Enumerable.Range(0, table.Actors.Length).Sum(j => table.Weight(j, k)), step = 1e-4 * table.Issues[k].Length;
                    double[] x = table.Positions.ToArray();
                    int z = i * table.Issues.Length + k;
                    step = x[z] + step > table.Issues[k].High ? -step : step;
                    x[z] += step;
                    Standings moved = Standings.Of(table.Actors, table.Issues, x, table.Saliences, table.Capabilities);
                    double before = BargainingModels.WeightedMean.Outcomes(table)[k].Point, after = BargainingModels.WeightedMean.Outcomes(moved)[k].Point;
                    if (!Near((after - before) / step, table.Weight(i, k) / total, 1e-6))
                        return false;
                }
        return true;
    }, iter: 200);

    [Theory]
    [InlineData(Loss.Linear)]
    [InlineData(Loss.Quadratic)]
    public void The_solutions_are_the_best_points_of_a_fine_grid(Loss loss) => Gen.Select(RandomStandings.Any, Gen.Double[0, 2]).Sample((table, cost) =>
    {
        Disagreement failure = new() { Loss = loss, Cost = cost };
        for (int k = 0; k < table.Issues.Length; k++)
        {
            IssueScale scale = table.Issues[k];
            int[] actors = [.. Enumerable.Range(0, table.Actors.Length).Where(i => table.Weight(i, k) > 0)];
            if (actors.Length == 0)
                continue;
            double[] x = [.. actors.Select(i => table.Position(i, k))], w = [.. actors.Select(i => table.Weight(i, k))];
            double[] worth = [.. x.Select(at => failure.Utility(scale.Share(scale.Reference!.Value) - scale.Share(at)) - cost)];
            double[] Gains(double point) => [.. x.Select((at, i) => failure.Utility(scale.Share(point) - scale.Share(at)) - worth[i])];
            double[] grid = [.. Enumerable.Range(0, 2001).Select(t => scale.Point(t / 2000.0)).Where(p => Gains(p).All(g => g >= -1e-12))];
            double[] most = [.. x.Select((_, i) => grid.Append(scale.Reference!.Value).Max(p => Gains(p)[i]))];
            double Sum(double p) => Gains(p).Select((g, i) => w[i] * Math.Log(Math.Max(g, 0))).Sum();
            double Share(double p) => Gains(p).Select((g, i) => most[i] <= 1e-9 ? 1 : g / most[i]).Min();
            double Least(double p) => Gains(p).Min();
            double nash = BargainingSolutions.Nash(scale, x, w, actors, failure), kalai = BargainingSolutions.KalaiSmorodinsky(scale, x, actors, failure), equal = BargainingSolutions.Egalitarian(scale, x, actors, failure);
            if (!grid.All(p => Sum(p) <= Sum(nash) + 1e-6 || Gains(nash).Min() < 1e-6) || !grid.All(p => Share(p) <= Share(kalai) + 2e-3 || most.Min() < 0.05) || !grid.All(p => Least(p) <= Least(equal) + 1e-6))
                return false;
        }
        return true;
    }, iter: 100);

    [Fact]
    public void Without_a_cost_of_failure_every_solution_stays_at_a_reference_point_between_the_extremes()
    {
        IssueScale scale = new("a", 0, 100, 40);
        Disagreement failure = new() { Cost = 0 };
        Assert.Equal(40, BargainingSolutions.Nash(scale, [0, 100, 80], [1, 1, 3], [], failure), 6);
        Assert.Equal(40, BargainingSolutions.KalaiSmorodinsky(scale, [0, 100, 80], [], failure), 6);
        Assert.Equal(40, BargainingSolutions.Egalitarian(scale, [0, 100, 80], [], failure), 6);
    }

    [Fact]
    public void Where_failure_is_very_bad_for_all_alike_Nash_is_the_weighted_mean() => Gen.Double[0, 100].Array[4].Sample(x =>
    {
        double[] w = [1, 2, 3, 4];
        IssueScale scale = new("a", 0, 100, 50);
        return Near(BargainingSolutions.Nash(scale, x, w, [], new() { Cost = 1e7 }), Aggregators.WeightedMean(x, w), 1e-3);
    });

    [Fact]
    public void Equal_costs_and_linear_loss_put_the_egalitarian_point_in_the_middle_of_the_extremes() =>
        Assert.Equal(45, BargainingSolutions.Egalitarian(new("a"), [10, 80, 30], [], new() { Loss = Loss.Linear, Cost = 5 }), 8);

    [Fact]
    public void A_median_that_cuts_the_weight_in_half_is_a_stretch()
    {
        Assert.Equal(new(20, 20, 70), Aggregators.WeightedMedian([70, 20, 90], [1, 2, 1]));
        Assert.Equal(new(70, 70, 70), Aggregators.WeightedMedian([70, 20, 90], [2, 2, 1]));
        Assert.Equal(new(45, 20, 70), Aggregators.Median([70, 20, 90, 0]));
        Assert.Equal(new(30, 10, 30), Aggregators.Mode([10, 30, 80], [2, 2, 1]));
    }

    [Fact]
    public void Pivots_win_sets_and_the_agenda_setter_agree_with_counting() => Gen.Select(Gen.Int[0, 20].Array[5], Gen.Int[1, 4].Array[5], Gen.Int[0, 20], Gen.Int[51, 100]).Sample((at, weight, q, percent) =>
    {
        double[] x = [.. at.Select(v => 5.0 * v)], w = [.. weight.Select(v => (double)v)];
        double quota = percent / 100.0, reference = 5 * q, needed = quota * w.Sum() - 1e-9;
        IssueScale scale = new("a", 0, 100);
        (double low, double high) = VetoPlayers.WinSet(scale, x, w, quota, reference);
        (double from, double to) = VetoPlayers.Core(x, w, quota);
        // Every whole point: in the win-set exactly if enough weight is at least as near to it.
        for (int p = 0; p <= 100; p++)
            if (w.Where((_, i) => Math.Abs(x[i] - p) <= Math.Abs(x[i] - reference)).Sum() >= needed != (p >= low - 1e-9 && p <= high + 1e-9))
                return false;
        bool isCore = !Enumerable.Range(0, 101).Any(p => w.Where((_, i) => Math.Abs(x[i] - p) < Math.Abs(x[i] - reference)).Sum() >= needed);
        return isCore == (reference >= from && reference <= to) && VetoPlayers.AgendaSetter(scale, x, w, quota, reference, 0) == low;
    });

    [Fact]
    public void Two_sides_who_lose_by_fighting_have_a_range()
    {
        Assert.Equal((0.5, 0.75), Rounded(BargainingRange.Of(0.6, 0.10, 0.15)));
        Assert.Equal((0, 0.2), Rounded(BargainingRange.Of(0.05, 0.10, 0.15)));
        (double demand, double war, double value) = BargainingRange.Gamble(0.6, 0.1, 0.4);
        Assert.Equal((0.75, 0.375, 0.65625), (Math.Round(demand, 9), Math.Round(war, 9), Math.Round(value, 9)));
        Assert.Equal((0.6, 0.0), (BargainingRange.Gamble(0.6, 0.5, 0.4).Demand, BargainingRange.Gamble(0.6, 0.5, 0.4).War));
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 0.3], Gen.Double[0, 0.3]).Sample((p, a, b) =>
        {
            (double low, double high) = BargainingRange.Of(p, a, b);
            (double mirrorLow, double mirrorHigh) = BargainingRange.Of(1 - p, b, a);
            return Near(low, 1 - mirrorHigh, 1e-12) && Near(high, 1 - mirrorLow, 1e-12);
        });
        // The midpoint is the Nash solution when the sides weigh the same: gains x - (p - a) and (p + b) - x.
        Assert.Equal(0.625, Enumerable.Range(0, 100_001).Select(t => t / 100_000.0).MaxBy(x => Math.Max(0, x - 0.5) * Math.Max(0, 0.75 - x)), 5);

        static (double, double) Rounded((double Low, double High) range) => (Math.Round(range.Low, 12), Math.Round(range.High, 12));
    }

    private static bool Jumps(string key) => key is "spatial" or "exchange" || key.StartsWith("group", StringComparison.Ordinal);

    private static IBargainingModel Model(string key) => BargainingModels.All().Single(m => m.Key == key);

    private static double[] Wanted(Standings table, int k) => [.. Enumerable.Range(0, table.Actors.Length).Where(i => table.Weight(i, k) > 0).Select(i => table.Position(i, k))];

    private static bool Near(double a, double b, double tolerance) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= tolerance;
}
