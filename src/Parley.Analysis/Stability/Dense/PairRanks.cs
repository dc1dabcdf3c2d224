using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Analysis.Stability;

/// <summary>Ranks the members of many small fibres at once: every pair is compared, a vector of fibres at a time.</summary>
/// <remarks>The number of comparisons grows with the square of a fibre, but none of them is a branch; up to 256 members that is faster than sorting.</remarks>
internal static class PairRanks<T, TMember>
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
{
    private const int OnStack = 64;                                // members: two vectors each, eight kilobytes

    /// <summary>Writes how many members rank below each, for the fibres from..to; both multiples of 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(Payoffs<T> payoffs, int from, int to, TMember[] below)
    {
        CubeLayout layout = payoffs.Layout;
        int members = layout.Slices, lanes = Vector512<T>.Count;
        ref T start = ref MemoryMarshal.GetArrayDataReference(payoffs.Values);
        Span<Vector512<T>> scratch = members <= OnStack ? stackalloc Vector512<T>[2 * members] : new Vector512<T>[2 * members];
        Span<Vector512<T>> values = scratch[..members], counts = scratch[members..];
        for (int first = from; first < to; first += lanes)
        {
            // One less, so that the infeasible 0 wraps round to the top and lies below nobody.
            for (int a = 0; a < members; a++)
                values[a] = Vector512.LoadUnsafe(ref start, (nuint)(a << layout.RestBits | first)) - Vector512<T>.One;
            counts.Clear();
            for (int a = 0; a < members; a++)
            {
                Vector512<T> value = values[a], count = counts[a];
                for (int b = a + 1; b < members; b++)
                {
                    counts[b] -= Vector512.LessThan(value, values[b]);   // a true lane is -1
                    count -= Vector512.GreaterThan(value, values[b]);
                }
                counts[a] = count;
            }
            Store(MemoryMarshal.Cast<Vector512<T>, T>(counts), lanes, below.AsSpan(first * members, lanes * members), members);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Store(ReadOnlySpan<T> counts, int lanes, Span<TMember> below, int members)
    {
        for (int lane = 0, at = 0; lane < lanes; lane++)
            for (int a = 0, from = lane; a < members; a++, from += lanes)
                below[at++] = TMember.CreateTruncating(counts[from]);
    }
}
