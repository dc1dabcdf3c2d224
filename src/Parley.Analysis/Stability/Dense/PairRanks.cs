using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
            // At an infeasible place everything counted as below.
            for (int a = 0; a < members; a++)
                Store(Vector512.ConditionalSelect(Vector512.Equals(values[a], Vector512<T>.AllBitsSet), Vector512<T>.Zero, counts[a]), ref below[a << layout.RestBits | first]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<T> counts, ref TMember to)
    {
        if (typeof(T) == typeof(TMember))
            counts.As<T, TMember>().StoreUnsafe(ref to);
        else if (typeof(TMember) == typeof(byte) && typeof(T) == typeof(uint) && Avx512F.IsSupported)
            Avx512F.ConvertToVector128Byte(counts.AsUInt32()).StoreUnsafe(ref Unsafe.As<TMember, byte>(ref to));
        else if (typeof(TMember) == typeof(byte) && typeof(T) == typeof(ushort) && Avx512BW.IsSupported)
            Avx512BW.ConvertToVector256Byte(counts.AsUInt16()).StoreUnsafe(ref Unsafe.As<TMember, byte>(ref to));
        else
            for (int lane = 0; lane < Vector512<T>.Count; lane++)
                Unsafe.Add(ref to, lane) = TMember.CreateTruncating(counts[lane]);
    }
}
