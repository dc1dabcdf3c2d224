using System.Collections.Immutable;

namespace Parley.Power;

/// <summary>How even or uneven the shares of a group of states are, year by year, by one index.</summary>
/// <param name="Index">What the shares are shares of, with its basis.</param>
/// <param name="Group">Who counts: all states, or the name of a group.</param>
public sealed record PolaritySeries(string Index, string Group)
{
    /// <summary>One per year, rising.</summary>
    public required ImmutableArray<PolarityPoint> Points { get; init; }

    /// <summary>Whether the table gave these numbers and they were not worked out here.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Index and group in one.</summary>
    public string Title => Group.Length == 0 ? Index : $"{Index} among {Group}";

    /// <summary>The point of a year; null where there is none.</summary>
    public PolarityPoint? At(int year) => Points.FirstOrDefault(p => p.Year == year);
}

/// <summary>Concentration of shares in one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="States">How many states have a share; at least 2.</param>
/// <param name="Concentration">CON, 0 for equal shares to 1 for all in one hand.</param>
/// <param name="Poles">The effective number of poles, 1 to <paramref name="States"/>.</param>
/// <param name="SumOfShares">What the shares summed to before they were made to sum to 1; NaN where nobody says.</param>
public sealed record PolarityPoint(int Year, int States, double Concentration, double Poles, double SumOfShares);
