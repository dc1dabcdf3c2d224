using Parley.Studies;

namespace Parley.Analysis.MonteCarlo;

/// <summary>Which inputs the variance of a function comes from. Sources: first order [Saltelli2010], total [Jansen1999], over points of a shifted Sobol sequence.</summary>
/// <remarks>
/// Two sets of points A and B, and for each group of inputs the set A with the columns of the group from B. Cost: points × (groups + 2) evaluations. The first-order
/// estimate takes the mean of the function away, which leaves its value and takes noise from it.
/// </remarks>
public static class VarianceIndices
{
    private const double Tail = 0.05;

    /// <summary>The indices of every group and output.</summary>
    /// <param name="inputs">How many inputs, at most half of <see cref="SobolSequence.MaxAxes"/>.</param>
    /// <param name="outputs">How many numbers the function gives.</param>
    /// <param name="points">How many points.</param>
    /// <param name="groups">Each a list of inputs; inputs may be in several.</param>
    /// <param name="source">Names the shift and the bootstrap.</param>
    /// <param name="function">Given a point, each coordinate from 0 to below 1, writes the outputs; called on several threads.</param>
    /// <param name="resamples">How many bootstrap samples.</param>
    /// <param name="threads">How many threads at most; 0 means as many as the machine offers.</param>
    /// <param name="cancellation">Checked between sets of points.</param>
    /// <returns>[group][output], and the variance of each output. Where an output does not vary its shares are 0.</returns>
    public static ((VarianceShare First, VarianceShare Total)[][] Shares, double[] Variances) Of(
        int inputs, int outputs, int points, int[][] groups, RandomSource source, PointFunction function, int resamples = 200, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        double[] cube = new double[points * 2 * inputs];
        SobolSequence sequence = new(2 * inputs, source);
        for (int p = 0; p < points; p++)
            sequence.Next(cube.AsSpan(p * 2 * inputs, 2 * inputs));
        double[][] a = Evaluate(null, second: false), b = Evaluate(null, second: true);
        double[] means = [.. a.Select((row, o) => (row.Sum() + b[o].Sum()) / (2 * points))];
        double[] variances = [.. a.Select((row, o) => row.Concat(b[o]).Sum(v => (v - means[o]) * (v - means[o])) / (2 * points - 1))];
        int[][] samples = Samples(points, resamples, source.Child("bootstrap"));
        var shares = new (VarianceShare, VarianceShare)[groups.Length][];
        for (int g = 0; g < groups.Length; g++)
        {
            double[][] mixed = Evaluate(groups[g], second: false);
            shares[g] = new (VarianceShare, VarianceShare)[outputs];
            Parallel.For(0, outputs, Options(), o => shares[g][o] = Shares(a[o], b[o], mixed[o], means[o], variances[o], samples));
        }
        return (shares, variances);

        ParallelOptions Options() => new() { MaxDegreeOfParallelism = threads == 0 ? -1 : threads, CancellationToken = cancellation };

        // [output][point]; columns of the group come from the second half of each point.
        double[][] Evaluate(int[]? group, bool second)
        {
            double[][] values = [.. Enumerable.Range(0, outputs).Select(_ => new double[points])];
            const int Chunk = 256;
            Parallel.For(0, (points + Chunk - 1) / Chunk, Options(), chunk =>
            {
                double[] point = new double[inputs], answer = new double[outputs];
                for (int p = chunk * Chunk; p < Math.Min(points, (chunk + 1) * Chunk); p++)
                {
                    ReadOnlySpan<double> row = cube.AsSpan(p * 2 * inputs, 2 * inputs);
                    row.Slice(second ? inputs : 0, inputs).CopyTo(point);
                    if (group is not null)
                        foreach (int input in group)
                            point[input] = row[inputs + input];
                    function(point, answer);
                    for (int o = 0; o < outputs; o++)
                        values[o][p] = answer[o];
                }
            });
            return values;
        }
    }

    private static (VarianceShare, VarianceShare) Shares(double[] a, double[] b, double[] mixed, double mean, double variance, int[][] samples)
    {
        if (!(variance > 0))
            return default;
        int n = a.Length;
        double[] first = new double[n], total = new double[n];
        for (int p = 0; p < n; p++)
        {
            first[p] = (b[p] - mean) * (mixed[p] - a[p]) / variance;
            total[p] = (a[p] - mixed[p]) * (a[p] - mixed[p]) / (2 * variance);
        }
        double[] firsts = [.. samples.Select(s => Mean(first, s))], totals = [.. samples.Select(s => Mean(total, s))];
        return (Interval(first.Average(), firsts), Interval(total.Average(), totals));
    }

    private static double Mean(double[] values, int[] sample)
    {
        double sum = 0;
        foreach (int p in sample)
            sum += values[p];
        return sum / sample.Length;
    }

    private static VarianceShare Interval(double value, double[] resampled)
    {
        Array.Sort(resampled);
        int cut = (int)(Tail * resampled.Length);
        return resampled.Length == 0 ? new(value, value, value) : new(value, resampled[cut], resampled[^(cut + 1)]);
    }

    private static int[][] Samples(int points, int resamples, RandomSource source) => [.. Enumerable.Range(0, resamples).Select(r =>
    {
        RandomStream stream = source.Child(r).Open();
        return Enumerable.Range(0, points).Select(_ => (int)stream.NextBelow((ulong)points)).ToArray();
    })];
}

/// <summary>A function from a point to some numbers.</summary>
/// <param name="point">Each coordinate from 0 to below 1.</param>
/// <param name="answer">To be filled.</param>
public delegate void PointFunction(ReadOnlySpan<double> point, Span<double> answer);
