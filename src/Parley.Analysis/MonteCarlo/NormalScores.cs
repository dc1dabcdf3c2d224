namespace Parley.Analysis.MonteCarlo;

/// <summary>The standard normal distribution for making ranks depend on each other; good to six digits, which is more than ranks need.</summary>
internal static class NormalScores
{
    /// <summary>The probability below a score. Source: the rational form of the complementary error function in [PressTeukolskyVetterlingFlannery1992].</summary>
    public static double Below(double score)
    {
        double z = Math.Abs(score) / Math.Sqrt(2), t = 1 / (1 + 0.5 * z);
        double tail = t * Math.Exp(-z * z - 1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418 + t * (-0.18628806
            + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))))) / 2;
        return score > 0 ? 1 - tail : tail;
    }

    /// <summary>The score below which a probability lies, by halving.</summary>
    public static double Of(double level)
    {
        double low = -8, high = 8;
        for (int step = 0; step < 50; step++)
        {
            double middle = (low + high) / 2;
            if (Below(middle) < level)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }
}
