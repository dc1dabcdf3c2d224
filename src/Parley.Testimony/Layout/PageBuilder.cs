using System.Collections.Immutable;
using System.Text;
using Parley.Cases;

namespace Parley.Analysis.Testimony;

/// <summary>Collects a <see cref="Page"/> piece by piece.</summary>
internal sealed class PageBuilder(string source)
{
    private readonly StringBuilder text = new();
    private readonly List<Page.Run> runs = [];
    private readonly List<Paragraph> paragraphs = [];
    private readonly List<QuoteDraft> quotes = [];
    private readonly List<PageLink> links = [];
    private int paragraphStart;

    /// <summary>A markup quotation whose end is not known yet.</summary>
    private sealed class QuoteDraft
    {
        public int Start, End = -1, Parent;
        public string? Cite;
        public SourceSpan CiteAt;
        public Stretch? Credit;
    }

    /// <summary>Where the next character will stand.</summary>
    public int Length => text.Length;

    /// <summary>The innermost open markup quotation; -1 when none is.</summary>
    public int OpenQuote { get; private set; } = -1;

    /// <summary>Whether the paragraph holds nothing yet.</summary>
    public bool AtStart => text.Length == paragraphStart;

    /// <summary>The last character; a space at the beginning of a paragraph.</summary>
    public char Last => AtStart ? ' ' : text[^1];

    /// <summary>Takes a piece of the source as it stands.</summary>
    public void Copy(int start, int end)
    {
        if (end <= start)
            return;
        if (runs.Count > 0 && runs[^1] is Page.Run last && last.Length == last.SourceLength && last.Source + last.SourceLength == start && last.Start + last.Length == text.Length)
            runs[^1] = last with { Length = last.Length + end - start, SourceLength = last.SourceLength + end - start };
        else
            runs.Add(new(text.Length, end - start, start, end - start));
        text.Append(source, start, end - start);
    }

    /// <summary>Puts words where a piece of the source stands for them, such as a character reference.</summary>
    public void Put(string words, int start, int end)
    {
        if (words.Length == 0)
            return;
        runs.Add(new(text.Length, words.Length, start, end - start));
        text.Append(words);
    }

    /// <summary>Ends a paragraph; one without visible characters is no paragraph.</summary>
    public void EndParagraph(ParagraphKind kind, bool blankBefore, int at)
    {
        int start = paragraphStart, end = text.Length;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            paragraphs.Add(new(new(start, end), kind, blankBefore, OpenQuote));
        if (text.Length > paragraphStart)
        {
            runs.Add(new(text.Length, 1, at, 0));
            text.Append('\n');
        }
        paragraphStart = text.Length;
    }

    public void Open(string? cite = null, SourceSpan citeAt = default)
    {
        quotes.Add(new() { Start = text.Length, Parent = OpenQuote, Cite = cite, CiteAt = citeAt });
        OpenQuote = quotes.Count - 1;
    }

    public void Close()
    {
        if (OpenQuote < 0)
            return;
        quotes[OpenQuote].End = text.Length;
        OpenQuote = quotes[OpenQuote].Parent;
    }

    public void Credit(Stretch words)
    {
        if (OpenQuote >= 0)
            quotes[OpenQuote].Credit ??= words;
    }

    public void Link(Stretch words, string? url, SourceSpan urlAt)
    {
        int start = words.Start;
        while (start < words.End && char.IsWhiteSpace(text[start]))
            start++;
        if (start < words.End)
            links.Add(new(new(start, words.End), url, urlAt));
    }

    public Page Build()
    {
        EndParagraph(ParagraphKind.Body, false, source.Length);
        while (OpenQuote >= 0)
            Close();
        string all = text.ToString();
        return new()
        {
            Text = all,
            Paragraphs = [.. paragraphs],
            Quotes = [.. quotes.Select(q => new MarkupQuote(Trimmed(all, q.Start, q.End), q.Parent, q.Cite, q.CiteAt, q.Credit))],
            Links = [.. links],
            Runs = [.. runs],
        };
    }

    private static Stretch Trimmed(string all, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(all[start]))
            start++;
        while (end > start && char.IsWhiteSpace(all[end - 1]))
            end--;
        return new(start, end);
    }
}
