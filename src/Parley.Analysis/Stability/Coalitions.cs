using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Which coalition breaks which state, and who jumps from one equilibrium to another.</summary>
/// <remarks>Works on bit sets of reachable states, one per coalition and state: memory is 2^n · states² / 8 bytes at worst.</remarks>
public sealed class Coalitions
{
    private readonly GraphModel g;
    private readonly int n, words;
    private readonly Dictionary<int, ulong[][]> reach = [];        // by member bits: what legal sequences of the members reach, per state
    private readonly Dictionary<int, ulong[][]> improvements = [];
    private readonly CancellationToken cancellation;

    private Coalitions(GraphModel g, CancellationToken cancellation)
    {
        (this.g, this.cancellation) = (g, cancellation);
        (n, words) = (g.DecisionMakers.Length, (g.StateCount + 63) / 64);
    }

    /// <summary>Examines coalitions.</summary>
    /// <param name="model">Any model; some thousand states at most.</param>
    /// <param name="coalitions">The groups to examine; empty means every non-empty group.</param>
    /// <param name="equilibria">States between which jumps are sought.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <exception cref="ArgumentException">A coalition is empty or names somebody who does not exist, or there are more than 16 decision makers.</exception>
    public static CoalitionFindings Conduct(
        GraphModel model, ImmutableArray<Coalition> coalitions, StateSet equilibria,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(equilibria);
        int n = model.DecisionMakers.Length;
        if (n > 16)
            throw new ArgumentException($"{n} decision makers form {Math.Pow(2, n):N0} coalitions; at most 16 can be examined together.", nameof(model));
        if (coalitions.Any(c => c.Members.IsEmpty || c.Members.Any(i => i < 0 || i >= n)))
            throw new ArgumentException("A coalition has at least one member, and every member is a decision maker of the model.", nameof(coalitions));
        ImmutableArray<Coalition> all = [.. CoalitionDefinitions.Subsets([.. Enumerable.Range(0, n)]).Select(m => new Coalition([.. m]))];
        ImmutableArray<Coalition> asked = coalitions.IsEmpty ? all : coalitions;

        Coalitions work = new(model, cancellation);
        ImmutableArray<CoalitionStability>.Builder found = ImmutableArray.CreateBuilder<CoalitionStability>();
        foreach (Coalition coalition in asked)
        {
            found.Add(new(coalition, [.. Enum.GetValues<CoalitionConcept>().Select(c => work.Stable(c, coalition))]));
            progress?.Report((double)found.Count / asked.Length);
        }
        bool everyGroup = all.All(asked.Contains);
        return new CoalitionFindings
        {
            Model = model,
            Coalitions = found.ToImmutable(),
            Universal = !everyGroup ? null :
            [
                .. Enum.GetValues<CoalitionConcept>().Select((_, k) =>
                    found.Select(c => c.Stable[k]).Aggregate((a, b) => a.And(b))),
            ],
            Jumps = [.. asked.SelectMany(c => work.Jumps(c, equilibria))],
        };
    }

    private StateSet Stable(CoalitionConcept concept, Coalition coalition)
    {
        int mine = Bits(coalition), others = ((1 << n) - 1) & ~mine;
        ulong[][] gains = Improvements(mine);
        return StateSet.Where(g.StateCount, s =>
        {
            cancellation.ThrowIfCancellationRequested();
            return concept switch
            {
                CoalitionConcept.CNash => IsEmpty(gains[s]),
                CoalitionConcept.CGmr => Each(gains[s], x => Any(Reach(others)[x], q => Deters(q, s))),
                CoalitionConcept.CSmr => Each(gains[s], x => Any(Reach(others)[x], q => Deters(q, s) && Each(Reach(mine)[q], r => Deters(r, s)))),
                _ => Each(gains[s], x => Any(ClassReach(others, x), q => Deters(q, s))),
            };
        });

        bool Deters(int q, int s)
        {
            foreach (int i in coalition.Members)
                if (!g.Prefers(i, q, s))
                    return true;
            return false;
        }
    }

    private readonly Dictionary<(int Others, int From), ulong[]> classReach = [];

    private ulong[] ClassReach(int others, int from)
    {
        if (classReach.TryGetValue((others, from), out ulong[]? known))
            return known;
        int[] groups = [.. Enumerable.Range(1, (1 << n) - 1).Where(group => (group & ~others) == 0)];
        ulong[] result = new ulong[words];
        HashSet<(int State, int Group)> seen = [];
        Stack<(int State, int Group)> open = new([(from, 0)]);
        while (open.TryPop(out (int State, int Group) at))
            foreach (int group in groups)
                if (group != at.Group)
                    foreach (int to in Members(Improvements(group)[at.State]))
                        if (seen.Add((to, group)))
                        {
                            result[to >> 6] |= 1UL << to;
                            open.Push((to, group));
                        }
        classReach.Add((others, from), result);
        return result;
    }

    private ulong[][] Improvements(int group)
    {
        if (improvements.TryGetValue(group, out ulong[][]? known))
            return known;
        ulong[][] reached = Reach(group), result = new ulong[g.StateCount][];
        int[] members = [.. Enumerable.Range(0, n).Where(i => (group >> i & 1) != 0)];
        for (int s = 0; s < result.Length; s++)
        {
            result[s] = new ulong[words];
            foreach (int q in Members(reached[s]))
                if (Array.TrueForAll(members, i => g.Prefers(i, q, s)))
                    result[s][q >> 6] |= 1UL << q;
        }
        improvements.Add(group, result);
        return result;
    }

    private ulong[][] Reach(int group)
    {
        if (reach.TryGetValue(group, out ulong[][]? known))
            return known;
        int[] members = [.. g.Movers([.. Enumerable.Range(0, n).Where(i => (group >> i & 1) != 0)])];
        Arcs[] arcs = [.. members.Select(i => Arcs.Of(g, i, cancellation))];
        ulong[][] result = new ulong[g.StateCount][];
        bool[] seen = new bool[g.StateCount * members.Length];
        Stack<(int State, int Last)> open = new();
        for (int s = 0; s < result.Length; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            result[s] = new ulong[words];
            Array.Clear(seen);
            open.Push((s, -1));
            while (open.TryPop(out (int State, int Last) at))
                for (int k = 0; k < members.Length; k++)
                    if (k != at.Last)
                        foreach (int to in arcs[k].From(at.State))
                            if (!seen[to * members.Length + k])
                            {
                                seen[to * members.Length + k] = true;
                                result[s][to >> 6] |= 1UL << to;
                                open.Push((to, k));
                            }
        }
        reach.Add(group, result);
        return result;
    }

    private IEnumerable<EquilibriumJump> Jumps(Coalition coalition, StateSet equilibria)
    {
        ulong[][] gains = Improvements(Bits(coalition));
        foreach (int from in equilibria)
            foreach (int to in Members(gains[from]).Where(equilibria.Contains))
                yield return new(coalition, from, to, ShortestPath(coalition, from, to));
    }

    private ImmutableArray<UnilateralMove> ShortestPath(Coalition coalition, int from, int to)
    {
        Dictionary<(int State, int Last), UnilateralMove> cameBy = [];
        Dictionary<(int State, int Last), (int State, int Last)> before = [];
        Queue<(int State, int Last)> open = new([(from, -1)]);
        int[] movers = [.. g.Movers(coalition.Members)];
        while (open.TryDequeue(out (int State, int Last) at))
        {
            if (at.State == to && at.Last >= 0)
            {
                List<UnilateralMove> moves = [];
                for ((int State, int Last) node = at; node.Last >= 0; node = before[node])
                    moves.Add(cameBy[node]);
                moves.Reverse();
                return [.. moves];
            }
            foreach (int mover in movers)
                if (mover != at.Last)
                    foreach (int next in g.Moves(mover, at.State))
                        if (cameBy.TryAdd((next, mover), new(mover, at.State, next)))
                        {
                            before[(next, mover)] = at;
                            open.Enqueue((next, mover));
                        }
        }
        return [];
    }

    private static int Bits(Coalition coalition) => coalition.Members.Aggregate(0, (bits, i) => bits | 1 << i);

    private static bool IsEmpty(ulong[] set) => Array.TrueForAll(set, word => word == 0);

    private static bool Each(ulong[] set, Func<int, bool> condition) => !Any(set, x => !condition(x));

    private static bool Any(ulong[] set, Func<int, bool> condition)
    {
        foreach (int member in Members(set))
            if (condition(member))
                return true;
        return false;
    }

    private static IEnumerable<int> Members(ulong[] set)
    {
        for (int w = 0; w < set.Length; w++)
            for (ulong rest = set[w]; rest != 0; rest &= rest - 1)
                yield return (w << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
    }
}
