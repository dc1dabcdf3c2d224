using System.Collections.Frozen;
using System.Globalization;

namespace Parley.Analysis.Testimony;

/// <summary>Finds dates in English words: 18 March 2031, March 18, the 20th, on Monday, last December, in 2029.</summary>
internal sealed class EnglishDates(string text, CueTables tables)
{
    private static readonly FrozenSet<string> Before = new[] { "in", "until", "till", "by", "since", "of", "from", "to", "for", "mid", "early", "late", "before", "after", "during", "between", "and", "the", "through", "around", "on", "this", "last", "next" }.ToFrozenSet();
    private static readonly FrozenSet<string> Ahead = new[] { "until", "till", "by", "before" }.ToFrozenSet();
    private static readonly FrozenSet<string> AfterDay = new[] { "at", "in", "that", "and", "by", "after", "to", "or", "he", "she", "they", "it", "but", "with", "for", "as", "the", "when", "is", "was", "will", "a", "on", "from", "until", "before", "of" }.ToFrozenSet();

    private readonly CueIndex index = tables.DateIndex;

    /// <summary>Appends the dates of text[start..end], in order and without overlaps.</summary>
    public void Find(int start, int end, List<RawDate> dates)
    {
        List<CueHit> hits = [];
        index.Find(text, start, end, hits);
        int from = start, hit = 0;
        for (int k = start; k < end;)
        {
            RawDate? date = null;
            char c = text[k];
            bool wordStart = k == start || !IsWordLetter(text[k - 1]);
            if (char.IsAsciiDigit(c) && wordStart)
                date = Number(k, start, end);
            while (hit < hits.Count && hits[hit].Start < k)
                hit++;
            for (int h = hit; date is null && h < hits.Count && hits[h].Start == k; h++)
                if (hits[h].Cue.Language != "ja")
                    date = Word(hits[h], from, end);
            if (date is null)
            {
                k++;
                continue;
            }
            // The point of a shortened month at the end of a sentence is the sentence's.
            if (text[date.At.End - 1] == '.')
                date = date.Shortened();
            dates.Add(date);
            from = k = Math.Max(date.At.End, k + 1);
        }
    }

    private RawDate? Word(CueHit hit, int start, int end)
    {
        int value;
        switch (hit.Cue.Class)
        {
            case "month":
                value = int.Parse(hit.Cue.Value, CultureInfo.InvariantCulture);
                return Month(hit, value, start, end);
            case "weekday":
                value = int.Parse(hit.Cue.Value, CultureInfo.InvariantCulture);
                (int? direction, int at) = Prefix(hit.Start, start);
                int behind = Skip(hit.End, end);
                if (direction is null && behind < end && (char.IsAsciiDigit(text[behind]) || IsMonthAt(behind, end)))
                    return null;            // "Monday, 18 March": the date says it all
                return new() { At = new(at, hit.End), Weekday = value, Direction = direction };
            case "season":
                string[] months = hit.Cue.Value.Split('-');
                (int, int) season = (int.Parse(months[0], CultureInfo.InvariantCulture), int.Parse(months[1], CultureInfo.InvariantCulture));
                if (Year(Skip(hit.End, end), end) is (int year, int stop))
                    return new() { At = new(hit.Start, stop), Year = year, Season = season };
                (int? side, int begin) = Prefix(hit.Start, start);
                return side is null ? null : new() { At = new(begin, hit.End), Season = season, Direction = side };
            case "relative-date":
                string[] parts = hit.Cue.Value.Split(' ');
                return parts[1] is "?" or "+?"
                    ? new() { At = new(hit.Start, hit.End), Unit = parts[0], Distance = hit.Cue.Form.Contains("next", StringComparison.Ordinal) || hit.Cue.Form.Contains("following", StringComparison.Ordinal) ? 1 : 0, FromNeighbor = true }
                    : new() { At = new(hit.Start, hit.End), Unit = parts[0], Distance = int.Parse(parts[1], CultureInfo.InvariantCulture) };
            default:
                return null;
        }
    }

    // March 18, 2031 · March 2031 · last March · in March
    private RawDate? Month(CueHit hit, int month, int start, int end)
    {
        int k = Skip(hit.End, end);
        if (Day(k, end) is (int day, int behind) && !(behind < end && text[behind] is ':' or '%'))
        {
            int afterComma = Skip(behind < end && text[behind] == ',' ? behind + 1 : behind, end);
            return Year(afterComma, end) is (int year, int stop) ? new() { At = new(hit.Start, stop), Year = year, Month = month, Day = day } : WithYearWord(hit.Start, behind, end, month, day);
        }
        int comma = Skip(k < end && text[k] == ',' ? k + 1 : k, end);
        if (Year(comma, end) is (int y, int stopYear))
            return new() { At = new(hit.Start, stopYear), Year = y, Month = month };
        (int? direction, int at) = Prefix(hit.Start, start);
        if (direction is not null)
            return new() { At = new(at, hit.End), Month = month, Direction = direction };
        string before = WordBefore(hit.Start, start);
        bool abbreviated = hit.End - hit.Start <= 3 && month != 5;
        bool next = hit.End < end && text[hit.End] == '-' || (k < end && text[k] == '\'');
        if (abbreviated || next)
            return null;
        bool told = Before.Contains(before);
        // May and March are words of their own at the beginning of a sentence.
        bool doubtful = month is 3 or 5 && !told;
        return doubtful || (before.Length > 0 && char.IsUpper(text[PlaceOfWordBefore(hit.Start, start)]) && !told) ? null : new() { At = new(hit.Start, hit.End), Month = month, LooksAhead = Ahead.Contains(before) };
    }

    // 3 June last year
    private RawDate WithYearWord(int from, int to, int end, int month, int day)
    {
        int k = Skip(to, end);
        if (index.Longest(text, k, end) is (Cue { Class: "relative-date" } cue, int length) && cue.Value.StartsWith("year ", StringComparison.Ordinal) && int.TryParse(cue.Value[5..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int distance))
            return new() { At = new(from, k + length), Month = month, Day = day, Unit = "year", Distance = distance };
        return new() { At = new(from, to), Month = month, Day = day };
    }

    // 18 March 2031 · 2031-03-18 · the 20th · in 2029
    private RawDate? Number(int k, int start, int end)
    {
        int stop = k;
        while (stop < end && char.IsAsciiDigit(text[stop]))
            stop++;
        if (stop - k == 4 && Iso(k, end) is RawDate iso)
            return iso;
        if (Day(k, end) is (int day, int behind))
        {
            int of = Skip(behind, end);
            if (of + 3 < end && string.CompareOrdinal(text, of, "of ", 0, 3) == 0)
                of = Skip(of + 3, end);
            if (MonthAt(of, end) is (int month, int monthEnd))
            {
                int comma = Skip(monthEnd < end && text[monthEnd] == ',' ? monthEnd + 1 : monthEnd, end);
                bool the = behind > stop && WordBefore(k, start) == "the";
                int from = the ? PlaceOfWordBefore(k, start) : k;
                return Year(comma, end) is (int year, int yearEnd) ? new() { At = new(from, yearEnd), Year = year, Month = month, Day = day } : WithYearWord(from, monthEnd, end, month, day);
            }
            if (behind > stop && WordBefore(k, start) == "the")
            {
                int next = Skip(behind, end);
                bool alone = next >= end || !char.IsLetter(text[next]) || AfterDay.Contains(WordAt(next, end).ToLowerInvariant()) || char.IsUpper(text[next]);
                return alone ? new() { At = new(PlaceOfWordBefore(k, start), behind), Day = day } : null;
            }
        }
        if (stop - k == 4 && Year(k, end) is (int only, int yearStop))
        {
            int next = Skip(yearStop, end);
            string after = next < end && char.IsLetter(text[next]) ? WordAt(next, end).ToLowerInvariant() : "";
            bool told = Before.Contains(WordBefore(k, start)) && WordBefore(k, start) is not ("the" or "to" or "for" or "and" or "on");
            bool alone = next >= end || text[next] is '.' or ',' or ';' or ')' or '?' or '!' or ']';
            if (k > start && (text[k - 1] is '/' or '-' or '$' or '£' or '€' or '#' or '[' or '.') || (yearStop < end && text[yearStop] is '/' or '-'))
                return null;
            return told || alone || AfterDay.Contains(after) && WordBefore(k, start).Length > 0 && char.IsLower(text[PlaceOfWordBefore(k, start)]) ? new() { At = new(k, yearStop), Year = only } : null;
        }
        return null;
    }

    private RawDate? Iso(int k, int end)
    {
        if (k + 10 > end || text[k + 4] is not ('-' or '/') || text[k + 7] != text[k + 4] || (k + 10 < end && char.IsLetterOrDigit(text[k + 10])))
            return null;
        return int.TryParse(text.AsSpan(k, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && int.TryParse(text.AsSpan(k + 5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12
            && int.TryParse(text.AsSpan(k + 8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int day) && year > 0 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new() { At = new(k, k + 10), Year = year, Month = month, Day = day }
            : null;
    }

    // A day of a month with or without st, nd, rd, th; and where it ends.
    private (int Day, int Stop)? Day(int k, int end)
    {
        int stop = k;
        while (stop < end && stop - k < 3 && char.IsAsciiDigit(text[stop]))
            stop++;
        if (stop == k || stop - k > 2 || !int.TryParse(text.AsSpan(k, stop - k), NumberStyles.None, CultureInfo.InvariantCulture, out int day) || day is < 1 or > 31)
            return null;
        if (stop + 1 < end && text.AsSpan(stop, 2) is "st" or "nd" or "rd" or "th" && (stop + 2 == end || !char.IsLetterOrDigit(text[stop + 2])))
            return (day, stop + 2);
        return stop < end && (char.IsLetterOrDigit(text[stop]) || (text[stop] is '.' or ',' && stop + 1 < end && char.IsAsciiDigit(text[stop + 1]))) ? null : (day, stop);
    }

    private (int Year, int Stop)? Year(int k, int end)
    {
        if (k + 4 > end || (k + 4 < end && (char.IsLetterOrDigit(text[k + 4]) || (text[k + 4] is '.' or ',' or ':' && k + 5 < end && char.IsAsciiDigit(text[k + 5])))))
            return null;
        return int.TryParse(text.AsSpan(k, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1500 and <= 2199 ? (year, k + 4) : null;
    }

    private (int Month, int Stop)? MonthAt(int k, int end) =>
        k < end && index.Longest(text, k, end) is (Cue { Class: "month" } cue, int length) ? (int.Parse(cue.Value, CultureInfo.InvariantCulture), k + length) : null;

    private bool IsMonthAt(int k, int end) => MonthAt(k, end) is not null;

    private (int? Direction, int At) Prefix(int at, int start)
    {
        string word = WordBefore(at, start);
        foreach (Cue cue in tables.Of("relative-prefix"))
            if (string.Equals(cue.Form, word, StringComparison.OrdinalIgnoreCase))
                return (int.Parse(cue.Value, CultureInfo.InvariantCulture), PlaceOfWordBefore(at, start));
        return (null, at);
    }

    private string WordBefore(int at, int start)
    {
        int place = PlaceOfWordBefore(at, start), stop = place;
        while (stop < at && char.IsLetter(text[stop]))
            stop++;
        return text[place..stop].ToLowerInvariant();
    }

    private int PlaceOfWordBefore(int at, int start)
    {
        int k = at;
        while (k > start && text[k - 1] is ' ' or '-' or '\n' && at - k < 3)
            k--;
        while (k > start && char.IsLetter(text[k - 1]) && at - k < 24)
            k--;
        return k;
    }

    private string WordAt(int k, int end)
    {
        int stop = k;
        while (stop < end && char.IsLetter(text[stop]) && stop - k < 24)
            stop++;
        return text[k..stop];
    }

    private int Skip(int k, int end)
    {
        while (k < end && char.IsWhiteSpace(text[k]))
            k++;
        return k;
    }

    private static bool IsWordLetter(char c) => c < '\u2E80' && char.IsLetterOrDigit(c);
}
