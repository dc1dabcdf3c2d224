using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Symbolic;

/// <summary>Decides for given states whether somebody stays: all improvements are gone through, and answers that serve many are reused.</summary>
/// <remarks>Remembers answers and escapes from state to state. Not safe to share between threads.</remarks>
internal sealed class Decision
{
    /// <summary>How many states are followed before the solver is asked.</summary>
    private const int FirstLook = 256;

    /// <summary>How many states are followed when nothing else helps.</summary>
    private const int LongLook = 200_000;

    /// <summary>After so many improvements of which it cannot be said whether they have an answer, the others are not looked at.</summary>
    private const int MostOpen = 8;

    /// <summary>How many rounds of the opponents the solver looks ahead.</summary>
    private const int MostRounds = 3;

    /// <summary>How many answers are kept for each decision maker.</summary>
    private const int MostKept = 24;

    private readonly Board board;
    private readonly Sanctions sanctions;
    private readonly SolverSearch search;
    private readonly List<Reply>[] kept;
    private readonly bool nearest;

    /// <param name="board">Moves.</param>
    /// <param name="sanctions">Escapes known so far.</param>
    /// <param name="nearest">Whether improvements with few changes are looked at first, which says more about other states; otherwise favourites, which says more to people.</param>
    public Decision(Board board, Sanctions sanctions, bool nearest = false)
    {
        (this.board, this.sanctions, this.nearest) = (board, sanctions, nearest);
        search = new(board, sanctions);
        kept = [.. Enumerable.Range(0, board.Model.Players).Select(_ => new List<Reply>())];
    }

    /// <summary>The searches that need the solver.</summary>
    public SolverSearch Search => search;

    /// <summary>Whether i stays at s.</summary>
    public Staying Of(StabilityConcept concept, int i, State s, Budget budget, CancellationToken cancellation)
    {
        Deterring[] kinds = Deterring.Of(concept);
        if (kinds.Length == 0)
            return Under(null, i, s, budget, cancellation);
        Staying first = Under(kinds[0], i, s, budget, cancellation);
        if (kinds.Length == 1 || first is Staying.Stays)
            return first;
        Staying second = Under(kinds[1], i, s, budget, cancellation);
        return second is Staying.Leaves ? first : second;
    }

    /// <summary>Whether i stays at s when one kind of answer counts; null asks for none.</summary>
    public Staying Under(Deterring? kind, int i, State s, Budget budget, CancellationToken cancellation)
    {
        Staying answer = board.Of(i) is Lanes lanes
            ? Enumerated(lanes, kind, i, s, budget, cancellation)
            : Solved(kind, i, s, budget, cancellation);
        board.Charge(budget);
        return answer;
    }

    private Staying Enumerated(Lanes lanes, Deterring? kind, int i, State s, Budget budget, CancellationToken cancellation)
    {
        StateOrder order = board.Model.Orders[i];
        ulong[] left = Board.Moves(lanes, order, s);
        long count = Words.Count(left), open = 0;
        ImmutableArray<Deterred>.Builder answers = ImmutableArray.CreateBuilder<Deterred>();
        State? unknown = null;
        try
        {
            if (kind is not Deterring asked)
                return count == 0 ? new Staying.Stays([], 0, null) : new Staying.Leaves(lanes.At(s, First(lanes, order, s, left)), Ground.Enumeration, 0, null, null);
            if (count > 0)
                foreach (Reply reply in kept[i].Where(r => r.IsSimultaneous == asked.Simultaneous))
                    Cover(lanes, reply, asked, i, s, left, answers, budget, cancellation);
            while (Words.Any(left))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!board.Charge(budget))
                    return new Staying.Open(unknown ?? lanes.At(s, First(lanes, order, s, left)), count - open - Words.Count(left));
                int lane = First(lanes, order, s, left);
                Question q = new(i, s, lanes.At(s, lane), asked);
                (Reply? reply, Staying.Leaves? leaves) = Find(q, budget, cancellation);
                if (leaves is not null)
                    return leaves;
                if (reply is not null)
                {
                    Keep(i, reply);
                    Cover(lanes, reply, asked, i, s, left, answers, budget, cancellation);
                    if (Words.Contains(left, lane))                // the table says less than the replay; the one improvement is deterred all the same
                    {
                        answers.Add(new(reply, q.Improvement, 1));
                        left[lane >> 6] &= ~(1UL << lane);
                    }
                    continue;
                }
                unknown ??= q.Improvement;
                left[lane >> 6] &= ~(1UL << lane);
                if (++open >= (nearest ? 1 : MostOpen))
                    return new Staying.Open(unknown, count - open - Words.Count(left));
            }
            return unknown is null ? new Staying.Stays(answers.ToImmutable(), count, asked) : new Staying.Open(unknown, count - open);
        }
        finally
        {
            lanes.Return(left);
        }
    }

    private int First(Lanes lanes, StateOrder order, State s, ulong[] left) => nearest ? lanes.Nearest(s, left) : lanes.Best(order, s, left);

    // Too many moves to look at: the solver is asked for an improvement that no answer known so far deters.
    private Staying Solved(Deterring? kind, int i, State s, Budget budget, CancellationToken cancellation)
    {
        Encoding encoding = new(board.Model, new Clauses());
        int[] here = encoding.Known(s), to = encoding.Varied(here, board.Model.Control(i));
        encoding.Clauses.Add(encoding.Permitted(i, here, to));
        encoding.Clauses.Add(encoding.Better(board.Model.Orders[i], to, here));
        CpSat solver = new(encoding.Clauses, board.Seed);
        ImmutableArray<Deterred>.Builder answers = ImmutableArray.CreateBuilder<Deterred>();
        while (true)
        {
            CpSat.Outcome outcome = solver.Solve([], budget, thorough: false, cancellation);
            if (outcome.Answer == CpSat.Answer.None)
                return new Staying.Stays(answers.ToImmutable(), answers.Count == 0 ? 0 : null, kind);
            if (outcome.Answer == CpSat.Answer.Unknown)
                return new Staying.Open(null, answers.Count);
            State improvement = Encoding.Read(outcome, to);
            if (nearest && answers.Count == 0)
                improvement = board.Fewer(i, s, improvement, s);
            if (kind is not Deterring asked)
                return new Staying.Leaves(improvement, Ground.Enumeration, 0, null, null);
            Question q = new(i, s, improvement, asked);
            Reply? reply = kept[i].Find(r => r.IsSimultaneous == asked.Simultaneous && board.Deters(r, q, budget, cancellation));
            if (reply is null)
            {
                (reply, Staying.Leaves? leaves) = Find(q, budget, cancellation);
                if (leaves is not null)
                    return leaves;
                if (reply is null)
                    return new Staying.Open(improvement, answers.Count);
                Keep(i, reply);
            }
            answers.Add(new(reply, improvement, null));
            encoding.Clauses.Add(~Deters(encoding, reply, q, here, to));
        }
    }

    /// <summary>Shows once more, by the solver with its simplifications, what a verdict says does not exist.</summary>
    /// <returns>False when the budget ends first, or when there is no second argument of this kind.</returns>
    /// <exception cref="InvalidOperationException">The second argument contradicts the first, which is a defect.</exception>
    public bool Confirm(int i, State s, Staying staying, Budget budget, CancellationToken cancellation)
    {
        CpSat.Answer answer = CpSat.Answer.Unknown;
        switch (staying)
        {
            case Staying.Stays stays:
                Encoding encoding = new(board.Model, new Clauses());
                int[] here = encoding.Known(s), to = encoding.Varied(here, board.Model.Control(i));
                encoding.Clauses.Add(encoding.Permitted(i, here, to));
                encoding.Clauses.Add(encoding.Better(board.Model.Orders[i], to, here));
                foreach (Deterred deterred in stays.Answers)
                    encoding.Clauses.Add(~Deters(encoding, deterred.Reply, new(i, s, deterred.Example, stays.Kind!.Value), here, to));
                answer = new CpSat(encoding.Clauses, board.Seed).Solve([], budget, thorough: true, cancellation).Answer;
                break;
            case Staying.Leaves { Kind: Deterring { Simultaneous: true } kind } leaves:
                answer = search.Jointly(new(i, s, leaves.Improvement, kind), budget, cancellation, thorough: true).Answer;
                break;
            case Staying.Leaves { Kind: Deterring kind, Argument: NoAnswer argument } leaves:
                answer = search.Fails(new(i, s, leaves.Improvement, kind), argument, budget, cancellation);
                break;
        }
        return answer == CpSat.Answer.Found ? throw new InvalidOperationException("Two arguments about one verdict contradict each other.") : answer == CpSat.Answer.None;
    }

    /// <summary>A literal that holds where a known answer deters an improvement that is not known.</summary>
    private int Deters(Encoding encoding, Reply reply, Question q, int[] here, int[] improvement)
    {
        int valid = Clauses.True;
        int[] at = improvement;
        foreach ((int mover, UInt128 own) in reply.Moves)
        {
            Pattern set = new(board.Model.Control(mover), own);
            if (!reply.IsSimultaneous)
            {
                int[] next = Encoding.With(at, set);
                valid = encoding.Clauses.And(valid, encoding.Permitted(mover, at, next));
                if (q.Kind.Credible)
                    valid = encoding.Clauses.And(valid, encoding.Better(board.Model.Orders[mover], next, at));
            }
            at = Encoding.With(at, set);
        }
        valid = encoding.Clauses.And(valid, ~encoding.Better(board.Model.Orders[q.DecisionMaker], at, here));
        if (reply.IsSimultaneous)
            valid = encoding.Clauses.And(valid, encoding.Feasible(at));
        if (q.Kind.Symmetric)
            // What one may move to after the answer is the same for improvements that agree where own options go one way.
            for (int k = 0; k < at.Length; k++)
                if (Fixed(q.DecisionMaker, k))
                    valid = encoding.Clauses.And(valid, q.Improvement.Takes(k) ? improvement[k] : ~improvement[k]);
        return valid;
    }

    private bool Fixed(int i, int option) =>
        ((board.Model.IsTransitive ? board.OneWay(i) : board.Model.Control(i)) >> option & 1) != 0;

    private void Keep(int i, Reply reply)
    {
        kept[i].RemoveAll(r => r.Equals(reply));
        kept[i].Insert(0, reply);
        if (kept[i].Count > MostKept)
            kept[i].RemoveAt(MostKept);
    }

    /// <summary>Takes away the improvements that an answer deters, and adds it to the answers if there are any.</summary>
    private void Cover(
        Lanes lanes, Reply reply, Deterring kind, int i, State s, ulong[] left, ImmutableArray<Deterred>.Builder answers, Budget budget, CancellationToken cancellation)
    {
        ulong[] deterred = lanes.Rent();
        left.CopyTo(deterred.AsSpan());
        if (DeterredLanes(lanes, reply, kind, i, s, deterred, budget, cancellation))
        {
            long count = Words.Count(deterred);
            answers.Add(new(reply, lanes.At(s, lanes.Best(board.Model.Orders[i], s, deterred)), count));
            Words.AndNot(left, deterred);
        }
        lanes.Return(deterred);
    }

    private bool DeterredLanes(Lanes lanes, Reply reply, Deterring kind, int i, State s, ulong[] deterred, Budget budget, CancellationToken cancellation)
    {
        UnlistedModel model = board.Model;
        State at = s;
        foreach ((int Mover, UInt128 Own) move in reply.Moves)
        {
            State from = reply.IsSimultaneous ? s : at, to = Reply.Apply(model, from, move);
            if (from == to || !model.DirectionsAllow(from, to))
                return false;
            if (reply.IsSimultaneous)
            {
                if (!model.CanMove(move.Mover, from, to) || model.Orders[move.Mover].Compare(to, from) <= 0)
                    return false;
            }
            else
            {
                lanes.KeepFeasible(to, deterred);
                lanes.KeepUnforbidden(move.Mover, from, to, deterred);
                if (kind.Credible)
                    lanes.KeepImproved(model.Orders[move.Mover], from, to, deterred);
            }
            at = Reply.Apply(model, at, move);
            if (!Words.Any(deterred))
                return false;
        }
        if (reply.IsSimultaneous)
            lanes.KeepFeasible(at, deterred);
        ulong[] better = lanes.Rent();
        deterred.CopyTo(better.AsSpan());
        lanes.KeepBetter(model.Orders[i], at, s, better);
        Words.AndNot(deterred, better);
        lanes.Return(better);
        if (kind.Symmetric)
            KeepWithoutEscape(lanes, i, at, s, deterred, budget, cancellation);
        return Words.Any(deterred);
    }

    // Lanes that agree where own options go one way have the same counter-moves, but for the lane itself, which is no better than staying.
    private void KeepWithoutEscape(Lanes lanes, int i, State rest, State s, ulong[] deterred, Budget budget, CancellationToken cancellation)
    {
        Dictionary<UInt128, bool> escapes = [];
        for (int lane = Words.Next(deterred, 0); lane >= 0; lane = lanes.After(deterred, lane))
        {
            State end = lanes.At(rest, lane);
            UInt128 kind = end.Bits & (board.Model.IsTransitive ? board.OneWay(i) : board.Model.Control(i));
            if (!escapes.TryGetValue(kind, out bool away))
                escapes[kind] = away = board.Escape(i, end, s, budget, cancellation) is not null;
            if (away)
                deterred[lane >> 6] &= ~(1UL << lane);
        }
    }

    /// <summary>An answer to one improvement, or the reason why there is none; neither when the budget ends first.</summary>
    private (Reply? Reply, Staying.Leaves? Leaves) Find(Question q, Budget budget, CancellationToken cancellation)
    {
        if (q.Kind.Simultaneous)
        {
            SolverSearch.Result joint = search.Jointly(q, budget, cancellation);
            return (joint.Reply, joint.Refuted ? Left(Ground.Infeasibility, null, null) : null);
        }
        ReplySearch.Result near = ReplySearch.Run(board, sanctions, q, board.IsEnumerated ? FirstLook : FirstLook / 16, budget, cancellation);
        if (near.Reply is not null)
            return (near.Reply, null);
        if (near.Exhausted)
            return (null, Left(Ground.Enumeration, near.Reached, null));
        SolverSearch.Result any = search.AnyEnd(q, budget, cancellation);
        if (any.Refuted)
            return (null, Left(Ground.Infeasibility, null, new NoAnswer(board.OthersControl(q.DecisionMaker), 0)));
        if (any.Reply is Reply straight && board.Deters(straight, q, budget, cancellation))
            return (straight, null);
        Budget third = budget.Part(budget.Left / 3);
        Reply? few = Short(q, third, cancellation, out int none);
        NoAnswer? argument = few is null ? search.Refute(q, near.Changed, none, third, cancellation) : null;
        budget.Close(third);
        if (few is not null)
            return (few, null);
        if (argument is not null)
            return (null, Left(Ground.Infeasibility, null, argument));
        Budget half = budget.Part(budget.Left / 2);
        ReplySearch.Result far = ReplySearch.Run(board, sanctions, q, LongLook, half, cancellation);
        budget.Close(half);
        return (far.Reply, far.Exhausted ? Left(Ground.Enumeration, far.Reached, null) : null);

        Staying.Leaves Left(Ground why, int? reached, NoAnswer? argument) => new(q.Improvement, why, reached, q.Kind, argument);
    }

    /// <summary>An argument that an improvement has no answer; null when none is found.</summary>
    public NoAnswer? Argue(Question q, Budget budget, CancellationToken cancellation) =>
        Short(q, budget, cancellation, out int none) is null
            ? search.Refute(q, ReplySearch.Run(board, sanctions, q, FirstLook, budget, cancellation).Changed, none, budget, cancellation)
            : null;

    /// <summary>An answer of few moves; where there is none, how many moves it is certain not to have.</summary>
    private Reply? Short(Question q, Budget budget, CancellationToken cancellation, out int none)
    {
        none = 0;
        int most = !board.Model.IsTransitive ? 0 : board.Model.Players == 2 ? 1 : MostRounds;
        for (int rounds = 1; rounds <= most; rounds++)
        {
            SolverSearch.Result path = search.Rounds(q, rounds, budget, cancellation);
            if (path.Reply is Reply reply && board.Deters(reply, q, budget, cancellation))
                return reply;
            if (!path.Refuted)
                break;
            none = rounds;
        }
        return null;
    }
}
