using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>What may come out on an issue, if there is a deal.</summary>
public sealed record IssueForecast
{
    /// <summary>The levels of <see cref="Quantiles"/>.</summary>
    public static ImmutableArray<double> Levels { get; } = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95];

    /// <summary>How many bars the histogram has.</summary>
    public const int Bars = 20;

    /// <summary>Index of the issue.</summary>
    public required int Issue { get; init; }

    /// <summary>The mean: the point with the smallest mean squared error.</summary>
    public required double Mean { get; init; }

    /// <summary>Monte Carlo standard error of the mean.</summary>
    public required double StandardError { get; init; }

    /// <summary>Standard deviation.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>The point with most probability within a twentieth of the scale on either side: the best single guess for being nearly right.</summary>
    public required double HitPoint { get; init; }

    /// <summary>The probability within a twentieth of the scale of <see cref="HitPoint"/>.</summary>
    public required double HitProbability { get; init; }

    /// <summary>One per entry of <see cref="Levels"/>.</summary>
    public required ImmutableArray<double> Quantiles { get; init; }

    /// <summary>The share of draws in each of <see cref="Bars"/> equal parts of the scale.</summary>
    public required ImmutableArray<double> Histogram { get; init; }

    /// <summary>The probability of exactly the low end, exactly the high end, and exactly the reference point.</summary>
    public required (double Low, double High, double Reference) Atoms { get; init; }

    /// <summary>The baseline: the weighted mean of the middle of every estimate.</summary>
    public required double Baseline { get; init; }

    /// <summary>The mean over draws of each model, in the order of the study.</summary>
    public required ImmutableArray<double> ModelMeans { get; init; }
}

/// <summary>Why a compromise would not stand, and in what share of draws.</summary>
/// <param name="Actor">Index of the actor with a veto who would refuse, or whom the ratifier binds; -1 for nobody in particular.</param>
/// <param name="Limit">Index of the ratifier's limit it breaks; -1 where the actor refuses, or a dependency is broken.</param>
/// <param name="Dependency">Index of the dependency it breaks; -1 otherwise.</param>
/// <param name="Share">In what share of draws, alone or beside others.</param>
public sealed record Objection(int Actor, int Limit, int Dependency, double Share);

/// <summary>The answer to a <see cref="SimulationStudy"/>.</summary>
public sealed record SimulationFindings
{
    /// <summary>The question.</summary>
    public required SimulationStudy Study { get; init; }

    /// <summary>One per issue: what comes out if there is a deal.</summary>
    public required ImmutableArray<IssueForecast> Issues { get; init; }

    /// <summary>How many draws were made.</summary>
    public required int Draws { get; init; }

    /// <summary>Whether the standard error asked for was reached.</summary>
    public required bool IsPrecise { get; init; }

    /// <summary>The share of draws in which the compromise is refused, breaks a limit, or breaks a dependency.</summary>
    public required double NoDeal { get; init; }

    /// <summary>Who or what stands in the way, the most frequent first.</summary>
    public required ImmutableArray<Objection> Objections { get; init; }

    /// <summary>For each link of the problem the probability that its option counts as taken, without a deal at the reference point; NaN where an issue has none and there may be no deal.</summary>
    public required ImmutableArray<double> LinkShares { get; init; }

    /// <summary>How many numbers were drawn; 0 when all are exact.</summary>
    public required int Inputs { get; init; }
}
