using System.Collections.Immutable;
using System.Globalization;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>TIM: the date of publication, relative dates, and the arithmetic between times in two zones.</summary>
internal sealed class TimeRules
{
    private const int MostApart = 60;

    /// <summary>The times of the text with the zones and days they mean.</summary>
    public List<(Stretch At, TimeMention Mention)> Times { get; } = [];

    public static TimeRules Apply(Material material, FindingList findings)
    {
        TimeRules rules = new();
        if (material.PublicationLine is (DateOnly day, Stretch at))
            findings.Add(FindingCodes.Publication, at, $"{day:yyyy-MM-dd}", material.Study.Published is DateOnly other && other != day ? $"{other:yyyy-MM-dd}" : "");
        foreach (DateItem date in material.Dates)
            if (!date.Raw.IsComplete)
                findings.Add(FindingCodes.RelativeDate, date.At, date.Anchor.ToString().ToLowerInvariant(), string.Join(" ", date.Readings));
        rules.Resolve(material);
        rules.Compare(material, findings);
        return rules;
    }

    // "Local time" keeps the zone that was named with it; a time without a date keeps the date of the last one in its zone.
    private void Resolve(Material material)
    {
        ImmutableArray<string> local = [];
        Dictionary<string, DateOnly> lastDate = [];
        int paragraph = -1;
        Dictionary<RawDate, DateItem> dates = [];
        foreach (DateItem item in material.Dates)
            dates.TryAdd(item.Raw, item);
        foreach (RawTime raw in material.RawTimes)
        {
            int here = material.ParagraphAt(raw.At.Start);
            if (here != paragraph)
                lastDate.Clear();
            paragraph = here;
            ImmutableArray<string> zones = raw.Zone == "local" ? raw.LocalZone is string named ? local = [.. named.Split('|')] : local : [.. raw.Zone.Split('|')];
            string key = string.Join('|', zones);
            DateOnly? date = raw.Date >= 0 && dates.TryGetValue(material.Dates[raw.Date].Raw, out DateItem? item) && item.Meaning is { IsDay: true } day ? day.First : null;
            if (date is null && raw.Date < 0 && zones.Length > 0 && lastDate.TryGetValue(key, out DateOnly before))
                date = before;
            if (date is DateOnly known && zones.Length > 0)
                lastDate[key] = known;
            Times.Add((raw.At, new(material.Span(raw.At), raw.Time, zones, date)));
        }
    }

    private void Compare(Material material, FindingList findings)
    {
        for (int k = 1; k < Times.Count; k++)
        {
            (Stretch firstAt, TimeMention first) = Times[k - 1];
            (Stretch secondAt, TimeMention second) = Times[k];
            if (secondAt.Start - firstAt.End > MostApart || first.Zones.Length == 0 || second.Zones.Length == 0 || first.Zones.SequenceEqual(second.Zones)
                || material.SentenceAt(firstAt.Start) != material.SentenceAt(secondAt.Start))
                continue;
            // Where only one has a date, the day may differ by one; the hands of the clock are what can be compared.
            DateOnly day = first.Date ?? second.Date ?? material.Published ?? new DateOnly(2000, 1, 1);
            (string From, string To, DateTime Shows)? fitting = null, any = null;
            foreach (string from in first.Zones)
                foreach (string to in second.Zones)
                    if (ZoneClock.Convert(day, first.Time, from, to) is DateTime shows)
                    {
                        any ??= (from, to, shows);
                        bool sameClock = TimeOnly.FromDateTime(shows) == second.Time;
                        bool sameDay = first.Date is null || second.Date is null || DateOnly.FromDateTime(shows) == second.Date;
                        if (sameClock && sameDay)
                            fitting ??= (from, to, shows);
                    }
            if (any is null)
                continue;
            (string f, string t, DateTime there) = fitting ?? any.Value;
            findings.Add(
                fitting is not null ? FindingCodes.ZonesAgree : FindingCodes.ZonesDisagree, secondAt, [firstAt],
                f, t, there.ToString(first.Date is null ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                Hours(ZoneClock.Ahead(day, f, t) ?? 0));
        }
    }

    private static string Hours(int minutes) =>
        (minutes % 60 == 0 ? $"{minutes / 60}" : $"{minutes / 60.0:0.##}").Replace("-", "−", StringComparison.Ordinal);
}
