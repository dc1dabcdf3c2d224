using Parley.Evidence;
using System.Collections.Immutable;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Resolves every date of a text: chooses what each is counted from and which way its sentence looks.</summary>
internal static class DateReading
{
    // A note that stands so close behind a date explains it.
    private const int NoteReach = 4;

    // A source stays under discussion for so many paragraphs.
    private const int SourceReach = 4;

    public static List<DateItem> Of(Material material, List<RawDate> raws)
    {
        List<DateItem> items = [];
        DateOnly? neighbor = null;
        // Complete dates first, because sources that carry them are what others are counted from.
        Dictionary<RawDate, PartialDate> complete = [];
        foreach (RawDate raw in raws)
            if (raw.IsComplete && raw.Complete() is PartialDate period)
                complete.Add(raw, period);
        foreach (CitationItem citation in material.Citations)
            Tell(citation, material, raws, complete);
        Dictionary<VoiceNode, PartialDate> said = Said(material, raws, complete);
        foreach (RawDate raw in raws)
        {
            DateItem item = Resolve(material, raw, raws, said, neighbor);
            items.Add(item);
            if (item.Meaning is { IsDay: true } day && !(material.PublicationLine is (_, Stretch line) && line.Holds(raw.At)))
                neighbor = day.First;
        }
        return items;
    }

    private static DateItem Resolve(Material material, RawDate raw, List<RawDate> raws, Dictionary<VoiceNode, PartialDate> said, DateOnly? neighbor)
    {
        if (raw.IsComplete)
            return new() { Raw = raw, Readings = DateResolver.Readings(raw, null, null, Tense.Unknown), Anchor = DateAnchor.Itself };
        if (raw.FromNeighbor)
            return new() { Raw = raw, Readings = DateResolver.Readings(raw, null, neighbor, Tense.Unknown), Anchor = neighbor is null ? DateAnchor.None : DateAnchor.Neighbor };
        if (Note(material, raw, raws) is PartialDate noted)
            return new() { Raw = raw, Readings = [noted], Anchor = DateAnchor.Note };
        (PartialDate? from, DateAnchor anchor) = Anchor(material, raw, said);
        return new() { Raw = raw, Readings = DateResolver.Readings(raw, from, neighbor, TenseOf(material, raw)), Anchor = from is null ? DateAnchor.None : anchor };
    }

    private static (PartialDate?, DateAnchor) Anchor(Material material, RawDate raw, Dictionary<VoiceNode, PartialDate> said)
    {
        for (VoiceNode? node = material.Tree.At(raw.At.Start); node is { Index: > 0 }; node = node.Parent)
            if (said.TryGetValue(node, out PartialDate date))
                return (date, DateAnchor.Source);
        if (UnderDiscussion(material, raw) is PartialDate source)
            return (source, DateAnchor.Source);
        return material.Published is DateOnly day ? (PartialDate.Day(day), DateAnchor.Publication) : (null, DateAnchor.None);
    }

    // 昨年12月の直近の調査では, after a source on a survey was given with its date: last December is the source's.
    private static PartialDate? UnderDiscussion(Material material, RawDate raw)
    {
        if (raw.Unit is null && raw.Direction is null)
            return null;
        Stretch sentence = material.SentenceAt(raw.At.Start);
        if (!material.HasHit(sentence, "series"))
            return null;
        int paragraph = material.ParagraphAt(raw.At.Start);
        for (int k = material.Citations.Count - 1; k >= 0; k--)
        {
            CitationItem citation = material.Citations[k];
            if (citation.Sentence.Start > sentence.Start)
                continue;
            if (paragraph - material.ParagraphAt(citation.At.Start) > SourceReach)
                return null;
            return material.HasHit(citation.Sentence, "series") ? citation.ToldPeriod : null;
        }
        return null;
    }

    // 本日現在[*注:2029年11月1日]; today [editor's note: 1 November 2029]
    private static PartialDate? Note(Material material, RawDate raw, List<RawDate> raws)
    {
        int limit = Math.Min(material.Page.Text.Length, raw.At.End + NoteReach);
        for (int k = raw.At.End; k < limit; k++)
            if (material.Page.Text[k] is '(' or '（' or '[' or '［' && material.EnclosureAt(k) is { Bracket: BracketKind.Note } note && note.Whole.Start == k)
            {
                foreach (RawDate inside in InRange(raws, note.Inside))
                    if (inside.Complete() is PartialDate period)
                        return period;
                return null;
            }
        return null;
    }

    private static IEnumerable<RawDate> InRange(List<RawDate> raws, Stretch stretch)
    {
        int low = 0, high = raws.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = raws[middle].At.Start < stretch.Start ? (middle + 1, high) : (low, middle);
        }
        for (int k = low; k < raws.Count && raws[k].At.End <= stretch.End; k++)
            yield return raws[k];
    }

    // The date that the citing sentence gives the source: in the same brackets, else the nearest before the address, outside of notes and quotations.
    private static void Tell(CitationItem citation, Material material, List<RawDate> raws, Dictionary<RawDate, PartialDate> complete)
    {
        Enclosure? bracket = material.EnclosureAt(citation.At.Start);
        RawDate? chosen = null;
        foreach (RawDate raw in InRange(raws, citation.Sentence))
        {
            if (!complete.ContainsKey(raw))
                continue;
            Enclosure? around = material.EnclosureAt(raw.At.Start);
            if (bracket is { IsQuote: false } && around == bracket)
            {
                chosen = raw;
                break;
            }
            bool outside = around is null || (!around.IsQuote && around.Bracket == BracketKind.Ordinary && around.Parent is null);
            if (outside && (raw.At.Start < citation.At.Start || citation.At.Holds(raw.At)))
                chosen = raw;
        }
        if (chosen is not null)
            (citation.ToldRaw, citation.ToldPeriod) = (chosen, complete[chosen]);
    }

    // When attributed words were said: a complete date in the sentence that attributes them, or the date of their source.
    private static Dictionary<VoiceNode, PartialDate> Said(Material material, List<RawDate> raws, Dictionary<RawDate, PartialDate> complete)
    {
        Dictionary<VoiceNode, PartialDate> said = [];
        Dictionary<(int Voice, int Paragraph), PartialDate> earlier = [];
        Dictionary<Stretch, CitationItem> announced = [];
        foreach (CitationItem citation in material.Citations)
            announced.TryAdd(citation.Sentence, citation);
        foreach (VoiceNode node in material.Tree.Nodes)
        {
            if (node.Draft is not VoiceDraft draft)
                continue;
            PartialDate? date = null;
            foreach (Stretch sentence in draft.Announcement is Stretch before ? (Stretch[])[before] : [draft.Sentence])
                foreach (RawDate raw in InRange(raws, sentence))
                    if (complete.TryGetValue(raw, out PartialDate period) && !node.Content.Holds(raw.At) && material.Tree.At(raw.At.Start) == node.Parent && material.EnclosureAt(raw.At.Start) is null)
                        date ??= period;
            if (Cited(material, draft, announced) is CitationItem source)
                date ??= source.ToldPeriod ?? (source.Url is null ? null : Urls.Date(source.Url));
            (int, int) key = (node.Voice, material.ParagraphAt(node.Content.Start));
            // "… wrote on 5 November 2029 … “As of today …,” she added."
            if (date is null && earlier.TryGetValue(key, out PartialDate same))
                date = same;
            if (date is PartialDate found)
            {
                said[node] = found;
                earlier[key] = found;
            }
        }
        material.Said = said;
        return said;
    }

    private static CitationItem? Cited(Material material, VoiceDraft draft, Dictionary<Stretch, CitationItem> announced)
    {
        if (draft.Announcement is not Stretch announcement)
            return null;
        if (announced.TryGetValue(announcement, out CitationItem? citation))
            return citation;
        // The address may stand in the sentence before the one that announces the words.
        int k = material.SentenceIndex(announcement.Start) - 1;
        return k >= 0 && material.ParagraphAt(material.Sentences[k].Start) == material.ParagraphAt(announcement.Start) && announced.TryGetValue(material.Sentences[k], out citation) ? citation : null;
    }

    // Which way the clause looks: the nearest sign behind the date in Japanese, where the predicate comes last; the nearest on either side in English.
    private static Tense TenseOf(Material material, RawDate raw)
    {
        Stretch sentence = material.SentenceAt(raw.At.Start);
        if (sentence.Length == 0)
            return Tense.Unknown;
        VoiceNode holder = material.Tree.At(raw.At.Start);
        bool japanese = Registers.IsJapanese(material.Page.Text, sentence.Start, sentence.End);
        (int Distance, Tense Tense) best = (int.MaxValue, Tense.Unknown);
        // What is said inside words that are reported has its own time.
        foreach (CueHit hit in material.HitsIn(sentence))
        {
            if (hit.Cue.Class is not ("announce" or "past") || hit.Cue.Language == "ja" != japanese)
                continue;
            if (material.Tree.At(hit.Start) != holder)
                continue;
            int distance = hit.Start >= raw.At.End ? hit.Start - raw.At.End : japanese ? 1000 + raw.At.Start - hit.End : (raw.At.Start - hit.End) / 2;
            if (distance < best.Distance)
                best = (distance, hit.Cue.Class == "past" ? Tense.Past : Tense.Ahead);
        }
        if (!japanese)
            best = EdForms(material.Page.Text, sentence, raw.At, best);
        if (best.Tense != Tense.Unknown)
            return best.Tense;
        // A sentence that reports looks back.
        return material.Tree.Nodes.Length > 1 && material.Voices.ReportsIn(sentence) && holder.Index == 0 ? Tense.Past : Tense.Unknown;
    }

    private static (int Distance, Tense Tense) EdForms(string text, Stretch sentence, Stretch date, (int Distance, Tense Tense) best)
    {
        int from = Math.Max(sentence.Start, date.Start - 80), to = Math.Min(sentence.End, date.End + 40);
        for (int k = from; k + 2 < to; k++)
            if (text[k] == 'e' && text[k + 1] == 'd' && k > from + 1 && char.IsLower(text[k - 1]) && (k + 2 == to || !char.IsLetter(text[k + 2])))
            {
                int distance = k >= date.End ? k - date.End : (date.Start - k) / 2;
                if (distance < best.Distance)
                    best = (distance, Tense.Past);
            }
        return best;
    }
}
