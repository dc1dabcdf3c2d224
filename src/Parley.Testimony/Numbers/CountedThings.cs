namespace Parley.Analysis.Testimony;

/// <summary>Makes numbers comparable: what they count, in what unit, with what words around.</summary>
internal static class CountedThings
{
    private const int Reach = 80;

    public static CountedThing Of(string text, int index, RawNumber number, int start, int end)
    {
        // The words of the sentence, as far as it reaches around the number.
        int from = Math.Max(start, number.At.Start - Reach), to = Math.Min(end, number.At.End + Reach);
        for (int k = number.At.Start - 1; k >= from; k--)
            if (text[k] == '。' || (text[k] is '.' or '!' or '?' && k + 1 < end && text[k + 1] == ' '))
            {
                from = k + 1;
                break;
            }
        for (int k = number.At.End; k < to; k++)
            if (text[k] == '。' || (text[k] is '.' or '!' or '?' && (k + 1 >= end || text[k + 1] == ' ')))
            {
                to = k;
                break;
            }
        HashSet<string> places = [];
        for (int k = from; k < to;)
        {
            int stop = k;
            bool kanji = IsKanji(text[k]), katakana = IsKatakana(text[k]), latin = char.IsAsciiLetter(text[k]);
            while (stop < to && ((kanji && IsKanji(text[stop])) || (katakana && IsKatakana(text[stop])) || (latin && char.IsAsciiLetter(text[stop]))))
                stop++;
            if (stop - k >= (latin ? 4 : 2) && !(k < number.At.End && stop > number.At.Start))
            {
                string word = text[k..stop];
                if (latin)
                    word = word.ToLowerInvariant();
                if (word != number.Noun && !number.Noun.EndsWith(word, StringComparison.Ordinal) && !Common.Contains(word))
                    places.Add(word);
            }
            k = Math.Max(stop, k + 1);
        }
        return new(index, number.Noun, number.Unit, number.Value, places);
    }

    // Words that stand beside any number and tell nothing about what it counts.
    private static readonly HashSet<string> Common =
    [
        "only", "have", "with", "that", "this", "than", "more", "less", "about", "from", "were", "been", "they", "their", "which", "there", "after", "before", "over", "some", "into", "year", "years", "said", "says",
        "現在", "以上", "以下", "合計", "全体", "年間", "平均", "同年", "今回", "前回", "場合",
    ];

    private static bool IsKanji(char c) => c is >= '\u4E00' and <= '\u9FFF' && JapaneseNumerals.Digit(c) < 0;

    private static bool IsKatakana(char c) => c is >= '\u30A1' and <= '\u30FF';
}
