using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parley.Analysis.Stability;

/// <summary>Copies a table whose places are numbered by bits into another order of the bits, a block at a time, so that both sides are touched in whole cache lines.</summary>
internal sealed class BitCopy
{
    private const int Unit = 4, Near = 6;                          // bits: what is copied in one move; what lies in one line

    private readonly int run;                                      // lowest bits that stand in both numbers alike
    private readonly int[] innerFrom, innerTo, outerFrom, outerTo;

    /// <param name="sourceBits">For each bit of a place in the copy, its bit in the source.</param>
    public BitCopy(IReadOnlyList<int> sourceBits)
    {
        int alike = 0;
        while (alike < sourceBits.Count && sourceBits[alike] == alike)
            alike++;
        run = alike > Near ? alike : alike >= Unit ? Unit : 0;
        int[] rest = [.. Enumerable.Range(run, sourceBits.Count - run)];
        int[] inner = run > Near ? [] : [.. rest.Where(b => b < Near || sourceBits[b] < Near)];
        int[] outer = [.. rest.Except(inner)];
        innerFrom = Sums([.. inner.Select(b => 1 << sourceBits[b])]);
        innerTo = Sums([.. inner.Select(b => 1 << b)]);
        (outerFrom, outerTo) = ([.. outer.Select(b => 1 << sourceBits[b])], [.. outer.Select(b => 1 << b)]);
    }

    /// <summary>Copies.</summary>
    /// <param name="source">Read from <paramref name="offset"/> on.</param>
    /// <param name="offset">What the bits that are not copied contribute to a place in the source.</param>
    /// <param name="to">At least as long as the copy.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Copy<T>(T[] source, int offset, T[] to) where T : unmanaged
    {
        for (int block = 0; block < 1 << outerFrom.Length; block++)
        {
            int from = offset, into = 0;
            for (int bits = block, k = 0; bits != 0; bits >>= 1, k++)
                if ((bits & 1) != 0)
                    (from, into) = (from + outerFrom[k], into + outerTo[k]);
            if (run > Near)
                source.AsSpan(from, 1 << run).CopyTo(to.AsSpan(into));
            else if (run == Unit)
                for (int k = 0; k < innerFrom.Length; k++)
                    source.AsSpan(from + innerFrom[k], 1 << Unit).CopyTo(to.AsSpan(into + innerTo[k], 1 << Unit));
            else
            {
                ref T first = ref source[from];
                ref T target = ref to[into];
                for (int k = 0; k < innerFrom.Length; k++)
                    Unsafe.Add(ref target, innerTo[k]) = Unsafe.Add(ref first, innerFrom[k]);
            }
        }
    }

    // All sums of some of the terms, the first term changing fastest.
    private static int[] Sums(int[] terms)
    {
        int[] sums = new int[1 << terms.Length];
        for (int k = 1; k < sums.Length; k++)
            sums[k] = sums[k & (k - 1)] + terms[System.Numerics.BitOperations.TrailingZeroCount(k)];
        return sums;
    }
}
