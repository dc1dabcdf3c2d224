namespace Parley.Analysis.Bargaining.Simulation;

/// <summary>The beta distribution on 0 to 1, for shapes from 1 to 5 as PERT needs them.</summary>
internal static class BetaDistribution
{
    // Gauss-Legendre with 16 points on each of 8 stretches is exact to rounding for densities as smooth as these.
    private const int Stretches = 8;

    private static readonly double[] Nodes =
    [
        0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438, 0.7554044083550030, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499,
    ];

    private static readonly double[] Weights =
    [
        0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767, 0.1246289712555339, 0.0951585116824928, 0.0622535239386479, 0.0271524594117541,
    ];

    /// <summary>The share of probability below a point.</summary>
    public static double Below(double a, double b, double x)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        double below = Integral(a, b, 0, x), above = Integral(a, b, x, 1);
        return below / (below + above);
    }

    /// <summary>The point below which a share of probability lies, by halving.</summary>
    public static double Quantile(double a, double b, double level)
    {
        double low = 0, high = 1;
        if (level is <= 0 or >= 1)
            return level;
        for (int step = 0; step < 60; step++)
        {
            double middle = (low + high) / 2;
            if (Below(a, b, middle) < level)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    private static double Integral(double a, double b, double from, double to)
    {
        double sum = 0, width = (to - from) / Stretches;
        for (int s = 0; s < Stretches; s++)
        {
            double middle = from + (s + 0.5) * width;
            for (int k = 0; k < Nodes.Length; k++)
                sum += Weights[k] * (Density(middle + Nodes[k] * width / 2) + Density(middle - Nodes[k] * width / 2));
        }
        return sum * width / 2;

        double Density(double x) => Math.Pow(x, a - 1) * Math.Pow(1 - x, b - 1);
    }
}
