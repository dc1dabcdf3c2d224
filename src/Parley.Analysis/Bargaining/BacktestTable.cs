using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>What one forecaster foretold on each issue, and how that was scored; NaN and null where it has no forecast.</summary>
internal sealed record BacktestScores(double[] Outcomes, double[] Errors, WeightedSample?[] Distributions, double[] Crps, double[] Pit, bool IsOwn);

/// <summary>Points, distributions and scores of all forecasters on all issues, everything on 0 to 100.</summary>
internal sealed class BacktestTable
{
    private readonly SettledIssues issues;
    private readonly int[] part;
    private readonly int parts, threads;
    private readonly ulong seed;
    private readonly Dictionary<string, double[]> points = [];
    private readonly Dictionary<string, BacktestScores> scores = [];
    private readonly CancellationToken cancellation;

    public BacktestTable(SettledIssues issues, BacktestSplit split, ulong seed, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        (this.issues, this.seed, this.threads, this.cancellation) = (issues, seed, threads, cancellation);
        Dictionary<string, int> order = split.Parts.Select((p, k) => (p.Proposal, k)).ToDictionary(p => p.Proposal, p => p.k);
        Proposal = [.. issues.Issues.Select(i => order[i.Proposal])];
        part = [.. Proposal.Select(p => split.Parts[p].Part)];
        parts = split.Parts.Max(p => p.Part) + 1;
        Outcomes = [.. issues.Issues.Select(i => 100 * i.Scale.Share(i.Outcome))];
        double[][] told = Replications.Run(
            issues.Issues.Length, new RandomSource(seed, "backtest").Child("points"),
            (s, _) => BacktestForecaster.All.Select(f => f.Point(issues.Issues[s], cancellation)).ToArray(), threads, progress, cancellation);
        for (int f = 0; f < BacktestForecaster.All.Length; f++)
            points[BacktestForecaster.All[f].Key] = [.. told.Select(t => t[f])];
        for (int s = 0; s < Outcomes.Length; s++)
        {
            points[BacktestForecaster.Climatology][s] = Elsewhere(s).Select(k => Outcomes[k]).DefaultIfEmpty(double.NaN).Average();
            points[BacktestForecaster.Ensemble][s] = points[BacktestForecaster.Blend][s] = BacktestForecaster.Together(key => points[key][s]);
        }
    }

    /// <summary>The proposal of each issue, by number.</summary>
    public int[] Proposal { get; }

    /// <summary>What came out.</summary>
    public double[] Outcomes { get; }

    /// <summary>How one forecaster did.</summary>
    public BacktestScores Scores(string key)
    {
        if (scores.TryGetValue(key, out BacktestScores? known))
            return known;
        int n = Outcomes.Length;
        bool own = key is BacktestForecaster.Climatology or BacktestForecaster.Actors or BacktestForecaster.Blend;
        WeightedSample?[] distributions = key switch
        {
            BacktestForecaster.Climatology => [.. Enumerable.Range(0, n).Select(s => Sample(Elsewhere(s).Select(k => Outcomes[k])))],
            BacktestForecaster.Actors => [.. issues.Issues.Select(ActorsOf)],
            BacktestForecaster.Blend => Blended(),
            _ => [.. Enumerable.Range(0, n).Select(s => Dressed(key, s, part[s], part[s]))],
        };
        double[] errors = new double[n], crps = new double[n], pit = new double[n];
        for (int s = 0; s < n; s++)
        {
            errors[s] = Math.Abs(points[key][s] - Outcomes[s]);
            crps[s] = distributions[s]?.Crps(Outcomes[s]) ?? double.NaN;
            (double below, double upTo) = distributions[s]?.Cumulative(Outcomes[s]) ?? default;
            pit[s] = below + new RandomSource(seed, "backtest").Child("pit").Child(key).Child(s).Open().NextUnit() * (upTo - below);
        }
        return scores[key] = new(Outcomes, errors, distributions, crps, pit, own);
    }

    private IEnumerable<int> Elsewhere(int s) => Enumerable.Range(0, part.Length).Where(k => part[k] != part[s]);

    private static WeightedSample? Sample(IEnumerable<double> points) => points.ToArray() is { Length: > 0 } some ? WeightedSample.Of(some) : null;

    private static WeightedSample ActorsOf(SettledIssue issue)
    {
        int[] actors = [.. Enumerable.Range(0, issue.Standings.Actors.Length)];
        return WeightedSample.Of([.. actors.Select(i => 100 * issue.Scale.Share(issue.Standings.Position(i, 0)))], [.. actors.Select(i => issue.Standings.Weight(i, 0))]);
    }

    // The point with the errors made outside two parts, kept within the scale.
    private WeightedSample? Dressed(string key, int s, int outside, int andOutside)
    {
        double[] told = points[key];
        return double.IsNaN(told[s]) ? null : Sample(Enumerable.Range(0, told.Length)
            .Where(k => part[k] != outside && part[k] != andOutside && !double.IsNaN(told[k])).Select(k => Math.Clamp(told[s] + Outcomes[k] - told[k], 0, 100)));
    }

    // A share of the actors' distribution, the rest the dressed ensemble; for each part the share is chosen on the other parts alone,
    // where in turn each issue is foretold without its own part.
    private WeightedSample?[] Blended()
    {
        const int Steps = 20;
        WeightedSample[] actors = [.. issues.Issues.Select(ActorsOf)];
        double[] shares = Replications.Run(parts, new RandomSource(seed, "backtest").Child("blend"), (t, _) =>
        {
            double[] loss = new double[Steps + 1];
            for (int s = 0; s < part.Length; s++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (part[s] == t || Dressed(BacktestForecaster.Ensemble, s, part[s], t) is not WeightedSample dressed)
                    continue;
                // The score of a mixture from five mean distances, for all shares at once.
                (double a, double b) = (actors[s].Distance(Outcomes[s]), dressed.Distance(Outcomes[s]));
                (double aa, double ab, double bb) = (actors[s].Distance(actors[s]), actors[s].Distance(dressed), dressed.Distance(dressed));
                for (int k = 0; k <= Steps; k++)
                {
                    double share = (double)k / Steps, rest = 1 - share;
                    loss[k] += share * a + rest * b - (share * share * aa + 2 * share * rest * ab + rest * rest * bb) / 2;
                }
            }
            return (double)Array.IndexOf(loss, loss.Min()) / Steps;
        }, threads, null, cancellation);
        return [.. Enumerable.Range(0, part.Length).Select(s => Dressed(BacktestForecaster.Ensemble, s, part[s], part[s]) is WeightedSample dressed ? actors[s].Mixed(shares[part[s]], dressed) : null)];
    }
}
