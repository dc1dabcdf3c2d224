using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Studies;

/// <summary>A question about the outcomes of a bargaining problem whose numbers are not known exactly.</summary>
public sealed record SimulationStudy
{
    /// <summary>Names the random numbers; 0 is a seed like any other.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many draws at most; a whole number of batches is made of them.</summary>
    public int Draws { get; init; } = 20_000;

    /// <summary>Stop when the standard error of every mean is at most this share of its scale; 0 never stops early.</summary>
    public double StandardError { get; init; } = 0.002;

    /// <summary>What a most likely value with ends stands for.</summary>
    public EstimateShape Shape { get; init; }

    /// <summary>Correlation of the normal scores of all positions on one issue, 0 to below 1: above 0 they tend to be misjudged the same way.</summary>
    public double Correlation { get; init; }

    /// <summary>Keys of the models whose mean is taken in each draw.</summary>
    public ImmutableArray<string> Models { get; init; } = ["weighted-mean", "condorcet", "spatial"];

    /// <summary>How far outcomes lay from the models elsewhere; null for what the inputs alone say.</summary>
    public ResidualDressing? Dressing { get; init; }
}
