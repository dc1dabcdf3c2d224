using System.Collections.Immutable;
using System.Text.Json;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>What <see cref="InversePage"/> tells, as data.</summary>
public static class InverseText
{
    /// <summary>As JSON.</summary>
    public static string Json(Case theCase, InverseResult result)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(result);
        GraphModel model = result.Findings.Model;
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("inverse", theCase, result.View);
            json.WriteString("by", result.Study.By == ChangeMeasure.Rankings ? "rankings" : "statements");
            json.StateObject("target", model, result.Study.Target);
            json.WriteStartArray("answers");
            foreach (InverseAnswer answer in result.Findings.Answers)
            {
                json.WriteStartObject();
                json.Texts("concepts", answer.Concepts.Select(c => c.Key));
                WriteChange(json, model, answer.Change);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.Texts("not-answered", result.Findings.NotDefined.Select(c => c.Key));
            if (result.CountedFor is int party)
                WriteCounts(json, model.DecisionMakers[party], result.Counts);
            json.WriteEndObject();
        });
    }

    /// <summary>As a table for spreadsheets: one row per concept and party that changes.</summary>
    public static string Csv(InverseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        GraphModel model = result.Findings.Model;
        CsvText csv = new();
        csv.Row(["concepts", "answer", "cost", "at-least", "examined", "party", "party-cost", "preference"]);
        foreach (InverseAnswer answer in result.Findings.Answers)
        {
            Change.Smallest? known = ChangeText.Known(answer.Change);
            string[] first =
            [
                string.Join('+', answer.Concepts.Select(c => c.Key)), Kind(answer.Change), known is null ? "" : ChangeText.Number(known.Cost),
                AtLeast(answer.Change) is decimal bound ? ChangeText.Number(bound) : "", Examined(answer.Change).ToString(),
            ];
            if (known is null || known.Revisions.IsEmpty)
                csv.Row([.. first, "", "", ""]);
            else
                foreach (Revision revision in known.Revisions)
                    csv.Row([.. first, model.DecisionMakers[revision.DecisionMaker].Id, ChangeText.Number(revision.Cost), Written(model, revision)]);
        }
        return csv.ToString();
    }

    internal static void WriteChange(Utf8JsonWriter json, GraphModel model, Change change)
    {
        json.WriteString("answer", Kind(change));
        if (AtLeast(change) is decimal bound)
            json.WriteNumber("at-least", bound);
        json.WriteNumber("examined", Examined(change));
        if (ChangeText.Known(change) is not Change.Smallest known)
            return;
        json.WriteNumber("cost", known.Cost);
        if (change is Change.Smallest)
            json.WriteString("proof", known.Proof.ToString().ToLowerInvariant());
        json.WriteStartArray("revisions");
        foreach (Revision revision in known.Revisions)
        {
            json.WriteStartObject();
            json.WriteString("party", model.DecisionMakers[revision.DecisionMaker].Id);
            json.WriteNumber("cost", revision.Cost);
            json.WriteString("preference", Written(model, revision));
            if (revision.Edits.IsEmpty)
            {
                json.WriteStartArray("pairs");
                foreach (PairChange pair in revision.Pairs)
                {
                    json.WriteStartObject();
                    json.WriteString("above", model.Pattern(pair.Above));
                    json.WriteString("below", model.Pattern(pair.Below));
                    json.WriteBoolean("was-tied", pair.WasTied);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            else
                json.Texts("edits", revision.Edits.Select(e => ChangeText.Edit(model.Conflict, e)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, DecisionMaker party, ImmutableArray<RankingCount> counts)
    {
        json.WriteStartObject("rankings");
        json.WriteString("party", party.Id);
        json.WriteString("all", counts[0].All.ToString());
        json.WriteStartArray("holding");
        foreach (RankingCount count in counts)
        {
            json.WriteStartObject();
            json.WriteString("concept", count.Concept.Key);
            json.Text("rankings", count.Holding?.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Kind(Change change) => change switch { Change.Smallest => "smallest", Change.Impossible => "impossible", _ => "open" };

    private static decimal? AtLeast(Change change) => change switch { Change.Smallest s => s.Cost, Change.Open o => o.AtLeast, _ => null };

    private static long Examined(Change change) => change switch { Change.Smallest s => s.Examined, Change.Open o => o.Examined, Change.Impossible i => i.Examined, _ => 0 };

    // As it would stand in the case file: a ranking in one line, or statements, most important first.
    private static string Written(GraphModel model, Revision revision) => revision.Preference switch
    {
        Preference.Ranking ranking => string.Join(" > ", ranking.Groups.Select(g => string.Join(" = ", g.Select(s => s.ToYn(model.Conflict.Options.Length))))),
        Preference.Prioritised prioritised => string.Join("; ", prioritised.Statements.Select(s => s.Formula.ToText(model.Conflict.Reference))),
        _ => throw new InvalidOperationException("a change ends in a ranking or in statements"),
    };
}
