using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parley.Analysis.Stability;

/// <summary>Turns the truth values of statements, 64 states to a word, into one number for each state: the first statement in the highest bit.</summary>
internal static class TruthKeys
{
    /// <summary>Writes one more than the number of each of 64 states.</summary>
    /// <param name="truth">One vector of 512 states for each statement; at most 31.</param>
    /// <param name="word">Which 64 of them.</param>
    /// <param name="keys">64 long; wide enough for the statements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(ReadOnlySpan<Vector512<ulong>> truth, int word, Span<T> keys) where T : unmanaged, IBinaryInteger<T>
    {
        Vector512<byte> lowest = Plane(truth, word, 0);
        if (typeof(T) == typeof(byte))
        {
            (lowest + Vector512<byte>.One).CopyTo(MemoryMarshal.AsBytes(keys));
            return;
        }
        (Vector512<ushort> a, Vector512<ushort> b) = Pair(lowest, Plane(truth, word, 1));
        if (typeof(T) == typeof(ushort))
        {
            Span<ushort> narrow = MemoryMarshal.Cast<T, ushort>(keys);
            (a + Vector512<ushort>.One).CopyTo(narrow);
            (b + Vector512<ushort>.One).CopyTo(narrow[32..]);
            return;
        }
        (Vector512<ushort> c, Vector512<ushort> d) = Pair(Plane(truth, word, 2), Plane(truth, word, 3));
        Span<uint> wide = MemoryMarshal.Cast<T, uint>(keys);
        Write(a, c, wide);
        Write(b, d, wide[32..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<ushort> Lower, Vector512<ushort> Upper) Pair(Vector512<byte> low, Vector512<byte> high)
    {
        (Vector512<ushort> l0, Vector512<ushort> l1) = Vector512.Widen(low);
        (Vector512<ushort> h0, Vector512<ushort> h1) = Vector512.Widen(high);
        return (l0 | h0 << 8, l1 | h1 << 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector512<ushort> low, Vector512<ushort> high, Span<uint> keys)
    {
        (Vector512<uint> l0, Vector512<uint> l1) = Vector512.Widen(low);
        (Vector512<uint> h0, Vector512<uint> h1) = Vector512.Widen(high);
        ((l0 | h0 << 16) + Vector512<uint>.One).CopyTo(keys);
        ((l1 | h1 << 16) + Vector512<uint>.One).CopyTo(keys[16..]);
    }

    // Eight statements at 64 states, one byte for each state: counted from the last statement, plane 0 the last eight.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Plane(ReadOnlySpan<Vector512<ulong>> truth, int word, int plane)
    {
        int last = truth.Length - 1 - 8 * plane;
        if (last < 0)
            return Vector512<byte>.Zero;
        Vector512<ulong> rows = Vector512.Create(
            At(truth, last, word), At(truth, last - 1, word), At(truth, last - 2, word), At(truth, last - 3, word),
            At(truth, last - 4, word), At(truth, last - 5, word), At(truth, last - 6, word), At(truth, last - 7, word));
        // Bytes change places so that a lane holds eight statements at eight states, a square of bits; then each square is mirrored.
        return Mirror(Gather(rows.AsByte()).AsUInt64()).AsByte();
    }

    // Byte 8 i + j of the result is byte 8 j + i.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Gather(Vector512<byte> rows)
    {
        if (Avx512Vbmi.IsSupported)
            return Avx512Vbmi.PermuteVar64x8(rows, Vector512.Create(Places));
        Span<byte> from = stackalloc byte[64], to = stackalloc byte[64];
        rows.CopyTo(from);
        for (int k = 0; k < 64; k++)
            to[k] = from[k >> 3 | (k & 7) << 3];
        return Vector512.Create<byte>(to);
    }

    private static ReadOnlySpan<byte> Places =>
    [
        0, 8, 16, 24, 32, 40, 48, 56, 1, 9, 17, 25, 33, 41, 49, 57, 2, 10, 18, 26, 34, 42, 50, 58, 3, 11, 19, 27, 35, 43, 51, 59,
        4, 12, 20, 28, 36, 44, 52, 60, 5, 13, 21, 29, 37, 45, 53, 61, 6, 14, 22, 30, 38, 46, 54, 62, 7, 15, 23, 31, 39, 47, 55, 63,
    ];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong At(ReadOnlySpan<Vector512<ulong>> truth, int statement, int word) =>
        statement < 0 ? 0 : MemoryMarshal.Cast<Vector512<ulong>, ulong>(truth)[8 * statement + word];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Mirror(Vector512<ulong> squares)
    {
        Vector512<ulong> swap = (squares ^ squares >>> 7) & Vector512.Create(0x00AA_00AA_00AA_00AAUL);
        squares ^= swap ^ swap << 7;
        swap = (squares ^ squares >>> 14) & Vector512.Create(0x0000_CCCC_0000_CCCCUL);
        squares ^= swap ^ swap << 14;
        swap = (squares ^ squares >>> 28) & Vector512.Create(0x0000_0000_F0F0_F0F0UL);
        return squares ^ swap ^ swap << 28;
    }
}
