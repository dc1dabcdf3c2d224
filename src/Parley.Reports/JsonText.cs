using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Pieces of JSON that several pages write; keys always come in the same order.</summary>
internal static class JsonText
{
    /// <summary>Writes one indented document that ends with a line break.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using MemoryStream bytes = new();
        // Japanese stays readable; the text is a file or a pipe, never part of a web page.
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    /// <summary>What every document begins with: the version of its shape, which report it is, and about which case and view.</summary>
    public static void Head(this Utf8JsonWriter json, string report, Case theCase, View? view = null)
    {
        json.WriteNumber("version", AnalysisJson.Version);
        json.WriteString("report", report);
        json.WriteString("case", theCase.Id);
        if (view is not null)
            json.WriteString("perspective", view.Id);
        json.Remark(theCase);
    }

    /// <summary>That the case has one perspective only, where it has.</summary>
    public static void Remark(this Utf8JsonWriter json, Case theCase)
    {
        if (OnePerspective.Is(theCase))
            json.WriteString("note", OnePerspective.Words);
    }

    /// <summary>A list of texts.</summary>
    public static void Texts(this Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A text, or null where there is none.</summary>
    public static void Text(this Utf8JsonWriter json, string key, string? text)
    {
        if (text is null)
            json.WriteNull(key);
        else
            json.WriteString(key, text);
    }

    /// <summary>A state: the number people see, its options as Y and N, and the options taken.</summary>
    public static void State(this Utf8JsonWriter json, GraphModel model, int state)
    {
        string pattern = model.Pattern(state);
        json.WriteNumber("number", state + 1);
        json.WriteString("state", pattern);
        json.Texts("taken", model.Conflict.Options.Where(o => pattern[o.Index] == 'Y').Select(o => model.Conflict.Reference(o.Index)));
    }

    /// <summary>A state as an object of its own, or null.</summary>
    public static void StateObject(this Utf8JsonWriter json, string key, GraphModel model, int? state)
    {
        if (state is not int s)
        {
            json.WriteNull(key);
            return;
        }
        json.WriteStartObject(key);
        json.State(model, s);
        json.WriteEndObject();
    }

    /// <summary>A move: who, what changes, and where it leads.</summary>
    public static void Move(this Utf8JsonWriter json, GraphModel model, UnilateralMove move)
    {
        (var takes, var givesUp) = Wording.Changes(model, move);
        json.WriteStartObject();
        json.WriteString("party", string.Join("+", model.MembersOf(move.Mover).Select(i => model.DecisionMakers[i].Id)));
        json.Texts("takes", takes);
        json.Texts("gives-up", givesUp);
        json.WriteNumber("from", move.From + 1);
        json.WriteNumber("to", move.To + 1);
        json.WriteEndObject();
    }

    /// <summary>A sanction with its path, or null.</summary>
    public static void Sanction(this Utf8JsonWriter json, string key, GraphModel model, Sanction? sanction)
    {
        if (sanction is null)
        {
            json.WriteNull(key);
            return;
        }
        json.WriteStartObject(key);
        json.WriteBoolean("simultaneous", sanction.IsSimultaneous);
        json.WriteStartArray("moves");
        foreach (UnilateralMove move in sanction.Moves)
            json.Move(model, move);
        json.WriteEndArray();
        json.StateObject("result", model, sanction.Result);
        json.StateObject("best-counter-move", model, sanction.BestCounterMove);
        json.WriteEndObject();
    }

    /// <summary>What a view rests on.</summary>
    public static void BasisOf(this Utf8JsonWriter json, Cases.Case theCase, View view)
    {
        json.WriteStartArray("rests-on");
        foreach (Basis basis in Basis.Of(theCase, view))
        {
            json.WriteStartObject();
            json.WriteString("for", basis.For);
            json.WriteString("claim", basis.Claim.Id);
            json.WriteString("text", basis.Claim.Text);
            json.WriteBoolean("assumption", basis.Claim.IsAssumption);
            json.Texts("said-by", basis.Claim.SaidBy);
            json.Text("source", basis.Claim.Source);
            json.WriteString("certainty", basis.Claim.Certainty.ToString().ToLowerInvariant());
            json.Text("rival", basis.Claim.Rival);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
