using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Analysis.Stability;

/// <summary>The kernels over 64 fibres at a time: own options are never inside a vector, so all work is between whole vectors.</summary>
/// <remarks>
/// Vectors are 512 bits wide; where the machine has narrower ones the runtime splits each into two or four. The rows of one step, one per own
/// pattern, stay in the first-level cache between the passes over them.
/// </remarks>
internal sealed class VectorPasses<T> : Passes<T> where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
{
    private const int Step = 64;
    private const int OnStack = 128;                               // vectors: eight kilobytes

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Least(CubeLayout layout, T[] payoffs, int from, int to, Span<T> leastPayoff, Span<T> leastBest)
    {
        int slices = layout.Slices, lanes = Vector512<T>.Count;
        ref T start = ref MemoryMarshal.GetArrayDataReference(payoffs);
        Span<Vector512<T>> least = slices <= OnStack ? stackalloc Vector512<T>[slices] : new Vector512<T>[slices];
        Span<Vector512<T>> leastOfBest = layout.HasOneWay ? new Vector512<T>[slices] : stackalloc Vector512<T>[1];
        least.Fill(Vector512.Create(T.MaxValue));
        leastOfBest.Fill(Vector512.Create(T.MaxValue));
        Span<Vector512<T>> fibre = layout.HasOneWay ? new Vector512<T>[slices] : default;
        for (int rest = from; rest < to; rest += lanes)
        {
            Vector512<T> best = Vector512<T>.Zero;
            for (int own = 0; own < slices; own++)
            {
                Vector512<T> here = Vector512.LoadUnsafe(ref start, (nuint)(own << layout.RestBits | rest));
                least[own] = Vector512.Min(least[own], here);
                best = Vector512.Max(best, here);
                if (fibre.Length > 0)
                    fibre[own] = here;
            }
            if (fibre.Length == 0)
                leastOfBest[0] = Vector512.Min(leastOfBest[0], best);
            else
            {
                RaiseToBest(layout, fibre);
                for (int own = 0; own < slices; own++)
                    leastOfBest[own] = Vector512.Min(leastOfBest[own], fibre[own]);
            }
        }
        for (int own = 0; own < slices; own++)
        {
            leastPayoff[own] = T.Min(leastPayoff[own], LeastOf(least[own]));
            leastBest[own] = T.Min(leastBest[own], LeastOf(leastOfBest[layout.HasOneWay ? own : 0]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Mark(CubeLayout layout, T[] payoffs, int from, int to, ReadOnlySpan<T> leastPayoff, ReadOnlySpan<T> leastBest, ulong[][] stable)
    {
        if (layout.HasOneWay)
        {
            MarkOneWay(layout, payoffs, from, to, leastPayoff, leastBest, stable);
            return;
        }
        int slices = layout.Slices, lanes = Vector512<T>.Count;
        ref T start = ref MemoryMarshal.GetArrayDataReference(payoffs);
        ulong[] nash = stable[0], gmr = stable[1], smr = stable[2];
        Span<Vector512<T>> replies = slices <= OnStack ? stackalloc Vector512<T>[slices] : new Vector512<T>[slices];
        for (int own = 0; own < slices; own++)
            replies[own] = Vector512.Create(leastPayoff[own]);
        Vector512<T> symmetric = Vector512.Create(leastBest[0]);
        for (int rest = from; rest < to; rest += Step)
            for (int at = 0; at < Step; at += lanes)
            {
                Vector512<T> best = Vector512<T>.Zero, deterred = Vector512<T>.Zero;
                for (int own = 0; own < slices; own++)
                {
                    Vector512<T> here = Vector512.LoadUnsafe(ref start, (nuint)(own << layout.RestBits | rest + at));
                    best = Vector512.Max(best, here);
                    deterred = Vector512.Max(deterred, Vector512.Min(here, replies[own]));
                }
                Vector512<T> beyondEscape = Vector512.Min(best, symmetric);
                for (int own = 0; own < slices; own++)
                {
                    int place = own << layout.RestBits | rest + at;
                    Vector512<T> here = Vector512.LoadUnsafe(ref start, (nuint)place);
                    nash[place >> 6] |= Bits(Vector512.GreaterThanOrEqual(here, best)) << (place & 63);
                    gmr[place >> 6] |= Bits(Vector512.GreaterThanOrEqual(here, deterred)) << (place & 63);
                    smr[place >> 6] |= Bits(Vector512.GreaterThanOrEqual(here, beyondEscape)) << (place & 63);
                }
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Hold(CubeLayout layout, T[] payoffs, T[] reply, int from, int to, ulong[] stable)
    {
        int slices = layout.Slices, lanes = Vector512<T>.Count;
        ref T start = ref MemoryMarshal.GetArrayDataReference(payoffs);
        ref T replies = ref MemoryMarshal.GetArrayDataReference(reply);
        Span<Vector512<T>> fibre = layout.HasOneWay ? new Vector512<T>[slices] : default;
        for (int rest = from; rest < to; rest += lanes)
        {
            Vector512<T> best = Vector512<T>.Zero;
            for (int own = 0; own < slices; own++)
            {
                nuint place = (nuint)(own << layout.RestBits | rest);
                Vector512<T> here = Vector512.Min(Vector512.LoadUnsafe(ref start, place), Vector512.LoadUnsafe(ref replies, place));
                best = Vector512.Max(best, here);
                if (fibre.Length > 0)
                    fibre[own] = here;
            }
            if (fibre.Length > 0)
                RaiseToBest(layout, fibre);
            for (int own = 0; own < slices; own++)
            {
                int place = own << layout.RestBits | rest;
                stable[place >> 6] |= Bits(Vector512.GreaterThanOrEqual(
                    Vector512.LoadUnsafe(ref start, (nuint)place), fibre.Length > 0 ? fibre[own] : best)) << (place & 63);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Raise(Span<T> values, ReadOnlySpan<T> others)
    {
        for (int k = 0; k < values.Length; k += Vector512<T>.Count)
            Vector512.Max(Vector512.Create<T>(values[k..]), Vector512.Create(others[k..])).CopyTo(values[k..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MarkOneWay(
        CubeLayout layout, T[] payoffs, int from, int to, ReadOnlySpan<T> leastPayoff, ReadOnlySpan<T> leastBest, ulong[][] stable)
    {
        ref T start = ref MemoryMarshal.GetArrayDataReference(payoffs);
        Vector512<T>[] fibre = new Vector512<T>[layout.Slices];
        for (int rest = from; rest < to; rest += Vector512<T>.Count)
            for (int concept = 0; concept < 3; concept++)
            {
                for (int own = 0; own < fibre.Length; own++)
                {
                    Vector512<T> here = Vector512.LoadUnsafe(ref start, (nuint)(own << layout.RestBits | rest));
                    fibre[own] = concept == 0 ? here : Vector512.Min(here, Vector512.Create(concept == 1 ? leastPayoff[own] : leastBest[own]));
                }
                RaiseToBest(layout, fibre);
                for (int own = 0; own < fibre.Length; own++)
                {
                    int place = own << layout.RestBits | rest;
                    stable[concept][place >> 6] |= Bits(Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref start, (nuint)place), fibre[own])) << (place & 63);
                }
            }
    }

    private static void RaiseToBest(CubeLayout layout, Span<Vector512<T>> fibre)
    {
        for (int bit = 1; bit < fibre.Length; bit <<= 1)
            for (int high = 0; high < fibre.Length; high += 2 * bit)
                for (int low = high; low < high + bit; low++)
                {
                    Vector512<T> top = Vector512.Max(fibre[low], fibre[low | bit]);
                    if ((layout.BackwardOnly & bit) == 0)
                        fibre[low] = top;
                    if ((layout.ForwardOnly & bit) == 0)
                        fibre[low | bit] = top;
                }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector512<T> mask) => mask.ExtractMostSignificantBits();

    private static T LeastOf(Vector512<T> values)
    {
        T least = T.MaxValue;
        for (int k = 0; k < Vector512<T>.Count; k++)
            least = T.Min(least, values[k]);
        return least;
    }
}
