using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>Where a group of decision makers can take a conflict when nobody moves twice in succession.</summary>
/// <remarks>
/// Anyone may move again after somebody else has moved; limiting each opponent to one move is a different reading and gives other equilibria.
/// The search runs over pairs of state and last mover, so it is right for any graph, transitive or not. Source: [FangHipelKilgour1993].
/// </remarks>
public static class LegalSequences
{
    /// <summary>R_H(s): the states reached by legal sequences of moves.</summary>
    /// <param name="g">The model.</param>
    /// <param name="group">Indices of the decision makers who move.</param>
    /// <param name="start">State index; it belongs to the result only when a sequence returns to it.</param>
    public static IReadOnlySet<int> OfMoves(GraphModel g, IReadOnlyCollection<int> group, int start)
    {
        ArgumentNullException.ThrowIfNull(g);
        return Of(group, start, g.Moves);
    }

    /// <summary>R⁺_H(s): the same when every step is an improvement for its mover, judged where the mover stands.</summary>
    /// <inheritdoc cref="OfMoves"/>
    public static IReadOnlySet<int> OfImprovements(GraphModel g, IReadOnlyCollection<int> group, int start)
    {
        ArgumentNullException.ThrowIfNull(g);
        return Of(group, start, g.Improvements);
    }

    /// <summary>Everybody but one.</summary>
    public static int[] OpponentsOf(GraphModel g, int decisionMaker)
    {
        ArgumentNullException.ThrowIfNull(g);
        return [.. Enumerable.Range(0, g.DecisionMakers.Length).Where(j => j != decisionMaker)];
    }

    /// <summary>The same for steps of any kind.</summary>
    /// <param name="group">Indices of the decision makers who move.</param>
    /// <param name="start">State index.</param>
    /// <param name="steps">Given a mover and a state, where that mover may go.</param>
    public static IReadOnlySet<int> Of(IReadOnlyCollection<int> group, int start, Func<int, int, IEnumerable<int>> steps)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(steps);
        HashSet<(int State, int LastMover)> seen = [];
        Queue<(int State, int LastMover)> open = new([(start, -1)]);
        while (open.TryDequeue(out (int State, int LastMover) at))
            foreach (int mover in group)
                if (mover != at.LastMover)
                    foreach (int to in steps(mover, at.State))
                        if (seen.Add((to, mover)))
                            open.Enqueue((to, mover));
        return seen.Select(node => node.State).ToHashSet();
    }
}
