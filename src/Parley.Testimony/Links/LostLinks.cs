namespace Parley.Analysis.Testimony;

/// <summary>Finds link texts that stand glued to the end of a paragraph after their link was lost.</summary>
internal static class LostLinks
{
    private const int Shortest = 4, Longest = 200;

    /// <summary>The link texts at the end of each paragraph, as paragraph and pieces.</summary>
    public static Dictionary<int, List<Stretch>> Tails(Page page)
    {
        Dictionary<int, List<Stretch>> tails = [];
        for (int p = 0; p < page.Paragraphs.Length; p++)
            if (page.Paragraphs[p] is { Kind: ParagraphKind.Body } paragraph && Tail(page.Text, paragraph.Text) is Stretch tail)
            {
                List<Stretch> pieces = [.. Pieces(page.Text, tail)];
                if (pieces.Count > 0 && pieces.TrueForAll(s => s.Length >= Shortest))
                    tails.Add(p, pieces);
            }
        return tails;
    }

    // What stands behind the last full stop, when the paragraph has one and the rest has none.
    private static Stretch? Tail(string text, Stretch paragraph)
    {
        if (paragraph.Length < 20 || text[paragraph.End - 1] is '。' or '.' or '!' or '?' or '！' or '？' or ')' or '）' or ']' or '］' or '」' or '』' or '"' or '”' or '’' or '\'' or ':' or '：' or ';' or '…' or '、' or ',' or '-' or '>' or '》' or '】' or '〉')
            return null;
        int least = Math.Max(paragraph.Start, paragraph.End - Longest);
        for (int k = paragraph.End - 2; k > least; k--)
        {
            bool japanese = text[k] is '。' or '！' or '？';
            bool english = text[k] is '.' or '!' or '?' && char.IsWhiteSpace(text[k + 1]) && k + 2 < paragraph.End && (char.IsUpper(text[k + 2]) || text[k + 2] is '“' or '‘' or '"' || text[k + 2] >= '\u2E80') && k > paragraph.Start + 1 && char.IsLower(text[k - 1]) && char.IsLetter(text[k - 2]);
            if (!japanese && !english)
                continue;
            int from = k + 1;
            while (from < paragraph.End && (char.IsWhiteSpace(text[from]) || text[from] is '」' or ')' or '）' or '”' or '"'))
                from++;
            return IsLinkText(text, from, paragraph.End, japanese) ? new(from, paragraph.End) : null;
        }
        return null;
    }

    // A headline has some words and no address. A last sentence whose full stop was forgotten ends like a sentence.
    private static bool IsLinkText(string text, int start, int end, bool japanese)
    {
        if (end - start < Shortest || text.AsSpan(start, end - start).Contains("://", StringComparison.Ordinal))
            return false;
        if (text[start] is '(' or '（' or '[' or '［' or '—' or '-' or '–' or '―' or '*' or '※')
            return false;
        if (text[end - 1] is >= '\u3041' and <= '\u3096')
            return text[end - 1] is 'か' or 'は' or 'へ' or 'に' or 'も' or 'の' or 'で' or 'を';
        return japanese || text.AsSpan(start, end - start).Count(' ') >= 1;
    }

    // envoyPact, envoy漁業: two link texts stand against each other.
    private static IEnumerable<Stretch> Pieces(string text, Stretch tail)
    {
        int from = tail.Start;
        for (int k = tail.Start + 1; k < tail.End; k++)
        {
            char before = text[k - 1], here = text[k];
            bool camel = char.IsAsciiLetterLower(before) && char.IsAsciiLetterUpper(here) && k + 1 < tail.End && char.IsAsciiLetterLower(text[k + 1]) && text.AsSpan(from, k - from).Contains(' ');
            bool script = (char.IsAsciiLetter(before) && IsJapanese(here)) || (IsJapanese(before) && char.IsAsciiLetter(here) && text.AsSpan(k, tail.End - k).Contains(' '));
            if (!(camel || script) || k - from < Shortest || tail.End - k < Shortest)
                continue;
            yield return new(from, k);
            from = k;
        }
        yield return new(from, tail.End);
    }

    private static bool IsJapanese(char c) => c is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');
}
