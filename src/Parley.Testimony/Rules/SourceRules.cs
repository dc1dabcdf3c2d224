using Parley.Evidence;
using System.Globalization;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>SRC: stale sources, two dates for one source, series, anonymous sources, notes on missing words, unnamed translators.</summary>
internal static class SourceRules
{
    // Dates so far apart in the list belong to other passages.
    private const int Reach = 32;

    // A note on one word of a longer text cannot be told from a note on its subject.
    private const int LongestQuoted = 10_000;

    public static void Apply(Material material, FindingList findings)
    {
        HashSet<Stretch> series = Series(material, findings);
        Stale(material, findings, series);
        TwoDates(material, findings);
        foreach (CueHit hit in material.Hits)
            if (hit.Cue.Class == "anonymous" && !material.IsLinkText(hit.Start))
                findings.Add(FindingCodes.AnonymousSource, new Stretch(hit.Start, hit.End), material.Slice(new(hit.Start, hit.End)));
        NotesOnMissingWords(material, findings);
        Translations(material, findings);
    }

    // A survey older than the limit at publication: ask for a newer wave instead of calling the source stale.
    private static HashSet<Stretch> Series(Material material, FindingList findings)
    {
        HashSet<Stretch> sentences = [];
        if (Reference(material) is not DateOnly day)
            return sentences;
        foreach (DateItem date in material.Dates)
        {
            Stretch sentence = material.SentenceAt(date.At.Start);
            if (!material.HasHit(sentence, "series"))
                continue;
            sentences.Add(sentence);
            if (!date.Raw.IsComplete && date.Meaning is PartialDate period && IsOlder(period.Last, day, material.Study.StaleAfterMonths))
            {
                CueHit latest = material.HitsIn(sentence).FirstOrDefault(h => h.Cue.Class == "latest");
                findings.Add(FindingCodes.NewerWave, latest.Cue is null ? date.At : new(latest.Start, latest.End), period.ToString(), Months(period, day));
            }
        }
        return sentences;
    }

    private static void Stale(Material material, FindingList findings, HashSet<Stretch> series)
    {
        if (Reference(material) is not DateOnly day)
            return;
        HashSet<Stretch> told = [];
        foreach (CitationItem citation in material.Citations)
            if (citation.Told is { } date && date.Meaning is PartialDate period && IsOlder(period.Last, day, material.Study.StaleAfterMonths) && !series.Contains(citation.Sentence) && told.Add(date.At))
                findings.Add(FindingCodes.StaleSource, date.At, period.ToString(), Months(period, day), $"{material.Study.StaleAfterMonths}");
    }

    // The sentence dates the words on one day, and a note at "today" inside the words says another.
    private static void TwoDates(Material material, FindingList findings)
    {
        for (int at = 0; at < material.Dates.Count; at++)
        {
            DateItem date = material.Dates[at];
            if (date.Anchor != DateAnchor.Note || date.Raw.Unit != "day" || date.Raw.Distance != 0 || date.Meaning is not PartialDate noted)
                continue;
            VoiceNode? node = material.Quoted(date.At.Start);
            if (node is null || !material.Said.TryGetValue(node, out PartialDate said) || (said.First <= noted.Last && noted.First <= said.Last))
                continue;
            DateItem? source = material.Dates.Take(at).Skip(Math.Max(0, at - Reach)).LastOrDefault(d => d.Meaning == said && d.Raw.IsComplete);
            DateItem? note = material.Dates.Skip(at + 1).Take(Reach).FirstOrDefault(d => d.Meaning == noted);
            if (source is not null)
                findings.Add(FindingCodes.TwoDates, source.At, note is null ? [] : [note.At], said.ToString(), noted.ToString());
        }
    }

    private static void NotesOnMissingWords(Material material, FindingList findings)
    {
        foreach (Enclosure note in material.Enclosures)
        {
            if (note is not { Bracket: BracketKind.Note } || note.IsQuote)
                continue;
            foreach (Enclosure mention in note.Children)
            {
                if (!mention.IsQuote || mention.Inside.Length is 0 or > 60)
                    continue;
                VoiceNode? about = material.Quoted(note.Whole.Start) ?? Before(material, note.Whole.Start);
                if (about is null || about.Content.Length > LongestQuoted)
                    continue;
                string words = material.Slice(mention.Inside), quoted = material.Page.Text[about.Content.Start..Math.Min(about.Content.End, Math.Max(about.Content.Start, note.Whole.Start))];
                string rest = about.Content.End > note.Whole.End ? material.Page.Text[note.Whole.End..about.Content.End] : "";
                if (!quoted.Contains(words, StringComparison.OrdinalIgnoreCase) && !rest.Contains(words, StringComparison.OrdinalIgnoreCase))
                    findings.Add(FindingCodes.NoteOnMissingWords, mention.Whole, [about.Content], words);
            }
        }
    }

    // The quotation that ends last before a note, in the same paragraph.
    private static VoiceNode? Before(Material material, int place)
    {
        int paragraph = material.Page.Paragraphs[material.ParagraphAt(place)].Text.Start;
        VoiceNode? outermost = null;
        VoiceNode at = material.Tree.At(Math.Max(paragraph, place - 1));
        int index = at.Index;
        for (int k = Math.Min(material.Tree.Nodes.Length - 1, LastBefore(material, place)); k > index && k > 0; k--)
        {
            VoiceNode node = material.Tree.Nodes[k];
            if (node.Content.Start < paragraph)
                break;
            if (node.Content.End <= place && (outermost is null || node.Content.Holds(outermost.Content)))
                outermost = node;
        }
        return outermost;
    }

    private static int LastBefore(Material material, int place)
    {
        int low = 0, high = material.Tree.Nodes.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = material.Tree.Nodes[middle].Content.Start < place ? (middle + 1, high) : (low, middle);
        }
        return low - 1;
    }

    private static void Translations(Material material, FindingList findings)
    {
        foreach (CueHit hit in material.Hits)
            if (hit.Cue.Class == "translation")
            {
                Stretch paragraph = material.Page.Paragraphs[material.ParagraphAt(hit.Start)].Text;
                Stretch near = new(Math.Max(paragraph.Start, hit.Start - 200), Math.Min(paragraph.End, hit.End + 200));
                if (!material.HitsIn(near).Any(h => h.Cue.Class == "translation-by"))
                    findings.Add(FindingCodes.UnnamedTranslator, new Stretch(hit.Start, hit.End), material.Slice(new(hit.Start, hit.End)));
            }
    }

    private static DateOnly? Reference(Material material) => material.Study.AsOf ?? material.Published;

    private static bool IsOlder(DateOnly date, DateOnly day, int months) => date < DateOnly.MaxValue.AddMonths(-months) && date.AddMonths(months) < day;

    // Whole months for a day; for a month or a year the difference of the months.
    private static string Months(PartialDate date, DateOnly day) =>
        ((day.Year - date.Last.Year) * 12 + day.Month - date.Last.Month - (date.IsDay && day.Day < date.Last.Day ? 1 : 0)).ToString(CultureInfo.InvariantCulture);
}
