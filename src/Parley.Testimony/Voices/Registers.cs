namespace Parley.Analysis.Testimony;

/// <summary>Tells whether a Japanese paragraph is written in です and ます or in だ and である.</summary>
internal static class Registers
{
    private static readonly string[] Polite = ["です", "ます", "でした", "ました", "ません", "ませんでした", "ください", "でしょう", "ましょう", "ですか", "ますか", "ですね", "ますね", "ですよ", "でしょうか"];

    public static Register Of(string text, int start, int end)
    {
        int polite = 0, plain = 0, depth = 0;
        for (int k = start; k < end; k++)
        {
            // What others say in marks does not count, nor does an open mark count for more than its line.
            if (text[k] is '「' or '『' or '(' or '（' or '[' or '［')
                depth++;
            else if (text[k] is '」' or '』' or ')' or '）' or ']' or '］')
                depth = Math.Max(0, depth - 1);
            else if (text[k] is '。' && depth == 0)
            {
                int stop = k;
                // A note or a bracket between the last word and the full stop is passed over.
                if (stop > start && text[stop - 1] is ')' or '）' or ']' or '］' && text.LastIndexOfAny(['(', '（', '[', '［'], stop - 1, Math.Min(stop - start, 80)) is int open and > 0)
                    stop = open;
                ReadOnlySpan<char> sentence = text.AsSpan(start, stop - start);
                bool isPolite = false;
                foreach (string ending in Polite)
                    isPolite |= sentence.EndsWith(ending, StringComparison.Ordinal);
                (polite, plain) = isPolite ? (polite + 1, plain) : (polite, plain + 1);
            }
        }
        return polite + plain == 0 ? Register.None : polite >= plain ? Register.Polite : Register.Plain;
    }

    public static bool IsJapanese(string text, int start, int end)
    {
        int kana = 0, all = 0;
        for (int k = start; k < end && all < 200; k++, all++)
            if (text[k] is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF'))
                kana++;
        return kana * 3 > all;
    }
}
