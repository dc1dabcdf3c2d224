using System.Collections.Immutable;
using System.Globalization;
using Parley.Networks;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What a network delivers, who depends on what, and what a loss would cost, in sentences and tables. A view of resilience: of capacities, not of places in use.</summary>
public static class NetworkPage
{
    private const int MostShown = 20;

    /// <summary>Writes the page.</summary>
    /// <param name="title">What the network is called.</param>
    /// <param name="findings">What was worked out.</param>
    /// <param name="change">What was closed or weakened, in words; null where nothing was.</param>
    public static Report Of(string title, NetworkFindings findings, string? change)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Network network = findings.Changed ?? findings.Network;
        FlowFindings flow = findings.Rerouted ?? findings.Flow;
        List<Block> blocks = [new Block.Paragraph($"If these capacities, supplies and demands: {Of(findings.Flow.Delivered)} of the {Of(findings.Network.Demand)} wanted arrive{(findings.Flow.Cost > 0 ? $", at a cost of {Of(findings.Flow.Cost)}" : "")}.")];
        if (change is not null && findings.Rerouted is FlowFindings rerouted)
        {
            string cost = rerouted.Cost > 0 || findings.Flow.Cost > 0 ? $", at a cost of {Each(rerouted)} (before: {Each(findings.Flow)})" : "";
            blocks.Add(new Block.Paragraph($"{change}: {Of(rerouted.Delivered)} arrive then{cost}. What follows is about the network changed so."));
        }
        blocks.Add(new Block.Heading("Who gets what"));
        blocks.Add(Demands(findings, network, flow));
        if (flow.Delivered < findings.Network.Demand - 1e-9)
            blocks.Add(new Block.Paragraph("Not all that is wanted arrives; as much could be shared in other ways."));
        blocks.Add(new Block.Heading("Who depends on what"));
        blocks.AddRange(Dependences(findings, network));
        blocks.Add(new Block.Heading("What would be lost without each part"));
        blocks.Add(new Block.Paragraph("Criticality: the share of what arrives that does not arrive without it; a lost node's own demand is lost with it. Between: the share of pairs of nodes between which it lies on shortest ways, whatever the capacities."));
        blocks.Add(Table("Node", findings.Nodes, l => network.Nodes[l.Index].Id, l => Share(findings.Betweenness[l.Index])));
        blocks.Add(Table("Edge", findings.Edges, l => network.Name(network.Edges[l.Index]), null));
        blocks.Add(new Block.Heading("What limits it"));
        blocks.Add(new Block.Paragraph(flow.Delivered >= network.Demand - 1e-9 ? "Nothing does: all that is wanted arrives."
            : flow.CutEdges.IsEmpty ? "No edge does: supplies, demands or limits of nodes are used up first."
            : $"The narrowest place between supplies and demands: {Shown(flow.CutEdges, network)}. More capacity elsewhere brings nothing more."));
        if (!findings.Interdictions.IsEmpty)
        {
            blocks.Add(new Block.Heading("The worst losses of several edges"));
            blocks.Add(new Block.Listing([.. findings.Interdictions.Select(i => new Item($"{Wording.Count(i.Budget, "edge")}: {Of(i.Delivered)} still arrive{(i.Edges.IsEmpty ? "" : $" without {Shown(i.Edges, network)}")}; {(i.IsProved ? "no other loss is worse" : "the search ended before every other loss was ruled out")}."))]));
        }
        if (findings.Rerouted is not null)
        {
            blocks.Add(new Block.Heading("What flows another way"));
            (int Edge, double Before, double After)[] ways = [.. findings.Flow.Flows.Select((f, k) => (k, f, flow.Flows[k])).Where(w => Math.Abs(w.f - w.Item3) > 1e-9)];
            blocks.Add(ways.Length == 0 ? new Block.Paragraph("Nothing does.") : new Block.Table(
                [new("Edge"), new("Before", ColumnRole.Number), new("After", ColumnRole.Number)],
                [.. ways.Take(MostShown).Select(w => ImmutableArray.Create<Cell>(network.Name(network.Edges[w.Edge]), Of(w.Before), Of(w.After)))]));
            if (ways.Length > MostShown)
                blocks.Add(new Block.Paragraph($"{ways.Length - MostShown} more with --format json or csv."));
        }
        return new(title, [.. blocks]);
    }

    /// <summary>A number as short as it can be told.</summary>
    internal static string Of(double number) => Math.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture);

    private static string Each(FlowFindings flow) => flow.Delivered > 0 ? $"{Of(flow.Cost)}, {(flow.Cost / flow.Delivered).ToString("0.##", CultureInfo.InvariantCulture)} each" : Of(flow.Cost);

    private static Block.Table Demands(NetworkFindings findings, Network network, FlowFindings flow) => new(
        [new("Node"), new("Wants", ColumnRole.Number), new("Gets", ColumnRole.Number), .. findings.Rerouted is null ? Array.Empty<Column>() : [new Column("Got before", ColumnRole.Number)]],
        [.. Enumerable.Range(0, network.Nodes.Length).Where(v => findings.Network.Nodes[v].Demand > 0).Select(v => ImmutableArray.CreateRange<Cell>(
            [network.Nodes[v].Id, Of(network.Nodes[v].Demand), Of(flow.Received[v]), .. findings.Rerouted is null ? Array.Empty<Cell>() : [(Cell)Of(findings.Flow.Received[v])]]))]);

    private static IEnumerable<Block> Dependences(NetworkFindings findings, Network network)
    {
        yield return new Block.Paragraph("For each demand alone, as if all others stood back: without which other node it would get less, and how much of what it could get.");
        if (findings.Dependences.IsEmpty)
            yield return new Block.Paragraph("No demand depends on any other single node.");
        else
            yield return new Block.Listing([.. findings.Dependences.GroupBy(d => d.Demand).Select(g => new Item(
                $"{network.Nodes[g.Key].Id} could get {Of(g.First().With)}: {string.Join("; ", g.GroupBy(d => d.Without).Select(w => $"{(w.Key == 0 ? "nothing" : Of(w.Key))} without {Or([.. w.Select(d => network.Nodes[d.Node].Id)])}"))}."))]);
    }

    private static string Or(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} or {names[^1]}";

    private static Block.Table Table(string what, ImmutableArray<Loss> losses, Func<Loss, string> name, Func<Loss, string>? between) => new(
        [new(what), new("Arrives without", ColumnRole.Number), new("Criticality", ColumnRole.Number), .. between is null ? Array.Empty<Column>() : [new Column("Between", ColumnRole.Number)]],
        [.. losses.Take(MostShown).Select(l => ImmutableArray.CreateRange<Cell>([name(l), Of(l.Delivered), Share(l.Criticality), .. between is null ? Array.Empty<Cell>() : [(Cell)between(l)]]))]);

    private static string Share(double share) => (Math.Abs(share) < 0.0005 ? 0 : share).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Shown(ImmutableArray<int> edges, Network network) => Wording.And([.. edges.Take(MostShown).Select(k => network.Name(network.Edges[k])), .. edges.Length > MostShown ? [$"{edges.Length - MostShown} more"] : Array.Empty<string>()]);
}
