using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Analysis.Stability;

/// <summary>What one opponent knows of one slice, for <see cref="SliceRounds{T}"/>: ranks in the order of the slice's places, and the blocks to look at.</summary>
/// <remarks>A block is one vector of places for each pattern of those options of the opponent that are not inside a vector; its fibres lie beside each other in the lanes.</remarks>
internal sealed class RoundOpponent
{
    private const int Padding = 64;                                // so that a whole vector can be read anywhere

    private readonly FibreRanks<byte> ranks;
    private readonly BitCopy copy;
    private readonly uint sliceOwn, outside;                       // outside: bits of a vector's number that are not the opponent's
    private readonly int laneBits;

    public RoundOpponent(FibreRanks<byte> ranks, CubeLayout focal, int laneBits)
    {
        (this.ranks, this.laneBits) = (ranks, laneBits);
        CubeLayout layout = ranks.Layout;
        uint own = BitFields.Extract(layout.Own, focal.Rest), inside = own & (1u << laneBits) - 1, between = own >> laneBits;
        sliceOwn = BitFields.Extract(focal.Own, layout.Rest);
        copy = new([.. layout.BitsOf(focal.Rest)]);
        outside = (uint)(focal.SliceLength - 1 >> laneBits) & ~between;
        Rows = [.. Enumerable.Range(0, 1 << BitOperations.PopCount(between)).Select(a => (int)BitFields.Deposit((uint)a, between) << laneBits)];
        Turns = [.. Enumerable.Range(0, 1 << BitOperations.PopCount(inside)).Select(a => (int)BitFields.Deposit((uint)a, inside))];
        Below = new byte[focal.SliceLength + Padding];
        Blocks = 1 << BitOperations.PopCount(outside);
        Dirty = new ulong[CubeBits.Words(Blocks)];
    }

    /// <summary>How many members of its fibre rank below each place.</summary>
    public byte[] Below { get; }

    /// <summary>How far the vectors of a block lie behind its first.</summary>
    public int[] Rows { get; }

    /// <summary>By which differences of lane the opponent's options inside a vector lead from one place to another; the first is 0.</summary>
    public int[] Turns { get; }

    public int Blocks { get; }

    /// <summary>One bit for each block: whether it is to be looked at.</summary>
    public ulong[] Dirty { get; }

    /// <summary>Copies the ranks of one slice.</summary>
    public void Load(uint own) => copy.Copy(ranks.Below, (int)BitFields.Deposit(own, sliceOwn), Below);

    public void MarkAll()
    {
        Dirty.AsSpan().Fill(ulong.MaxValue);
        if (Blocks < 64)
            Dirty[0] = (1UL << Blocks) - 1;
    }

    /// <summary>The first place of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstOf(int block) => (int)BitFields.Deposit((uint)block, outside) << laneBits;

    /// <summary>Marks the block a place stands in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(int place)
    {
        uint block = BitFields.Extract((uint)place >> laneBits, outside);
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Dirty), block >> 6) |= 1UL << (int)block;
    }

    /// <summary>For every lane, the lane that one of <see cref="Turns"/> leads to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> LanesOf<T>(int turn) where T : unmanaged, IBinaryInteger<T> =>
        Vector512.CreateSequence(T.Zero, T.One) ^ Vector512.Create(T.CreateTruncating(Turns[turn]));
}
