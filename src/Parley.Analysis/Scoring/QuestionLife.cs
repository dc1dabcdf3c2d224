using System.Collections.Immutable;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Analysis.Scoring;

/// <summary>The days on which predictions on a question count: from its opening to its close, and only before the answer was known.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day; never before the first.</param>
internal readonly record struct QuestionLife(DateOnly First, DateOnly Last)
{
    /// <summary>How many days.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The life of a question as it is known on a day.</summary>
    public static QuestionLife Of(ForecastQuestion question, DateOnly today)
    {
        DateOnly last = question.Closes is DateOnly closes && closes < today ? closes : today;
        if (question.Resolutions.FirstOrDefault(r => r.On <= today) is Resolution first && first.On <= last)
            last = first.On.AddDays(-1);
        return new(question.Opens, last < question.Opens ? question.Opens : last);
    }

    /// <summary>A forecaster's predictions that count, oldest first; of several on one day the last.</summary>
    public ImmutableArray<Prediction> Counting(IEnumerable<Prediction> predictions)
    {
        (DateOnly first, DateOnly last) = (First, Last);
        return [.. predictions.Where(p => p.On >= first && p.On <= last).GroupBy(p => p.On).OrderBy(g => g.Key).Select(g => g.Last())];
    }

    /// <summary>Each graded prediction with the number of days on which it counts.</summary>
    public ImmutableArray<(Prediction Prediction, int Days)> Graded(ImmutableArray<Prediction> counting, GradedPrediction when)
    {
        if (counting.IsEmpty)
            return [];
        if (when != GradedPrediction.OverTime)
            return [(when == GradedPrediction.First ? counting[0] : counting[^1], 1)];
        int end = Last.DayNumber + 1;
        return [.. counting.Select((p, k) => (p, (k + 1 < counting.Length ? counting[k + 1].On.DayNumber : end) - p.On.DayNumber))];
    }
}
