using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Parley.Cases;
using Parley.Forecasts;

namespace Parley.Reports;

/// <summary>What <see cref="ForecastPage"/> tells, as data.</summary>
public static class ForecastFormats
{
    /// <summary>As JSON.</summary>
    public static string Json(Case theCase, DateOnly today, ImmutableArray<ForecastQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.Head("forecasts", theCase);
            Body(json, theCase, today, questions);
            json.WriteEndObject();
        });
    }

    /// <summary>The members of the object that holds the questions.</summary>
    internal static void Body(Utf8JsonWriter json, Case theCase, DateOnly today, ImmutableArray<ForecastQuestion> questions)
    {
        Dictionary<string, ForecastQuestion> all = theCase.Forecasts.ToDictionary(q => q.Id);
        json.WriteString("as-of", ForecastTexts.Day(today));
        json.WriteStartArray("questions");
        foreach (ForecastQuestion question in questions)
            Question(json, question, QuestionStanding.Of(question, all, today), today);
        json.WriteEndArray();
    }

    /// <summary>As a table for spreadsheets: one row for each prediction, and for each answer where it names several.</summary>
    public static string Csv(Case theCase, DateOnly today, ImmutableArray<ForecastQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        Dictionary<string, ForecastQuestion> all = theCase.Forecasts.ToDictionary(q => q.Id);
        CsvText csv = new();
        csv.Row(["question", "status", "outcome", "by", "on", "answer", "probability", "distribution", "mechanism"]);
        foreach (ForecastQuestion question in questions)
        {
            QuestionStanding standing = QuestionStanding.Of(question, all, today);
            string status = Status(standing), outcome = standing.Outcome is Outcome o ? ForecastTexts.CameOut(question, o) : "";
            Prediction[] known = [.. question.Predictions.Where(p => p.On <= today)];
            if (known.Length == 0)
                csv.Row([question.Id, status, outcome, "", "", "", "", "", ""]);
            foreach (Prediction p in known)
                if (Probabilities(question, p.Distribution) is { } shares)
                    for (int k = 0; k < shares.Length; k++)
                        csv.Row([question.Id, status, outcome, p.By.Key, ForecastTexts.Day(p.On), question.Answers[k].Id, shares[k].ToString("R", CultureInfo.InvariantCulture), "", p.Mechanism ?? ""]);
                else
                    csv.Row([question.Id, status, outcome, p.By.Key, ForecastTexts.Day(p.On), "", "", ForecastTexts.Foretold(question, p.Distribution), p.Mechanism ?? ""]);
        }
        return csv.ToString();
    }

    /// <summary>The status in one word of the format.</summary>
    internal static string Status(QuestionStanding standing) => standing.Status.ToString().ToLowerInvariant();

    /// <summary>An outcome as members of an object.</summary>
    internal static void OutcomeOf(this Utf8JsonWriter json, ForecastQuestion question, Outcome? outcome)
    {
        switch (outcome)
        {
            case null:
                json.WriteNull("outcome");
                return;
            case Outcome.Answered answered:
                json.WriteString("outcome", answered.Answer);
                return;
            case Outcome.Observed observed when question.Kind == QuestionKind.Date:
                json.WriteString("outcome", ForecastTexts.Value(question, observed.Value));
                return;
            case Outcome.Observed observed:
                json.WriteNumber("outcome", observed.Value);
                return;
            case Outcome.Partly partly:
                json.WriteStartObject("outcome");
                for (int k = 0; k < partly.Shares.Length; k++)
                    json.WriteNumber(question.Answers[k].Id, partly.Shares[k]);
                json.WriteEndObject();
                return;
            default:
                json.WriteString("outcome", ForecastTexts.CameOut(question, outcome));
                return;
        }
    }

    private static void Question(Utf8JsonWriter json, ForecastQuestion question, QuestionStanding standing, DateOnly today)
    {
        json.WriteStartObject();
        json.WriteString("id", question.Id);
        json.WriteString("question", question.Text);
        json.WriteString("kind", question.Kind.ToString().ToLowerInvariant());
        json.Texts("answers", question.Answers.Select(a => a.Id));
        json.WriteString("opens", ForecastTexts.Day(question.Opens));
        json.Text("closes", question.Closes is DateOnly closes ? ForecastTexts.Day(closes) : null);
        json.Text("due", question.Due is DateOnly due ? ForecastTexts.Day(due) : null);
        json.Text("only-if", question.Condition is Condition c ? $"{c.Question}={c.Answer}" : null);
        json.WriteString("status", Status(standing));
        json.OutcomeOf(question, standing.Outcome);
        json.WriteStartArray("criteria");
        foreach (Criterion criterion in question.Criteria.Where(c => c.From <= today))
        {
            json.WriteStartObject();
            json.WriteString("from", ForecastTexts.Day(criterion.From));
            json.WriteString("text", criterion.Text);
            json.Texts("details", ForecastTexts.Details(criterion));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("predictions");
        foreach (Prediction p in question.Predictions.Where(p => p.On <= today))
        {
            json.WriteStartObject();
            json.WriteString("by", p.By.Key);
            json.WriteString("on", ForecastTexts.Day(p.On));
            json.WriteString("foretold", ForecastTexts.Foretold(question, p.Distribution));
            if (Probabilities(question, p.Distribution) is { } shares)
            {
                json.WriteStartObject("probabilities");
                for (int k = 0; k < shares.Length; k++)
                    json.WriteNumber(question.Answers[k].Id, shares[k]);
                json.WriteEndObject();
            }
            json.Text("mechanism", p.Mechanism);
            json.Text("seal", p.Seal);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("resolutions");
        foreach (Resolution r in question.Resolutions.Where(r => r.On <= today))
        {
            json.WriteStartObject();
            json.WriteString("on", ForecastTexts.Day(r.On));
            json.OutcomeOf(question, r.Outcome);
            json.Text("how", r.How);
            json.WriteBoolean("proposed", r.IsProposed);
            json.Text("signed-by", r.SignedBy);
            json.WriteStartObject("mechanisms");
            foreach (JudgedMechanism m in r.Mechanisms)
                json.WriteString(m.Mechanism, ForecastTexts.Finding(m.Finding));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ImmutableArray<double>? Probabilities(ForecastQuestion question, PredictiveDistribution distribution) => distribution switch
    {
        PredictiveDistribution.Categorical c => c.Probabilities,
        PredictiveDistribution.Worded w => w.Probabilities(question.Answers.Length),
        _ => null,
    };
}
