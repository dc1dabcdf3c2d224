using Parley.Evidence;
using System.Collections.Immutable;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>A date of the reading text with what it means.</summary>
internal sealed class DateItem
{
    public required RawDate Raw { get; init; }

    public required ImmutableArray<PartialDate> Readings { get; init; }

    public required DateAnchor Anchor { get; init; }

    public Stretch At => Raw.At;

    /// <summary>The days it means, when the rules decide.</summary>
    public PartialDate? Meaning => Readings.Length == 1 ? Readings[0] : null;
}

/// <summary>A source the text points to.</summary>
internal sealed class CitationItem
{
    /// <summary>Where it stands in the stored text.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Where it stands, or the words that carry it, in the reading text.</summary>
    public required Stretch At { get; init; }

    public required CitationKind Kind { get; init; }

    public string? Url { get; init; }

    /// <summary>The date that the text gives the source.</summary>
    public DateItem? Told { get; set; }

    /// <summary>The same date before dates were resolved, and its days.</summary>
    public RawDate? ToldRaw { get; set; }

    public PartialDate? ToldPeriod { get; set; }

    /// <summary>The attributed block that rests on it.</summary>
    public VoiceNode? Node { get; set; }

    public PartialDate? Date => Told?.Meaning ?? (Url is null ? null : Urls.Date(Url));

    /// <summary>The sentence in which it stands.</summary>
    public required Stretch Sentence { get; init; }

    public required Stretch Passage { get; set; }
}

/// <summary>Everything found on the way; what the rules compare.</summary>
internal sealed class Material
{
    public required Text Text { get; init; }

    public required TestimonyStudy Study { get; init; }

    public required CueTables Tables { get; init; }

    public required WordTables Words { get; init; }

    public required Page Page { get; init; }

    public required string Language { get; init; }

    public required ImmutableArray<Enclosure> Enclosures { get; init; }

    public required ImmutableArray<Enclosures.Stray> Strays { get; init; }

    /// <summary>Cues anywhere in the text, in order.</summary>
    public required List<CueHit> Hits { get; init; }

    /// <summary>Sentences outside quotations and brackets, in order.</summary>
    public required List<Stretch> Sentences { get; init; }

    public required List<RawNumber> Numbers { get; init; }

    public required ImmutableArray<ParagraphFacts> Facts { get; init; }

    public required VoiceTree Tree { get; set; }

    public required Dictionary<Enclosure, QuotationKind> Quotations { get; set; }

    public required VoiceFinder Voices { get; init; }

    public List<DateItem> Dates { get; set; } = [];

    public List<CitationItem> Citations { get; set; } = [];

    public (DateOnly Day, Stretch At)? PublicationLine { get; set; }

    public required Dictionary<int, List<Stretch>> Tails { get; init; }

    public required ImmutableArray<Voice> Speakers { get; init; }

    public required List<RawTime> RawTimes { get; init; }

    public required NameBook Names { get; init; }

    /// <summary>When attributed words were said, where the text tells.</summary>
    public Dictionary<VoiceNode, PartialDate> Said { get; set; } = [];

    public List<CertaintyItem> Certainty { get; set; } = [];

    public DateOnly? Published => Study.Published ?? PublicationLine?.Day;

    /// <summary>The innermost whole sentence around a place; empty when there is none.</summary>
    public Stretch SentenceAt(int place)
    {
        all ??= [.. Voices.AllSentences.OrderBy(s => s.Start).ThenByDescending(s => s.End)];
        sentences ??= new(all);
        int k = sentences.At(place);
        return k >= 0 ? all[k] : new(place, place);
    }

    private Stretch[]? all;
    private NestedIndex? sentences, enclosureIndex;

    /// <summary>The place of the last sentence that begins at or before a place; -1 when none does.</summary>
    public int SentenceIndex(int place)
    {
        int low = 0, high = Sentences.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Sentences[middle].Start <= place ? (middle + 1, high) : (low, middle);
        }
        return low - 1;
    }

    /// <summary>The paragraph that holds a place.</summary>
    public int ParagraphAt(int place)
    {
        int low = 0, high = Page.Paragraphs.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Page.Paragraphs[middle].Text.Start <= place ? (middle + 1, high) : (low, middle);
        }
        return Math.Max(0, low - 1);
    }

    // A sentence may hold a quotation of any length; no rule needs more of it than this.
    private const int Most = 4096;

    /// <summary>The cues that begin inside a stretch, the first of them where there are very many.</summary>
    public IEnumerable<CueHit> HitsIn(Stretch stretch)
    {
        int low = 0, high = Hits.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Hits[middle].Start < stretch.Start ? (middle + 1, high) : (low, middle);
        }
        for (int k = low; k < Hits.Count && k - low < Most && Hits[k].Start < stretch.End; k++)
            yield return Hits[k];
    }

    /// <summary>Whether a place stands in the text of a lost link.</summary>
    public bool IsLinkText(int place) => Tails.TryGetValue(ParagraphAt(place), out List<Stretch>? pieces) && pieces.Exists(s => s.Holds(place));

    /// <summary>Whether a sentence gives an address.</summary>
    public bool IsCited(Stretch sentence) => (cited ??= [.. Citations.Where(c => c.Url is not null).Select(c => c.Sentence)]).Contains(sentence);

    private HashSet<Stretch>? cited;

    public bool HasHit(Stretch stretch, string cueClass) => HitsIn(stretch).Any(h => h.Cue.Class == cueClass && h.End <= stretch.End);

    /// <summary>The dates inside a stretch.</summary>
    public IEnumerable<DateItem> DatesIn(Stretch stretch)
    {
        int low = 0, high = Dates.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Dates[middle].At.Start < stretch.Start ? (middle + 1, high) : (low, middle);
        }
        for (int k = low; k < Dates.Count && k - low < Most && Dates[k].At.Start < stretch.End; k++)
            yield return Dates[k];
    }

    /// <summary>Whose words, given as they were said, hold a place: the innermost of marks and blocks; null in words that are only told.</summary>
    public VoiceNode? Quoted(int place)
    {
        VoiceNode? verbatim = Tree.Verbatim(place);
        for (Enclosure? e = EnclosureAt(place); e is not null; e = e.Parent)
            if (e.IsQuote && e.Whole.Start != place && Quotations.TryGetValue(e, out QuotationKind kind) && kind != QuotationKind.Mention)
            {
                VoiceNode node = Tree.Around(e.Whole);
                return node.Index > 0 && (verbatim is null || node.Level > verbatim.Level) ? node : verbatim;
            }
        return verbatim;
    }

    /// <summary>The innermost enclosure that holds a place; null when none does.</summary>
    public Enclosure? EnclosureAt(int place)
    {
        enclosureIndex ??= new(Enclosures.Select(e => e.Whole));
        int k = enclosureIndex.At(place);
        return k >= 0 ? Enclosures[k] : null;
    }

    public string Slice(Stretch stretch) => Page.Text[stretch.Start..stretch.End];

    public SourceSpan Span(Stretch stretch) => Page.ToSource(stretch);
}

/// <summary>A certainty word in the reading text.</summary>
internal sealed record CertaintyItem(Stretch At, Parley.Forecasts.CertaintyBand Band, bool IsConditional);
