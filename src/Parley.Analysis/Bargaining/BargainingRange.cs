namespace Parley.Analysis.Bargaining;

/// <summary>Two sides who could fight over a good of size 1 and both lose by it. Source: [Fearon1995].</summary>
/// <remarks>One side wins with a probability p; x is that side's share. With costs above 0 the range is never empty: a war needs another reason.</remarks>
public static class BargainingRange
{
    /// <summary>The shares both like at least as much as a fight: from p less the own cost to p plus the other's, within 0 and 1.</summary>
    public static (double Low, double High) Of(double p, double ownCost, double otherCost)
    {
        Check(p, ownCost, otherCost);
        return (Math.Max(0, p - ownCost), Math.Min(1, p + otherCost));
    }

    /// <summary>The demand that pays best when the other's cost is not known, anything from 0 to k being as likely, and how often it leads to a fight.</summary>
    /// <param name="p">The probability of winning.</param>
    /// <param name="ownCost">The own cost of fighting.</param>
    /// <param name="k">The greatest cost the other may have, above 0.</param>
    /// <returns>The demand, the probability of a fight, and what the gamble is worth.</returns>
    public static (double Demand, double War, double Value) Gamble(double p, double ownCost, double k)
    {
        Check(p, ownCost, k);
        if (k == 0)
            throw new ArgumentOutOfRangeException(nameof(k), k, "The other's cost may be above 0.");
        double demand = Math.Min(1, p + Math.Max(0, (k - ownCost) / 2));
        double war = Math.Clamp((demand - p) / k, 0, 1);
        return (demand, war, (1 - war) * demand + war * (p - ownCost));
    }

    private static void Check(double p, double ownCost, double otherCost)
    {
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies from 0 to 1.");
        if (!(ownCost >= 0) || !(otherCost >= 0))
            throw new ArgumentOutOfRangeException(nameof(ownCost), $"{ownCost}, {otherCost}", "Costs are not negative.");
    }
}
