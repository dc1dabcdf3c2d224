namespace Parley.Analysis.Domestic;

/// <summary>What a negotiator or a ratifier likes at least as much as things as they are, on one line. Source: [Putnam1988].</summary>
public static class WinSets
{
    /// <summary>Points no further from the ideal point than the status quo is.</summary>
    /// <param name="ideal">The ideal point, in the units of the line.</param>
    /// <param name="statusQuo">What stands without a deal.</param>
    public static (double Low, double High) Of(double ideal, double statusQuo)
    {
        if (!double.IsFinite(ideal) || !double.IsFinite(statusQuo))
            throw new ArgumentException("Points of a line are finite numbers.", nameof(ideal));
        double way = Math.Abs(statusQuo - ideal);
        // One end is the status quo itself, and must not miss it by rounding.
        return statusQuo >= ideal ? (ideal - way, statusQuo) : (statusQuo, ideal + way);
    }

    /// <summary>What all of them like at least as much as the status quo; it always holds the status quo, and nothing else where two stand on different sides of it.</summary>
    /// <param name="ideals">Ideal points of everybody who must agree, at least one.</param>
    /// <param name="statusQuo">What stands without a deal.</param>
    public static (double Low, double High) Agreement(IReadOnlyCollection<double> ideals, double statusQuo)
    {
        ArgumentNullException.ThrowIfNull(ideals);
        if (ideals.Count == 0)
            throw new ArgumentException("Somebody must agree.", nameof(ideals));
        (double low, double high) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (double ideal in ideals)
        {
            (double least, double most) = Of(ideal, statusQuo);
            (low, high) = (Math.Max(low, least), Math.Min(high, most));
        }
        return (low, high);
    }

    /// <summary>The point of the agreement set that somebody likes best.</summary>
    public static double Best(double ideal, (double Low, double High) agreement) => Math.Clamp(ideal, agreement.Low, agreement.High);
}
