using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Parley.Analysis.Testimony;

/// <summary>Cuts folded text into sentences; what quotations and brackets hold ends none, unless the quotation ends the sentence itself.</summary>
internal sealed class Sentences(string readingText, CueTables tables, WordTables words)
{
    // Longer than any sentence people write; what has no end is cut, so that work inside a sentence stays bounded.
    private const int Longest = 1000;

    private readonly FrozenSet<string> abbreviations = tables.Of("abbreviation").Select(c => c.Form.ToLowerInvariant()).ToFrozenSet();

    /// <summary>Sentences as stretches of the folded text, white space at their ends left out.</summary>
    public ImmutableArray<Stretch> Of(FoldedText folded)
    {
        string text = folded.Text;
        ImmutableArray<Stretch>.Builder sentences = ImmutableArray.CreateBuilder<Stretch>();
        int start = 0;
        for (int k = 0; k < text.Length; k++)
        {
            bool ends = text[k] switch
            {
                '。' or '！' or '？' or '．' => true,
                '.' => IsPoint(text, k),
                '!' or '?' => IsBreak(text, k + 1),
                FoldedText.Quote => EndsWithQuote(folded, k),
                _ => false,
            };
            if (!ends && k - start >= Longest && (char.IsWhiteSpace(text[k]) || text[k] is '、' or ',' || k - start >= 2 * Longest))
                ends = true;
            if (!ends)
                continue;
            int stop = k + 1;
            while (stop < text.Length && text[stop] is '。' or '！' or '？' or '!' or '?' or '.' or ')' or '）' or '”' or '」')
                stop++;
            Add(text, start, stop, sentences);
            start = stop;
            k = stop - 1;
        }
        Add(text, start, text.Length, sentences);
        return sentences.ToImmutable();
    }

    private static void Add(string text, int start, int end, ImmutableArray<Stretch>.Builder sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add(new(start, end));
    }

    // 3.5, a.m. and Mr. end nothing; a point before a capital, a quotation or the end does.
    private bool IsPoint(string text, int k)
    {
        if (k + 1 < text.Length && (char.IsLetterOrDigit(text[k + 1]) || text[k + 1] is ',' or '.'))
            return false;
        if (k > 0 && text[k - 1] == '.' && !(k + 1 < text.Length && char.IsWhiteSpace(text[k + 1]) && IsBreak(text, k + 1)))
            return false;
        int word = k;
        while (word > 0 && (char.IsLetter(text[word - 1]) || text[word - 1] == '.'))
            word--;
        if (abbreviations.Contains(text[word..k].ToLowerInvariant()))
            // "at 9 a.m. They close" ends; "2 a.m. Japan time" and "Mr. Smith" do not.
            return k + 1 >= text.Length || (text[word..k].Contains('.') && IsBreak(text, k + 1) && words.Function(NextWord(text, k + 1)) is not null | words.Pronoun(NextWord(text, k + 1)) is not null && IsFollowedByLower(text, k + 1));
        bool initial = k - word == 1 && char.IsUpper(text[word]) && IsFollowedByLower(text, k + 1);
        return !initial && IsBreak(text, k + 1);
    }

    // The word behind begins with a capital and goes on in small letters: "They", "Smith".
    private static bool IsFollowedByLower(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at + 1 < text.Length && char.IsUpper(text[at]) && char.IsLower(text[at + 1]);
    }

    private static string NextWord(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        int stop = at;
        while (stop < text.Length && stop - at < 16 && char.IsAsciiLetter(text[stop]))
            stop++;
        return text[at..stop].ToLowerInvariant();
    }

    private static char? Next(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length ? text[at] : null;
    }

    private static bool IsBreak(string text, int at)
    {
        if (at >= text.Length)
            return true;
        if (!char.IsWhiteSpace(text[at]))
            return text[at] is FoldedText.Quote or FoldedText.Bracket || text[at] >= '\u2E80' || text[at] is ')' or '"' or '”' or '’';
        return Next(text, at) is not char next || !char.IsLower(next);
    }

    // "… closed." She went on: the point stands inside the marks.
    private bool EndsWithQuote(FoldedText folded, int k)
    {
        if (folded.At(k) is not Enclosure quote || quote.Inside.Length == 0)
            return false;
        char last = readingText[quote.Inside.End - 1];
        if (quote.Inside.Length > 1 && last is '’' or '”' or '\'' or '"')
            last = readingText[quote.Inside.End - 2];
        string text = folded.Text;
        if (last is not ('.' or '!' or '?' or '…'))
            return false;
        // Behind Japanese quotations と or the sentence itself goes on.
        return k + 1 < text.Length && text[k + 1] == ' ' && k + 2 < text.Length && (char.IsUpper(text[k + 2]) || text[k + 2] is FoldedText.Quote or FoldedText.Bracket);
    }
}
