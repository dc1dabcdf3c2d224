using System.Numerics;

namespace Parley.Analysis.Stability;

/// <summary>For every place, how many places of the same fibre its owner likes strictly less: all that credible replies need to know of a preference.</summary>
/// <remarks>In the owner's layout, as payoffs are. Infeasible places count for nobody, and 0 stands at them.</remarks>
internal sealed class FibreRanks<TMember> where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
{
    private const int Chunk = 1 << 14;                             // places of one piece of work

    /// <summary>Room for the ranks of one decision maker, nothing written yet.</summary>
    public FibreRanks(CubeLayout layout) => (Layout, Below) = (layout, new TMember[1L << layout.Options]);

    /// <summary>The owner's layout.</summary>
    public CubeLayout Layout { get; }

    public TMember[] Below { get; }

    /// <summary>Works out all ranks.</summary>
    /// <param name="payoffs">The owner's payoffs.</param>
    /// <param name="scalar">Whether to use no vectors.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static FibreRanks<TMember> Of<T>(Payoffs<T> payoffs, bool scalar, CancellationToken cancellation)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        FibreRanks<TMember> ranks = new(payoffs.Layout);
        Chunks.Run(payoffs.Layout.SliceLength, Math.Max(64, Chunk >> payoffs.Layout.OwnBits), (from, to) => ranks.Write(payoffs, scalar, from, to), cancellation);
        return ranks;
    }

    /// <summary>Works out the fibres from..to.</summary>
    public void Write<T>(Payoffs<T> payoffs, bool scalar, int from, int to)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        if (!scalar && Layout.RestBits >= 6 && Layout.OwnBits <= 8)
            PairRanks<T, TMember>.Write(payoffs, from, to, Below);
        else
            Sort(payoffs, from, to);
    }

    private void Sort<T>(Payoffs<T> payoffs, int from, int to)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        T[] values = new T[Layout.Slices];
        int[] order = new int[values.Length];
        for (int rest = from; rest < to; rest++)
        {
            for (int own = 0; own < values.Length; own++)
                (values[own], order[own]) = (payoffs.Values[own << Layout.RestBits | rest], own);
            Array.Sort(values, order);
            int infeasible = 0, below = 0;
            while (infeasible < values.Length && values[infeasible] == T.Zero)
                infeasible++;
            for (int at = 0; at < values.Length; at++)
            {
                if (at > infeasible && values[at] != values[at - 1])
                    below = at - infeasible;
                Below[order[at] << Layout.RestBits | rest] = TMember.CreateTruncating(below);
            }
        }
    }
}
