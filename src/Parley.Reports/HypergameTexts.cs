using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>A hypergame as JSON and as a table for spreadsheets.</summary>
public static class HypergameTexts
{
    /// <summary>Everything that was found, as JSON.</summary>
    public static string Json(Case theCase, HypergameFindings f)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(f);
        var parties = f.OwnGames[0].DecisionMakers;
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("hypergame", theCase);
            json.WriteString("concept", f.Concept.Key);
            json.WriteNumber("level", f.Hypergame.Level);
            json.Text("truth", f.Hypergame.Truth?.Id);
            json.WriteStartObject("outlooks");
            foreach (DecisionMaker party in parties)
            {
                json.WriteStartObject(party.Id);
                foreach (DecisionMaker other in parties)
                    json.WriteString(other.Id, f.Hypergame.Outlooks[party.Index].Games[other.Index].Id);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteStartArray("states");
            foreach (HypergameState s in f.States)
            {
                json.WriteStartObject();
                json.WriteString("state", HypergamePage.Yn(f, s.State));
                json.WriteStartObject("standing");
                foreach (DecisionMaker party in parties)
                    json.WriteString(party.Id, Word(s.Standings[party.Index]));
                json.WriteEndObject();
                json.Texts("expected-by", parties.Where(p => s.Expects[p.Index]).Select(p => p.Id));
                json.WriteBoolean("equilibrium", s.IsEquilibrium);
                json.Text("class", s.Class is HypergameClass c ? HypergamePage.ClassWords(c) : null);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("surprises");
            foreach (Surprise surprise in f.Surprises)
            {
                json.WriteStartObject();
                json.WriteString("party", parties[surprise.DecisionMaker].Id);
                json.WriteString("state", HypergamePage.Yn(f, surprise.State));
                json.WriteString("kind", surprise.Kind switch { SurpriseKind.ExpectedInVain => "expected-in-vain", SurpriseKind.NotExpected => "not-expected", _ => "not-seen" });
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>One row per state: state, equilibrium, class, then standing and expectation of each party.</summary>
    public static string Csv(HypergameFindings f)
    {
        ArgumentNullException.ThrowIfNull(f);
        var parties = f.OwnGames[0].DecisionMakers;
        CsvText csv = new();
        csv.Row(["state", "equilibrium", "class", .. parties.Select(p => p.Id), .. parties.Select(p => p.Id + ":expects")]);
        foreach (HypergameState s in f.States)
            csv.Row(
            [
                HypergamePage.Yn(f, s.State), s.IsEquilibrium ? "1" : "0", s.Class is HypergameClass c ? HypergamePage.ClassWords(c) : "",
                .. s.Standings.Select(Word), .. s.Expects.Select(e => e ? "1" : "0"),
            ]);
        return csv.ToString();
    }

    private static string Word(Standing standing) => standing switch { Standing.Stays => "stays", Standing.Leaves => "leaves", _ => "does-not-see" };
}
