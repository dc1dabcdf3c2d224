using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>One sentence in its surroundings: what a reader of one language needs, and where what it finds goes.</summary>
internal sealed class SentenceWork
{
    public required CueTables Tables { get; init; }

    public required WordTables Words { get; init; }

    public required FoldedText Folded { get; init; }

    /// <summary>The sentence as a stretch of the folded text.</summary>
    public required Stretch Sentence { get; init; }

    /// <summary>The cues in it, in order.</summary>
    public required List<CueHit> Hits { get; init; }

    /// <summary>The text between the marks of an enclosure.</summary>
    public required Func<Enclosure, string> Inside { get; init; }

    /// <summary>Who spoke last before this sentence at this level; null when nobody did.</summary>
    public Speaker? Carried { get; init; }

    /// <summary>Who was last spoken of as a possible speaker.</summary>
    public Speaker? Topic { get; set; }

    /// <summary>Whether the sentence stands in words quoted as a block or in marks, so that "it is said" may be the quoted voice's own.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>What was found.</summary>
    public List<VoiceDraft> Drafts { get; } = [];

    /// <summary>Persons of whom the sentence speaks, whether or not they speak.</summary>
    public List<Speaker> Persons { get; } = [];

    /// <summary>Cues that open nothing of their own, such as ということです in a block.</summary>
    public List<(Stretch Cue, Speaker? Speaker)> LooseCues { get; } = [];

    /// <summary>Whether the sentence says that the words follow, and of whom; the speaker is empty when it does not say.</summary>
    public (Speaker? Speaker, Stretch? Cue)? Announced { get; private set; }

    public void Add(VoiceDraft draft)
    {
        draft.Sentence = Folded.Place(Sentence);
        Drafts.Add(draft);
        if (draft.Speaker.As.Length > 0)
            Topic = draft.Speaker;
    }

    public void Mentioned(Speaker speaker)
    {
        if (speaker.As.Length > 0)
            Topic = speaker;
    }

    public void Follows(Speaker? speaker, CueHit hit, Stretch? cue = null) =>
        Announced = (speaker ?? Announced?.Speaker, cue ?? Announced?.Cue ?? (hit.Cue is null ? null : Folded.Place(hit.Start, hit.End)));
}
