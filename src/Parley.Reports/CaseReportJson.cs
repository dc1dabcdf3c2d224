using System.Text.Json;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>The report of a case as data.</summary>
public static class CaseReportJson
{
    /// <summary>What <see cref="CaseReport"/> tells, with the same labels of claims and sources.</summary>
    public static string Of(Case theCase, ReportedCase f)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(f);
        Apparatus apparatus = new(theCase);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("report", theCase);
            json.WriteString("title", theCase.Title);
            json.Text("about", theCase.Note);
            json.Text("as-of", theCase.AsOf);
            json.WriteStartArray("parties");
            foreach (Party party in theCase.Parties)
            {
                json.WriteStartObject();
                json.WriteString("party", party.Id);
                json.WriteString("name", party.Name);
                json.Texts("aliases", party.Aliases);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("views");
            foreach (ReportedView view in f.Views)
                View(json, theCase, view);
            json.WriteEndArray();
            if (f.Comparison is ComparisonFindings comparison)
            {
                json.WriteStartObject("comparison");
                ViewsTexts.Body(json, comparison);
                json.WriteEndObject();
            }
            if (f.Forecasts is ReportedForecasts forecasts)
            {
                json.WriteStartObject("forecasts");
                ForecastFormats.Body(json, theCase, forecasts.Today, forecasts.Questions);
                json.WriteEndObject();
                json.WriteStartObject("scores");
                ScoreFormats.Body(json, forecasts.Scores);
                json.WriteEndObject();
            }
            if (f.Matrix is MatrixFindings matrix)
            {
                json.WriteStartObject("matrix");
                EvidenceTexts.Body(json, theCase, matrix);
                json.WriteEndObject();
            }
            json.WriteStartArray("claims");
            foreach (Claim claim in theCase.Claims)
                Claim(json, claim, apparatus, f);
            json.WriteEndArray();
            json.WriteStartArray("sources");
            foreach (Source source in theCase.Sources)
            {
                json.WriteStartObject();
                json.WriteString("label", apparatus[source]);
                json.WriteString("source", source.Id);
                json.WriteString("citation", EvidencePage.Citation(source));
                json.Text("url", source.Url);
                json.Text("grade", source.Grade == Grade.None ? null : source.Grade.ToString());
                json.Text("file", source.File);
                json.Text("sha256", source.Sha256);
                json.Text("rights", source.Rights);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void View(Utf8JsonWriter json, Case theCase, ReportedView reported)
    {
        View view = reported.View;
        json.WriteStartObject();
        json.WriteString("perspective", view.Id);
        json.WriteString("name", view.Name);
        json.Text("held-by", view.HeldBy);
        json.Text("note", view.Note);
        if (reported.Run is ViewRun solved)
            json.WriteNumber("states", solved.Model.StateCount);
        else
            json.WriteString("not-solved", reported.WhyNot);
        json.WriteStartArray("judgements");
        foreach (Premise premise in Premises.Of(view.Conflict))
        {
            json.WriteStartObject();
            json.WriteString("kind", PremiseText.Key(premise.Kind));
            json.WriteString("judgement", PremiseText.Of(view.Conflict, premise));
            json.Texts("because", premise.Because);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (reported.Run is not ViewRun run)
        {
            json.WriteEndObject();
            return;
        }
        GraphModel model = run.Model;
        json.WriteStartArray("concepts");
        foreach (ConceptFindings concept in run.Findings.Concepts)
        {
            json.WriteStartObject();
            json.WriteString("key", concept.Concept.Key);
            json.Texts("equilibria", concept.Equilibria.Select(model.Pattern));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("outcomes");
        foreach (ReportedOutcome outcome in reported.Outcomes)
        {
            json.WriteStartObject();
            json.State(model, outcome.State);
            json.WriteString("concept", outcome.Concept.Key);
            json.WriteBoolean("equilibrium", outcome.Verdicts.All(v => v.IsStable == true));
            json.Texts("leave", model.DecisionMakers.Where(d => outcome.Verdicts[d.Index].IsStable == false).Select(d => d.Id));
            string[] rests = outcome.Reliance is RelianceFindings reliance ? [.. reliance.Claims.Select(c => c.Claim)] : [.. Basis.Of(theCase, view).Select(b => b.Claim.Id).Distinct()];
            json.Texts("rests-on", rests);
            json.Texts("assumptions", theCase.Claims.Where(c => c.IsAssumption && rests.Contains(c.Id)).Select(c => c.Id));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Claim(Utf8JsonWriter json, Claim claim, Apparatus apparatus, ReportedCase f)
    {
        json.WriteStartObject();
        json.WriteString("label", apparatus[claim]);
        json.WriteString("claim", claim.Id);
        json.WriteString("text", claim.Text);
        json.WriteBoolean("assumption", claim.IsAssumption);
        json.Text("source", claim.Source);
        json.WriteStartArray("speakers");
        foreach (Speaker speaker in claim.Speakers)
        {
            json.WriteStartObject();
            json.WriteString("who", speaker.Who);
            json.Text("party", speaker.Party);
            json.Text("mode", speaker.Mode == SpeakerMode.Unstated ? null : speaker.Mode.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("certainty", claim.Certainty.ToString().ToLowerInvariant());
        json.Text("rival", claim.Rival);
        if (claim.Quote is not null)
        {
            json.WriteString("quote", claim.Quote.Exact);
            json.WriteString("placement", QuotationPage.Word(f.Quotations.FirstOrDefault(q => q.Claim.Id == claim.Id)?.Placement));
        }
        json.WriteEndObject();
    }
}
