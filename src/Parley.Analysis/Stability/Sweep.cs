using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>One model solved again and again under other preferences, without listing, sorting out moves or allocating anew.</summary>
/// <remarks>
/// Write ranks, solve, read; repeat. What depends on one decision maker's ranks alone is kept while these ranks stay as they are. Not safe to
/// share: one for each thread. The answers are those of <see cref="Stability.Conduct"/>.
/// </remarks>
public sealed class Sweep
{
    private readonly OptionForm model;
    private readonly ImmutableArray<StabilityConcept> concepts;
    private readonly Seat[] seats;
    private readonly ulong[]? feasible;
    private readonly ulong[] cube, set;
    private readonly ulong[][] equilibria;
    private readonly bool free, replies;
    private readonly ushort[] least;

    /// <summary>Prepares a model.</summary>
    /// <param name="model">Its states and moves are used; its preferences are where the ranks start.</param>
    /// <param name="concepts">Among Nash, GMR, SMR, SEQ and SSEQ.</param>
    /// <exception cref="ArgumentException"><see cref="Holds"/> says no.</exception>
    public Sweep(OptionForm model, ImmutableArray<StabilityConcept> concepts)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!Holds(model, concepts))
            throw new ArgumentException("A sweep holds models in option form of at most 65,535 states whose cube is not much larger, and the concepts of single sanctions.", nameof(model));
        (this.model, this.concepts) = (model, concepts);
        int m = model.States.OptionCount, n = model.DecisionMakers.Length, words = CubeBits.Words(1L << m);
        if (!model.States.IsCube)
        {
            feasible = new ulong[words];
            foreach (State state in model.States)
                feasible[(int)state.Bits >> 6] |= 1UL << (int)state.Bits;
        }
        free = model.States.IsCube && model.DecisionMakers.All(d => (d.ForwardOnly | d.BackwardOnly) == 0);
        replies = concepts.Any(c => !free || c is StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability);
        (cube, set, least) = (new ulong[words], new ulong[CubeBits.Words(model.StateCount)], new ushort[1 << m]);
        equilibria = [.. concepts.Select(_ => new ulong[set.Length])];
        seats = [.. Enumerable.Range(0, n).Select(i => new Seat(model, i))];
        foreach (Seat seat in seats)
            seat.Sit(LegalSequences.OpponentsOf(model, seat.DecisionMaker).Select(j => seats[j]), replies);
        if (model.IsRanked)
            for (int i = 0; i < n; i++)
                SetRanks(i, model.Ranks(i));
    }

    /// <summary>Whether a sweep can hold a model and decide the concepts.</summary>
    public static bool Holds(GraphModel model, ImmutableArray<StabilityConcept> concepts)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model is OptionForm { StateCount: > 0 and <= ushort.MaxValue } form && form.States.OptionCount <= 20
            && DenseCube.IsDenseEnough(form) && concepts.All(DenseCube.Knows);
    }

    /// <summary>Takes over the ranks of one decision maker.</summary>
    /// <param name="decisionMaker">Whose.</param>
    /// <param name="ranks">One per state, higher is better, from 1 to the number of states.</param>
    /// <exception cref="ArgumentException">There are not as many ranks as states, or one is out of range.</exception>
    public void SetRanks(int decisionMaker, ReadOnlySpan<int> ranks)
    {
        if (ranks.Length != model.StateCount)
            throw new ArgumentException($"Got {ranks.Length} ranks for {model.StateCount} states.", nameof(ranks));
        Seat seat = seats[decisionMaker];
        ushort[] values = seat.Payoffs.Values;
        for (int s = 0; s < ranks.Length; s++)
        {
            if (ranks[s] < 1 || ranks[s] > ranks.Length)
                throw new ArgumentException($"The rank of state {s} is {ranks[s]}, not between 1 and {ranks.Length}.", nameof(ranks));
            values[seat.Places[s]] = (ushort)ranks[s];
        }
        seat.IsStale = true;
    }

    /// <summary>Works out the equilibria under the present ranks.</summary>
    public void Solve(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (ulong[] words in equilibria)
            Array.Fill(words, ulong.MaxValue);
        foreach (Seat seat in seats)
            if (seat.IsStale)
                seat.Refresh(free, replies);
        foreach (Seat seat in seats)
        {
            int loaded = -1;
            for (int k = 0; k < concepts.Length; k++)
            {
                And(seat, free && !IsSequential(concepts[k]) || concepts[k] is StabilityConcept.NashStability
                    ? seat.Plain[concepts[k] switch { StabilityConcept.NashStability => 0, StabilityConcept.GeneralMetarationality => 1, _ => 2 }]
                    : Replied(seat, concepts[k], ref loaded, cancellation), equilibria[k]);
            }
        }
    }

    /// <summary>Whether a state was found to be an equilibrium.</summary>
    /// <param name="concept">Place of the concept among those prepared for.</param>
    /// <param name="state">State index.</param>
    public bool IsEquilibrium(int concept, int state) => (equilibria[concept][state >> 6] >> state & 1) != 0;

    /// <summary>The equilibria under one concept, state s in bit s % 64 of word s / 64; overwritten by the next <see cref="Solve"/>.</summary>
    public ReadOnlySpan<ulong> Equilibria(int concept) => equilibria[concept];

    private static bool IsSequential(StabilityConcept concept) =>
        concept is StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability;

    private ulong[] Replied(Seat seat, StabilityConcept concept, ref int loaded, CancellationToken cancellation)
    {
        CubeLayout layout = seat.Layout;
        bool symmetric = concept is StabilityConcept.SymmetricMetarationality or StabilityConcept.SymmetricSequentialStability;
        SliceReplies<ushort, ushort> worker = seat.Worker!;
        for (int slice = 0; slice < layout.Slices; slice++)
        {
            if (loaded != slice)
                worker.Load((uint)slice);
            loaded = slice;
            ReadOnlySpan<ushort> own = seat.Payoffs.Slice(slice), values = own;
            if (symmetric)
            {
                seat.Passes.Best(layout, seat.Payoffs.Values, slice, worker.Values);
                if (feasible is not null)
                    for (int x = 0; x < own.Length; x++)
                        worker.Values[x] = own[x] == 0 ? (ushort)0 : worker.Values[x];
                values = worker.Values;
            }
            int open = SliceReplies<ushort, ushort>.Sort(values, worker.Order);
            worker.Label(values, worker.Order, open, IsSequential(concept), least.AsSpan(slice << layout.RestBits, layout.SliceLength), cancellation);
        }
        Array.Clear(seat.Marked);
        seat.Passes.Hold(layout, seat.Payoffs.Values, least, 0, layout.SliceLength, seat.Marked);
        return seat.Marked;
    }

    private void And(Seat seat, ulong[] places, ulong[] into)
    {
        CubeBits.ToStates(seat.Layout, places, cube, 0, cube.Length);
        ReadOnlySpan<ulong> states = cube;
        if (feasible is not null)
        {
            CubeBits.Feasible(cube, feasible, set);
            states = set;
        }
        for (int w = 0; w < into.Length; w++)
            into[w] &= states[w];
    }

    // What belongs to one decision maker.
    private sealed class Seat
    {
        private readonly ushort[] leastPayoff, leastBest;
        private readonly FibreRanks<ushort> ranks;

        public Seat(OptionForm g, int i)
        {
            DecisionMaker = i;
            Layout = new(g.States.OptionCount, g.DecisionMakers[i]);
            Places = [.. g.States.Select(s => Layout.PlaceOf((uint)s.Bits))];
            Payoffs = new(Layout, new ushort[1 << Layout.Options]);
            Passes = Passes<ushort>.For(Layout, scalar: false);
            int words = CubeBits.Words(1L << Layout.Options);
            Plain = [new ulong[words], new ulong[words], new ulong[words]];
            Marked = new ulong[words];
            (leastPayoff, leastBest) = (new ushort[Layout.Slices], new ushort[Layout.Slices]);
            ranks = new(Layout);
        }

        public int DecisionMaker { get; }

        public CubeLayout Layout { get; }

        public int[] Places { get; }

        public Payoffs<ushort> Payoffs { get; }

        public Passes<ushort> Passes { get; }

        public ulong[][] Plain { get; }

        public ulong[] Marked { get; }

        public SliceReplies<ushort, ushort>? Worker { get; private set; }

        public bool IsStale { get; set; }

        public void Sit(IEnumerable<Seat> opponents, bool replies)
        {
            if (replies)
                Worker = new(Layout, [.. opponents.Select(o => new SliceOpponent<ushort>(o.ranks, Layout))]);
        }

        /// <summary>Works out what depends on these ranks alone.</summary>
        public void Refresh(bool free, bool replies)
        {
            IsStale = false;
            Array.Fill(leastPayoff, ushort.MaxValue);
            Array.Fill(leastBest, ushort.MaxValue);
            if (free)
                Passes.Least(Layout, Payoffs.Values, 0, Layout.SliceLength, leastPayoff, leastBest);
            foreach (ulong[] words in Plain)
                Array.Clear(words);
            Passes.Mark(Layout, Payoffs.Values, 0, Layout.SliceLength, leastPayoff, leastBest, Plain);
            if (replies)
                ranks.Write(Payoffs, scalar: false, 0, Layout.SliceLength);
        }
    }
}
