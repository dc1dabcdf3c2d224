using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Simultaneous answers to one improvement, state by state.</summary>
internal static class JointResponses
{
    /// <summary>Whether every improvement of i from s has a joint response that makes it no better.</summary>
    public static bool Deter(OptionForm g, int i, int s)
    {
        int[][]? responses = null;
        foreach (int s1 in g.Improvements(i, s))
        {
            responses ??= Choices(g, i, s);
            if (Find(g, i, s, s1, responses) is null)
                return false;
        }
        return true;
    }

    /// <summary>The opponents' improvements from s, one list per decision maker; the focal one's is empty.</summary>
    public static int[][] Choices(OptionForm g, int i, int s) =>
        [.. Enumerable.Range(0, g.DecisionMakers.Length).Select(j => j == i ? [] : g.Improvements(j, s).ToArray())];

    /// <summary>A joint response that makes the improvement no better than staying, with the fewest movers first tried; null when there is none.</summary>
    public static Sanction? Find(OptionForm g, int i, int s, int s1, int[][] choices)
    {
        ReadOnlySpan<int> ranks = g.Ranks(i);
        int[] chosen = [.. Enumerable.Repeat(-1, choices.Length)];
        int movers = choices.Count(c => c.Length > 0);
        for (int quota = 1; quota <= movers; quota++)
            if (Search(0, g.States[s1].Bits, quota, ranks) is int end)
                return new Sanction
                {
                    Moves = [.. Enumerable.Range(0, chosen.Length).Where(j => chosen[j] >= 0).Select(j => new UnilateralMove(j, s, chosen[j]))],
                    Result = end,
                    IsSimultaneous = true,
                };
        return null;

        int? Search(int j, UInt128 bits, int left, ReadOnlySpan<int> ranks)
        {
            if (left == 0 || j == choices.Length)
                return left == 0 && g.States.IndexOf(new State(bits)) is int end and >= 0 && ranks[end] <= ranks[s] ? end : null;
            UInt128 own = g.DecisionMakers[j].Control;
            foreach (int t in choices[j])
            {
                chosen[j] = t;
                if (Search(j + 1, (bits & ~own) | (g.States[t].Bits & own), left - 1, ranks) is int found)
                    return found;
            }
            chosen[j] = -1;
            return Search(j + 1, bits, left, ranks);
        }
    }
}
