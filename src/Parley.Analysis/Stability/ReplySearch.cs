using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>Searches the opponents' legal sequences forward from one state, shortest first, and remembers the way.</summary>
internal sealed class ReplySearch
{
    private readonly GraphModel g;
    private readonly int[] opponents;
    private readonly Fibration[]? fibrations;                     // in option form: classes are entered once, so the search stays linear
    private readonly int width;                                   // nodes per state: one in option form, one per last mover in a graph
    private readonly int[] cameFrom;                              // node before, -1 at the start, -2 where not reached
    private readonly int[] movedBy;
    private readonly List<int> reached = [];

    public ReplySearch(GraphModel g, int focal, Fibration[]? fibrations)
    {
        (this.g, this.fibrations) = (g, fibrations);
        opponents = LegalSequences.OpponentsOf(g, focal);
        width = fibrations is null ? g.DecisionMakers.Length + 1 : 1;
        cameFrom = new int[checked(g.StateCount * width)];
        movedBy = new int[cameFrom.Length];
        Array.Fill(cameFrom, -2);
    }

    /// <summary>The states reached by the last search, in the order found; complete when nothing was found.</summary>
    public IEnumerable<int> Reached => reached.Select(node => node / width).Distinct();

    /// <summary>The moves of a shortest legal sequence from <paramref name="start"/> to a state that is wanted; null when there is none.</summary>
    /// <param name="start">State index.</param>
    /// <param name="improving">Whether each step must be an improvement for its mover.</param>
    /// <param name="wanted">Whether a state ends the search.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <param name="steps">Where a mover may go from a state, when neither moves nor improvements are meant; only without fibrations.</param>
    public ImmutableArray<UnilateralMove>? Find(
        int start, bool improving, Func<int, bool> wanted, CancellationToken cancellation, Func<int, int, IEnumerable<int>>? steps = null)
    {
        foreach (int node in reached)
            cameFrom[node] = -2;
        reached.Clear();
        int[][]? tops = fibrations?.Select(f => f.Starts[1..]).ToArray();
        int first = start * width + (width - 1);                  // nobody has moved yet
        cameFrom[first] = -1;
        int ticks = 0;
        Queue<int> open = new([first]);
        bool found = false;
        int goal = -1;
        while (!found && open.TryDequeue(out int node))
        {
            if ((++ticks & 1023) == 0)
                cancellation.ThrowIfCancellationRequested();
            int at = node / width, last = width == 1 ? -1 : node % width;
            foreach (int mover in opponents)
                if (mover != last && !found)
                    foreach (int to in Steps(mover, at))
                        if (Visit(node, mover, to))
                            break;
        }
        cameFrom[first] = -2;
        return found ? Path(goal, first) : null;

        IEnumerable<int> Steps(int mover, int at) =>
            steps is not null ? steps(mover, at)
            : fibrations is not null ? Entered(fibrations[mover], tops![mover], mover, at, improving)
            : improving ? g.Improvements(mover, at)
            : g.Moves(mover, at);

        bool Visit(int from, int mover, int to)
        {
            int node = width == 1 ? to : to * width + mover;
            if (cameFrom[node] != -2)
                return false;
            (cameFrom[node], movedBy[node]) = (from, mover);
            reached.Add(node);
            open.Enqueue(node);
            if (!wanted(to))
                return false;
            (found, goal) = (true, node);
            return true;
        }
    }

    // Members of the classes ahead that were not handed out before; under improvements, those above the mover's rank here.
    private IEnumerable<int> Entered(Fibration fibration, int[] top, int mover, int at, bool improving)
    {
        int rank = improving ? g.Ranks(mover)[at] : int.MinValue;
        int here = fibration.ClassOf[at];
        foreach (int c in (int[])[here, .. fibration.Ahead(here)])
            while (top[c] > fibration.Starts[c] && g.Ranks(mover)[fibration.Members[top[c] - 1]] > rank)
                yield return fibration.Members[--top[c]];
    }

    private ImmutableArray<UnilateralMove> Path(int goal, int first)
    {
        List<UnilateralMove> moves = [];
        for (int node = goal; node != first; node = cameFrom[node])
            moves.Add(new(movedBy[node], cameFrom[node] / width, node / width));
        moves.Reverse();
        return [.. moves];
    }
}
