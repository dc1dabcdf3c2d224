using System.Collections.Immutable;
using System.Text.Json;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Findings of one or several views as JSON.</summary>
public static class AnalysisJson
{
    /// <summary>The version of this shape; raised when a key changes its meaning or goes.</summary>
    public const int Version = 1;

    /// <summary>Writes every view in the same form; with more than one, a matrix of shared states follows.</summary>
    public static string Of(Case theCase, ImmutableArray<ViewRun> runs, AnalysisWishes wishes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(wishes);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("report", "analysis");
            json.WriteStartObject("case");
            json.WriteString("id", theCase.Id);
            json.WriteString("title", theCase.Title);
            json.Text("kind", theCase.Kind);
            json.WriteEndObject();
            json.Remark(theCase);
            json.WriteStartArray("views");
            foreach (ViewRun run in runs)
                WriteView(json, theCase, run, wishes, cancellation);
            json.WriteEndArray();
            if (runs.Length > 1)
                WriteMatrix(json, runs);
            json.WriteEndObject();
        });
    }

    private static void WriteView(Utf8JsonWriter json, Case theCase, ViewRun run, AnalysisWishes wishes, CancellationToken cancellation)
    {
        GraphModel model = run.Model;
        Conflict conflict = model.Conflict;
        Marks marks = Marks.OfEquilibria(run.Findings);
        json.WriteStartObject();
        json.WriteString("id", run.View.Id);
        json.WriteString("name", run.View.Name);
        json.Text("held-by", run.View.HeldBy);
        json.WriteString("engine", run.Run.Engine);
        json.WriteStartArray("parties");
        foreach (DecisionMaker party in conflict.DecisionMakers)
        {
            json.WriteStartObject();
            json.WriteString("id", party.Id);
            json.WriteString("name", party.Name);
            json.WriteStartArray("options");
            foreach (Option option in party.Options)
            {
                json.WriteStartObject();
                json.WriteString("reference", conflict.Reference(option.Index));
                json.WriteString("name", option.Name);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("options", conflict.Options.Length);
        json.WriteNumber("states", model.StateCount);
        json.StateObject("status-quo", model, model.StatusQuo);
        json.Texts("not-defined", run.Findings.NotDefined.Select(c => c.Key));
        json.Texts("not-reached", run.Findings.NotReached.Select(c => c.Key));
        json.WriteBoolean("departures-left-out", run.Findings.DeparturesLeftOut);
        WriteConcepts(json, run, wishes, cancellation);
        WriteEquilibria(json, model, run, marks);
        json.WriteStartArray("departures");
        foreach (Departure departure in run.Findings.Departures)
        {
            json.WriteStartObject();
            json.WritePropertyName("move");
            json.Move(model, departure.Move);
            json.StateObject("leads-to", model, departure.Move.To);
            json.Sanction("credible", model, departure.Credible);
            json.Sanction("possible", model, departure.Possible);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.BasisOf(theCase, run.View);
        json.WriteEndObject();
    }

    private static void WriteConcepts(Utf8JsonWriter json, ViewRun run, AnalysisWishes wishes, CancellationToken cancellation)
    {
        GraphModel model = run.Model;
        Dictionary<StateSet, PatternCover> covers = [];
        json.WriteStartArray("concepts");
        foreach (ConceptFindings concept in run.Findings.Concepts)
        {
            json.WriteStartObject();
            json.WriteString("key", concept.Concept.Key);
            json.WriteString("name", concept.Concept.Name);
            json.Texts("citations", concept.Concept.Citations);
            json.WriteNumber("equilibria", concept.Equilibria.Count);
            if (!covers.TryGetValue(concept.Equilibria, out PatternCover? cover))
                covers[concept.Equilibria] = cover = PatternCover.Of(model, concept.Equilibria, cancellation);
            json.Texts("patterns", cover.Patterns.Select(p => p.ToYn(model.Conflict.Options.Length)));
            json.WriteBoolean("patterns-are-fewest", cover.IsMinimal);
            if (wishes.ByParty)
            {
                json.WriteStartObject("stable-for");
                foreach (DecisionMaker party in model.DecisionMakers)
                {
                    json.WriteStartArray(party.Id);
                    foreach (int s in concept.StableFor[party.Index])
                        json.WriteNumberValue(s + 1);
                    json.WriteEndArray();
                }
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteEquilibria(Utf8JsonWriter json, GraphModel model, ViewRun run, Marks marks)
    {
        json.WriteStartArray("equilibria");
        foreach (int s in marks.Union(Enumerable.Range(0, marks.Count), model.StateCount))
        {
            json.WriteStartObject();
            json.State(model, s);
            json.Texts("concepts", run.Findings.Concepts.Where(c => c.Equilibria.Contains(s)).Select(c => c.Concept.Key));
            if (run.Findings.MixtureEquilibria is StateSet mixture)
                json.WriteBoolean("mixture", mixture.Contains(s));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (!run.Run.Study.Mixture.IsEmpty)
        {
            json.WriteStartObject("mixture");
            foreach (DecisionMaker party in model.DecisionMakers)
                json.WriteString(party.Id, run.Run.Study.Mixture[party.Index].Key);
            json.WriteEndObject();
        }
    }

    private static void WriteMatrix(Utf8JsonWriter json, ImmutableArray<ViewRun> runs)
    {
        Marks[] marks = [.. runs.Select(r => Marks.OfEquilibria(r.Findings))];
        json.WriteStartArray("comparison");
        foreach (SharedState row in SharedState.Equilibria(runs, marks))
        {
            json.WriteStartObject();
            json.WriteString("state", row.Pattern);
            json.WriteStartObject("views");
            for (int v = 0; v < runs.Length; v++)
            {
                int s = row.Indices[v];
                if (s < 0)
                    json.WriteNull(runs[v].View.Id);   // not feasible in this view
                else
                    json.Texts(runs[v].View.Id, runs[v].Findings.Concepts.Where(c => c.Equilibria.Contains(s)).Select(c => c.Concept.Key));
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
