using System.Collections.Immutable;

namespace Parley.Networks;

/// <summary>A place in a network.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Supply">How much it can give; infinite where there is no limit.</param>
/// <param name="Demand">How much it wants.</param>
/// <param name="Capacity">How much can pass through it, its own supply and demand included; infinite where there is no limit.</param>
/// <param name="At">Where it lies on a plane, in the units of the table; null where nobody says.</param>
public sealed record NetworkNode(string Id, double Supply, double Demand, double Capacity, (double X, double Y)? At)
{
    /// <summary>A place without supply, demand, limit or position.</summary>
    public NetworkNode(string id) : this(id, 0, 0, double.PositiveInfinity, null) { }
}

/// <summary>A connection of a network.</summary>
/// <param name="From">Index of the node it leaves.</param>
/// <param name="To">Index of the node it enters.</param>
/// <param name="Capacity">How much can pass, in the units of supply; not negative, may be infinite.</param>
/// <param name="Cost">What one unit costs on the way; not negative.</param>
/// <param name="IsDirected">Whether it leads one way only; else the capacity holds for each way.</param>
public sealed record NetworkEdge(int From, int To, double Capacity, double Cost = 0, bool IsDirected = false);

/// <summary>Nodes with supply and demand, and edges with capacity and cost.</summary>
public sealed record Network
{
    /// <summary>Checks that edges lie between nodes.</summary>
    /// <param name="nodes">Nodes with different ids.</param>
    /// <param name="edges">Edges between them; several between the same two are allowed.</param>
    /// <exception cref="ArgumentException">An edge leads nowhere, or a number is negative or none.</exception>
    public Network(ImmutableArray<NetworkNode> nodes, ImmutableArray<NetworkEdge> edges)
    {
        if (edges.Any(e => e.From < 0 || e.From >= nodes.Length || e.To < 0 || e.To >= nodes.Length))
            throw new ArgumentException("Every edge lies between two nodes.", nameof(edges));
        if (edges.Any(e => !(e.Capacity >= 0) || !(e.Cost >= 0) || double.IsInfinity(e.Cost)))
            throw new ArgumentException("Capacities and costs are not negative, and costs finite.", nameof(edges));
        if (nodes.Any(n => !(n.Supply >= 0) || !(n.Demand >= 0) || !(n.Capacity >= 0) || double.IsInfinity(n.Demand)))
            throw new ArgumentException("Supply, demand and capacity are not negative, and demand finite.", nameof(nodes));
        (Nodes, Edges) = (nodes, edges);
    }

    /// <summary>The places.</summary>
    public ImmutableArray<NetworkNode> Nodes { get; }

    /// <summary>The connections.</summary>
    public ImmutableArray<NetworkEdge> Edges { get; }

    /// <summary>What all nodes want together.</summary>
    public double Demand => Nodes.Sum(n => n.Demand);

    /// <summary>An edge by the names of its ends.</summary>
    public string Name(NetworkEdge edge)
    {
        ArgumentNullException.ThrowIfNull(edge);
        return $"{Nodes[edge.From].Id}{(edge.IsDirected ? "→" : "–")}{Nodes[edge.To].Id}";
    }

    /// <summary>The network with other capacities of edges; a node or edge that is lost keeps its index with nothing left.</summary>
    /// <param name="capacities">One per edge.</param>
    public Network WithCapacities(ImmutableArray<double> capacities) => capacities.Length != Edges.Length
        ? throw new ArgumentException($"Got {capacities.Length} capacities for {Edges.Length} edges.", nameof(capacities))
        : new(Nodes, [.. Edges.Select((e, k) => e with { Capacity = capacities[k] })]);

    /// <summary>The network without a node: its edges carry nothing, and its supply and demand are lost with it.</summary>
    public Network WithoutNode(int node) => new(
        Nodes.SetItem(node, Nodes[node] with { Supply = 0, Demand = 0, Capacity = 0 }),
        [.. Edges.Select(e => e.From == node || e.To == node ? e with { Capacity = 0 } : e)]);

    /// <summary>The network without edges.</summary>
    public Network WithoutEdges(params ReadOnlySpan<int> edges)
    {
        double[] capacities = [.. Edges.Select(e => e.Capacity)];
        foreach (int edge in edges)
            capacities[edge] = 0;
        return WithCapacities([.. capacities]);
    }
}
