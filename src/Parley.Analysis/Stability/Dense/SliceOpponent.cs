using System.Numerics;

namespace Parley.Analysis.Stability;

/// <summary>One opponent's records, copied for one slice of the focal decision maker so that they lie close together.</summary>
/// <remarks>Within the slice a place is the rest alone. Classes and members are numbered as in <see cref="ClassOrders{TMember}"/>, the focal options left out.</remarks>
internal sealed class SliceOpponent<TMember> where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
{
    private readonly ClassOrders<TMember> orders;
    private readonly uint classRest, classOwn;                     // the focal layout's rest and own options among the bits of a class number

    public SliceOpponent(ClassOrders<TMember> orders, CubeLayout focal, CubeLayout opponent, Payoffs? payoffs)
    {
        this.orders = orders;
        uint all = focal.Own | focal.Rest;
        Bits = orders.Bits;
        Reversible = BitFields.Extract(orders.Reversible, focal.Rest);
        Fixed = (uint)(focal.SliceLength - 1) & ~Reversible;
        classRest = BitFields.Extract(focal.Rest & ~orders.Reversible, all & ~orders.Reversible);
        classOwn = BitFields.Extract(focal.Own, all & ~orders.Reversible);
        int classes = 1 << focal.RestBits - Bits;
        Records = new TMember[classes << Bits + 1];
        Counts = orders.Counts is null ? null : new int[classes];
        Entered = new int[classes];
        Spread = [.. Enumerable.Range(0, 1 << Bits).Select(a => (int)BitFields.Deposit((uint)a, Reversible))];
        ForwardOnly = BitFields.Extract(BitFields.Deposit(opponent.ForwardOnly, opponent.Own), focal.Rest);
        BackwardOnly = BitFields.Extract(BitFields.Deposit(opponent.BackwardOnly, opponent.Own), focal.Rest);
        (Payoffs, Focal) = (HasOneWay ? payoffs : null, focal);
    }

    /// <summary>How many reversible options the opponent has.</summary>
    public int Bits { get; }

    /// <summary>The opponent's reversible options as bits of a place.</summary>
    public uint Reversible { get; }

    /// <summary>All other bits of a place; together they are the class.</summary>
    public uint Fixed { get; }

    public TMember[] Records { get; }

    /// <summary>Feasible members by class; null when all are.</summary>
    public int[]? Counts { get; }

    /// <summary>By class, how many members have been labelled through it.</summary>
    public int[] Entered { get; }

    /// <summary>By member, the bits of a place.</summary>
    public int[] Spread { get; }

    public uint ForwardOnly { get; }

    public uint BackwardOnly { get; }

    public bool HasOneWay => (ForwardOnly | BackwardOnly) != 0;

    /// <summary>The opponent's payoffs, where one-way options ask for comparisons between classes.</summary>
    public Payoffs? Payoffs { get; }

    public CubeLayout Focal { get; }

    /// <summary>Whether the opponent has anything to move with.</summary>
    public bool Moves => Reversible != 0 || HasOneWay;

    /// <summary>Copies the records of one slice.</summary>
    public void Load(uint own)
    {
        int size = 2 << Bits, classes = Entered.Length;
        uint fixedOwn = BitFields.Deposit(own, classOwn);
        int run = classOwn == 0 ? classes : Math.Min(classes, (int)(classOwn & (0 - classOwn)));   // classes that follow each other there and here
        for (int c = 0; c < classes; c += run)
        {
            long there = BitFields.Deposit((uint)c, classRest) | fixedOwn;
            orders.Records.AsSpan((int)(there * size), run * size).CopyTo(Records.AsSpan(c * size));
            if (Counts is not null)
                orders.Counts.AsSpan((int)there, run).CopyTo(Counts.AsSpan(c));
        }
    }
}
