using System.Runtime.Intrinsics;
using Parley.Studies;

namespace Parley.Cli;

/// <summary>Measures how fast this machine reads memory from one end to the other.</summary>
internal static class BandwidthProbe
{
    private const int Length = 1 << 25, Repeats = 5;               // 256 MB, well beyond any cache

    public static MemoryBandwidth Measure(TimeProvider time, CancellationToken cancellation)
    {
        ulong[] memory = new ulong[Length];
        Array.Fill(memory, 1UL);
        int threads = Environment.ProcessorCount;
        return new(Best(1), Best(threads), threads);

        double Best(int parts)
        {
            double best = 0;
            for (int k = 0; k < Repeats; k++)
            {
                cancellation.ThrowIfCancellationRequested();
                long start = time.GetTimestamp();
                ulong sum = parts == 1 ? Sum(memory) : Enumerable.Range(0, parts).AsParallel().WithDegreeOfParallelism(parts)
                    .Select(p => Sum(memory.AsSpan(p * (Length / parts), Length / parts))).Aggregate(0UL, (a, b) => a + b);
                double seconds = time.GetElapsedTime(start).TotalSeconds;
                if (sum > 0)
                    best = Math.Max(best, sum * sizeof(ulong) / seconds);
            }
            return best;
        }
    }

    // Four sums side by side, so that adding does not hold up reading.
    private static ulong Sum(ReadOnlySpan<ulong> memory)
    {
        Vector512<ulong> a = default, b = default, c = default, d = default;
        for (; memory.Length >= 32; memory = memory[32..])
        {
            a += Vector512.Create(memory);
            b += Vector512.Create(memory[8..]);
            c += Vector512.Create(memory[16..]);
            d += Vector512.Create(memory[24..]);
        }
        ulong sum = Vector512.Sum(a + b + (c + d));
        foreach (ulong word in memory)
            sum += word;
        return sum;
    }
}
