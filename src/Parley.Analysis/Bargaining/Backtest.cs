using System.Collections.Immutable;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>Holds forecasters against outcomes that are known, each part of the proposals foretold from the others.</summary>
public static class Backtest
{
    // Central intervals whose coverage is looked at.
    private static readonly double[] Intervals = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];


    /// <summary>The keys of all forecasters.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. BacktestForecaster.All.Select(f => f.Key)];

    /// <summary>Scores the forecasters.</summary>
    /// <param name="issues">What happened.</param>
    /// <param name="study">What is asked.</param>
    /// <param name="split">The split, made by <see cref="BacktestSplits"/> before; null makes it from the study.</param>
    /// <param name="threads">How many threads at most; 0 means as many as the machine offers. The answer is the same.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked at every issue.</param>
    /// <exception cref="ArgumentException">A forecaster is not known, or the split is not one of these issues.</exception>
    public static BacktestFindings Conduct(
        SettledIssues issues, BacktestStudy study, BacktestSplit? split = null, int threads = 0, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(issues);
        ArgumentNullException.ThrowIfNull(study);
        ArgumentOutOfRangeException.ThrowIfLessThan(study.Resamples, 100, nameof(study));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(study.Resamples, 100_000, nameof(study));
        BacktestSplit made = BacktestSplits.Of(issues, study);
        if (split is not null && split.Hash != made.Hash)
            throw new ArgumentException($"The split {split.Hash[..12]} is not the one of these issues and this study, {made.Hash[..12]}.", nameof(split));
        string[] asked = [.. (study.Forecasters.IsEmpty ? Keys : study.Forecasters).Append(study.Against).Distinct()];
        if (asked.FirstOrDefault(a => !Keys.Contains(a)) is string unknown)
            throw new ArgumentException($"There is no forecaster '{unknown}'.", nameof(study));
        BacktestTable table = new(issues, made, study.Seed, threads, progress, cancellation);
        BacktestScores against = table.Scores(study.Against);
        BacktestResamples resamples = new(table.Proposal, made.Parts.Length, study);
        return new()
        {
            Study = study, Split = made, Issues = issues.Issues.Length, Proposals = made.Parts.Length,
            AtPoles = table.Outcomes.Count(o => o is <= 0 or >= 100),
            Rows = [.. asked.Select(key => Row(key, table.Scores(key), against, resamples)).OrderBy(r => r.MeanError).ThenBy(r => r.Key, StringComparer.Ordinal)],
        };
    }

    private static BacktestRow Row(string key, BacktestScores scores, BacktestScores against, BacktestResamples resamples)
    {
        double[] errors = [.. scores.Errors.Where(e => !double.IsNaN(e)).Order()];
        double Within(double points) => errors.Count(e => e <= points + 1e-9) / (double)errors.Length;
        int[] known = [.. Enumerable.Range(0, scores.Errors.Length).Where(s => scores.Distributions[s] is not null)];
        int[] pit = new int[10];
        foreach (int s in known)
            pit[Math.Min(9, (int)(scores.Pit[s] * 10))]++;
        return new()
        {
            Key = key,
            IsNaive = BacktestForecaster.All.First(f => f.Key == key).IsNaive,
            Issues = errors.Length,
            MeanError = errors.DefaultIfEmpty(double.NaN).Average(),
            RootMeanSquare = Math.Sqrt(errors.Select(e => e * e).DefaultIfEmpty(double.NaN).Average()),
            MedianError = errors.Length == 0 ? double.NaN : (errors[errors.Length / 2] + errors[(errors.Length - 1) / 2]) / 2,
            Hits = (Within(5), Within(10), Within(20)),
            ErrorDifference = resamples.Difference(scores.Errors, against.Errors),
            Distribution = new()
            {
                IsOwn = scores.IsOwn,
                Crps = scores.Crps.Where(c => !double.IsNaN(c)).DefaultIfEmpty(double.NaN).Average(),
                CrpsDifference = resamples.Difference(scores.Crps, against.Crps),
                Coverage = [.. Intervals.Select(a => (a, known.Count(s => Holds(scores.Distributions[s]!, scores.Outcomes[s], a)) / (double)Math.Max(1, known.Length)))],
                Width = known.Select(s => scores.Distributions[s]!.Quantile(0.9) - scores.Distributions[s]!.Quantile(0.1)).DefaultIfEmpty(double.NaN).Average(),
                Pit = [.. pit],
            },
        };
    }

    private static bool Holds(WeightedSample distribution, double outcome, double share) =>
        outcome >= distribution.Quantile((1 - share) / 2) - 1e-9 && outcome <= distribution.Quantile((1 + share) / 2) + 1e-9;
}

/// <summary>Proposals drawn anew, with replacement, the same draws for every comparison.</summary>
internal sealed class BacktestResamples
{
    // A difference of 2.8 standard errors is found four times in five at the five per cent level: 1.96 + 0.84.
    private const double Detectable = 2.8;

    private readonly int[] proposal;
    private readonly int proposals;
    private readonly int[][] draws;

    public BacktestResamples(int[] proposal, int proposals, BacktestStudy study)
    {
        (this.proposal, this.proposals) = (proposal, proposals);
        draws = Replications.Run(study.Resamples, new RandomSource(study.Seed, "backtest").Child("resamples"), (_, stream) =>
        {
            int[] drawn = new int[proposals];
            for (int k = 0; k < proposals; k++)
                drawn[k] = (int)stream.NextBelow((ulong)proposals);
            return drawn;
        });
    }

    /// <summary>Mean of one less the mean of the other over the issues on which both are known.</summary>
    public BacktestDifference Difference(double[] one, double[] other)
    {
        double[] sums = new double[proposals], counts = new double[proposals];
        for (int s = 0; s < one.Length; s++)
            if (!double.IsNaN(one[s]) && !double.IsNaN(other[s]))
                (sums[proposal[s]], counts[proposal[s]]) = (sums[proposal[s]] + one[s] - other[s], counts[proposal[s]] + 1);
        int issues = (int)counts.Sum();
        if (issues == 0)
            return new(0, double.NaN, double.NaN, double.NaN, double.NaN);
        // A draw that holds none of the issues both know says nothing.
        double[] means = [.. draws.Select(d => d.Sum(k => sums[k]) / d.Sum(k => counts[k])).Where(m => !double.IsNaN(m)).Order()];
        double centre = means.Average(), error = Math.Sqrt(means.Sum(m => (m - centre) * (m - centre)) / Math.Max(1, means.Length - 1));
        double At(double share) => means[Math.Clamp((int)Math.Floor(share * means.Length), 0, means.Length - 1)];
        return new(issues, sums.Sum() / issues, At(0.025), At(0.975), Detectable * error);
    }
}
