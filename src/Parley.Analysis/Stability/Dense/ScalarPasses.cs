using System.Numerics;

namespace Parley.Analysis.Stability;

/// <summary>The kernels one fibre at a time, as they are defined.</summary>
internal sealed class ScalarPasses<T> : Passes<T> where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
{
    public override void Least(CubeLayout layout, T[] payoffs, int from, int to, Span<T> leastPayoff, Span<T> leastBest)
    {
        T[] best = new T[layout.Slices];
        for (int rest = from; rest < to; rest++)
        {
            Load(layout, payoffs, rest, best);
            for (int own = 0; own < best.Length; own++)
                leastPayoff[own] = T.Min(leastPayoff[own], best[own]);
            RaiseToBest(layout, best);
            for (int own = 0; own < best.Length; own++)
                leastBest[own] = T.Min(leastBest[own], best[own]);
        }
    }

    public override void Mark(CubeLayout layout, T[] payoffs, int from, int to, ReadOnlySpan<T> leastPayoff, ReadOnlySpan<T> leastBest, ulong[][] stable)
    {
        T[] values = new T[layout.Slices];
        for (int rest = from; rest < to; rest++)
            for (int concept = 0; concept < 3; concept++)
            {
                Load(layout, payoffs, rest, values);
                if (concept > 0)
                    for (int own = 0; own < values.Length; own++)
                        values[own] = T.Min(values[own], concept == 1 ? leastPayoff[own] : leastBest[own]);
                MarkFibre(layout, payoffs, rest, values, stable[concept]);
            }
    }

    public override void Hold(CubeLayout layout, T[] payoffs, T[] reply, int from, int to, ulong[] stable)
    {
        T[] values = new T[layout.Slices];
        for (int rest = from; rest < to; rest++)
        {
            for (int own = 0; own < values.Length; own++)
                values[own] = T.Min(payoffs[own << layout.RestBits | rest], reply[own << layout.RestBits | rest]);
            MarkFibre(layout, payoffs, rest, values, stable);
        }
    }

    protected override void Raise(Span<T> values, ReadOnlySpan<T> others)
    {
        for (int k = 0; k < values.Length; k++)
            values[k] = T.Max(values[k], others[k]);
    }

    private static void Load(CubeLayout layout, T[] payoffs, int rest, T[] fibre)
    {
        for (int own = 0; own < fibre.Length; own++)
            fibre[own] = payoffs[own << layout.RestBits | rest];
    }

    private static void MarkFibre(CubeLayout layout, T[] payoffs, int rest, T[] values, ulong[] stable)
    {
        RaiseToBest(layout, values);
        for (int own = 0; own < values.Length; own++)
        {
            int place = own << layout.RestBits | rest;
            if (payoffs[place] >= values[own])
                Interlocked.Or(ref stable[place >> 6], 1UL << place);    // short slices share words between pieces of work
        }
    }

    // One option after the other: what is reached by changing it, or not.
    private static void RaiseToBest(CubeLayout layout, T[] values)
    {
        for (int bit = 1; bit < values.Length; bit <<= 1)
            for (int low = 0; low < values.Length; low++)
                if ((low & bit) == 0)
                {
                    T top = T.Max(values[low], values[low | bit]);
                    if ((layout.BackwardOnly & bit) == 0)
                        values[low] = top;
                    if ((layout.ForwardOnly & bit) == 0)
                        values[low | bit] = top;
                }
    }
}
