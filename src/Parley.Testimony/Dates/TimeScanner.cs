using System.Globalization;

namespace Parley.Analysis.Testimony;

/// <summary>Finds times of day that have a zone: 9 a.m. local time (AKDT) on the 20th, 日本時間の21日午前2時.</summary>
internal sealed class TimeScanner(string text, CueTables tables, IReadOnlyList<RawDate> dates)
{
    private const int Near = 14;

    /// <summary>Appends the times of text[start..end]; <paramref name="hits"/> are the cues there.</summary>
    public void Find(int start, int end, IEnumerable<CueHit> hits, List<RawTime> times)
    {
        int behind = start;
        foreach (CueHit zone in hits)
        {
            if (zone.Cue.Class != "zone" || zone.Start < behind || (times.Count > 0 && times[^1].LocalZone is not null && times[^1].At.End > zone.Start))
                continue;
            RawTime? time = Before(zone, start, behind, end) ?? Behind(zone, end);
            if (time is null || (times.Count > 0 && times[^1].At.End > time.At.Start))
                continue;
            times.Add(time);
            behind = time.At.End;
        }
    }

    // 9 a.m. local time (AKDT) on the 20th · 14:00 GMT · 10 p.m. in Osk · 6 a.m. (UTC+9)
    private RawTime? Before(CueHit zone, int start, int behind, int end)
    {
        int k = zone.Start;
        bool bracketed = k > start && text[k - 1] == '(' && zone.End < end && text[zone.End] == ')';
        if (bracketed)
            k--;
        while (k > start && char.IsWhiteSpace(text[k - 1]))
            k--;
        if (EnglishTimeEnding(k, start) is not (TimeOnly time, int from))
            return null;
        int stop = bracketed ? zone.End + 1 : zone.End;
        string? local = Bracketed(ref stop, end);
        int date = -1;
        // The date may stand in front (April 2 at 14:00 GMT) or behind (…, on 3 December).
        if (DateBehind(stop, end) is int next and >= 0)
            (date, stop) = (next, dates[next].At.End);
        else if (DateEnding(from, Math.Max(start, behind)) is int first and >= 0)
            (date, from) = (first, dates[first].At.Start);
        return new(new(from, stop), time, zone.Cue.Value, local, date);
    }

    // 日本時間の21日午前2時, 現地時間(AKDT)の20日午後3時
    private RawTime? Behind(CueHit zone, int end)
    {
        if (zone.Cue.Language == "en")
            return null;
        int k = zone.End;
        string? local = Bracketed(ref k, end);
        if (k < end && text[k] is 'の' or '、' or ' ' or '\u3000')
            k++;
        int date = DateAt(k);
        if (date >= 0)
        {
            k = dates[date].At.End;
            if (k < end && text[k] is '(' or '（' && k + 2 < end && text[k + 2] is ')' or '）')
                k += 3;             // (火)
            if (k < end && text[k] is 'の' or '、' or ' ')
                k++;
        }
        return JapaneseTime(k, end) is (TimeOnly time, int stop) ? new(new(zone.Start, stop), time, zone.Cue.Value, local, date) : null;
    }

    // A zone in brackets behind "local time".
    private string? Bracketed(ref int at, int end)
    {
        int k = at;
        while (k < end && text[k] == ' ')
            k++;
        if (k >= end || text[k] is not ('(' or '（'))
            return null;
        if (tables.TextIndex.Longest(text, k + 1, end) is not (Cue { Class: "zone" } cue, int length) || k + 1 + length >= end || text[k + 1 + length] is not (')' or '）'))
            return null;
        at = k + length + 2;
        return cue.Value;
    }

    // 9 a.m. · 4.30 p.m. · 14:00 · noon, ending at a place
    private (TimeOnly, int)? EnglishTimeEnding(int stop, int start)
    {
        int k = stop;
        int? half = null;
        ReadOnlySpan<char> before = text.AsSpan(Math.Max(start, k - 8), k - Math.Max(start, k - 8));
        if (before.EndsWith("noon", StringComparison.OrdinalIgnoreCase))
            return (new(12, 0), k - 4);
        if (before.EndsWith("midnight", StringComparison.OrdinalIgnoreCase))
            return (new(0, 0), k - 8);
        foreach (string sign in (string[])["a.m.", "p.m.", "am", "pm", "a.m", "p.m"])
            if (before.EndsWith(sign, StringComparison.OrdinalIgnoreCase))
            {
                half = sign[0] is 'p' ? 12 : 0;
                k -= sign.Length;
                while (k > start && text[k - 1] == ' ')
                    k--;
                break;
            }
        int from = k;
        while (from > start && k - from < 5 && (char.IsAsciiDigit(text[from - 1]) || (text[from - 1] is ':' or '.' && from < k && from > start + 1 && char.IsAsciiDigit(text[from - 2]))))
            from--;
        ReadOnlySpan<char> clock = text.AsSpan(from, k - from);
        int colon = clock.IndexOfAny(':', '.');
        int hour, minute = 0;
        if (colon < 0 && clock.Length == 4 && half is null)
        {
            clock = string.Concat(clock[..2], ":", clock[2..]);     // 1430 GMT
            colon = 2;
        }
        if (colon < 0 && half is null)
            return null;
        if (!int.TryParse(colon < 0 ? clock : clock[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out hour)
            || (colon >= 0 && (clock.Length - colon != 3 || !int.TryParse(clock[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out minute)))
            || minute > 59 || hour > (half is null ? 24 : 12) || (half is not null && hour == 0))
            return null;
        hour = half is null ? hour % 24 : hour % 12 + half.Value;
        return (new(hour, minute), from);
    }

    // 午前9時, 午後3時半, 4時30分, 正午, 21:00
    private (TimeOnly, int)? JapaneseTime(int k, int end)
    {
        if (Stands("正午", k, end))
            return (new(12, 0), k + 2);
        if (Stands("零時", k, end))
            return (new(0, 0), k + 2);
        int half = 0;
        bool told = false;
        foreach ((string word, int hours) in ((string, int)[])[("午前", 0), ("午後", 12), ("未明の", 0), ("早朝の", 0), ("朝の", 0), ("朝", 0), ("夜の", 12), ("夜", 12)])
            if (Stands(word, k, end))
            {
                (half, told) = (hours, true);
                k += word.Length;
                break;
            }
        if (k >= end || JapaneseNumerals.Whole(text, k, end) is not (int hour, int stop) || stop >= end || hour > 24)
            return null;
        int minute = 0;
        if (text[stop] is ':' or '：')
        {
            if (JapaneseNumerals.Whole(text, stop + 1, end) is not (int m, int after) || m > 59)
                return null;
            return (new((told && hour <= 12 ? hour % 12 + half : hour) % 24, m), after);
        }
        if (text[stop] != '時' || Stands("時間", stop, end))
            return null;
        stop++;
        if (stop < end && text[stop] == '半')
            (minute, stop) = (30, stop + 1);
        else if (stop < end && JapaneseNumerals.Whole(text, stop, end) is (int m, int after) && after < end && text[after] == '分' && m <= 59)
            (minute, stop) = (m, after + 1);
        return (new((told && hour <= 12 ? hour % 12 + half : hour) % 24, minute), stop);
    }

    private bool Stands(string word, int at, int end) => at + word.Length <= end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    // "April 2 at 14:00", "April 2, 14:00"
    private int DateEnding(int at, int start)
    {
        int d = LastDateBefore(at);
        if (d < 0 || dates[d].At.End > at || at - dates[d].At.End > 6 || dates[d].At.Start < start)
            return -1;
        ReadOnlySpan<char> between = text.AsSpan(dates[d].At.End, at - dates[d].At.End).Trim();
        return dates[d].Day is not null && between is "" or "," or "at" or ", at" ? d : -1;
    }

    private int DateBehind(int at, int end)
    {
        int d = LastDateBefore(at + Near);
        while (d > 0 && dates[d - 1].At.Start >= at)
            d--;
        if (d < 0 || dates[d].At.Start < at || dates[d].At.End > end || dates[d].At.Start - at > Near || dates[d].Day is null)
            return -1;
        ReadOnlySpan<char> between = text.AsSpan(at, dates[d].At.Start - at).Trim();
        return between is "" or "," or "on" or ", on" or "of" ? d : -1;
    }

    private int DateAt(int at)
    {
        int d = LastDateBefore(at + 1);
        return d >= 0 && dates[d].At.Start == at ? d : -1;
    }

    private int LastDateBefore(int at)
    {
        int low = 0, high = dates.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = dates[middle].At.Start < at ? (middle + 1, high) : (low, middle);
        }
        return low - 1;
    }
}
