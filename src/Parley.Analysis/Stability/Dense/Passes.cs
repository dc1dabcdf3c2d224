using System.Numerics;

namespace Parley.Analysis.Stability;

/// <summary>The kernels over whole layouts. Lengths are checked by the caller; nothing is allocated per state.</summary>
/// <remarks>
/// A <em>best</em> value is the greatest over what one move, or none, of the layout's owner reaches. Two families follow the same
/// definitions: <see cref="VectorPasses{T}"/> for fibres of 64 and more, <see cref="ScalarPasses{T}"/> its twin for any.
/// </remarks>
internal abstract class Passes<T> where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
{
    /// <summary>For every own pattern, the least payoff, and the least best payoff, over the fibres from..to.</summary>
    /// <param name="layout">The owner's layout.</param>
    /// <param name="payoffs">Places long.</param>
    /// <param name="from">First fibre.</param>
    /// <param name="to">End of the fibres.</param>
    /// <param name="leastPayoff">One per own pattern; lowered.</param>
    /// <param name="leastBest">One per own pattern; lowered.</param>
    public abstract void Least(CubeLayout layout, T[] payoffs, int from, int to, Span<T> leastPayoff, Span<T> leastBest);

    /// <summary>Marks the places stable under Nash, GMR and SMR in the fibres from..to, where the opponents can go anywhere within a slice.</summary>
    /// <param name="layout">The owner's layout.</param>
    /// <param name="payoffs">Places long.</param>
    /// <param name="from">First fibre; a multiple of 64 unless there are fewer.</param>
    /// <param name="to">End of the fibres.</param>
    /// <param name="leastPayoff">What GMR sanctions reach, by own pattern.</param>
    /// <param name="leastBest">What SMR sanctions reach, by own pattern.</param>
    /// <param name="stable">Three sets of places; bits are set.</param>
    public abstract void Mark(CubeLayout layout, T[] payoffs, int from, int to, ReadOnlySpan<T> leastPayoff, ReadOnlySpan<T> leastBest, ulong[][] stable);

    /// <summary>Marks the places whose payoff is at least the best of min(payoff, reply) in the fibres from..to.</summary>
    /// <param name="layout">The owner's layout.</param>
    /// <param name="payoffs">Places long.</param>
    /// <param name="reply">The least value sanctions reach from each place.</param>
    /// <param name="from">First fibre; a multiple of 64 unless there are fewer.</param>
    /// <param name="to">End of the fibres.</param>
    /// <param name="stable">A set of places; bits are set.</param>
    public abstract void Hold(CubeLayout layout, T[] payoffs, T[] reply, int from, int to, ulong[] stable);

    /// <summary>The best payoff at every place of one slice; 0 where infeasible.</summary>
    /// <param name="layout">The owner's layout.</param>
    /// <param name="payoffs">Places long.</param>
    /// <param name="own">The slice.</param>
    /// <param name="someInfeasible">Whether there may be infeasible places.</param>
    /// <param name="best">As long as the slice; overwritten and returned.</param>
    public ReadOnlySpan<T> Best(CubeLayout layout, T[] payoffs, int own, bool someInfeasible, Span<T> best)
    {
        int n = layout.SliceLength;
        payoffs.AsSpan(own << layout.RestBits, n).CopyTo(best);
        for (int other = 0; other < layout.Slices; other++)
            if (other != own && layout.Reaches((uint)own, (uint)other))
                Raise(best, payoffs.AsSpan(other << layout.RestBits, n));
        ReadOnlySpan<T> payoff = payoffs.AsSpan(own << layout.RestBits, n);
        if (someInfeasible)
            for (int x = 0; x < n; x++)
                if (payoff[x] == T.Zero)
                    best[x] = T.Zero;
        return best;
    }

    /// <summary>Raises every value to the one beside it.</summary>
    protected abstract void Raise(Span<T> values, ReadOnlySpan<T> others);

    public static Passes<T> For(CubeLayout layout, bool scalar) =>
        scalar || layout.RestBits < 6 ? new ScalarPasses<T>() : new VectorPasses<T>();
}
