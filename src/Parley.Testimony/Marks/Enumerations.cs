using System.Globalization;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Finds the numbers and letters of items. Numbers that do not run from the first upwards refer to items and are none.</summary>
internal static class Enumerations
{
    private static readonly string[] EnglishWords = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    private const int MostApart = 3;

    private readonly record struct Label(Stretch At, string Style, int Number, int Paragraph, bool AtHead);

    /// <summary>The labels of items with a word on whose list it is: a voice, or the source cited before.</summary>
    public static IEnumerable<(Stretch At, string Owner)> In(Material material)
    {
        // The open run of each style: what it began with, and what came last.
        Dictionary<string, List<Label>> open = [];
        List<Label> items = [];
        foreach (Label label in Labels(material))
        {
            if (open.TryGetValue(label.Style, out List<Label>? list) && list.Count > 0)
            {
                Label last = list[^1];
                bool near = label.Paragraph == last.Paragraph || (label.AtHead && label.Paragraph - last.Paragraph <= MostApart);
                if (near && label.Number == last.Number + 1)
                {
                    list.Add(label);
                    continue;
                }
                Close(list, items);
            }
            open[label.Style] = label.Number == 1 ? [label] : [];
        }
        foreach (List<Label> list in open.Values)
            Close(list, items);
        foreach (Label item in items.OrderBy(i => i.At.Start))
            yield return (item.At, Owner(material, item));

        static void Close(List<Label> list, List<Label> items)
        {
            if (list.Count >= 2)
                items.AddRange(list);
            list.Clear();
        }
    }

    // Items right behind a sentence that cites a survey are its options and not claims of whoever cites it.
    private static string Owner(Material material, Label label)
    {
        VoiceNode holder = material.Tree.At(label.At.Start);
        if (label.AtHead && holder.Index == 0 && label.Paragraph > 0)
            for (int p = label.Paragraph - 1; p >= Math.Max(0, label.Paragraph - 9); p--)
            {
                if (material.Facts[p].IsCaption || IsHead(material.Page.Text, material.Page.Paragraphs[p].Text))
                    continue;
                int k = material.SentenceIndex(material.Page.Paragraphs[p].Text.End - 1);
                if (k >= 0 && material.HasHit(material.Sentences[k], "series") && material.IsCited(material.Sentences[k]))
                    return "<source>";
                break;
            }
        return StructureRules.Voice(material, holder);
    }

    private static bool IsHead(string text, Stretch paragraph) => text[paragraph.Start] is (>= '①' and <= '⑳') or (>= '0' and <= '9') or '(' or '（';

    private static IEnumerable<Label> Labels(Material material)
    {
        string text = material.Page.Text;
        int enclosure = 0;
        for (int p = 0; p < material.Page.Paragraphs.Length; p++)
        {
            Stretch line = material.Page.Paragraphs[p].Text;
            if (Head(text, line) is (int headEnd, string style, int number))
                yield return new(new(line.Start, headEnd), style, number, p, true);
            while (enclosure < material.Enclosures.Length && material.Enclosures[enclosure].Paragraph < p)
                enclosure++;
            int next = enclosure;
            for (int k = line.Start; k < line.End; k++)
            {
                while (next < material.Enclosures.Length && material.Enclosures[next].Whole.Start < k)
                    next++;
                if (text[k] is >= '①' and <= '⑳')
                    yield return new(new(k, k + 1), "circled", text[k] - '①' + 1, p, k == line.Start);
                else if (next < material.Enclosures.Length && material.Enclosures[next] is { Bracket: BracketKind.Enumeration } bracket && bracket.Whole.Start == k && Numbered(text[bracket.Inside.Start..bracket.Inside.End]) is (string kind, int n))
                    yield return new(bracket.Whole, "bracket-" + kind, n, p, k == line.Start);
                else if (Word(text, k, line) is (int length, int ordinal, string words))
                    yield return new(new(k, k + length), words, ordinal, p, k == line.Start);
            }
        }
    }

    // 1. · 2) · a) · 一、 · ア) at the head of a line
    private static (int End, string Style, int Number)? Head(string text, Stretch line)
    {
        int k = line.Start;
        while (k < line.End && k - line.Start < 3 && char.IsAsciiDigit(text[k]))
            k++;
        if (k > line.Start && k + 1 < line.End && text[k] is '.' or ')' or '．' or '）' && (text[k + 1] == ' ' || text[k + 1] >= '\u2E80') && int.TryParse(text.AsSpan(line.Start, k - line.Start), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return (k + 1, "digit" + text[k], number);
        if (line.Length > 3 && text[line.Start + 1] is ')' or '）' or '、')
            return text[line.Start] switch
            {
                >= 'a' and <= 'h' and char c when text[line.Start + 1] != '、' => (line.Start + 2, "letter", c - 'a' + 1),
                'ア' or 'イ' or 'ウ' or 'エ' or 'オ' => (line.Start + 2, "kana", "アイウエオ".IndexOf(text[line.Start]) + 1),
                char c when JapaneseNumerals.Digit(c) > 0 && c >= '\u4E00' => (line.Start + 1, "kanji", JapaneseNumerals.Digit(c)),
                _ => null,
            };
        return null;
    }

    private static (string Kind, int Number)? Numbered(string label)
    {
        label = label.Trim();
        if (int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return ("digit", number);
        if (label.Length == 1)
            return label[0] switch
            {
                >= 'a' and <= 'z' => ("letter", label[0] - 'a' + 1),
                >= 'A' and <= 'H' => ("capital", label[0] - 'A' + 1),
                'ア' or 'イ' or 'ウ' or 'エ' or 'オ' => ("kana", "アイウエオ".IndexOf(label[0]) + 1),
                char c when JapaneseNumerals.Digit(c) > 0 => ("kanji", JapaneseNumerals.Digit(c)),
                _ => null,
            };
        int roman = Array.IndexOf(["", "i", "ii", "iii", "iv", "v", "vi"], label);
        return roman > 0 ? ("roman", roman) : null;
    }

    // First, … Second, … at the head of sentences; 第一に、…第二に、
    private static (int Length, int Number, string Style)? Word(string text, int k, Stretch line)
    {
        if (text[k] == '第' && k + 2 < line.End && JapaneseNumerals.Digit(text[k + 1]) > 0 && text[k + 2] == 'に')
            return (3, JapaneseNumerals.Digit(text[k + 1]), "ordinal-ja");
        if (!char.IsAsciiLetterUpper(text[k]) || (k > line.Start && !(text[k - 1] == ' ' && k > line.Start + 1 && text[k - 2] is '.' or '!' or '?' or ':')))
            return null;
        for (int n = 0; n < EnglishWords.Length; n++)
            foreach (string ending in (string[])["ly", ""])
            {
                string word = EnglishWords[n] + ending;
                if (k + word.Length < line.End && text[k + word.Length] == ',' && string.Compare(text, k, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
                    return (word.Length, n + 1, "ordinal-en");
            }
        return null;
    }
}
