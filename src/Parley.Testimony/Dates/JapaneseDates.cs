using System.Globalization;

namespace Parley.Analysis.Testimony;

/// <summary>Finds dates in Japanese words: 2031年3月18日, 令和13年, 20日, 昨年12月, 来月10日, 今秋.</summary>
internal sealed class JapaneseDates(string text, CueTables tables)
{
    // What makes a stretch of time or an ordinal of a number of days, months or years.
    private static readonly string[] NoDate = ["間", "前", "後", "以内", "以上", "目", "連続", "ぶり", "来", "おき", "ごと", "分", "半", "余", "あまり", "弱", "強", "にわた", "越し", "がかり", "近く", "もの", "代"];

    private readonly CueIndex index = tables.DateIndex;

    /// <summary>Appends the dates of text[start..end], in order and without overlaps.</summary>
    public void Find(int start, int end, List<RawDate> dates)
    {
        List<CueHit> hits = [];
        index.Find(text, start, end, hits);
        int hit = 0;
        for (int k = start; k < end;)
        {
            while (hit < hits.Count && hits[hit].Start < k)
                hit++;
            RawDate? date = null;
            for (int h = hit; date is null && h < hits.Count && hits[h].Start == k; h++)
                date = Word(hits[h], start, end);
            if (date is null && JapaneseNumerals.Digit(text[k]) >= 0 | text[k] == '十' && (k == start || !IsNumeric(text[k - 1])))
                date = Numeric(k, end, null, null);
            if (date is null && text[k] is '今' or '昨' or '来' && k + 1 < end && Season(k + 1) is (int, int) season)
                date = new() { At = new(k, k + 2), Season = season, Unit = "year", Distance = text[k] switch { '昨' => -1, '来' => 1, _ => 0 } };
            if (date is null)
            {
                k++;
                continue;
            }
            dates.Add(date);
            k = Math.Max(date.At.End, k + 1);
        }
    }

    private RawDate? Word(CueHit hit, int start, int end)
    {
        if (hit.Cue.Language != "ja")
            return null;
        switch (hit.Cue.Class)
        {
            case "era":
                int year = int.Parse(hit.Cue.Value, CultureInfo.InvariantCulture);
                if (string.CompareOrdinal(text, hit.End, "元年", 0, 2) == 0)
                    return MonthAndDay(hit.Start, hit.End + 2, end, year + 1, null, 0);
                return JapaneseNumerals.Whole(text, hit.End, end) is (int n, int stop) && stop < end && text[stop] == '年' ? MonthAndDay(hit.Start, stop + 1, end, year + n, null, 0) : null;
            case "weekday":
                return hit.End < end && text[hit.End] == '日' ? new() { At = new(hit.Start, hit.End + 1), Weekday = int.Parse(hit.Cue.Value, CultureInfo.InvariantCulture) } : null;
            case "relative-date":
                string[] parts = hit.Cue.Value.Split(' ');
                bool neighbor = parts[1].EndsWith('?');
                int distance = neighbor ? (parts[1][0] == '+' ? 1 : 0) : int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                int behind = hit.End < end && text[hit.End] == 'の' && hit.End + 1 < end && JapaneseNumerals.IsArabic(text[hit.End + 1]) ? hit.End + 1 : hit.End;
                RawDate? rest = behind < end && JapaneseNumerals.Whole(text, behind, end) is (int _, int _) ? Numeric(behind, end, parts[0], distance) : null;
                if (rest is not null && (neighbor ? rest.Month is null && rest.Year is null : rest.Year is null && (parts[0] == "year" || rest.Month is null)))
                    return new() { At = new(hit.Start, rest.At.End), Month = rest.Month, Day = rest.Day, Unit = neighbor ? null : parts[0], Distance = distance, FromNeighbor = neighbor };
                if (parts[0] == "year" && behind < end && Season(behind) is (int, int) season)
                    return new() { At = new(hit.Start, behind + 1), Season = season, Unit = "year", Distance = distance };
                if (hit.Cue.Form == "翌" || (hit.End < end && text[hit.End] == '度') || (hit.Cue.Form is "今日" && hit.End < end && text[hit.End] is '的' or '性'))
                    return null;
                return new() { At = new(hit.Start, hit.End), Unit = parts[0], Distance = distance, FromNeighbor = neighbor };
            default:
                return null;
        }
    }

    // N年M月D日, M月D日, D日; what follows a relative word may be month and day or day alone.
    private RawDate? Numeric(int k, int end, string? unit, int? distance)
    {
        if (unit is null && k + 10 <= end && char.IsAsciiDigit(text[k]) && text[k + 4] is '-' or '/' or '.' && text[k + 7] == text[k + 4] && Iso(k) is RawDate iso)
            return iso;
        if (JapaneseNumerals.Whole(text, k, end) is not (int n, int stop) || stop >= end)
            return null;
        switch (text[stop])
        {
            case '年' when unit is null:
                // 10年 is a stretch of time; 2031年 is a year; 二〇三一年 too.
                return n is >= 1500 and <= 2199 && !IsStretch(stop + 1, end) && !(stop + 1 < end && text[stop + 1] == '度') ? MonthAndDay(k, stop + 1, end, n, null, 0) : null;
            case '月' when n is >= 1 and <= 12 && (unit is null or "year"):
                if (IsStretch(stop + 1, end))
                    return null;
                return DayAt(stop + 1, end) is (int day, int dayEnd) ? new() { At = new(k, Weekday(dayEnd, end)), Month = n, Day = day } : new() { At = new(k, stop + 1), Month = n };
            case '日' when n is >= 1 and <= 31:
                return IsStretch(stop + 1, end) || (n == 1 && IsRate(stop + 1, end)) || (stop + 1 < end && text[stop + 1] is '本' or '中') ? null : new() { At = new(k, Weekday(stop + 1, end)), Day = n };
            default:
                return null;
        }
    }

    private RawDate MonthAndDay(int from, int at, int end, int year, string? unit, int distance)
    {
        if (at < end && JapaneseNumerals.Whole(text, at, end) is (int month and >= 1 and <= 12, int stop) && stop < end && text[stop] == '月')
            return DayAt(stop + 1, end) is (int day, int dayEnd)
                ? new() { At = new(from, Weekday(dayEnd, end)), Year = year, Month = month, Day = day, Unit = unit, Distance = distance }
                : new() { At = new(from, stop + 1), Year = year, Month = month, Unit = unit, Distance = distance };
        if (at < end && Season(at) is (int, int) season)
            return new() { At = new(from, at + 1), Year = year, Season = season };
        return new() { At = new(from, at), Year = year, Unit = unit, Distance = distance };
    }

    private (int Day, int End)? DayAt(int k, int end) =>
        k < end && JapaneseNumerals.Whole(text, k, end) is (int day and >= 1 and <= 31, int stop) && stop < end && text[stop] == '日' && !IsStretch(stop + 1, end) ? (day, stop + 1) : null;

    // The weekday in brackets behind a date is left to the reader.
    private static int Weekday(int at, int end) => Math.Min(at, end);

    private RawDate? Iso(int k)
    {
        ReadOnlySpan<char> s = text.AsSpan(k, 10);
        return int.TryParse(s[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year > 0
            && int.TryParse(s[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12
            && int.TryParse(s[8..], NumberStyles.None, CultureInfo.InvariantCulture, out int day) && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new() { At = new(k, k + 10), Year = year, Month = month, Day = day }
            : null;
    }

    private bool IsStretch(int at, int end) => at < end && Array.Exists(NoDate, w => string.CompareOrdinal(text, at, w, 0, w.Length) == 0);

    // 1日200トン, 1日当たり: per day
    private bool IsRate(int at, int end) =>
        at < end && (JapaneseNumerals.Digit(text[at]) >= 0 || text[at] is '数' or '約' || string.CompareOrdinal(text, at, "当たり", 0, 3) == 0 || string.CompareOrdinal(text, at, "あたり", 0, 3) == 0 || string.CompareOrdinal(text, at, "平均", 0, 2) == 0 || string.CompareOrdinal(text, at, "に約", 0, 2) == 0);

    private (int, int)? Season(int at)
    {
        foreach (Cue cue in tables.Of("season"))
            if (cue.Language == "ja" && string.CompareOrdinal(text, at, cue.Form, 0, cue.Form.Length) == 0)
            {
                string[] months = cue.Value.Split('-');
                return (int.Parse(months[0], CultureInfo.InvariantCulture), int.Parse(months[1], CultureInfo.InvariantCulture));
            }
        return null;
    }

    private static bool IsNumeric(char c) => JapaneseNumerals.Digit(c) >= 0 || c is '十' or '百' or '千' or '.' or '．' or '万' or '億' or '第';
}
