using System.Collections.Immutable;

namespace Parley.Analysis.Testimony;

/// <summary>Says what brackets hold: a note, an omission, a gloss, an insertion, an address, or part of the sentence.</summary>
internal sealed class Brackets
{
    private const int LongestNote = 400, LongestInsertion = 60;

    private readonly string text;
    private readonly ImmutableArray<Cue> signs, pronouns;
    private readonly HashSet<string> omissions, whole;

    public Brackets(Page page, CueTables tables)
    {
        text = page.Text;
        signs = tables.Of("note-sign");
        pronouns = tables.Of("pronoun");
        omissions = [.. tables.Of("omission").Select(c => c.Form)];
        whole = [.. signs.Where(c => c.Value == "whole").Select(c => c.Form)];
    }

    /// <summary>What a pair of brackets holds.</summary>
    /// <param name="bracket">The brackets.</param>
    /// <param name="isQuoted">Whether they stand inside words that are quoted as they were said.</param>
    public BracketKind KindOf(Enclosure bracket, bool isQuoted)
    {
        Stretch inside = Trimmed(bracket.Inside);
        if (inside.Length == 0)
            return BracketKind.Ordinary;
        string head = text.Substring(inside.Start, Math.Min(inside.Length, LongestNote));
        if (omissions.Contains(head))
            return BracketKind.Omission;
        if (IsNote(head))
            return BracketKind.Note;
        if (head.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || head.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return BracketKind.Link;
        if (IsItemLabel(head))
            return BracketKind.Enumeration;
        bool square = bracket.Open is '[' or '［' or '〔';
        if (IsGloss(bracket, head, square, isQuoted))
            return BracketKind.Gloss;
        return isQuoted && inside.Length <= LongestInsertion && (square ? !head.All(char.IsAsciiDigit) : IsUngrammatical(head, bracket)) ? BracketKind.Insertion : BracketKind.Ordinary;
    }

    private bool IsNote(string head)
    {
        string lower = head.ToLowerInvariant();
        if (whole.Contains(lower) || whole.Contains(head))
            return true;
        foreach (Cue sign in signs)
            if (sign.Value == "sign" && lower.StartsWith(sign.Form, StringComparison.Ordinal) && IsEndOfSign(lower, sign.Form))
                return true;
            else if (sign.Value == "last" && lower.EndsWith(sign.Form, StringComparison.Ordinal))
                return true;
        return false;
    }

    // A sign is followed by a colon, a number with a colon, a space or nothing; "noted" and 注文 are words.
    private static bool IsEndOfSign(string head, string sign)
    {
        int k = sign.Length;
        while (k < head.Length && char.IsAsciiDigit(head[k]))
            k++;
        if (sign is "※" || k == head.Length)
            return true;
        return head[k] is ':' or '：' or '=' or '＝' || (head[k] is '、' or ',' or ' ' or '\u3000' && (sign.Length > 2 || sign[0] > 127 || sign.EndsWith('.')) && sign is not ("update" or "updated" or "correction" or "note"))
            || sign.EndsWith('.') || sign.EndsWith(':');
    }

    private bool IsGloss(Enclosure bracket, string head, bool square, bool isQuoted)
    {
        int at = bracket.Whole.Start;
        if (at == 0 || head.Length > 40 || head.Contains(':') || head.Contains('：'))
            return false;
        int before = at - 1;
        bool spaced = text[before] == ' ';
        if (spaced && before > 0)
            before--;
        char last = text[before];
        if (!isQuoted)
            // Outside quotations only the same name in another script.
            return IsJapanese(last) && !spaced && head.All(c => char.IsAsciiLetter(c) || c is ' ' or '.' or '-') && char.IsUpper(head[0]) && head.Length > 2 && IsKatakana(last) && head.Skip(1).Any(char.IsLower);
        if (IsJapanese(last))
        {
            // ホルン[Horn]; (南州のこと); NATO(北大西洋条約機構)
            return (IsKatakana(last) && head.All(c => c < '\u0250')) || head.EndsWith("のこと", StringComparison.Ordinal) || head.EndsWith("を指す", StringComparison.Ordinal) || head.EndsWith("の意", StringComparison.Ordinal)
                || (char.IsAsciiLetterUpper(last) && IsJapanese(head[0]));
        }
        if (!square)
            return char.IsAsciiLetterUpper(last) && before > 0 && char.IsAsciiLetterUpper(text[before - 1]) && head.Contains(' ');
        int word = before;
        while (word > 0 && (char.IsLetter(text[word - 1]) || text[word - 1] == '\''))
            word--;
        string previous = text[word..(before + 1)];
        // he [Smith]; the end of the year [2032]
        return pronouns.Any(p => string.Equals(p.Form, previous, StringComparison.OrdinalIgnoreCase))
            || previous.ToLowerInvariant() is "him" or "her" or "them" or "his" or "their" or "its" or "this" or "that" or "these" or "those" or "there" or "here" or "we" or "us" or "our" or "you" or "year" or "month" or "week" or "day"
            || (char.IsUpper(previous.Length > 0 ? previous[0] : ' ') && head.All(c => !char.IsAsciiLetter(c)));
    }

    // (のアルデン船) begins with a particle, (政府は) ends with one: neither can stand in a sentence as it is.
    private bool IsUngrammatical(string head, Enclosure bracket)
    {
        if (!IsJapanese(head[0]))
            return false;
        char after = bracket.Whole.End < text.Length ? text[bracket.Whole.End] : ' ';
        bool ends = "はがをにでとのもへ".Contains(head[^1]) && head.Length > 1 && !head.EndsWith("こと", StringComparison.Ordinal) && !head.EndsWith("もの", StringComparison.Ordinal) && !head.EndsWith("など", StringComparison.Ordinal);
        bool begins = "のがをにではもと".Contains(head[0]) && head.Length > 1 && !IsHiraganaWord(head);
        return begins || (ends && (IsJapanese(after) || after is '」' or '』'));
    }

    // では, にわか and their like begin with a particle's letter without being one.
    private static bool IsHiraganaWord(string head) => head.Length > 1 && head[1] is >= '\u3041' and <= '\u3096' && head[0] is not 'の';

    private static bool IsItemLabel(string head) =>
        (head.Length <= 2 && head.All(char.IsAsciiDigit)) || head is [>= 'a' and <= 'z'] or [>= 'A' and <= 'H'] or [>= 'ア' and <= 'オ']
        || (head.Length == 1 && "一二三四五六七八九十".Contains(head[0])) || head is "ii" or "iii" or "iv" or "vi";

    private static bool IsJapanese(char c) => c is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or '々' or 'ー';

    private static bool IsKatakana(char c) => c is (>= '\u30A1' and <= '\u30FE');

    private Stretch Trimmed(Stretch s)
    {
        int start = s.Start, end = s.End;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new(start, end);
    }
}
