namespace Parley.Analysis.Scoring;

/// <summary>Scores of forecasts exactly as published. Slow, obvious, and the judge of every fast form.</summary>
/// <remarks>
/// q is a forecast, one probability per answer, and o the outcome: 1 for the answer that came about and 0 for the others, or shares of
/// several. Every score but <see cref="Log"/> and <see cref="Spherical"/> is a loss: lower is better. All of them are proper: nobody
/// expects a better score from foretelling anything else than what they believe [GneitingRaftery2007].
/// </remarks>
public static class ScoringDefinitions
{
    /// <summary>Brier score of a binary forecast, (p - y)². From 0 to 1. Source: [Brier1950], halved as is usual for two answers.</summary>
    /// <param name="p">Probability of the event.</param>
    /// <param name="y">1 when it happened, 0 when not.</param>
    public static double BrierBinary(double p, double y) => (p - y) * (p - y);

    /// <summary>Brier score over all answers, Σ (qₖ - oₖ)². From 0 to 2; for two answers twice the binary form. Source: [Brier1950].</summary>
    public static double Brier(ReadOnlySpan<double> q, ReadOnlySpan<double> o)
    {
        Check(q, o);
        double sum = 0;
        for (int k = 0; k < q.Length; k++)
            sum += (q[k] - o[k]) * (q[k] - o[k]);
        return sum;
    }

    /// <summary>Ranked probability score, Σ over k &lt; K of (Qₖ - Oₖ)² with Q and O summed up from the first answer. From 0 to K - 1. Source: [Epstein1969].</summary>
    public static double RankedProbability(ReadOnlySpan<double> q, ReadOnlySpan<double> o)
    {
        Check(q, o);
        double sum = 0;
        for (int k = 0; k + 1 < q.Length; k++)
        {
            double upToForecast = 0, upToOutcome = 0;
            for (int j = 0; j <= k; j++)
                (upToForecast, upToOutcome) = (upToForecast + q[j], upToOutcome + o[j]);
            sum += (upToForecast - upToOutcome) * (upToForecast - upToOutcome);
        }
        return sum;
    }

    /// <summary>The ranked probability score divided by K - 1, so that numbers of answers can be compared. From 0 to 1. Source: [Epstein1969].</summary>
    public static double RankedProbabilityNormalized(ReadOnlySpan<double> q, ReadOnlySpan<double> o) => RankedProbability(q, o) / (q.Length - 1);

    /// <summary>Logarithmic score, Σ oₖ ln qₖ: the logarithm of the probability given to what happened. At most 0, higher is better; minus infinity where 0 was given. Source: [Good1952].</summary>
    public static double Log(ReadOnlySpan<double> q, ReadOnlySpan<double> o)
    {
        Check(q, o);
        double sum = 0;
        for (int k = 0; k < q.Length; k++)
            if (o[k] > 0)
                sum += o[k] * Math.Log(q[k]);
        return sum;
    }

    /// <summary>Spherical score, Σ oₖ qₖ / ‖q‖. From 0 to 1, higher is better. Source: [GneitingRaftery2007].</summary>
    public static double Spherical(ReadOnlySpan<double> q, ReadOnlySpan<double> o)
    {
        Check(q, o);
        double inner = 0, norm = 0;
        for (int k = 0; k < q.Length; k++)
            (inner, norm) = (inner + o[k] * q[k], norm + q[k] * q[k]);
        return inner / Math.Sqrt(norm);
    }

    /// <summary>Continuous ranked probability score, ∫ (F(x) - 1{y ≤ x})² dx, by the midpoint rule. Source: [MathesonWinkler1976].</summary>
    /// <param name="cumulative">F.</param>
    /// <param name="y">What was observed.</param>
    /// <param name="low">Where the integral begins; F must be 0 below.</param>
    /// <param name="high">Where it ends; F must be 1 above, unless values beyond are not told apart.</param>
    /// <param name="steps">How many steps.</param>
    /// <remarks>With an upper end below the largest values this is the threshold-weighted form, which is proper too [GneitingRanjan2011].</remarks>
    public static double Crps(Func<double, double> cumulative, double y, double low, double high, int steps)
    {
        ArgumentNullException.ThrowIfNull(cumulative);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        double width = (high - low) / steps, sum = 0;
        for (int k = 0; k < steps; k++)
        {
            double x = low + (k + 0.5) * width, gap = cumulative(x) - (y <= x ? 1 : 0);
            sum += gap * gap * width;
        }
        return sum;
    }

    /// <summary>The same for an ensemble in its energy form, Σ wᵢ|xᵢ - y| - ½ Σ Σ wᵢwⱼ|xᵢ - xⱼ|, weights summing to 1. Source: [GneitingRaftery2007].</summary>
    /// <param name="x">The members.</param>
    /// <param name="w">One weight each, of any sum; empty means equal weights.</param>
    /// <param name="y">What was observed.</param>
    public static double CrpsOfEnsemble(ReadOnlySpan<double> x, ReadOnlySpan<double> w, double y)
    {
        double[] weights = Weights(x.Length, w);
        double distance = 0, spread = 0;
        for (int i = 0; i < x.Length; i++)
        {
            distance += weights[i] * Math.Abs(x[i] - y);
            for (int j = 0; j < x.Length; j++)
                spread += weights[i] * weights[j] * Math.Abs(x[i] - x[j]);
        }
        return distance - spread / 2;
    }

    /// <summary>The fair form for members drawn at random from the forecast: the spread is divided by m(m - 1) instead of m². Source: [Ferro2014].</summary>
    public static double CrpsOfEnsembleFair(ReadOnlySpan<double> x, double y)
    {
        if (x.Length < 2)
            throw new ArgumentException($"The fair form needs two members or more, not {x.Length}.", nameof(x));
        double distance = 0, spread = 0;
        for (int i = 0; i < x.Length; i++)
        {
            distance += Math.Abs(x[i] - y);
            for (int j = 0; j < x.Length; j++)
                spread += Math.Abs(x[i] - x[j]);
        }
        return distance / x.Length - spread / (2.0 * x.Length * (x.Length - 1));
    }

    /// <summary>Energy score, the same for vectors: Σ‖xᵢ - y‖/m - ½ Σ Σ‖xᵢ - xⱼ‖/m². Source: [GneitingRaftery2007].</summary>
    public static double EnergyScore(IReadOnlyList<double[]> x, double[] y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        double distance = 0, spread = 0;
        foreach (double[] one in x)
        {
            distance += Distance(one, y);
            foreach (double[] other in x)
                spread += Distance(one, other);
        }
        return distance / x.Count - spread / (2.0 * x.Count * x.Count);
    }

    /// <summary>Quantile or pinball score, (1{y &lt; q} - τ)(q - y). From 0, lower is better. Source: [KoenkerBassett1978].</summary>
    /// <param name="quantile">The value foretold for the level.</param>
    /// <param name="level">τ, above 0 and below 1.</param>
    /// <param name="y">What was observed.</param>
    public static double Pinball(double quantile, double level, double y) => ((y < quantile ? 1 : 0) - level) * (quantile - y);

    /// <summary>Interval score of a central interval: its width, and 2/α times the distance by which it was missed. Source: [GneitingRaftery2007].</summary>
    /// <param name="lower">The α/2 quantile.</param>
    /// <param name="upper">The 1 - α/2 quantile.</param>
    /// <param name="alpha">The probability left outside, above 0 and below 1.</param>
    /// <param name="y">What was observed.</param>
    public static double Interval(double lower, double upper, double alpha, double y) =>
        upper - lower + (y < lower ? 2 / alpha * (lower - y) : 0) + (y > upper ? 2 / alpha * (y - upper) : 0);

    /// <summary>Weighted interval score, (½|y - m| + Σ (αₖ/2) ISₖ) / (K + ½), for a median and K central intervals. Source: [BracherRayGneitingReich2021].</summary>
    public static double WeightedInterval(double median, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> alpha, double y)
    {
        if (lower.Length != upper.Length || lower.Length != alpha.Length)
            throw new ArgumentException($"Got {lower.Length} lower ends, {upper.Length} upper ends and {alpha.Length} levels.", nameof(lower));
        double sum = Math.Abs(y - median) / 2;
        for (int k = 0; k < alpha.Length; k++)
            sum += alpha[k] / 2 * Interval(lower[k], upper[k], alpha[k], y);
        return sum / (alpha.Length + 0.5);
    }

    private static double[] Weights(int members, ReadOnlySpan<double> w)
    {
        if (members == 0 || (w.Length != 0 && w.Length != members))
            throw new ArgumentException($"Got {w.Length} weights for {members} members; none or one each was expected, and at least one member.", nameof(w));
        double[] weights = new double[members];
        double sum = 0;
        foreach (double one in w)
            sum += one;
        for (int i = 0; i < members; i++)
            weights[i] = w.Length == 0 ? 1.0 / members : w[i] / sum;
        return weights;
    }

    private static double Distance(double[] a, double[] b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException($"Got vectors of {a.Length} and {b.Length} numbers.", nameof(b));
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        return Math.Sqrt(sum);
    }

    private static void Check(ReadOnlySpan<double> q, ReadOnlySpan<double> o)
    {
        if (q.Length != o.Length || q.Length < 2)
            throw new ArgumentException($"Got {q.Length} probabilities for {o.Length} answers; two or more were expected, one for each answer.", nameof(q));
    }
}
