using System.Text.Json;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Paths from a state as JSON and as a table for spreadsheets.</summary>
public static class TraceTexts
{
    /// <summary>Everything that was found, as JSON.</summary>
    public static string Json(Case theCase, TraceRun run)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(run);
        TraceFindings f = run.Findings;
        GraphModel model = f.Model;
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("trace", theCase, run.View);
            json.WriteString("by", StepKindWords.Key(f.Study.By));
            json.Text("concept", run.Concept?.Key);
            json.StateObject("from", model, f.Study.From);
            if (f.Study.Budget is long budget)
                json.WriteNumber("budget", budget);
            else
                json.WriteNull("budget");
            json.Texts("unfinished", f.Unfinished.Select(Word));
            if (f.CompleteTo is int length)
                json.WriteNumber("complete-to", length);
            else
                json.WriteNull("complete-to");
            json.WriteStartArray("states");
            for (int s = 0; s < model.StateCount; s++)
            {
                json.WriteStartObject();
                json.State(model, s);
                json.WriteBoolean("target", f.Study.Targets.Contains(s));
                if (f.Arrivals[s] is Arrival arrival)
                    json.WriteNumber("steps", arrival.Steps);
                else
                    json.WriteNull("steps");
                json.Groups("last-movers", model, f.Arrivals[s]?.LastMovers ?? []);
                json.Groups("any-last-movers", model, f.Arrivals[s]?.AnyLastMovers ?? []);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("routes");
            foreach (Route route in f.Routes)
                WriteRoute(json, model, route);
            json.WriteEndArray();
            json.WriteNumber("routes-left-out", f.RoutesLeftOut);
            json.WriteStartArray("points-of-no-return");
            foreach (PointOfNoReturn point in f.PointsOfNoReturn)
            {
                json.WriteStartObject();
                json.Step(model, point.Step);
                json.WriteNumber("place", point.Place);
                json.Numbers("loses", point.Loses);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("points-left-out", f.PointsLeftOut);
            json.BasisOf(theCase, run.View);
            json.WriteEndObject();
        });
    }

    /// <summary>One row per state: perspective, number, state, target, steps (empty where it is not reachable), last movers.</summary>
    public static string Csv(TraceRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        TraceFindings f = run.Findings;
        CsvText csv = new();
        csv.Row(["perspective", "number", "state", "target", "steps", "last-movers"]);
        for (int s = 0; s < f.Model.StateCount; s++)
            csv.Row(
            [
                run.View.Id, (s + 1).ToString(), f.Model.Pattern(s), f.Study.Targets.Contains(s) ? "1" : "0", f.Arrivals[s]?.Steps.ToString() ?? "",
                string.Join(' ', f.Arrivals[s]?.LastMovers.Select(m => Ids(f.Model, m)) ?? []),
            ]);
        return csv.ToString();
    }

    private static string Word(TracePart part) => part switch { TracePart.Arrivals => "arrivals", TracePart.Routes => "routes", _ => "points-of-no-return" };

    /// <summary>A group by the ids of its members.</summary>
    internal static string Ids(GraphModel model, Coalition group) => string.Join('+', group.Members.Select(i => model.DecisionMakers[i].Id));

    internal static void Groups(this Utf8JsonWriter json, string key, GraphModel model, IEnumerable<Coalition> groups) =>
        json.Texts(key, groups.Select(g => Ids(model, g)));

    internal static void Numbers(this Utf8JsonWriter json, string key, IEnumerable<int> states)
    {
        json.WriteStartArray(key);
        foreach (int s in states)
            json.WriteNumberValue(s + 1);
        json.WriteEndArray();
    }

    private static void Step(this Utf8JsonWriter json, GraphModel model, TraceStep step)
    {
        json.WriteString("movers", Ids(model, step.Movers));
        json.WriteNumber("from", step.From + 1);
        json.WriteNumber("to", step.To + 1);
    }

    private static void WriteRoute(Utf8JsonWriter json, GraphModel model, Route route)
    {
        json.WriteStartObject();
        json.WriteNumber("to", route.Target + 1);
        json.WriteNumber("steps", route.Steps);
        json.WriteString("shortest-paths", route.Paths.ToString());
        json.Texts("needs", route.Needs.Select(i => model.DecisionMakers[i].Id));
        json.WriteStartArray("graph");
        foreach (PathStep step in route.Graph)
        {
            json.WriteStartObject();
            json.WriteNumber("place", step.Place);
            json.Step(model, step.Step);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("choke-states");
        foreach (ChokeState choke in route.ChokeStates)
        {
            json.WriteStartObject();
            json.WriteNumber("number", choke.State + 1);
            json.WriteBoolean("on-every-path", choke.OnEveryPath);
            json.Groups("held-by", model, choke.Holders);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("choke-steps");
        foreach (ChokeStep choke in route.ChokeSteps)
        {
            json.WriteStartObject();
            json.Step(model, choke.Step);
            json.WriteBoolean("on-every-path", choke.OnEveryPath);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
