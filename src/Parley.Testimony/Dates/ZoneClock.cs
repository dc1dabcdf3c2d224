using NodaTime;
using NodaTime.TimeZones;

namespace Parley.Analysis.Testimony;

/// <summary>Compares times of day in two zones by the time-zone database.</summary>
internal static class ZoneClock
{
    /// <summary>Whether the database knows a zone.</summary>
    public static bool Knows(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    /// <summary>What the clock of another zone shows; null when the zone is not known.</summary>
    public static DateTime? Convert(DateOnly date, TimeOnly time, string from, string to)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(from) is not DateTimeZone here || DateTimeZoneProviders.Tzdb.GetZoneOrNull(to) is not DateTimeZone there || date.Year is < 2 or > 9997)
            return null;
        LocalDateTime local = new(date.Year, date.Month, date.Day, time.Hour, time.Minute);
        // An hour that does not exist, or twice, when clocks change: the later reading, as people who read a timetable take it.
        ZonedDateTime moment = here.ResolveLocal(local, Resolvers.LenientResolver);
        return moment.WithZone(there).LocalDateTime.ToDateTimeUnspecified();
    }

    /// <summary>The difference between two zones on a day, in minutes: how far the second is ahead of the first.</summary>
    public static int? Ahead(DateOnly date, string from, string to) =>
        Convert(date, new(12, 0), from, to) is DateTime other ? (int)(other - date.ToDateTime(new(12, 0))).TotalMinutes : null;
}
