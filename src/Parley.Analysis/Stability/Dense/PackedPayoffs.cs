using System.Numerics;

namespace Parley.Analysis.Stability;

/// <summary>Numbers payoffs anew, without gaps, where that makes them narrower: prioritised statements leave most of their numbers unused.</summary>
internal static class PackedPayoffs
{
    private const int Chunk = 1 << 16;
    private const int MostBits = 25;                               // of a payoff: four megabytes of marks, and two of counts

    /// <summary>The same payoffs in the narrowest type that holds them, or as they are.</summary>
    /// <param name="payoffs">Of any width.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static Payoffs Pack(Payoffs payoffs, CancellationToken cancellation) => payoffs switch
    {
        Payoffs<ushort> wide => Pack(wide, cancellation),
        Payoffs<uint> wide => Pack(wide, cancellation),
        _ => payoffs,
    };

    private static Payoffs Pack<T>(Payoffs<T> payoffs, CancellationToken cancellation)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        T all = T.Zero;
        foreach (T value in payoffs.Values)
            all |= value;
        int bits = 32 - BitOperations.LeadingZeroCount(uint.CreateTruncating(all));
        if (bits > MostBits || all == T.Zero)
            return payoffs;
        ulong[] used = new ulong[Math.Max(1, 1 << bits >> 6)];
        Chunks.Run(payoffs.Values.Length, Chunk, (from, to) => Mark(payoffs.Values.AsSpan(from, to - from), used), cancellation);
        int[] before = new int[used.Length];
        int count = 0;
        for (int word = 0; word < used.Length; word++)
            (before[word], count) = (count, count + BitOperations.PopCount(used[word]));
        int first = (used[0] & 1) != 0 ? 0 : 1;                     // 0 stays infeasible
        return count + first <= byte.MaxValue ? Renumber<T, byte>(payoffs, used, before, first, cancellation)
            : count + first <= ushort.MaxValue && typeof(T) != typeof(ushort) ? Renumber<T, ushort>(payoffs, used, before, first, cancellation)
            : payoffs;
    }

    // Threads share the marks; most values are there already, so they seldom write.
    private static void Mark<T>(ReadOnlySpan<T> values, ulong[] used) where T : unmanaged, IBinaryInteger<T>
    {
        foreach (T value in values)
        {
            uint number = uint.CreateTruncating(value);
            ulong bit = 1UL << (int)number;
            ref ulong word = ref used[number >> 6];
            if ((word & bit) == 0)
                Interlocked.Or(ref word, bit);
        }
    }

    private static Payoffs<TNarrow> Renumber<T, TNarrow>(Payoffs<T> payoffs, ulong[] used, int[] before, int first, CancellationToken cancellation)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
        where TNarrow : unmanaged, IBinaryInteger<TNarrow>, IUnsignedNumber<TNarrow>, IMinMaxValue<TNarrow>
    {
        TNarrow[] values = GC.AllocateUninitializedArray<TNarrow>(payoffs.Values.Length);
        Chunks.Run(values.Length, Chunk, (from, to) =>
        {
            ReadOnlySpan<T> source = payoffs.Values.AsSpan(from, to - from);
            Span<TNarrow> target = values.AsSpan(from, to - from);
            for (int k = 0; k < source.Length; k++)
            {
                uint number = uint.CreateTruncating(source[k]);
                int lower = BitOperations.PopCount(used[number >> 6] & (1UL << (int)number) - 1);
                target[k] = TNarrow.CreateTruncating(before[number >> 6] + lower + first);
            }
        }, cancellation);
        return new(payoffs.Layout, values);
    }
}
