using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Studies;

/// <summary>A question: what would have to change for an issue to come out so?</summary>
public sealed record LeverStudy
{
    /// <summary>The outcome that is wanted.</summary>
    public required Threshold Target { get; init; }

    /// <summary>How often the outcome is to be as wanted when numbers are drawn within their ranges, 0 to below 1; 0 asks for the middle values alone.</summary>
    public double Chance { get; init; }

    /// <summary>How many numbers may change together, 1 to 3.</summary>
    public int Most { get; init; } = 2;

    /// <summary>What it costs to move a position by its whole scale.</summary>
    public double PositionCost { get; init; } = 1;

    /// <summary>What it costs to change a salience by 1.</summary>
    public double SalienceCost { get; init; } = 1;

    /// <summary>What it costs to double a capability, or to take it away.</summary>
    public double CapabilityCost { get; init; } = 1;

    /// <summary>Up to how many times itself a capability may grow, at least 1.</summary>
    public double MostCapability { get; init; } = 2;

    /// <summary>Indices of actors whose numbers stay; none by default.</summary>
    public ImmutableArray<int> Fixed { get; init; } = [];

    /// <summary>How many ways to show.</summary>
    public int Count { get; init; } = 5;

    /// <summary>How many draws tell how likely the outcome is before and after.</summary>
    public int Draws { get; init; } = 2000;

    /// <summary>Names the draws.</summary>
    public ulong Seed { get; init; }
}

/// <summary>One number that changes.</summary>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Part">Position, salience or capability.</param>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
/// <param name="Cost">What it costs.</param>
public sealed record Lever(int Actor, JudgementPart Part, double From, double To, double Cost);

/// <summary>Changes that bring the outcome about.</summary>
/// <param name="Levers">What changes together.</param>
/// <param name="Cost">The sum of costs.</param>
/// <param name="Outcome">The weighted mean after the change.</param>
/// <param name="Probability">How often the outcome is as wanted when numbers are drawn within their ranges, shifted by the change.</param>
/// <param name="Answers">What those who lose by it could do with one number of their own at the same cost, the strongest first, with the outcome after it.</param>
public sealed record LeverWay(ImmutableArray<Lever> Levers, double Cost, double Outcome, double Probability, ImmutableArray<(Lever Lever, double Outcome)> Answers);

/// <summary>The answer to a <see cref="LeverStudy"/>, about the weighted mean.</summary>
/// <param name="Study">The question.</param>
/// <param name="Outcome">The weighted mean as it is.</param>
/// <param name="Probability">How often the outcome is as wanted as things are.</param>
/// <param name="Ways">The cheapest first; empty when the outcome is there already, or cannot be had.</param>
public sealed record LeverFindings(LeverStudy Study, double Outcome, double Probability, ImmutableArray<LeverWay> Ways)
{
    /// <summary>Whether the weighted mean is as wanted without any change.</summary>
    public bool HoldsAlready => Study.Target.Holds(Outcome);
}
