using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Symbolic;

/// <summary>Answers to one improvement, asked of the solver.</summary>
internal sealed class SolverSearch(Board board, Sanctions sanctions)
{
    private readonly UnlistedModel model = board.Model;

    /// <summary>What the solver says about an end, a path or a box.</summary>
    /// <param name="End">A sanction that fulfils what was asked; null when there is none.</param>
    /// <param name="Reply">The way to it where one is known.</param>
    /// <param name="Answer">Whether there is one, there is none for certain, or the budget ended first.</param>
    public readonly record struct Result(State? End, Reply? Reply, CpSat.Answer Answer)
    {
        /// <summary>Whether there is none for certain.</summary>
        public bool Refuted => Answer == CpSat.Answer.None;
    }

    /// <summary>Looks for a sanction among all states that differ from the improvement in the opponents' options only.</summary>
    /// <remarks>
    /// What opponents can reach lies within. Where moves are free and need not be improvements it is all of it; elsewhere an end found here may
    /// be out of reach, and only that there is none says something.
    /// </remarks>
    public Result AnyEnd(Question q, Budget budget, CancellationToken cancellation) =>
        Within(q, board.OthersControl(q.DecisionMaker), budget, cancellation);

    /// <summary>Looks for a sanction within a box: the states that differ from the improvement only in the given options.</summary>
    private Result Within(Question q, UInt128 free, Budget budget, CancellationToken cancellation)
    {
        Encoding encoding = new(model, new Clauses());
        int[] here = encoding.Known(q.State), start = encoding.Known(q.Improvement), end = encoding.Varied(start, free & model.Relevant[q.DecisionMaker]);
        encoding.Clauses.Add(encoding.Directed(start, end));
        encoding.RequireFeasible(end);
        sanctions.Require(encoding, q.DecisionMaker, here, end, q.Kind.Symmetric);
        State? found = Solve(q, encoding, here, end, budget, cancellation, out CpSat.Answer answer, out _);
        return new(found, found is State state ? Straight(q, state) : null, answer);
    }

    /// <summary>Looks for an answer in which the opponents have their turn one after the other, some rounds long; anybody may pass.</summary>
    /// <remarks>That there is none says that no answer has so few moves; a longer one may exist.</remarks>
    public Result Rounds(Question q, int rounds, Budget budget, CancellationToken cancellation)
    {
        Encoding encoding = new(model, new Clauses());
        List<(int Mover, int[] State)> turns = [];
        int[] here = encoding.Known(q.State), end = Turns(encoding, q, encoding.Known(q.Improvement), rounds, turns);
        sanctions.Require(encoding, q.DecisionMaker, here, end, q.Kind.Symmetric);
        State? found = Solve(q, encoding, here, end, budget, cancellation, out CpSat.Answer answer, out CpSat.Outcome? values);
        if (found is null)
            return new(null, null, answer);
        List<(int, UInt128)> moves = [];
        State before = q.Improvement;
        foreach ((int mover, int[] state) in turns)
        {
            State after = Encoding.Read(values!, state);
            if (after == before)
                continue;
            UInt128 own = after.Bits & model.Control(mover);
            if (moves.Count > 0 && moves[^1].Item1 == mover)
                moves[^1] = (mover, own);                          // two moves in succession are one
            else
                moves.Add((mover, own));
            before = after;
        }
        return new(found, new([.. moves], false), CpSat.Answer.Found);
    }

    /// <summary>Looks for simultaneous improvements of the opponents that spoil the improvement.</summary>
    public Result Jointly(Question q, Budget budget, CancellationToken cancellation, bool thorough = false)
    {
        Encoding encoding = new(model, new Clauses());
        int[] here = encoding.Known(q.State), end = encoding.Known(q.Improvement);
        foreach (int j in board.Opponents(q.DecisionMaker))
        {
            int[] alone = encoding.Varied(here, model.Control(j));
            int stays = Clauses.True;
            for (int k = 0; k < alone.Length; k++)
                stays = encoding.Clauses.And(stays, encoding.Clauses.Same(alone[k], here[k]));
            encoding.Clauses.Add(stays, encoding.Permitted(j, here, alone));
            encoding.Clauses.Add(stays, encoding.Better(model.Orders[j], alone, here));
            end = [.. end.Select((literal, k) => (model.Control(j) >> k & 1) != 0 ? alone[k] : literal)];
        }
        encoding.RequireFeasible(end);
        sanctions.Require(encoding, q.DecisionMaker, here, end, symmetric: false);
        CpSat.Outcome outcome = new CpSat(encoding.Clauses, board.Seed).Solve([], budget, thorough, cancellation);
        if (outcome.Answer != CpSat.Answer.Found)
            return new(null, null, outcome.Answer);
        State found = Encoding.Read(outcome, end);
        return new(found, new([.. Parts(q.Improvement, found)], true), outcome.Answer);
    }

    /// <summary>The smallest box around the improvement that no answer leaves, as the options that vary in it; null when the budget ends first.</summary>
    /// <param name="q">The improvement.</param>
    /// <param name="changed">Options that answers are known to change.</param>
    /// <param name="budget">Charged.</param>
    /// <param name="cancellation">Checked throughout.</param>
    private UInt128? Box(Question q, UInt128 changed, Budget budget, CancellationToken cancellation)
    {
        UInt128 free = changed;
        while (true)
        {
            UInt128 before = free;
            foreach (int j in board.Opponents(q.DecisionMaker))
                while ((model.Control(j) & ~free) != 0)
                {
                    Encoding encoding = new(model, new Clauses());
                    int[] start = encoding.Known(q.Improvement), at = encoding.Varied(start, free), to = encoding.Varied(at, model.Control(j));
                    encoding.Clauses.Add(encoding.Directed(start, at));
                    RequireLeaving(encoding, q.Kind, j, at, to, free);
                    CpSat.Outcome outcome = new CpSat(encoding.Clauses, board.Seed).Solve([], budget, thorough: false, cancellation);
                    if (outcome.Answer == CpSat.Answer.Unknown)
                        return null;
                    if (outcome.Answer == CpSat.Answer.None)
                        break;
                    free |= Encoding.Read(outcome, at).Bits ^ Encoding.Read(outcome, to).Bits;
                }
            if (free == before)
                return free;
        }
    }

    /// <summary>Shows, if it can, that an improvement has no answer although some states near it would be one.</summary>
    /// <param name="q">The improvement.</param>
    /// <param name="changed">Options that answers are known to change.</param>
    /// <param name="short">No answer has so many moves or fewer.</param>
    /// <param name="budget">Charged.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public NoAnswer? Refute(Question q, UInt128 changed, int @short, Budget budget, CancellationToken cancellation)
    {
        if (Box(q, changed, budget, cancellation) is not UInt128 free)
            return null;
        if (Within(q, free, budget, cancellation).Refuted)
            return new(free, 0);
        for (int last = 1; last <= @short + 1 && !budget.IsSpent; last++)
        {
            Encoding encoding = new(model, new Clauses());
            int[] here = encoding.Known(q.State), start = encoding.Known(q.Improvement), end = Enter(encoding, q, start, free, last);
            sanctions.Require(encoding, q.DecisionMaker, here, end, q.Kind.Symmetric);
            _ = Solve(q, encoding, here, end, budget, cancellation, out CpSat.Answer answer, out _);
            if (answer == CpSat.Answer.None)
                return new(free, last);
        }
        return null;
    }

    /// <summary>What would have to be possible for an argument to fail; each alone is impossible.</summary>
    /// <returns>Demands, given the state under test and the improvement as literals.</returns>
    public IEnumerable<Action<Encoding, int[], int[]>> Failures(Question q, NoAnswer argument)
    {
        foreach (int j in board.Opponents(q.DecisionMaker).Where(j => (model.Control(j) & ~argument.Box) != 0))
            yield return (encoding, _, start) =>
            {
                int[] at = encoding.Varied(start, argument.Box), to = encoding.Varied(at, model.Control(j));
                encoding.Clauses.Add(encoding.Directed(start, at));
                RequireLeaving(encoding, q.Kind, j, at, to, argument.Box);
            };
        if (argument.Last > 1)
            yield return (encoding, here, start) =>
                sanctions.Require(encoding, q.DecisionMaker, here, Turns(encoding, q, start, argument.Last - 1, null), q.Kind.Symmetric);
        yield return (encoding, here, start) =>
            sanctions.Require(encoding, q.DecisionMaker, here, Enter(encoding, q, start, argument.Box, argument.Last), q.Kind.Symmetric);
    }

    /// <summary>Whether an argument holds: none when every way in which it could fail is impossible, found when it fails.</summary>
    public CpSat.Answer Fails(Question q, NoAnswer argument, Budget budget, CancellationToken cancellation)
    {
        foreach (Action<Encoding, int[], int[]> failure in Failures(q, argument))
        {
            Encoding encoding = new(model, new Clauses());
            failure(encoding, encoding.Known(q.State), encoding.Known(q.Improvement));
            if (new CpSat(encoding.Clauses, board.Seed).Solve([], budget, thorough: true, cancellation).Answer is var answer and not CpSat.Answer.None)
                return answer;
        }
        return CpSat.Answer.None;
    }

    // Some state of a box, and from there so many rounds in each of which somebody moves.
    private int[] Enter(Encoding encoding, Question q, int[] start, UInt128 free, int rounds)
    {
        int[] at = encoding.Varied(start, free);
        encoding.Clauses.Add(encoding.Directed(start, at));
        encoding.RequireFeasible(at);
        for (int round = 0; round < rounds; round++)
        {
            int idle = Clauses.True;
            foreach (int j in board.Opponents(q.DecisionMaker).Where(j => (model.Control(j) & free) != 0))
                idle = encoding.Clauses.And(idle, Turn(encoding, q.Kind, j, ref at));
            encoding.Clauses.Add(~idle);
        }
        return at;
    }

    // Every opponent in turn, some rounds long, forth and back, so that a chain of reactions in either direction takes two; anybody may pass.
    private int[] Turns(Encoding encoding, Question q, int[] start, int rounds, List<(int Mover, int[] State)>? turns)
    {
        int[] at = start;
        for (int round = 0; round < rounds; round++)
            foreach (int j in round % 2 == 0 ? board.Opponents(q.DecisionMaker) : board.Opponents(q.DecisionMaker).Reverse())
            {
                Turn(encoding, q.Kind, j, ref at);
                turns?.Add((j, at));
            }
        return at;
    }

    // One opponent moves or passes; the literal holds where they pass.
    private int Turn(Encoding encoding, Deterring kind, int j, ref int[] at)
    {
        int[] next = encoding.Varied(at, model.Control(j));
        int stays = Clauses.True;
        for (int k = 0; k < at.Length; k++)
            stays = encoding.Clauses.And(stays, encoding.Clauses.Same(at[k], next[k]));
        encoding.Clauses.Add(stays, encoding.Permitted(j, at, next));
        if (kind.Credible)
            encoding.Clauses.Add(stays, encoding.Better(model.Orders[j], next, at));
        at = next;
        return stays;
    }

    /// <summary>Demands a step of somebody that changes an option which does not vary in a box.</summary>
    private void RequireLeaving(Encoding encoding, Deterring kind, int j, int[] at, int[] to, UInt128 free)
    {
        encoding.RequireFeasible(at);
        encoding.Clauses.Add(encoding.Permitted(j, at, to));
        if (kind.Credible)
            encoding.Clauses.Add(encoding.Better(model.Orders[j], to, at));
        List<int> leaves = [];
        for (int k = 0; k < at.Length; k++)
            if ((model.Control(j) & ~free & UInt128.One << k) != 0)
                leaves.Add(~encoding.Clauses.Same(at[k], to[k]));
        encoding.Clauses.Add([.. leaves]);
    }

    // Escapes that the solver does not know yet are found one by one; each is forbidden and the question put again.
    private State? Solve(
        Question q, Encoding encoding, int[] here, int[] end, Budget budget, CancellationToken cancellation, out CpSat.Answer answer, out CpSat.Outcome? values)
    {
        CpSat solver = new(encoding.Clauses, board.Seed);
        while (true)
        {
            CpSat.Outcome outcome = solver.Solve([], budget, thorough: false, cancellation);
            (answer, values) = (outcome.Answer, outcome);
            if (answer != CpSat.Answer.Found)
                return null;
            State found = Encoding.Read(outcome, end);
            if (!q.Kind.Symmetric)
                return found;
            Pattern? escape = sanctions.EscapeFrom(q.DecisionMaker, found, q.State, budget, cancellation);
            if (budget.IsSpent)
            {
                answer = CpSat.Answer.Unknown;
                return null;
            }
            if (escape is not Pattern way)
                return found;
            sanctions.RequireNoEscape(encoding, q.DecisionMaker, here, end, Encoding.With(end, way));
        }
    }

    /// <summary>An answer in which everybody goes straight to their part of the end, in whatever order that works; null when none does.</summary>
    private Reply? Straight(Question q, State end)
    {
        List<(int Mover, UInt128 Own)> left = [.. Parts(q.Improvement, end)], done = [];
        State at = q.Improvement;
        while (left.Count > 0)
        {
            int next = left.FindIndex(move =>
            {
                State to = Reply.Apply(model, at, move);
                return model.CanMove(move.Mover, at, to) && (!q.Kind.Credible || model.Orders[move.Mover].Compare(to, at) > 0);
            });
            if (next < 0)
                return null;
            at = Reply.Apply(model, at, left[next]);
            done.Add(left[next]);
            left.RemoveAt(next);
        }
        return new([.. done], false);
    }

    private IEnumerable<(int Mover, UInt128 Own)> Parts(State from, State to) =>
        Enumerable.Range(0, model.Players).Where(j => ((from.Bits ^ to.Bits) & model.Control(j)) != 0).Select(j => (j, to.Bits & model.Control(j)));
}

/// <summary>Why an improvement has no answer.</summary>
/// <param name="Box">Options outside which no answer changes anything: the states that differ from the improvement only there are closed under the opponents' steps.</param>
/// <param name="Last">
/// With 0, no state of the box is a sanction. Otherwise no sanction can be entered from the box by so many rounds in each of which somebody moves, and no
/// answer has fewer moves: induction over the last moves of an answer. Source: [SheeranSinghStalmarck2000].
/// </param>
internal readonly record struct NoAnswer(UInt128 Box, int Last);
