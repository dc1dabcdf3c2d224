using Parley.Evidence;
using System.Buffers;
using System.Globalization;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Finds addresses in running text and reads dates, time codes and places out of them. Nothing is fetched.</summary>
internal static class Urls
{
    private const int Longest = 2048;
    private static readonly SearchValues<char> Inside = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%|");

    /// <summary>The addresses of text[start..end], in order.</summary>
    public static IEnumerable<Stretch> In(string text, int start, int end)
    {
        for (int k = start; k < end;)
        {
            int at = text.AsSpan(k, end - k).IndexOf("http", StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                yield break;
            k += at;
            int head = Head(text, k, end);
            if (head == 0)
            {
                k += 4;
                continue;
            }
            int stop = k + head, most = Math.Min(end, k + Longest);
            while (stop < most && Inside.Contains(text[stop]))
                stop++;
            stop = Trimmed(text, k, stop);
            if (stop > k + head)
                yield return new(k, stop);
            k = Math.Max(stop, k + head);
        }
    }

    private static int Head(string text, int k, int end) =>
        end - k > 8 && string.Compare(text, k, "https://", 0, 8, StringComparison.OrdinalIgnoreCase) == 0 ? 8
        : end - k > 7 && string.Compare(text, k, "http://", 0, 7, StringComparison.OrdinalIgnoreCase) == 0 ? 7 : 0;

    // Points, commas and closing brackets behind an address belong to the sentence.
    private static int Trimmed(string text, int start, int stop)
    {
        int open = 0;
        for (int k = start; k < stop; k++)
            open += text[k] switch { '(' => 1, ')' => -1, _ => 0 };
        while (stop > start)
        {
            char last = text[stop - 1];
            if (last is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or '_' or ']' or '|')
                stop--;
            else if (last == ')' && open < 0)
                (stop, open) = (stop - 1, open + 1);
            else
                break;
        }
        return stop;
    }

    /// <summary>The day, or the month, that an address shows: /2031/03/17/, 20310317, 2033/0928.</summary>
    public static PartialDate? Date(string url)
    {
        int path = url.IndexOf('/', Math.Min(8, url.Length - 1));
        if (path < 0)
            return null;
        List<string> runs = [];
        List<int> places = [];
        for (int k = path; k < url.Length && url[k] is not '?' and not '#';)
        {
            if (!char.IsAsciiDigit(url[k]))
            {
                k++;
                continue;
            }
            int stop = k;
            while (stop < url.Length && char.IsAsciiDigit(url[stop]))
                stop++;
            runs.Add(url[k..stop]);
            places.Add(k);
            k = stop;
        }
        for (int r = 0; r < runs.Count; r++)
        {
            if (runs[r].Length == 8 && Day(runs[r][..4], runs[r][4..6], runs[r][6..]) is PartialDate packed)
                return packed;
            if (runs[r].Length != 4 || r + 1 >= runs.Count || places[r + 1] != places[r] + 5)
                continue;
            if (runs[r + 1].Length == 4 && Day(runs[r], runs[r + 1][..2], runs[r + 1][2..]) is PartialDate halves)
                return halves;
            if (runs[r + 1].Length == 2 && r + 2 < runs.Count && runs[r + 2].Length == 2 && places[r + 2] == places[r + 1] + 3 && Day(runs[r], runs[r + 1], runs[r + 2]) is PartialDate day)
                return day;
            if (runs[r + 1].Length == 2 && Number(runs[r]) is >= 1990 and <= 2199 and int year && Number(runs[r + 1]) is >= 1 and <= 12 and int month)
                return PartialDate.Month(year, month);
        }
        return null;
    }

    /// <summary>Seconds into a recording: t=312s, t=5m12s, start=40.</summary>
    public static int? TimeCode(string url)
    {
        foreach (string key in (string[])["t=", "start=", "time_continue="])
            for (int at = url.IndexOf(key, StringComparison.Ordinal); at > 0; at = url.IndexOf(key, at + 1, StringComparison.Ordinal))
                if (url[at - 1] is '?' or '&' or '#' && Seconds(url.AsSpan(at + key.Length)) is int seconds)
                    return seconds;
        return null;
    }

    /// <summary>Whether an address points to a place inside its target.</summary>
    public static bool HasPlace(string url) => TimeCode(url) is not null || (url.IndexOf('#') is int at and > 0 && at + 1 < url.Length);

    private static int? Seconds(ReadOnlySpan<char> code)
    {
        long total = 0, number = 0;
        bool any = false;
        foreach (char c in code)
        {
            if (char.IsAsciiDigit(c))
            {
                number = Math.Min(number * 10 + c - '0', 10_000_000);
                any = true;
            }
            else if (c is 'h' or 'm' or 's')
                (total, number) = (total + number * (c switch { 'h' => 3600, 'm' => 60, _ => 1 }), 0);
            else if (c == '&' || c == '#')
                break;
            else
                return null;
        }
        return any ? (int)Math.Min(total + number, int.MaxValue) : null;
    }

    private static PartialDate? Day(string year, string month, string day) =>
        Number(year) is >= 1990 and <= 2199 and int y && Number(month) is >= 1 and <= 12 and int m && Number(day) is >= 1 and int d && d <= DateTime.DaysInMonth(y, m) ? PartialDate.Day(new(y, m, d)) : null;

    private static int? Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
