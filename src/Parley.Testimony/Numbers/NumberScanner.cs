using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>A number in the reading text, with what it counts.</summary>
/// <param name="At">The number with its unit.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Its unit, or empty.</param>
/// <param name="Noun">What is counted where that is no unit: "cold stores".</param>
/// <param name="Digits">Significant digits.</param>
/// <param name="Bound">Whether the words around it bound it.</param>
internal readonly record struct RawNumber(Stretch At, double Value, string Unit, string Noun, int Digits, QuantityBound Bound);

/// <summary>Finds numbers with units or counted nouns in both languages.</summary>
internal sealed class NumberScanner
{
    private readonly string text;
    private readonly EnglishNumbers english;
    private readonly CueIndex units, bounds;

    public NumberScanner(string text, CueTables tables, WordTables words)
    {
        this.text = text;
        english = new(text, tables, words);
        units = new([.. tables.Of("unit").Where(c => c.Language == "ja")], []);
        bounds = new([.. tables.Of("at-least").Where(c => c.Language == "ja")], []);
    }

    /// <summary>Appends the numbers of text[start..end]; places that are taken by dates and addresses are passed over.</summary>
    public void Find(int start, int end, bool[] taken, List<RawNumber> numbers)
    {
        for (int k = start; k < end;)
        {
            if (taken[k])
            {
                k++;
                continue;
            }
            RawNumber? number = null;
            char c = text[k];
            if (JapaneseNumerals.Digit(c) >= 0 || c is '十' or '百' or '千')
                number = Japanese(k, start, end);
            if (number is null && (c < '\u0080' || c is '£' or '€' or '¥') && (k == start || !char.IsLetterOrDigit(text[k - 1]) || text[k - 1] >= '\u2E80'))
                number = english.At(k, start, end);
            if (number is RawNumber found)
            {
                numbers.Add(found);
                k = Math.Max(found.At.End, k + 1);
            }
            else
                k = SkipNumber(k, end);
        }
    }

    // A number without a unit is passed over as a whole, so that 1,214 does not give 214.
    private int SkipNumber(int k, int end)
    {
        if (!char.IsAsciiDigit(text[k]))
            return k + 1;
        while (k < end && (char.IsAsciiDigit(text[k]) || (text[k] is ',' or '.' && k + 1 < end && char.IsAsciiDigit(text[k + 1]))))
            k++;
        return k;
    }

    // 4万人, 2カ所, 5人に1人, 3割, 1億5000万円
    private RawNumber? Japanese(int k, int start, int end)
    {
        if (k > start && (JapaneseNumerals.IsArabic(text[k - 1]) || text[k - 1] is '第' or '.' or '．' || (char.IsAsciiLetter(text[k - 1]) && text[k - 1] != '約')))
            return null;
        if (JapaneseNumerals.Number(text, k, end) is not (double value, int digits, int stop))
            return null;
        int at = stop;
        if (at < end && text[at] == '数')
            at++;
        if (units.Longest(text, at, end) is not (Cue unit, int length))
            return null;
        int behind = at + length;
        bool kanji = !JapaneseNumerals.IsArabic(text[k]);
        // 一部, 一人ひとり, 十分, 一般: words and not numbers
        if (kanji && !IsCounted(k, stop, behind, end, unit))
            return null;
        if (char.IsAsciiLetter(unit.Form[0]) && behind < end && char.IsAsciiLetter(text[behind]))
            return null;
        // 5人に1人
        if (behind < end && text[behind] == 'に' && JapaneseNumerals.Number(text, behind + 1, end) is (double part, _, int partEnd) && units.Longest(text, partEnd, end) is (Cue same, int sameLength) && same.Value == unit.Value && value > part && value > 0)
            return new(new(k, partEnd + sameLength), part / value, "share", Noun(k, start), 1, QuantityBound.Exact);
        if (unit.Value == "tenth")
            return new(new(k, behind), value / 10, "share", Noun(k, start), digits, Bound(k, behind, start, end));
        return new(new(k, behind), value, unit.Value, Noun(k, start), digits, Bound(k, behind, start, end));
    }

    private bool IsCounted(int k, int stop, int behind, int end, Cue unit)
    {
        if (stop - k == 1 && text[k] == '一' && unit.Form is "つ" or "人" or "部" or "度" or "回" or "点" or "面" or "本" or "段" or "種" or "時間" or "行" or "頭" or "組" or "代" or "件")
            return false;
        if (stop - k == 1 && text[k] == '十' && unit.Form is "分間" or "分")
            return false;
        if (unit.Form is "つ" or "人" or "度" or "代" && stop - k == 1 && text[k] == '千')
            return false;
        return behind >= end || text[behind] is not ('論' or '派' or '翼');
    }

    // The noun before the number: 北岸に2カ所 counts 倉庫, which stands further left with は or が.
    private string Noun(int at, int start)
    {
        int limit = Math.Max(start, at - 40);
        for (int k = at - 1; k > limit; k--)
        {
            if (text[k] is '。' or '「' or '」')
                return "";
            if (text[k] is 'は' or 'が' or 'を' && IsNoun(text[k - 1]))
            {
                int from = k;
                while (from > limit && IsNoun(text[from - 1]) && k - from < 12)
                    from--;
                return text[from..k];
            }
        }
        return "";
    }

    private static bool IsNoun(char c) => c is (>= '\u30A1' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or '々';

    private QuantityBound Bound(int from, int to, int start, int end)
    {
        if (bounds.Longest(text, to, end) is (Cue after, _))
            return EnglishNumbers.BoundOf(after.Value);
        foreach (int length in (int[])[1, 2, 3, 4, 5])
            if (from - length >= start && bounds.Longest(text, from - length, from) is (Cue before, int found) && found == length)
                return EnglishNumbers.BoundOf(before.Value);
        return QuantityBound.Exact;
    }
}
