using System.Globalization;
using Parley.Networks;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What depends on what in a network as JSON, whole, and as a table for spreadsheets.</summary>
public static class NetworkText
{
    /// <summary>As JSON.</summary>
    public static string Json(string title, NetworkFindings findings, string? change)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Network network = findings.Changed ?? findings.Network;
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", AnalysisJson.Version);
            json.WriteString("report", "network");
            json.WriteString("network", title);
            json.Text("change", change);
            json.WriteNumber("delivered-before", findings.Flow.Delivered);
            json.WriteNumber("cost-before", findings.Flow.Cost);
            json.WriteNumber("delivered", (findings.Rerouted ?? findings.Flow).Delivered);
            json.WriteNumber("cost", (findings.Rerouted ?? findings.Flow).Cost);
            json.WriteStartArray("nodes");
            foreach (Loss loss in findings.Nodes.OrderBy(l => l.Index))
            {
                json.WriteStartObject();
                json.WriteString("node", network.Nodes[loss.Index].Id);
                json.WriteNumber("received", (findings.Rerouted ?? findings.Flow).Received[loss.Index]);
                json.WriteNumber("given", (findings.Rerouted ?? findings.Flow).Given[loss.Index]);
                json.WriteNumber("delivered-without", loss.Delivered);
                json.WriteNumber("criticality", loss.Criticality);
                json.WriteNumber("betweenness", findings.Betweenness[loss.Index]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("edges");
            foreach (Loss loss in findings.Edges.OrderBy(l => l.Index))
            {
                json.WriteStartObject();
                json.WriteString("from", network.Nodes[network.Edges[loss.Index].From].Id);
                json.WriteString("to", network.Nodes[network.Edges[loss.Index].To].Id);
                json.WriteNumber("flow-before", findings.Flow.Flows[loss.Index]);
                json.WriteNumber("flow", (findings.Rerouted ?? findings.Flow).Flows[loss.Index]);
                json.WriteNumber("delivered-without", loss.Delivered);
                json.WriteNumber("criticality", loss.Criticality);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("depends");
            foreach (Dependence d in findings.Dependences)
            {
                json.WriteStartObject();
                json.WriteString("demand", network.Nodes[d.Demand].Id);
                json.WriteString("on", network.Nodes[d.Node].Id);
                json.WriteNumber("with", d.With);
                json.WriteNumber("without", d.Without);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.Texts("cut", (findings.Rerouted ?? findings.Flow).CutEdges.Select(k => network.Name(network.Edges[k])));
            json.WriteStartArray("worst-losses");
            foreach (InterdictionFindings i in findings.Interdictions)
            {
                json.WriteStartObject();
                json.WriteNumber("edges", i.Budget);
                json.WriteNumber("delivered", i.Delivered);
                json.Texts("without", i.Edges.Select(k => network.Name(network.Edges[k])));
                json.WriteBoolean("proved", i.IsProved);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>As a table for spreadsheets: one row per node and per edge.</summary>
    public static string Csv(NetworkFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Network network = findings.Changed ?? findings.Network;
        FlowFindings flow = findings.Rerouted ?? findings.Flow;
        CsvText csv = new();
        csv.Row(["kind", "name", "flow-before", "flow", "delivered-without", "criticality", "betweenness"]);
        foreach (Loss l in findings.Nodes.OrderBy(l => l.Index))
            csv.Row(["node", network.Nodes[l.Index].Id, Number(findings.Flow.Received[l.Index]), Number(flow.Received[l.Index]), Number(l.Delivered), Number(l.Criticality), Number(findings.Betweenness[l.Index])]);
        foreach (Loss l in findings.Edges.OrderBy(l => l.Index))
            csv.Row(["edge", network.Name(network.Edges[l.Index]), Number(findings.Flow.Flows[l.Index]), Number(flow.Flows[l.Index]), Number(l.Delivered), Number(l.Criticality), ""]);
        return csv.ToString();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
