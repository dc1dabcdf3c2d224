using System.Collections.Immutable;
using Parley.Networks;
using Parley.Studies;

namespace Parley.Analysis.Networks;

/// <summary>The greatest flow from supplies to demands, by blocking flows in layers. Source: [Dinic1970]; max-flow equals min-cut [FordFulkerson1956].</summary>
/// <remarks>Each way is filled by the smallest capacity left on it, which becomes exactly 0, so it ends with numbers of any size. At most n² · m steps.</remarks>
public static class MaxFlow
{
    /// <summary>Works out the flow.</summary>
    /// <param name="network">The network; where a supply is unlimited, so may a cut be only as long as demands are finite, which they are.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public static FlowFindings Of(Network network, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ResidualGraph graph = new(network);
        double delivered = Fill(graph, cancellation);
        return Findings(network, graph, delivered);
    }

    /// <summary>Only how much arrives; at one node alone when one is named.</summary>
    internal static double Value(Network network, int? onlyDemand, CancellationToken cancellation) => Fill(new(network, onlyDemand), cancellation);

    internal static FlowFindings Findings(Network network, ResidualGraph graph, double delivered)
    {
        bool[] near = Reached(graph);
        int n = network.Nodes.Length;
        double[] received = new double[n], given = new double[n];
        double[] at = new double[graph.Vertices];
        for (int arc = graph.First(graph.Sink); arc >= 0; arc = graph.Next(arc))
            at[graph.Tos[arc]] = graph.Left[arc];
        for (int v = 0; v < n; v++)
            received[v] = at[graph.OutOf(v)];
        at.AsSpan().Clear();
        for (int arc = graph.First(graph.Source); arc >= 0; arc = graph.Next(arc))
            at[graph.Tos[arc]] = graph.Left[arc ^ 1];
        for (int v = 0; v < n; v++)
            given[v] = at[graph.Into(v)];
        ImmutableArray<double> flows = graph.Flows(network);
        return new(
            delivered, flows, [.. received], [.. given],
            [.. Enumerable.Range(0, n).Where(v => near[graph.OutOf(v)])],
            [.. Enumerable.Range(0, network.Edges.Length).Where(k => Crosses(network.Edges[k]))],
            network.Edges.Select((e, k) => e.Cost * Math.Abs(flows[k])).Sum());

        // Out of the near side into the far side, in a way that the edge leads.
        bool Crosses(NetworkEdge e) => e.Capacity > 0 && ((near[graph.OutOf(e.From)] && !near[graph.Into(e.To)]) || (!e.IsDirected && near[graph.OutOf(e.To)] && !near[graph.Into(e.From)]));
    }

    private static double Fill(ResidualGraph graph, CancellationToken cancellation)
    {
        int[] level = new int[graph.Vertices], at = new int[graph.Vertices], queue = new int[graph.Vertices], way = new int[graph.Vertices];
        double total = 0;
        while (Layers(graph, level, queue))
        {
            cancellation.ThrowIfCancellationRequested();
            for (int v = 0; v < at.Length; v++)
                at[v] = graph.First(v);
            total += Block(graph, level, at, way);
        }
        return total;
    }

    private static bool Layers(ResidualGraph graph, int[] level, int[] queue)
    {
        level.AsSpan().Fill(-1);
        (int first, int last) = (0, 0);
        queue[last++] = graph.Source;
        level[graph.Source] = 0;
        while (first < last && level[graph.Sink] < 0)
        {
            int v = queue[first++];
            for (int arc = graph.First(v); arc >= 0; arc = graph.Next(arc))
                if (graph.Left[arc] > 0 && level[graph.Tos[arc]] < 0)
                {
                    level[graph.Tos[arc]] = level[v] + 1;
                    queue[last++] = graph.Tos[arc];
                }
        }
        return level[graph.Sink] >= 0;
    }

    // A stack of arcs instead of calls: ways may be as long as there are nodes.
    private static double Block(ResidualGraph graph, int[] level, int[] at, int[] way)
    {
        double total = 0;
        int length = 0, v = graph.Source;
        while (true)
        {
            if (v == graph.Sink)
            {
                double least = double.PositiveInfinity;
                int narrow = 0;
                for (int k = 0; k < length; k++)
                    if (graph.Left[way[k]] < least)
                        (least, narrow) = (graph.Left[way[k]], k);
                for (int k = 0; k < length; k++)
                {
                    graph.Left[way[k]] -= least;
                    graph.Left[way[k] ^ 1] += least;
                }
                total += least;
                // Back to where the way broke.
                length = narrow;
                v = graph.Tos[way[narrow] ^ 1];
            }
            int arc = at[v];
            while (arc >= 0 && !(graph.Left[arc] > 0 && level[graph.Tos[arc]] == level[v] + 1))
                arc = graph.Next(arc);
            at[v] = arc;
            if (arc >= 0)
            {
                way[length++] = arc;
                v = graph.Tos[arc];
            }
            else if (length == 0)
                return total;
            else
            {
                level[v] = -1;
                v = graph.Tos[way[--length] ^ 1];
            }
        }
    }

    private static bool[] Reached(ResidualGraph graph)
    {
        bool[] seen = new bool[graph.Vertices];
        Stack<int> open = new([graph.Source]);
        seen[graph.Source] = true;
        while (open.TryPop(out int v))
            for (int arc = graph.First(v); arc >= 0; arc = graph.Next(arc))
                if (graph.Left[arc] > 0 && !seen[graph.Tos[arc]])
                {
                    seen[graph.Tos[arc]] = true;
                    open.Push(graph.Tos[arc]);
                }
        return seen;
    }
}
