using Parley.Bargaining;

namespace Parley.Analysis.Bargaining;

/// <summary>The simple ways to make one outcome out of many positions. Weights are capability times salience, above 0.</summary>
public static class Aggregators
{
    // Sums of weights that are equal on paper differ by rounding.
    private const double Tie = 1e-12;

    /// <summary>The compromise model: the mean of positions by weight. Source: [VanDenBos1991], [Achen2006].</summary>
    public static double WeightedMean(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights)
    {
        Check(positions, weights);
        double sum = 0, total = 0;
        for (int i = 0; i < positions.Length; i++)
            (sum, total) = (sum + weights[i] * positions[i], total + weights[i]);
        // Rounding must not carry the mean past the positions it lies between.
        return Math.Clamp(sum / total, Least(positions), Greatest(positions));
    }

    /// <summary>The weighted median; where the weight is cut exactly in half every point between two neighbours qualifies, and the lower is the point. Source: [Black1948].</summary>
    public static IssueOutcome WeightedMedian(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights)
    {
        Check(positions, weights);
        (double[] x, double[] w) = Sorted(positions, weights);
        double half = w.Sum() / 2, below = 0;
        for (int i = 0; i < x.Length; i++)
        {
            below += w[i];
            if (below < half * (1 - Tie))
                continue;
            int next = i + 1;
            while (next < x.Length && x[next] == x[i])
                below += w[next++];
            // Whole weight of this position counted: exactly half leaves the stretch up to the next one.
            return Math.Abs(below - half) <= half * Tie && next < x.Length ? new(x[i], x[i], x[next]) : new(x[i]);
        }
        return new(x[^1]);
    }

    /// <summary>The median that counts heads: of an even number the middle of the two in the middle.</summary>
    public static IssueOutcome Median(ReadOnlySpan<double> positions)
    {
        if (positions.IsEmpty)
            throw new ArgumentException("There is no position.", nameof(positions));
        double[] x = positions.ToArray();
        Array.Sort(x);
        (double low, double high) = (x[(x.Length - 1) / 2], x[x.Length / 2]);
        return new(low + (high - low) / 2, low, high);
    }

    /// <summary>The position that carries most weight; of several the one nearest to the weighted mean, then the lower. The range spans all of them.</summary>
    public static IssueOutcome Mode(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights)
    {
        double mean = WeightedMean(positions, weights);
        (double[] x, double[] w) = Sorted(positions, weights);
        List<(double At, double Weight)> heaps = [];
        for (int i = 0; i < x.Length; i++)
            if (heaps.Count > 0 && heaps[^1].At == x[i])
                heaps[^1] = (x[i], heaps[^1].Weight + w[i]);
            else
                heaps.Add((x[i], w[i]));
        double most = heaps.Max(h => h.Weight);
        double[] best = [.. heaps.Where(h => h.Weight >= most * (1 - Tie)).Select(h => h.At)];
        // Two that lie equally far from the mean differ by rounding.
        double nearest = best.Min(at => Math.Abs(at - mean)), slack = (x[^1] - x[0]) * 1e-9;
        return new(best.First(at => Math.Abs(at - mean) <= nearest + slack), best[0], best[^1]);
    }

    private static void Check(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights)
    {
        if (positions.IsEmpty || positions.Length != weights.Length)
            throw new ArgumentException($"Got {positions.Length} positions and {weights.Length} weights; as many of both, and one at least, were expected.", nameof(weights));
        foreach (double weight in weights)
            if (!(weight > 0) || !double.IsFinite(weight))
                throw new ArgumentException($"A weight is {weight}; it must be finite and above 0.", nameof(weights));
    }

    private static (double[] Positions, double[] Weights) Sorted(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights)
    {
        double[] x = positions.ToArray(), w = weights.ToArray();
        Array.Sort(x, w);
        return (x, w);
    }

    private static double Least(ReadOnlySpan<double> values)
    {
        double least = values[0];
        foreach (double value in values)
            least = Math.Min(least, value);
        return least;
    }

    private static double Greatest(ReadOnlySpan<double> values)
    {
        double greatest = values[0];
        foreach (double value in values)
            greatest = Math.Max(greatest, value);
        return greatest;
    }
}
