using System.Globalization;

namespace Parley.Evidence;

/// <summary>A day, or a month, a year or another stretch in which it lies; in ISO 8601 1962, 1962-10 or 1962-10-22.</summary>
/// <param name="First">The first day it can mean.</param>
/// <param name="Last">The last day it can mean.</param>
public readonly record struct PartialDate(DateOnly First, DateOnly Last)
{
    /// <summary>Reads a date; null when it is none.</summary>
    public static PartialDate? Parse(string? text)
    {
        if (text is null)
            return null;
        if (Exact("yyyy-MM-dd") is DateOnly day)
            return new(day, day);
        if (Exact("yyyy-MM") is DateOnly month)
            return new(month, month.AddDays(DateTime.DaysInMonth(month.Year, month.Month) - 1));
        return Exact("yyyy") is DateOnly year ? new(year, new(year.Year, 12, 31)) : null;

        DateOnly? Exact(string format) => DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
    }

    /// <summary>One day.</summary>
    public static PartialDate Day(DateOnly day) => new(day, day);

    /// <summary>A month.</summary>
    public static PartialDate Month(int year, int month) => new(new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>A year.</summary>
    public static PartialDate Year(int year) => new(new(year, 1, 1), new(year, 12, 31));

    /// <summary>Whether it is one day.</summary>
    public bool IsDay => First == Last;

    /// <summary>The shortest ISO 8601 form: a day, a month, a year, or the first and the last day parted by a slash.</summary>
    public override string ToString() =>
        IsDay ? $"{First:yyyy-MM-dd}"
        : this == Year(First.Year) ? $"{First:yyyy}"
        : this == Month(First.Year, First.Month) ? $"{First:yyyy-MM}"
        : $"{First:yyyy-MM-dd}/{Last:yyyy-MM-dd}";

    /// <summary>Whether every day it can mean is later than every day the other can mean.</summary>
    public bool IsAfter(PartialDate other) => First > other.Last;

    /// <summary>Whether some day it can mean is later than some day the other can mean.</summary>
    public bool MayBeAfter(PartialDate other) => Last > other.First;
}
