using System.Collections.Immutable;
using Parley.Analysis.Bargaining;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Tests.Bargaining;

/// <summary>Back-tests on invented issues whose truth is known.</summary>
public sealed class BacktestTests
{
    // Outcomes are the weighted mean with an error of known size, kept within the scale.
    private static readonly SettledIssues Invented = Make(60, 3, error: 15);

    [Fact]
    public void The_forecaster_that_made_the_outcomes_is_found_out()
    {
        BacktestFindings findings = Backtest.Conduct(Invented, new() { Resamples = 500 });
        BacktestRow truth = Row(findings, "weighted-mean"), constant = Row(findings, "constant");

        Assert.Equal((180, 60), (findings.Issues, findings.Proposals));
        Assert.True(constant.ErrorDifference.Low > 0);
        Assert.InRange(truth.MeanError, 5, 9);    // the mean of |u| with u even on ±15 is 7.5
        Assert.InRange(truth.Distribution.Covered80, 0.7, 0.9);
        Assert.All(findings.Rows.Where(r => !r.Distribution.IsOwn && r.Issues == 180), r => Assert.InRange(r.Distribution.Unreliability, 0, 0.12));
        Assert.True(findings.Rows.Count(r => r.IsNaive) >= 5);
        Assert.Equal(180, truth.Distribution.Pit.Sum());
        Assert.Equal(0, truth.ErrorDifference.Mean);
    }

    [Fact]
    public void Scores_of_one_forecaster_are_those_worked_out_by_hand()
    {
        // One actor each, so that its position is what every mean says; outcomes 10 and 40 off, residuals of the other part added.
        SettledIssues two = new("two", [Alone("A", 30, 40), Alone("B", 20, 60)], 0);
        BacktestRow row = Row(Backtest.Conduct(two, new() { Forecasters = ["weighted-mean"], Resamples = 100 }), "weighted-mean");

        Assert.Equal((25.0, 25.0, Math.Sqrt(850)), (row.MeanError, row.MedianError, row.RootMeanSquare));
        Assert.Equal((0.0, 0.5, 0.5), row.Hits);
        // A is told 30 + 40 = 70 and comes out 40; B is told 20 + 10 = 30 and comes out 60. A point's score is its distance.
        Assert.Equal(30, row.Distribution.Crps, 1e-12);
    }

    [Fact]
    public void Another_scale_gives_the_same_scores()
    {
        SettledIssues stretched = Invented with
        {
            Issues = [.. Invented.Issues.Select(i => i with { Outcome = 3 * i.Outcome - 50, Standings = Standings.Of(i.Standings.Actors, [new("i", -50, 250)], [.. i.Standings.Positions.ToArray().Select(x => 3 * x - 50)], i.Standings.Saliences, i.Standings.Capabilities) })],
        };
        BacktestStudy study = new() { Forecasters = ["weighted-median", "condorcet"], Resamples = 100 };
        BacktestFindings one = Backtest.Conduct(Invented, study), other = Backtest.Conduct(stretched, study);

        foreach ((BacktestRow a, BacktestRow b) in one.Rows.Zip(other.Rows))
        {
            Assert.Equal(a.MeanError, b.MeanError, 1e-7);
            Assert.Equal(a.Distribution.Crps, b.Distribution.Crps, 1e-7);
        }
    }

    [Fact]
    public void Nothing_of_a_part_reaches_its_own_forecast()
    {
        // Changing the outcomes of one part must leave every distribution of that part as it was.
        BacktestStudy study = new() { Folds = 5, Seed = 4, Resamples = 100 };
        BacktestSplit split = BacktestSplits.Of(Invented, study);
        HashSet<string> part = [.. split.Parts.Where(p => p.Part == 2).Select(p => p.Proposal)];
        SettledIssues changed = Invented with { Issues = [.. Invented.Issues.Select(i => part.Contains(i.Proposal) ? i with { Outcome = 100 - i.Outcome } : i)] };
        BacktestTable before = new(Invented, split, 0, 1, null, default), after = new(changed, BacktestSplits.Of(changed, study), 0, 1, null, default);

        foreach (string key in Backtest.Keys)
            for (int s = 0; s < Invented.Issues.Length; s++)
                if (part.Contains(Invented.Issues[s].Proposal) && before.Scores(key).Distributions[s] is WeightedSample told)
                    foreach (double share in new[] { 0.05, 0.3, 0.5, 0.8 })
                        Assert.Equal(told.Quantile(share), after.Scores(key).Distributions[s]!.Quantile(share), 1e-9);
    }

    [Fact]
    public void A_split_keeps_proposals_together_and_is_known_by_its_hash()
    {
        BacktestStudy study = new() { Folds = 7, Seed = 1 };
        BacktestSplit split = BacktestSplits.Of(Invented, study);

        Assert.Equal(60, split.Parts.Length);
        int[] sizes = [.. split.Parts.GroupBy(p => p.Part).Select(g => g.Count()).Order()];
        Assert.Equal([8, 8, 8, 9, 9, 9, 9], sizes);
        Assert.Equal(split.Hash, BacktestSplits.Of(Invented, study).Hash);
        Assert.NotEqual(split.Hash, BacktestSplits.Of(Invented, study with { Seed = 2 }).Hash);
        Assert.NotEqual(split.Hash, BacktestSplits.Of(Invented with { Issues = Invented.Issues.SetItem(0, Invented.Issues[0] with { Outcome = 1 }) }, study).Hash);
        Assert.Throws<ArgumentException>(() => Backtest.Conduct(Invented, study with { Seed = 2 }, split));
        Assert.Throws<ArgumentException>(() => BacktestSplits.Of(Invented, new() { Folds = 61 }));
        Assert.Throws<ArgumentException>(() => Backtest.Conduct(Invented, new() { Forecasters = ["tea-leaves"] }));
    }

    [Fact]
    public void One_seed_gives_the_same_numbers_on_any_number_of_threads()
    {
        BacktestStudy study = new() { Folds = 4, Seed = 9, Resamples = 100 };
        string[] told = [.. new[] { 1, 2, 8 }.Select(t => Parley.Reports.BacktestFormats.Json(Invented, Backtest.Conduct(Invented, study, threads: t)))];

        Assert.Equal(told[0], told[1]);
        Assert.Equal(told[0], told[2]);
    }

    [Fact]
    public void Distances_and_scores_of_samples_are_those_of_the_definition()
    {
        RandomStream random = new RandomSource(5, "samples").Open();
        for (int k = 0; k < 200; k++)
        {
            double[] Some(int most) => [.. Enumerable.Range(0, 1 + (int)random.NextBelow((ulong)most)).Select(_ => Math.Round(random.NextUnit() * 20))];
            double[] x = Some(6), z = Some(6), w = [.. x.Select(_ => 0.1 + random.NextUnit())];
            double y = Math.Round(random.NextUnit() * 20), whole = w.Sum();
            WeightedSample one = WeightedSample.Of(x, w), other = WeightedSample.Of(z);
            double far = x.Select((a, i) => w[i] / whole * Math.Abs(a - y)).Sum(), within = x.SelectMany((a, i) => x.Select((b, j) => w[i] * w[j] / whole / whole * Math.Abs(a - b))).Sum();

            Assert.Equal(far - within / 2, one.Crps(y), 1e-9);
            Assert.Equal(x.SelectMany((a, i) => z.Select(b => w[i] / whole / z.Length * Math.Abs(a - b))).Sum(), one.Distance(other), 1e-9);
            Assert.Equal(one.Mixed(0.3, other).Crps(y), 0.3 * one.Distance(y) + 0.7 * other.Distance(y) - (0.09 * within + 0.42 * one.Distance(other) + 0.49 * other.Distance(other)) / 2, 1e-9);
        }
    }

    [Fact]
    public void An_issue_without_a_forecast_is_left_out_of_that_row_alone()
    {
        BacktestFindings findings = Backtest.Conduct(Invented, new() { Forecasters = ["reference-point"], Resamples = 100 });

        Assert.Equal(90, Row(findings, "reference-point").Issues);
        Assert.Equal(90, Row(findings, "reference-point").ErrorDifference.Issues);
        Assert.Equal(180, Row(findings, "weighted-mean").Issues);
    }

    private static BacktestRow Row(BacktestFindings findings, string key) => findings.Rows.Single(r => r.Key == key);

    private static SettledIssue Alone(string proposal, double position, double outcome) =>
        new() { Proposal = proposal, Outcome = outcome, Standings = Standings.Of(["only"], [new("i")], [position], [1], [1]) };

    internal static SettledIssues Make(int proposals, int each, double error)
    {
        RandomStream random = new RandomSource(3, "invented").Open();
        return new("invented",
        [
            .. Enumerable.Range(0, proposals * each).Select(k =>
            {
                int n = 4 + (int)random.NextBelow(6);
                double[] Drawn(double low, double high) => [.. Enumerable.Range(0, n).Select(_ => low + (high - low) * random.NextUnit())];
                double centre = 100 * random.NextUnit();
                double[] x = [.. Drawn(centre - 30, centre + 30).Select(p => Math.Clamp(p, 0, 100))], s = Drawn(0.1, 1), c = Drawn(1, 30);
                double mean = x.Select((p, i) => p * s[i] * c[i]).Sum() / s.Select((p, i) => p * c[i]).Sum();
                return new SettledIssue
                {
                    Proposal = $"P{k / each:00}", Outcome = Math.Clamp(mean + error * (2 * random.NextUnit() - 1), 0, 100),
                    Standings = Standings.Of([.. Enumerable.Range(0, n).Select(i => $"A{i}")], [new($"i{k}", Reference: k % 2 == 0 ? 0 : null)], x, s, c),
                };
            }),
        ], 0);
    }
}
