using System.Text.Json;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>The proof of one verdict as JSON.</summary>
public static class ExplanationJson
{
    /// <summary>Writes what <see cref="ExplanationPage"/> tells, as data.</summary>
    public static string Of(Case theCase, Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(explanation);
        (View view, GraphModel model, int i, int s, StabilityConcept concept, Verdict verdict) = explanation;
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("explanation", theCase, view);
            json.WriteString("party", model.DecisionMakers[i].Id);
            json.WriteStartObject("concept");
            json.WriteString("key", concept.Key);
            json.WriteString("definition", ExplanationPage.Definition(concept));
            json.Texts("citations", concept.Citations);
            json.WriteEndObject();
            Placed(json, "state", model, i, s);
            WriteVerdict(json, model, i, verdict);
            if (explanation.Unfolding is Unfolding unfolding)
                UnfoldingPage.Json(json, model, unfolding);
            json.BasisOf(theCase, view);
            json.WriteEndObject();
        });
    }

    private static void WriteVerdict(Utf8JsonWriter json, GraphModel model, int i, Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Stable stable:
                json.WriteString("verdict", "stable");
                json.WriteStartArray("deterred");
                foreach (Deterrence deterrence in stable.Deterred)
                {
                    json.WriteStartObject();
                    Placed(json, "improvement", model, i, deterrence.Improvement);
                    json.Sanction("sanction", model, deterrence.Sanction);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            case Verdict.Unstable unstable:
                json.WriteString("verdict", "unstable");
                Placed(json, "improvement", model, i, unstable.Improvement);
                json.WriteNumber("replies-reached", unstable.RepliesReached);
                json.StateObject("worst-reply", model, unstable.WorstReply);
                json.StateObject("escape", model, unstable.Escape);
                break;
            case Verdict.Anticipated anticipated:
                json.WriteString("verdict", anticipated.Stays ? "stable" : "unstable");
                json.WriteStartArray("foreseen");
                foreach (UnilateralMove move in anticipated.Course)
                    json.Move(model, move);
                json.WriteEndArray();
                Placed(json, "end", model, i, anticipated.End);
                break;
            case Verdict.Held held:
                json.WriteString("verdict", "stable");
                json.WriteStartArray("opponent-policy");
                foreach (UnilateralMove move in held.Policy)
                    json.Move(model, move);
                json.WriteEndArray();
                break;
            case Verdict.Graded graded:
                json.WriteString("verdict", graded.IsStable switch { true => "stable", false => "unstable", _ => "undecided" });
                foreach ((string key, Verdict grade) in new[] { ("general", graded.General), ("strong", graded.Strong) })
                {
                    json.WriteStartObject(key);
                    WriteVerdict(json, model, i, grade);
                    json.WriteEndObject();
                }
                break;
            case Verdict.Undecided undecided:
                json.WriteString("verdict", "undecided");
                json.WriteNumber("states-visited", undecided.StatesVisited);
                break;
            default:
                throw new InvalidOperationException("the family is closed");
        }
    }

    private static void Placed(Utf8JsonWriter json, string key, GraphModel model, int i, int state)
    {
        json.WriteStartObject(key);
        json.State(model, state);
        if (ExplanationPage.PlaceOf(model, i, state) is var (place, groups))
        {
            json.WriteNumber("place", place);
            json.WriteNumber("of-places", groups);
        }
        json.WriteEndObject();
    }
}
