namespace Parley.Analysis.Bargaining.Simulation;

/// <summary>The beta distribution on 0 to 1, for shapes from 1 to 5 as PERT needs them.</summary>
internal sealed class BetaDistribution
{
    private const int Cells = 512;

    // Gauss-Legendre with four points is exact to rounding on cells so narrow for densities as smooth as these.
    private static readonly double[] Nodes = [0.3399810435848563, 0.8611363115940526], Weights = [0.6521451548625461, 0.3478548451374538];

    private readonly double a, b;
    private readonly double[] below = new double[Cells + 1];

    /// <summary>Shapes of the density x^(a - 1) (1 - x)^(b - 1), both at least 1.</summary>
    public BetaDistribution(double a, double b)
    {
        (this.a, this.b) = (a, b);
        for (int k = 0; k < Cells; k++)
            below[k + 1] = below[k] + Integral((double)k / Cells, (k + 1.0) / Cells);
    }

    /// <summary>The share of probability below a point.</summary>
    public double Below(double x)
    {
        int cell = Math.Clamp((int)(x * Cells), 0, Cells - 1);
        return x <= 0 ? 0 : x >= 1 ? 1 : (below[cell] + Integral((double)cell / Cells, x)) / below[Cells];
    }

    /// <summary>The point below which a share of probability lies, by Newton's steps and halving within its cell.</summary>
    public double Quantile(double level)
    {
        if (level is <= 0 or >= 1)
            return level;
        int at = Array.BinarySearch(below, level * below[Cells]), cell = Math.Min(at < 0 ? ~at - 1 : at, Cells - 1);
        double start = (double)cell / Cells, low = start, high = (cell + 1.0) / Cells, wanted = level * below[Cells] - below[cell];
        // Newton from where a straight line would put it; near the ends, where the density is next to 0, by halving instead.
        double x = low + (high - low) * wanted / (below[cell + 1] - below[cell]);
        for (int step = 0; step < 60; step++)
        {
            double miss = Integral(start, x) - wanted;
            if (Math.Abs(miss) <= 1e-13 * below[Cells])
                break;
            (low, high) = miss < 0 ? (x, high) : (low, x);
            double next = x - miss / Density(x);
            x = next > low && next < high ? next : (low + high) / 2;
        }
        return x;
    }

    private double Integral(double from, double to)
    {
        double half = (to - from) / 2, middle = from + half, sum = 0;
        for (int k = 0; k < Nodes.Length; k++)
            sum += Weights[k] * (Density(middle + Nodes[k] * half) + Density(middle - Nodes[k] * half));
        return sum * half;
    }

    private double Density(double x) => Math.Pow(x, a - 1) * Math.Pow(1 - x, b - 1);
}
