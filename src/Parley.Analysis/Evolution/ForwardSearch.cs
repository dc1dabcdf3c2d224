using Parley.Analysis.Stability;

namespace Parley.Analysis.Evolution;

/// <summary>The least number of steps to every pair of state and last mover, breadth first.</summary>
/// <remarks>
/// A state is expanded at most twice. The first visit hands out the steps of everybody but its last mover; the next visit by another last
/// mover hands out the rest; later visits have nothing to add, because the same pairs were entered earlier. So the work is one look at each
/// step, whatever the number of last movers. When the budget ends, the last length is dropped, for it is not whole.
/// </remarks>
internal sealed class ForwardSearch
{
    private const int NotYet = -2, Everybody = -1;

    private readonly int[] least;                                 // node state * width + last; last = width - 1: nobody has moved
    private readonly int width;

    /// <summary>Searches.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="start">State index.</param>
    /// <param name="budget">Pays for each look at a step.</param>
    /// <param name="barred">Steps that may not be taken, by mover, from and to; null when all may.</param>
    /// <param name="goal">A state at which to stop; null to go on.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public ForwardSearch(StepGraph steps, int start, StepBudget budget, Func<int, int, int, bool>? barred, int? goal, CancellationToken cancellation)
    {
        int movers = steps.Movers.Length, ticks = 0;
        width = movers + 1;
        least = new int[checked(steps.StateCount * width)];
        Array.Fill(least, -1);
        int[] missing = new int[steps.StateCount];                // the mover whose steps were not handed out yet
        Array.Fill(missing, NotYet);
        least[start * width + movers] = 0;
        Queue<int> open = new([start * width + movers]);
        bool found = start == goal;
        while (!found && open.TryDequeue(out int node))
        {
            if ((++ticks & 255) == 0)
                cancellation.ThrowIfCancellationRequested();
            int state = node / width, last = node % width;
            (int first, int end) = missing[state] switch
            {
                NotYet => (0, movers),
                Everybody => (0, 0),
                int one => (one, one + 1),
            };
            int left = missing[state] == NotYet && last < movers ? last : Everybody;
            if (missing[state] >= 0 && missing[state] == last)
                continue;
            missing[state] = left;
            for (int mover = first; mover < end; mover++)
                if (mover != last)
                {
                    int[] ahead = steps.From(mover, state);
                    if (!budget.Pay(ahead.Length + 1))
                    {
                        Drop(least[node] + 1);
                        return;
                    }
                    foreach (int to in ahead)
                        if (least[to * width + mover] < 0 && barred?.Invoke(mover, state, to) != true)
                        {
                            least[to * width + mover] = least[node] + 1;
                            open.Enqueue(to * width + mover);
                            found |= to == goal;
                        }
                }
        }
    }

    /// <summary>The length up to which every path was followed; null when every path of any length was.</summary>
    public int? CompleteTo { get; private set; }

    /// <summary>The least number of steps to a state with a given last mover, -1 when there is none; the number of movers stands for nobody.</summary>
    public int Least(int state, int lastMover) => least[state * width + lastMover];

    /// <summary>The least number of steps to a state, -1 when it is not reached.</summary>
    public int Least(int state)
    {
        int best = -1;
        for (int last = 0; last < width; last++)
            if (least[state * width + last] is int steps and >= 0 && (best < 0 || steps < best))
                best = steps;
        return best;
    }

    /// <summary>The least number of steps after which a mover may take the next one from a state, -1 when that never happens.</summary>
    public int LeastBefore(int state, int nextMover)
    {
        int best = -1;
        for (int last = 0; last < width; last++)
            if (last != nextMover && least[state * width + last] is int steps and >= 0 && (best < 0 || steps < best))
                best = steps;
        return best;
    }

    private void Drop(int length)
    {
        CompleteTo = length - 1;
        for (int node = 0; node < least.Length; node++)
            if (least[node] >= length)
                least[node] = -1;
    }
}
