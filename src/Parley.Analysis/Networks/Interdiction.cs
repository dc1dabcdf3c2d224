using System.Collections.Immutable;
using Parley.Networks;
using Parley.Studies;

namespace Parley.Analysis.Networks;

/// <summary>The worst loss of so many edges, exactly. Source: [Wood1993].</summary>
/// <remarks>
/// A loss that lowers the flow must hit an edge that carries some of a greatest flow, else that flow still arrives. So only such edges are tried, one after
/// the other, and those tried before are kept in what follows. Losing edges lowers the flow at most by what they carry, which bounds what is left to gain.
/// </remarks>
public static class Interdiction
{
    /// <summary>Finds the loss.</summary>
    /// <param name="network">The network.</param>
    /// <param name="budget">How many edges may be lost, at least 0.</param>
    /// <param name="mostFlows">How many flows may be worked out before the search ends.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public static InterdictionFindings Of(Network network, int budget, int mostFlows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(budget);
        Work work = new(network, mostFlows, cancellation);
        work.Try([], [], budget);
        return new(budget, work.Best, work.Edges, work.IsProved);
    }

    private sealed class Work(Network network, int mostFlows, CancellationToken cancellation)
    {
        private int flows;

        public double Best { get; private set; } = double.PositiveInfinity;

        public ImmutableArray<int> Edges { get; private set; } = [];

        public bool IsProved { get; private set; } = true;

        public void Try(ImmutableArray<int> lost, HashSet<int> kept, int left)
        {
            cancellation.ThrowIfCancellationRequested();
            if (flows++ >= mostFlows)
            {
                IsProved = false;
                return;
            }
            FlowFindings flow = MaxFlow.Of(network.WithoutEdges([.. lost]), cancellation);
            if (flow.Delivered < Best)
                (Best, Edges) = (flow.Delivered, lost);
            int[] carry = [.. Enumerable.Range(0, network.Edges.Length).Where(k => flow.Flows[k] != 0 && !kept.Contains(k)).OrderByDescending(k => Math.Abs(flow.Flows[k])).ThenBy(k => k)];
            if (left == 0 || Best == 0)
                return;
            HashSet<int> keep = [.. kept];
            for (int k = 0; k < carry.Length && flow.Delivered - carry.Skip(k).Take(left).Sum(e => Math.Abs(flow.Flows[e])) < Best; k++)
            {
                Try(lost.Add(carry[k]), keep, left - 1);
                keep.Add(carry[k]);
            }
        }
    }
}
