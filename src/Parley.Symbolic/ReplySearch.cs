using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Symbolic;

/// <summary>Follows the opponents' legal sequences state by state, as far as that is affordable.</summary>
internal static class ReplySearch
{
    /// <summary>How many moves of somebody with very many options are asked of the solver at one state.</summary>
    private const int MostTargets = 64;

    /// <summary>What following the sequences came to.</summary>
    /// <param name="Reply">An answer that deters; null when none was found.</param>
    /// <param name="Exhausted">Whether every sequence was followed to its end.</param>
    /// <param name="Reached">How many states were reached.</param>
    /// <param name="Changed">Options that changed somewhere on the way.</param>
    public sealed record Result(Reply? Reply, bool Exhausted, int Reached, UInt128 Changed);

    /// <summary>Looks for a shortest answer.</summary>
    /// <param name="board">Moves.</param>
    /// <param name="sanctions">Escapes known so far; new ones are added.</param>
    /// <param name="q">The improvement.</param>
    /// <param name="most">How many states may be reached.</param>
    /// <param name="budget">Charged.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static Result Run(Board board, Sanctions sanctions, Question q, int most, Budget budget, CancellationToken cancellation)
    {
        UnlistedModel model = board.Model;
        int[] opponents = [.. board.Opponents(q.DecisionMaker)];
        bool complete = true, pairs = !model.IsTransitive;
        StateOrder focal = model.Orders[q.DecisionMaker];
        List<(State State, int Last, int From)> nodes = [(q.Improvement, -1, -1)];
        HashSet<(State, int)> seen = [(q.Improvement, -1)];
        UInt128 changed = 0;
        int paid = 0;
        for (int n = 0; n < nodes.Count; n++)
        {
            (State at, int last, _) = nodes[n];
            if ((n & 15) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                bool affordable = board.Charge(budget) & budget.Spend(Budget.PerState * (nodes.Count - paid));
                paid = nodes.Count;
                if (!affordable)
                    return new(null, false, nodes.Count - 1, changed);
            }
            foreach (int j in opponents)
            {
                // A second move in succession is forbidden, or leads nowhere new where moves are transitive.
                if (j == last)
                    continue;
                StateOrder? improving = q.Kind.Credible ? model.Orders[j] : null;
                if (board.Of(j) is Lanes lanes)
                {
                    ulong[] moves = Board.Moves(lanes, improving, at);
                    int found = FirstSanction(lanes, moves, at);
                    if (found >= 0)
                    {
                        lanes.Return(moves);
                        return new(PathTo(n, j, lanes.At(at, found)), false, nodes.Count, changed);
                    }
                    for (int lane = Words.Next(moves, 0); lane >= 0 && nodes.Count <= most; lane = lanes.After(moves, lane))
                        Reach(lanes.At(at, lane), j, n);
                    lanes.Return(moves);
                }
                else
                {
                    List<State> targets = board.Targets(j, at, improving, MostTargets, budget, cancellation, out bool all);
                    complete &= all;
                    foreach (State to in targets)
                    {
                        if (IsSanction(to))
                            return new(PathTo(n, j, to), false, nodes.Count, changed);
                        Reach(to, j, n);
                    }
                }
                if (nodes.Count > most || budget.IsSpent)
                    return new(null, false, nodes.Count - 1, changed);
            }
        }
        board.Charge(budget);
        return new(null, complete && !budget.IsSpent, nodes.Count - 1, changed);

        void Reach(State to, int by, int from)
        {
            if (!seen.Add((to, pairs ? by : -1)))
                return;
            changed |= to.Bits ^ q.Improvement.Bits;
            nodes.Add((to, by, from));
        }

        bool IsSanction(State end) =>
            focal.Compare(end, q.State) <= 0
            && !(q.Kind.Symmetric && board.Escape(q.DecisionMaker, end, q.State, budget, cancellation) is not null) && !budget.IsSpent;

        // Ends from which a known escape leads away are struck out together; what remains is looked at, and a new escape strikes out more.
        int FirstSanction(Lanes lanes, ulong[] moves, State at)
        {
            ulong[] ends = lanes.Rent(), better = lanes.Rent();
            moves.CopyTo(ends.AsSpan());
            moves.CopyTo(better.AsSpan());
            lanes.KeepBetter(focal, at, q.State, better);
            Words.AndNot(ends, better);
            int found = -1;
            if (q.Kind.Symmetric)
            {
                foreach (Pattern escape in sanctions.Escapes(q.DecisionMaker))
                    if (Words.Any(ends))
                        sanctions.StrikeOut(lanes, q, escape, at, ends);
                for (int lane = Words.Next(ends, 0); lane >= 0 && found < 0 && !budget.IsSpent; lane = Words.Next(ends, 0))
                    if (sanctions.EscapeFrom(q.DecisionMaker, lanes.At(at, lane), q.State, budget, cancellation) is not Pattern escape)
                        found = lane;
                    else
                        sanctions.StrikeOut(lanes, q, escape, at, ends);
            }
            else
                found = Words.Next(ends, 0);
            lanes.Return(ends);
            lanes.Return(better);
            return budget.IsSpent ? -1 : found;
        }

        Reply PathTo(int node, int mover, State end)
        {
            List<(int, UInt128)> moves = [(mover, end.Bits & model.Control(mover))];
            for (; nodes[node].From >= 0; node = nodes[node].From)
                moves.Add((nodes[node].Last, nodes[node].State.Bits & model.Control(nodes[node].Last)));
            moves.Reverse();
            return new([.. moves], false);
        }
    }
}
