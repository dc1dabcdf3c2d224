namespace Parley.Analysis.Bargaining;

/// <summary>Gains by candidate, of which the largest is always at hand: a tournament whose winner stands at the root.</summary>
internal sealed class GainTree
{
    private readonly int leaves;
    private readonly double[] best;

    public GainTree(int count)
    {
        for (leaves = 1; leaves < count; leaves *= 2)
        {
        }
        best = new double[2 * leaves];
    }

    /// <summary>The largest gain; 0 when none is set.</summary>
    public double Largest => best[1];

    /// <summary>Sets the gain of a candidate, 0 for one that does not pay.</summary>
    public void Set(int candidate, double gain)
    {
        int at = leaves + candidate;
        best[at] = gain;
        for (at /= 2; at > 0; at /= 2)
        {
            double larger = Math.Max(best[2 * at], best[2 * at + 1]);
            if (best[at].Equals(larger))
                return;
            best[at] = larger;
        }
    }

    /// <summary>The candidates with the largest gain, in their order.</summary>
    public IEnumerable<int> Winners()
    {
        Stack<int> open = new([1]);
        while (open.TryPop(out int at))
            if (best[at].Equals(best[1]))
            {
                if (at >= leaves)
                    yield return at - leaves;
                else
                {
                    open.Push(2 * at + 1);
                    open.Push(2 * at);
                }
            }
    }
}
