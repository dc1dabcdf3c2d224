using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Networks;

/// <summary>Reads a network from two tables: nodes (<c>node, supply, demand, capacity, x, y</c>) and edges (<c>from, to, capacity, cost, directed</c>).</summary>
/// <remarks>Never throws, and never stops at the first complaint.</remarks>
public static class NetworkReader
{
    /// <summary>The most edges that are read.</summary>
    public const int MaxEdges = 200_000;

    private static readonly string[] NodeColumns = ["node", "supply", "demand", "capacity", "x", "y"], EdgeColumns = ["from", "to", "capacity", "cost", "directed"], Unlimited = ["unlimited", "inf", "∞"];

    /// <summary>Reads both tables.</summary>
    /// <param name="nodes">One row per node; every column but <c>node</c> may be missing or empty.</param>
    /// <param name="edges">One row per edge; <c>from</c> and <c>to</c> name nodes.</param>
    /// <returns>What was read, with the complaints about the nodes, and those about the edges apart because they stand in another text.</returns>
    public static (Reading<Network> Nodes, Reading<Network> Edges) Read(SourceText nodes, SourceText edges)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(edges);
        Complaints ofNodes = new(), ofEdges = new();
        List<(NetworkNode Node, SourceSpan Span)> places = CsvRows.Read(nodes, ofNodes) is CsvRows first && Columns(first, NodeColumns, 1, ofNodes) ? ReadNodes(first, ofNodes) : [];
        Dictionary<string, int> index = [];
        foreach ((NetworkNode node, SourceSpan span) in places)
            if (!index.TryAdd(node.Id, index.Count))
                ofNodes.Error(NetworkCodes.BadNode, span, $"The node '{YamlTree.Shown(node.Id)}' stands twice.", "Remove one of the rows.");
        List<NetworkEdge> connections = CsvRows.Read(edges, ofEdges) is CsvRows second && Columns(second, EdgeColumns, 2, ofEdges) && ofNodes.Errors == 0 ? ReadEdges(second, index, ofEdges) : [];
        if (ofNodes.Errors + ofEdges.Errors > 0)
            return (new(null, ofNodes.InOrder()), new(null, ofEdges.InOrder()));
        Network network = new([.. places.Select(p => p.Node)], [.. connections]);
        Reach(network, places, ofNodes);
        return (ofNodes.About(network), ofEdges.About(network));
    }

    /// <summary>Whether a text looks like a table of edges: it has the columns <c>from</c> and <c>to</c>.</summary>
    public static bool IsTableOfEdges(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CsvRows.Read(text, new()) is CsvRows table && table.Column("from") >= 0 && table.Column("to") >= 0;
    }

    private static bool Columns(CsvRows table, string[] known, int needed, Complaints complaints)
    {
        int before = complaints.Errors;
        foreach (string missing in known.Take(needed).Where(c => table.Column(c) < 0))
            complaints.Error(NetworkCodes.UnknownTable, new(table.Head[0].Span.Start, 0), $"The table has no column '{missing}'.", $"Its columns: {string.Join(",", known)}.");
        foreach (PlacedText other in table.Head.Where(h => !known.Contains(h.Value, StringComparer.OrdinalIgnoreCase) && h.Value is not ("note" or "source")))
            complaints.Error(NetworkCodes.UnknownTable, other.Span, $"The column '{YamlTree.Shown(other.Value)}' is not known; 'note' and 'source' hold what is for people.", complaints.DidYouMean(other.Value, known));
        return complaints.Errors == before;
    }

    private static List<(NetworkNode, SourceSpan)> ReadNodes(CsvRows table, Complaints complaints)
    {
        List<(NetworkNode, SourceSpan)> nodes = [];
        int id = table.Column("node");
        foreach (ImmutableArray<PlacedText> row in table.Rows)
        {
            string name = row[id].Value.Trim();
            if (name.Length == 0)
                complaints.Error(NetworkCodes.BadNode, row[id].Span, "The row does not name a node.");
            double? x = Place("x", row), y = Place("y", row);
            nodes.Add((new(name, Amount(table, row, "supply", 0, true, complaints), Amount(table, row, "demand", 0, false, complaints), Amount(table, row, "capacity", double.PositiveInfinity, true, complaints), x is double a && y is double b ? (a, b) : null), row[id].Span));
        }
        return nodes;

        double? Place(string column, ImmutableArray<PlacedText> row) => table.Column(column) is int k and >= 0 && row[k].Value.Trim() is { Length: > 0 } word
            ? ForecastNumbers.Number(row[k] with { Value = word }, $"'{column}'", complaints) : null;
    }

    private static List<NetworkEdge> ReadEdges(CsvRows table, Dictionary<string, int> index, Complaints complaints)
    {
        List<NetworkEdge> edges = [];
        int from = table.Column("from"), to = table.Column("to"), directed = table.Column("directed");
        if (complaints.TooMany(table.Rows.Length, MaxEdges, "edges", new(table.Head[0].Span.Start, 0)))
            return edges;
        foreach (ImmutableArray<PlacedText> row in table.Rows)
        {
            int? a = Node(row[from]), b = Node(row[to]);
            double capacity = Amount(table, row, "capacity", double.PositiveInfinity, true, complaints), cost = Amount(table, row, "cost", 0, false, complaints);
            string way = directed >= 0 ? row[directed].Value.Trim() : "";
            if (way is not ("" or "yes" or "no"))
                complaints.Error(NetworkCodes.BadWord, row[directed].Span, $"'directed' is yes or no; '{YamlTree.Shown(way)}' is neither.");
            if (a is int start && b is int end)
            {
                if (start == end)
                    complaints.Error(NetworkCodes.Loop, row[to].Span, "The edge leads from a node to itself.", "Remove it; it carries nothing anywhere.");
                edges.Add(new(start, end, capacity, cost, way == "yes"));
            }
        }
        return edges;

        int? Node(PlacedText cell)
        {
            if (index.TryGetValue(cell.Value.Trim(), out int node))
                return node;
            complaints.Error(NetworkCodes.UnknownNode, cell.Span, $"There is no node '{YamlTree.Shown(cell.Value.Trim())}'.", complaints.DidYouMean(cell.Value.Trim(), index.Keys));
            return null;
        }
    }

    private static double Amount(CsvRows table, ImmutableArray<PlacedText> row, string column, double otherwise, bool mayBeUnlimited, Complaints complaints)
    {
        if (table.Column(column) is not (int k and >= 0) || row[k].Value.Trim() is not { Length: > 0 } word)
            return otherwise;
        if (mayBeUnlimited && Unlimited.Contains(word))
            return double.PositiveInfinity;
        double? number = ForecastNumbers.Number(row[k] with { Value = word }, $"'{column}'", complaints);
        if (number < 0)
            complaints.Error(NetworkCodes.Negative, row[k].Span, $"'{column}' is negative.", column == "capacity" ? "Swap from and to for the other way; write 0 for a closed edge." : null);
        return number is >= 0 ? number.Value : otherwise;
    }

    // A demand that no supply can reach is no error: it may be the very finding. It is said with its place.
    private static void Reach(Network network, List<(NetworkNode Node, SourceSpan Span)> places, Complaints complaints)
    {
        if (!network.Nodes.Any(n => n.Supply > 0) || !network.Nodes.Any(n => n.Demand > 0))
        {
            complaints.Error(NetworkCodes.NothingToCarry, new(0, 0), network.Nodes.Any(n => n.Supply > 0) ? "No node has a demand; nothing can flow." : "No node has a supply; nothing can flow.", "Write amounts under 'supply' and 'demand'; a supply may be unlimited.");
            return;
        }
        ILookup<int, int> next = network.Edges.Where(e => e.Capacity > 0).SelectMany(e => e.IsDirected ? [(e.From, e.To)] : new[] { (e.From, e.To), (e.To, e.From) }).ToLookup(p => p.Item1, p => p.Item2);
        bool[] seen = new bool[network.Nodes.Length];
        Stack<int> open = new(Enumerable.Range(0, seen.Length).Where(k => network.Nodes[k].Supply > 0));
        foreach (int start in open)
            seen[start] = true;
        while (open.TryPop(out int at))
            foreach (int node in next[at])
                if (!seen[node])
                {
                    seen[node] = true;
                    open.Push(node);
                }
        for (int k = 0; k < seen.Length; k++)
            if (!seen[k] && network.Nodes[k].Demand > 0)
                complaints.Warning(NetworkCodes.Disconnected, places[k].Span, $"No supply reaches '{YamlTree.Shown(network.Nodes[k].Id)}', which wants something.", "Is an edge missing, or its capacity 0?");
    }
}
