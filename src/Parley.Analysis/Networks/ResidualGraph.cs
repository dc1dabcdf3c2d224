using System.Collections.Immutable;
using Parley.Networks;

namespace Parley.Analysis.Networks;

/// <summary>A network as arcs with what they can still carry, with one source before every supply and one sink behind every demand.</summary>
/// <remarks>
/// Arc k and arc k ^ 1 are each other's way back. A node with a limit is two vertices with an arc between them; others are one, which halves the work. An undirected edge is one pair of arcs that
/// both have its capacity, so that flow one way frees the other.
/// </remarks>
internal sealed class ResidualGraph
{
    private readonly int[] head, next, edgeArc;
    private readonly List<int> to = [];
    private readonly List<double> capacity = [], cost = [];
    private readonly int[] into, outOf;

    public ResidualGraph(Network network, int? onlyDemand = null)
    {
        int nodeCount = network.Nodes.Length, vertices = nodeCount;
        into = [.. Enumerable.Range(0, nodeCount)];
        outOf = [.. network.Nodes.Select((n, v) => double.IsInfinity(n.Capacity) ? v : vertices++)];
        (Source, Sink) = (vertices, vertices + 1);
        List<int> from = [];
        edgeArc = new int[network.Edges.Length];
        for (int k = 0; k < network.Edges.Length; k++)
        {
            NetworkEdge e = network.Edges[k];
            edgeArc[k] = Add(outOf[e.From], into[e.To], e.Capacity, 0, e.Cost);
            // The other way of an undirected edge is a pair of its own: with costs, going back is not the same as going the other way.
            if (!e.IsDirected)
                Add(outOf[e.To], into[e.From], e.Capacity, 0, e.Cost);
        }
        for (int v = 0; v < nodeCount; v++)
        {
            NetworkNode n = network.Nodes[v];
            if (outOf[v] != into[v])
                Add(into[v], outOf[v], n.Capacity, 0, 0);
            if (n.Supply > 0)
                Add(Source, into[v], n.Supply, 0, 0);
            if (n.Demand > 0 && (onlyDemand is null || onlyDemand == v))
                Add(outOf[v], Sink, n.Demand, 0, 0);
        }
        Tos = [.. to];
        Left = [.. capacity];
        Costs = [.. cost];
        next = new int[Tos.Length];
        head = new int[vertices + 2];
        head.AsSpan().Fill(-1);
        for (int k = 0; k < Tos.Length; k++)
            (next[k], head[from[k]]) = (head[from[k]], k);

        int Add(int a, int b, double forth, double back, double price)
        {
            from.Add(a);
            from.Add(b);
            to.Add(b);
            to.Add(a);
            capacity.Add(forth);
            capacity.Add(back);
            cost.Add(price);
            cost.Add(-price);
            return to.Count - 2;
        }
    }

    public int Source { get; }

    public int Sink { get; }

    public int Vertices => head.Length;

    public int[] Tos { get; }

    /// <summary>What each arc can still carry.</summary>
    public double[] Left { get; }

    public double[] Costs { get; }

    public int First(int vertex) => head[vertex];

    public int Next(int arc) => next[arc];

    /// <summary>The vertex that stands for the way into a node.</summary>
    public int Into(int node) => into[node];

    /// <summary>The vertex that stands for the way out of a node.</summary>
    public int OutOf(int node) => outOf[node];

    /// <summary>Net flow of each edge, from its first node to its second.</summary>
    public ImmutableArray<double> Flows(Network network)
    {
        double[] flows = new double[edgeArc.Length];
        for (int k = 0; k < flows.Length; k++)
            // What came back on the twin is what was sent; the twin begins empty, so no infinite capacity is subtracted.
            flows[k] = Left[edgeArc[k] ^ 1] - (network.Edges[k].IsDirected ? 0 : Left[(edgeArc[k] + 2) ^ 1]);
        return [.. flows];
    }
}
