using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Analysis.Bargaining;

/// <summary>Somebody who foretells outcomes of a back-test, as a point on 0 to 100.</summary>
/// <param name="Key">Its name on every surface.</param>
/// <param name="IsNaive">Whether it knows nothing of bargaining.</param>
/// <param name="Point">The point; NaN where it has none.</param>
internal sealed record BacktestForecaster(string Key, bool IsNaive, Func<SettledIssue, CancellationToken, double> Point)
{
    public const string WeightedMean = "weighted-mean", Climatology = "climatology", Actors = "actors", Ensemble = "ensemble", Blend = "blend";

    private static readonly string[] Naive = ["weighted-mean", "mean", "weighted-median", "median"], Members = [WeightedMean, "condorcet", "spatial"];

    /// <summary>All of them, in the order in which points depend on each other: the ensemble after its members.</summary>
    public static ImmutableArray<BacktestForecaster> All { get; } =
    [
        new("constant", true, (_, _) => 50),
        new("reference-point", true, (issue, _) => issue.Scale.Reference is double reference ? 100 * issue.Scale.Share(reference) : double.NaN),
        new(Climatology, true, (_, _) => double.NaN),   // known only once the parts are: the mean outcome elsewhere
        .. BargainingModels.All().Select(m => new BacktestForecaster(m.Key, Naive.Contains(m.Key), (issue, cancellation) => 100 * issue.Scale.Share(m.Outcomes(issue.Standings, cancellation)[0].Point))),
        new("mean-by-capability", false, (issue, _) => Mean(issue, (s, i) => s.Capability(i, 0))),
        new("mean-by-salience", false, (issue, _) => Mean(issue, (s, i) => s.Salience(i, 0))),
        new(Actors, false, (issue, _) => Mean(issue, (s, i) => s.Weight(i, 0))),
        new(Ensemble, false, (_, _) => double.NaN),   // the mean of its members, taken once they are worked out
        new(Blend, false, (_, _) => double.NaN),
    ];

    /// <summary>The mean of the members' points that are known; NaN when none is.</summary>
    public static double Together(Func<string, double> point) =>
        Members.Select(point).Where(p => !double.IsNaN(p)).DefaultIfEmpty(double.NaN).Average();

    private static double Mean(SettledIssue issue, Func<Standings, int, double> weight)
    {
        double sum = 0, whole = 0;
        for (int i = 0; i < issue.Standings.Actors.Length; i++)
            (sum, whole) = (sum + weight(issue.Standings, i) * 100 * issue.Scale.Share(issue.Standings.Position(i, 0)), whole + weight(issue.Standings, i));
        return sum / whole;
    }
}
