using System.Collections.Immutable;
using Parley.Networks;

namespace Parley.Analysis.Networks;

/// <summary>How often a node lies on shortest ways between two others. Source: [Freeman1977]; worked out as in [Brandes2001].</summary>
public static class Betweenness
{
    /// <summary>Shares of pairs, each pair counted over all its shortest ways; every open edge is one step, both ways, whatever its direction, capacity and cost.</summary>
    /// <param name="network">The network; edges with capacity 0 are closed, and several between two nodes are one.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    /// <returns>One per node, 0 to 1; all 0 with fewer than three nodes.</returns>
    public static ImmutableArray<double> Of(Network network, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        int n = network.Nodes.Length;
        SortedSet<int>[] near = [.. Enumerable.Range(0, n).Select(_ => new SortedSet<int>())];
        foreach (NetworkEdge e in network.Edges.Where(e => e.Capacity > 0 && e.From != e.To))
        {
            near[e.From].Add(e.To);
            near[e.To].Add(e.From);
        }
        int[][] next = [.. near.Select(s => s.ToArray())];
        double[] between = new double[n], ways = new double[n], depends = new double[n];
        int[] distance = new int[n], order = new int[n];
        for (int s = 0; s < n; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            distance.AsSpan().Fill(-1);
            ways.AsSpan().Clear();
            depends.AsSpan().Clear();
            (distance[s], ways[s], order[0]) = (0, 1, s);
            int count = 1;
            for (int at = 0; at < count; at++)
                foreach (int w in next[order[at]])
                {
                    if (distance[w] < 0)
                        (distance[w], order[count++]) = (distance[order[at]] + 1, w);
                    if (distance[w] == distance[order[at]] + 1)
                        ways[w] += ways[order[at]];
                }
            for (int at = count - 1; at > 0; at--)
            {
                int w = order[at];
                foreach (int v in next[w])
                    if (distance[v] == distance[w] - 1)
                        depends[v] += ways[v] / ways[w] * (1 + depends[w]);
                between[w] += depends[w];
            }
        }
        // Every pair was met from both ends.
        return [.. between.Select(b => n < 3 ? 0 : b / ((n - 1.0) * (n - 2.0)))];
    }
}
