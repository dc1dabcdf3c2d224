using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What <see cref="RobustnessPage"/> tells, as data.</summary>
public static class RobustnessText
{
    /// <summary>As JSON.</summary>
    public static string Json(Case theCase, RobustnessResult result)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        RobustnessFindings findings = result.Findings;
        GraphModel model = findings.Model;
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("robustness", theCase, result.View);
            json.WriteStartArray("margins");
            foreach (Margin margin in findings.Margins)
            {
                json.WriteStartObject();
                json.WriteString("concept", margin.Concept.Key);
                json.StateObject("state", model, margin.State);
                InverseText.WriteChange(json, model, margin.Smallest);
                json.WriteStartArray("by-party");
                foreach (DecisionMaker party in model.DecisionMakers)
                {
                    json.WriteStartObject();
                    json.WriteString("leaves", party.Id);
                    InverseText.WriteChange(json, model, margin.ByParty[party.Index]);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.Texts("hinges", margin.Hinges.Select(h => $"{model.DecisionMakers[h.DecisionMaker].Id}: {RobustnessPage.Said(model, h)}"));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.Text("completions", findings.Completions?.ToString());
            json.WriteNumber("looked-at", findings.LookedAt);
            json.WriteNumber("seed", result.Study.Seed);
            json.WriteStartArray("shares");
            foreach (Share share in findings.Shares)
            {
                json.WriteStartObject();
                json.WriteString("concept", share.Concept.Key);
                json.StateObject("state", model, share.State);
                json.WriteNumber("share", share.Value);
                json.WriteNumber("standard-error", share.StandardError);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.Texts("not-answered", findings.NotDefined.Select(c => c.Key));
            json.WriteEndObject();
        });
    }

    /// <summary>As a table for spreadsheets: one row per concept and state.</summary>
    public static string Csv(RobustnessResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        RobustnessFindings findings = result.Findings;
        GraphModel model = findings.Model;
        CsvText csv = new();
        csv.Row(["concept", "number", "state", "margin", "at-least", "hinges", "share", "standard-error", .. model.DecisionMakers.Select(d => "margin:" + d.Id)]);
        foreach ((StabilityConcept concept, int s) in findings.Margins.Select(m => (m.Concept, m.State)).Union(findings.Shares.Select(x => (x.Concept, x.State))))
        {
            Margin? margin = findings.Margins.FirstOrDefault(m => m.Concept == concept && m.State == s);
            Share? share = findings.Shares.FirstOrDefault(x => x.Concept == concept && x.State == s);
            csv.Row(
            [
                concept.Key, (s + 1).ToString(), model.Pattern(s), Cost(margin?.Smallest), margin?.Smallest is Change.Open open ? ChangeText.Number(open.AtLeast) : "",
                margin?.Hinges.Length.ToString() ?? "", share?.Value.ToString("R") ?? "", share?.StandardError.ToString("R") ?? "",
                .. model.DecisionMakers.Select(d => Cost(margin?.ByParty[d.Index])),
            ]);
        }
        return csv.ToString();
    }

    private static string Cost(Change? change) => change is not null && ChangeText.Known(change) is Change.Smallest known ? ChangeText.Number(known.Cost) : "";
}
