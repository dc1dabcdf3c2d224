using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Parley.Analysis.Testimony;

/// <summary>Pairs quotation marks and brackets with a stack, paragraph by paragraph. Linear, whatever the depth.</summary>
internal sealed class Enclosures
{
    private static readonly FrozenDictionary<char, char> Pairs = new Dictionary<char, char>
    {
        ['「'] = '」', ['『'] = '』', ['〈'] = '〉', ['《'] = '》', ['〝'] = '〟', ['“'] = '”', ['‘'] = '’', ['«'] = '»', ['"'] = '"', ['\''] = '\'', ['｢'] = '｣',
        ['('] = ')', ['（'] = '）', ['['] = ']', ['［'] = '］', ['【'] = '】', ['〔'] = '〕', ['„'] = '“',
    }.ToFrozenDictionary();

    private static readonly SearchValues<char> Any = SearchValues.Create([.. Pairs.Keys, .. Pairs.Values]);
    private static readonly SearchValues<char> QuoteMarks = SearchValues.Create("「『〈《〝“‘«\"'｢„");

    private readonly string text;
    private readonly Page page;
    private readonly List<Enclosure> all = [];
    private readonly List<Stray> strays = [];

    private Enclosures(Page page) => (this.page, text) = (page, page.Text);

    /// <summary>A closing mark without an opening one, or an opening one that its paragraph ends.</summary>
    /// <param name="At">Where the mark stands.</param>
    /// <param name="Mark">The mark.</param>
    /// <param name="Partner">A mark in a later paragraph that closes it after all; -1 when there is none.</param>
    /// <param name="Count">How many marks of this kind stay open in the paragraph.</param>
    internal readonly record struct Stray(int At, char Mark, int Partner, int Count);

    /// <summary>All enclosures of a page, parents before children, and the marks without partner.</summary>
    public static (ImmutableArray<Enclosure> All, ImmutableArray<Stray> Strays) Of(Page page)
    {
        Enclosures enclosures = new(page);
        for (int p = 0; p < page.Paragraphs.Length; p++)
            enclosures.Paragraph(p);
        return ([.. enclosures.all], [.. enclosures.Paired()]);
    }

    private void Paragraph(int index)
    {
        (int start, int end) = (page.Paragraphs[index].Text.Start, page.Paragraphs[index].Text.End);
        List<(char Open, int At)> stack = [];
        Dictionary<char, int> waiting = [];          // how often each closing mark is waited for, so that a stray one costs nothing
        List<(int Open, int Close)> pairs = [];
        int[] quotesAhead = Apostrophes.ClosersAhead(text, start, end);
        for (int k = start; k < end; k++)
        {
            int next = text.AsSpan(k, end - k).IndexOfAny(Any);
            if (next < 0)
                break;
            k += next;
            char c = text[k];
            if (c is '\'' or '’' && !Apostrophes.IsMark(text, k, start, end, waiting.GetValueOrDefault(c) > 0, quotesAhead))
                continue;
            bool closes = waiting.GetValueOrDefault(c) > 0 && (c is not ('"' or '\'') || ClosesStraight(k, start, end));
            if (closes)
            {
                while (true)
                {
                    (char open, int at) = stack[^1];
                    stack.RemoveAt(stack.Count - 1);
                    waiting[Pairs[open]]--;
                    if (Pairs[open] == c)
                    {
                        pairs.Add((at, k));
                        break;
                    }
                    Unclosed(open, at);
                }
            }
            else if (Pairs.TryGetValue(c, out char partner) && (c is not ('"' or '\'') || OpensStraight(k, start, end)))
            {
                stack.Add((c, k));
                waiting[partner] = waiting.GetValueOrDefault(partner) + 1;
            }
            else if (c is '」' or '』' or '”' or '»' or '〟' or '｣' || (c == '"' && !(k > start && char.IsAsciiDigit(text[k - 1]))))
                strays.Add(new(k, c, -1, 1));
        }
        foreach ((char open, int at) in stack)
            Unclosed(open, at);
        // What stays open ends with the paragraph; only the outermost such mark makes an enclosure, the rest may be anything.
        if (stack.Count > 0 && stack[0] is (char mark, int begun) && QuoteMarks.Contains(mark))
            pairs.Add((begun, -end));
        Build(index, pairs, end);

        void Unclosed(char open, int at)
        {
            if (QuoteMarks.Contains(open) && open is not '\'')
                strays.Add(new(at, open, -1, 1));
        }
    }

    // Pairs sorted by their opening mark, the wider first, are a tree in reading order.
    private void Build(int paragraph, List<(int Open, int Close)> pairs, int end)
    {
        pairs.Sort((a, b) => a.Open.CompareTo(b.Open));
        Stack<Enclosure> around = new();
        foreach ((int open, int close) in pairs)
        {
            bool closed = close >= 0;
            int stop = closed ? close + 1 : end;
            while (around.Count > 0 && around.Peek().Whole.End <= open)
                around.Pop();
            if (around.TryPeek(out Enclosure? parent) && stop > parent.Whole.End)
                stop = parent.Inside.End;
            Enclosure enclosure = new()
            {
                Index = all.Count,
                Whole = new(open, Math.Max(stop, open + 1)),
                Open = text[open],
                IsQuote = QuoteMarks.Contains(text[open]),
                Paragraph = paragraph,
                Parent = parent,
                Depth = around.Count,
                IsInQuote = parent is { IsQuote: true } or { IsInQuote: true },
                IsClosed = closed,
            };
            parent?.Children.Add(enclosure);
            all.Add(enclosure);
            around.Push(enclosure);
        }
    }

    // A straight mark opens behind a space or an opening mark and before something.
    private bool OpensStraight(int k, int start, int end)
    {
        char before = k > start ? text[k - 1] : ' ', after = k + 1 < end ? text[k + 1] : ' ';
        return !char.IsWhiteSpace(after) && (char.IsWhiteSpace(before) || before is '(' or '[' or '（' or '「' or '“' or '‘' or '—' or '–' or '-' or ':' or '：' or '"' or '\'' or '/' or '=' || before >= '\u2E80');
    }

    private bool ClosesStraight(int k, int start, int end)
    {
        char before = k > start ? text[k - 1] : ' ', after = k + 1 < end ? text[k + 1] : ' ';
        return !char.IsWhiteSpace(before) || char.IsWhiteSpace(after) || char.IsPunctuation(after);
    }

    // Neighbours of one kind in one paragraph are told once with their number; an open mark and a later closing one belong together.
    private List<Stray> Paired()
    {
        MarkContinuations();
        HashSet<int> continued = [.. all.Where(e => e.Continues is not null).Select(e => e.Continues!.Whole.Start)];
        List<Stray> told = [];
        int paragraph = 0;
        int last = -1;
        foreach (Stray stray in strays.OrderBy(s => s.At))
        {
            if (continued.Contains(stray.At))
                continue;
            while (paragraph + 1 < page.Paragraphs.Length && page.Paragraphs[paragraph + 1].Text.Start <= stray.At)
                paragraph++;
            bool closing = Pairs.Values.Contains(stray.Mark) && !Pairs.ContainsKey(stray.Mark);
            if (told.Count > 0 && closing && told[^1] is { Partner: < 0, Count: 1 } open && Pairs.TryGetValue(open.Mark, out char close) && close == stray.Mark && last < paragraph && paragraph - last <= 20)
                told[^1] = open with { Partner = stray.At };
            else if (told.Count > 0 && told[^1].Mark == stray.Mark && last == paragraph)
                told[^1] = told[^1] with { Count = told[^1].Count + 1 };
            else
                told.Add(stray);
            last = paragraph;
        }
        return told;
    }

    // English repeats the opening mark in every paragraph of a long quotation and closes only the last.
    private void MarkContinuations()
    {
        Enclosure? open = null;
        foreach (Enclosure enclosure in all.Where(e => e.Parent is null && e.IsQuote))
        {
            if (open is not null && enclosure.Paragraph == open.Paragraph + 1 && enclosure.Open == open.Open && enclosure.Whole.Start == page.Paragraphs[enclosure.Paragraph].Text.Start)
                enclosure.Continues = open;
            open = enclosure.IsClosed ? null : enclosure;
        }
    }
}
