using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Questions as they stood on a day: those that were open, with the predictions, criteria and resolutions made by then.</summary>
internal sealed class ReplayForecasts(DateOnly day, HashSet<string> gone, List<Withheld> withheld)
{
    public ImmutableArray<ForecastQuestion> Known(ImmutableArray<ForecastQuestion> questions) =>
        [.. questions.Where(q => Keep(q.Opens, WithheldKind.Question, q.Id)).Select(Known)];

    private ForecastQuestion Known(ForecastQuestion question) => question with
    {
        Criteria = [.. question.Criteria.Where(c => Keep(c.From, WithheldKind.Criterion, question.Id))],
        Predictions = [.. question.Predictions.Where(p => Keep(p.On, WithheldKind.Prediction, $"{question.Id} by {p.By.Key}")).Select(p => p with { Because = Left(p.Because) })],
        Resolutions = [.. question.Resolutions.Where(r => Keep(r.On, WithheldKind.Resolution, question.Id)).Select(r => r with { Because = Left(r.Because) })],
        Mechanisms = [.. question.Mechanisms.Select(m => m with { Because = Left(m.Because) })],
        Because = Left(question.Because),
    };

    private bool Keep(DateOnly date, WithheldKind kind, string name)
    {
        if (date <= day)
            return true;
        withheld.Add(new(kind, name, null, WithheldReason.Later, ForecastLines.Day(date)));
        return false;
    }

    private ImmutableArray<string> Left(ImmutableArray<string> because) => because.Any(gone.Contains) ? [.. because.Where(b => !gone.Contains(b))] : because;
}
