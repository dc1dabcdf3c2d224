using CsCheck;
using Parley.Analysis.Bargaining;
using Parley.Analysis.Bargaining.Simulation;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Studies;
using Parley.Tests.Cases;

namespace Parley.Tests.Bargaining;

public sealed class SimulationLaws
{
    private static readonly BargainingProblem Full = Read(BargainingSamples.Full), Alone = Read(BargainingSamples.Alone);

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        SimulationStudy study = new() { Seed = 7, Draws = 500, StandardError = 0, Correlation = 0.5, Dressing = new([-0.2, 0, 0.1], 0.1, 0.05, 0.1, "t") };
        string one = Words(Simulation.Conduct(Full, study, 1));
        Assert.Equal(one, Words(Simulation.Conduct(Full, study, 2)));
        Assert.Equal(one, Words(Simulation.Conduct(Full, study, 8)));
        Assert.NotEqual(one, Words(Simulation.Conduct(Full, study with { Seed = 8 })));
    }

    [Fact]
    public void Exact_numbers_give_one_outcome_and_the_baseline()
    {
        SimulationFindings findings = Simulation.Conduct(Alone, new() { Models = ["weighted-mean"] });
        IssueForecast only = Assert.Single(findings.Issues);
        // 1 · 20 and 2 · 0.5 · 80.
        Assert.Equal((50.0, 50.0, 0.0), (Math.Round(only.Mean, 9), only.Baseline, Math.Round(only.StandardDeviation, 9)));
        Assert.True(findings.IsPrecise);
        Assert.Equal((0, 0), (findings.Inputs, findings.NoDeal));
    }

    [Fact]
    public void Column_by_column_gives_what_draw_by_draw_gives_to_the_last_bit()
    {
        ProblemSampler sampler = new(Full, EstimateShape.Pert);
        double[] unit = new double[sampler.Inputs.Length * 37];
        Parley.Analysis.MonteCarlo.LatinHypercube.Fill(new Parley.Analysis.MonteCarlo.RandomSource(3, "t").Open(), 37, sampler.Inputs.Length, unit);
        double[][] columns = [new double[37], new double[37]];
        new WeightedMeanBatch(sampler, 2, 37).Fill(unit, columns);
        DrawnTable table = sampler.Middle();
        double[] one = new double[2];
        for (int draw = 0; draw < 37; draw++)
        {
            sampler.Draw(unit.AsSpan(draw), 37, table);
            table.WeightedMeans(one);
            Assert.Equal(one, columns.Select(c => c[draw]));
        }
    }

    [Fact]
    public void A_beta_distribution_turns_round() => Gen.Select(Gen.Double[1, 5], Gen.Double[1, 5], Gen.Double[0, 1]).Sample((a, b, level) =>
    {
        BetaDistribution beta = new(a, b);
        return Math.Abs(beta.Below(beta.Quantile(level)) - level) < 1e-9;
    }, iter: 300);

    [Fact]
    public void More_draws_come_nearer_and_say_how_near()
    {
        SimulationFindings few = Simulation.Conduct(Full, new() { Models = ["weighted-mean"], Draws = 1000, StandardError = 0 }), many = Simulation.Conduct(Full, new() { Models = ["weighted-mean"], Draws = 20_000, StandardError = 0, Seed = 1 });
        for (int k = 0; k < 2; k++)
        {
            Assert.True(many.Issues[k].StandardError < few.Issues[k].StandardError);
            Assert.InRange(few.Issues[k].Mean, many.Issues[k].Mean - 6 * few.Issues[k].StandardError - 1e-6, many.Issues[k].Mean + 6 * few.Issues[k].StandardError + 1e-6);
            Assert.Equal(1, many.Issues[k].Histogram.Sum(), 9);
            Assert.Equal(many.Issues[k].Quantiles.Order(), many.Issues[k].Quantiles);
        }
        SimulationFindings stopped = Simulation.Conduct(Full, new() { Models = ["weighted-mean"], Draws = 100_000, StandardError = 0.01 });
        Assert.True(stopped.IsPrecise && stopped.Draws < 100_000);
    }

    [Fact]
    public void A_veto_player_who_would_be_better_off_without_refuses()
    {
        BargainingProblem refused = Read(BargainingSamples.Alone.Replace("a: {capability: 1,", "a: {capability: 1, veto: yes,"));
        SimulationFindings findings = Simulation.Conduct(refused, new() { Models = ["weighted-mean"] });
        // The wish is 20: the compromise 50 is 30 away, no deal 20.
        Assert.Equal(1, findings.NoDeal);
        Assert.Equal(new Objection(0, -1, -1, 1), Assert.Single(findings.Objections));
        BargainingProblem costly = Read(BargainingSamples.Alone.Replace("a: {capability: 1,", "a: {capability: 1, veto: yes, failure-cost: 0.06,"));
        Assert.Equal(0, Simulation.Conduct(costly, new() { Models = ["weighted-mean"] }).NoDeal);
    }

    [Fact]
    public void A_dressing_spreads_and_puts_probability_on_the_ends_and_the_reference_point()
    {
        SimulationFindings findings = Simulation.Conduct(Alone, new() { Models = ["weighted-mean"], Draws = 10_000, StandardError = 0, Dressing = new([-0.6, 0, 0.1], 0.1, 0.2, 0, "t") });
        IssueForecast only = findings.Issues[0];
        // A third of the rest falls to the low end by clipping; the reference point is the low end here.
        Assert.Equal(0.1 + 0.7 / 3, only.Atoms.Low, 0.01);
        Assert.Equal(0.2, only.Atoms.High, 0.01);
        Assert.Equal(0.2 * 100 + 0.7 / 3 * (50 + 60), only.Mean, 0.5);
    }

    [Fact]
    public void Quantiles_of_estimates_have_the_means_their_distributions_have() => Gen.Select(Gen.Double[-50, 50], Gen.Double[0.1, 30], Gen.Double[0.1, 30]).Sample((mode, down, up) =>
    {
        Estimate.Around estimate = new(mode - down, mode, mode + up);
        double Mean(EstimateShape shape) => EstimateQuantiles.Function(estimate, shape) is var quantile ? Enumerable.Range(0, 400).Average(t => quantile((t + 0.5) / 400)) : 0;
        return Math.Abs(Mean(EstimateShape.Pert) - (estimate.From + 4 * mode + estimate.To) / 6) < 0.01 * (down + up)
            && Math.Abs(Mean(EstimateShape.Triangular) - (estimate.From + mode + estimate.To) / 3) < 0.01 * (down + up)
            && Math.Abs(Mean(EstimateShape.Uniform) - (estimate.From + estimate.To) / 2) < 0.01 * (down + up);
    }, iter: 30);

    [Fact]
    public void Several_coders_are_each_as_likely_to_be_right()
    {
        Estimate.Coders coders = new([new Estimate.Exact(10), new Estimate.Between(20, 30)]);
        Assert.Equal([10, 10, 20, 25, 30], ((double[])[0, 0.49, 0.5, 0.75, 1]).Select(u => EstimateQuantiles.Of(coders, EstimateShape.Pert, u)));
    }

    [Fact]
    public void Residuals_are_judged_on_groups_left_out()
    {
        // Outcomes lie anywhere within 0.3 of the forecast, and a fifth of them on the reference point.
        Random random = new(1);
        PastOutcome[] rows = [.. Enumerable.Range(0, 200).Select(k =>
        {
            double forecast = 0.3 + 0.4 * random.NextDouble();
            return new PastOutcome(forecast, k % 5 == 0 ? 0.95 : forecast + 0.6 * random.NextDouble() - 0.3, 0.95, $"{k / 4}");
        })];
        DressingFindings learned = Dressings.Learn(new([.. rows]), "t");
        Assert.Equal((200, 50), (learned.Issues, learned.Clusters));
        Assert.InRange(learned.Coverage, 0.72, 0.88);
        Assert.True(learned.ScoreWithoutAtoms < learned.AbsoluteError);
        Assert.True(learned.Score < learned.ScoreWithoutAtoms);
        Assert.InRange(learned.Dressing.AtReference, 0.02, 0.3);
        // The first group by the definition of the score, members against members.
        double[] left = [.. rows.Skip(4).Select(r => r.Outcome - r.Forecast)];
        double Score(PastOutcome r)
        {
            double[] x = [.. left.Select(e => Math.Clamp(r.Forecast + e, 0, 1))];
            return x.Average(v => Math.Abs(v - r.Outcome)) - x.SelectMany(_ => x, (a, b) => Math.Abs(a - b)).Average() / 2;
        }
        DressingFindings firstOnly = Dressings.Learn(new([.. rows.Take(4).Select(r => r with { Cluster = "a" }), .. rows.Skip(4).Select(r => r with { Cluster = "b" })]), "t");
        double others = rows.Skip(4).Average(r =>
        {
            double[] x = [.. rows.Take(4).Select(o => Math.Clamp(r.Forecast + o.Outcome - o.Forecast, 0, 1))];
            return x.Average(v => Math.Abs(v - r.Outcome)) - x.SelectMany(_ => x, (a, b) => Math.Abs(a - b)).Average() / 2;
        });
        Assert.Equal((rows.Take(4).Sum(Score) + 196 * others) / 200, firstOnly.ScoreWithoutAtoms, 9);
    }

    [Theory]
    [InlineData("PAR1130", "forecast,outcome\n1,2\n")]
    [InlineData("PAR1130", "forecast,outcome,cluster,colour\n1,2,a,b\n")]
    [InlineData("PAR1131", "forecast,outcome,cluster\n1,2\n")]
    [InlineData("PAR1131", "forecast,outcome,cluster\n1,2,a\n3,4,a\n")]
    [InlineData("PAR0115", "forecast,outcome,cluster\nx,2,a\n3,4,b\n")]
    [InlineData("PAR0115", "forecast,outcome,cluster\n,2,a\n3,4,b\n")]
    [InlineData("PAR1202", "forecast,outcome,cluster\n1,200,a\n3,4,b\n")]
    [InlineData("PAR1203", "forecast,outcome,cluster,low,high\n1,2,a,5,1\n3,4,b,0,9\n")]
    public void A_table_of_past_cases_with_a_mistake_is_refused_with_its_place(string code, string text)
    {
        Reading<PastOutcomes> reading = PastOutcomeReader.Read(new("past.csv", text));
        Assert.False(reading.Succeeded);
        Assert.Contains(reading.Diagnostics, d => d.Code == code);
    }

    [Fact]
    public void A_table_of_past_cases_is_read_in_shares_of_each_scale()
    {
        PastOutcomes past = PastOutcomeReader.Read(new("past.csv", "forecast,outcome,cluster,low,high,reference\n15,20,a,10,20,\n50,0,b,,,25\n")).Value!;
        Assert.Equal([new(0.5, 1, null, "a"), new(0.5, 0, 0.25, "b")], past.Rows);
    }

    [Fact]
    public void Shapley_values_add_up_and_removal_is_what_it_says() => RandomStandings.Any.Sample(table =>
    {
        AttributionFindings? a = Attribution.Of(table, 0, BargainingModels.WeightedMean);
        if (a is null)
            return true;
        double[] without = [.. a.Actors.Select(e => a.Actors.Length == 1 ? double.NaN : BargainingModels.WeightedMean.Outcomes(table.Of([.. Enumerable.Range(0, table.Actors.Length).Where(i => i != e.Actor)]))[0].Point)];
        return Math.Abs(a.Start + a.Actors.Sum(e => e.Shapley) - a.Outcome) < 1e-9 * table.Issues[0].Length
            && a.Actors.Zip(without).All(p => double.IsNaN(p.Second) ? double.IsNaN(p.First.Removal) : Math.Abs(p.First.Removal - (a.Outcome - p.Second)) < 1e-9 * table.Issues[0].Length)
            && Math.Abs(a.Actors.Sum(e => e.Share) - 1) < 1e-12;
    }, iter: 100);

    [Fact]
    public void Shifts_of_an_actor_add_up_to_its_way() => Assert.All((string[])["spatial", "group-published", "group-written"], model => RandomStandings.Any.Sample(table =>
    {
        if (Trajectories.Of(table, 0, model) is not Trajectory t)
            return true;
        return t.Model == model && t.Positions.Length == t.Means.Length && Enumerable.Range(0, t.Actors.Length).All(k =>
            Math.Abs(t.Shifts.Where(s => s.Actor == t.Actors[k]).Sum(s => s.Way) - (t.Positions[^1][k] - t.Positions[0][k])) < 1e-6 * table.Issues[0].Length);
    }, iter: 60));

    [Fact]
    public void Claims_taken_away_take_the_numbers_with_them_that_rest_on_nothing_else()
    {
        Case theCase = CaseReader.Read(new("case.yaml", BargainingSamples.Full)).Value!;
        BargainingWithdrawal lost = ClaimWithdrawals.Of(theCase, ["said"]).First(w => w.View == "base");
        Assert.Contains("position of up on water", lost.Lost);
        Assert.DoesNotContain("position of up on price", lost.Lost);
        // Nobody but upstream weighs on the price without the capability of downstream … which has one of its own there.
        Assert.True(double.IsFinite(lost.Before[0]) && double.IsNaN(lost.After[0]));
        Assert.Empty(ClaimWithdrawals.Of(theCase, []));
    }

    [Fact]
    public void Shapley_values_of_two_are_the_mean_of_both_orders()
    {
        AttributionFindings a = Attribution.Of(Standings.Of(["a", "b"], [new("i", 0, 100, 10)], [20, 80], [1, 1], [1, 3]), 0, BargainingModels.WeightedMean)!;
        // Alone 20 or 80, together 65: a adds 10 or -15, b adds 45 or 70.
        Assert.Equal([-2.5, 57.5], a.Actors.Select(e => Math.Round(e.Shapley, 9)));
    }

    [Fact]
    public void Drawn_Shapley_values_of_many_add_up_and_tell_their_error()
    {
        int n = 20;
        Standings table = Standings.Of([.. Enumerable.Range(0, n).Select(i => $"a{i}")], [new("i", 0, 100, 0)], [.. Enumerable.Range(0, n).Select(i => i * 5.0)], [.. Enumerable.Repeat(1.0, n)], [.. Enumerable.Repeat(1.0, n)]);
        AttributionFindings a = Attribution.Of(table, 0, BargainingModels.WeightedMean)!;
        Assert.Equal(a.Outcome - a.Start, a.Actors.Sum(e => e.Shapley), 6);
        Assert.All(a.Actors, e => Assert.True(e.StandardError > 0));
        // Means of others have no memory of order: with equal weights value i is H_n/n · x_i plus the same for all.
        double h = Enumerable.Range(1, n).Sum(k => 1.0 / k);
        for (int i = 1; i < n; i++)
            Assert.Equal((a.Actors[i].Shapley - a.Actors[0].Shapley) / (5.0 * i), (h - 1) / (n - 1) , 0.12);
    }

    private static string Words(SimulationFindings f) => string.Join('|', f.Issues.Select(i => $"{i.Mean:R} {i.StandardError:R} {string.Join(' ', i.Quantiles)} {string.Join(' ', i.Histogram)} {i.HitPoint:R}")) + $"{f.NoDeal:R} {string.Join(' ', f.LinkShares)} {f.Draws} {string.Join(' ', f.Objections)}";

    private static BargainingProblem Read(string text) => CaseReader.Read(new("case.yaml", text)).Value!.Bargaining!;
}
