using System.Diagnostics;
using System.Numerics;

namespace Parley.Analysis.Stability;

/// <summary>For every place of one slice, the least value the opponents can reach from it by moves or improvements, the place itself included.</summary>
/// <remarks>
/// Values spread backwards, lowest first, so every place gets its final value when it is first reached; a pointer for every class of every
/// opponent never turns back, which makes the work linear in places times opponents. Holds scratch memory of one slice: one for each thread.
/// Once few places are left without a value, they look for a better neighbour that has one, instead of being looked for.
/// </remarks>
internal sealed class SliceReplies<T, TMember>
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
{
    private const int WhenToTurn = 6;                              // places still to be looked at, for each one without a value
    private const int DigitBits = 11;

    private readonly CubeLayout layout;
    private readonly SliceOpponent<TMember>[] opponents;
    private readonly bool oneWay;
    private readonly int[] stack, spare;
    private uint slice;
    private int waiting;                                           // places in spare, a superset of those without a value; below 0 when not listed

    public SliceReplies(CubeLayout layout, SliceOpponent<TMember>[] opponents)
    {
        this.layout = layout;
        this.opponents = [.. opponents.Where(o => o.Moves)];
        oneWay = opponents.Any(o => o.HasOneWay);
        (stack, spare) = (new int[layout.SliceLength], new int[layout.SliceLength]);
        (Order, Values) = (new int[layout.SliceLength], new T[layout.SliceLength]);
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

    /// <summary>Puts places in ascending order of value, infeasible ones first.</summary>
    public void Sort(ReadOnlySpan<T> values, int[] order)
    {
        T top = T.Zero;
        foreach (T value in values)
            top = T.Max(top, value);
        int width = int.CreateTruncating(T.PopCount(T.AllBitsSet) - T.LeadingZeroCount(top)), passes = Math.Max(1, (width + DigitBits - 1) / DigitBits);
        int bits = (width + passes - 1) / passes;
        Span<int> starts = stackalloc int[1 << DigitBits];
        for (int pass = 0; pass < passes; pass++)
        {
            int shift = pass * bits, mask = (1 << bits) - 1;
            int[] into = (passes - pass) % 2 == 1 ? order : spare, from = into == order ? spare : order;
            starts.Clear();
            foreach (T value in values)
                starts[int.CreateTruncating(value >>> shift) & mask]++;
            int sum = 0;
            foreach (ref int start in starts)
                (start, sum) = (sum, sum + start);
            if (pass == 0)
                for (int x = 0; x < values.Length; x++)
                    into[starts[int.CreateTruncating(values[x] >>> shift) & mask]++] = x;
            else
                foreach (int x in from.AsSpan(0, values.Length))
                    into[starts[int.CreateTruncating(values[x] >>> shift) & mask]++] = x;
        }
    }

    /// <summary>Labels the slice.</summary>
    /// <param name="values">One per place; 0 where infeasible.</param>
    /// <param name="order">All places in ascending order of value.</param>
    /// <param name="improving">Whether each step must be an improvement for its mover.</param>
    /// <param name="least">As long as the values; overwritten; 0 where infeasible.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public void Label(ReadOnlySpan<T> values, int[] order, bool improving, Span<T> least, CancellationToken cancellation)
    {
        Debug.Assert(values.Length == layout.SliceLength && least.Length == values.Length, "the caller checked shapes");
        least.Clear();
        foreach (SliceOpponent<TMember> opponent in opponents)
            Array.Clear(opponent.Entered);
        int first = 0, height = 0, ticks = 0;
        while (first < order.Length && values[order[first]] == T.Zero)
            first++;
        int left = order.Length - first;
        waiting = -1;
        for (; first < order.Length && left > 0; first++)
        {
            int seed = order[first];
            if (least[seed] != T.Zero)
                continue;
            T value = least[seed] = values[seed];
            left--;
            stack[height++] = seed;
            while (height > 0 && left > 0)
            {
                if ((++ticks & 0xFFFF) == 0)
                    cancellation.ThrowIfCancellationRequested();
                if (improving && !oneWay && height > WhenToTurn * left && height > (waiting < 0 ? least.Length >> 3 : waiting))
                {
                    left -= height = Pull(value, values, least);
                    if (height == 0)
                        break;
                }
                int x = stack[--height], before = height;
                foreach (SliceOpponent<TMember> opponent in opponents)
                    height = oneWay && opponent.HasOneWay
                        ? EnterAll(opponent, (uint)x, improving, value, least, height)
                        : Enter(opponent, (uint)x, improving, value, least, height);
                left -= height - before;
            }
        }
    }

    // Labels the members of x's class that lead to x and were not handed out before.
    private int Enter(SliceOpponent<TMember> opponent, uint x, bool improving, T value, Span<T> least, int height)
    {
        int c = (int)BitFields.Extract(x, opponent.Fixed), bits = opponent.Bits, record = c << bits + 1;
        int end = improving
            ? int.CreateTruncating(opponent.Records[record + (1 << bits) + (int)BitFields.Extract(x, opponent.Reversible)])
            : opponent.Counts is null ? 1 << bits : opponent.Counts[c];
        ref int entered = ref opponent.Entered[c];
        if (entered >= end)
            return height;
        int around = (int)(x & opponent.Fixed);
        int[] spread = opponent.Spread;
        foreach (TMember member in opponent.Records.AsSpan(record + entered, end - entered))
        {
            int u = around | spread[int.CreateTruncating(member)];
            if (least[u] == T.Zero)
            {
                least[u] = value;
                stack[height++] = u;
            }
        }
        entered = end;
        return height;
    }

    // The same with one-way options: from every class from which they lead to x's.
    private int EnterAll(SliceOpponent<TMember> opponent, uint x, bool improving, T value, Span<T> least, int height)
    {
        uint changeable = x & opponent.ForwardOnly | ~x & opponent.BackwardOnly, changed = 0;
        do
        {
            uint y = x ^ changed;
            if (changed == 0)
                height = Enter(opponent, x, improving, value, least, height);
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
                    if (least[u] == T.Zero)
                    {
                        least[u] = value;
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
    private int Pull(T value, ReadOnlySpan<T> values, Span<T> least)
    {
        if (waiting < 0)
        {
            waiting = 0;
            for (int u = 0; u < least.Length; u++)
                if (least[u] == T.Zero && values[u] != T.Zero)
                    spare[waiting++] = u;
        }
        int kept = 0, found = 0;
        foreach (int u in spare.AsSpan(0, waiting))
            if (least[u] == T.Zero)
            {
                if (Improves((uint)u, least))
                {
                    least[u] = value;
                    stack[found++] = u;
                }
                else
                    spare[kept++] = u;
            }
        waiting = kept;
        return found;
    }

    private bool Improves(uint u, ReadOnlySpan<T> least)
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
                if (least[around | opponent.Spread[member]] != T.Zero)
                    return true;
            }
        }
        return false;
    }
}
