using System.Collections.Immutable;

namespace Parley.Forecasts;

/// <summary>Questions as they are scored when some forecasts are sealed.</summary>
/// <param name="Questions">The present questions, with sealed predictions in the place of what the case says now.</param>
/// <param name="Wordings">Questions that were worded otherwise when a forecast was sealed, each with its sealed predictions.</param>
public sealed record SealedQuestions(ImmutableArray<ForecastQuestion> Questions, ImmutableArray<ForecastQuestion> Wordings)
{
    /// <summary>Puts the sealed predictions in their place, whatever the case says now.</summary>
    /// <param name="questions">The questions of a case.</param>
    /// <param name="theCase">Its id.</param>
    /// <param name="ledger">The ledger beside it.</param>
    /// <param name="today">Seals of a later day are not seen.</param>
    /// <remarks>A sealed prediction also stands in where the case has lost it, and its question too: then it has no answer.</remarks>
    public static SealedQuestions Of(ImmutableArray<ForecastQuestion> questions, string theCase, Ledger ledger, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        Dictionary<string, ForecastQuestion> present = questions.ToDictionary(q => q.Id), wordings = [];
        List<ForecastQuestion> lost = [];
        foreach (IGrouping<(string, string, DateOnly), LedgerLine> sealings in ledger.Lines.Where(l => l.Forecast.Case == theCase && l.On <= today)
            .GroupBy(l => (l.Forecast.Question.Id, l.Forecast.Prediction.By.Key, l.Forecast.Prediction.On)))
        {
            // What was sealed first is what was foretold; sealing something else later does not undo it.
            LedgerLine line = sealings.First();
            ForecastQuestion was = line.Forecast.Question;
            Prediction prediction = line.Forecast.Prediction with { Seal = line.Sha256 };
            if (!present.TryGetValue(was.Id, out ForecastQuestion? now))
                Add(wordings, was with { Predictions = [], Resolutions = [] }, prediction, lost);
            else if (SameAnswers(was, now))
                present[was.Id] = now with
                {
                    Predictions = [.. now.Predictions.Where(p => p.By.Key != prediction.By.Key || p.On != prediction.On).Append(prediction).OrderBy(p => p.On)],
                };
            else
                Add(wordings, was with { Predictions = [] }, prediction, null);
        }
        return new([.. questions.Select(q => present[q.Id]), .. lost.Select(q => wordings[q.Id])], [.. wordings.Values.Where(w => present.ContainsKey(w.Id))]);
    }

    private static void Add(Dictionary<string, ForecastQuestion> wordings, ForecastQuestion wording, Prediction prediction, List<ForecastQuestion>? lost)
    {
        if (!wordings.TryGetValue(wording.Id, out ForecastQuestion? known))
        {
            wordings.Add(wording.Id, known = wording);
            lost?.Add(wording);
        }
        wordings[wording.Id] = known with { Predictions = [.. known.Predictions.Append(prediction).OrderBy(p => p.On)] };
    }

    // Words may be polished without moving a prediction elsewhere; answers may not.
    private static bool SameAnswers(ForecastQuestion was, ForecastQuestion now) =>
        was.Kind == now.Kind && was.Unit == now.Unit && was.Answers.Select(a => (a.Id, a.UpTo)).SequenceEqual(now.Answers.Select(a => (a.Id, a.UpTo)));
}
