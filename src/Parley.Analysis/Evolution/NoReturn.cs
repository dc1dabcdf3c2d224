using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Evolution;

/// <summary>Finds the steps that close something off.</summary>
/// <remarks>
/// A target counts as lost only when no legal sequence leads to it any more, whoever goes first; a step that its own mover could take back
/// loses nothing. For 64 targets at a time, what lies ahead of each pair of state and last mover is spread backwards until nothing changes.
/// </remarks>
internal static class NoReturn
{
    public static ImmutableArray<PointOfNoReturn> Find(
        StepGraph steps, ForwardSearch search, int start, StateSet targets, CancellationToken cancellation)
    {
        if (steps.LosesNothing)
            return [];
        int movers = steps.Movers.Length;
        int[] ahead = [.. Ahead(steps, start)];
        List<(int Mover, int From)>[] into = Into(steps, ahead);
        Dictionary<(int Mover, int From, int To), List<int>> lost = [];
        foreach (int[] some in targets.Where(t => into[t] is not null).Chunk(64))
        {
            ulong[] reach = Reach(steps, into, some, cancellation);
            foreach (int from in ahead)
                for (int mover = 0; mover < movers; mover++)
                    if (search.LeastBefore(from, mover) >= 0)
                        foreach (int to in steps.From(mover, from))
                        {
                            ulong gone = Fresh(reach, from) & ~Fresh(reach, to);
                            for (int k = 0; k < some.Length; k++)
                                if ((gone >> k & 1) != 0)
                                {
                                    if (!lost.TryGetValue((mover, from, to), out List<int>? list))
                                        lost.Add((mover, from, to), list = []);
                                    list.Add(some[k]);
                                }
                        }
        }
        return
        [
            .. lost.Select(l => (l.Key, Point: new PointOfNoReturn(
                    steps.Step(l.Key.Mover, l.Key.From, l.Key.To), [.. l.Value], search.LeastBefore(l.Key.From, l.Key.Mover) + 1)))
                .OrderBy(p => p.Point.Place).ThenBy(p => p.Key)
                .Select(p => p.Point),
        ];

        ulong Fresh(ulong[] reach, int state) => reach[state * (movers + 1) + movers];
    }

    // Everything that any steps lead to, legal succession aside: what is ahead of a state whoever goes first lies in here.
    private static SortedSet<int> Ahead(StepGraph steps, int start)
    {
        SortedSet<int> seen = [start];
        Stack<int> open = new([start]);
        while (open.TryPop(out int state))
            for (int mover = 0; mover < steps.Movers.Length; mover++)
                foreach (int to in steps.From(mover, state))
                    if (seen.Add(to))
                        open.Push(to);
        return seen;
    }

    private static List<(int Mover, int From)>[] Into(StepGraph steps, int[] ahead)
    {
        List<(int Mover, int From)>[] into = new List<(int, int)>[steps.StateCount];
        foreach (int state in ahead)
            into[state] = [];
        foreach (int state in ahead)
            for (int mover = 0; mover < steps.Movers.Length; mover++)
                foreach (int to in steps.From(mover, state))
                    into[to].Add((mover, state));
        return into;
    }

    // Word of node state * width + last: bit k when target k is here or ahead of somebody else's next step; last = movers: whoever goes first.
    private static ulong[] Reach(StepGraph steps, List<(int Mover, int From)>[] into, int[] targets, CancellationToken cancellation)
    {
        int movers = steps.Movers.Length, width = movers + 1;
        ulong[] reach = new ulong[checked(steps.StateCount * width)];
        Queue<int> open = new();
        for (int k = 0; k < targets.Length; k++)
            for (int last = 0; last < width; last++)
            {
                reach[targets[k] * width + last] |= 1UL << k;
                open.Enqueue(targets[k] * width + last);
            }
        while (open.TryDequeue(out int node))
        {
            cancellation.ThrowIfCancellationRequested();
            int state = node / width, arrived = node % width;
            foreach ((int mover, int from) in into[state])
                if (mover == arrived)
                    for (int last = 0; last < width; last++)
                        if (last != mover && (reach[node] & ~reach[from * width + last]) != 0)
                        {
                            reach[from * width + last] |= reach[node];
                            open.Enqueue(from * width + last);
                        }
        }
        return reach;
    }
}
