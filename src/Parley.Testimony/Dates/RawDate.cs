using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>A date as its words give it, before it is counted from anything.</summary>
internal sealed class RawDate
{
    public required Stretch At { get; init; }

    public int? Year { get; init; }

    public int? Month { get; init; }

    public int? Day { get; init; }

    /// <summary>From 1 for Monday.</summary>
    public int? Weekday { get; init; }

    /// <summary>First and last month of a season.</summary>
    public (int From, int To)? Season { get; init; }

    /// <summary>What is counted: day, week, month or year; null when nothing is.</summary>
    public string? Unit { get; init; }

    /// <summary>How far it is counted.</summary>
    public int Distance { get; init; }

    /// <summary>Whether it is counted from a date before it in the text ("the next day"); <see cref="Distance"/> is 0 or 1 then.</summary>
    public bool FromNeighbor { get; init; }

    /// <summary>-1 for "last", 1 for "next" before a month or weekday, 0 for "this"; null without such a word.</summary>
    public int? Direction { get; init; }

    /// <summary>Whether the words themselves look ahead, as "until May" does.</summary>
    public bool LooksAhead { get; init; }

    /// <summary>The same date without its last character.</summary>
    public RawDate Shortened() => new()
    {
        At = new(At.Start, At.End - 1), Year = Year, Month = Month, Day = Day, Weekday = Weekday, Season = Season, Unit = Unit, Distance = Distance, FromNeighbor = FromNeighbor, Direction = Direction, LooksAhead = LooksAhead,
    };

    public bool IsComplete => Year is not null && Unit is null;

    /// <summary>The days of a date that gives its year.</summary>
    public PartialDate? Complete()
    {
        if (Year is not int year || year is < 1 or > 9998)
            return null;
        if (Season is (int from, int to))
            return SeasonOf(year, from, to);
        if (Month is not int month)
            return PartialDate.Year(year);
        return Day is not int day ? PartialDate.Month(year, month) : day <= DateTime.DaysInMonth(year, month) ? PartialDate.Day(new(year, month, day)) : null;
    }

    internal static PartialDate SeasonOf(int year, int from, int to) =>
        from <= to ? new(new(year, from, 1), new(year, to, DateTime.DaysInMonth(year, to))) : new(new(year, from, 1), new(year + 1, to, DateTime.DaysInMonth(year + 1, to)));
}
