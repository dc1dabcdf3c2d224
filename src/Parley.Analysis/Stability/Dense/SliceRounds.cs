using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Analysis.Stability;

/// <summary>For every place of one slice, the least value the opponents can reach from it, by lowering values until nothing moves: the same question as <see cref="SliceReplies{T, TMember}"/>, answered a vector at a time.</summary>
/// <remarks>
/// Every block, one vector of fibres of one opponent, takes over the least value of what its members can step to; it is looked at again only when
/// another opponent lowered something in it. Few rounds do as a rule. Where chains of replies are long the work is given up at a bound, and
/// <see cref="SliceReplies{T, TMember}"/> does it in a time that does not depend on their length. Fibres of at most 64, all options reversible.
/// </remarks>
internal sealed class SliceRounds<T> where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
{
    private const int MostOwn = 6, MostRounds = 12;

    private readonly CubeLayout layout;
    private readonly RoundOpponent[] opponents;
    private uint own;
    private bool isLoaded;
    private readonly Vector512<T>[] values = new Vector512<T>[1 << MostOwn], ranks = new Vector512<T>[1 << MostOwn], lowered = new Vector512<T>[1 << MostOwn];

    public SliceRounds(CubeLayout layout, FibreRanks<byte>[] opponents)
    {
        this.layout = layout;
        this.opponents = [.. opponents.Where(o => o.Layout.OwnBits > 0).Select(o => new RoundOpponent(o, layout, BitOperations.Log2((uint)Vector512<T>.Count)))];
    }

    /// <summary>Whether slices and fibres have the shape this works on.</summary>
    public static bool Suits(CubeLayout layout, IEnumerable<CubeLayout> opponents) =>
        1 << layout.RestBits >= Vector512<T>.Count && opponents.All(o => o.OwnBits <= MostOwn && !o.HasOneWay);

    /// <summary>Turns to a slice, with the ranks as they are now; they are copied when an improvement is asked for.</summary>
    public void Turn(uint slice) => (own, isLoaded) = (slice, false);

    /// <summary>Lowers the values of the slice to what the opponents can reach.</summary>
    /// <param name="start">One value per place; 0 where infeasible.</param>
    /// <param name="improving">Whether each step must be an improvement for its mover.</param>
    /// <param name="someInfeasible">Whether there may be infeasible places.</param>
    /// <param name="least">As long as the values; overwritten; 0 where infeasible.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <returns>False when the bound was reached: then what was written means nothing.</returns>
    public bool Spread(ReadOnlySpan<T> start, bool improving, bool someInfeasible, Span<T> least, CancellationToken cancellation)
    {
        // One less, so that an infeasible place is above everything and hands nothing on.
        for (int at = 0; at < start.Length; at += Vector512<T>.Count)
            (Vector512.Create(start[at..]) - Vector512<T>.One).CopyTo(least[at..]);
        long left = 0;
        foreach (RoundOpponent opponent in opponents)
        {
            if (improving && !isLoaded)
                opponent.Load(own);
            opponent.MarkAll();
            left += (long)MostRounds * opponent.Blocks;
        }
        isLoaded |= improving;
        for (bool isDone = false; !isDone;)
        {
            cancellation.ThrowIfCancellationRequested();
            isDone = true;
            foreach (RoundOpponent opponent in opponents)
            {
                int blocks = improving ? Improve(opponent, ref MemoryMarshal.GetReference(least)) : Move(opponent, start, ref MemoryMarshal.GetReference(least));
                isDone &= blocks == 0;
                left -= blocks;
            }
            if (left < 0 && !isDone)
                return false;
        }
        for (int at = 0; at < start.Length; at += Vector512<T>.Count)
        {
            Vector512<T> found = Vector512.Create<T>(least[at..]) + Vector512<T>.One;
            (someInfeasible ? Vector512.ConditionalSelect(Vector512.Equals(Vector512.Create(start[at..]), Vector512<T>.Zero), Vector512<T>.Zero, found) : found).CopyTo(least[at..]);
        }
        return true;
    }

    // Every member takes over the least value of the members its owner likes more. Returns how many blocks were looked at.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Improve(RoundOpponent opponent, ref T least)
    {
        ref Vector512<T> v = ref MemoryMarshal.GetArrayDataReference(values), r = ref MemoryMarshal.GetArrayDataReference(ranks);
        ref byte below = ref MemoryMarshal.GetArrayDataReference(opponent.Below);
        int[] rows = opponent.Rows, turns = opponent.Turns;
        int blocks = 0;
        for (int word = 0; word < opponent.Dirty.Length; word++)
            while (opponent.Dirty[word] != 0)
            {
                int block = word << 6 | BitOperations.TrailingZeroCount(opponent.Dirty[word]), first = opponent.FirstOf(block);
                opponent.Dirty[word] &= opponent.Dirty[word] - 1;
                blocks++;
                for (int a = 0; a < rows.Length; a++)
                {
                    Unsafe.Add(ref v, a) = Vector512.LoadUnsafe(ref least, (nuint)(first + rows[a]));
                    Unsafe.Add(ref r, a) = Widen(ref Unsafe.Add(ref below, first + rows[a]));
                }
                if (rows.Length >= 4)
                    CompareRows(ref v, ref r, rows.Length);
                else if (rows.Length == 2)
                    Compare(ref v, ref Unsafe.Add(ref v, 1), r, Unsafe.Add(ref r, 1));
                if (turns.Length > 1)
                    CompareTurned(ref v, ref r, opponent);
                Store(opponent, first, ref least);
            }
        return blocks;
    }

    // Every pair of rows; four rows at a time stay in registers while the others pass by.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CompareRows(ref Vector512<T> v, ref Vector512<T> r, int count)
    {
        for (int a = 0; a < count; a += 4)
        {
            Vector512<T> v0 = Unsafe.Add(ref v, a), v1 = Unsafe.Add(ref v, a + 1), v2 = Unsafe.Add(ref v, a + 2), v3 = Unsafe.Add(ref v, a + 3);
            Vector512<T> r0 = Unsafe.Add(ref r, a), r1 = Unsafe.Add(ref r, a + 1), r2 = Unsafe.Add(ref r, a + 2), r3 = Unsafe.Add(ref r, a + 3);
            Compare(ref v0, ref v1, r0, r1);
            Compare(ref v2, ref v3, r2, r3);
            Compare(ref v0, ref v2, r0, r2);
            Compare(ref v1, ref v3, r1, r3);
            Compare(ref v0, ref v3, r0, r3);
            Compare(ref v1, ref v2, r1, r2);
            for (int b = a + 4; b < count; b++)
            {
                Vector512<T> value = Unsafe.Add(ref v, b), rank = Unsafe.Add(ref r, b);
                Compare(ref v0, ref value, r0, rank);
                Compare(ref v1, ref value, r1, rank);
                Compare(ref v2, ref value, r2, rank);
                Compare(ref v3, ref value, r3, rank);
                Unsafe.Add(ref v, b) = value;
            }
            Unsafe.Add(ref v, a) = v0;
            Unsafe.Add(ref v, a + 1) = v1;
            Unsafe.Add(ref v, a + 2) = v2;
            Unsafe.Add(ref v, a + 3) = v3;
        }
    }

    // Every pair of places in different lanes. The rows stay as they are until all lower values are known, so that no step waits for the one before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CompareTurned(ref Vector512<T> v, ref Vector512<T> r, RoundOpponent opponent)
    {
        int count = opponent.Rows.Length;
        ref Vector512<T> into = ref MemoryMarshal.GetArrayDataReference(lowered);
        for (int a = 0; a < count; a += 2)
        {
            int second = Math.Min(a + 1, count - 1);
            Vector512<T> v0 = Unsafe.Add(ref v, a), v1 = Unsafe.Add(ref v, second), r0 = Unsafe.Add(ref r, a), r1 = Unsafe.Add(ref r, second);
            for (int turn = 1; turn < opponent.Turns.Length; turn++)
            {
                Vector512<T> lanes = opponent.LanesOf<T>(turn);
                for (int b = 0; b < count; b++)
                {
                    Vector512<T> rank = Shuffle(Unsafe.Add(ref r, b), lanes), value = Shuffle(Unsafe.Add(ref v, b), lanes);
                    v0 = Vector512.ConditionalSelect(Vector512.LessThan(r0, rank), Vector512.Min(v0, value), v0);
                    v1 = Vector512.ConditionalSelect(Vector512.LessThan(r1, rank), Vector512.Min(v1, value), v1);
                }
            }
            Unsafe.Add(ref into, second) = v1;
            Unsafe.Add(ref into, a) = v0;
        }
        for (int a = 0; a < count; a++)
            Unsafe.Add(ref v, a) = Unsafe.Add(ref into, a);
    }

    // Whichever ranks lower takes over the value of the other if that is less.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compare(ref Vector512<T> one, ref Vector512<T> other, Vector512<T> rank, Vector512<T> otherRank)
    {
        Vector512<T> before = one;
        one = Vector512.ConditionalSelect(Vector512.LessThan(rank, otherRank), Vector512.Min(one, other), one);
        other = Vector512.ConditionalSelect(Vector512.LessThan(otherRank, rank), Vector512.Min(other, before), other);
    }

    // Every feasible member takes over the least value of its fibre.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Move(RoundOpponent opponent, ReadOnlySpan<T> start, ref T least)
    {
        ref Vector512<T> v = ref MemoryMarshal.GetArrayDataReference(values);
        int[] rows = opponent.Rows, turns = opponent.Turns;
        int blocks = 0;
        for (int word = 0; word < opponent.Dirty.Length; word++)
            while (opponent.Dirty[word] != 0)
            {
                int block = word << 6 | BitOperations.TrailingZeroCount(opponent.Dirty[word]), first = opponent.FirstOf(block);
                opponent.Dirty[word] &= opponent.Dirty[word] - 1;
                blocks++;
                Vector512<T> lowest = Vector512<T>.AllBitsSet;
                for (int a = 0; a < rows.Length; a++)
                    lowest = Vector512.Min(lowest, Vector512.LoadUnsafe(ref least, (nuint)(first + rows[a])));
                for (int turn = 1; turn < turns.Length; turn <<= 1)
                    lowest = Vector512.Min(lowest, Shuffle(lowest, opponent.LanesOf<T>(turn)));
                for (int a = 0; a < rows.Length; a++)
                    Unsafe.Add(ref v, a) = Vector512.ConditionalSelect(
                        Vector512.Equals(Vector512.Create(start[(first + rows[a])..]), Vector512<T>.Zero), Vector512<T>.AllBitsSet, lowest);
                Store(opponent, first, ref least);
            }
        return blocks;
    }

    // Writes the rows that changed, and marks for the other opponents the blocks they stand in.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(RoundOpponent mover, int first, ref T least)
    {
        ref Vector512<T> v = ref MemoryMarshal.GetArrayDataReference(values);
        int[] rows = mover.Rows;
        for (int a = 0; a < rows.Length; a++)
        {
            int at = first + rows[a];
            if (Unsafe.Add(ref v, a) == Vector512.LoadUnsafe(ref least, (nuint)at))
                continue;
            Unsafe.Add(ref v, a).StoreUnsafe(ref least, (nuint)at);
            foreach (RoundOpponent other in opponents)
                if (other != mover)
                    other.Mark(at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Widen(ref byte from)
    {
        if (typeof(T) == typeof(byte))
            return Vector512.LoadUnsafe(ref from).As<byte, T>();
        if (typeof(T) == typeof(ushort))
        {
            Vector256<byte> narrow = Vector256.LoadUnsafe(ref from);
            return Vector512.Create(Vector256.WidenLower(narrow), Vector256.WidenUpper(narrow)).As<ushort, T>();
        }
        Vector128<byte> least = Vector128.LoadUnsafe(ref from);
        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(least);
        return Vector512.Create(
            Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)), Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high))).As<uint, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Shuffle(Vector512<T> values, Vector512<T> lanes)
    {
        if (typeof(T) == typeof(byte))
            return Vector512.ShuffleNative(values.AsByte(), lanes.AsByte()).As<byte, T>();
        if (typeof(T) == typeof(ushort))
            return Vector512.ShuffleNative(values.AsUInt16(), lanes.AsUInt16()).As<ushort, T>();
        return Vector512.ShuffleNative(values.AsUInt32(), lanes.AsUInt32()).As<uint, T>();
    }
}
