using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads a ledger of sealed forecasts, <c>forecasts.ledger</c> beside a case, and checks every hash in it.</summary>
/// <remarks>Never throws, and never stops at the first complaint.</remarks>
public static class LedgerReader
{
    /// <summary>How many lines are read.</summary>
    public const int MaxLines = 100_000;

    /// <summary>Reads a ledger.</summary>
    /// <returns>The ledger when there is no error, and every complaint in the order of the lines.</returns>
    public static Reading<Ledger> Read(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Complaints complaints = new();
        if (!SourceDecoder.CheckText(text.Text, complaints))
            return complaints.About<Ledger>(null);
        ImmutableArray<LedgerLine>.Builder lines = ImmutableArray.CreateBuilder<LedgerLine>();
        string previous = Ledger.Empty.Head;
        int start = 0, number = 0;
        foreach (string raw in text.Text.Split('\n'))
        {
            SourceSpan span = new(start, raw.TrimEnd('\r').Length);
            start += raw.Length + 1;
            if (raw.Trim().Length == 0)
                continue;
            if (++number > MaxLines)
            {
                complaints.TooMany(number, MaxLines, "lines", span);
                break;
            }
            if (Line(raw, span, complaints) is not LedgerLine line)
            {
                // Without its hash the next line cannot be tied to this one; the chain is told broken once, here.
                previous = "";
                continue;
            }
            if (line.Number != number || (previous.Length > 0 && line.Previous != previous))
                complaints.Error(
                    ForecastCodes.LedgerChainBroken, span,
                    line.Number != number ? $"Line {number} of the ledger has the number {line.Number}." : $"Line {number} of the ledger does not follow the line before it.",
                    "A line was taken out, put in or moved.");
            previous = line.Hash;
            lines.Add(line);
        }
        return complaints.About(new Ledger(lines.ToImmutable()));
    }

    private static LedgerLine? Line(string raw, SourceSpan span, Complaints complaints)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(raw, new JsonDocumentOptions { MaxDepth = 16 });
            JsonElement line = document.RootElement;
            JsonElement forecast = line.GetProperty("forecast");
            string sha256 = Text(line, "sha256"), hash = Text(line, "hash"), previous = Text(line, "previous");
            int number = line.GetProperty("n").GetInt32();
            DateOnly on = Day(Text(line, "sealed"));
            if (CanonicalJson.Sha256(CanonicalJson.Of(forecast)) != sha256 || CanonicalJson.Sha256(Ledger.Canonical(forecast, null, number, previous, on, sha256)) != hash)
            {
                complaints.Error(ForecastCodes.LedgerLineChanged, span, $"Line {number} of the ledger was changed after it was written; its hash is another.", "Restore it from a copy.");
                return null;
            }
            return new(number, on, sha256, previous, hash, Forecast(forecast));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            complaints.Error(ForecastCodes.BrokenLedger, span, "This line of the ledger cannot be read as a sealed forecast.", "Only 'parley forecast seal' writes there.");
            return null;
        }
    }

    private static SealedForecast Forecast(JsonElement forecast)
    {
        JsonElement q = forecast.GetProperty("question"), p = forecast.GetProperty("prediction");
        QuestionKind kind = ForecastKeys.Kinds.IndexOf(Text(q, "kind")) is int k and >= 0 ? (QuestionKind)k : throw new FormatException("no kind of question");
        ForecastQuestion question = new()
        {
            Id = Text(q, "id"),
            Text = Text(q, "text"),
            Kind = kind,
            Unit = Perhaps(q, "unit"),
            Answers = [.. q.GetProperty("answers").EnumerateArray().Select(a => new Answer(Text(a, "id"), Text(a, "name")) { UpTo = a.TryGetProperty("up-to", out JsonElement end) ? Value(end, kind) : null })],
            Opens = Day(Text(q, "opens")),
            Closes = Perhaps(q, "closes") is string closes ? Day(closes) : null,
            Due = Perhaps(q, "due") is string due ? Day(due) : null,
            Condition = Perhaps(q, "condition-question") is string other ? new(other, Text(q, "condition-answer")) : null,
            Criteria = q.GetProperty("criterion") is { ValueKind: JsonValueKind.Object } c ? [Criterion(c)] : [],
            Mechanisms = Perhaps(p, "mechanism-text") is string reason ? [new(Text(p, "mechanism"), reason, [])] : [],
        };
        Prediction prediction = new()
        {
            By = By(p),
            On = Day(Text(p, "on")),
            Distribution = Distribution(p, question),
            Mechanism = Perhaps(p, "mechanism"),
        };
        return new(Text(forecast, "case"), question with { Predictions = [prediction] });
    }

    private static Criterion Criterion(JsonElement c) => new()
    {
        From = Day(Text(c, "from")),
        Text = Text(c, "text"),
        AtLeastHours = c.TryGetProperty("at-least-hours", out JsonElement hours) ? hours.GetInt32() : null,
        Parties = Texts(c, "parties"),
        Stage = (CriterionStage)(ForecastKeys.Stages.IndexOf(Text(c, "stage")) + 1),
        SourceOfRecord = Perhaps(c, "source-of-record"),
        TieBreak = Perhaps(c, "tie-break"),
        VoidIf = Texts(c, "void-if"),
    };

    private static Forecaster By(JsonElement p)
    {
        if (p.TryGetProperty("by", out JsonElement by))
            return new Forecaster.Person(by.GetString() ?? throw new FormatException("nobody"));
        if (p.TryGetProperty("perspective", out JsonElement view))
            return new Forecaster.Viewpoint(view.GetString() ?? throw new FormatException("nobody"));
        JsonElement model = p.GetProperty("model");
        if (!Studies.StabilityConcept.TryParse(Text(model, "concept"), out Studies.StabilityConcept? concept))
            throw new FormatException("no concept");
        return new Forecaster.Model(Texts(model, "perspectives"), concept, ulong.Parse(Text(model, "seed"), NumberStyles.None, CultureInfo.InvariantCulture), model.GetProperty("draws").GetInt32());
    }

    private static PredictiveDistribution Distribution(JsonElement p, ForecastQuestion question)
    {
        if (p.TryGetProperty("probabilities", out _))
            return new PredictiveDistribution.Categorical(OfLength(Numbers(p, "probabilities"), question.Answers.Length));
        if (p.TryGetProperty("word", out JsonElement word))
        {
            ImmutableArray<double> range = p.TryGetProperty("band-range", out _) ? OfLength(Numbers(p, "band-range"), 2) : [];
            int answer = question.IndexOf(Text(p, "answer"));
            return new PredictiveDistribution.Worded(
                answer >= 0 ? answer : throw new FormatException("no answer"), word.GetString()!, new(Text(p, "band"), range.IsEmpty ? null : range[0], range.IsEmpty ? null : range[1]));
        }
        if (p.TryGetProperty("mean", out JsonElement mean))
            return new PredictiveDistribution.Normal(Value(mean, question.Kind), p.GetProperty("standard-deviation").GetDouble() is double sd and > 0 ? sd : throw new FormatException("no spread"));
        if (p.TryGetProperty("quantiles", out _))
        {
            ImmutableArray<double> values = Values(p, "quantiles", question.Kind);
            return new PredictiveDistribution.Quantiles(OfLength(Numbers(p, "levels"), values.Length), values);
        }
        if (p.TryGetProperty("points", out _))
        {
            ImmutableArray<double> points = Values(p, "points", question.Kind);
            return new PredictiveDistribution.Cumulative(points, OfLength(Numbers(p, "cumulative"), points.Length));
        }
        ImmutableArray<double> members = Values(p, "ensemble", question.Kind), weights = Numbers(p, "weights");
        return new PredictiveDistribution.Ensemble(members, weights.IsEmpty ? weights : OfLength(weights, members.Length));
    }

    private static ImmutableArray<double> OfLength(ImmutableArray<double> numbers, int length) =>
        numbers.Length == length && length > 0 ? numbers : throw new FormatException("numbers do not fit together");

    private static double Value(JsonElement value, QuestionKind kind) => kind == QuestionKind.Date ? Day(value.GetString()!).DayNumber : value.GetDouble();

    private static ImmutableArray<double> Values(JsonElement of, string key, QuestionKind kind) => [.. of.GetProperty(key).EnumerateArray().Select(v => Value(v, kind))];

    private static ImmutableArray<double> Numbers(JsonElement of, string key) => [.. of.GetProperty(key).EnumerateArray().Select(v => v.GetDouble())];

    private static ImmutableArray<string> Texts(JsonElement of, string key) => [.. of.GetProperty(key).EnumerateArray().Select(v => v.GetString() ?? throw new FormatException("no text"))];

    private static string Text(JsonElement of, string key) => of.GetProperty(key).GetString() ?? throw new FormatException($"no {key}");

    private static string? Perhaps(JsonElement of, string key) => of.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
