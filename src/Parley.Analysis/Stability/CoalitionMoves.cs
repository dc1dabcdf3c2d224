using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>Where groups can take a conflict together: what they reach, what all of them gain by, and how they get there.</summary>
/// <remarks>
/// A group is an int with bit i set for decision maker i. Sets of states are bit sets of states / 64 words, worked out when first asked for
/// and kept: at worst 2^n · states² / 8 bytes. Once the budget is spent, sets hold what was found until then and mean nothing more. Not safe to
/// share between threads.
/// </remarks>
internal sealed class CoalitionMoves(GraphModel g, StepBudget budget, CancellationToken cancellation)
{
    private readonly int n = g.DecisionMakers.Length, words = (g.StateCount + 63) / 64;
    private readonly Arcs?[] arcs = new Arcs?[g.DecisionMakers.Length + g.Conflict.JointOwners.Length];
    private readonly Dictionary<(int Group, int State), ulong[]> reach = [], improvements = [], classReach = [];

    /// <summary>R_H(s): what legal sequences of the members reach, with the joint moves of those who own something jointly.</summary>
    public ulong[] Reach(int group, int state)
    {
        if (reach.TryGetValue((group, state), out ulong[]? known))
            return known;
        cancellation.ThrowIfCancellationRequested();
        int[] movers = [.. g.Movers([.. Members(group)])];
        ulong[] result = new ulong[words];
        if (!budget.Pay(words))
            return result;
        HashSet<(int State, int Last)> seen = [];
        Stack<(int State, int Last)> open = new([(state, -1)]);
        while (open.TryPop(out (int State, int Last) at))
            foreach (int mover in movers)
                if (mover != at.Last)
                {
                    ReadOnlySpan<int> ahead = ArcsOf(mover).From(at.State);
                    if (!budget.Pay(ahead.Length + 1))
                        return result;
                    foreach (int to in ahead)
                        if (seen.Add((to, mover)))
                        {
                            result[to >> 6] |= 1UL << to;
                            open.Push((to, mover));
                        }
                }
        reach.Add((group, state), result);
        return result;
    }

    /// <summary>CI_H(s): of these, what every member prefers.</summary>
    public ulong[] Improvements(int group, int state)
    {
        if (improvements.TryGetValue((group, state), out ulong[]? known))
            return known;
        int[] members = [.. Members(group)];
        ulong[] result = new ulong[words];
        if (!budget.Pay(words))
            return result;
        foreach (int to in StatesOf(Reach(group, state)))
            if (Array.TrueForAll(members, i => g.Prefers(i, to, state)))
                result[to >> 6] |= 1UL << to;
        improvements.Add((group, state), result);
        return result;
    }

    /// <summary>R⁺⁺: what joint improvements of groups among the members reach, no group twice in succession.</summary>
    public ulong[] ClassReach(int others, int from)
    {
        if (classReach.TryGetValue((others, from), out ulong[]? known))
            return known;
        ulong[] result = new ulong[words];
        _ = ClassSearch(others, from, to =>
        {
            result[to >> 6] |= 1UL << to;
            return false;
        });
        classReach.Add((others, from), result);
        return result;
    }

    /// <summary>A shortest sequence of joint improvements to a wanted state, told in moves of single members; null when there is none, or when the budget ends first.</summary>
    public ImmutableArray<UnilateralMove>? ClassPath(int others, int from, Func<int, bool> wanted) =>
        ClassSearch(others, from, wanted) is { } steps ? [.. steps.SelectMany(s => Path(s.Group, s.From, s.To))] : null;

    /// <summary>The moves of a shortest legal sequence of the members; empty when none leads there.</summary>
    public ImmutableArray<UnilateralMove> Path(int group, int from, int to)
    {
        Dictionary<(int State, int Last), UnilateralMove> cameBy = [];
        Dictionary<(int State, int Last), (int State, int Last)> before = [];
        Queue<(int State, int Last)> open = new([(from, -1)]);
        int[] movers = [.. g.Movers([.. Members(group)])];
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
                    foreach (int next in ArcsOf(mover).From(at.State))
                        if (cameBy.TryAdd((next, mover), new(mover, at.State, next)))
                        {
                            before[(next, mover)] = at;
                            open.Enqueue((next, mover));
                        }
        }
        return [];
    }

    /// <summary>The members of a group, ascending.</summary>
    public IEnumerable<int> Members(int group)
    {
        for (int i = 0; i < n; i++)
            if ((group >> i & 1) != 0)
                yield return i;
    }

    /// <summary>The states of a bit set, ascending.</summary>
    public static IEnumerable<int> StatesOf(ulong[] set)
    {
        for (int w = 0; w < set.Length; w++)
            for (ulong rest = set[w]; rest != 0; rest &= rest - 1)
                yield return (w << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
    }

    private List<(int Group, int From, int To)>? ClassSearch(int others, int from, Func<int, bool> wanted)
    {
        int[] groups = [.. Enumerable.Range(1, (1 << n) - 1).Where(group => (group & ~others) == 0)];
        Dictionary<(int State, int Group), (int State, int Group)> before = new() { [(from, 0)] = (from, 0) };
        Queue<(int State, int Group)> open = new([(from, 0)]);
        while (open.TryDequeue(out (int State, int Group) at))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!budget.Pay(groups.Length))
                return null;
            foreach (int group in groups)
                if (group != at.Group)
                    foreach (int to in StatesOf(Improvements(group, at.State)))
                        if (before.TryAdd((to, group), at))
                        {
                            if (wanted(to))
                                return Steps((to, group));
                            open.Enqueue((to, group));
                        }
        }
        return null;

        List<(int, int, int)> Steps((int State, int Group) node)
        {
            List<(int, int, int)> steps = [];
            for (; node.Group != 0; node = before[node])
                steps.Add((node.Group, before[node].State, node.State));
            steps.Reverse();
            return steps;
        }
    }

    private Arcs ArcsOf(int mover) => arcs[mover] ??= Arcs.Of(g, mover, cancellation);
}
