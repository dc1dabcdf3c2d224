using System.Collections.Immutable;
using Parley.Analysis.MonteCarlo;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Analysis.Scoring;

/// <summary>Calibration tables with consistency bands, and the parts of the Brier score over the same bins.</summary>
internal static class Calibration
{
    /// <summary>One table per forecaster, in the order in which they appear.</summary>
    public static ImmutableArray<CalibrationTable> Tables(
        ImmutableArray<GradedForecast> graded, ScoreStudy study, IProgress<double>? progress, CancellationToken cancellation)
    {
        IGrouping<string, GradedForecast>[] forecasters = [.. graded.Where(g => !g.Probabilities.IsEmpty).GroupBy(g => g.Forecaster)];
        ImmutableArray<CalibrationTable>.Builder tables = ImmutableArray.CreateBuilder<CalibrationTable>();
        for (int k = 0; k < forecasters.Length; k++)
        {
            tables.Add(Table(forecasters[k].Key, [.. forecasters[k]], study, cancellation));
            progress?.Report((k + 1.0) / forecasters.Length);
        }
        return tables.ToImmutable();
    }

    /// <summary>The parts of the mean of (p - y)² over bins. Sources: [Murphy1973]; for bins of several probabilities [StephensonCoelhoJolliffe2008].</summary>
    /// <param name="p">Probability of each event.</param>
    /// <param name="y">1 or 0 for each event.</param>
    /// <param name="bin">Index of each event's bin.</param>
    /// <param name="bins">How many bins.</param>
    public static BrierParts Parts(ReadOnlySpan<double> p, ReadOnlySpan<double> y, ReadOnlySpan<int> bin, int bins)
    {
        int n = p.Length;
        double[] count = new double[bins], meanP = new double[bins], meanY = new double[bins];
        double brier = 0, overall = 0;
        for (int i = 0; i < n; i++)
        {
            brier += (p[i] - y[i]) * (p[i] - y[i]) / n;
            overall += y[i] / n;
            count[bin[i]]++;
            meanP[bin[i]] += p[i];
            meanY[bin[i]] += y[i];
        }
        double reliability = 0, resolution = 0, variance = 0, covariance = 0;
        for (int b = 0; b < bins; b++)
            if (count[b] > 0)
            {
                (meanP[b], meanY[b]) = (meanP[b] / count[b], meanY[b] / count[b]);
                reliability += count[b] * (meanP[b] - meanY[b]) * (meanP[b] - meanY[b]) / n;
                resolution += count[b] * (meanY[b] - overall) * (meanY[b] - overall) / n;
            }
        for (int i = 0; i < n; i++)
        {
            double gap = p[i] - meanP[bin[i]];
            variance += gap * gap / n;
            covariance += 2 * gap * (y[i] - meanY[bin[i]]) / n;
        }
        return new(brier, reliability, resolution, overall * (1 - overall), variance, covariance);
    }

    private static CalibrationTable Table(string forecaster, GradedForecast[] all, ScoreStudy study, CancellationToken cancellation)
    {
        // Questions answered early are left out until their day: events that come about are known sooner than those that do not.
        GradedForecast[] mature = [.. all.Where(g => g.IsMature)];
        double[][] shares = [.. mature.Select(g => Grading.Shares(g.Question, g.Outcome)!)];
        GradedForecast[] used = [.. mature.Where((_, k) => Array.TrueForAll(shares[k], o => o is 0 or 1))];
        shares = [.. shares.Where(s => Array.TrueForAll(s, o => o is 0 or 1))];
        double[][] forecasts = [.. used.Select(g => g.Probabilities.ToArray())];
        double[] edges = Edges(forecasts, study.Bins);
        List<double> p = [], y = [];
        List<int> bin = [];
        for (int q = 0; q < used.Length; q++)
            for (int k = 0; k < EventsOf(forecasts[q]); k++)
            {
                p.Add(forecasts[q][k]);
                y.Add(shares[q][k]);
                bin.Add(BinOf(edges, forecasts[q][k]));
            }
        int bins = edges.Length - 1;
        (double Low, double High)?[] bands = Bands(forecaster, forecasts, edges, study, cancellation);
        ImmutableArray<CalibrationBin>.Builder table = ImmutableArray.CreateBuilder<CalibrationBin>();
        for (int b = 0; b < bins; b++)
        {
            int[] inside = [.. Enumerable.Range(0, p.Count).Where(i => bin[i] == b)];
            bool any = inside.Length > 0;
            table.Add(new(
                edges[b], study.Bins == 0 ? edges[b] : edges[b + 1], inside.Length, any ? inside.Average(i => p[i]) : null, any ? inside.Average(i => y[i]) : null,
                any ? bands[b]?.Low : null, any ? bands[b]?.High : null));
        }
        BrierParts? parts = p.Count == 0 ? null : Parts([.. p], [.. y], [.. bin], bins);
        return new(forecaster, used.Length, p.Count, all.Length - mature.Length, mature.Length - used.Length, table.ToImmutable(), parts);
    }

    /// <summary>Of two answers one event, the first; of more, one for each answer.</summary>
    private static int EventsOf(double[] forecast) => forecast.Length == 2 ? 1 : forecast.Length;

    // Bin b holds probabilities from edge b up to, not including, edge b + 1; the last one holds 1 too.
    private static double[] Edges(double[][] forecasts, int bins)
    {
        if (bins > 0)
            return [.. Enumerable.Range(0, bins + 1).Select(b => (double)b / bins)];
        return [.. forecasts.SelectMany(f => f.Take(EventsOf(f))).Distinct().Order(), double.PositiveInfinity];
    }

    private static int BinOf(double[] edges, double p)
    {
        // A probability such as 0.3 written in decimals belongs to the bin that begins at 3/10, whatever the last bit says.
        int b = edges.Length - 2;
        while (b > 0 && p < edges[b] - 1e-12)
            b--;
        return b;
    }

    /// <summary>
    /// What a calibrated forecaster would see: questions are drawn with replacement, each answered at random as its own forecast says, and the
    /// frequencies in the same bins are noted; 5 % and 95 % quantiles over the draws. Source: [BroeckerSmith2007].
    /// </summary>
    private static (double Low, double High)?[] Bands(string forecaster, double[][] forecasts, double[] edges, ScoreStudy study, CancellationToken cancellation)
    {
        int bins = edges.Length - 1;
        if (forecasts.Length == 0)
            return new (double, double)?[bins];
        int[][] binOf = [.. forecasts.Select(f => f.Take(EventsOf(f)).Select(p => BinOf(edges, p)).ToArray())];
        double[][] draws = Replications.Run(study.Resamples, new RandomSource(study.Seed, $"scoring/consistency/{forecaster}"), (_, stream) =>
        {
            double[] events = new double[bins], happened = new double[bins];
            for (int i = 0; i < forecasts.Length; i++)
            {
                int q = (int)stream.NextBelow((ulong)forecasts.Length), answer = Draw(forecasts[q], stream.NextUnit());
                for (int k = 0; k < binOf[q].Length; k++)
                {
                    events[binOf[q][k]]++;
                    happened[binOf[q][k]] += answer == k ? 1 : 0;
                }
            }
            return Enumerable.Range(0, bins).Select(b => happened[b] / events[b]).ToArray();   // not a number where nothing fell
        }, cancellation: cancellation);
        (double Low, double High)?[] bands = new (double, double)?[bins];
        for (int b = 0; b < bins; b++)
        {
            double[] seen = [.. draws.Select(d => d[b]).Where(f => !double.IsNaN(f)).Order()];
            if (seen.Length > 0)
                bands[b] = (Quantile(seen, 0.05), Quantile(seen, 0.95));
        }
        return bands;
    }

    private static int Draw(double[] forecast, double point)
    {
        int k = 0;
        while (k + 1 < forecast.Length && point >= forecast[k])
            point -= forecast[k++];
        return k;
    }

    private static double Quantile(double[] sorted, double level)
    {
        double at = level * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
    }
}
