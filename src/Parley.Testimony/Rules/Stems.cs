namespace Parley.Analysis.Testimony;

/// <summary>Words that two sentences share: kanji of a noun in Japanese, the first letters of a long word in English.</summary>
internal static class Stems
{
    private const int English = 4, ShortestWord = 5, Reach = 400;

    /// <summary>A stem that stands in both; null when there is none.</summary>
    public static string? Shared(string text, Stretch a, Stretch b)
    {
        HashSet<string> stems = [.. Of(text, a)];
        return Of(text, b).FirstOrDefault(stems.Contains);
    }

    public static IEnumerable<string> Of(string text, Stretch s)
    {
        int end = Math.Min(s.End, s.Start + Reach);
        for (int k = s.Start; k < end;)
        {
            int stop = k;
            if (IsKanji(text[k]))
            {
                while (stop < end && IsKanji(text[stop]))
                    stop++;
                for (int at = k; at + 2 <= stop; at++)
                    yield return text[at..(at + 2)];
            }
            else if (char.IsAsciiLetter(text[k]))
            {
                while (stop < end && char.IsAsciiLetter(text[stop]))
                    stop++;
                if (stop - k >= ShortestWord && char.IsLower(text[k]) && !Common.Contains(text[k..stop].ToLowerInvariant()))
                    yield return text[k..(k + English)].ToLowerInvariant();
            }
            k = Math.Max(stop, k + 1);
        }
    }

    private static readonly HashSet<string> Common =
    [
        "about", "after", "again", "against", "almost", "already", "although", "another", "because", "before", "being", "between", "could", "every", "first", "their", "there", "these", "those", "under", "until", "where", "which",
        "while", "would", "should", "might", "other", "still", "since", "through", "without", "within", "plainly", "certainly", "completely", "reportedly", "reports", "likely", "probably", "perhaps", "clearly", "obviously",
    ];

    private static bool IsKanji(char c) => c is (>= '\u4E00' and <= '\u9FFF') or '々';
}
