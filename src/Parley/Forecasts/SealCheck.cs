using System.Collections.Immutable;
using System.Text.Json;

namespace Parley.Forecasts;

/// <summary>What became of a sealed forecast in the case. Numbers reach disk: append only.</summary>
public enum SealStatus
{
    /// <summary>The case still has it as it was sealed.</summary>
    Kept = 0,

    /// <summary>The case has the question, and something about it is another.</summary>
    Changed = 1,

    /// <summary>The case no longer has the prediction.</summary>
    PredictionGone = 2,

    /// <summary>The case no longer asks the question.</summary>
    QuestionGone = 3,
}

/// <summary>A sealed forecast beside what the case has now.</summary>
/// <param name="Line">The line of the ledger.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Changes">Paths of the members that differ, such as <c>question.text</c>, each with its sealed and its present canonical JSON.</param>
/// <param name="RestatedSince">Whether a later criterion stands beside the sealed one; that is no edit.</param>
/// <param name="SealedLate">Whether it was sealed after the question had closed or was answered.</param>
public sealed record SealCheck(LedgerLine Line, SealStatus Status, ImmutableArray<(string Path, string Sealed, string Present)> Changes, bool RestatedSince, bool SealedLate)
{
    /// <summary>Compares every line of a ledger that is about a case with the case.</summary>
    /// <param name="ledger">The ledger; its own hashes were checked when it was read.</param>
    /// <param name="theCase">Id of the case.</param>
    /// <param name="questions">The questions of the case as they are now.</param>
    public static ImmutableArray<SealCheck> Of(Ledger ledger, string theCase, ImmutableArray<ForecastQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        Dictionary<string, ForecastQuestion> byId = questions.ToDictionary(q => q.Id);
        return [.. ledger.Lines.Where(l => l.Forecast.Case == theCase).Select(l => Of(l, byId.GetValueOrDefault(l.Forecast.Question.Id)))];
    }

    private static SealCheck Of(LedgerLine line, ForecastQuestion? question)
    {
        if (question is null)
            return new(line, SealStatus.QuestionGone, [], false, false);
        bool restated = question.Criteria.Any(c => c.From > line.On);
        bool late = line.On > question.Closes || question.Resolutions.Any(r => r.On <= line.On);
        Prediction was = line.Forecast.Prediction;
        if (question.Predictions.LastOrDefault(p => p.By.Key == was.By.Key && p.On == was.On) is not Prediction now)
            return new(line, SealStatus.PredictionGone, [], restated, late);
        List<(string, string, string)> changes = [];
        Compare("", line.Forecast.Json(), SealedForecast.Of(line.Forecast.Case, question, now, line.On).Json(), changes);
        return new(line, changes.Count == 0 ? SealStatus.Kept : SealStatus.Changed, [.. changes], restated, late);
    }

    // Members of objects are compared one by one; everything else as a whole.
    private static void Compare(string path, JsonElement was, JsonElement now, List<(string, string, string)> changes)
    {
        if (was.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object)
        {
            foreach (string name in was.EnumerateObject().Concat(now.EnumerateObject()).Select(m => m.Name).Distinct())
                Compare(path.Length == 0 ? name : $"{path}.{name}", Member(was, name), Member(now, name), changes);
            return;
        }
        string before = Shown(was), after = Shown(now);
        if (before != after)
            changes.Add((path, before, after));

        static JsonElement Member(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) ? value : default;
        static string Shown(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "nothing" : CanonicalJson.Of(value);
    }
}
