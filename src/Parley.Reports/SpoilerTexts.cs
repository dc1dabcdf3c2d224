using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Who can leave an outcome, as JSON and as a table for spreadsheets.</summary>
public static class SpoilerTexts
{
    /// <summary>Everything that was found in one or several views, as JSON.</summary>
    public static string Json(Case theCase, IEnumerable<SpoilerRun> runs)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("spoilers", theCase);
            json.WriteStartArray("views");
            foreach (SpoilerRun run in runs)
            {
                SpoilerFindings f = run.Findings;
                GraphModel model = f.Model;
                json.WriteStartObject();
                json.WriteString("perspective", run.View.Id);
                json.WriteString("concept", f.Concept.Key);
                json.StateObject("state", model, f.State);
                json.Texts("leave", model.DecisionMakers.Where(d => !f.Stays[d.Index]).Select(d => d.Id));
                if (f.Study.Signatories is { } signed)
                    json.Texts("signatories", signed.Select(i => model.DecisionMakers[i].Id));
                else
                    json.WriteNull("signatories");
                if (f.Study.Budget is long budget)
                    json.WriteNumber("budget", budget);
                else
                    json.WriteNull("budget");
                json.WriteNumber("groups-left-out", f.GroupsLeftOut);
                json.WriteStartArray("spoilers");
                foreach (Spoiler spoiler in f.Spoilers)
                {
                    json.WriteStartObject();
                    json.WriteString("movers", TraceTexts.Ids(model, spoiler.Movers));
                    json.WriteStartArray("moves");
                    foreach (UnilateralMove move in spoiler.Moves)
                        json.Move(model, move);
                    json.WriteEndArray();
                    json.StateObject("to", model, spoiler.To);
                    json.WriteString("position", Word(f.Position(spoiler.Movers)));
                    json.WriteString("deterred", Word(spoiler.Deterred));
                    json.Sanction("answer", model, spoiler.Answer);
                    json.WriteStartArray("unwilling");
                    foreach (UnilateralMove move in spoiler.Unwilling)
                        json.Move(model, move);
                    json.WriteEndArray();
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteStartArray("closings");
                foreach (Closing closing in f.Closings)
                {
                    json.WriteStartObject();
                    json.WriteString("party", model.DecisionMakers[closing.DecisionMaker].Id);
                    json.Numbers("no-better", closing.Pairs.Select(p => p.State));
                    json.WriteBoolean("smallest", closing.IsSmallest);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.BasisOf(theCase, run.View);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>One row per departure: perspective, movers, number, state, deterred (credibly, possibly, not, undecided), stays (by the concept; empty for groups), position (inside, outside, both, or empty when nobody says who signed).</summary>
    public static string Csv(IEnumerable<SpoilerRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        CsvText csv = new();
        csv.Row(["perspective", "movers", "number", "state", "deterred", "stays", "position"]);
        foreach (SpoilerRun run in runs)
            foreach (Spoiler s in run.Findings.Spoilers)
                csv.Row(
                [
                    run.View.Id, TraceTexts.Ids(run.Findings.Model, s.Movers), (s.To + 1).ToString(), run.Findings.Model.Pattern(s.To), Word(s.Deterred),
                    s.Movers.Members is [int i] ? run.Findings.Stays[i] ? "1" : "0" : "", Word(run.Findings.Position(s.Movers)),
                ]);
        return csv.ToString();
    }

    private static string Word(Deterred deterred) => deterred switch { Deterred.Credibly => "credibly", Deterred.Possibly => "possibly", Deterred.Not => "not", _ => "undecided" };

    private static string Word(SpoilerPosition position) => position switch { SpoilerPosition.Inside => "inside", SpoilerPosition.Outside => "outside", SpoilerPosition.Both => "both", _ => "" };
}
