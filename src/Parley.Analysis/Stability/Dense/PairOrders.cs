using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Analysis.Stability;

/// <summary>Sorts many small classes at once: every pair of members is compared, a vector of classes at a time, and a member's place is counted.</summary>
/// <remarks>The number of comparisons grows with the square of a class, but none of them is a branch; up to 256 members that is faster than sorting.</remarks>
internal static class PairOrders<T, TMember>
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
{
    private const int OnStack = 64;                                // members: three vectors each, twelve kilobytes

    /// <summary>Writes the records of the classes from..to, whose own options are all reversible.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(Payoffs<T> payoffs, int from, int to, TMember[] records, int[]? counts)
    {
        CubeLayout layout = payoffs.Layout;
        int members = layout.Slices, lanes = Vector512<T>.Count;
        ref T start = ref MemoryMarshal.GetArrayDataReference(payoffs.Values);
        Span<Vector512<T>> scratch = members <= OnStack ? stackalloc Vector512<T>[3 * members] : new Vector512<T>[3 * members];
        Span<Vector512<T>> values = scratch[..members], places = scratch[members..(2 * members)], ties = scratch[(2 * members)..];
        for (int first = from; first < to; first += lanes)
        {
            for (int a = 0; a < members; a++)
            {
                // One less, so that the infeasible 0 wraps round to the top and stands last.
                values[a] = Vector512.LoadUnsafe(ref start, (nuint)(a << layout.RestBits | first)) - Vector512<T>.One;
                places[a] = Vector512.Create(T.CreateTruncating(members - 1 - a));
                ties[a] = Vector512<T>.Zero;
            }
            Compare(values, places, ties);
            Store(MemoryMarshal.Cast<Vector512<T>, T>(places), MemoryMarshal.Cast<Vector512<T>, T>(ties), lanes,
                records.AsSpan(first * 2 * members, lanes * 2 * members), members);
            if (counts is not null)
            {
                counts.AsSpan(first, lanes).Clear();
                for (int lane = 0; lane < lanes; lane++)
                    for (int a = 0; a < members; a++)
                        counts[first + lane] += payoffs.Values[a << layout.RestBits | first + lane] == T.Zero ? 0 : 1;
            }
        }
    }

    // A member comes after those with less, and after those of equal value with a smaller number.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compare(Span<Vector512<T>> values, Span<Vector512<T>> places, Span<Vector512<T>> ties)
    {
        for (int a = 0; a < values.Length; a++)
        {
            Vector512<T> value = values[a], place = places[a];
            for (int b = a + 1; b < values.Length; b++)
            {
                Vector512<T> notAfter = Vector512.LessThanOrEqual(value, values[b]);
                place += notAfter;                                 // a true lane is -1
                places[b] -= notAfter;
                ties[b] -= Vector512.Equals(value, values[b]);
            }
            places[a] = place;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Store(ReadOnlySpan<T> places, ReadOnlySpan<T> ties, int lanes, Span<TMember> records, int members)
    {
        for (int lane = 0; lane < lanes; lane++)
        {
            Span<TMember> record = records.Slice(lane * 2 * members, 2 * members);
            for (int a = 0, at = lane; a < members; a++, at += lanes)
            {
                int place = int.CreateTruncating(places[at]);
                record[place] = TMember.CreateTruncating(a);
                record[members + a] = TMember.CreateTruncating(place - int.CreateTruncating(ties[at]));
            }
        }
    }
}
