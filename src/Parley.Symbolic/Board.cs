using System.Numerics;
using Parley.Conflicts;

namespace Parley.Symbolic;

/// <summary>Moves from given states, found by looking at every combination of own options, or by the solver where there are too many.</summary>
/// <remarks>Not safe to share between threads.</remarks>
internal sealed class Board
{
    private readonly Lanes?[] lanes;
    private readonly UInt128[] oneWay;
    private long charged;

    /// <param name="model">The conflict.</param>
    /// <param name="mostOptions">Decision makers with more own options are left to the solver.</param>
    /// <param name="seed">Seed of the solver.</param>
    public Board(UnlistedModel model, int mostOptions, int seed)
    {
        (Model, Seed) = (model, seed);
        lanes = [.. Enumerable.Range(0, model.Players).Select(i => BitOperations.PopCount((ulong)model.Control(i)) + BitOperations.PopCount((ulong)(model.Control(i) >> 64)) <= mostOptions ? new Lanes(model, i) : null)];
        UInt128 scales = model.OneWayScales.SelectMany(s => s.Options).Aggregate(UInt128.Zero, (bits, k) => bits | UInt128.One << k);
        oneWay = [.. Enumerable.Range(0, model.Players).Select(i => model.Control(i) & (model.ForwardOnly | model.BackwardOnly | scales))];
    }

    public UnlistedModel Model { get; }

    public int Seed { get; }

    /// <summary>The combinations of somebody's own options; null where there are too many.</summary>
    public Lanes? Of(int mover) => lanes[mover];

    /// <summary>Whether nobody is left to the solver.</summary>
    public bool IsEnumerated => Array.TrueForAll(lanes, l => l is not null);

    /// <summary>Own options that cannot be changed at will.</summary>
    public UInt128 OneWay(int mover) => oneWay[mover];

    public IEnumerable<int> Opponents(int i) => Enumerable.Range(0, Model.Players).Where(j => j != i);

    /// <summary>Everybody's options but one's own.</summary>
    public UInt128 OthersControl(int i) => Opponents(i).Aggregate(UInt128.Zero, (bits, j) => bits | Model.Control(j));

    /// <summary>Pays for the words looked at since the last time.</summary>
    public bool Charge(Budget budget)
    {
        long work = lanes.Sum(l => l?.Work ?? 0);
        double cost = (work - charged) / Budget.WordsPerUnit;
        charged = work;
        return budget.Spend(cost);
    }

    /// <summary>The lanes to which somebody can move from a state; improvements only, if asked.</summary>
    /// <returns>A table to be returned to the lanes.</returns>
    public static ulong[] Moves(Lanes lanes, StateOrder? improving, State from)
    {
        ulong[] table = lanes.Rent();
        lanes.All(table);
        lanes.KeepPermitted(from, table);
        lanes.KeepFeasible(from, table);
        if (improving is not null)
            lanes.KeepBetter(improving, from, from, table);
        return table;
    }

    /// <summary>A move of i from one state to something better than another, with few changes; null when there is none, and when the budget ends first.</summary>
    public State? Escape(int i, State from, State than, Budget budget, CancellationToken cancellation)
    {
        if (lanes[i] is Lanes mine)
        {
            ulong[] table = Moves(mine, null, from);
            mine.KeepBetter(Model.Orders[i], from, than, table);
            int lane = mine.Nearest(from, table);
            mine.Return(table);
            return lane < 0 ? null : mine.At(from, lane);
        }
        Encoding encoding = new(Model, new Clauses());
        int[] here = encoding.Known(from), to = encoding.Varied(here, Model.Control(i));
        encoding.Clauses.Add(encoding.Permitted(i, here, to));
        encoding.Clauses.Add(encoding.Better(Model.Orders[i], to, encoding.Known(than)));
        CpSat.Outcome outcome = new CpSat(encoding.Clauses, Seed).Solve([], budget, thorough: false, cancellation);
        return outcome.Answer == CpSat.Answer.Found ? Fewer(i, from, Encoding.Read(outcome, to), than) : null;
    }

    /// <summary>The same move without changes it can do without, as long as it leads to something better than a given state.</summary>
    public State Fewer(int i, State from, State to, State than)
    {
        for (UInt128 changed = from.Bits ^ to.Bits; changed != 0; changed &= changed - 1)
        {
            State less = new(to.Bits ^ (changed & (0 - changed)));
            if (less != from && Model.CanMove(i, from, less) && Model.Orders[i].Compare(less, than) > 0)
                to = less;
        }
        return to;
    }

    /// <summary>Moves of somebody who has too many for a table, asked of the solver one after the other.</summary>
    /// <param name="mover">Who moves.</param>
    /// <param name="from">Where from.</param>
    /// <param name="improving">Only moves to something better by this order; null for all.</param>
    /// <param name="most">How many.</param>
    /// <param name="budget">Charged.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <param name="all">Whether there are no others.</param>
    public List<State> Targets(int mover, State from, StateOrder? improving, int most, Budget budget, CancellationToken cancellation, out bool all)
    {
        Encoding encoding = new(Model, new Clauses());
        int[] here = encoding.Known(from), to = encoding.Varied(here, Model.Control(mover));
        encoding.Clauses.Add(encoding.Permitted(mover, here, to));
        encoding.Forbid(to, from);
        if (improving is not null)
            encoding.Clauses.Add(encoding.Better(improving, to, here));
        CpSat solver = new(encoding.Clauses, Seed);
        List<State> found = [];
        while (true)
        {
            CpSat.Outcome outcome = solver.Solve([], budget, thorough: false, cancellation);
            all = outcome.Answer == CpSat.Answer.None;
            if (outcome.Answer != CpSat.Answer.Found || found.Count == most)
                return found;
            found.Add(Encoding.Read(outcome, to));
            encoding.Forbid(to, found[^1]);
        }
    }

    /// <summary>Whether an answer deters an improvement, step by step.</summary>
    public bool Deters(Reply reply, Question q, Budget budget, CancellationToken cancellation)
    {
        State at = q.Improvement;
        int last = q.DecisionMaker;
        foreach ((int Mover, UInt128 Own) move in reply.Moves)
        {
            State from = reply.IsSimultaneous ? q.State : at, to = Reply.Apply(Model, from, move);
            if (move.Mover == last || from == to || !Model.CanMove(move.Mover, from, to) || (q.Kind.Credible && Model.Orders[move.Mover].Compare(to, from) <= 0))
                return false;
            at = Reply.Apply(Model, at, move);
            last = move.Mover;
        }
        return reply.Moves.Length > 0 && Model.Conflict.IsFeasible(at) && Model.Orders[q.DecisionMaker].Compare(at, q.State) <= 0
            && (!q.Kind.Symmetric || (Escape(q.DecisionMaker, at, q.State, budget, cancellation) is null && !budget.IsSpent));
    }
}
