namespace Parley.Analysis.Power;

/// <summary>How uneven shares are: the index of concentration and the effective number of poles, exactly as published.</summary>
/// <remarks>CON² = (1/ENP − 1/N) / (1 − 1/N), so the two never disagree about a direction as long as N stays; they are one index in two units, not two.</remarks>
public static class Concentration
{
    /// <summary>Amounts as shares that sum to 1.</summary>
    /// <param name="amounts">Not negative, at least one above 0.</param>
    public static double[] Shares(IReadOnlyCollection<double> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        // Divided by the greatest first, so that no sum overflows.
        double most = amounts.DefaultIfEmpty().Max();
        if (!(most > 0) || !double.IsFinite(most) || amounts.Any(a => !(a >= 0)))
            throw new ArgumentException("Amounts are finite and not negative, and one is above 0.", nameof(amounts));
        double sum = amounts.Sum(a => a / most);
        return [.. amounts.Select(a => a / most / sum)];
    }

    /// <summary>CON = √((Σs² − 1/N) / (1 − 1/N)): 0 for equal shares, 1 for all in one hand. Source: [SingerBremerStuckey1972], [RaySinger1973].</summary>
    /// <param name="shares">N of them, at least 2, summing to 1.</param>
    public static double Con(IReadOnlyCollection<double> shares)
    {
        Check(shares, 2);
        double even = 1.0 / shares.Count;
        return Math.Sqrt(Math.Clamp((shares.Sum(s => s * s) - even) / (1 - even), 0, 1));
    }

    /// <summary>ENP = 1 / Σs²: how many equal poles would be as uneven. Source: [LaaksoTaagepera1979].</summary>
    /// <param name="shares">At least 1, summing to 1.</param>
    public static double Poles(IReadOnlyCollection<double> shares)
    {
        Check(shares, 1);
        return 1 / shares.Sum(s => s * s);
    }

    private static void Check(IReadOnlyCollection<double> shares, int least)
    {
        ArgumentNullException.ThrowIfNull(shares);
        if (shares.Count < least || shares.Any(s => !(s >= 0)) || Math.Abs(shares.Sum() - 1) > 1e-9)
            throw new ArgumentException($"Shares are at least {least}, not negative, and sum to 1.", nameof(shares));
    }
}
