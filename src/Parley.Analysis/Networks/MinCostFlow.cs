using Parley.Networks;
using Parley.Studies;

namespace Parley.Analysis.Networks;

/// <summary>Among the flows that deliver the most, one that costs least: ways are filled cheapest first, and going back on a way gives its cost back. Source: [FordFulkerson1962].</summary>
public static class MinCostFlow
{
    /// <summary>Works out the flow.</summary>
    /// <param name="network">The network; costs are not negative.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public static FlowFindings Of(Network network, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ResidualGraph graph = new(network);
        double[] distance = new double[graph.Vertices];
        int[] by = new int[graph.Vertices];
        double delivered = 0;
        while (Cheapest(graph, distance, by))
        {
            cancellation.ThrowIfCancellationRequested();
            double least = double.PositiveInfinity;
            for (int v = graph.Sink; v != graph.Source; v = graph.Tos[by[v] ^ 1])
                least = Math.Min(least, graph.Left[by[v]]);
            for (int v = graph.Sink; v != graph.Source; v = graph.Tos[by[v] ^ 1])
            {
                graph.Left[by[v]] -= least;
                graph.Left[by[v] ^ 1] += least;
            }
            delivered += least;
        }
        return MaxFlow.Findings(network, graph, delivered);
    }

    // Costs of ways back are negative, so a vertex may have to be looked at again; sums of rounded costs must not make that endless.
    private static bool Cheapest(ResidualGraph graph, double[] distance, int[] by)
    {
        distance.AsSpan().Fill(double.PositiveInfinity);
        bool[] waits = new bool[distance.Length];
        Queue<int> queue = new([graph.Source]);
        distance[graph.Source] = 0;
        while (queue.TryDequeue(out int v))
        {
            waits[v] = false;
            for (int arc = graph.First(v); arc >= 0; arc = graph.Next(arc))
            {
                int w = graph.Tos[arc];
                double through = distance[v] + graph.Costs[arc];
                if (!(graph.Left[arc] > 0) || !(through < distance[w] - 1e-12 * Math.Max(1, Math.Abs(through))))
                    continue;
                (distance[w], by[w]) = (through, arc);
                if (!waits[w])
                {
                    waits[w] = true;
                    queue.Enqueue(w);
                }
            }
        }
        return double.IsFinite(distance[graph.Sink]);
    }
}
