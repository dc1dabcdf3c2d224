using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Somebody whom a sentence names as speaking.</summary>
/// <param name="As">The words of the sentence; empty when none name anybody.</param>
/// <param name="Kind">What sort of speaker the words show.</param>
/// <param name="At">Where the words stand.</param>
/// <param name="Voice">The voice it was resolved to; -1 when that is still to be done.</param>
internal sealed record Speaker(string As, VoiceKind Kind, Stretch At, int Voice = -1)
{
    public static Speaker Anonymous { get; } = new("", VoiceKind.Anonymous, default);

    /// <summary>The voice in whose words the sentence stands: 筆者は, 私は.</summary>
    public static Speaker Self { get; } = new("", VoiceKind.Author, default);

    public static Speaker Unnamed { get; } = new("", VoiceKind.Unnamed, default);
}

/// <summary>Words that were given to a speaker; becomes an <see cref="Attribution"/> when the tree is built.</summary>
internal sealed class VoiceDraft
{
    public required Speaker Speaker { get; set; }

    public Stretch? Cue { get; set; }

    public required Stretch Content { get; set; }

    public required Border Border { get; set; }

    public bool IsVerbatim { get; set; }

    /// <summary>Whether the words are a title.</summary>
    public bool IsTitle { get; set; }

    /// <summary>The sentence that gives the words to the speaker.</summary>
    public Stretch Sentence { get; set; }

    /// <summary>The sentence before the words that announces them; null when none does.</summary>
    public Stretch? Announcement { get; set; }

    /// <summary>The markup quotation it is; -1 when it is none.</summary>
    public int Markup { get; set; } = -1;

    /// <summary>Whether somebody confirmed it or set it by hand.</summary>
    public bool IsConfirmed { get; set; }
}
