using Parley.Analysis.Stability;

namespace Parley.Analysis.Evolution;

/// <summary>Which targets lie ahead of a state, whoever goes first, worked out for all states at once.</summary>
/// <remarks>
/// A node is a state with its last mover, or a state at which nobody has moved yet. Nodes that lead to each other see the same targets, so the
/// strongly connected components are found first (Tarjan's algorithm, without recursion); they come out with what lies ahead standing first, and
/// one pass over the steps then joins bit sets of targets, component by component. Targets are taken in slices so that the sets stay small.
/// </remarks>
internal sealed class Ahead
{
    private const long MostWords = 1 << 23;                       // 64 MB of bit sets at a time

    private readonly StepGraph steps;
    private readonly int width;
    private readonly int[] component;                             // of node state * width + last; last = number of movers: nobody; -1 where never seen
    private readonly List<int> inOrder = [];                      // nodes by component, what lies ahead standing first
    private int components;

    private Ahead(StepGraph steps)
    {
        this.steps = steps;
        width = steps.Movers.Length + 1;
        component = new int[checked(steps.StateCount * width)];
        Array.Fill(component, -1);
    }

    /// <summary>Finds the components ahead of some states; null when the budget ends first.</summary>
    public static Ahead? Of(StepGraph steps, IEnumerable<int> states, StepBudget budget, CancellationToken cancellation)
    {
        Ahead ahead = new(steps);
        return ahead.FindComponents(states, budget, cancellation) && !budget.IsSpent ? ahead : null;
    }

    /// <summary>Hands out the targets in slices, each with a bit set per state: bit k when target k of the slice is the state or lies ahead of it.</summary>
    public void EachSlice(int[] targets, Action<int[], Func<int, ReadOnlyMemory<ulong>>> use, CancellationToken cancellation)
    {
        int slice = (int)Math.Max(64, Math.Min(targets.Length, MostWords / Math.Max(1, components) * 64));
        foreach (int[] some in targets.Chunk(slice))
        {
            int words = (some.Length + 63) / 64;
            ulong[] sets = Join(some, words, cancellation);
            use(some, state => sets.AsMemory(component[state * width + width - 1] * words, words));
        }
    }

    private ulong[] Join(int[] targets, int words, CancellationToken cancellation)
    {
        int[] bit = new int[steps.StateCount];
        Array.Fill(bit, -1);
        for (int k = 0; k < targets.Length; k++)
            bit[targets[k]] = k;
        ulong[] sets = new ulong[checked(components * words)];
        int[] joined = new int[components];                       // the last component into which this one was joined
        Array.Fill(joined, -1);
        for (int k = 0; k < inOrder.Count; k++)
        {
            if ((k & 255) == 0)
                cancellation.ThrowIfCancellationRequested();
            int node = inOrder[k], state = node / width, last = node % width, mine = component[node];
            Span<ulong> set = sets.AsSpan(mine * words, words);
            if (bit[state] >= 0)
                set[bit[state] >> 6] |= 1UL << bit[state];
            for (int mover = 0; mover < width - 1; mover++)
                if (mover != last)
                    foreach (int to in steps.From(mover, state))
                    {
                        int other = component[to * width + mover];
                        if (other == mine || joined[other] == mine)
                            continue;
                        joined[other] = mine;
                        ReadOnlySpan<ulong> more = sets.AsSpan(other * words, words);
                        for (int w = 0; w < set.Length; w++)
                            set[w] |= more[w];
                    }
        }
        return sets;
    }

    // Tarjan's algorithm; a node is on the path with the place of its next step: mover and index among that mover's steps.
    private bool FindComponents(IEnumerable<int> states, StepBudget budget, CancellationToken cancellation)
    {
        int[] index = new int[component.Length], low = new int[component.Length];
        Stack<int> open = new();
        Stack<(int Node, int Mover, int Next)> path = new();
        int count = 0;
        foreach (int start in states.Select(s => s * width + width - 1))
        {
            if (component[start] >= 0)
                continue;
            Enter(start);
            while (path.TryPop(out (int Node, int Mover, int Next) at))
            {
                if ((count & 255) == 0)
                    cancellation.ThrowIfCancellationRequested();
                if (Descend(at) is not bool deeper)
                    return false;
                if (!deeper)
                    Leave(at.Node);
            }
        }
        return true;

        void Enter(int node)
        {
            index[node] = low[node] = ++count;
            open.Push(node);
            path.Push((node, 0, 0));
        }

        // Goes on from a node until a new one is entered; null when the budget is spent.
        bool? Descend((int Node, int Mover, int Next) at)
        {
            (int node, int mover, int next) = at;
            int state = node / width, last = node % width;
            for (; mover < width - 1; mover++, next = 0)
            {
                if (mover == last)
                    continue;
                int[] ahead = steps.From(mover, state);
                for (; next < ahead.Length; next++)
                {
                    int to = ahead[next] * width + mover;
                    if (!budget.Pay())
                        return null;
                    if (index[to] == 0)
                    {
                        path.Push((node, mover, next));           // looked at once more on the way back, to take over what it found
                        Enter(to);
                        return true;
                    }
                    if (component[to] < 0)
                        low[node] = Math.Min(low[node], low[to]);
                }
            }
            return false;
        }

        void Leave(int node)
        {
            if (low[node] != index[node])
                return;
            for (int member = -1; member != node;)
            {
                member = open.Pop();
                component[member] = components;
                inOrder.Add(member);
            }
            components++;
        }
    }
}
