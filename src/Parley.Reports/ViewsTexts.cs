using System.Collections.Immutable;
using System.Text.Json;
using Parley.Cases;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Views compared, as JSON and as tables for spreadsheets.</summary>
public static class ViewsTexts
{
    /// <summary>Everything that was found.</summary>
    public static string Json(Case theCase, ComparisonFindings f)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(f);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("compare", theCase);
            Body(json, f);
            json.WriteEndObject();
        });
    }

    /// <summary>The members of the object that holds a comparison.</summary>
    internal static void Body(Utf8JsonWriter json, ComparisonFindings f)
    {
        json.Texts("concepts", f.Concepts.Select(c => c.Key));
        json.WriteStartArray("views");
        for (int v = 0; v < f.Views.Length; v++)
        {
            json.WriteStartObject();
            json.WriteString("perspective", f.Views[v].Id);
            json.WriteString("name", f.Views[v].Name);
            json.Text("held-by", f.Views[v].HeldBy);
            json.WriteNumber("states", f.StateCounts[v]);
            json.Text("not-solved", f.WhyNot[v] is Unsolved whyNot ? UnsolvedText.Of(whyNot, "compared") : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("outcomes");
        foreach (ComparedOutcome o in f.Outcomes)
        {
            json.WriteStartObject();
            json.WriteString("state", o.Word);
            json.WriteStartObject("views");
            for (int v = 0; v < f.Views.Length; v++)
            {
                if (!f.IsSolved(v))
                    continue;
                json.WriteStartObject(f.Views[v].Id);
                json.WriteBoolean("feasible", o.IsFeasible[v]);
                json.Texts("equilibrium", f.Concepts.Where((_, k) => o.Holds[v][k] == true).Select(c => c.Key));
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteStartObject("in-views");
            for (int k = 0; k < f.Concepts.Length; k++)
                json.WriteNumber(f.Concepts[k].Key, o.Count(k));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("stable-only-as-seen-by");
        foreach (OneSidedOutcome o in f.OneSided ?? [])
        {
            json.WriteStartObject();
            json.WriteString("state", o.Word);
            json.WriteString("concept", f.Concepts[f.OneSidedUnder].Key);
            json.Texts("parties", o.Holders.Select(i => f.Views[0].Conflict.DecisionMakers[i].Id));
            json.Texts("perspectives", o.Views.Select(v => f.Views[v].Id));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("pairs");
        foreach (ViewPair pair in f.Pairs)
            Pair(json, f, pair);
        json.WriteEndArray();
    }

    /// <summary>One row per state, view and concept: state, perspective, feasible, concept, equilibrium (empty where not defined).</summary>
    public static string OutcomesCsv(ComparisonFindings f)
    {
        ArgumentNullException.ThrowIfNull(f);
        CsvText csv = new();
        csv.Row(["state", "perspective", "feasible", "concept", "equilibrium"]);
        foreach (ComparedOutcome o in f.Outcomes)
            foreach (int v in Enumerable.Range(0, f.Views.Length).Where(f.IsSolved))
                for (int k = 0; k < f.Concepts.Length; k++)
                    csv.Row([o.Word, f.Views[v].Id, o.IsFeasible[v] ? "1" : "0", f.Concepts[k].Key, o.Holds[v][k] switch { true => "1", false => "0", _ => "" }]);
        return csv.ToString();
    }

    /// <summary>One row per result on which two views differ and smallest set: state, concept, into, from, differences (with +).</summary>
    public static string FlipsCsv(ComparisonFindings f)
    {
        ArgumentNullException.ThrowIfNull(f);
        CsvText csv = new();
        csv.Row(["state", "concept", "into", "from", "equilibrium-in-into", "differences"]);
        foreach (ViewPair pair in f.Pairs)
            foreach (Flip flip in pair.Flips)
                foreach ((ImmutableArray<ImmutableArray<int>> sets, int into, int from, bool holds) in new[] { (flip.FromFirst, pair.First, pair.Second, flip.HoldsInFirst), (flip.FromSecond, pair.Second, pair.First, !flip.HoldsInFirst) })
                    foreach (ImmutableArray<int> set in sets.IsEmpty ? [[]] : sets)
                        csv.Row([flip.Word, flip.Concept.Key, f.Views[into].Id, f.Views[from].Id, holds ? "1" : "0", string.Join('+', set.Select(k => Key(f, pair, k)))]);
        return csv.ToString();
    }

    private static void Pair(Utf8JsonWriter json, ComparisonFindings f, ViewPair pair)
    {
        json.WriteStartObject();
        json.WriteString("first", f.Views[pair.First].Id);
        json.WriteString("second", f.Views[pair.Second].Id);
        json.Text("cannot-be-mixed", pair.WhyNot ?? (f.IsSolved(pair.First) && f.IsSolved(pair.Second) ? null : "a view was not solved"));
        json.WriteStartArray("differences");
        for (int k = 0; k < pair.Differences.Length; k++)
        {
            Item told = ViewsPage.Told(pair.Differences[k], f.Views[pair.First], f.Views[pair.Second], f.Views[pair.First].Id, f.Views[pair.Second].Id);
            json.WriteStartObject();
            json.WriteNumber("number", k + 1);
            json.WriteString("key", Key(f, pair, k));
            json.WriteString("difference", told.Text);
            json.Texts("sides", told.Details);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("sets-tried-up-to", pair.LargestTried);
        json.WriteStartArray("flips");
        foreach (Flip flip in pair.Flips)
        {
            json.WriteStartObject();
            json.WriteString("state", flip.Word);
            json.WriteString("concept", flip.Concept.Key);
            json.WriteString("equilibrium-in", flip.HoldsInFirst ? f.Views[pair.First].Id : f.Views[pair.Second].Id);
            Sets(json, "turned-in-first-by", flip.FromFirst);
            Sets(json, "turned-in-second-by", flip.FromSecond);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Sets(Utf8JsonWriter json, string key, ImmutableArray<ImmutableArray<int>> sets)
    {
        json.WriteStartArray(key);
        foreach (ImmutableArray<int> set in sets)
        {
            json.WriteStartArray();
            foreach (int k in set)
                json.WriteNumberValue(k + 1);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static string Key(ComparisonFindings f, ViewPair pair, int k)
    {
        ViewDifference d = pair.Differences[k];
        Conflicts.Conflict conflict = f.Views[pair.First].Conflict;
        return PremiseText.Key(d.Kind) + (d.Option >= 0 ? ":" + conflict.Reference(d.Option) : d.DecisionMaker >= 0 ? ":" + conflict.DecisionMakers[d.DecisionMaker].Id : d.Rule?.Id is string id ? ":" + id : d.Rule is not null ? $":{k + 1}" : "");
    }
}
