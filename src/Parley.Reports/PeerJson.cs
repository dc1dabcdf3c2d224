using System.Text.Json;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Another program's reading of sanctions as JSON, beside the definition.</summary>
public static class PeerJson
{
    /// <summary>Writes what <see cref="PeerPage"/> tells, as data; every difference is in it.</summary>
    public static string Of(Case theCase, View view, PeerFindings findings)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(findings);
        GraphModel model = findings.Model;
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("single-round", theCase, view);
            json.WriteStartArray("concepts");
            foreach (PeerConceptFindings concept in findings.Concepts)
            {
                json.WriteStartObject();
                json.WriteString("key", concept.Concept.Key);
                Numbers(json, "equilibria-in-a-single-round", concept.Equilibria);
                Numbers(json, "equilibria-by-definition", concept.EquilibriaByDefinition);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("differences");
            foreach (PeerDifference difference in findings.Differences)
            {
                json.WriteStartObject();
                json.WriteString("concept", difference.Concept.Key);
                json.WriteString("party", model.DecisionMakers[difference.DecisionMaker].Id);
                json.StateObject("state", model, difference.State);
                json.WriteStartArray("missed");
                foreach (Deterrence missed in difference.Missed)
                {
                    json.WriteStartObject();
                    json.StateObject("improvement", model, missed.Improvement);
                    json.Sanction("sanction", model, missed.Sanction);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Numbers(Utf8JsonWriter json, string key, StateSet states)
    {
        json.WriteStartArray(key);
        foreach (int state in states)
            json.WriteNumberValue(state + 1);
        json.WriteEndArray();
    }
}
