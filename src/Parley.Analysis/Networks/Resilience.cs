using System.Collections.Immutable;
using Parley.Networks;
using Parley.Studies;

namespace Parley.Analysis.Networks;

/// <summary>What a network delivers, what it loses without each of its parts, who depends on whom, and what becomes of it when edges are closed.</summary>
public static class Resilience
{
    /// <summary>Works everything out.</summary>
    /// <param name="network">The network as it is.</param>
    /// <param name="changed">The same with other capacities, which is then the one looked at; null to look at the first.</param>
    /// <param name="budget">Up to how many edges may be lost at once.</param>
    /// <param name="mostFlows">How many flows the search for the worst loss may work out.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public static NetworkFindings Conduct(Network network, Network? changed, int budget, int mostFlows, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network looked = changed ?? network;
        FlowFindings before = MinCostFlow.Of(network, cancellation), now = changed is null ? before : MinCostFlow.Of(changed, cancellation);
        ImmutableArray<Loss> nodes = NodeLosses(looked, now, cancellation);
        progress?.Report(0.2);
        ImmutableArray<Loss> edges = EdgeLosses(looked, now, cancellation);
        progress?.Report(0.4);
        ImmutableArray<Dependence> dependences = Dependences(looked, cancellation);
        progress?.Report(0.6);
        return new()
        {
            Network = network,
            Flow = before,
            Changed = changed,
            Rerouted = changed is null ? null : now,
            Nodes = nodes,
            Edges = edges,
            Dependences = dependences,
            Betweenness = Betweenness.Of(looked, cancellation),
            Interdictions = [.. Enumerable.Range(1, budget).Select(k => Interdiction.Of(looked, k, mostFlows, cancellation))],
        };
    }

    /// <summary>What each node takes with it.</summary>
    public static ImmutableArray<Loss> NodeLosses(Network network, FlowFindings flow, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(flow);
        // Without a node that carries nothing of a greatest flow, that flow still arrives.
        bool[] carries = new bool[network.Nodes.Length];
        for (int k = 0; k < network.Edges.Length; k++)
            if (flow.Flows[k] != 0)
                carries[network.Edges[k].From] = carries[network.Edges[k].To] = true;
        return Ordered(Enumerable.Range(0, carries.Length).Select(v => new Loss(v, carries[v] || flow.Given[v] > 0 ? MaxFlow.Value(network.WithoutNode(v), null, cancellation) : flow.Delivered, 0)), flow);
    }

    /// <summary>What each edge takes with it.</summary>
    public static ImmutableArray<Loss> EdgeLosses(Network network, FlowFindings flow, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(flow);
        return Ordered(Enumerable.Range(0, network.Edges.Length).Select(k => new Loss(k, flow.Flows[k] != 0 ? MaxFlow.Value(network.WithoutEdges(k), null, cancellation) : flow.Delivered, 0)), flow);
    }

    /// <summary>For every demand the other nodes without which it would get less, the heaviest loss first.</summary>
    /// <remarks>Who gets what of a shortage is not settled by a flow, so each demand is looked at alone, as if all others stood back.</remarks>
    public static ImmutableArray<Dependence> Dependences(Network network, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ImmutableArray<Dependence>.Builder found = ImmutableArray.CreateBuilder<Dependence>();
        for (int d = 0; d < network.Nodes.Length; d++)
            if (network.Nodes[d].Demand > 0)
            {
                double with = MaxFlow.Value(network, d, cancellation);
                found.AddRange(Enumerable.Range(0, network.Nodes.Length).Where(v => v != d)
                    .Select(v => new Dependence(d, v, with, MaxFlow.Value(network.WithoutNode(v), d, cancellation)))
                    .Where(x => x.Without < x.With - 1e-9 * Math.Max(1, x.With)).OrderBy(x => x.Without).ThenBy(x => x.Node));
            }
        return found.ToImmutable();
    }

    private static ImmutableArray<Loss> Ordered(IEnumerable<Loss> losses, FlowFindings flow) =>
        [.. losses.Select(l => l with { Criticality = flow.Delivered > 0 ? 1 - l.Delivered / flow.Delivered : 0 }).OrderByDescending(l => l.Criticality).ThenBy(l => l.Index)];
}
