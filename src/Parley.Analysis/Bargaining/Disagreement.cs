using System.Collections.Immutable;

namespace Parley.Analysis.Bargaining;

/// <summary>How much worse an outcome is the further it lies from what an actor wants. Numbers reach disk: append only.</summary>
public enum Loss
{
    /// <summary>In proportion to the distance.</summary>
    Linear = 0,

    /// <summary>In proportion to its square.</summary>
    Quadratic = 1,
}

/// <summary>What failure is worth to whom: the disagreement point of the bargaining solutions.</summary>
/// <remarks>
/// Utility is 1 at the own position and 0 a whole scale away. Failure is worth the utility of the reference point less a cost; where an issue has no
/// reference point, 0 less the cost. With a cost of 0 any move from a reference point between the extremes hurts somebody, and every solution stays
/// there; so the cost is an input that reports show.
/// </remarks>
public sealed record Disagreement
{
    /// <summary>How utility falls with distance.</summary>
    public Loss Loss { get; init; } = Loss.Quadratic;

    /// <summary>The cost of failure for those without one of their own, 0 or more.</summary>
    public double Cost { get; init; } = 1;

    /// <summary>The cost for each actor, by index; NaN where <see cref="Cost"/> holds. Empty when it holds for all.</summary>
    public ImmutableArray<double> Costs { get; init; } = [];

    /// <summary>The cost for an actor.</summary>
    public double CostOf(int actor) => actor < Costs.Length && !double.IsNaN(Costs[actor]) ? Costs[actor] : Cost;

    /// <summary>The utility of an outcome some way from the own position.</summary>
    /// <param name="distance">As a share of the scale.</param>
    public double Utility(double distance) => 1 - (Loss == Loss.Linear ? Math.Abs(distance) : distance * distance);

    /// <summary>How far from the own position a utility is reached, as a share of the scale; 0 at 1 and above.</summary>
    internal double Reach(double utility) => utility >= 1 ? 0 : Loss == Loss.Linear ? 1 - utility : Math.Sqrt(1 - utility);
}
