using Parley.Evidence;
using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Which way a sentence looks.</summary>
internal enum Tense
{
    Unknown,
    Past,
    Ahead,
}

/// <summary>Gives dates the days they mean, counted from the day on which the words were published.</summary>
internal static class DateResolver
{
    // Days within which a date of last or next month is close, and beyond which its twin a year off is far.
    private const int Close = 31, Far = 300;

    /// <summary>The days that a date may mean.</summary>
    /// <param name="raw">The date as written.</param>
    /// <param name="from">What it is counted from; null when that is not known.</param>
    /// <param name="neighbor">The last date before it in the text.</param>
    /// <param name="tense">Which way its sentence looks.</param>
    /// <returns>One reading when the rules decide, two when they do not, none when there is nothing to count from.</returns>
    public static ImmutableArray<PartialDate> Readings(RawDate raw, PartialDate? from, DateOnly? neighbor, Tense tense)
    {
        if (raw.IsComplete)
            return raw.Complete() is PartialDate complete ? [complete] : [];
        if (raw.FromNeighbor)
            return neighbor is DateOnly day && day.Year is > 2 and < 9997 ? Behind(raw, day) : [];
        if (from is not PartialDate anchor || anchor.First.Year is < 10 or > 9980)
            return [];
        if (raw.Unit is not null)
            return Counted(raw, anchor);
        if (raw.LooksAhead)
            tense = Tense.Ahead;
        if (raw.Season is (int first, int last))
            return [Nearest(anchor, year => RawDate.SeasonOf(year, first, last), raw.Direction, tense)];
        if (raw.Month is int month)
            return raw.Day is int d
                ? [Nearest(anchor, year => PartialDate.Day(new(year, month, Math.Min(d, DateTime.DaysInMonth(year, month)))), raw.Direction, tense)]
                : [Nearest(anchor, year => PartialDate.Month(year, month), raw.Direction, tense)];
        if (raw.Weekday is int weekday)
            return Weekdays(anchor, weekday, raw.Direction, tense);
        return raw.Day is int number ? Days(anchor, number, tense) : [];
    }

    private static ImmutableArray<PartialDate> Behind(RawDate raw, DateOnly day)
    {
        if (raw.Day is not int number)
            return [PartialDate.Day(day.AddDays(raw.Distance))];
        DateOnly next = day.AddDays(raw.Distance);
        for (int k = 0; k < 62; k++, next = next.AddDays(1))
            if (next.Day == number)
                return [PartialDate.Day(next)];
        return [];
    }

    private static ImmutableArray<PartialDate> Counted(RawDate raw, PartialDate anchor)
    {
        switch (raw.Unit)
        {
            case "day":
                return anchor.IsDay ? [PartialDate.Day(anchor.First.AddDays(raw.Distance))] : [new(anchor.First.AddDays(raw.Distance), anchor.Last.AddDays(raw.Distance))];
            case "week":
                DateOnly monday = anchor.First.AddDays(-(((int)anchor.First.DayOfWeek + 6) % 7) + 7 * raw.Distance);
                return [new(monday, monday.AddDays(6))];
            case "month":
                DateOnly month = new DateOnly(anchor.First.Year, anchor.First.Month, 1).AddMonths(raw.Distance);
                return raw.Day is int day
                    ? day <= DateTime.DaysInMonth(month.Year, month.Month) ? [PartialDate.Day(new(month.Year, month.Month, day))] : []
                    : [PartialDate.Month(month.Year, month.Month)];
            default:
                int year = anchor.First.Year + raw.Distance;
                if (raw.Season is (int first, int last))
                    return [RawDate.SeasonOf(year, first, last)];
                return raw.Month is not int m ? [PartialDate.Year(year)]
                    : raw.Day is not int d ? [PartialDate.Month(year, m)]
                    : d <= DateTime.DaysInMonth(year, m) ? [PartialDate.Day(new(year, m, d))] : [];
        }
    }

    // The same month comes every year: the last one, the next one, or the one that is nearer.
    private static PartialDate Nearest(PartialDate anchor, Func<int, PartialDate> inYear, int? direction, Tense tense)
    {
        int year = anchor.First.Year;
        PartialDate before = inYear(year), same = before, after = before;
        if (direction is -1)
        {
            while (before.Last >= anchor.First)
                before = inYear(--year);
            return before;
        }
        if (direction is 1)
        {
            while (after.First <= anchor.Last)
                after = inYear(++year);
            return after;
        }
        if (direction is 0)
            return same;
        while (before.First > anchor.Last)
            before = inYear(--year);
        while (after.Last < anchor.First)
            after = inYear(after.First.Year + 1);
        // A month comes round in twelve; one just past is meant even where the sentence looks ahead, and the other way round.
        int since = anchor.First.DayNumber - before.Last.DayNumber, until = after.First.DayNumber - anchor.Last.DayNumber;
        if (Math.Min(since, until) <= Close && Math.Max(since, until) >= Far)
            return since <= until ? before : after;
        return tense switch
        {
            Tense.Past => before,
            Tense.Ahead => after,
            _ => anchor.First.DayNumber - before.Last.DayNumber <= after.First.DayNumber - anchor.Last.DayNumber ? before : after,
        };
    }

    private static ImmutableArray<PartialDate> Weekdays(PartialDate anchor, int weekday, int? direction, Tense tense)
    {
        DateOnly last = anchor.Last, next = anchor.First;
        if (direction == -1)
            last = last.AddDays(-1);
        if (direction == 1)
            next = next.AddDays(1);
        while (((int)last.DayOfWeek + 6) % 7 + 1 != weekday)
            last = last.AddDays(-1);
        while (((int)next.DayOfWeek + 6) % 7 + 1 != weekday)
            next = next.AddDays(1);
        PartialDate before = PartialDate.Day(last), after = PartialDate.Day(next);
        if (direction is -1 || tense == Tense.Past || last == next)
            return [before];
        return direction is 1 || tense == Tense.Ahead ? [after] : [before, after];
    }

    private static ImmutableArray<PartialDate> Days(PartialDate anchor, int day, Tense tense)
    {
        DateOnly last = anchor.Last, next = anchor.First;
        for (int k = 0; k < 62 && last.Day != day; k++)
            last = last.AddDays(-1);
        for (int k = 0; k < 62 && next.Day != day; k++)
            next = next.AddDays(1);
        if (last.Day != day || next.Day != day)
            return [];
        if (tense == Tense.Past || last == next)
            return [PartialDate.Day(last)];
        return tense == Tense.Ahead ? [PartialDate.Day(next)] : [PartialDate.Day(last), PartialDate.Day(next)];
    }
}
