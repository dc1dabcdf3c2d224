using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Decides what quotations are that no cue claims: words of the voice around them, a title, a name, or words of nobody named.</summary>
internal sealed class LooseQuotations
{
    private const int LongestMention = 10, LongestTerm = 60;

    private readonly Page page;
    private readonly string text;
    private readonly CueTables tables;
    private readonly WordTables words;
    private readonly CueIndex media, mentions, nameOf;

    public LooseQuotations(Page page, CueTables tables, WordTables words)
    {
        (this.page, text, this.tables, this.words) = (page, page.Text, tables, words);
        media = new(tables.Of("medium"), []);
        mentions = new(tables.Of("mention"), []);
        nameOf = new(tables.Of("name-of"), []);
    }

    /// <summary>What each quotation is, and attributions for those that have a voice of their own.</summary>
    public (Dictionary<Enclosure, QuotationKind> Kinds, List<VoiceDraft> Drafts) Of(ImmutableArray<Enclosure> enclosures, VoiceTree tree)
    {
        Dictionary<Enclosure, QuotationKind> kinds = [];
        List<VoiceDraft> drafts = [];
        HashSet<Enclosure> titles = [];
        bool[] inNote = new bool[enclosures.Length];
        foreach (Enclosure quote in enclosures)
        {
            inNote[quote.Index] = quote.Parent is Enclosure around && (inNote[around.Index] || around.Bracket is BracketKind.Note);
            if (!quote.IsQuote || quote.Inside.Length == 0 || inNote[quote.Index])
                continue;
            VoiceNode holder = tree.Around(quote.Whole);
            bool claimed = holder.Index > 0 && holder.Draft!.IsVerbatim && Level(quote, holder);
            if (claimed)
            {
                kinds[quote] = QuotationKind.Words;
                continue;
            }
            if (TitleOf(quote) is Speaker medium)
            {
                kinds[quote] = QuotationKind.Title;
                titles.Add(quote);
                drafts.Add(Draft(medium, quote, isTitle: true));
            }
            else if (IsName(quote))
                kinds[quote] = QuotationKind.Mention;
            else if (Headline(quote, quote.Parent is not null && titles.Contains(quote.Parent)) is Speaker speaker)
            {
                kinds[quote] = QuotationKind.Words;
                drafts.Add(Draft(speaker, quote));
            }
            else if (holder.Index > 0 && !holder.IsVerbatim)
                kinds[quote] = IsShort(quote) && IsAtArmsLength(quote) ? QuotationKind.Mention : QuotationKind.Words;
            else if (IsShort(quote) || IsAtArmsLength(quote) || page.Paragraphs[quote.Paragraph].Kind is ParagraphKind.Heading)
                kinds[quote] = QuotationKind.Mention;
            else
            {
                kinds[quote] = QuotationKind.Words;
                drafts.Add(Draft(Speaker.Unnamed, quote));
            }
        }
        return (kinds, drafts);
    }

    private static VoiceDraft Draft(Speaker speaker, Enclosure quote, bool isTitle = false) => new()
    {
        Speaker = speaker, Content = quote.Whole, Border = Border.Marks, IsVerbatim = true, IsTitle = isTitle, Sentence = quote.Whole,
    };

    // Whether the marks are those of the attribution itself and not some inside its words.
    private static bool Level(Enclosure quote, VoiceNode holder) =>
        holder.Draft!.Border is Border.Marks && holder.Content.Start <= quote.Whole.Start && (quote.Parent is null || !holder.Content.Holds(quote.Parent.Whole));

    // the video "…", 動画「…」, 『…』と題する
    private Speaker? TitleOf(Enclosure quote)
    {
        int at = quote.Whole.Start;
        int stop = at;
        while (stop > 0 && text[stop - 1] is ' ' or ',' or '、')
            stop--;
        for (int length = 1; length <= 18 && stop - length >= 0; length++)
            if (media.Longest(text, stop - length, stop) is (Cue cue, int found) && found == length)
            {
                Stretch word = new(stop - length, stop);
                // 動画チャンネル「潮の声」の動画「…」: the channel speaks
                if (quote.Open >= '\u3000' && text[Math.Max(0, word.Start - 1)] == 'の' && word.Start - 2 >= 0 && text[word.Start - 2] is '」' or '』')
                {
                    int open = text.LastIndexOfAny(['「', '『'], word.Start - 2, Math.Min(word.Start - 2, 40));
                    if (open >= 0)
                        return new(text[(open + 1)..(word.Start - 2)], VoiceKind.Outlet, new(open, word.Start - 1));
                }
                return new(text[word.Start..word.End], VoiceKind.Document, word);
            }
        if (string.CompareOrdinal(text, quote.Whole.End, "と題", 0, 2) == 0)
            return new("", VoiceKind.Unnamed, default);
        return null;
    }

    // チャンネル「潮の声」: the marks hold a name.
    private bool IsName(Enclosure quote)
    {
        if (quote.Inside.Length > 30)
            return false;
        for (int length = 1; length <= 8 && quote.Whole.Start - length >= 0; length++)
            if (nameOf.Longest(text, quote.Whole.Start - length, quote.Whole.Start) is (Cue, int found) && found == length)
                return true;
        return false;
    }

    // Belmar: 'no concession'; ベルマル『譲歩はしない』
    private Speaker? Headline(Enclosure quote, bool inTitle)
    {
        if (!inTitle && page.Paragraphs[quote.Paragraph].Kind != ParagraphKind.Heading)
            return null;
        int least = quote.Parent?.Inside.Start ?? page.Paragraphs[quote.Paragraph].Text.Start;
        int stop = quote.Whole.Start;
        bool colon = false;
        while (stop > least && (text[stop - 1] is ' ' or ':' or '：' or '、'))
            colon |= text[--stop] is ':' or '：';
        int from = stop;
        while (from > least && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '・' or 'ー' || (text[from - 1] == ' ' && stop > from && char.IsUpper(text[from]) && text[stop - 1] < '\u2E80')))
            from--;
        while (from < stop && text[from] == ' ')
            from++;
        string name = text[from..stop];
        if (name.Length < 2 || name.Length > 30)
            return null;
        bool japanese = name[^1] is (>= '\u30A1' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');
        bool fits = japanese ? words.Ending(name) is not null || name.All(c => c is (>= '\u30A1' and <= '\u30FF')) : colon && char.IsUpper(name[0]);
        return fits ? new(name, words.Ending(name) ?? VoiceKind.Other, new(from, stop)) : null;
    }

    private bool IsAtArmsLength(Enclosure quote)
    {
        int stop = quote.Whole.Start;
        while (stop > 0 && text[stop - 1] == ' ')
            stop--;
        for (int length = 2; length <= 12 && stop - length >= 0; length++)
            if (mentions.Longest(text, stop - length, stop) is (Cue, int found) && found == length)
                return true;
        return quote.Open >= '\u3000' && mentions.LongestAt(text, quote.Whole.End, Math.Min(text.Length, quote.Whole.End + 12)) > 0;
    }

    // A word or two without a full stop, or a noun in Japanese marks, is held at arm's length rather than said.
    private bool IsShort(Enclosure quote)
    {
        if (quote.Inside.Length > LongestTerm)
            return false;
        ReadOnlySpan<char> inside = text.AsSpan(quote.Inside.Start, quote.Inside.Length);
        if (inside.Length > 0 && inside[0] >= '\u2E80')
            return inside.Length <= LongestMention && inside[^1] is not ('。' or '！' or '？') || inside.IndexOfAny('。', '、') < 0 && !EndsAsPredicate(inside);
        return inside.Count(' ') <= 2 && inside[^1] is not ('.' or '!' or '?' or ',');
    }

    private static bool EndsAsPredicate(ReadOnlySpan<char> inside) => inside[^1] is >= '\u3041' and <= '\u3096' && inside[^1] is not ('の' or 'は' or 'が' or 'を' or 'に' or 'と' or 'へ');
}
