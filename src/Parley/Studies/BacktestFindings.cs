using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>The answer to a <see cref="BacktestStudy"/>. Errors are in points of 0 to 100, whatever the scale of an issue.</summary>
public sealed record BacktestFindings
{
    /// <summary>The question.</summary>
    public required BacktestStudy Study { get; init; }

    /// <summary>Which proposals were foretold from which.</summary>
    public required BacktestSplit Split { get; init; }

    /// <summary>How many issues were scored.</summary>
    public required int Issues { get; init; }

    /// <summary>How many proposals they belong to.</summary>
    public required int Proposals { get; init; }

    /// <summary>How many of these outcomes lie on an end of the scale.</summary>
    public required int AtPoles { get; init; }

    /// <summary>The forecasters, the least mean error first.</summary>
    public required ImmutableArray<BacktestRow> Rows { get; init; }
}

/// <summary>How well one forecaster did.</summary>
public sealed record BacktestRow
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it knows nothing of bargaining.</summary>
    public required bool IsNaive { get; init; }

    /// <summary>On how many issues it had a forecast.</summary>
    public required int Issues { get; init; }

    /// <summary>Mean absolute error.</summary>
    public required double MeanError { get; init; }

    /// <summary>Root of the mean squared error.</summary>
    public required double RootMeanSquare { get; init; }

    /// <summary>Median absolute error.</summary>
    public required double MedianError { get; init; }

    /// <summary>Share of issues on which it was within 5, 10 and 20 points.</summary>
    public required (double Five, double Ten, double Twenty) Hits { get; init; }

    /// <summary>Mean error less that of the forecaster compared with, on the issues both foretold.</summary>
    public required BacktestDifference ErrorDifference { get; init; }

    /// <summary>Its distribution: the point with the errors it made in other parts, within the scale; or one it gives itself.</summary>
    public required BacktestDistribution Distribution { get; init; }
}

/// <summary>A mean difference with its interval, proposals drawn anew.</summary>
/// <param name="Issues">On how many issues both have a forecast.</param>
/// <param name="Mean">The difference; below 0 is better than the forecaster compared with.</param>
/// <param name="Low">The lower end of the interval of 95 %.</param>
/// <param name="High">The upper end.</param>
/// <param name="Detectable">The difference that would be found four times in five: 2.8 standard errors.</param>
public readonly record struct BacktestDifference(int Issues, double Mean, double Low, double High, double Detectable);

/// <summary>How good the distributions of one forecaster were.</summary>
public sealed record BacktestDistribution
{
    /// <summary>Whether the distribution is its own, and not a point with past errors.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Mean continuous ranked probability score.</summary>
    public required double Crps { get; init; }

    /// <summary>That score less that of the forecaster compared with.</summary>
    public required BacktestDifference CrpsDifference { get; init; }

    /// <summary>For central intervals of 10, 20, …, 90 and 95 %, the share of outcomes within.</summary>
    public required ImmutableArray<(double Nominal, double Covered)> Coverage { get; init; }

    /// <summary>Mean width of the central interval of 80 %.</summary>
    public required double Width { get; init; }

    /// <summary>How many outcomes fell into each tenth of their distribution; where it jumps, by a coin with a name.</summary>
    public required ImmutableArray<int> Pit { get; init; }

    /// <summary>Mean distance of covered from nominal shares over all intervals: 0 for perfect reliability.</summary>
    public double Unreliability => Coverage.Average(c => Math.Abs(c.Covered - c.Nominal));

    /// <summary>The share of outcomes within the interval of 80 %.</summary>
    public double Covered80 => Coverage.First(c => Math.Abs(c.Nominal - 0.8) < 1e-9).Covered;
}
