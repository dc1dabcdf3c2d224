using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parley.Forecasts;

/// <summary>A forecast pinned as it was: what was asked, by which criterion, and what was foretold.</summary>
/// <param name="Case">Id of the case.</param>
/// <param name="Question">The question as it was worded, with the criterion in force on the day of sealing and the sealed prediction alone.</param>
public sealed record SealedForecast(string Case, ForecastQuestion Question)
{
    /// <summary>The prediction that is sealed.</summary>
    public Prediction Prediction => Question.Predictions[0];

    /// <summary>The canonical JSON that is hashed; its members are described in docs/reference/forecast-files.md.</summary>
    public string Canonical() => CanonicalJson.Of(Json());

    /// <summary>SHA-256 of the canonical JSON.</summary>
    public string Sha256() => CanonicalJson.Sha256(Canonical());

    /// <summary>Pins a prediction of a question as the case has it.</summary>
    /// <param name="theCase">Id of the case.</param>
    /// <param name="question">The question as it stands.</param>
    /// <param name="prediction">One of its predictions.</param>
    /// <param name="on">The day of sealing.</param>
    public static SealedForecast Of(string theCase, ForecastQuestion question, Prediction prediction, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new(theCase, question with
        {
            Predictions = [prediction],
            Criteria = question.CriterionOn(on) is Criterion criterion ? [criterion] : [],
            Mechanisms = [.. question.Mechanisms.Where(m => m.Id == prediction.Mechanism)],
            Resolutions = [],
        });
    }

    internal JsonElement Json()
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("case", Case);
            json.WritePropertyName("question");
            WriteQuestion(json);
            json.WritePropertyName("prediction");
            WritePrediction(json);
            json.WriteEndObject();
        }
        using JsonDocument document = JsonDocument.Parse(bytes.ToArray());
        return document.RootElement.Clone();
    }

    private void WriteQuestion(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Question.Id);
        json.WriteString("text", Question.Text);
        json.WriteString("kind", Cases.ForecastKeys.Word(Question.Kind));
        Text(json, "unit", Question.Unit);
        json.WriteStartArray("answers");
        foreach (Answer answer in Question.Answers)
        {
            json.WriteStartObject();
            json.WriteString("id", answer.Id);
            json.WriteString("name", answer.Name);
            if (answer.UpTo is double end)
                WriteValue(json, "up-to", end);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("opens", Day(Question.Opens));
        Text(json, "closes", Question.Closes is DateOnly closes ? Day(closes) : null);
        Text(json, "due", Question.Due is DateOnly due ? Day(due) : null);
        Text(json, "condition-question", Question.Condition?.Question);
        Text(json, "condition-answer", Question.Condition?.Answer);
        if (Question.Criteria.IsEmpty)
            json.WriteNull("criterion");
        else
            WriteCriterion(json, Question.Criteria[0]);
        json.WriteEndObject();
    }

    private static void WriteCriterion(Utf8JsonWriter json, Criterion criterion)
    {
        json.WriteStartObject("criterion");
        json.WriteString("from", Day(criterion.From));
        json.WriteString("text", criterion.Text);
        if (criterion.AtLeastHours is int hours)
            json.WriteNumber("at-least-hours", hours);
        Texts(json, "parties", criterion.Parties);
        json.WriteString("stage", Cases.ForecastKeys.Word(criterion.Stage));
        Text(json, "source-of-record", criterion.SourceOfRecord);
        Text(json, "tie-break", criterion.TieBreak);
        Texts(json, "void-if", criterion.VoidIf);
        json.WriteEndObject();
    }

    private void WritePrediction(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        switch (Prediction.By)
        {
            case Forecaster.Person person:
                json.WriteString("by", person.Name);
                break;
            case Forecaster.Viewpoint view:
                json.WriteString("perspective", view.Perspective);
                break;
            case Forecaster.Model model:
                json.WriteStartObject("model");
                Texts(json, "perspectives", model.Perspectives);
                json.WriteString("concept", model.Concept.Key);
                // A seed may be beyond what a double holds exactly, so it is kept as text.
                json.WriteString("seed", model.Seed.ToString(CultureInfo.InvariantCulture));
                json.WriteNumber("draws", model.Draws);
                json.WriteEndObject();
                break;
        }
        json.WriteString("on", Day(Prediction.On));
        WriteDistribution(json);
        Text(json, "mechanism", Prediction.Mechanism);
        Text(json, "mechanism-text", Question.Mechanisms.IsEmpty ? null : Question.Mechanisms[0].Text);
        json.WriteEndObject();
    }

    private void WriteDistribution(Utf8JsonWriter json)
    {
        switch (Prediction.Distribution)
        {
            case PredictiveDistribution.Categorical c:
                Numbers(json, "probabilities", c.Probabilities);
                break;
            case PredictiveDistribution.Worded w:
                json.WriteString("word", w.Word);
                json.WriteString("answer", Question.Answers[w.Answer].Id);
                json.WriteString("band", w.Band.Name);
                if (w.Band.Low is double low && w.Band.High is double high)
                    Numbers(json, "band-range", [low, high]);
                break;
            case PredictiveDistribution.Normal n:
                WriteValue(json, "mean", n.Mean);
                json.WriteNumber("standard-deviation", n.StandardDeviation);
                break;
            case PredictiveDistribution.Quantiles q:
                Numbers(json, "levels", q.Levels);
                Values(json, "quantiles", q.Values);
                break;
            case PredictiveDistribution.Cumulative c:
                Values(json, "points", c.Points);
                Numbers(json, "cumulative", c.Probabilities);
                break;
            case PredictiveDistribution.Ensemble e:
                Values(json, "ensemble", e.Members);
                Numbers(json, "weights", e.Weights);
                break;
        }
    }

    private void WriteValue(Utf8JsonWriter json, string key, double value)
    {
        if (Question.Kind == QuestionKind.Date)
            json.WriteString(key, Day(DateOnly.FromDayNumber((int)value)));
        else
            json.WriteNumber(key, value);
    }

    private void Values(Utf8JsonWriter json, string key, ImmutableArray<double> values)
    {
        if (Question.Kind == QuestionKind.Date)
            Texts(json, key, [.. values.Select(v => Day(DateOnly.FromDayNumber((int)v)))]);
        else
            Numbers(json, key, values);
    }

    private static void Numbers(Utf8JsonWriter json, string key, ImmutableArray<double> numbers)
    {
        json.WriteStartArray(key);
        foreach (double number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string key, ImmutableArray<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string key, string? text)
    {
        if (text is null)
            json.WriteNull(key);
        else
            json.WriteString(key, text);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
