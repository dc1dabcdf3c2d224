using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>Policy stability by trying every policy. The judge of <see cref="Policies"/>; for two decision makers and a handful of states.</summary>
/// <remarks>
/// A policy says for every state what its holder does there: one move, or to stay. Given the policies of both, play from a state goes turn by
/// turn, and ends where somebody stays. The published abstracts [ZengFangHipelKilgour2004] leave open what play without end is worth; here it
/// is no final state, so nobody prefers it to anything. For more than two decision makers a rule for the order of moves would be needed.
/// </remarks>
public static class PolicyDefinitions
{
    /// <summary>Whether some policy of the opponent that stays at s leaves i without a policy that ends somewhere i prefers to s.</summary>
    public static bool IsPolicy(GraphModel g, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        return Holds(g, i, s, g.Moves);
    }

    /// <summary>The same where every move of a policy is an improvement for its holder.</summary>
    public static bool IsCrediblePolicy(GraphModel g, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        return Holds(g, i, s, g.Improvements);
    }

    /// <summary>Where play ends when i moves first from s; null when it never ends.</summary>
    /// <param name="policies">For each of the two decision makers and each state, where they go; the state itself when they stay.</param>
    /// <param name="i">Who moves first, 0 or 1.</param>
    /// <param name="s">State index.</param>
    public static int? FinalState(int[][] policies, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(policies);
        HashSet<(int Mover, int State)> seen = [];
        while (seen.Add((i, s)))
        {
            int next = policies[i][s];
            if (next == s)
                return s;
            (i, s) = (1 - i, next);
        }
        return null;
    }

    private static bool Holds(GraphModel g, int i, int s, Func<int, int, IEnumerable<int>> moves) =>
        Policies(g, 1 - i, moves).Where(theirs => theirs[s] == s).Any(theirs =>
            !Policies(g, i, moves).Any(mine =>
                FinalState(i == 0 ? [mine, theirs] : [theirs, mine], i, s) is int end && g.Prefers(i, end, s)));

    // Every way to pick, for each state, one of its moves or the state itself.
    private static IEnumerable<int[]> Policies(GraphModel g, int mover, Func<int, int, IEnumerable<int>> moves)
    {
        IEnumerable<int[]> policies = [[]];
        for (int s = 0; s < g.StateCount; s++)
        {
            int[] choices = [s, .. moves(mover, s)];
            policies = policies.SelectMany(start => choices.Select(choice => (int[])[.. start, choice]));
        }
        return policies;
    }
}
