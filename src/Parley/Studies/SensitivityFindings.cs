using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Studies;

/// <summary>A share of the variance of an outcome, with the middle nine tenths of its bootstrap distribution.</summary>
public readonly record struct VarianceShare(double Value, double Low, double High);

/// <summary>What an input, or a group of inputs, does to one issue.</summary>
/// <param name="First">The share of variance that goes when it alone is known (first-order index).</param>
/// <param name="Total">The share that stays when everything else is known (total index).</param>
/// <param name="AtLow">The outcome with the input at its fifth percentile and all others at the middle; NaN for groups.</param>
/// <param name="AtHigh">The outcome with the input at its ninety-fifth percentile; NaN for groups.</param>
public sealed record InputEffect(VarianceShare First, VarianceShare Total, double AtLow, double AtHigh);

/// <summary>Inputs that are looked at together.</summary>
/// <param name="Actor">Index of the actor whose numbers they are; -1 when it is a group by evidence.</param>
/// <param name="Claim">Id of the claim they rest on; null when it is a group by actor.</param>
/// <param name="Effects">One per issue.</param>
public sealed record InputGroup(int Actor, string? Claim, ImmutableArray<InputEffect> Effects);

/// <summary>Which inputs the outcomes of a bargaining problem hang on.</summary>
public sealed record SensitivityFindings
{
    /// <summary>How many points were taken; the function was evaluated (inputs + groups + 2) times as often.</summary>
    public required int Points { get; init; }

    /// <summary>The inputs.</summary>
    public required ImmutableArray<UncertainInput> Inputs { get; init; }

    /// <summary>[input][issue].</summary>
    public required ImmutableArray<ImmutableArray<InputEffect>> Effects { get; init; }

    /// <summary>By actor, then by claim.</summary>
    public required ImmutableArray<InputGroup> Groups { get; init; }

    /// <summary>The outcome of each issue with every input at its median.</summary>
    public required ImmutableArray<double> Middle { get; init; }

    /// <summary>The variance of each issue; 0 where nothing moves it.</summary>
    public required ImmutableArray<double> Variance { get; init; }
}
