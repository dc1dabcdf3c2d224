using System.Collections.Immutable;
using Parley.Analysis.Networks;
using Parley.Networks;
using Parley.Studies;

namespace Parley.Tests.Networks;

/// <summary>The fast engines against trying everything, on random networks of up to ten edges; and numbers worked out beforehand.</summary>
public sealed class FlowLaws
{
    private static readonly int Count = TestScale.Of(400, 20_000);

    [Fact]
    public void The_greatest_flow_is_the_smallest_cut_and_breaks_no_rule()
    {
        foreach (Network network in Networks.Many(Count))
        {
            FlowFindings flow = MaxFlow.Of(network), cheap = MinCostFlow.Of(network);
            Assert.Equal(FlowDefinitions.MinCut(network), flow.Delivered, 9);
            Assert.Equal(flow.Delivered, cheap.Delivered, 9);
            Assert.InRange(FlowDefinitions.Violation(network, flow), 0, 1e-9);
            Assert.InRange(FlowDefinitions.Violation(network, cheap), 0, 1e-9);
            Assert.True(cheap.Cost <= flow.Cost + 1e-9);
        }
    }

    [Fact]
    public void No_cheaper_flow_is_left_a_way_round_that_costs_less_does_not_exist()
    {
        // A flow is cheapest if and only if no closed way in what is left has a negative cost; found here from every node by Bellman and Ford's rounds.
        foreach (Network network in Networks.Many(Count))
        {
            FlowFindings flow = MinCostFlow.Of(network);
            int n = network.Nodes.Length;
            List<(int From, int To, double Cost)> left = [];
            for (int k = 0; k < network.Edges.Length; k++)
            {
                (NetworkEdge e, double f) = (network.Edges[k], flow.Flows[k]);
                if (network.Nodes.Any(v => double.IsFinite(v.Capacity)))
                    continue;
                if (f < e.Capacity - 1e-9)
                    left.Add((e.From, e.To, f < -1e-9 ? -e.Cost : e.Cost));
                if (e.IsDirected ? f > 1e-9 : -f < e.Capacity - 1e-9)
                    left.Add((e.To, e.From, f > 1e-9 ? -e.Cost : e.Cost));
            }
            // Supplies and demands may swap shares at no cost: a node that could give more for one that gives, one that could get more for one that gets.
            int hub = n, sink = n + 1;
            for (int v = 0; v < n; v++)
            {
                if (flow.Given[v] < network.Nodes[v].Supply - 1e-9)
                    left.Add((hub, v, 0));
                if (flow.Given[v] > 1e-9)
                    left.Add((v, hub, 0));
                if (flow.Received[v] < network.Nodes[v].Demand - 1e-9)
                    left.Add((v, sink, 0));
                if (flow.Received[v] > 1e-9)
                    left.Add((sink, v, 0));
            }
            double[] distance = new double[n + 2];
            bool again = true;
            for (int round = 0; round <= n + 2 && again; round++)
            {
                again = false;
                foreach ((int from, int to, double cost) in left)
                    if (distance[from] + cost < distance[to] - 1e-9)
                        (distance[to], again) = (distance[from] + cost, true);
            }
            Assert.False(again);
        }
    }

    [Fact]
    public void The_worst_loss_is_the_worst_of_all_losses()
    {
        foreach (Network network in Networks.Many(TestScale.Of(60, 3000)))
            for (int budget = 0; budget <= 3; budget++)
            {
                InterdictionFindings found = Interdiction.Of(network, budget, 100_000);
                Assert.True(found.IsProved);
                Assert.True(found.Edges.Length <= budget);
                Assert.Equal(FlowDefinitions.Interdiction(network, budget, n => MaxFlow.Of(n).Delivered), found.Delivered, 9);
                Assert.Equal(found.Delivered, MaxFlow.Of(network.WithoutEdges([.. found.Edges])).Delivered, 9);
            }
    }

    [Fact]
    public void A_loss_is_what_is_missing_when_the_part_is_taken_out()
    {
        foreach (Network network in Networks.Many(TestScale.Of(150, 3000)))
        {
            FlowFindings flow = MaxFlow.Of(network);
            Assert.All(Resilience.NodeLosses(network, flow), l => Assert.Equal(FlowDefinitions.MinCut(network.WithoutNode(l.Index)), l.Delivered, 9));
            Assert.All(Resilience.EdgeLosses(network, flow), l => Assert.Equal(FlowDefinitions.MinCut(network.WithoutEdges(l.Index)), l.Delivered, 9));
        }
    }

    [Fact]
    public void A_large_grid_with_long_ways_is_solved_and_cut_as_large_as_it_flows()
    {
        Random random = new(2);
        int side = TestScale.Of(60, 222);
        int At(int row, int column) => row * side + column;
        Network grid = new(
            [.. Enumerable.Range(0, side * side).Select(v => new NetworkNode($"{v}") with { Supply = v % side == 0 ? 1000 : 0, Demand = v % side == side - 1 ? 1000 : 0 })],
            [.. Enumerable.Range(0, side).SelectMany(r => Enumerable.Range(0, side).SelectMany(c => new[] { (r, c + 1), (r + 1, c) }.Where(p => p.Item1 < side && p.Item2 < side).Select(p => new NetworkEdge(At(r, c), At(p.Item1, p.Item2), random.Next(1, 20)))))]);
        System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
        FlowFindings flow = MaxFlow.Of(grid);
        TestContext.Current.TestOutputHelper?.WriteLine($"{grid.Edges.Length} edges: {clock.Elapsed.TotalSeconds:0.000} s, {flow.Delivered}");
        Assert.Equal(flow.Delivered, flow.CutEdges.Sum(k => grid.Edges[k].Capacity), 6);
        Assert.InRange(FlowDefinitions.Violation(grid, flow), 0, 1e-9);
    }

    [Fact]
    public void The_textbook_network_carries_23_and_is_cut_where_the_book_cuts_it()
    {
        FlowFindings flow = MaxFlow.Of(Networks.Textbook);
        Assert.Equal(23, flow.Delivered);
        Assert.Equal(["s", "v1", "v2", "v4"], flow.CutNodes.Select(v => Networks.Textbook.Nodes[v].Id).Order(StringComparer.Ordinal));
        Assert.Equal(["v1→v3", "v4→t", "v4→v3"], flow.CutEdges.Select(k => Networks.Textbook.Name(Networks.Textbook.Edges[k])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_hub_delivers_seven_and_loses_what_was_worked_out()
    {
        Network hub = Networks.Hub;
        FlowFindings flow = MaxFlow.Of(hub);
        Assert.Equal(7, flow.Delivered);
        Dictionary<string, Loss> losses = Resilience.NodeLosses(hub, flow).ToDictionary(l => hub.Nodes[l.Index].Id);
        Assert.Equal([3, 4, 5, 4, 4, 5, 6, 5], new[] { "Pokrovsk", "Pavlohrad", "Kramatorsk", "Sloviansk", "Lozova", "Chaplyne", "Kostiantynivka", "Vuhledar" }.Select(n => losses[n].Delivered));
        Assert.Equal(4.0 / 7, losses["Pokrovsk"].Criticality, 12);
        Assert.Equal(4, Interdiction.Of(hub, 1, 1000).Delivered);
        Assert.Equal(0, Interdiction.Of(hub, 2, 1000).Delivered);
        Assert.Equal(["Lozova–Sloviansk", "Pavlohrad–Lozova", "Source–Pavlohrad"], Resilience.EdgeLosses(hub, flow).Where(l => l.Delivered == 4).Select(l => hub.Name(hub.Edges[l.Index])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_weight_of_a_hub_falls_when_what_it_serves_is_gone()
    {
        Network later = Networks.Hub.WithoutNode(Networks.Hub.Node("Vuhledar"));
        FlowFindings flow = MaxFlow.Of(later);
        Dictionary<string, Loss> losses = Resilience.NodeLosses(later, flow).ToDictionary(l => later.Nodes[l.Index].Id);
        Assert.Equal(5, flow.Delivered);
        Assert.Equal((3, 0.4), (losses["Pokrovsk"].Delivered, Math.Round(losses["Pokrovsk"].Criticality, 12)));
        Assert.Equal((2, 0.6), (losses["Pavlohrad"].Delivered, Math.Round(losses["Pavlohrad"].Criticality, 12)));
    }

    [Theory]
    [InlineData(0.5, 6)]
    [InlineData(1, 3)]
    public void A_hub_within_range_fails_without_being_taken(double loss, double delivered)
    {
        // Every node far from every other but the hub's edges, which meet at the origin.
        Network hub = Networks.Hub;
        Network placed = new([.. hub.Nodes.Select((n, k) => n with { At = n.Id == "Pokrovsk" ? (0, 0) : (100 + 10 * k, 100 + k * k) })], hub.Edges);
        Assert.Equal(delivered, MaxFlow.Of(RangeEffects.Of(placed, [(0, -1)], 2, loss)).Delivered, 9);
        Assert.Equal(7, MaxFlow.Of(RangeEffects.Of(placed, [(-50, -50), (50, -50)], 2, loss)).Delivered);
        Assert.Equal(delivered, MaxFlow.Of(RangeEffects.Of(placed, [(-50, -1), (50, -1)], 2, loss)).Delivered, 9);
    }

    [Fact]
    public void Betweenness_of_the_kite_is_the_published_one()
    {
        Network kite = Networks.Of("0:1:0 1:0:1", false, [.. "0-1 0-2 0-3 0-5 1-3 1-4 1-6 2-3 2-5 3-4 3-5 3-6 4-6 5-6 5-7 6-7 7-8 8-9".Split(' ').Select(e => e + " 1")]);
        ImmutableArray<double> between = Betweenness.Of(kite);
        Assert.Equal([.023, .023, 0, .102, 0, .231, .231, .389, .222, 0], Enumerable.Range(0, 10).Select(k => Math.Round(between[kite.Node($"{k}")], 3)));
    }

    [Fact]
    public void A_closed_edge_sends_the_flow_another_way_at_a_greater_cost()
    {
        Network trade = new([new("seller") { Supply = 10 }, new("near"), new("far"), new("buyer") { Demand = 6 }], [new(0, 1, 8, 1), new(1, 3, 8, 1), new(0, 2, 8, 2), new(2, 3, 8, 3)]);
        NetworkFindings found = Resilience.Conduct(trade, trade.WithoutEdges(1), 1, 100);
        Assert.Equal((6, 12), (found.Flow.Delivered, found.Flow.Cost));
        Assert.Equal((6, 30), (found.Rerouted!.Delivered, found.Rerouted.Cost));
        Assert.Equal([0, 0, 6, 6], found.Rerouted.Flows);
    }

    [Fact]
    public void A_large_network_is_solved_and_cut_as_large_as_it_flows()
    {
        Random random = new(1);
        int n = 20_000;
        Network large = new(
            [.. Enumerable.Range(0, n).Select(v => new NetworkNode($"{v}") with { Supply = v == 0 ? double.PositiveInfinity : 0, Demand = v == n - 1 ? 1e9 : 0 })],
            [.. Enumerable.Range(0, 100_000).Select(k => k < 200 ? new NetworkEdge(0, random.Next(1, n), random.Next(1, 100)) : k < 400 ? new NetworkEdge(random.Next(1, n - 1), n - 1, random.Next(1, 100)) : new NetworkEdge(random.Next(n), random.Next(n), random.Next(1, 100), 0, true)).Where(e => e.From != e.To)]);
        System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
        FlowFindings flow = MaxFlow.Of(large);
        TestContext.Current.TestOutputHelper?.WriteLine($"{large.Edges.Length} edges: {clock.Elapsed.TotalSeconds:0.000} s, {flow.Delivered}");
        Assert.Equal(flow.Delivered, flow.CutEdges.Sum(k => large.Edges[k].Capacity), 6);
        Assert.InRange(FlowDefinitions.Violation(large, flow), 0, 1e-9);
    }
}
