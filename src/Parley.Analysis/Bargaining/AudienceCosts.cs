namespace Parley.Analysis.Bargaining;

/// <summary>What backing down costs in front of an audience, the more the longer the crisis lasts. Source: [Fearon1994].</summary>
/// <remarks>Only the cost is worked out here; the equilibrium of the paper was not within reach and is not offered under its name.</remarks>
public static class AudienceCosts
{
    /// <summary>The utility of backing down: less by the rate for each unit of time.</summary>
    /// <param name="rate">The cost of one unit of time, not negative.</param>
    /// <param name="time">How long the crisis has lasted, not negative.</param>
    public static double BackingDown(double rate, double time) => rate >= 0 && time >= 0 && double.IsFinite(rate * time)
        ? -rate * time : throw new ArgumentException("Rate and time are not negative.", nameof(rate));
}
