using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Reads the credit at the end of a block: — Harbour pilots' union.</summary>
internal static class Credits
{
    private const int Longest = 80;
    private static readonly System.Buffers.SearchValues<char> BehindName = System.Buffers.SearchValues.Create("『「(（,、\n");

    /// <summary>Who is credited, where, and the block before the credit; null when nobody is.</summary>
    public static (Speaker Speaker, Stretch At, Stretch Before)? Of(string text, MarkupQuote quote, WordTables words)
    {
        Stretch s = quote.Text;
        if (quote.Credit is Stretch marked && s.Holds(marked) && marked.Start > s.Start)
            return (new(Name(text[marked.Start..marked.End]), Kind(text[marked.Start..marked.End], words), marked), marked, Block(text, s, marked.Start));
        int from = Math.Max(s.Start + 1, s.End - Longest);
        for (int k = s.End - 1; k >= from; k--)
            if (text[k] is '—' or '–' or '―' || (text[k] == '-' && text[k - 1] == '-'))
            {
                string name = text[(k + 1)..s.End].Trim();
                char before = text[k - 1] == ' ' && k - 2 > s.Start ? text[k - 2] : text[k - 1];
                bool behind = before is '.' or '!' or '?' or '"' or '”' or '。' or '」' or '\n' or '…' or '-';
                if (behind && name.Length is > 1 and <= 60 && !name.Contains('\n') && !name.EndsWith('.') && !name.Contains(". ") && !name.EndsWith('。') && (char.IsUpper(name[0]) || name[0] >= '\u3040') && words.Function(name.Split(' ')[0].ToLowerInvariant()) is null or "det")
                    return (new(Name(name), Kind(name, words), new(k + 1, s.End)), new(k, s.End), Block(text, s, k));
                return null;
            }
        return null;
    }

    // A credit may go on with a title or a date.
    private static string Name(string credit)
    {
        int cut = credit.AsSpan().IndexOfAny(BehindName);
        return (cut > 1 ? credit[..cut] : credit).Trim(' ', '.', '\u3000');
    }

    private static VoiceKind Kind(string credit, WordTables words) =>
        words.Ending(Name(credit)) ?? Name(credit).Split(' ').Reverse().Select(w => words.Role(w.ToLowerInvariant().TrimEnd('.'))).FirstOrDefault(k => k is not null) ?? VoiceKind.Other;

    private static Stretch Block(string text, Stretch s, int at)
    {
        int end = at;
        while (end > s.Start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '—' or '–' or '―' or '-'))
            end--;
        return new(s.Start, end);
    }
}
