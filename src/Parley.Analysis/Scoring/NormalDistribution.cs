namespace Parley.Analysis.Scoring;

/// <summary>The standard normal distribution, to about the last digit of a double.</summary>
internal static class NormalDistribution
{
    /// <summary>The density φ(z).</summary>
    public static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The probability of a value up to z, Φ(z).</summary>
    public static double Cumulative(double z)
    {
        if (double.IsInfinity(z))
            return z > 0 ? 1 : 0;
        double tail = Tail(Math.Abs(z) / Math.Sqrt(2)) / 2;
        return z > 0 ? 1 - tail : tail;
    }

    // erfc(x) for x >= 0: below 1.5 from the series of erf with positive terms only, above from the continued fraction.
    private static double Tail(double x)
    {
        if (x < 1.5)
        {
            double term = x, sum = x;
            for (int n = 1; term > sum * 1e-18; n++)
            {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }
            return 1 - 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
        }
        double fraction = x;
        for (int n = 200; n > 0; n--)
            fraction = x + n / 2.0 / fraction;
        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction);
    }
}
