namespace Parley.Analysis.Bargaining;

/// <summary>A distribution as points with weights, sorted, the weights adding up to 1.</summary>
internal sealed class WeightedSample
{
    private readonly double[] points, weights;

    private WeightedSample(double[] points, double[] weights) => (this.points, this.weights) = (points, weights);

    public static WeightedSample Of(double[] points, double[]? weights = null)
    {
        double[] x = (double[])points.Clone(), w = weights is null ? new double[x.Length] : (double[])weights.Clone();
        if (weights is null)
            Array.Fill(w, 1);
        Array.Sort(x, w);
        double sum = w.Sum();
        for (int k = 0; k < w.Length; k++)
            w[k] /= sum;
        return new(x, w);
    }

    /// <summary>Mean distance from a point.</summary>
    public double Distance(double y)
    {
        double sum = 0;
        for (int k = 0; k < points.Length; k++)
            sum += weights[k] * Math.Abs(points[k] - y);
        return sum;
    }

    /// <summary>Mean distance between a draw of this and a draw of another, in one pass over both.</summary>
    public double Distance(WeightedSample other)
    {
        // The integral of F(1 - G) + G(1 - F) over all points.
        double sum = 0, f = 0, g = 0, at = 0;
        bool begun = false;
        for (int i = 0, j = 0; i < points.Length || j < other.points.Length;)
        {
            double next = i < points.Length && (j >= other.points.Length || points[i] <= other.points[j]) ? points[i] : other.points[j];
            if (begun)
                sum += (f * (1 - g) + g * (1 - f)) * (next - at);
            (at, begun) = (next, true);
            while (i < points.Length && points[i] <= next)
                f += weights[i++];
            while (j < other.points.Length && other.points[j] <= next)
                g += other.weights[j++];
        }
        return sum;
    }

    /// <summary>The continuous ranked probability score. Source: [MathesonWinkler1976].</summary>
    public double Crps(double y) => Distance(y) - Distance(this) / 2;

    /// <summary>The least point up to which a share of the distribution lies.</summary>
    public double Quantile(double share)
    {
        double sum = 0;
        for (int k = 0; k < points.Length; k++)
            if ((sum += weights[k]) >= share - 1e-12)
                return points[k];
        return points[^1];
    }

    /// <summary>How much lies below a point, and how much up to it.</summary>
    public (double Below, double UpTo) Cumulative(double y)
    {
        double below = 0, upTo = 0;
        for (int k = 0; k < points.Length && points[k] <= y + 1e-9; k++)
        {
            upTo += weights[k];
            if (points[k] < y - 1e-9)
                below += weights[k];
        }
        return (below, Math.Min(upTo, 1));
    }

    /// <summary>This with a share, another with the rest.</summary>
    public WeightedSample Mixed(double share, WeightedSample other) => Of(
        [.. points, .. other.points], [.. weights.Select(w => w * share), .. other.weights.Select(w => w * (1 - share))]);
}
