using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>The answer to a departure that asks least of those who give it.</summary>
internal static class Answers
{
    /// <summary>A legal sequence to a wanted state with as few steps as possible against the interest of their movers, and then as short as possible.</summary>
    /// <returns>The moves and how many of them are reluctant; null when no legal sequence leads to a wanted state, or when the budget ends first.</returns>
    /// <remarks>Shortest paths with costs (reluctant steps, steps) over pairs of state and last mover.</remarks>
    public static (ImmutableArray<UnilateralMove> Moves, int Reluctant)? Cheapest(
        GraphModel g, int[] movers, int start, Func<int, bool> wanted, StepBudget budget, CancellationToken cancellation)
    {
        Dictionary<(int State, int Last), ((int State, int Last) From, (int Reluctant, int Steps) Cost)> best = new() { [(start, -1)] = ((start, -1), (0, 0)) };
        PriorityQueue<(int State, int Last), (int Reluctant, int Steps, int Order)> open = new();
        open.Enqueue((start, -1), (0, 0, 0));
        int order = 0;                                            // equal costs leave in the order they came, so the answer is always the same
        while (open.TryDequeue(out (int State, int Last) at, out (int Reluctant, int Steps, int Order) cost))
        {
            cancellation.ThrowIfCancellationRequested();
            if (best[at].Cost != (cost.Reluctant, cost.Steps))
                continue;
            if (at.Last >= 0 && wanted(at.State))
                return (Path(at), cost.Reluctant);
            foreach (int mover in movers)
                if (mover != at.Last)
                    foreach (int to in g.Moves(mover, at.State))
                    {
                        if (!budget.Pay())
                            return null;
                        (int Reluctant, int Steps) next = (cost.Reluctant + (g.Prefers(mover, to, at.State) ? 0 : 1), cost.Steps + 1);
                        if (best.TryGetValue((to, mover), out var known) && known.Cost.CompareTo(next) <= 0)
                            continue;
                        best[(to, mover)] = (at, next);
                        open.Enqueue((to, mover), (next.Reluctant, next.Steps, ++order));
                    }
        }
        return null;

        ImmutableArray<UnilateralMove> Path((int State, int Last) node)
        {
            List<UnilateralMove> moves = [];
            for (; node.Last >= 0; node = best[node].From)
                moves.Add(new(node.Last, best[node].From.State, node.State));
            moves.Reverse();
            return [.. moves];
        }
    }
}
