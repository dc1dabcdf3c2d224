using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Stability for groups that may act together, exactly as published. The judge of <see cref="Coalitions"/>.</summary>
/// <remarks>
/// A coalition moves by legal sequences of its members through feasible states, not by one joint jump. It improves when every member is better
/// off, and is deterred by a state that is no better for at least one member. Sources: [KilgourHipelFangPeng2001], [InoharaHipel2008].
/// Beyond the sources, a coalition that holds all owners of a jointly owned option may take a joint move as one step of a sequence
/// (see <see cref="Conflict.CanMove"/>); the group counts as a mover of its own, which does not move twice in succession.
/// </remarks>
public static class CoalitionDefinitions
{
    /// <summary>R_H(s): what the coalition can reach by legal sequences of its members' moves and joint moves.</summary>
    public static IReadOnlySet<int> Reach(GraphModel g, IReadOnlyCollection<int> coalition, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        return LegalSequences.OfMoves(g, [.. g.Movers(coalition)], s);
    }

    /// <summary>CI_H(s): what the coalition can reach that all its members prefer.</summary>
    public static IEnumerable<int> Improvements(GraphModel g, IReadOnlyCollection<int> coalition, int s) =>
        Reach(g, coalition, s).Where(q => coalition.All(i => g.Prefers(i, q, s)));

    /// <summary>Whether a state is stable for a coalition.</summary>
    public static bool IsStable(CoalitionConcept concept, GraphModel g, IReadOnlyCollection<int> coalition, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        ArgumentNullException.ThrowIfNull(coalition);
        int[] others = [.. Enumerable.Range(0, g.DecisionMakers.Length).Except(coalition)];
        IEnumerable<int> improvements = Improvements(g, coalition, s);
        return concept switch
        {
            CoalitionConcept.CNash => !improvements.Any(),
            CoalitionConcept.CGmr => improvements.All(x => Reach(g, others, x).Any(Deters)),
            CoalitionConcept.CSmr => improvements.All(x => Reach(g, others, x).Any(y =>
                Deters(y) && Reach(g, coalition, y).All(Deters))),
            CoalitionConcept.CSeq => improvements.All(x => ClassImprovements(g, others, x).Any(Deters)),
            _ => throw new ArgumentOutOfRangeException(nameof(concept), concept, "Not one of the four coalition concepts."),
        };

        bool Deters(int q) => coalition.Any(i => !g.Prefers(i, q, s));
    }

    /// <summary>R⁺⁺: states reached when each step is a coalition improvement of some group among the movers, no group twice in succession.</summary>
    public static IReadOnlySet<int> ClassImprovements(GraphModel g, IReadOnlyCollection<int> movers, int start)
    {
        int[][] groups = [.. Subsets([.. movers])];
        HashSet<(int State, int LastGroup)> seen = [];
        Queue<(int State, int LastGroup)> open = new([(start, -1)]);
        while (open.TryDequeue(out (int State, int LastGroup) at))
            for (int group = 0; group < groups.Length; group++)
                if (group != at.LastGroup)
                    foreach (int to in Improvements(g, groups[group], at.State))
                        if (seen.Add((to, group)))
                            open.Enqueue((to, group));
        return seen.Select(node => node.State).ToHashSet();
    }

    /// <summary>Every non-empty subset, smaller member lists by bit pattern.</summary>
    public static IEnumerable<int[]> Subsets(IReadOnlyList<int> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        for (int bits = 1; bits < 1 << members.Count; bits++)
            yield return [.. members.Where((_, k) => (bits >> k & 1) != 0)];
    }
}
