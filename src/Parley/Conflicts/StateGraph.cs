using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>States and moves given directly, without options.</summary>
/// <remarks>State k of the graph is the <see cref="State"/> whose number is k. Nothing is assumed about moves. Source: [FangHipelKilgour1993].</remarks>
public sealed class StateGraph
{
    private readonly Dictionary<string, int> indexOf = [];

    /// <summary>A graph of named states.</summary>
    /// <param name="states">The states, in the order of the case; at least one.</param>
    /// <param name="moves">[i][k]: the states to which decision maker i can move from state k.</param>
    /// <exception cref="ArgumentException">There is no state, a name stands twice, or a move leads to no other state of the graph.</exception>
    public StateGraph(ImmutableArray<NodeName> states, ImmutableArray<ImmutableArray<ImmutableArray<int>>> moves)
    {
        if (states.IsDefaultOrEmpty)
            throw new ArgumentException("A graph has at least one state.", nameof(states));
        for (int k = 0; k < states.Length; k++)
            if (!indexOf.TryAdd(states[k].Id, k))
                throw new ArgumentException($"Two states are called '{states[k].Id}'.", nameof(states));
        foreach (ImmutableArray<ImmutableArray<int>> rows in moves)
            for (int k = 0; k < rows.Length; k++)
                if (rows.Length != states.Length || rows[k].Any(to => to < 0 || to >= states.Length || to == k))
                    throw new ArgumentException("Every decision maker has one row per state, and a move leads to another state.", nameof(moves));
        (States, Moves) = (states, [.. moves.Select(rows => rows.Select(row => row.Distinct().Order().ToImmutableArray()).ToImmutableArray())]);
    }

    /// <summary>The states, in the order of the case.</summary>
    public ImmutableArray<NodeName> States { get; }

    /// <summary>[i][k]: the states to which decision maker i can move from state k, ascending, k itself excluded.</summary>
    public ImmutableArray<ImmutableArray<ImmutableArray<int>>> Moves { get; }

    /// <summary>The index of the state of that short name, or -1.</summary>
    public int IndexOf(string id) => indexOf.GetValueOrDefault(id, -1);
}

/// <summary>A state that has a name of its own.</summary>
/// <param name="Id">Short name, unique in the graph.</param>
/// <param name="Name">Full name.</param>
public readonly record struct NodeName(string Id, string Name);
