using System.Collections.Immutable;
using System.Numerics;
using Parley.Networks;

namespace Parley.Analysis.Networks;

/// <summary>Cuts and interdiction exactly as defined, by trying everything. Slow, obvious, and the judge of the fast ones.</summary>
public static class FlowDefinitions
{
    /// <summary>The smallest cut: over all ways to put nodes on the side of the supplies, the least capacity that leads out of it. By [FordFulkerson1956] it is the greatest flow.</summary>
    /// <remarks>What a side leaves out of its supplies, and what it wants itself, counts as led out; a node with a limit can be cut in two.</remarks>
    /// <param name="network">Of at most 10 nodes.</param>
    public static double MinCut(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        int n = network.Nodes.Length;
        if (n > 10)
            throw new ArgumentException($"Trying every cut takes too long with {n} nodes; at most 10.", nameof(network));
        double best = double.PositiveInfinity;
        // Bit v: goods at the way into node v are on the near side; bit n + v: those at its way out are.
        for (int side = 0; side < 1 << 2 * n; side++)
        {
            bool In(int v) => (side >> v & 1) != 0;
            bool Out(int v) => (side >> n + v & 1) != 0;
            double crossing = 0;
            for (int v = 0; v < n; v++)
            {
                NetworkNode node = network.Nodes[v];
                crossing += (In(v) ? 0 : node.Supply) + (Out(v) ? node.Demand : 0) + (In(v) && !Out(v) ? node.Capacity : 0);
            }
            foreach (NetworkEdge e in network.Edges)
                crossing += (Out(e.From) && !In(e.To) ? e.Capacity : 0) + (!e.IsDirected && Out(e.To) && !In(e.From) ? e.Capacity : 0);
            best = Math.Min(best, crossing);
        }
        return best;
    }

    /// <summary>The least that still arrives when at most so many edges are lost, over every choice of them. Source: [Wood1993].</summary>
    /// <param name="network">Of at most 20 edges.</param>
    /// <param name="budget">How many edges may be lost.</param>
    /// <param name="value">How much arrives in a network.</param>
    public static double Interdiction(Network network, int budget, Func<Network, double> value)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(value);
        int m = network.Edges.Length;
        if (m > 20)
            throw new ArgumentException($"Trying every choice takes too long with {m} edges; at most 20.", nameof(network));
        return Enumerable.Range(0, 1 << m).Where(set => BitOperations.PopCount((uint)set) <= budget)
            .Min(set => value(network.WithoutEdges([.. Enumerable.Range(0, m).Where(k => (set >> k & 1) != 0)])));
    }

    /// <summary>By how much a flow breaks its rules at most: what enters a node and does not leave it or stay there as demand met, or exceeds a capacity.</summary>
    public static double Violation(Network network, Studies.FlowFindings flow)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(flow);
        double worst = 0;
        double[] balance = new double[network.Nodes.Length], enters = new double[network.Nodes.Length];
        for (int k = 0; k < network.Edges.Length; k++)
        {
            NetworkEdge e = network.Edges[k];
            double f = flow.Flows[k];
            worst = Math.Max(worst, Math.Max(Math.Abs(f) - e.Capacity, e.IsDirected ? -f : 0));
            balance[e.From] -= f;
            balance[e.To] += f;
            enters[f > 0 ? e.To : e.From] += Math.Abs(f);
        }
        for (int v = 0; v < balance.Length; v++)
        {
            worst = Math.Max(worst, Math.Abs(balance[v] + flow.Given[v] - flow.Received[v]));
            worst = Math.Max(worst, Math.Max(flow.Given[v] - network.Nodes[v].Supply, flow.Received[v] - network.Nodes[v].Demand));
            worst = Math.Max(worst, enters[v] + flow.Given[v] - network.Nodes[v].Capacity);
        }
        return Math.Max(worst, Math.Max(Math.Abs(flow.Given.Sum() - flow.Delivered), Math.Abs(flow.Received.Sum() - flow.Delivered)));
    }
}
