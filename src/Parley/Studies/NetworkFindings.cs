using System.Collections.Immutable;
using Parley.Networks;

namespace Parley.Studies;

/// <summary>The worst loss of so many edges.</summary>
/// <param name="Budget">How many could be lost.</param>
/// <param name="Delivered">What still arrives then.</param>
/// <param name="Edges">A loss that leaves no more; other losses may be as bad.</param>
/// <param name="IsProved">Whether every other loss was ruled out.</param>
public sealed record InterdictionFindings(int Budget, double Delivered, ImmutableArray<int> Edges, bool IsProved);

/// <summary>What is lost without a node or an edge.</summary>
/// <param name="Index">Of the node or edge.</param>
/// <param name="Delivered">What still arrives without it.</param>
/// <param name="Criticality">1 less this over what arrives with it; a lost node's own demand is lost with it.</param>
public sealed record Loss(int Index, double Delivered, double Criticality);

/// <summary>How much a demand rests on another node.</summary>
/// <param name="Demand">The node that wants something.</param>
/// <param name="Node">The node without which it would get less.</param>
/// <param name="With">What it could get, were all others to stand back.</param>
/// <param name="Without">What it could get without that node, were all others to stand back.</param>
public sealed record Dependence(int Demand, int Node, double With, double Without);

/// <summary>What depends on what in a network.</summary>
public sealed record NetworkFindings
{
    /// <summary>The network as it was given.</summary>
    public required Network Network { get; init; }

    /// <summary>The cheapest of the greatest flows.</summary>
    public required FlowFindings Flow { get; init; }

    /// <summary>The network after edges were closed or weakened; null where none was.</summary>
    public Network? Changed { get; init; }

    /// <summary>The cheapest of the greatest flows then.</summary>
    public FlowFindings? Rerouted { get; init; }

    /// <summary>Every node of the network looked at, the most critical first.</summary>
    public required ImmutableArray<Loss> Nodes { get; init; }

    /// <summary>Every edge of the network looked at, the most critical first.</summary>
    public required ImmutableArray<Loss> Edges { get; init; }

    /// <summary>Who would get less without whom, of the network looked at.</summary>
    public required ImmutableArray<Dependence> Dependences { get; init; }

    /// <summary>Share of pairs of nodes between which each node lies.</summary>
    public required ImmutableArray<double> Betweenness { get; init; }

    /// <summary>The worst losses of 1, 2, … edges.</summary>
    public required ImmutableArray<InterdictionFindings> Interdictions { get; init; }
}
