using System.Numerics;
using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>How one decision maker sees the cube of all combinations of options: own options in the high bits, all others in the low bits.</summary>
/// <remarks>
/// A place is [own pattern, high | rest, low]; both keep the order of the options. A <em>slice</em>, all places with one own pattern, is what the
/// opponents can move about in, and lies in one piece. A <em>fibre</em>, all places with one rest, is what the decision maker moves about in.
/// </remarks>
internal sealed class CubeLayout
{
    public CubeLayout(int options, DecisionMaker owner)
    {
        Options = options;
        Own = (uint)owner.Control;
        Rest = (uint)((1UL << options) - 1) & ~Own;
        OwnBits = BitOperations.PopCount(Own);
        RestBits = options - OwnBits;
        ForwardOnly = BitFields.Extract((uint)owner.ForwardOnly, Own);
        BackwardOnly = BitFields.Extract((uint)owner.BackwardOnly, Own);
    }

    public int Options { get; }

    /// <summary>The own options as bits of a state.</summary>
    public uint Own { get; }

    /// <summary>All other options as bits of a state.</summary>
    public uint Rest { get; }

    public int OwnBits { get; }

    public int RestBits { get; }

    /// <summary>Number of own patterns, so of slices.</summary>
    public int Slices => 1 << OwnBits;

    /// <summary>Number of places in a slice, so of fibres.</summary>
    public int SliceLength => 1 << RestBits;

    /// <summary>Own options that can only be taken, as bits of an own pattern.</summary>
    public uint ForwardOnly { get; }

    /// <summary>Own options that can only be given up, as bits of an own pattern.</summary>
    public uint BackwardOnly { get; }

    public bool HasOneWay => (ForwardOnly | BackwardOnly) != 0;

    public int PlaceOf(uint state) => (int)(BitFields.Extract(state, Own) << RestBits | BitFields.Extract(state, Rest));

    /// <summary>The bits of a place at which some options stand, in the order of the options.</summary>
    /// <param name="options">As bits of a state.</param>
    public IEnumerable<int> BitsOf(uint options)
    {
        for (uint left = options; left != 0; left &= left - 1)
            yield return BitOperations.TrailingZeroCount(PlaceOf(left & (0 - left)));
    }

    /// <summary>Whether one move, or none, leads from one own pattern to the other.</summary>
    public bool Reaches(uint from, uint to) => (from & ForwardOnly & ~to) == 0 && (to & BackwardOnly & ~from) == 0;
}
