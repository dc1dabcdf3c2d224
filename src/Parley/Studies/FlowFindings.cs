using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>How much a network delivers, by which ways.</summary>
/// <param name="Delivered">The most that all supplies together can bring to all demands.</param>
/// <param name="Flows">Net flow of each edge from its first node to its second; negative for the other way.</param>
/// <param name="Received">What each node gets for its demand.</param>
/// <param name="Given">What each node gives of its supply.</param>
/// <param name="CutNodes">Nodes on the side of the supplies in a cut that is as small as the flow is large.</param>
/// <param name="CutEdges">Edges that cross this cut: what limits the whole, beside limits of nodes, supplies and demands.</param>
/// <param name="Cost">Sum of flow times cost over all edges.</param>
public sealed record FlowFindings(double Delivered, ImmutableArray<double> Flows, ImmutableArray<double> Received, ImmutableArray<double> Given, ImmutableArray<int> CutNodes, ImmutableArray<int> CutEdges, double Cost);
