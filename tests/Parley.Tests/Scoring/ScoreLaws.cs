using CsCheck;
using Parley.Analysis.Scoring;

namespace Parley.Tests.Scoring;

/// <summary>What must hold of every forecast: the fast forms agree with the definitions, honesty pays, order does not matter.</summary>
public sealed class ScoreLaws
{
    private static readonly Gen<double> Unit = Gen.Double[0, 1];

    // Probabilities of 2 to 6 answers; some of them 0.
    private static readonly Gen<double[]> Forecast =
        from n in Gen.Int[2, 6]
        from parts in Gen.OneOf(Unit, Gen.Const(0.0)).Array[n]
        let sum = parts.Sum()
        select sum > 0 ? parts.Select(p => p / sum).ToArray() : [.. parts.Select(_ => 1.0 / n)];

    private static readonly Gen<(double[] Belief, double[] Said)> Two =
        from belief in Forecast
        from parts in Unit.Array[belief.Length]
        let sum = parts.Sum() + 1e-3 * belief.Length
        select (belief, parts.Select(p => (p + 1e-3) / sum).ToArray());

    private static readonly Gen<(double[] Members, double[] Weights, double Y)> Ensemble =
        from n in Gen.Int[1, 9]
        from members in Gen.OneOf(Gen.Double[-5, 5], Gen.Int[-3, 3].Select(k => (double)k)).Array[n]
        from weights in Gen.OneOf(Gen.Const(Array.Empty<double>()), Gen.Double[0.1, 3].Array[n])
        from y in Gen.OneOf(Gen.Double[-7, 7], Gen.Int[-3, 3].Select(k => (double)k))
        select (members, weights, y);

    // A cumulative distribution made of straight lines, with jumps at both ends now and then.
    private static readonly Gen<(double[] Points, double[] Probabilities, double Y)> Lines =
        from n in Gen.Int[1, 6]
        from steps in Gen.Double[0.1, 2].Array[n]
        from rises in Gen.OneOf(Unit, Gen.Const(0.0)).Array[n]
        from y in Gen.Double[-2, 12]
        let sum = rises.Sum()
        let points = steps.Select((_, k) => steps.Take(k + 1).Sum()).ToArray()
        let cumulative = rises.Select((_, k) => k == n - 1 ? 1 : sum > 0 ? rises.Take(k + 1).Sum() / sum : 0.5).ToArray()
        select (points, cumulative, y);

    private static double[] OneHot(int n, int k) => [.. Enumerable.Range(0, n).Select(j => j == k ? 1.0 : 0)];

    private static double Expected(double[] belief, Func<double[], double> score) =>
        belief.Select((p, k) => p == 0 ? 0 : p * score(OneHot(belief.Length, k))).Sum();

    [Fact]
    public void Nobody_expects_a_better_score_from_saying_anything_else_than_what_they_believe() => Two.Sample(t =>
    {
        (double[] belief, double[] said) = t;
        bool Loss(Func<double[], double[], double> score) => Expected(belief, o => score(belief, o)) <= Expected(belief, o => score(said, o)) + 1e-12;

        return Loss((q, o) => ScoringDefinitions.Brier(q, o)) && Loss((q, o) => ScoringDefinitions.RankedProbability(q, o))
            && Loss((q, o) => -ScoringDefinitions.Log(q, o)) && Loss((q, o) => -ScoringDefinitions.Spherical(q, o));
    });

    [Fact]
    public void With_an_outcome_in_shares_the_shares_themselves_score_best() => Two.Sample(t =>
        ScoringDefinitions.Brier(t.Belief, t.Belief) <= ScoringDefinitions.Brier(t.Said, t.Belief)
        && ScoringDefinitions.RankedProbability(t.Belief, t.Belief) <= ScoringDefinitions.RankedProbability(t.Said, t.Belief)
        && ScoringDefinitions.Log(t.Belief, t.Belief) >= ScoringDefinitions.Log(t.Said, t.Belief) - 1e-12);

    [Fact]
    public void Quantiles_and_ensembles_score_best_at_the_truth() => Ensemble.Where(e => e.Members.Length > 1).Sample(e =>
    {
        double[] sorted = [.. e.Members.Order()];
        double Mean(Func<double, double> score) => sorted.Average(score);
        double median = sorted[(sorted.Length - 1) / 2];
        return Mean(y => ScoringDefinitions.Pinball(median, 0.5, y)) <= Mean(y => ScoringDefinitions.Pinball(e.Y, 0.5, y)) + 1e-12
            && Mean(y => ScoringDefinitions.CrpsOfEnsemble(sorted, [], y)) <= Mean(y => ScoringDefinitions.CrpsOfEnsemble([e.Y, sorted[0]], [], y)) + 1e-12
            && Mean(y => RankedScores.OfEnsemble(sorted, [], y > 1 ? double.PositiveInfinity : y, 1)) <= Mean(y => RankedScores.OfEnsemble([e.Y, sorted[0]], [], y > 1 ? double.PositiveInfinity : y, 1)) + 1e-12;
    });

    [Fact]
    public void The_order_of_answers_matters_to_no_score_but_the_ranked_one() =>
        (from q in Forecast from outcome in Gen.Int[0, q.Length - 1] from order in Gen.Shuffle(Enumerable.Range(0, q.Length).ToArray()) select (q, outcome, order)).Sample(t =>
        {
            double[] q = [.. t.order.Select(k => t.q[k])], o = OneHot(q.Length, t.outcome), shuffled = [.. t.order.Select(k => o[k])];
            double[] back = [.. t.q.Reverse()], behind = [.. o.Reverse()];
            return Same(ScoringDefinitions.Brier(t.q, o), ScoringDefinitions.Brier(q, shuffled)) && Same(ScoringDefinitions.Log(t.q, o), ScoringDefinitions.Log(q, shuffled))
                && Same(ScoringDefinitions.Spherical(t.q, o), ScoringDefinitions.Spherical(q, shuffled))
                // Turned round as a whole, the ranked score stays what it is.
                && Same(ScoringDefinitions.RankedProbability(t.q, o), ScoringDefinitions.RankedProbability(back, behind));
        });

    [Fact]
    public void Scores_stay_in_their_range_and_a_sure_right_forecast_has_the_best() =>
        (from q in Forecast from k in Gen.Int[0, q.Length - 1] select (q, k)).Sample(t =>
        {
            double[] o = OneHot(t.q.Length, t.k);
            return ScoringDefinitions.Brier(t.q, o) is >= 0 and <= 2 + 1e-12 && ScoringDefinitions.RankedProbabilityNormalized(t.q, o) is >= 0 and <= 1 + 1e-12
                && ScoringDefinitions.Log(t.q, o) <= 0 && ScoringDefinitions.Spherical(t.q, o) is >= 0 and <= 1 + 1e-12
                && double.IsNegativeInfinity(ScoringDefinitions.Log(t.q, o)) == (t.q[t.k] == 0)
                && ScoringDefinitions.Brier(o, o) == 0 && ScoringDefinitions.RankedProbability(o, o) == 0 && ScoringDefinitions.Log(o, o) == 0 && ScoringDefinitions.Spherical(o, o) == 1;
        });

    [Fact]
    public void Two_answers_make_the_binary_form_half_of_the_sum_form_and_equal_to_the_ranked_one() => (from p in Unit from y in Gen.Bool select (p, y)).Sample(t =>
    {
        double[] q = [t.p, 1 - t.p], o = t.y ? [1, 0] : [0, 1];
        return Same(2 * ScoringDefinitions.BrierBinary(t.p, t.y ? 1 : 0), ScoringDefinitions.Brier(q, o)) && Same(ScoringDefinitions.BrierBinary(t.p, t.y ? 1 : 0), ScoringDefinitions.RankedProbability(q, o));
    });

    [Fact]
    public void The_ranked_score_in_one_pass_is_the_definition() => (from q in Forecast from k in Gen.Int[0, q.Length - 1] select (q, k)).Sample(t =>
        Same(ScoringDefinitions.RankedProbability(t.q, OneHot(t.q.Length, t.k)), RankedScores.OfAnswers(t.q, OneHot(t.q.Length, t.k))));

    [Fact]
    public void The_sorted_form_of_the_ensemble_score_is_the_energy_form() => Ensemble.Sample(e =>
        Same(ScoringDefinitions.CrpsOfEnsemble(e.Members, e.Weights, e.Y), RankedScores.OfEnsemble(e.Members, e.Weights, e.Y), 1e-10));

    [Fact]
    public void A_score_up_to_a_horizon_is_the_integral_up_to_there() => (from e in Ensemble from horizon in Gen.Double[-4, 6] select (e, horizon)).Sample(t =>
    {
        (double[] x, double[] w, double y) = t.e;
        double F(double at) => x.Select((v, k) => v <= at ? (w.Length == 0 ? 1 : w[k]) : 0).Sum() / (w.Length == 0 ? x.Length : w.Sum());
        double seen = y <= t.horizon ? y : double.PositiveInfinity;
        // F is a staircase, so the midpoint rule errs by at most one step width per stair.
        double low = Math.Min(t.horizon, Math.Min(y, x.Min()) - 1), width = (t.horizon - low) / 20_000;
        return Math.Abs(ScoringDefinitions.Crps(F, seen, low, t.horizon, 20_000) - RankedScores.OfEnsemble(x, w, seen, t.horizon)) <= width * (x.Length + 2);
    }, iter: TestScale.Of(60, 2_000));

    [Fact]
    public void The_score_of_straight_lines_is_the_integral() => (from l in Lines from cut in Gen.OneOf(Gen.Const(double.PositiveInfinity), Gen.Double[0, 12]) select (l, cut)).Sample(t =>
    {
        (double[] x, double[] p, double y) = t.l;
        double F(double at)
        {
            if (at < x[0])
                return 0;
            for (int k = 0; k + 1 < x.Length; k++)
                if (at < x[k + 1])
                    return p[k] + (p[k + 1] - p[k]) * (at - x[k]) / (x[k + 1] - x[k]);
            return p[^1];
        }
        double seen = y <= t.cut ? y : double.PositiveInfinity, low = Math.Min(-3, t.cut), high = Math.Min(15, t.cut), width = (high - low) / 20_000;
        return Math.Abs(ScoringDefinitions.Crps(F, seen, low, high, 20_000) - RankedScores.OfLines(x, p, seen, t.cut)) <= 4 * width + 1e-9;
    }, iter: TestScale.Of(60, 2_000));

    [Fact]
    public void The_closed_form_of_the_normal_score_is_the_integral() =>
        (from mean in Gen.Double[-2, 2] from spread in Gen.Double[0.2, 3] from y in Gen.Double[-6, 6] from cut in Gen.OneOf(Gen.Const(double.PositiveInfinity), Gen.Double[-5, 6]) select (mean, spread, y, cut)).Sample(t =>
        {
            double seen = t.y <= t.cut ? t.y : double.PositiveInfinity, low = Math.Min(-40, t.cut), high = Math.Min(40, t.cut), width = (high - low) / 20_000;
            double integral = ScoringDefinitions.Crps(x => NormalDistribution.Cumulative((x - t.mean) / t.spread), seen, low, high, 20_000);
            return Math.Abs(integral - RankedScores.OfNormal(t.mean, t.spread, seen, t.cut)) <= 2 * width;
        }, iter: TestScale.Of(60, 2_000));

    // Worked out in 700 digits by tests/reference/normal_table.py.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.84134474606854294859)]
    [InlineData(-1, 0.15865525393145705141)]
    [InlineData(2.5, 0.99379033467422386483)]
    [InlineData(-3.5, 0.00023262907903552503635)]
    [InlineData(-6, 9.8658764503769814070e-10)]
    [InlineData(-10, 7.6198530241605260660e-24)]
    [InlineData(-37, 5.7255712225245768227e-300)]
    public void The_normal_distribution_is_right_to_the_last_digits(double z, double expected) =>
        Assert.Equal(1, NormalDistribution.Cumulative(z) / expected, 1e-14 + 2e-16 * z * z);   // far out, the last bit of z² counts

    [Fact]
    public void The_weighted_interval_score_is_twice_the_mean_pinball_score_with_the_median_counted_once_for_each_side() =>
        (from m in Gen.Double[-3, 3] from a in Gen.Double[0.1, 2].Array[2] from y in Gen.Double[-9, 9] select (m, a, y)).Sample(t =>
        {
            double[] alpha = [0.5, 0.1], lower = [t.m - t.a[0], t.m - t.a[0] - t.a[1]], upper = [t.m + t.a[0], t.m + t.a[0] + t.a[1]];
            double pinball = ScoringDefinitions.Pinball(t.m, 0.5, t.y) + alpha.Select((x, k) => ScoringDefinitions.Pinball(lower[k], x / 2, t.y) + ScoringDefinitions.Pinball(upper[k], 1 - x / 2, t.y)).Sum();
            return Same(ScoringDefinitions.WeightedInterval(t.m, lower, upper, alpha, t.y), 2 * pinball / 5);
        });

    [Fact]
    public void The_parts_of_the_Brier_score_add_up_whatever_the_bins() =>
        (from n in Gen.Int[1, 40] from p in Unit.Array[n] from y in Gen.Bool.Array[n] from bin in Gen.Int[0, 4].Array[n] select (p, y, bin)).Sample(t =>
        {
            double[] y = [.. t.y.Select(b => b ? 1.0 : 0)];
            Parley.Studies.BrierParts parts = Calibration.Parts(t.p, y, t.bin, 5);
            return Same(parts.Brier, parts.Reliability - parts.Resolution + parts.Uncertainty + parts.WithinVariance - parts.WithinCovariance)
                && Same(parts.Brier, t.p.Select((p, i) => ScoringDefinitions.BrierBinary(p, y[i])).Average()) && parts.Reliability >= 0 && parts.Resolution >= 0;
        });

    [Fact]
    public void With_one_probability_in_each_bin_nothing_varies_within() =>
        (from n in Gen.Int[1, 40] from level in Gen.Int[0, 4].Array[n] from y in Gen.Bool.Array[n] select (level, y)).Sample(t =>
        {
            Parley.Studies.BrierParts parts = Calibration.Parts([.. t.level.Select(k => k / 4.0)], [.. t.y.Select(b => b ? 1.0 : 0)], t.level, 5);
            return Math.Abs(parts.WithinVariance) < 1e-15 && Math.Abs(parts.WithinCovariance) < 1e-15;
        });

    [Fact]
    public void Numbers_that_do_not_fit_together_are_a_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => ScoringDefinitions.Brier([0.5, 0.5], [1]));
        Assert.Throws<ArgumentException>(() => ScoringDefinitions.Log([1], [1]));
        Assert.Throws<ArgumentException>(() => ScoringDefinitions.CrpsOfEnsemble([], [], 0));
        Assert.Throws<ArgumentException>(() => ScoringDefinitions.CrpsOfEnsembleFair([1], 0));
        Assert.Throws<ArgumentException>(() => RankedScores.OfEnsemble([1, 2], [1], 0));
        Assert.Throws<ArgumentException>(() => RankedScores.OfLines([1, 2], [0, 0.9], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RankedScores.OfNormal(0, 0, 0));
        Assert.Throws<ArgumentException>(() => ScoringDefinitions.WeightedInterval(0, [1], [2, 3], [0.1], 0));
    }

    private static bool Same(double a, double b, double tolerance = 1e-12) => a == b || Math.Abs(a - b) <= tolerance * (1 + Math.Abs(a));
}
