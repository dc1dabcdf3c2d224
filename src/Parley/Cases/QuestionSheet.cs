using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>A question while predictions, resolutions and criteria are being added to it, from the case, its log and its tables.</summary>
internal sealed class QuestionSheet(ForecastQuestion question)
{
    private readonly List<Prediction> predictions = [.. question.Predictions];
    private readonly List<Resolution> resolutions = [.. question.Resolutions];
    private readonly List<Criterion> criteria = [.. question.Criteria];
    private readonly HashSet<(string, DateOnly)> foretold = [.. question.Predictions.Select(p => (p.By.Key, p.On))];

    /// <summary>The question as it was before anything was added; its days, answers and mechanisms do not change.</summary>
    public ForecastQuestion Asked { get; } = question;

    /// <summary>The criterion that was stated last.</summary>
    public Criterion? Criterion => criteria.Count == 0 ? null : criteria[^1];

    /// <summary>Adds a prediction; remarks on a second one of the same day.</summary>
    public void Add(Prediction prediction, SourceSpan span, Complaints complaints)
    {
        if (!foretold.Add((prediction.By.Key, prediction.On)))
            complaints.Warning(
                ForecastCodes.TwoOnOneDay, span,
                $"'{YamlTree.Shown(prediction.By.Key)}' has two predictions on '{YamlTree.Shown(Asked.Id)}' from {prediction.On:yyyy-MM-dd}; the later one counts.");
        predictions.Add(prediction);
    }

    public void Add(Resolution resolution) => resolutions.Add(resolution);

    public void Add(Criterion criterion) => criteria.Add(criterion);

    /// <summary>The question with everything added, each list by its days; what was written first stands first within a day.</summary>
    public ForecastQuestion Whole() => Asked with
    {
        Predictions = [.. predictions.OrderBy(p => p.On)],
        Resolutions = [.. resolutions.OrderBy(r => r.On)],
        Criteria = [.. criteria],
    };
}
