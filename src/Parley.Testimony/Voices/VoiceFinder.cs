using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Walks through a page, sentence by sentence and quotation by quotation, and collects whose words are whose.</summary>
internal sealed class VoiceFinder
{
    private readonly Page page;
    private readonly CueTables tables;
    private readonly WordTables words;
    private readonly Sentences sentences;
    private readonly ImmutableArray<Enclosure> enclosures;
    private readonly BlockBorders borders;
    private readonly IReadOnlyDictionary<int, Stretch> tails;
    private readonly Labels labels;
    private readonly List<CueHit> hits = [];
    private readonly HashSet<int> reporting = [];
    private readonly CancellationToken cancellation;
    private (Speaker? Speaker, Stretch? Cue, int Paragraph, Stretch Sentence)? pending;
    private Speaker? lastSpeaker;

    /// <param name="page">What is read.</param>
    /// <param name="enclosures">Its quotations and brackets.</param>
    /// <param name="tables">The cues.</param>
    /// <param name="words">What the tables say about words.</param>
    /// <param name="facts">What helps to tell where blocks end, paragraph by paragraph.</param>
    /// <param name="tails">Link texts at the ends of paragraphs, which belong to nobody's sentence.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public VoiceFinder(Page page, ImmutableArray<Enclosure> enclosures, CueTables tables, WordTables words, IReadOnlyList<ParagraphFacts> facts, IReadOnlyDictionary<int, Stretch> tails, CancellationToken cancellation)
    {
        (this.page, this.enclosures, this.tables, this.words, this.tails, this.cancellation) = (page, enclosures, tables, words, tails, cancellation);
        sentences = new(page.Text, tables, words);
        borders = new(page, facts);
        labels = Labels.Of(page, tables);
    }

    public List<VoiceDraft> Drafts { get; } = [];

    /// <summary>Those and the sentences inside quotations that are whole sentences, in no order.</summary>
    public List<Stretch> AllSentences { get; } = [];

    /// <summary>Sentences outside quotations and brackets, in order.</summary>
    public List<Stretch> Sentences { get; } = [];

    /// <summary>Persons of whom the text speaks: "she" may mean one who has not spoken yet.</summary>
    public List<Speaker> Persons { get; } = [];

    /// <summary>Cues that open nothing of their own.</summary>
    public List<Stretch> LooseCues { get; } = [];

    /// <summary>Where borders of blocks are only inferred: the beginning of each block, and its end where the words alone show it.</summary>
    public List<(Stretch At, bool IsEnd)> InferredBorders { get; } = [];

    /// <summary>Whether a sentence reports what somebody said.</summary>
    public bool ReportsIn(Stretch sentence) => reporting.Contains(sentence.Start);

    public void Find()
    {
        int next = 0, quote = 0;
        int blockEnd = -1;
        for (int p = 0; p < page.Paragraphs.Length; p++)
        {
            if (p % 256 == 0)
                cancellation.ThrowIfCancellationRequested();
            Paragraph paragraph = page.Paragraphs[p];
            for (; quote < page.Quotes.Length && page.Quotes[quote].Text.Start <= paragraph.Text.Start; quote++)
                MarkupBlock(quote);
            int from = next;
            while (next < enclosures.Length && enclosures[next].Paragraph == p)
                next++;
            List<Enclosure> top = [];
            for (int k = from; k < next; k++)
                if (enclosures[k].Parent is null)
                    top.Add(enclosures[k]);
            if (pending is { } announced && p > announced.Paragraph && paragraph.Kind != ParagraphKind.Caption)
                blockEnd = Math.Max(blockEnd, Block(announced.Speaker, announced.Cue, announced.Sentence, p, announced.Paragraph, top));
            Stretch own = paragraph.Text;
            if (labels.At(p) is (Speaker who, int words))
            {
                own = new(words, own.End);
                Drafts.Add(new() { Speaker = who, Content = own, Border = Border.Markup, IsVerbatim = true, Cue = who.At, Sentence = own });
                top.RemoveAll(e => e.Whole.Start < words);
            }
            if (tails.TryGetValue(p, out Stretch tail))
            {
                own = new(own.Start, Math.Max(own.Start, tail.Start));
                top.RemoveAll(e => e.Whole.End > own.End);
            }
            bool isQuoted = p <= blockEnd || paragraph.Quote >= 0 || labels.At(p) is not null;
            Region(own, top, p, isQuoted);
        }
        Continue();
    }

    private void Region(Stretch own, List<Enclosure> top, int paragraph, bool isQuoted)
    {
        Stack<(Stretch, IReadOnlyList<Enclosure>, bool IsQuoted, bool IsRoot, bool IsInMarks)> open = new();
        open.Push((own, top, isQuoted, true, false));
        while (open.TryPop(out (Stretch Stretch, IReadOnlyList<Enclosure> Children, bool IsQuoted, bool IsRoot, bool IsInMarks) region))
        {
            Read(region.Stretch, region.Children, paragraph, region.IsQuoted, region.IsRoot, region.IsInMarks);
            for (int k = region.Children.Count - 1; k >= 0; k--)
                if (region.Children[k] is { Bracket: not (BracketKind.Note or BracketKind.Omission or BracketKind.Link) } child && child.Inside.Length > 1)
                    open.Push((child.Inside, child.Children, region.IsQuoted || child.IsQuote, false, child.IsQuote));
        }
    }

    private void Read(Stretch stretch, IReadOnlyList<Enclosure> children, int paragraph, bool isQuoted, bool isRoot, bool isInMarks)
    {
        FoldedText folded = FoldedText.Of(page.Text, stretch, children);
        ImmutableArray<Stretch> all = sentences.Of(folded);
        // A quotation of part of a sentence belongs to the sentence around it.
        bool isWhole = !isRoot && isInMarks && (all.Length > 1 || (all.Length == 1 && folded.Text[all[0].End - 1] is '。' or '.' or '!' or '?' or '！' or '？'));
        hits.Clear();
        tables.VoiceIndex.Find(folded.Text, 0, folded.Text.Length, hits);
        Speaker? carried = null, topic = null;
        VoiceDraft? lastQuoted = null;
        (Speaker? Speaker, Stretch? Cue)? announced = null;
        int hit = 0;
        for (int k = 0; k < all.Length; k++)
        {
            Stretch sentence = all[k];
            if (isRoot)
                Sentences.Add(folded.Place(sentence));
            if (isRoot || isWhole)
                AllSentences.Add(folded.Place(sentence));
            while (hit < hits.Count && hits[hit].Start < sentence.Start)
                hit++;
            List<CueHit> own = [];
            for (; hit < hits.Count && hits[hit].Start < sentence.End; hit++)
                own.Add(hits[hit]);
            bool onlyQuotes = OnlyQuotes(folded.Text, sentence);
            if (announced is { } told)
            {
                // The words were announced: quotations that follow, or the rest of the paragraph.
                bool begins = folded.Text[sentence.Start] == FoldedText.Quote;
                int end = begins ? LastQuote(folded.Text, sentence.Start) : folded.Text.Length;
                lastQuoted = new()
                {
                    Speaker = told.Speaker ?? carried ?? topic ?? Speaker.Unnamed,
                    Cue = told.Cue,
                    Content = Trimmed(folded.Place(sentence.Start, end)),
                    Border = begins ? Border.Marks : Border.Cue,
                    IsVerbatim = true,
                    Sentence = folded.Place(sentence),
                    Announcement = folded.Place(all[k - 1]),
                };
                Drafts.Add(lastQuoted);
                announced = null;
                if (begins && onlyQuotes)
                    continue;
            }
            else if (onlyQuotes && lastQuoted is not null)
            {
                // "First," she said. "Second." — one saying, as long as nothing else stands between.
                lastQuoted.Content = new(lastQuoted.Content.Start, folded.Place(sentence.Start, LastQuote(folded.Text, sentence.Start)).End);
                continue;
            }
            SentenceWork work = new()
            {
                Tables = tables, Words = words, Folded = folded, Sentence = sentence, Hits = own, Carried = carried, Topic = topic, IsQuoted = isQuoted,
                Inside = e => page.Text[e.Inside.Start..e.Inside.End],
            };
            if (IsJapanese(folded.Text, sentence))
                JapaneseVoices.Read(work);
            else
                EnglishVoices.Read(work);
            foreach (VoiceDraft draft in work.Drafts)
                if (draft.Speaker != Speaker.Self)
                    Drafts.Add(draft);
            Persons.AddRange(work.Persons);
            LooseCues.AddRange(work.LooseCues.Select(c => c.Cue));
            topic = work.Topic;
            carried = work.Drafts.LastOrDefault(d => d.Speaker.As.Length > 0)?.Speaker ?? carried;
            lastQuoted = work.Drafts.LastOrDefault(d => d.IsVerbatim && d.Border == Border.Marks && d.Content.End < folded.Place(sentence).End);
            if (work.Drafts.Count > 0 || work.Announced is not null)
                reporting.Add(folded.Place(sentence).Start);
            if (work.Announced is { } now)
            {
                announced = now;
                if (k == all.Length - 1)
                {
                    if (isRoot)
                        pending = (now.Speaker ?? topic ?? carried, now.Cue, paragraph, folded.Place(sentence));
                    announced = null;
                }
            }
        }
        if (isRoot)
            lastSpeaker = topic ?? carried;

    }

    // Blocks behind > or in an element, with the speaker that the lines before or a credit give.
    private void MarkupBlock(int index)
    {
        MarkupQuote quote = page.Quotes[index];
        Stretch content = quote.Text;
        Speaker? who = null;
        Stretch? cue = null;
        if (Credits.Of(page.Text, quote, words) is (Speaker credited, Stretch at, Stretch rest))
            (who, cue, content) = (credited, at, rest);
        else if (pending is { } announced)
            (who, cue) = (announced.Speaker ?? lastSpeaker, announced.Cue);
        Stretch? announcement = pending?.Sentence;
        pending = null;
        if (content.Length > 0)
            Drafts.Add(new() { Speaker = who ?? Speaker.Unnamed, Cue = cue, Content = content, Border = Border.Markup, IsVerbatim = true, Sentence = content, Announcement = announcement, Markup = index });
    }

    // A block whose marks were lost; or marks that stand in a paragraph of their own.
    private int Block(Speaker? speaker, Stretch? cue, Stretch announcement, int first, int introduction, List<Enclosure> top)
    {
        pending = null;
        Stretch paragraph = page.Paragraphs[first].Text;
        if (page.Paragraphs[first].Quote != page.Paragraphs[introduction].Quote || page.Paragraphs[first].Kind == ParagraphKind.Heading)
            return -1;
        Speaker who = speaker ?? lastSpeaker ?? Speaker.Unnamed;
        if (top.Count > 0 && top[0].IsQuote && top[0].Whole.Start == paragraph.Start && (!top[0].IsClosed || top[0].Whole.Length * 10 >= paragraph.Length * 9))
        {
            Drafts.Add(new() { Speaker = who, Cue = cue, Content = top[0].Whole, Border = Border.Marks, IsVerbatim = true, Sentence = top[0].Whole, Announcement = announcement });
            return first;
        }
        if (labels.At(first) is not null || EnumerationLabel(paragraph))
            return -1;
        (int last, bool inferred) = borders.EndOf(first, introduction);
        Stretch content = new(paragraph.Start, page.Paragraphs[last].Text.End);
        Drafts.Add(new() { Speaker = who, Cue = cue, Content = content, Border = Border.Inferred, IsVerbatim = true, Sentence = content, Announcement = announcement });
        InferredBorders.Add((Opening(paragraph), false));
        if (inferred && last + 1 < page.Paragraphs.Length)
            InferredBorders.Add((Opening(page.Paragraphs[last + 1].Text), true));
        return last;
    }

    // A list that is announced is the author's own.
    private bool EnumerationLabel(Stretch paragraph) =>
        page.Text[paragraph.Start] is (>= '①' and <= '⑳') or '・' or '•'
        || (paragraph.Length > 2 && page.Text[paragraph.Start] is (>= '0' and <= '9') or '(' or '（' && page.Text[paragraph.Start + 1] is '.' or ')' or '．' or '）' or (>= '0' and <= '9') or (>= 'a' and <= 'e'))
        || (paragraph.Length > 1 && page.Text[paragraph.Start] is '-' or '*' or '–' && page.Text[paragraph.Start + 1] == ' ');

    // English repeats the mark at the head of each paragraph of one quotation.
    private void Continue()
    {
        Dictionary<int, VoiceDraft> byStart = [];
        foreach (VoiceDraft draft in Drafts)
            if (draft.IsVerbatim)
                byStart.TryAdd(draft.Content.Start, draft);
        foreach (Enclosure enclosure in enclosures)
            if (enclosure.Continues is not null && byStart.TryGetValue(enclosure.First.Whole.Start, out VoiceDraft? draft))
                draft.Content = new(draft.Content.Start, Math.Max(draft.Content.End, enclosure.Whole.End));
    }

    // The beginning of a stretch, enough to find it: to the first comma, or three words.
    private Stretch Opening(Stretch paragraph)
    {
        int end = paragraph.Start, spaces = 0;
        while (end < paragraph.End && end - paragraph.Start < 24 && page.Text[end] is not ('、' or '。' or '\n') && !(page.Text[end] == ' ' && ++spaces == 3))
            end++;
        return new(paragraph.Start, Math.Max(end, paragraph.Start + 1));
    }

    private Stretch Trimmed(Stretch s)
    {
        int end = s.End;
        while (end > s.Start && char.IsWhiteSpace(page.Text[end - 1]))
            end--;
        return new(s.Start, end);
    }

    private static bool OnlyQuotes(string text, Stretch sentence)
    {
        for (int k = sentence.Start; k < sentence.End; k++)
            if (text[k] is not (FoldedText.Quote or '.' or '。' or ' ' or '\u3000' or '\n' or '!' or '?' or '！' or '？'))
                return false;
        return text[sentence.Start] == FoldedText.Quote;
    }

    // Behind the last of the quotations that stand side by side.
    private static int LastQuote(string text, int start)
    {
        int end = start;
        for (int k = start; k < text.Length && text[k] is FoldedText.Quote or ' ' or '\n'; k++)
            if (text[k] == FoldedText.Quote)
                end = k + 1;
        return end;
    }

    private static bool IsJapanese(string text, Stretch sentence)
    {
        int kana = 0, latin = 0;
        for (int k = sentence.Start; k < sentence.End && kana < 40 && latin < 200; k++)
            if (text[k] is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF'))
                kana++;
            else if (char.IsAsciiLetter(text[k]))
                latin++;
        return kana * 3 > latin;
    }
}
