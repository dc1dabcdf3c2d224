using System.Collections.Immutable;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Finds where a text points to sources: addresses, links of the markup, lost links, sources that are only described.</summary>
internal static class CitationFinder
{
    // So many links of a paragraph are looked at when a word is asked whether its link is lost.
    private const int MostLinks = 64;

    public static List<CitationItem> In(Material material, List<Stretch> urls, List<RawDate> dates)
    {
        List<CitationItem> items = [];
        foreach (Stretch url in urls)
            Add(items, material, url, material.Slice(url), material.Span(url));
        HashSet<int> linked = [.. urls.Select(u => u.Start)];
        foreach (PageLink link in material.Page.Links)
            if (link.Url is null)
                Lost(items, material, link.Text);
            else if (!linked.Contains(link.Text.Start))
                Add(items, material, link.Text, link.Url, link.UrlAt);
        foreach (MarkupQuote quote in material.Page.Quotes)
            if (quote.Cite is string cite && quote.Text.Length > 0)
                Add(items, material, new(quote.Text.Start, quote.Text.Start), cite, quote.CiteAt, quote.Text);
        foreach (List<Stretch> tail in material.Tails.Values)
            foreach (Stretch piece in tail)
                Lost(items, material, piece);
        LinkWords(items, material);
        BareBrackets(items, material);
        Described(items, material, dates);
        // What was found in two ways is told once.
        List<CitationItem> ordered = [.. items.OrderBy(i => i.Span.Start).ThenBy(i => i.At.Start)];
        for (int k = ordered.Count - 1; k > 0; k--)
            if (ordered[k].Url is null && ordered[k - 1].Url is null && ordered[k].At.Start < ordered[k - 1].At.End)
                ordered.RemoveAt(k);
        return ordered;
    }

    /// <summary>Gives each source the date that the text tells, now that dates are resolved, and the words that rest on it.</summary>
    public static void Date(Material material)
    {
        Dictionary<RawDate, DateItem> byRaw = [];
        foreach (DateItem date in material.Dates)
            byRaw.TryAdd(date.Raw, date);
        Dictionary<Stretch, List<CitationItem>> bySentence = [];
        foreach (CitationItem item in material.Citations)
        {
            if (item.ToldRaw is RawDate raw)
                item.Told = byRaw.GetValueOrDefault(raw);
            if (!bySentence.TryGetValue(item.Sentence, out List<CitationItem>? list))
                bySentence.Add(item.Sentence, list = []);
            list.Add(item);
        }
        // A block that a citing sentence announces is what rests on the source.
        foreach (VoiceNode node in material.Tree.Nodes)
            if (node.Draft is { Announcement: Stretch announcement, Border: Border.Inferred or Border.Markup or Border.Cue })
            {
                if (!bySentence.TryGetValue(announcement, out List<CitationItem>? cited))
                {
                    int k = material.SentenceIndex(announcement.Start) - 1;
                    if (k < 0 || material.ParagraphAt(material.Sentences[k].Start) != material.ParagraphAt(announcement.Start) || !bySentence.TryGetValue(material.Sentences[k], out cited))
                        continue;
                }
                foreach (CitationItem item in cited.Where(c => c.Url is not null && c.Passage == c.Sentence))
                    (item.Passage, item.Node) = (node.Content, node);
            }
    }

    private static void Add(List<CitationItem> items, Material material, Stretch at, string url, SourceSpan span, Stretch? passage = null)
    {
        Stretch sentence = material.SentenceAt(at.Start);
        items.Add(new() { Span = span, At = at, Kind = Urls.HasPlace(url) ? CitationKind.Place : CitationKind.Url, Url = url, Sentence = sentence, Passage = passage ?? sentence });
    }

    private static void Lost(List<CitationItem> items, Material material, Stretch words) =>
        items.Add(new() { Span = material.Span(words), At = words, Kind = CitationKind.Lost, Sentence = material.SentenceAt(words.Start), Passage = words });

    // 関連記事:島の足をどう守るか
    private static void LinkWords(List<CitationItem> items, Material material)
    {
        ILookup<int, CitationItem> byParagraph = items.ToLookup(i => material.ParagraphAt(i.At.Start));
        foreach (CueHit hit in material.Hits)
        {
            if (hit.Cue.Class != "link-word")
                continue;
            int p = material.ParagraphAt(hit.Start);
            Stretch line = material.Page.Paragraphs[p].Text;
            if (byParagraph[p].Take(MostLinks).Any(i => i.Url is not null || i.At.End >= hit.End))
                continue;
            int k = hit.End;
            while (k < line.End && text(k) is ':' or '：' or ' ' or '\u3000' or '】' or '▶' or '>' or '＞')
                k++;
            bool heads = hit.Start - line.Start <= 2 && k > hit.End && k < line.End && line.Length <= 120;
            if (heads)
                Lost(items, material, new(k, line.End));
            else if (hit.Cue.Form[^1] is not ':' && hit.Cue.Form is not ("関連記事" or "関連リンク" or "元記事" or "参考リンク"))
                Lost(items, material, new(hit.Start, hit.End));

            char text(int at) => material.Page.Text[at];
        }
    }

    // [the pilots' letter] in Markdown: the target was lost, only the brackets are left.
    private static void BareBrackets(List<CitationItem> items, Material material)
    {
        if (material.Study.Format != TextFormat.Markdown)
            return;
        foreach (Enclosure bracket in material.Enclosures)
            if (bracket is { IsQuote: false, Open: '[', Bracket: BracketKind.Ordinary, IsClosed: true, Parent: null } && bracket.Inside.Length >= 4 && material.Quoted(bracket.Whole.Start) is null
                && material.Slice(bracket.Inside) is string words && words[0] != '^' && words.Any(char.IsLetter))
                Lost(items, material, bracket.Inside);
    }

    private static bool HoldsDate(List<RawDate> dates, Stretch stretch)
    {
        int low = 0, high = dates.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = dates[middle].At.Start < stretch.Start ? (middle + 1, high) : (low, middle);
        }
        return low < dates.Count && dates[low].At.End <= stretch.End;
    }

    // a February 2030 article; 14日の論考; (“Twice-sold Fields”, River Mail, 3 June last year)
    private static void Described(List<CitationItem> items, Material material, List<RawDate> dates)
    {
        string text = material.Page.Text;
        HashSet<Stretch> cited = [.. items.Where(i => i.Url is not null).Select(i => i.Sentence)];
        foreach (RawDate date in dates)
        {
            Stretch sentence = material.SentenceAt(date.At.Start);
            if (cited.Contains(sentence))
                continue;
            int k = date.At.End;
            bool japanese = k < sentence.End && text[k] == 'の';
            k++;
            if (k >= sentence.End || !(japanese || text[k - 1] == ' '))
                continue;
            CueHit noun = material.HitsIn(new(k, Math.Min(sentence.End, k + 16))).FirstOrDefault(h => h.Cue.Class == "source-noun" && (japanese ? h.Start == k : h.Start <= k + 12 && text.AsSpan(k, h.Start - k).Count(' ') <= 1));
            if (noun.Cue is null)
                continue;
            int start = date.At.Start;
            foreach (string article in (string[])["a ", "an ", "the ", "its ", "his ", "her ", "their "])
                if (start - article.Length >= sentence.Start && string.Compare(text, start - article.Length, article, 0, article.Length, StringComparison.OrdinalIgnoreCase) == 0)
                    start -= article.Length;
            Stretch at = new(start, noun.End);
            items.Add(new() { Span = material.Span(at), At = at, Kind = CitationKind.Described, Sentence = sentence, Passage = sentence });
        }
        foreach (Enclosure bracket in material.Enclosures)
            if (bracket is { IsQuote: false, Bracket: BracketKind.Ordinary, Parent: null, Open: '(' or '（' } && bracket.Children.Exists(c => c.IsQuote) && bracket.Inside.Length <= 200
                && !cited.Contains(material.SentenceAt(bracket.Whole.Start)) && HoldsDate(dates, bracket.Inside))
                items.Add(new() { Span = material.Span(bracket.Inside), At = bracket.Inside, Kind = CitationKind.Described, Sentence = material.SentenceAt(bracket.Whole.Start), Passage = material.SentenceAt(bracket.Whole.Start) });
    }
}
