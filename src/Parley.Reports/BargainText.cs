using System.Collections.Immutable;
using System.Text.Json;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What <see cref="BargainPage"/> tells, as data.</summary>
public static class BargainText
{
    /// <summary>As JSON: every view with its models.</summary>
    public static string Json(Case theCase, IReadOnlyList<BargainResult> results)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(results);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("bargain", theCase);
            json.WriteStartArray("views");
            foreach (BargainResult result in results)
                View(json, result);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>As a table for spreadsheets: one row per view, model and issue.</summary>
    public static string Csv(IReadOnlyList<BargainResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        CsvText csv = new();
        csv.Row(["perspective", "model", "issue", "outcome", "low", "high"]);
        foreach (BargainResult result in results)
            foreach (ModelOutcomes model in result.Findings.Models)
                foreach (Issue issue in result.Problem.Issues)
                    csv.Row([result.View.Id, model.Key, issue.Id, Number(model.Issues[issue.Index].Point), Number(model.Issues[issue.Index].Low), Number(model.Issues[issue.Index].High)]);
        return csv.ToString();
    }

    /// <summary>A number as data; nothing where there is none.</summary>
    internal static string Number(double number) => double.IsNaN(number) ? "" : number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A number, or null where there is none.</summary>
    internal static void Number(this Utf8JsonWriter json, string key, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumber(key, number);
        else
            json.WriteNull(key);
    }

    private static void View(Utf8JsonWriter json, BargainResult result)
    {
        BargainingProblem problem = result.Problem;
        json.WriteStartObject();
        json.WriteString("perspective", result.View.Id);
        json.WriteNumber("failure-cost", result.Findings.FailureCost);
        json.WriteStartArray("models");
        foreach (ModelOutcomes model in result.Findings.Models)
        {
            json.WriteStartObject();
            json.WriteString("model", model.Key);
            json.WriteString("name", model.Name);
            json.Texts("citations", model.Citations);
            json.WriteStartObject("outcomes");
            foreach (Issue issue in problem.Issues)
            {
                json.WriteStartObject(issue.Id);
                json.Number("point", model.Issues[issue.Index].Point);
                json.Number("low", model.Issues[issue.Index].Low);
                json.Number("high", model.Issues[issue.Index].High);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("attributions");
        foreach (AttributionFindings attribution in result.Findings.Attributions)
        {
            json.WriteStartObject();
            json.WriteString("issue", problem.Issues[attribution.Issue].Id);
            json.WriteString("model", attribution.Model);
            json.Number("start", attribution.Start);
            json.Number("outcome", attribution.Outcome);
            json.WriteStartArray("actors");
            foreach (ActorEffect effect in attribution.Actors)
            {
                json.WriteStartObject();
                json.WriteString("actor", problem.Actors[effect.Actor].Id);
                json.Number("share", effect.Share);
                json.Number("removal", effect.Removal);
                json.Number("shapley", effect.Shapley);
                json.Number("standard-error", effect.StandardError);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("trajectories");
        foreach (Trajectory trajectory in result.Findings.Trajectories)
        {
            json.WriteStartObject();
            json.WriteString("issue", problem.Issues[trajectory.Issue].Id);
            json.WriteString("model", trajectory.Model);
            json.Texts("actors", trajectory.Actors.Select(i => problem.Actors[i].Id));
            json.WriteStartArray("positions");
            foreach (ImmutableArray<double> round in trajectory.Positions)
            {
                json.WriteStartArray();
                foreach (double position in round)
                    json.WriteNumberValue(position);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteStartArray("shifts");
            foreach (PositionShift shift in trajectory.Shifts)
            {
                json.WriteStartObject();
                json.WriteString("actor", problem.Actors[shift.Actor].Id);
                json.WriteString("by", problem.Actors[shift.By].Id);
                json.Number("way", shift.Way);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
