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
    private const int MostOwn = 8;                                 // so that ranks within a fibre take a byte

    private readonly OptionForm model;
    private readonly ImmutableArray<StabilityConcept> concepts;
    private readonly Seat[] seats;
    private readonly ulong[]? feasible;
    private readonly ulong[] cube, set;
    private readonly ulong[][] equilibria;
    private readonly ulong[] present;                              // the states that exist in this variant
    private readonly bool free;
    private readonly ushort[][] least;                             // by concept; empty until replies are needed
    private bool isWhole = true;

    /// <summary>Prepares a model.</summary>
    /// <param name="model">Its states and moves are used; its preferences are where the ranks start.</param>
    /// <param name="concepts">Among Nash, GMR, SMR, SEQ and SSEQ.</param>
    /// <exception cref="ArgumentException"><see cref="Holds"/> says no.</exception>
    public Sweep(OptionForm model, ImmutableArray<StabilityConcept> concepts)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!Holds(model, concepts))
            throw new ArgumentException("A sweep holds models in option form of at most 65,535 states whose cube is not much larger, at most eight options to a party, and the concepts of single sanctions.", nameof(model));
        (this.model, this.concepts) = (model, concepts);
        int m = model.States.OptionCount, n = model.DecisionMakers.Length, words = CubeBits.Words(1L << m);
        if (!model.States.IsCube)
            feasible = CubeBits.Of(model.States);
        free = model.States.IsCube && model.DecisionMakers.All(d => (d.ForwardOnly | d.BackwardOnly) == 0);
        (cube, set) = (new ulong[words], new ulong[CubeBits.Words(model.StateCount)]);
        present = new ulong[set.Length];
        Array.Fill(present, ulong.MaxValue);
        least = [.. concepts.Select((_, k) => NeedsReplies(k) ? new ushort[1 << m] : [])];
        equilibria = [.. concepts.Select(_ => new ulong[set.Length])];
        seats = [.. Enumerable.Range(0, n).Select(i => new Seat(model, i))];
        foreach (Seat seat in seats)
            seat.Sit(LegalSequences.OpponentsOf(model, seat.DecisionMaker).Select(j => seats[j]));
        if (model.IsRanked)
            for (int i = 0; i < n; i++)
                SetRanks(i, model.Ranks(i));
    }

    /// <summary>Whether a sweep can hold a model and decide the concepts.</summary>
    public static bool Holds(GraphModel model, ImmutableArray<StabilityConcept> concepts)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model is OptionForm { StateCount: > 0 and <= ushort.MaxValue } form && form.States.OptionCount <= 20
            && form.DecisionMakers.All(d => d.Options.Length <= MostOwn) && DenseCube.IsDenseEnough(form) && concepts.All(DenseCube.Knows);
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
            seat.Ranks[s] = (ushort)ranks[s];
            values[seat.Places[s]] = Exists(s) ? (ushort)ranks[s] : (ushort)0;
        }
        seat.IsStale = true;
    }

    /// <summary>Lets only some of the model's states exist from now on, as when a rule is switched on; at first all do.</summary>
    /// <param name="states">State s in bit s % 64 of word s / 64; what lies behind the last state does not count.</param>
    /// <exception cref="ArgumentException">There are not as many words as the states take.</exception>
    public void Restrict(ReadOnlySpan<ulong> states)
    {
        if (states.Length != present.Length)
            throw new ArgumentException($"Got {states.Length} words for {model.StateCount} states.", nameof(states));
        states.CopyTo(present);
        isWhole = true;
        for (int s = 0; s < model.StateCount && isWhole; s++)
            isWhole = Exists(s);
        for (int k = 0; k < concepts.Length; k++)
            if (least[k].Length == 0 && NeedsReplies(k))
                least[k] = new ushort[1 << model.States.OptionCount];
        foreach (Seat seat in seats)
        {
            for (int s = 0; s < seat.Ranks.Length; s++)
                seat.Payoffs.Values[seat.Places[s]] = Exists(s) ? seat.Ranks[s] : (ushort)0;
            seat.IsStale = true;
        }
    }

    /// <summary>Works out the equilibria under the present ranks.</summary>
    public void Solve(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (ulong[] words in equilibria)
            Array.Fill(words, ulong.MaxValue);
        bool replies = false;
        for (int k = 0; k < concepts.Length; k++)
            replies |= NeedsReplies(k);
        foreach (Seat seat in seats)
            if (seat.IsStale)
                seat.Refresh(free && isWhole, replies);
        foreach (Seat seat in seats)
        {
            if (replies)
                Reply(seat, cancellation);
            for (int k = 0; k < concepts.Length; k++)
                And(seat, !NeedsReplies(k)
                    ? seat.Plain[concepts[k] switch { StabilityConcept.NashStability => 0, StabilityConcept.GeneralMetarationality => 1, _ => 2 }]
                    : Held(seat, least[k]), equilibria[k]);
        }
    }

    /// <summary>Whether a state was found to be an equilibrium.</summary>
    /// <param name="concept">Place of the concept among those prepared for.</param>
    /// <param name="state">State index.</param>
    public bool IsEquilibrium(int concept, int state) => (equilibria[concept][state >> 6] >> state & 1) != 0;

    /// <summary>The equilibria under one concept, state s in bit s % 64 of word s / 64; overwritten by the next <see cref="Solve"/>.</summary>
    public ReadOnlySpan<ulong> Equilibria(int concept) => equilibria[concept];

    private bool Exists(int state) => (present[state >> 6] >> state & 1) != 0;

    private bool NeedsReplies(int concept) =>
        concepts[concept] is not StabilityConcept.NashStability && !(free && isWhole && !concepts[concept].IsCredible());

    // The least replies under every concept that needs them, slice by slice.
    private void Reply(Seat seat, CancellationToken cancellation)
    {
        CubeLayout layout = seat.Layout;
        SliceWorker<ushort, byte> worker = seat.Worker!;
        bool areRoundsLong = !seat.SuitsRounds, someInfeasible = feasible is not null || !isWhole;
        for (int slice = 0; slice < layout.Slices; slice++)
        {
            worker.Turn((uint)slice);
            ReadOnlySpan<ushort> own = seat.Payoffs.Slice(slice);
            for (int k = 0; k < concepts.Length; k++)
            {
                if (!NeedsReplies(k))
                    continue;
                ReadOnlySpan<ushort> values = concepts[k].IsSymmetric() ? seat.Passes.Best(layout, seat.Payoffs.Values, slice, someInfeasible, worker.Values) : own;
                Span<ushort> into = least[k].AsSpan(slice << layout.RestBits, layout.SliceLength);
                areRoundsLong = areRoundsLong || !worker.Rounds.Spread(values, concepts[k].IsCredible(), someInfeasible, into, cancellation);
                if (!areRoundsLong)
                    continue;
                SliceReplies<ushort, byte> labels = worker.Replies;
                labels.Label(values, labels.Order, SliceReplies<ushort, byte>.Sort(values, labels.Order), concepts[k].IsCredible(), into, cancellation);
            }
        }
    }

    private static ulong[] Held(Seat seat, ushort[] reply)
    {
        Array.Clear(seat.Marked);
        seat.Passes.Hold(seat.Layout, seat.Payoffs.Values, reply, 0, seat.Layout.SliceLength, seat.Marked);
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
            into[w] &= states[w] & present[w];
    }

    // What belongs to one decision maker.
    private sealed class Seat
    {
        private readonly ushort[] leastPayoff, leastBest;
        private readonly FibreRanks<byte> ranks;

        public Seat(OptionForm g, int i)
        {
            DecisionMaker = i;
            Layout = new(g.States.OptionCount, g.DecisionMakers[i]);
            Places = [.. g.States.Select(s => Layout.PlaceOf((uint)s.Bits))];
            Ranks = new ushort[g.StateCount];
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

        /// <summary>By state, also of those that do not exist now.</summary>
        public ushort[] Ranks { get; }

        public Payoffs<ushort> Payoffs { get; }

        public Passes<ushort> Passes { get; }

        public ulong[][] Plain { get; }

        public ulong[] Marked { get; }

        public SliceWorker<ushort, byte>? Worker { get; private set; }

        public bool SuitsRounds { get; private set; }

        public bool IsStale { get; set; }

        public void Sit(IEnumerable<Seat> opponents)
        {
            FibreRanks<byte>[] others = [.. opponents.Select(o => o.ranks)];
            Worker = new(Layout, others);
            SuitsRounds = SliceRounds<ushort>.Suits(Layout, others.Select(o => o.Layout));
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
