using Parley.Networks;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Draws a network as a schematic: nodes in layers from the supplies, edges with what flows of what can; what it cannot do without is drawn thick. No map.</summary>
public static class NetworkSvg
{
    /// <summary>How many nodes a drawing holds.</summary>
    public const int MostNodes = 80;

    private const int Step = 190, Row = 74, Left = 30, Top = 80, BoxWidth = 130, BoxHeight = 40;

    private const string Looks = """
        .used { stroke: #333; stroke-width: 2; }
        .critical { stroke: #000; stroke-width: 5; }
        .idle { stroke: #999; stroke-width: 1; }
        .closed { stroke: #999; stroke-width: 1; stroke-dasharray: 3 5; }
        .weight { stroke: #000; stroke-width: 4; }
        .middle { text-anchor: middle; }
        .label { paint-order: stroke; stroke: #fff; stroke-width: 4px; font-size: 12px; text-anchor: middle; }

        """;

    /// <summary>The drawing.</summary>
    public static string Draw(string title, NetworkFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Network network = findings.Changed ?? findings.Network;
        FlowFindings flow = findings.Rerouted ?? findings.Flow;
        SvgPage page = new();
        int[] layer = Layers(network);
        int[] order = new int[layer.Length], size = new int[layer.Max() + 1];
        for (int v = 0; v < layer.Length; v++)
            order[v] = size[layer[v]]++;
        int rows = size.Max(), width = Left + size.Length * Step + 20, height = Top + rows * Row + 20;
        // A layer that is shorter than the longest stands in its middle.
        (int X, int Y) At(int v) => (Left + layer[v] * Step, Top + (rows - size[layer[v]]) * Row / 2 + order[v] * Row);
        double most = findings.Edges.Select(l => l.Criticality).DefaultIfEmpty().Max(), mostNode = findings.Nodes.Where(l => network.Nodes[l.Index].Supply == 0).Select(l => l.Criticality).DefaultIfEmpty().Max();
        page.Text(20, 30, SvgPage.Wrapped(title, (Math.Max(width, 480) - 40) / 9).Take(1), "large");
        page.Text(20, 50, [$"{NetworkPage.Of(flow.Delivered)} of {NetworkPage.Of(network.Demand)} arrive. Thick: what it loses most without. Dotted: closed."], "small");
        foreach (Loss loss in findings.Edges)
        {
            NetworkEdge e = network.Edges[loss.Index];
            ((int ax, int ay), (int bx, int by)) = (At(e.From), At(e.To));
            page.Line(ax + BoxWidth / 2, ay + BoxHeight / 2, bx + BoxWidth / 2, by + BoxHeight / 2, e.Capacity == 0 ? "closed" : most > 0 && loss.Criticality == most ? "critical" : flow.Flows[loss.Index] != 0 ? "used" : "idle");
        }
        for (int v = 0; v < layer.Length; v++)
        {
            (int x, int y) = At(v);
            page.Box(x, y, BoxWidth, BoxHeight, mostNode > 0 && network.Nodes[v].Supply == 0 && findings.Nodes.First(l => l.Index == v).Criticality == mostNode ? "weight" : "");
            page.Text(x + BoxWidth / 2, y + 17, SvgPage.Wrapped(network.Nodes[v].Id, BoxWidth / SvgPage.ColumnWidth - 1).Take(1), "strong middle");
            page.Text(x + BoxWidth / 2, y + 33, [network.Nodes[v].Demand > 0 ? $"gets {NetworkPage.Of(flow.Received[v])} of {NetworkPage.Of(network.Nodes[v].Demand)}" : network.Nodes[v].Supply > 0 ? $"gives {NetworkPage.Of(flow.Given[v])}" : ""], "small middle");
        }
        foreach (Loss loss in findings.Edges)
        {
            NetworkEdge e = network.Edges[loss.Index];
            ((int ax, int ay), (int bx, int by)) = (At(e.From), At(e.To));
            // Off the middle, where edges between two layers cross.
            page.Text((2 * ax + 3 * bx) / 5 + BoxWidth / 2 - 8, (2 * ay + 3 * by) / 5 + BoxHeight / 2 + 4, [$"{NetworkPage.Of(Math.Abs(flow.Flows[loss.Index]))}/{(double.IsInfinity(e.Capacity) ? "∞" : NetworkPage.Of(e.Capacity))}"], "label");
        }
        return page.Close(Math.Max(width, 480), height, title, string.Join(" ", findings.Edges.Select(l =>
            $"{network.Name(network.Edges[l.Index])}: {NetworkPage.Of(flow.Flows[l.Index])}, {NetworkPage.Of(l.Delivered)} arrive without it.")), Looks.ReplaceLineEndings("\n"));
    }

    // Steps from the nearest supply; what no supply reaches stands behind all others.
    private static int[] Layers(Network network)
    {
        int[] layer = [.. network.Nodes.Select(n => n.Supply > 0 ? 0 : -1)];
        for (int depth = 0, found = 1; found > 0; depth++)
        {
            found = 0;
            foreach (NetworkEdge e in network.Edges)
                foreach ((int from, int to) in new[] { (e.From, e.To), (e.To, e.From) })
                    if (layer[from] == depth && layer[to] < 0)
                        (layer[to], found) = (depth + 1, found + 1);
        }
        int last = layer.Max() + 1;
        return [.. layer.Select(l => l < 0 ? last : l)];
    }
}
