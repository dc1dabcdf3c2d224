using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Goes through a text once and collects what the rules compare: marks, cues, dates, numbers, voices, sources.</summary>
internal static class Gathering
{
    public static Material Of(Text text, TestimonyStudy study, CueTables tables, Corrected corrected, IProgress<double>? progress, CancellationToken cancellation)
    {
        Page page = study.Format switch
        {
            TextFormat.Html => HtmlLayout.Of(text.Content),
            TextFormat.Markdown => MarkdownLayout.Of(text.Content),
            _ => PlainLayout.Of(text.Content),
        };
        WordTables words = new(tables);
        (ImmutableArray<Enclosure> enclosures, ImmutableArray<Enclosures.Stray> strays) = Enclosures.Of(page);
        Brackets brackets = new(page, tables);
        foreach (Enclosure bracket in enclosures)
            if (!bracket.IsQuote)
                bracket.Bracket = brackets.KindOf(bracket, IsInQuote(page, bracket));
        progress?.Report(0.1);
        cancellation.ThrowIfCancellationRequested();

        List<CueHit> hits = [];
        bool[] taken = new bool[page.Text.Length + 1];
        List<Stretch> urls = [];
        List<RawDate> dates = [];
        EnglishDates english = new(page.Text, tables);
        JapaneseDates japanese = new(page.Text, tables);
        Dictionary<int, List<Stretch>> tails = LostLinks.Tails(page);
        foreach (Paragraph paragraph in page.Paragraphs)
        {
            cancellation.ThrowIfCancellationRequested();
            (int start, int end) = (paragraph.Text.Start, paragraph.Text.End);
            tables.TextIndex.Find(page.Text, start, end, hits);
            foreach (Stretch url in Urls.In(page.Text, start, end))
            {
                urls.Add(url);
                Take(taken, url);
            }
            int begun = dates.Count;
            english.Find(start, end, dates);
            japanese.Find(start, end, dates);
            Merge(dates, begun, taken);
        }
        foreach (RawDate date in dates)
            Take(taken, date.At);
        foreach (List<Stretch> tail in tails.Values)
            foreach (Stretch piece in tail)
                Take(taken, piece);
        hits.RemoveAll(h => taken[h.Start] && urls.Count > 0 && IsInside(urls, h.Start));
        progress?.Report(0.25);
        List<RawTime> times = [];
        TimeScanner clock = new(page.Text, tables, dates);
        int hit = 0;
        foreach (Paragraph paragraph in page.Paragraphs)
        {
            int from = hit;
            while (hit < hits.Count && hits[hit].Start < paragraph.Text.End)
                hit++;
            clock.Find(paragraph.Text.Start, paragraph.Text.End, hits.GetRange(from, hit - from).Where(h => h.Cue.Class == "zone"), times);
        }
        foreach (RawTime time in times)
            Take(taken, time.At);
        TakeClocks(page.Text, taken);

        NumberScanner scanner = new(page.Text, tables, words);
        List<RawNumber> numbers = [];
        foreach (Paragraph paragraph in page.Paragraphs)
        {
            cancellation.ThrowIfCancellationRequested();
            scanner.Find(paragraph.Text.Start, paragraph.Text.End, taken, numbers);
        }
        progress?.Report(0.35);

        NameBook names = NameBook.Of(page, tables, words, taken);
        ImmutableArray<ParagraphFacts> facts = FactsOf(page, tables, hits, numbers, names);
        VoiceFinder voices = new(page, enclosures, tables, words, facts, tails.ToDictionary(t => t.Key, t => t.Value[0]), cancellation);
        voices.Find();
        corrected.Apply(voices.Drafts, page);
        progress?.Report(0.55);

        VoiceTree tree = Tree(page, tables, words, voices, out _);
        (Dictionary<Enclosure, QuotationKind> kinds, List<VoiceDraft> loose) = new LooseQuotations(page, tables, words).Of(enclosures, tree);
        corrected.Apply(kinds, loose, page);
        voices.Drafts.AddRange(loose);
        tree = Tree(page, tables, words, voices, out ImmutableArray<Voice> speakers);
        Material material = new()
        {
            Text = text, Study = study, Tables = tables, Words = words, Page = page, Language = LanguageOf(page.Text), Enclosures = enclosures, Strays = strays, Hits = hits,
            Sentences = voices.Sentences, Numbers = numbers, Facts = facts, Tree = tree, Quotations = kinds, Voices = voices, Tails = tails, Speakers = speakers, RawTimes = times, Names = names,
        };
        // What brackets mean depends on whether they stand in quoted words, which is only known now.
        foreach (Enclosure bracket in enclosures)
            if (!bracket.IsQuote)
                bracket.Bracket = corrected.KindOf(bracket, page) ?? brackets.KindOf(bracket, material.Quoted(bracket.Whole.Start) is not null);
        material.PublicationLine = Publication.In(page, tables, dates);
        material.Citations = CitationFinder.In(material, urls, dates);
        material.Dates = DateReading.Of(material, dates);
        CitationFinder.Date(material);
        material.Certainty = CertaintyReading.Of(material);
        return material;
    }

    private static VoiceTree Tree(Page page, CueTables tables, WordTables words, VoiceFinder found, out ImmutableArray<Voice> speakers)
    {
        List<VoiceDraft> drafts = found.Drafts;
        Speaker[] persons = [.. found.Persons.OrderBy(p => p.At.Start)];
        int person = 0;
        VoiceBook book = new(words, tables);
        Dictionary<VoiceDraft, int> voice = [];
        // "She added" means whoever spoke in the sentence before, not somebody whose words were told there.
        VoiceDraft[] inOrder = [.. drafts.OrderBy(d => d.Speaker.At.Length > 0 ? d.Speaker.At.Start : d.Content.Start)];
        int held = 0;
        foreach (VoiceDraft draft in inOrder)
        {
            int at = draft.Speaker.At.Length > 0 ? draft.Speaker.At.Start : draft.Content.Start;
            for (; person < persons.Length && persons[person].At.Start < at; person++)
                book.Mention(persons[person], persons[person].At.Start < held);
            bool embedded = at < held && draft.Speaker.At.Length > 0;
            voice[draft] = book.Of(draft.Speaker, embedded);
            if (draft.Border is Border.Cue or Border.Marks)
                held = Math.Max(held, draft.Content.End);
        }
        VoiceTree tree = VoiceTree.Of(drafts, page.Text.Length, voice);
        speakers = book.Voices;
        return tree;
    }

    // English and Japanese dates in the order of the text; where both claim a place, the longer counts, and addresses hold none.
    private static void Merge(List<RawDate> dates, int begun, bool[] taken)
    {
        if (dates.Count == begun)
            return;
        List<RawDate> merged = [];
        foreach (RawDate date in dates.Skip(begun).OrderBy(d => d.At.Start).ThenByDescending(d => d.At.End))
            if (!taken[date.At.Start] && (merged.Count == 0 || merged[^1].At.End <= date.At.Start))
                merged.Add(date);
        dates.RemoveRange(begun, dates.Count - begun);
        dates.AddRange(merged);
    }

    // 9:30, 午前9時 and their like are no quantities.
    private static void TakeClocks(string text, bool[] taken)
    {
        for (int k = 1; k + 1 < text.Length; k++)
        {
            bool clock = (text[k] is ':' or '：' && JapaneseNumerals.IsArabic(text[k - 1]) && JapaneseNumerals.IsArabic(text[k + 1]))
                || (text[k] == '時' && JapaneseNumerals.Digit(text[k - 1]) >= 0 && text[k + 1] is not '間');
            if (!clock)
                continue;
            int from = k;
            while (from > 0 && k - from < 3 && JapaneseNumerals.Digit(text[from - 1]) >= 0)
                from--;
            int to = k + 1;
            while (to < text.Length && to - k < 4 && (JapaneseNumerals.Digit(text[to]) >= 0 || text[to] is '分' or '半'))
                to++;
            Take(taken, new(from, to));
        }
    }

    private static bool IsInQuote(Page page, Enclosure bracket) => page.Paragraphs[bracket.Paragraph].Quote >= 0 || bracket.IsInQuote;

    private static void Take(bool[] taken, Stretch s) => Array.Fill(taken, true, s.Start, s.Length);

    private static bool IsInside(List<Stretch> urls, int place)
    {
        int low = 0, high = urls.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = urls[middle].Start <= place ? (middle + 1, high) : (low, middle);
        }
        return low > 0 && urls[low - 1].Holds(place);
    }

    private static string LanguageOf(string text)
    {
        int kana = 0, latin = 0;
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, 200_000)))
            if (c is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF'))
                kana++;
            else if (char.IsAsciiLetter(c))
                latin++;
        return kana * 3 > latin ? "ja" : "en";
    }

    private static ImmutableArray<ParagraphFacts> FactsOf(Page page, CueTables tables, List<CueHit> hits, List<RawNumber> numbers, NameBook names)
    {
        ImmutableArray<ParagraphFacts>.Builder facts = ImmutableArray.CreateBuilder<ParagraphFacts>(page.Paragraphs.Length);
        int hit = 0, number = 0, name = 0;
        foreach (Paragraph paragraph in page.Paragraphs)
        {
            (int start, int end) = (paragraph.Text.Start, paragraph.Text.End);
            bool self = false;
            for (; hit < hits.Count && hits[hit].Start < end; hit++)
                self |= hits[hit].Cue.Class == "self" && hits[hit].Start >= start;
            ParagraphFacts here = new()
            {
                Register = Registers.Of(page.Text, start, end),
                IsCaption = Captions.Is(page, paragraph, tables),
                IsHeading = paragraph.Kind == ParagraphKind.Heading || (end - start <= 60 && page.Text[end - 1] is not ('。' or '.' or '！' or '？' or '!' or '?' or '」' or ':' or '：' or ')' or '）' or ']')),
                HasSelf = self,
                IsJapanese = Registers.IsJapanese(page.Text, start, end),
            };
            for (; number < numbers.Count && numbers[number].At.Start < end; number++)
                if (here.Counts.Count < 32)
                    here.Counts.Add(CountedThings.Of(page.Text, number, numbers[number], start, end));
            for (; name < names.Places.Count && names.Places[name].At < end; name++)
                if (here.Spellings.Count < 32)
                    here.Spellings.Add((names.Places[name].Group, names.Places[name].Form));
            facts.Add(here);
        }
        return facts.ToImmutable();
    }
}
