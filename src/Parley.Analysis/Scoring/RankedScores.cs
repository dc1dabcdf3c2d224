namespace Parley.Analysis.Scoring;

/// <summary>The ranked probability scores in closed form or in one pass; <see cref="ScoringDefinitions"/> judges them.</summary>
/// <remarks>
/// A horizon cuts the integral ∫ (F(x) - 1{y ≤ x})² dx off above: values beyond it are not told apart, in the forecast and in the outcome.
/// Infinity means no horizon. Sources: [MathesonWinkler1976], [GneitingRanjan2011].
/// </remarks>
public static class RankedScores
{
    /// <summary>Ranked probability score in one pass over the answers; sum form.</summary>
    public static double OfAnswers(ReadOnlySpan<double> q, ReadOnlySpan<double> o)
    {
        if (q.Length != o.Length || q.Length < 2)
            throw new ArgumentException($"Got {q.Length} probabilities for {o.Length} answers; two or more were expected, one for each answer.", nameof(q));
        double sum = 0, gap = 0;
        for (int k = 0; k + 1 < q.Length; k++)
        {
            gap += q[k] - o[k];
            sum += gap * gap;
        }
        return sum;
    }

    /// <summary>CRPS of an ensemble: members sorted once, then one step of F after the other.</summary>
    /// <param name="members">The values, at least one.</param>
    /// <param name="weights">One positive weight each, of any sum; empty means equal weights.</param>
    /// <param name="y">What was observed; infinity when it lies beyond the horizon.</param>
    /// <param name="horizon">Where the integral ends.</param>
    public static double OfEnsemble(ReadOnlySpan<double> members, ReadOnlySpan<double> weights, double y, double horizon = double.PositiveInfinity)
    {
        if (members.Length == 0 || (weights.Length != 0 && weights.Length != members.Length))
            throw new ArgumentException($"Got {weights.Length} weights for {members.Length} members.", nameof(weights));
        double[] at = members.ToArray(), share = new double[at.Length];
        double whole = 0;
        for (int i = 0; i < at.Length; i++)
            whole += share[i] = weights.Length == 0 ? 1 : weights[i];
        Array.Sort(at, share);
        double seen = Math.Min(y, horizon), end = double.IsInfinity(horizon) ? Math.Max(at[^1], seen) : horizon;
        double sum = 0, below = 0, x = Math.Min(at[0], seen);
        for (int i = 0; i <= at.Length; i++)
        {
            double next = Math.Min(i < at.Length ? at[i] : end, end);
            // Between two members F is constant; the observation may stand in between.
            if (next > x)
            {
                double split = Math.Clamp(seen, x, next), left = below / whole, right = left - 1;
                sum += left * left * (split - x) + (y <= horizon ? right * right : left * left) * (next - split);
                x = next;
            }
            if (i < at.Length)
                below += share[i];
        }
        return sum;
    }

    /// <summary>CRPS of a cumulative distribution made of straight lines: 0 before the first point, the last probability from the last point on.</summary>
    /// <param name="points">Ascending.</param>
    /// <param name="probabilities">One each, not falling, from 0 to 1. Without a horizon the last one is 1.</param>
    /// <param name="y">What was observed; infinity when it lies beyond the horizon.</param>
    /// <param name="horizon">Where the integral ends.</param>
    public static double OfLines(ReadOnlySpan<double> points, ReadOnlySpan<double> probabilities, double y, double horizon = double.PositiveInfinity)
    {
        if (points.Length == 0 || points.Length != probabilities.Length)
            throw new ArgumentException($"Got {probabilities.Length} probabilities for {points.Length} points.", nameof(probabilities));
        if (double.IsInfinity(horizon) && probabilities[^1] < 1)
            throw new ArgumentException("Without a horizon the last probability must be 1.", nameof(probabilities));
        double sum = Piece(double.Min(y, points[0]), points[0], 0, 0, y, horizon);
        for (int k = 0; k + 1 < points.Length; k++)
            sum += Piece(points[k], points[k + 1], probabilities[k], probabilities[k + 1], y, horizon);
        double last = points[^1], beyond = double.IsInfinity(horizon) ? Math.Max(last, y) : Math.Max(last, horizon);
        return sum + Piece(last, beyond, probabilities[^1], probabilities[^1], y, horizon);
    }

    /// <summary>CRPS of a normal distribution, σ(z(2Φ(z) - 1) + 2φ(z) - 1/√π) with z = (y - μ)/σ; with a horizon the integral up to there. Source: [GneitingRaftery2007].</summary>
    /// <param name="mean">μ.</param>
    /// <param name="standardDeviation">σ, above 0.</param>
    /// <param name="y">What was observed; infinity when it lies beyond the horizon.</param>
    /// <param name="horizon">Where the integral ends.</param>
    public static double OfNormal(double mean, double standardDeviation, double y, double horizon = double.PositiveInfinity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(standardDeviation);
        double seen = (Math.Min(y, horizon) - mean) / standardDeviation, end = (horizon - mean) / standardDeviation;
        // Up to the observation F² is integrated; from there to the end (1 - F)², which is F² mirrored.
        return standardDeviation * (y > horizon ? Squared(end) : Squared(seen) + Squared(-seen) - Squared(-end));
    }

    // ∫ of Φ² from minus infinity to z: zΦ² + 2φΦ - Φ(z√2)/√π, as differentiating shows.
    private static double Squared(double z)
    {
        if (double.IsNegativeInfinity(z))
            return 0;
        double phi = NormalDistribution.Density(z), whole = NormalDistribution.Cumulative(z);
        return z * whole * whole + 2 * phi * whole - NormalDistribution.Cumulative(z * Math.Sqrt(2)) / Math.Sqrt(Math.PI);
    }

    // The part of the integral between two points joined by a straight line; the observation may stand in between.
    private static double Piece(double from, double to, double low, double high, double y, double horizon)
    {
        double end = Math.Min(to, horizon);
        if (!(end > from))
            return 0;
        double At(double x) => to > from && !double.IsInfinity(to) ? low + (high - low) * (x - from) / (to - from) : low;
        double split = y > horizon ? end : Math.Clamp(y, from, end);
        return Cube(split - from, At(from), At(split)) + Cube(end - split, At(split) - 1, At(end) - 1);
    }

    // ∫ of the square of a straight line that goes from a to b over a width.
    private static double Cube(double width, double a, double b) => width / 3 * (a * a + a * b + b * b);
}
