using System.Collections.Immutable;
using System.Numerics;
using Parley.Analysis.Stability;
using Parley.Studies;

namespace Parley.Analysis.Evolution;

/// <summary>All shortest paths to one target as a merged graph, and what on them cannot be gone around.</summary>
internal sealed class Routes
{
    private readonly StepGraph steps;
    private readonly ForwardSearch search;
    private readonly int start;
    private readonly StepBudget budget;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<(int Mover, int To), List<int>> sources;
    private readonly ForwardSearch[] without;                     // per decision maker: what is reached if they never move

    public Routes(StepGraph steps, ForwardSearch search, int start, StepBudget budget, CancellationToken cancellation)
    {
        (this.steps, this.search, this.start, this.budget, this.cancellation) = (steps, search, start, budget, cancellation);
        sources = Sources(steps, search);
        without =
        [
            .. Enumerable.Range(0, steps.Movers.Max(m => m.Members[^1]) + 1)
                .Select(i => new ForwardSearch(steps, start, budget, (m, _, _) => steps.Movers[m].Members.Contains(i), null, cancellation)),
        ];
    }

    /// <summary>The route to a target that is reached; null when the budget ends first.</summary>
    public Route? To(int target)
    {
        int length = search.Least(target), movers = steps.Movers.Length;
        SortedSet<(int Place, int Mover, int From, int To)> arcs = [];

        // 1. Walk back from every way of arriving in time; a node is a state with its last mover.
        HashSet<(int State, int Last)> layer = length == 0 ? [] : [.. Enumerable.Range(0, movers).Where(m => search.Least(target, m) == length).Select(m => (target, m))];
        List<HashSet<(int State, int Last)>> layers = [layer];
        Dictionary<(int, int), List<(int State, int Last)>> before = [];
        for (int place = length; place > 0; place--)
        {
            HashSet<(int State, int Last)> earlier = [];
            foreach ((int state, int mover) in layer)
            {
                List<int> from = sources[(mover, state)];
                if (!budget.Pay(from.Count))
                    return null;
                foreach (int source in from)
                    for (int last = 0; last <= movers; last++)
                        if (last != mover && search.Least(source, last) == place - 1)
                        {
                            arcs.Add((place, mover, source, state));
                            earlier.Add((source, last));
                            if (!before.TryGetValue((state, mover), out List<(int, int)>? list))
                                before.Add((state, mover), list = []);
                            list.Add((source, last));
                        }
            }
            layers.Add(layer = earlier);
        }

        // 2. Count the paths forwards again. A pair has one least number of steps, so it stands in one layer.
        Dictionary<(int State, int Last), BigInteger> paths = new() { [(start, movers)] = 1 };
        for (int k = layers.Count - 2; k >= 0; k--)
            foreach ((int State, int Last) node in layers[k])
                paths[node] = before[node].Aggregate(BigInteger.Zero, (sum, p) => sum + paths[p]);
        BigInteger count = length == 0 ? 1 : layers[0].Aggregate(BigInteger.Zero, (sum, node) => sum + paths[node]);

        // 3. What cannot be gone around lies on any one shortest path; whether longer paths go around it is asked of a search.
        ImmutableArray<ChokeState>.Builder states = ImmutableArray.CreateBuilder<ChokeState>();
        ImmutableArray<ChokeStep>.Builder chokeSteps = ImmutableArray.CreateBuilder<ChokeStep>();
        foreach ((int mover, int from, int to) in length == 0 ? [] : AnyPath(layers[0].Min(), before))
        {
            if (OnEveryShortest((m, f, t) => m == mover && f == from && t == to))
                chokeSteps.Add(new(steps.Step(mover, from, to), IsLostWithout((m, f, t) => m == mover && f == from && t == to)));
            if (to != target && to != start && OnEveryShortest((_, _, t) => t == to))
                states.Add(new(to, IsLostWithout((_, _, t) => t == to), [.. arcs.Where(a => a.From == to).Select(a => a.Mover).Distinct().Order().Select(m => steps.Movers[m])]));
        }
        return budget.IsSpent ? null : new()
        {
            Target = target,
            Steps = length,
            Paths = count,
            Graph = [.. arcs.Select(a => new PathStep(steps.Step(a.Mover, a.From, a.To), a.Place))],
            ChokeStates = states.ToImmutable(),
            ChokeSteps = chokeSteps.ToImmutable(),
            Needs = length == 0 ? [] : [.. Enumerable.Range(0, without.Length).Where(i => without[i].Least(target) < 0)],
        };

        // Whether no walk back through the merged paths gets to the start without a barred step.
        bool OnEveryShortest(Func<int, int, int, bool> barred)
        {
            HashSet<(int State, int Last)> seen = [.. layers[0]];
            Stack<(int State, int Last)> open = new(layers[0]);
            while (open.TryPop(out (int State, int Last) node))
            {
                if (node == (start, movers))
                    return false;
                foreach ((int State, int Last) earlier in before.GetValueOrDefault(node, []))
                    if (!barred(node.Last, earlier.State, node.State) && seen.Add(earlier))
                        open.Push(earlier);
            }
            return true;
        }

        bool IsLostWithout(Func<int, int, int, bool> barred) =>
            new ForwardSearch(steps, start, budget, barred, target, cancellation).Least(target) < 0;
    }

    private static List<(int Mover, int From, int To)> AnyPath((int State, int Last) arrived, Dictionary<(int, int), List<(int State, int Last)>> before)
    {
        List<(int, int, int)> path = [];
        for ((int State, int Last) node = arrived; before.TryGetValue(node, out List<(int State, int Last)>? earlier); node = earlier.Min())
            path.Add((node.Last, earlier.Min().State, node.State));
        path.Reverse();
        return path;
    }

    // Where a mover can have come from, among the states that are reached.
    private static Dictionary<(int Mover, int To), List<int>> Sources(StepGraph steps, ForwardSearch search)
    {
        Dictionary<(int, int), List<int>> sources = [];
        for (int state = 0; state < steps.StateCount; state++)
            if (search.Least(state) >= 0)
                for (int mover = 0; mover < steps.Movers.Length; mover++)
                    foreach (int to in steps.From(mover, state))
                    {
                        if (!sources.TryGetValue((mover, to), out List<int>? list))
                            sources.Add((mover, to), list = []);
                        list.Add(state);
                    }
        return sources;
    }
}
