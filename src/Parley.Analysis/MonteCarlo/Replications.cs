namespace Parley.Analysis.MonteCarlo;

/// <summary>Repeats something random, on as many threads as there are, with the same results on any number of them.</summary>
public static class Replications
{
    /// <summary>Runs replications 0 to count - 1, each with a stream of its own.</summary>
    /// <param name="count">How many.</param>
    /// <param name="source">Names the random numbers; replication k draws from the child k.</param>
    /// <param name="replicate">What is repeated, given the replication and its stream; it must be safe to run on several threads.</param>
    /// <param name="threads">How many threads at most; 0 means as many as the machine offers.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked before each replication.</param>
    /// <returns>The results in the order of the replications.</returns>
    public static T[] Run<T>(
        int count, RandomSource source, Func<int, RandomStream, T> replicate, int threads = 0,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        ArgumentNullException.ThrowIfNull(replicate);
        T[] results = new T[count];
        int done = 0, tick = Math.Max(1, count / 100);
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads == 0 ? -1 : threads, CancellationToken = cancellation };
        Parallel.For(0, count, options, k =>
        {
            results[k] = replicate(k, source.Child(k).Open());
            if (Interlocked.Increment(ref done) is int now && now % tick == 0)
                progress?.Report((double)now / count);
        });
        return results;
    }

    /// <summary>The standard error of a share found by sampling.</summary>
    /// <remarks>
    /// Worked out at (successes + 1) / (draws + 2), so that a share of 0 or 1 found in few draws does not pass for certain.
    /// Source: [AgrestiCoull1998], with one success and one failure added where they add two.
    /// </remarks>
    public static double StandardError(long successes, long draws)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        double share = (successes + 1.0) / (draws + 2.0);
        return Math.Sqrt(share * (1 - share) / draws);
    }
}
