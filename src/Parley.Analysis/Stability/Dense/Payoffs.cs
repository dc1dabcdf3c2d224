using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>One decision maker's payoffs over the cube, packed as narrowly as they fit, in the order of the decision maker's own layout.</summary>
/// <remarks>Any numbers that stand in the order of preference; 0 where a combination of options is infeasible, at least 1 elsewhere.</remarks>
internal abstract class Payoffs(CubeLayout layout)
{
    /// <summary>As many statements as make a payoff of 32 bits with room for infeasible.</summary>
    private const int MostStatements = 31;

    private const int Chunk = 1 << 15;

    public CubeLayout Layout { get; } = layout;

    /// <summary>The payoff at a place.</summary>
    public abstract uint At(int place);

    /// <summary>Bytes of one payoff.</summary>
    public abstract int Width { get; }

    /// <summary>Packs the payoffs of one decision maker.</summary>
    public static Payoffs Of(OptionForm g, int decisionMaker, CancellationToken cancellation)
    {
        CubeLayout layout = new(g.States.OptionCount, g.DecisionMakers[decisionMaker]);
        if (IsWrittenOut(g, decisionMaker))
        {
            Formula[] statements = [.. ((Preference.Prioritised)g.Conflict.Preferences[decisionMaker]!).Statements.Select(s => s.Formula)];
            return (statements.Length + 1) switch
            {
                <= 8 => OfStatements<byte>(g, layout, statements, cancellation),
                <= 16 => OfStatements<ushort>(g, layout, statements, cancellation),
                _ => OfStatements<uint>(g, layout, statements, cancellation),
            };
        }
        int top = 0;
        foreach (int rank in g.Ranks(decisionMaker))
            top = Math.Max(top, rank);
        return top switch
        {
            <= byte.MaxValue => OfRanks<byte>(g, layout, decisionMaker, cancellation),
            <= ushort.MaxValue => OfRanks<ushort>(g, layout, decisionMaker, cancellation),
            _ => OfRanks<uint>(g, layout, decisionMaker, cancellation),
        };
    }

    /// <summary>The most bytes of one payoff, known before anything is worked out.</summary>
    public static int WidthOf(OptionForm g, int decisionMaker)
    {
        long top = IsWrittenOut(g, decisionMaker)
            ? 1L << ((Preference.Prioritised)g.Conflict.Preferences[decisionMaker]!).Statements.Length
            : g.StateCount;
        return top <= byte.MaxValue ? 1 : top <= ushort.MaxValue ? 2 : 4;
    }

    // The truth values of the statements, first statement highest, are payoffs already: they need not be made dense.
    private static bool IsWrittenOut(OptionForm g, int decisionMaker) =>
        g.States.OptionCount >= 9
        && g.Conflict.Preferences[decisionMaker] is Preference.Prioritised { Statements.Length: <= MostStatements };

    private static Payoffs<T> OfRanks<T>(OptionForm g, CubeLayout layout, int decisionMaker, CancellationToken cancellation)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        T[] values = new T[1 << layout.Options];
        Chunks.Run(g.StateCount, Chunk, (from, to) =>
        {
            ReadOnlySpan<int> ranks = g.Ranks(decisionMaker);
            for (int s = from; s < to; s++)
                values[layout.PlaceOf(g.States.IsCube ? (uint)s : (uint)g.States[s].Bits)] = T.CreateTruncating(ranks[s]);
        }, cancellation);
        return new(layout, values);
    }

    private static Payoffs<T> OfStatements<T>(OptionForm g, CubeLayout layout, Formula[] statements, CancellationToken cancellation)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        // In the layout's order of options, consecutive places are consecutive states.
        FormulaProgram program = new(statements.Select(f => f.Renumber(k => BitOperations.TrailingZeroCount(layout.PlaceOf(1u << k)))));
        T[] values = GC.AllocateUninitializedArray<T>(1 << layout.Options);
        Chunks.Run(values.Length, Math.Max(Chunk, FormulaProgram.Block), (from, to) =>
        {
            Vector512<ulong>[] truth = new Vector512<ulong>[program.Count], scratch = new Vector512<ulong>[program.Height];
            for (int first = from; first < to; first += FormulaProgram.Block)
            {
                program.Evaluate((UInt128)(uint)first, truth, scratch);
                for (int word = 0; word < 8; word++)
                    TruthKeys.Write(truth, word, values.AsSpan(first + 64 * word, 64));
            }
        }, cancellation);
        return new Payoffs<T>(layout, g.States.IsCube ? values : Feasible(g, layout, values, cancellation));
    }

    private static T[] Feasible<T>(OptionForm g, CubeLayout layout, T[] values, CancellationToken cancellation)
    {
        T[] feasible = new T[values.Length];
        Chunks.Run(g.StateCount, Chunk, (from, to) =>
        {
            for (int s = from; s < to; s++)
            {
                int place = layout.PlaceOf((uint)g.States[s].Bits);
                feasible[place] = values[place];
            }
        }, cancellation);
        return feasible;
    }
}

/// <inheritdoc/>
internal sealed class Payoffs<T>(CubeLayout layout, T[] values) : Payoffs(layout)
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
{
    public T[] Values { get; } = values;

    public override uint At(int place) => uint.CreateTruncating(Values[place]);

    public override int Width => System.Runtime.CompilerServices.Unsafe.SizeOf<T>();

    public ReadOnlySpan<T> Slice(int own) => Values.AsSpan(own << Layout.RestBits, Layout.SliceLength);
}
