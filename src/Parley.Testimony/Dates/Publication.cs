using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Finds the line of a text that says when it was published.</summary>
internal static class Publication
{
    private const int Head = 12, Foot = 4, Longest = 120, Dateline = 80;

    /// <summary>The day, and the words that say so; null when no line does.</summary>
    public static (DateOnly Day, Stretch At)? In(Page page, CueTables tables, IReadOnlyList<RawDate> dates)
    {
        (DateOnly, Stretch)? alone = null, dateline = null;
        int date = 0;
        for (int p = 0; p < page.Paragraphs.Length; p++)
        {
            Stretch line = page.Paragraphs[p].Text;
            while (date < dates.Count && dates[date].At.Start < line.Start)
                date++;
            int first = date;
            while (date < dates.Count && dates[date].At.Start < line.End)
                date++;
            if (p >= Head && p < page.Paragraphs.Length - Foot)
                continue;
            for (int k = first; k < date; k++)
            {
                if (dates[k] is not { Day: not null } raw || raw.Complete() is not { IsDay: true } day)
                    continue;
                if (line.Length <= Longest && Told(page.Text, line, raw.At, tables) is Stretch told)
                    return (day.First, told);
                if (p < Head && alone is null && line.Length <= raw.At.Length + 12 && k == first)
                    alone = (day.First, raw.At);
                if (p < 3 && alone is null && Heads(page.Text, line, raw.At))
                    alone = (day.First, raw.At);
                if (p < 3 && dateline is null && raw.At.Start - line.Start < Dateline && IsDateline(page.Text, line, raw.At))
                    dateline = (day.First, raw.At);
            }
        }
        return alone ?? dateline;
    }

    // Published 18 March 2031; 2031年3月18日掲載; 更新日：令和14年11月20日
    private static Stretch? Told(string text, Stretch line, Stretch date, CueTables tables)
    {
        foreach (Cue cue in tables.Of("published"))
        {
            if (cue.Value == "suffix")
            {
                int k = date.End;
                while (k < line.End && text[k] is ' ' or '\u3000' or 'に')
                    k++;
                if (string.CompareOrdinal(text, k, cue.Form, 0, cue.Form.Length) == 0)
                    return new(date.Start, k + cue.Form.Length);
                continue;
            }
            int end = date.Start;
            while (end > line.Start && text[end - 1] is ' ' or '\u3000' or ':' or '：' or '|')
                end--;
            int start = end - cue.Form.Length;
            if (start >= line.Start && string.Compare(text, start, cue.Form, 0, cue.Form.Length, StringComparison.OrdinalIgnoreCase) == 0 && (start == line.Start || !char.IsLetter(text[start - 1]) || cue.Language == "ja") && start - line.Start < 20)
                return new(start, date.End);
        }
        return null;
    }

    // Harbour Daily, 4 May 2031; 港湾新報 2031年5月4日 — a short line that ends with the day and is no sentence.
    private static bool Heads(string text, Stretch line, Stretch date)
    {
        int end = line.End;
        while (end > date.End && text[end - 1] is ' ' or '\u3000' or ')' or '）')
            end--;
        int before = date.Start;
        while (before > line.Start && text[before - 1] is ' ' or '\u3000' or '(' or '（')
            before--;
        return end == date.End && line.Length <= 70 && before > line.Start && before < date.Start
            && (text[before - 1] is ',' or '|' or '·' or '・' or '、' or '-' or '–' or '—' or ':' || text[line.Start] >= '\u3000')
            && !text.AsSpan(line.Start, before - line.Start).ContainsAny(".。\"「");
    }

    // PORT SELL, March 9, 2034 (Coast Wire) - …; 【モスクワ=2031年3月18日】
    private static bool IsDateline(string text, Stretch line, Stretch date)
    {
        int dash = text.AsSpan(date.End, Math.Min(40, line.End - date.End)).IndexOfAny("-—–】");
        return dash >= 0 && !text.AsSpan(line.Start, date.Start - line.Start).ContainsAny('.', '。') && char.IsUpper(text[line.Start]) | text[line.Start] >= '\u3000';
    }
}
