using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Studies;

/// <summary>A question about the spatial model of politics: where do positions go when actors challenge each other, turn by turn?</summary>
public sealed record SpatialStudy
{
    /// <summary>The choices within the model.</summary>
    public SpatialOptions Options { get; init; } = new();

    /// <summary>Which reading of the model.</summary>
    public SpatialReading Reading { get; init; }

    /// <summary>After how many turns to stop if positions do not settle before, 1 to 10,000.</summary>
    public int MaxTurns { get; init; } = 100;

    /// <summary>Names the random numbers of stochastic transitions. Seed 0 is a seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>How far each actor's ideal follows positions: actors × actors, row = whose ideal, column = whose position. Empty: each follows its own position at once.</summary>
    /// <remarks>A share below 1 on the diagonal means that positions are tactical and ideals lag.</remarks>
    public ImmutableArray<double> IdealAdjustment { get; init; } = [];

    /// <summary>Whether every turn keeps its challenges with the coalitions behind them, its bargains, and its winning probabilities.</summary>
    public bool Explained { get; init; }
}
