using System.Text.Json;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Searches and verdicts about states that are not listed, as JSON and as a table for spreadsheets.</summary>
public static class SearchTexts
{
    /// <summary>Everything that was found in one or several views, as JSON.</summary>
    public static string Json(Case theCase, IEnumerable<SearchRun> runs)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("search", theCase);
            json.WriteStartArray("views");
            foreach (SearchRun run in runs)
                WriteRun(json, theCase, run);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>The equilibria, one row each.</summary>
    /// <remarks>Columns: perspective, state, status-quo, one per party, then one per party with the number of its improvements. 1 is yes, 0 is no; empty is not counted.</remarks>
    public static string Csv(IReadOnlyList<SearchRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        CsvText csv = new();
        Conflict first = runs[0].Findings.Conflict;
        csv.Row(["perspective", "state", "status-quo", .. first.DecisionMakers.Select(d => d.Id), .. first.DecisionMakers.Select(d => "improvements:" + d.Id)]);
        foreach (SearchRun run in runs)
            foreach (FoundEquilibrium found in run.Findings.Equilibria)
            {
                string word = first.Word(found.State);
                csv.Row(
                [
                    run.View.Id, word, run.Findings.Conflict.StatusQuo == found.State ? "1" : "0",
                    .. first.DecisionMakers.Select(d => Wording.Takes(d, word)),
                    .. found.Verdicts.Select(v => v is StateVerdict.Stable { Improvements: long count } ? $"{count}" : ""),
                ]);
            }
        return csv.ToString();
    }

    /// <summary>One verdict with its witness, as JSON.</summary>
    public static string Json(Case theCase, UnlistedExplanation explanation)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(explanation);
        Conflict conflict = explanation.View.Conflict;
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("unlisted-explanation", theCase, explanation.View);
            json.WriteStartObject("concept");
            json.WriteString("key", explanation.Concept.Key);
            json.WriteString("definition", ExplanationPage.Definition(explanation.Concept));
            json.Texts("citations", explanation.Concept.Citations);
            json.WriteEndObject();
            WriteState(json, "state", conflict, explanation.State);
            WriteVerdict(json, conflict, explanation.DecisionMaker, explanation.Verdict);
            json.BasisOf(theCase, explanation.View);
            json.WriteEndObject();
        });
    }

    private static void WriteRun(Utf8JsonWriter json, Case theCase, SearchRun run)
    {
        SearchFindings f = run.Findings;
        json.WriteStartObject();
        json.WriteString("perspective", run.View.Id);
        json.WriteString("concept", f.Study.Concept.Key);
        json.Text("where", f.Study.Where?.ToText(f.Conflict.Reference));
        json.WriteNumber("limit", f.Study.Limit);
        json.WriteNumber("budget", f.Study.Budget);
        json.WriteNumber("seed", f.Study.Seed);
        json.WriteString("end", f.End.ToString().ToLowerInvariant());
        json.WriteBoolean("confirmed", f.IsConfirmed);
        json.WriteBoolean("void", f.IsVoid);
        json.WriteStartArray("equilibria");
        foreach (FoundEquilibrium found in f.Equilibria)
        {
            json.WriteStartObject();
            WriteState(json, f.Conflict, found.State);
            json.WriteStartArray("parties");
            for (int i = 0; i < found.Verdicts.Length; i++)
            {
                json.WriteStartObject();
                WriteVerdict(json, f.Conflict, i, found.Verdicts[i]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("undecided");
        foreach (State state in f.Undecided)
        {
            json.WriteStartObject();
            WriteState(json, f.Conflict, state);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("remainder", f.Remainder.ToYn(f.Conflict.Options.Length));
        json.WriteNumber("proposals", f.Proposals);
        json.WriteNumber("conditions", f.Conditions);
        json.WriteNumber("spent", Math.Round(f.Spent, 3));
        json.BasisOf(theCase, run.View);
        json.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter json, Conflict g, int i, StateVerdict verdict)
    {
        json.WriteString("party", g.DecisionMakers[i].Id);
        switch (verdict)
        {
            case StateVerdict.Stable stable:
                json.WriteString("verdict", "stable");
                if (stable.Improvements is long count)
                    json.WriteNumber("improvements", count);
                else
                    json.WriteNull("improvements");
                json.WriteStartArray("answers");
                foreach (StandingAnswer answer in stable.Answers)
                    WriteAnswer(json, g, answer);
                json.WriteEndArray();
                WriteChecks(json, stable.Ground, stable.Recheck);
                break;
            case StateVerdict.Unstable unstable:
                json.WriteString("verdict", "unstable");
                WriteState(json, "improvement", g, unstable.Improvement);
                if (unstable.RepliesReached is long reached)
                    json.WriteNumber("replies-reached", reached);
                else
                    json.WriteNull("replies-reached");
                WriteChecks(json, unstable.Ground, unstable.Recheck);
                break;
            case StateVerdict.Undecided undecided:
                json.WriteString("verdict", "undecided");
                if (undecided.Improvement is State open)
                    WriteState(json, "improvement", g, open);
                else
                    json.WriteNull("improvement");
                json.WriteNumber("deterred", undecided.Deterred);
                break;
            default:
                throw new InvalidOperationException("the family is closed");
        }
    }

    private static void WriteAnswer(Utf8JsonWriter json, Conflict g, StandingAnswer answer)
    {
        json.WriteStartObject();
        WriteState(json, "improvement", g, answer.Improvement);
        if (answer.Deters is long deters)
            json.WriteNumber("deters", deters);
        else
            json.WriteNull("deters");
        json.WriteBoolean("simultaneous", answer.IsSimultaneous);
        json.WriteStartArray("moves");
        foreach (StateMove move in answer.Moves)
        {
            json.WriteStartObject();
            json.WriteString("party", g.DecisionMakers[move.Mover].Id);
            json.Texts("takes", g.DecisionMakers[move.Mover].Options.Where(o => move.To.Takes(o) && !move.From.Takes(o)).Select(o => g.Reference(o.Index)));
            json.Texts("gives-up", g.DecisionMakers[move.Mover].Options.Where(o => move.From.Takes(o) && !move.To.Takes(o)).Select(o => g.Reference(o.Index)));
            json.WriteString("to", g.Word(move.To));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteState(json, "result", g, answer.Result);
        json.WriteEndObject();
    }

    private static void WriteChecks(Utf8JsonWriter json, Ground ground, Recheck recheck)
    {
        json.WriteString("ground", ground.ToString().ToLowerInvariant());
        json.WriteString("rechecked", recheck switch { Recheck.Definition => "definition", Recheck.SecondArgument => "second-argument", _ => "steps" });
    }

    private static void WriteState(Utf8JsonWriter json, string key, Conflict g, State state)
    {
        json.WriteStartObject(key);
        WriteState(json, g, state);
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, Conflict g, State state)
    {
        json.WriteString("state", g.Word(state));
        json.Texts("taken", g.Options.Where(o => state.Takes(o)).Select(o => g.Reference(o.Index)));
    }
}
