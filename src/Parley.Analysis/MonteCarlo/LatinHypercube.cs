namespace Parley.Analysis.MonteCarlo;

/// <summary>Points that cover every axis evenly: of n points, one lies in each n-th part of every axis. Source: [McKayBeckmanConover1979].</summary>
public static class LatinHypercube
{
    /// <summary>Draws one set of points.</summary>
    /// <param name="stream">Where randomness comes from.</param>
    /// <param name="points">How many points, n.</param>
    /// <param name="axes">How many axes.</param>
    /// <param name="unit">Axes × points; each number from 0 up to, not including, 1.</param>
    public static void Fill(RandomStream stream, int points, int axes, Span<double> unit)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        if (unit.Length != points * axes)
            throw new ArgumentException($"Got room for {unit.Length} numbers; {axes} axes of {points} points need {points * axes}.", nameof(unit));
        for (int axis = 0; axis < axes; axis++)
        {
            Span<double> row = unit.Slice(axis * points, points);
            for (int k = 0; k < points; k++)
                row[k] = k;
            stream.Shuffle(row);
            for (int k = 0; k < points; k++)
                row[k] = Math.Min((row[k] + stream.NextUnit()) / points, BelowOne);
        }
    }

    private static readonly double BelowOne = Math.BitDecrement(1.0);
}
