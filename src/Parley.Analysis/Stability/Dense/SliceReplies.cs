using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parley.Analysis.Stability;

/// <summary>For every place of one slice, the least value the opponents can reach from it by moves or improvements, the place itself included.</summary>
/// <remarks>
/// Values spread backwards, lowest first, so every place gets its final value when it is first reached; a pointer for every class of every
/// opponent never turns back, which makes the work linear in places times opponents. What came through an opponent's class needs no look at that
/// class: everything below it there was handed out with it. Once few places are left without a value, they look for a better neighbour that has
/// one, instead of being looked for. Holds scratch memory of one slice: one for each thread.
/// </remarks>
internal sealed class SliceReplies<T, TMember>
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
{
    private const int WhenToTurn = 6;                              // places still to be looked at, for each one without a value
    private const int DigitBits = 11;
    private const int PlaceBits = 28;                              // of an entry of the stack; above them, one more than the opponent it came through
    private const int PlaceMask = (1 << PlaceBits) - 1;

    private readonly CubeLayout layout;
    private readonly SliceOpponent<TMember>[] opponents;
    private readonly int[][] others;                               // by origin, the opponents to look at
    private readonly bool oneWay, origins;
    private readonly byte[] done;                                  // 1 where a place is on the stack or has its value, or is infeasible
    private readonly int[] stack, spare;
    private int[] seeds = new int[64];
    private T[] keys = [];
    private uint slice;
    private int ticks;
    private int waiting;                                           // places in spare, a superset of those without a value; below 0 when not listed

    public SliceReplies(CubeLayout layout, SliceOpponent<TMember>[] opponents)
    {
        this.layout = layout;
        this.opponents = [.. opponents.Where(o => o.Moves)];
        int n = this.opponents.Length, places = layout.SliceLength;
        oneWay = opponents.Any(o => o.HasOneWay);
        origins = layout.RestBits <= PlaceBits && n < 7 && !oneWay;
        others = [.. Enumerable.Range(0, n + 1).Select(from => Enumerable.Range(0, n).Where(k => k != from - 1).ToArray())];
        (done, stack, spare) = (new byte[places], new int[places + 1], new int[places]);   // an entry may be written past the top before it is refused
        (Order, Values) = (new int[places], new T[places]);
    }

    /// <summary>Room for an order of the slice's places.</summary>
    public int[] Order { get; }

    /// <summary>Room for one value for each of the slice's places.</summary>
    public T[] Values { get; }

    /// <summary>Makes ready for a slice.</summary>
    public void Load(uint own)
    {
        slice = own;
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
        int open = Math.Max(0, int.CreateTruncating(T.PopCount(T.AllBitsSet) - T.LeadingZeroCount(all)) - DigitBits);
        Span<int> starts = stackalloc int[1 << DigitBits];
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
        foreach (SliceOpponent<TMember> opponent in opponents)
            Array.Clear(opponent.Entered);
        int left = 0;
        for (int x = 0; x < values.Length; x++)
        {
            bool feasible = values[x] != T.Zero;
            done[x] = feasible ? (byte)0 : (byte)1;
            left += feasible ? 1 : 0;
        }
        if (left < values.Length)
            least.Clear();
        waiting = -1;
        for (int first = 0; first < order.Length && left > 0;)
        {
            // The part of the next bucket that still has no value, in ascending order.
            T bucket = values[order[first]] >>> open;
            int count = 0;
            for (; first < order.Length && values[order[first]] >>> open == bucket; first++)
                if (done[order[first]] == 0)
                {
                    if (count == seeds.Length)
                        Array.Resize(ref seeds, 2 * count);
                    seeds[count++] = order[first];
                }
            if (open > 0 && count > 1)
                SortSeeds(values, count);
            for (int k = 0; k < count && left > 0; k++)
                if (done[seeds[k]] == 0)
                    left -= Spread(seeds[k], left, values[seeds[k]], improving, least, cancellation);
        }
    }

    // Labels everything from which the opponents can reach the seed; returns how many places that were.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Spread(int seed, int unlabelled, T value, bool improving, Span<T> least, CancellationToken cancellation)
    {
        int left = unlabelled - 1, height = 0;
        done[seed] = 1;
        stack[height++] = seed;
        while (height > 0 && left > 0)
        {
            if ((++ticks & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (improving && !oneWay && height > WhenToTurn * left && height > (waiting < 0 ? done.Length >> 3 : waiting))
            {
                Write(height, value, least);
                left -= height = Pull();
                continue;
            }
            int entry = stack[--height], before = height;
            uint x = origins ? (uint)(entry & PlaceMask) : (uint)entry;
            least[(int)x] = value;
            foreach (int k in others[origins ? entry >> PlaceBits : 0])
            {
                SliceOpponent<TMember> opponent = opponents[k];
                height = oneWay && opponent.HasOneWay
                    ? EnterAll(opponent, x, improving, height)
                    : Enter(opponent, x, improving, origins ? k + 1 << PlaceBits : 0, height);
            }
            left -= height - before;
        }
        Write(height, value, least);
        return unlabelled - left;
    }

    private void Write(int height, T value, Span<T> least)
    {
        int mask = origins ? PlaceMask : -1;
        foreach (int entry in stack.AsSpan(0, height))
            least[entry & mask] = value;
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

    // Puts on the stack the members of x's class that lead to x and were not handed out before. Measured on 2^20 states, 22 November 2026,
    // AMD EPYC: references instead of checked indices and a stack that is written before the test save a third of the labelling.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Enter(SliceOpponent<TMember> opponent, uint x, bool improving, int origin, int height)
    {
        int bits = opponent.Bits;
        nuint c = BitFields.Extract(x, opponent.Fixed), record = c << bits + 1;
        ref TMember records = ref MemoryMarshal.GetArrayDataReference(opponent.Records);
        ref int entered = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(opponent.Entered), c);
        int end = improving
            ? int.CreateTruncating(Unsafe.Add(ref records, record + (1u << bits) + BitFields.Extract(x, opponent.Reversible)))
            : opponent.Counts is null ? 1 << bits : opponent.Counts[c];
        int at = entered;
        if (at >= end)
            return height;
        entered = end;
        int around = (int)(x & opponent.Fixed);
        ref int spread = ref MemoryMarshal.GetArrayDataReference(opponent.Spread);
        ref byte marks = ref MemoryMarshal.GetArrayDataReference(done);
        ref int bottom = ref MemoryMarshal.GetArrayDataReference(stack);
        for (records = ref Unsafe.Add(ref records, record); at < end; at++)
        {
            int u = around | Unsafe.Add(ref spread, int.CreateTruncating(Unsafe.Add(ref records, at)));
            ref byte mark = ref Unsafe.Add(ref marks, u);
            Unsafe.Add(ref bottom, height) = u | origin;
            height += 1 - mark;
            mark = 1;
        }
        return height;
    }

    // The same with one-way options: from every class from which they lead to x's.
    private int EnterAll(SliceOpponent<TMember> opponent, uint x, bool improving, int height)
    {
        uint changeable = x & opponent.ForwardOnly | ~x & opponent.BackwardOnly, changed = 0;
        do
        {
            uint y = x ^ changed;
            if (changed == 0)
                height = Enter(opponent, x, improving, 0, height);
            else
            {
                int c = (int)BitFields.Extract(y, opponent.Fixed), record = c << opponent.Bits + 1;
                int end = opponent.Counts is null ? 1 << opponent.Bits : opponent.Counts[c], around = (int)(y & opponent.Fixed);
                uint bound = improving ? PayoffOf(opponent, x) : uint.MaxValue;
                ref int entered = ref opponent.Entered[c];
                for (; entered < end; entered++)
                {
                    int u = around | opponent.Spread[int.CreateTruncating(opponent.Records[record + entered])];
                    if (improving && PayoffOf(opponent, (uint)u) >= bound)
                        break;
                    if (done[u] == 0)
                    {
                        done[u] = 1;
                        stack[height++] = u;
                    }
                }
            }
            changed = (changed - changeable) & changeable;
        }
        while (changed != 0);
        return height;
    }

    private uint PayoffOf(SliceOpponent<TMember> opponent, uint place) =>
        opponent.Payoffs!.At(opponent.Payoffs.Layout.PlaceOf(BitFields.Deposit(slice, layout.Own) | BitFields.Deposit(place, layout.Rest)));

    // Every place without a value looks for an improvement that leads to a place with one. What was still to be looked at is then done with,
    // save for the places found just now; they become the new stack, and their number is returned.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Pull()
    {
        if (waiting < 0)
        {
            waiting = 0;
            for (int u = 0; u < done.Length; u++)
                if (done[u] == 0)
                    spare[waiting++] = u;
        }
        int kept = 0, found = 0;
        foreach (int u in spare.AsSpan(0, waiting))
            if (done[u] == 0)
            {
                if (Improves((uint)u))
                {
                    done[u] = 1;
                    stack[found++] = u;
                }
                else
                    spare[kept++] = u;
            }
        waiting = kept;
        return found;
    }

    // Infeasible members stand in no record, so every mark seen is a place with a value.
    private bool Improves(uint u)
    {
        foreach (SliceOpponent<TMember> opponent in opponents)
        {
            int c = (int)BitFields.Extract(u, opponent.Fixed), bits = opponent.Bits, record = c << bits + 1, around = (int)(u & opponent.Fixed);
            TMember[] records = opponent.Records;
            TMember here = records[record + (1 << bits) + (int)BitFields.Extract(u, opponent.Reversible)];
            for (int at = (opponent.Counts is null ? 1 << bits : opponent.Counts[c]) - 1; at >= 0; at--)
            {
                int member = int.CreateTruncating(records[record + at]);
                if (records[record + (1 << bits) + member] <= here)
                    break;
                if (done[around | opponent.Spread[member]] != 0)
                    return true;
            }
        }
        return false;
    }
}
