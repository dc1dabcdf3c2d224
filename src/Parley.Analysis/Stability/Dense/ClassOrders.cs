using System.Numerics;

namespace Parley.Analysis.Stability;

/// <summary>How one decision maker orders the states it moves freely between: class by class, each in a record of its own.</summary>
/// <remarks>
/// A <em>class</em> holds the states that agree outside the owner's reversible options; its number is those other bits, pushed together. A
/// <em>member</em> is a pattern of the reversible options. A record has 2^k entries that list the feasible members in ascending order of
/// preference, then 2^k that tell, by member, how many rank strictly below it: [order, low | below, high], k reversible options.
/// </remarks>
internal sealed class ClassOrders<TMember> where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
{
    private const int Chunk = 1 << 14;

    private ClassOrders(uint reversible, int bits, TMember[] records, int[]? counts) =>
        (Reversible, Bits, Records, Counts) = (reversible, bits, records, counts);

    /// <summary>The owner's reversible options as bits of a state.</summary>
    public uint Reversible { get; }

    /// <summary>How many there are.</summary>
    public int Bits { get; }

    public TMember[] Records { get; }

    /// <summary>Feasible members of each class; null when all are.</summary>
    public int[]? Counts { get; }

    /// <summary>Sorts every class.</summary>
    /// <param name="payoffs">The owner's payoffs.</param>
    /// <param name="allFeasible">Whether no payoff is 0.</param>
    /// <param name="scalar">Whether to use no vectors.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static ClassOrders<TMember> Of<T>(Payoffs<T> payoffs, bool allFeasible, bool scalar, CancellationToken cancellation)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        ClassOrders<TMember> orders = Room(payoffs.Layout, allFeasible);
        int classes = 1 << payoffs.Layout.Options - orders.Bits;
        Chunks.Run(classes, Math.Max(64, Chunk >> orders.Bits), (from, to) => orders.Write(payoffs, scalar, from, to), cancellation);
        return orders;
    }

    /// <summary>Room for the orders of one decision maker, nothing written yet.</summary>
    public static ClassOrders<TMember> Room(CubeLayout layout, bool allFeasible)
    {
        uint oneWay = BitFields.Deposit(layout.ForwardOnly | layout.BackwardOnly, layout.Own), reversible = layout.Own & ~oneWay;
        int bits = BitOperations.PopCount(reversible);
        return new(reversible, bits, new TMember[2L << layout.Options], allFeasible ? null : new int[1 << layout.Options - bits]);
    }

    /// <summary>Writes the records of the classes from..to.</summary>
    public void Write<T>(Payoffs<T> payoffs, bool scalar, int from, int to)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        CubeLayout layout = payoffs.Layout;
        if (!scalar && !layout.HasOneWay && layout.RestBits >= 6 && Bits <= 8)
            PairOrders<T, TMember>.Write(payoffs, from, to, Records, Counts);
        else
            SortClasses(payoffs, from, to);
    }

    private void SortClasses<T>(Payoffs<T> payoffs, int from, int to)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        CubeLayout layout = payoffs.Layout;
        int members = 1 << Bits;
        uint all = layout.Own | layout.Rest, reversible = Reversible;
        int[] steps = [.. Enumerable.Range(0, members).Select(a => layout.PlaceOf(BitFields.Deposit((uint)a, reversible)))];
        T[] own = new T[members], values = payoffs.Values;
        int[] order = new int[members], buffer = new int[members];
        for (int c = from; c < to; c++)
        {
            int first = layout.PlaceOf(BitFields.Deposit((uint)c, all & ~reversible));
            for (int a = 0; a < members; a++)
                own[a] = values[first + steps[a]];
            Sort(own, order, buffer);
            int hidden = 0;
            while (hidden < members && own[order[hidden]] == T.Zero)
                hidden++;
            Span<TMember> record = Records.AsSpan((int)((long)c << Bits) * 2, 2 * members);
            int below = 0;
            for (int at = hidden; at < members; at++)
            {
                if (at > hidden && own[order[at]] != own[order[at - 1]])
                    below = at - hidden;
                record[at - hidden] = TMember.CreateTruncating(order[at]);
                record[members + order[at]] = TMember.CreateTruncating(below);
            }
            if (Counts is not null)
                Counts[c] = members - hidden;
        }
    }

    // Insertion while there are few; otherwise runs merged bottom up. Equal values keep their order.
    private static void Sort<T>(T[] values, int[] order, int[] buffer) where T : IBinaryInteger<T>
    {
        const int run = 16;
        int n = order.Length;
        for (int from = 0; from < n; from += run)
            for (int at = from; at < Math.Min(n, from + run); at++)
            {
                int hole = at;
                for (T value = values[at]; hole > from && values[order[hole - 1]] > value; hole--)
                    order[hole] = order[hole - 1];
                order[hole] = at;
            }
        for (int width = run; width < n; width *= 2)
        {
            for (int from = 0; from < n; from += 2 * width)
            {
                int left = from, middle = Math.Min(n, from + width), right = middle, end = Math.Min(n, from + 2 * width);
                for (int at = from; at < end; at++)
                    buffer[at] = right >= end || left < middle && values[order[left]] <= values[order[right]] ? order[left++] : order[right++];
            }
            buffer.AsSpan(0, n).CopyTo(order);
        }
    }
}
