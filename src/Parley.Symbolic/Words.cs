using System.Numerics;

namespace Parley.Symbolic;

/// <summary>Sets of up to 2^20 members as arrays of 64-bit words, combined in place.</summary>
internal static class Words
{
    public static void And(Span<ulong> left, ReadOnlySpan<ulong> right) => Combine<Conjunction>(left, right);

    public static void AndNot(Span<ulong> left, ReadOnlySpan<ulong> right) => Combine<Difference>(left, right);

    public static void Or(Span<ulong> left, ReadOnlySpan<ulong> right) => Combine<Disjunction>(left, right);

    public static void Xor(Span<ulong> left, ReadOnlySpan<ulong> right) => Combine<Exclusion>(left, right);

    public static void Not(Span<ulong> words)
    {
        foreach (ref ulong word in words)
            word = ~word;
    }

    public static bool Any(ReadOnlySpan<ulong> words) => words.IndexOfAnyExcept(0UL) >= 0;

    public static long Count(ReadOnlySpan<ulong> words)
    {
        long count = 0;
        foreach (ulong word in words)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>The lowest member from a place on; -1 when there is none.</summary>
    public static int Next(ReadOnlySpan<ulong> words, int from)
    {
        for (int w = from >> 6; w < words.Length; w++)
        {
            ulong word = w == from >> 6 ? words[w] >> (from & 63) << (from & 63) : words[w];
            if (word != 0)
                return (w << 6) + BitOperations.TrailingZeroCount(word);
        }
        return -1;
    }

    public static bool Contains(ReadOnlySpan<ulong> words, int member) => (words[member >> 6] >> member & 1) != 0;

    private static void Combine<T>(Span<ulong> left, ReadOnlySpan<ulong> right) where T : struct, IWordOperation
    {
        int width = Vector<ulong>.Count, w = 0;
        for (; w + width <= left.Length; w += width)
            T.Apply(new Vector<ulong>(left[w..]), new Vector<ulong>(right[w..])).CopyTo(left[w..]);
        for (; w < left.Length; w++)
            left[w] = T.Apply(left[w], right[w]);
    }

    private interface IWordOperation
    {
        static abstract Vector<ulong> Apply(Vector<ulong> left, Vector<ulong> right);

        static abstract ulong Apply(ulong left, ulong right);
    }

    private readonly struct Conjunction : IWordOperation
    {
        public static Vector<ulong> Apply(Vector<ulong> left, Vector<ulong> right) => left & right;

        public static ulong Apply(ulong left, ulong right) => left & right;
    }

    private readonly struct Disjunction : IWordOperation
    {
        public static Vector<ulong> Apply(Vector<ulong> left, Vector<ulong> right) => left | right;

        public static ulong Apply(ulong left, ulong right) => left | right;
    }

    private readonly struct Difference : IWordOperation
    {
        public static Vector<ulong> Apply(Vector<ulong> left, Vector<ulong> right) => left & ~right;

        public static ulong Apply(ulong left, ulong right) => left & ~right;
    }

    private readonly struct Exclusion : IWordOperation
    {
        public static Vector<ulong> Apply(Vector<ulong> left, Vector<ulong> right) => left ^ right;

        public static ulong Apply(ulong left, ulong right) => left ^ right;
    }
}
