using System.Numerics;

namespace Parley.Analysis.Stability;

/// <summary>What one opponent knows of one slice of the focal decision maker, copied together so that it lies close.</summary>
/// <remarks>
/// Within the slice a place is the rest alone, and the opponent's fibres run inside it. A member is a pattern of the opponent's options. What
/// belongs to a member has the number [fibre, high | member, low].
/// </remarks>
internal sealed class SliceOpponent<TMember> where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
{
    /// <summary>Room behind the last member, so that a whole vector can be read anywhere.</summary>
    private const int Padding = 64;

    private readonly FibreRanks<TMember> ranks;
    private readonly uint sliceOwn;                                // the focal decision maker's options among the bits of the opponent's rest
    private readonly BitCopy copy;

    public SliceOpponent(FibreRanks<TMember> ranks, CubeLayout focal)
    {
        this.ranks = ranks;
        CubeLayout layout = ranks.Layout;
        Bits = layout.OwnBits;
        Own = BitFields.Extract(layout.Own, focal.Rest);
        Fixed = (uint)(focal.SliceLength - 1) & ~Own;
        sliceOwn = BitFields.Extract(focal.Own, layout.Rest);
        copy = new([.. layout.BitsOf(layout.Own), .. layout.BitsOf(layout.Rest & focal.Rest)]);
        int fibres = 1 << focal.RestBits - Bits;
        Below = new TMember[focal.SliceLength + Padding];
        Done = new ulong[CubeBits.Words(focal.SliceLength)];
        Bound = new TMember[fibres];
        Waiting = new bool[fibres];
        Spread = [.. Enumerable.Range(0, 1 << Bits).Select(a => (int)BitFields.Deposit((uint)a, Own))];
        Reach = layout.HasOneWay ? ReachOf(layout) : null;
    }

    /// <summary>How many options the opponent has.</summary>
    public int Bits { get; }

    /// <summary>The opponent's options as bits of a place.</summary>
    public uint Own { get; }

    /// <summary>All other bits of a place; together they are the fibre.</summary>
    public uint Fixed { get; }

    /// <summary>How many members of its fibre rank below each member.</summary>
    public TMember[] Below { get; }

    /// <summary>One bit for each member: whether its place has a value, or is infeasible.</summary>
    public ulong[] Done { get; }

    /// <summary>By fibre: all members of lower rank than this are done, or the fibre waits.</summary>
    public TMember[] Bound { get; }

    /// <summary>By fibre: whether it stands on the stack.</summary>
    public bool[] Waiting { get; }

    /// <summary>By member, the bits of a place.</summary>
    public int[] Spread { get; }

    /// <summary>By member, the set of members from which one move leads to it; null when nothing goes one way and all do.</summary>
    public ulong[]? Reach { get; }

    /// <summary>Words of one set of members.</summary>
    public int Words => Math.Max(1, 1 << Bits >> 6);

    /// <summary>Bytes of a reach table, or 0 where none is needed.</summary>
    public static long ReachBytes(CubeLayout layout) => layout.HasOneWay ? 8L * Math.Max(1, layout.Slices >> 6) * layout.Slices : 0;

    /// <summary>Copies the ranks of one slice.</summary>
    public void Load(uint own) =>
        copy.Copy(ranks.Below, (int)BitFields.Deposit(own, sliceOwn), Below);

    private static ulong[] ReachOf(CubeLayout layout)
    {
        int members = layout.Slices, words = Math.Max(1, members >> 6);
        ulong[] reach = new ulong[words * members];
        for (int to = 0; to < members; to++)
            for (int from = 0; from < members; from++)
                if (layout.Reaches((uint)from, (uint)to))
                    reach[to * words + (from >> 6)] |= 1UL << from;
        return reach;
    }
}
