using System.Collections.Immutable;
using Parley.Studies;

namespace Parley.Analysis.Power;

/// <summary>Centre, periphery and frontier by a rule that is stated with every result.</summary>
public static class Zones
{
    /// <summary>Puts states into zones by what they hold together, the greatest first.</summary>
    /// <remarks>
    /// The centre is the fewest states that together hold at least <paramref name="centre"/> of the whole; the periphery the fewest further ones with
    /// which it is at least <paramref name="periphery"/>; the rest is the frontier. States with equal shares go together, so that no order of names decides.
    /// </remarks>
    /// <param name="shares">Not negative, summing to 1.</param>
    /// <param name="centre">Above 0, at most <paramref name="periphery"/>.</param>
    /// <param name="periphery">At most 1.</param>
    /// <returns>One per share, in the same order.</returns>
    public static ImmutableArray<PowerZone> Of(IReadOnlyList<double> shares, double centre, double periphery)
    {
        ArgumentNullException.ThrowIfNull(shares);
        if (!(centre > 0 && centre <= periphery && periphery <= 1))
            throw new ArgumentException("0 < centre <= periphery <= 1.", nameof(centre));
        PowerZone[] zones = new PowerZone[shares.Count];
        double before = 0;
        foreach (IGrouping<double, int> alike in Enumerable.Range(0, shares.Count).GroupBy(k => shares[k]).OrderByDescending(g => g.Key))
        {
            // A hair of rounding must not let one more state in.
            PowerZone zone = before < centre - 1e-12 ? PowerZone.Centre : before < periphery - 1e-12 ? PowerZone.Periphery : PowerZone.Frontier;
            foreach (int k in alike)
                zones[k] = zone;
            before += alike.Key * alike.Count();
        }
        return [.. zones];
    }
}
