using Parley.Bargaining;

namespace Parley.Analysis.Bargaining;

/// <summary>Who can block what on one issue: the core, the points that can replace the reference point, and what an agenda setter would propose.</summary>
/// <remarks>Preferences are single-peaked and symmetric: nearer is better. Points are on the scale of the issue.</remarks>
public static class VetoPlayers
{
    // Weights that are to reach a quota exactly may miss it by rounding.
    private const double Slack = 1e-9;

    /// <summary>The points nobody can replace: from the pivot on one side to the pivot on the other; under unanimity the whole stretch of positions. Source: [Tsebelis2002].</summary>
    /// <param name="positions">One per actor.</param>
    /// <param name="weights">One per actor, above 0.</param>
    /// <param name="quota">The share of the weight that decides, above a half, at most 1 for unanimity.</param>
    public static (double Low, double High) Core(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights, double quota)
    {
        double up = Pivot(positions, weights, quota, upward: true), down = Pivot(positions, weights, quota, upward: false);
        return (Math.Min(up, down), Math.Max(up, down));
    }

    /// <summary>The points that enough weight likes at least as much as the reference point: the win-set, which always holds that point itself.</summary>
    public static (double Low, double High) WinSet(IssueScale scale, ReadOnlySpan<double> positions, ReadOnlySpan<double> weights, double quota, double reference)
    {
        ArgumentNullException.ThrowIfNull(scale);
        // To the right of the reference point everybody counts whose position lies beyond the middle of the way.
        double right = Pivot(positions, weights, quota, upward: true), left = Pivot(positions, weights, quota, upward: false);
        return (Math.Max(scale.Low, Math.Min(reference, 2 * left - reference)), Math.Min(scale.High, Math.Max(reference, 2 * right - reference)));
    }

    /// <summary>What somebody proposes who alone may propose, and needs enough weight to prefer it to the reference point. Source: [RomerRosenthal1978].</summary>
    public static double AgendaSetter(IssueScale scale, ReadOnlySpan<double> positions, ReadOnlySpan<double> weights, double quota, double reference, double setter)
    {
        (double low, double high) = WinSet(scale, positions, weights, quota, reference);
        return Math.Clamp(setter, low, high);
    }

    // Counted from the far end, the position at which the quota is full: everybody from there on would follow a small move that way.
    private static double Pivot(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights, double quota, bool upward)
    {
        if (positions.IsEmpty || positions.Length != weights.Length)
            throw new ArgumentException($"Got {positions.Length} positions and {weights.Length} weights.", nameof(weights));
        if (!(quota > 0.5 && quota <= 1))
            throw new ArgumentOutOfRangeException(nameof(quota), quota, "A quota lies above a half and is at most 1.");
        double[] x = positions.ToArray(), w = weights.ToArray();
        Array.Sort(x, w);
        if (upward)
        {
            Array.Reverse(x);
            Array.Reverse(w);
        }
        double needed = quota * w.Sum() * (1 - Slack), sum = 0;
        for (int i = 0; i < x.Length; i++)
            if ((sum += w[i]) >= needed)
                return x[i];
        return x[^1];
    }
}
