using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>One model over its whole cube: what the decision makers share while their stable states are worked out one after the other.</summary>
internal sealed class DenseStudy
{
    private const int Chunk = 1 << 13;                             // fibres of one piece of work
    private const int MostTogether = 1 << 22;                      // places
    private const long KeptPayoffs = 1L << 30;                     // bytes; above, payoffs are worked out again when they are needed again

    private readonly OptionForm g;
    private readonly bool scalar;
    private readonly int threads;
    private readonly ulong[]? feasible;
    private readonly Payoffs?[] payoffs;
    private readonly object?[] ranks;                              // FibreRanks<byte or ushort>
    private readonly bool wide;
    private readonly bool[] isPacked;
    private Array? reply;

    /// <param name="g">The model.</param>
    /// <param name="scalar">Whether to use no vectors.</param>
    /// <param name="threads">How many threads may work; 0 for as many as there are.</param>
    public DenseStudy(OptionForm g, bool scalar, int threads = 0)
    {
        (this.g, this.scalar, this.threads) = (g, scalar, threads);
        int m = g.States.OptionCount, n = g.DecisionMakers.Length;
        (payoffs, ranks, isPacked) = (new Payoffs?[n], new object?[n], new bool[n]);
        wide = g.DecisionMakers.Any(d => UInt128.PopCount(d.Control) > 8);
        if (g.States.IsCube)
            return;
        feasible = CubeBits.Of(g.States);
    }

    /// <summary>How many bytes the study holds at most, its results included.</summary>
    /// <param name="g">The model.</param>
    /// <param name="improvements">Whether SEQ or SSEQ is asked for.</param>
    /// <param name="threads">How many threads may work.</param>
    public static long Bytes(OptionForm g, bool improvements, int threads)
    {
        int m = g.States.OptionCount, n = g.DecisionMakers.Length;
        long places = 1L << m, payoffs = 0, widest = 0, slice = 0, stack = 0, reach = 0;
        for (int i = 0; i < n; i++)
        {
            int width = Payoffs.WidthOf(g, i), own = g.DecisionMakers[i].Options.Length;
            payoffs += width * places;
            widest = Math.Max(widest, width);
            slice = Math.Max(slice, places >> own);
        }
        foreach (DecisionMaker d in g.DecisionMakers)
        {
            CubeLayout layout = new(m, d);
            stack += layout.HasOneWay ? slice : slice >> layout.OwnBits;
            reach += SliceOpponent<byte>.ReachBytes(layout) + 4L * layout.Slices;
        }
        long member = g.DecisionMakers.Any(d => d.Options.Length > 8) ? 2 : 1;
        bool replied = improvements || !IsFree(g);
        long records = replied ? n * member * places : 0;
        // A worker by labels: order, seeds and keys; for every opponent ranks and a mark; for every fibre a bound and a place on the stack.
        long labels = slice * (8 + widest + member * (n - 1)) + (n - 1) * (slice / 8 + 64 * member) + (9 + member) * stack + reach;
        // By rounds: for every opponent ranks and the marks of blocks, and three times 64 vectors.
        long rounds = (n - 1) * (slice + slice / 64 + 512) + 3 * 64 * 64;
        int questions = places > MostTogether ? 1 : (improvements ? 2 : 0) + (IsFree(g) ? 0 : 2);
        long packing = replied ? 2 * places + (places > 1 << 16 ? 6L << 20 : 3 * places) : 0;
        long replies = replied ? questions * widest * places + slice * (4 + widest) + threads * (slice * widest + labels + rounds) + packing : 0;
        long sets = (5 * (n + 2) + 8) * Math.Max(8, places / 8);
        return Math.Min(payoffs, KeptPayoffs + 2 * widest * places) + records + replies + (g.States.IsCube ? 0 : 12L * g.StateCount) + sets + 4096 * n;
    }

    // Whether opponents can always go anywhere within a slice.
    private static bool IsFree(OptionForm g) => g.States.IsCube && g.DecisionMakers.All(d => (d.ForwardOnly | d.BackwardOnly) == 0);

    /// <summary>The states stable for one decision maker.</summary>
    /// <param name="i">The focal decision maker.</param>
    /// <param name="concepts">Among Nash, GMR, SMR, SEQ and SSEQ.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public ImmutableArray<StateSet> StableStates(int i, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation) =>
        (NeedsReplies(concepts) ? PackedOf(i, cancellation) : PayoffsOf(i, cancellation)) switch
    {
        Payoffs<byte> own => wide ? Decide<byte, ushort>(i, own, concepts, cancellation) : Decide<byte, byte>(i, own, concepts, cancellation),
        Payoffs<ushort> own => wide ? Decide<ushort, ushort>(i, own, concepts, cancellation) : Decide<ushort, byte>(i, own, concepts, cancellation),
        Payoffs<uint> own => wide ? Decide<uint, ushort>(i, own, concepts, cancellation) : Decide<uint, byte>(i, own, concepts, cancellation),
        _ => throw new InvalidOperationException("payoffs have three widths"),
    };

    /// <summary>Packs the payoffs of one decision maker; returns their bytes.</summary>
    public long Pack(int i, CancellationToken cancellation) => (long)PayoffsOf(i, cancellation).Width << g.States.OptionCount;

    /// <summary>Decides Nash, GMR and SMR for one decision maker over payoffs that are packed already.</summary>
    public void MarkPlain(int i, CancellationToken cancellation)
    {
        switch (PayoffsOf(i, cancellation))
        {
            case Payoffs<byte> own:
                MarkPlain(own, Passes<byte>.For(own.Layout, scalar), cancellation);
                break;
            case Payoffs<ushort> own:
                MarkPlain(own, Passes<ushort>.For(own.Layout, scalar), cancellation);
                break;
            case Payoffs<uint> own:
                MarkPlain(own, Passes<uint>.For(own.Layout, scalar), cancellation);
                break;
        }
    }

    private ImmutableArray<StateSet> Decide<T, TMember>(int i, Payoffs<T> own, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
        where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
    {
        Passes<T> passes = Passes<T>.For(own.Layout, scalar);
        bool free = g.States.IsCube && !g.DecisionMakers.Where((_, j) => j != i).Any(d => (d.ForwardOnly | d.BackwardOnly) != 0);
        ulong[][]? plain = null;
        ConcurrentBag<SliceWorker<T, TMember>> workers = [];
        StateSet?[] found = new StateSet?[concepts.Length];
        List<(int Concept, bool IsSymmetric, bool IsImproving)> asked = [];
        for (int k = 0; k < found.Length; k++)
            if (concepts.IndexOf(concepts[k]) == k)
                switch (concepts[k])
                {
                    case StabilityConcept.NashStability:
                        found[k] = Set(Plain()[0]);
                        break;
                    case StabilityConcept.GeneralMetarationality when free:
                        found[k] = Set(Plain()[1]);
                        break;
                    case StabilityConcept.SymmetricMetarationality when free:
                        found[k] = Set(Plain()[2]);
                        break;
                    case { } c when DenseCube.Knows(c):
                        asked.Add((k, c.IsSymmetric(), c.IsCredible()));
                        break;
                    default:
                        throw new ArgumentException($"This engine does not decide {concepts[k].Name}.", nameof(concepts));
                }
        // Questions of the same slice share what was copied for it, where the memory for several answers is small.
        bool together = own.Values.Length <= MostTogether;
        foreach ((int Concept, bool IsSymmetric, bool IsImproving)[] some in together ? asked.Count > 0 ? [[.. asked]] : [] : asked.Select(a => new[] { a }))
        {
            T[][] least = LeastReplies(i, own, passes, workers, [.. some.Select(a => (a.IsSymmetric, a.IsImproving))], cancellation);
            for (int k = 0; k < some.Length; k++)
                found[some[k].Concept] = Set(Held(least[k]));
        }
        return [.. concepts.Select(c => found[concepts.IndexOf(c)]!)];

        ulong[][] Plain() => plain ??= MarkPlain(own, passes, cancellation);

        ulong[] Held(T[] least)
        {
            ulong[] stable = new ulong[CubeBits.Words(own.Values.LongLength)];
            Chunks.Run(own.Layout.SliceLength, Chunk, (from, to) => passes.Hold(own.Layout, own.Values, least, from, to, stable), cancellation);
            return stable;
        }

        StateSet Set(ulong[] places)
        {
            ulong[] states = CubeBits.ToStates(own.Layout, places, cancellation);
            return StateSet.FromWords(g.StateCount, feasible is null ? states : CubeBits.Feasible(states, feasible, g.StateCount));
        }
    }

    // Nash, GMR and SMR in two passes over the payoffs; the last two only count where opponents can go anywhere within a slice.
    private static ulong[][] MarkPlain<T>(Payoffs<T> own, Passes<T> passes, CancellationToken cancellation)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
    {
        CubeLayout layout = own.Layout;
        int pieces = Math.Max(1, Chunks.Pieces(layout.SliceLength, Chunk));
        T[][] payoff = [.. Enumerable.Range(0, pieces).Select(_ => Top(layout.Slices))], best = [.. Enumerable.Range(0, pieces).Select(_ => Top(layout.Slices))];
        Chunks.Run(layout.SliceLength, Chunk, (from, to, piece) => passes.Least(layout, own.Values, from, to, payoff[piece], best[piece]), cancellation);
        for (int piece = 1; piece < pieces; piece++)
            for (int k = 0; k < layout.Slices; k++)
                (payoff[0][k], best[0][k]) = (T.Min(payoff[0][k], payoff[piece][k]), T.Min(best[0][k], best[piece][k]));
        int words = CubeBits.Words(own.Values.LongLength);
        ulong[][] stable = [new ulong[words], new ulong[words], new ulong[words]];
        Chunks.Run(layout.SliceLength, Chunk, (from, to) => passes.Mark(layout, own.Values, from, to, payoff[0], best[0], stable), cancellation);
        return stable;

        static T[] Top(int length)
        {
            T[] values = new T[length];
            Array.Fill(values, T.MaxValue);
            return values;
        }
    }

    // One answer for each question, [place].
    private T[][] LeastReplies<T, TMember>(
        int i, Payoffs<T> own, Passes<T> passes, ConcurrentBag<SliceWorker<T, TMember>> workers, (bool IsSymmetric, bool IsImproving)[] questions,
        CancellationToken cancellation)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
        where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
    {
        CubeLayout layout = own.Layout;
        T[][] least = ReplyRoom<T>(questions.Length, own.Values.Length);
        FibreRanks<TMember>[] fibres = [.. LegalSequences.OpponentsOf(g, i).Select(j => RanksOf<TMember>(j, cancellation))];
        bool areRoundsLong = scalar || fibres is not FibreRanks<byte>[] || !SliceRounds<T>.Suits(layout, fibres.Select(f => f.Layout));
        // The best payoff is the same in every slice when nothing goes one way.
        bool isCommon = !layout.HasOneWay && feasible is null && questions.Any(q => q.IsSymmetric);
        T[] common = isCommon ? new T[layout.SliceLength] : [];
        if (isCommon)
            passes.Best(layout, own.Values, 0, someInfeasible: false, common);
        Lazy<(int[] Order, int Open)> commonOrder = new(() =>
        {
            int[] order = new int[layout.SliceLength];
            return (order, SliceReplies<T, TMember>.Sort(common, order));
        });
        if (own.Values.Length < 1 << 13)
            for (int slice = 0; slice < layout.Slices; slice++)
                One(slice);
        else
            Parallel.For(0, layout.Slices, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, One);
        return least;

        void One(int slice)
        {
            SliceWorker<T, TMember> worker = workers.TryTake(out SliceWorker<T, TMember>? free) ? free : new(layout, fibres);
            worker.Turn((uint)slice);
            for (int k = 0; k < questions.Length; k++)
            {
                (bool isSymmetric, bool isImproving) = questions[k];
                Span<T> into = least[k].AsSpan(slice << layout.RestBits, layout.SliceLength);
                ReadOnlySpan<T> values = !isSymmetric ? own.Slice(slice) : isCommon ? common : passes.Best(layout, own.Values, slice, feasible is not null, worker.Values);
                // Where one slice takes many rounds, others will.
                areRoundsLong = areRoundsLong || !worker.Rounds.Spread(values, isImproving, feasible is not null, into, cancellation);
                if (!areRoundsLong)
                    continue;
                SliceReplies<T, TMember> labels = worker.Replies;
                (int[] order, int open) = isCommon && isSymmetric ? commonOrder.Value : (labels.Order, SliceReplies<T, TMember>.Sort(values, labels.Order));
                labels.Label(values, order, open, isImproving, into, cancellation);
            }
            workers.Add(worker);
        }
    }

    // The room of the decision maker before, if it is wide enough.
    private T[][] ReplyRoom<T>(int count, int length)
    {
        if (reply is T[][] known && known.Length >= count)
            return known;
        reply = null;                                              // before the next is made
        T[][] made = [.. Enumerable.Range(0, count).Select(_ => GC.AllocateUninitializedArray<T>(length))];
        reply = made;
        return made;
    }

    private Payoffs PayoffsOf(int j, CancellationToken cancellation)
    {
        if (payoffs[j] is Payoffs known)
            return known;
        Payoffs made = Payoffs.Of(g, j, cancellation);
        long kept = payoffs.Sum(p => p is null ? 0L : (long)p.Width << g.States.OptionCount);
        if (kept + ((long)made.Width << g.States.OptionCount) <= KeptPayoffs)
            payoffs[j] = made;
        return made;
    }

    // Replies pass over payoffs many times: then they are worth packing.
    private Payoffs PackedOf(int j, CancellationToken cancellation)
    {
        Payoffs known = PayoffsOf(j, cancellation);
        if (isPacked[j])
            return known;
        Payoffs packed = PackedPayoffs.Pack(known, cancellation);
        if (payoffs[j] is not null)
            (payoffs[j], isPacked[j]) = (packed, true);
        return packed;
    }

    private bool NeedsReplies(ImmutableArray<StabilityConcept> concepts) =>
        !IsFree(g) || concepts.Any(c => c.IsCredible());

    private FibreRanks<TMember> RanksOf<TMember>(int j, CancellationToken cancellation)
        where TMember : unmanaged, IBinaryInteger<TMember>, IUnsignedNumber<TMember>
    {
        ranks[j] ??= PackedOf(j, cancellation) switch
        {
            Payoffs<byte> p => FibreRanks<TMember>.Of(p, scalar, cancellation),
            Payoffs<ushort> p => FibreRanks<TMember>.Of(p, scalar, cancellation),
            Payoffs<uint> p => FibreRanks<TMember>.Of(p, scalar, cancellation),
            _ => throw new InvalidOperationException("payoffs have three widths"),
        };
        return (FibreRanks<TMember>)ranks[j]!;
    }
}
