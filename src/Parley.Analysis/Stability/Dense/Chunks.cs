namespace Parley.Analysis.Stability;

/// <summary>Splits a range of work into pieces that run on all cores; small ranges run where they stand.</summary>
internal static class Chunks
{
    /// <summary>Calls <paramref name="work"/> with pieces that together make up 0..length.</summary>
    public static void Run(int length, int chunk, Action<int, int> work, CancellationToken cancellation) =>
        Run(length, chunk, (from, to, _) => work(from, to), cancellation);

    /// <summary>The same; the third argument numbers the pieces.</summary>
    public static void Run(int length, int chunk, Action<int, int, int> work, CancellationToken cancellation)
    {
        int pieces = Pieces(length, chunk);
        if (pieces <= 1)
        {
            cancellation.ThrowIfCancellationRequested();
            work(0, length, 0);
        }
        else
            Parallel.For(0, pieces, new ParallelOptions { CancellationToken = cancellation },
                piece => work((int)((long)piece * chunk), (int)Math.Min(length, (long)(piece + 1) * chunk), piece));
    }

    public static int Pieces(int length, int chunk) => (int)(((long)length + chunk - 1) / chunk);
}
