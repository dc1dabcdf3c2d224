using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining.Simulation;

/// <summary>Makes a forecast out of the outcomes of an issue.</summary>
internal static class IssueSummary
{
    // How near a guess must come to count as a hit, on either side, as a share of the scale.
    private const double Hit = 0.05;

    public static IssueForecast Of(Issue issue, double[] outcomes, double standardError, double baseline, ImmutableArray<double> modelMeans)
    {
        double mean = outcomes.Average(), length = issue.High - issue.Low;
        double[] sorted = [.. outcomes];
        Array.Sort(sorted);
        double[] bars = new double[IssueForecast.Bars];
        foreach (double outcome in outcomes)
            bars[Math.Min(IssueForecast.Bars - 1, (int)((outcome - issue.Low) / length * IssueForecast.Bars))] += 1.0 / outcomes.Length;
        (double hit, double probability) = BestGuess(sorted, Hit * length, issue);
        return new()
        {
            Issue = issue.Index,
            Mean = mean,
            StandardError = standardError,
            StandardDeviation = Math.Sqrt(outcomes.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, outcomes.Length - 1)),
            HitPoint = hit,
            HitProbability = probability,
            Quantiles = [.. IssueForecast.Levels.Select(level => Quantile(sorted, level))],
            Histogram = [.. bars],
            Atoms = (Share(v => v <= issue.Low), Share(v => v >= issue.High), issue.Reference is Estimate { IsExact: true } r ? Share(v => v == r.Middle) : 0),
            Baseline = baseline,
            ModelMeans = modelMeans,
        };

        double Share(Func<double, bool> holds) => outcomes.Count(holds) / (double)outcomes.Length;
    }

    /// <summary>The quantile of sorted numbers, in a straight line between two of them.</summary>
    public static double Quantile(double[] sorted, double level)
    {
        double at = level * (sorted.Length - 1);
        int k = Math.Min((int)at, sorted.Length - 1), next = Math.Min(k + 1, sorted.Length - 1);
        return sorted[k] + (at - k) * (sorted[next] - sorted[k]);
    }

    // The window of twice the reach that holds most outcomes; of several the middle of the first and the last in a row.
    private static (double Point, double Probability) BestGuess(double[] sorted, double reach, Issue issue)
    {
        int best = 0, end = 0;
        double from = sorted[0], to = sorted[0];
        for (int start = 0; start < sorted.Length; start++)
        {
            end = Math.Max(end, start);
            while (end < sorted.Length && sorted[end] <= sorted[start] + 2 * reach)
                end++;
            if (end - start <= best)
                continue;
            best = end - start;
            (from, to) = (sorted[start], sorted[end - 1]);
        }
        return (Math.Clamp(from + (to - from) / 2, issue.Low, issue.High), best / (double)sorted.Length);
    }
}
