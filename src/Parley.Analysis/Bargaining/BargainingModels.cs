using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>The models by name, in the order in which panels show them.</summary>
public static class BargainingModels
{
    /// <summary>The weighted mean: the baseline beside which every other model is shown.</summary>
    public static IBargainingModel WeightedMean { get; } =
        new PerIssueModel("weighted-mean", "weighted mean", ["VanDenBos1991", "Achen2006"], t => new(Aggregators.WeightedMean(t.Positions, t.Weights)));

    /// <summary>Every model, with one disagreement point for those that need it.</summary>
    /// <param name="failure">What failure is worth.</param>
    public static ImmutableArray<IBargainingModel> All(Disagreement? failure = null)
    {
        failure ??= new();
        return
        [
            WeightedMean,
            new PerIssueModel("mean", "mean, everybody equal", [], t => new(Aggregators.WeightedMean(t.Positions, Ones(t)))),
            new PerIssueModel("weighted-median", "weighted median", ["Black1948"], t => Aggregators.WeightedMedian(t.Positions, t.Weights)),
            new PerIssueModel("median", "median, everybody equal", [], t => Aggregators.Median(t.Positions)),
            new PerIssueModel("mode", "position with most weight", [], t => Aggregators.Mode(t.Positions, t.Weights)),
            new PerIssueModel("nash", "Nash solution", ["Nash1950", "Kalai1977"], t => new(BargainingSolutions.Nash(t.Scale, t.Positions, t.Weights, t.Actors, failure))),
            // With a quadratic loss and a failure very bad for all alike, the Nash solution becomes the weighted mean.
            new PerIssueModel("nash-compromise", "Nash solution, failure very bad", ["Achen2006"], t => new(Aggregators.WeightedMean(t.Positions, t.Weights))),
            new PerIssueModel("kalai-smorodinsky", "Kalai–Smorodinsky solution", ["KalaiSmorodinsky1975"], t => new(BargainingSolutions.KalaiSmorodinsky(t.Scale, t.Positions, t.Actors, failure))),
            new PerIssueModel("egalitarian", "egalitarian solution", ["Kalai1977"], t => new(BargainingSolutions.Egalitarian(t.Scale, t.Positions, t.Actors, failure))),
            new CondorcetModel(),
            new SpatialOutcomeModel(),
            new ExchangeOutcomeModel(),
            new GroupDecisionModel(GroupReading.Written),
            new GroupDecisionModel(GroupReading.Published),
        ];
    }

    private static double[] Ones(IssueSlice slice) => [.. slice.Positions.Select(_ => 1.0)];
}

/// <summary>The group decision model as one outcome per issue: the weighted mean of positions after some rounds.</summary>
/// <param name="Reading">Which reading of the formulas.</param>
/// <param name="Rounds">After how many rounds.</param>
/// <param name="TakesMedian">Whether the weighted median is the outcome, as its authors have it, and not the mean.</param>
public sealed record GroupDecisionModel(GroupReading Reading, int Rounds = 2, bool TakesMedian = false) : IBargainingModel
{
    /// <inheritdoc/>
    public string Key => Reading == GroupReading.Written ? "group-written" : "group-published";

    /// <inheritdoc/>
    public string Name => $"group decision model, {(Reading == GroupReading.Written ? "as written" : "published figures")}";

    /// <inheritdoc/>
    public ImmutableArray<string> Citations => ["ScholzCalbertSmith2011", "BuenoDeMesquita1994"];

    /// <inheritdoc/>
    public ImmutableArray<IssueOutcome> Outcomes(Standings standings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(standings);
        return
        [
            .. Enumerable.Range(0, standings.Issues.Length).Select(k =>
                GroupDecision.Follow(standings, k, Reading, Rounds, cancellation: cancellation) is GroupDecisionFindings run
                    ? new IssueOutcome(TakesMedian ? run.Rounds[^1].Median : run.Rounds[^1].Mean) : IssueOutcome.None),
        ];
    }
}
