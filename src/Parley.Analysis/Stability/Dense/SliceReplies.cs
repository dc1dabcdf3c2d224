using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Analysis.Stability;

/// <summary>For every place of one slice, the least value the opponents can reach from it by moves or improvements, the place itself included.</summary>
/// <remarks>
/// Values spread backwards, lowest first, so every place gets its final value when it is first reached. For every fibre of every opponent a
/// bound never turns back, below which everything is done; fibres whose bound has risen wait on a stack, and one vector comparison with the ranks of
/// its members finds what is new in a fibre. What came through an opponent's fibre needs no look at that fibre: everything below it there came with
/// it. Holds scratch memory of one slice: one for each thread.
/// </remarks>
internal sealed class SliceReplies<T, TMember>
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
{
    private const int DigitBits = 11;

    private readonly CubeLayout layout;
    private readonly SliceOpponent<TMember>[] opponents;
    private readonly ulong[] stack;                                // [opponent, 48.. | member, 32..47 | fibre, 0..31]
    private int[] seeds = new int[64];
    private T[] keys = [];
    private int ticks;

    public SliceReplies(CubeLayout layout, SliceOpponent<TMember>[] opponents)
    {
        this.layout = layout;
        this.opponents = [.. opponents.Where(o => o.Bits > 0)];
        // A fibre waits at most once; where options go one way, every member may wait. One more, which may be written before it is refused.
        stack = new ulong[1 + this.opponents.Sum(o => (long)(o.Reach is null ? o.Bound.Length : layout.SliceLength))];
        Order = new int[layout.SliceLength];
    }

    /// <summary>Room for an order of the slice's places.</summary>
    public int[] Order { get; }

    /// <summary>Makes ready for a slice.</summary>
    public void Load(uint own)
    {
        foreach (SliceOpponent<TMember> opponent in opponents)
            opponent.Load(own);
    }

    /// <summary>Puts places in buckets of ascending value; within a bucket they stand in order of place.</summary>
    /// <returns>How many low bits of a value a bucket leaves open; 0 when the order is complete.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Sort(ReadOnlySpan<T> values, int[] order)
    {
        T all = T.Zero;
        foreach (T value in values)
            all |= value;
        int digit = Math.Clamp(BitOperations.Log2((uint)values.Length), 1, DigitBits);
        int open = Math.Max(0, int.CreateTruncating(T.PopCount(T.AllBitsSet) - T.LeadingZeroCount(all)) - digit);
        Span<int> starts = stackalloc int[1 << digit];
        starts.Clear();
        foreach (T value in values)
            starts[int.CreateTruncating(value >>> open)]++;
        int sum = 0;
        foreach (ref int start in starts)
            (start, sum) = (sum, sum + start);
        for (int x = 0; x < values.Length; x++)
            order[starts[int.CreateTruncating(values[x] >>> open)]++] = x;
        return open;
    }

    /// <summary>Labels the slice.</summary>
    /// <param name="values">One per place; 0 where infeasible.</param>
    /// <param name="order">All places in buckets, as <see cref="Sort"/> leaves them; not changed.</param>
    /// <param name="open">What <see cref="Sort"/> returned.</param>
    /// <param name="improving">Whether each step must be an improvement for its mover.</param>
    /// <param name="least">As long as the values; overwritten; 0 where infeasible.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public void Label(ReadOnlySpan<T> values, int[] order, int open, bool improving, Span<T> least, CancellationToken cancellation)
    {
        Debug.Assert(values.Length == layout.SliceLength && least.Length == values.Length, "the caller checked shapes");
        least.Clear();
        foreach (SliceOpponent<TMember> opponent in opponents)
        {
            Array.Clear(opponent.Done);
            Array.Clear(opponent.Bound);
            Array.Clear(opponent.Waiting);                         // a cancelled search may have left some
        }
        int first = 0;
        for (; first < order.Length && values[order[first]] == T.Zero; first++)
            foreach (SliceOpponent<TMember> opponent in opponents)
                Finish(opponent, (uint)order[first]);
        for (int left = order.Length - Hidden(values, order, open, first); first < order.Length && left > 0;)
        {
            // The part of the next bucket that still has no value, in ascending order.
            T bucket = values[order[first]] >>> open;
            int count = 0;
            for (; first < order.Length && values[order[first]] >>> open == bucket; first++)
                if (least[order[first]] == T.Zero && values[order[first]] != T.Zero)
                {
                    if (count == seeds.Length)
                        Array.Resize(ref seeds, 2 * count);
                    seeds[count++] = order[first];
                }
            if (open > 0 && count > 1)
                SortSeeds(values, count);
            for (int k = 0; k < count && left > 0; k++)
                if (least[seeds[k]] == T.Zero)
                    left -= Spread(seeds[k], left, values[seeds[k]], improving, least, cancellation);
        }
    }

    // Infeasible places stand in the lowest bucket, but not only at its beginning.
    private int Hidden(ReadOnlySpan<T> values, int[] order, int open, int first)
    {
        int hidden = first;
        for (int at = first; at < order.Length && values[order[at]] >>> open == T.Zero; at++)
            if (values[order[at]] == T.Zero)
            {
                hidden++;
                foreach (SliceOpponent<TMember> opponent in opponents)
                    Finish(opponent, (uint)order[at]);
            }
        return hidden;
    }

    private static void Finish(SliceOpponent<TMember> opponent, uint place)
    {
        uint member = BitFields.Extract(place, opponent.Fixed) << opponent.Bits | BitFields.Extract(place, opponent.Own);
        opponent.Done[member >> 6] |= 1UL << (int)member;
    }

    // Labels everything from which the opponents can reach the seed; returns how many places that were.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Spread(int seed, int unlabelled, T value, bool improving, Span<T> least, CancellationToken cancellation)
    {
        least[seed] = value;
        int left = unlabelled - 1, height = Announce((uint)seed, -1, improving, 0);
        while (height > 0 && left > 0)
        {
            if ((++ticks & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            ulong entry = stack[--height];
            int j = (int)(entry >> 48), fibre = (int)(uint)entry;
            SliceOpponent<TMember> opponent = opponents[j];
            int bits = opponent.Bits, words = opponent.Words, first = fibre << bits;
            ulong[]? reach = opponent.Reach;
            int member = (int)(entry >> 32 & 0xFFFF);
            TMember bound = reach is null ? opponent.Bound[fibre] : opponent.Below[first + member];
            opponent.Waiting[fibre] = false;
            int around = (int)BitFields.Deposit((uint)fibre, opponent.Fixed);
            for (int w = 0; w < words; w++)
            {
                int at = first + (w << 6), shift = at & 63;
                ulong all = bits < 6 ? (1UL << (1 << bits)) - 1 : ulong.MaxValue;
                ulong found = (improving ? Less(opponent.Below, at, bound) : ulong.MaxValue) & all & ~(opponent.Done[at >> 6] >> shift);
                if (reach is not null)
                    found &= reach[member * words + w];
                opponent.Done[at >> 6] |= found << shift;
                left -= BitOperations.PopCount(found);
                for (; found != 0; found &= found - 1)
                {
                    int u = around | opponent.Spread[(w << 6) + BitOperations.TrailingZeroCount(found)];
                    least[u] = value;
                    height = Announce((uint)u, j, improving, height);
                }
            }
        }
        for (; height > 0; height--)                               // everything is labelled: what still waits has nothing to find
            opponents[(int)(stack[height - 1] >> 48)].Waiting[(int)(uint)stack[height - 1]] = false;
        return unlabelled - left;
    }

    // Tells every opponent but one that a place has its value: the fibre waits if that raises its bound.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Announce(uint place, int except, bool improving, int height)
    {
        ref ulong bottom = ref MemoryMarshal.GetArrayDataReference(stack);
        for (int k = 0; k < opponents.Length; k++)
        {
            if (k == except)
                continue;
            SliceOpponent<TMember> opponent = opponents[k];
            uint fibre = BitFields.Extract(place, opponent.Fixed), own = BitFields.Extract(place, opponent.Own), member = fibre << opponent.Bits | own;
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(opponent.Done), member >> 6) |= 1UL << (int)member;
            if (opponent.Reach is not null)
            {
                Unsafe.Add(ref bottom, height++) = (ulong)k << 48 | (ulong)own << 32 | fibre;
                continue;
            }
            TMember rank = improving ? Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(opponent.Below), member) : TMember.One;
            ref TMember bound = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(opponent.Bound), fibre);
            ref bool waiting = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(opponent.Waiting), fibre);
            bool rises = rank > bound;
            Unsafe.Add(ref bottom, height) = (ulong)k << 48 | fibre;    // kept only if the fibre does not wait yet: no branch to mispredict
            height += rises & !waiting ? 1 : 0;
            waiting |= rises;
            bound = rises ? rank : bound;
        }
        return height;
    }

    /// <summary>Bit k is set when entry <paramref name="at"/> + k is less than the bound; 64 of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Less(TMember[] entries, int at, TMember bound)
    {
        ref TMember start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(entries), at);
        Vector512<TMember> limit = Vector512.Create(bound);
        if (typeof(TMember) == typeof(byte))
            return Vector512.LessThan(Vector512.LoadUnsafe(ref start), limit).ExtractMostSignificantBits();
        return Vector512.LessThan(Vector512.LoadUnsafe(ref start), limit).ExtractMostSignificantBits()
            | Vector512.LessThan(Vector512.LoadUnsafe(ref start, 32), limit).ExtractMostSignificantBits() << 32;
    }

    // A bucket is small as a rule.
    private void SortSeeds(ReadOnlySpan<T> values, int count)
    {
        if (count > 32)
        {
            if (keys.Length < count)
                keys = new T[seeds.Length];
            for (int k = 0; k < count; k++)
                keys[k] = values[seeds[k]];
            keys.AsSpan(0, count).Sort(seeds.AsSpan(0, count));
            return;
        }
        for (int at = 1; at < count; at++)
        {
            int seed = seeds[at], hole = at;
            for (; hole > 0 && values[seeds[hole - 1]] > values[seed]; hole--)
                seeds[hole] = seeds[hole - 1];
            seeds[hole] = seed;
        }
    }
}
