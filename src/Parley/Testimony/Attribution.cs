using Parley.Evidence;
using Parley.Cases;

namespace Parley.Testimony;

/// <summary>How the borders of attributed words are known. Numbers reach disk: append only.</summary>
public enum Border
{
    /// <summary>The whole text, which is its author's.</summary>
    Text = 0,

    /// <summary>Quotation marks stand there.</summary>
    Marks = 1,

    /// <summary>The markup says so: a block quotation, or signs at the beginning of lines.</summary>
    Markup = 2,

    /// <summary>A cue opens them and the sentence or the paragraph ends them.</summary>
    Cue = 3,

    /// <summary>Only inferred: a block whose marks were lost. Carries STR103.</summary>
    Inferred = 4,

    /// <summary>Set by hand.</summary>
    Hand = 5,
}

/// <summary>Some words, and whose they are said to be. The attributions of a text form a tree whose root is the author.</summary>
/// <remarks>It says that the text gives these words to this voice, never that the voice said them.</remarks>
public sealed record Attribution
{
    /// <summary>Place in the list of attributions; 0 is the root. Parents come before their children, and otherwise the order is that of the text.</summary>
    public required int Index { get; init; }

    /// <summary>Place of the voice in the list of voices.</summary>
    public required int Voice { get; init; }

    /// <summary>The words that name the speaker here; empty when the sentence names none.</summary>
    public string As { get; init; } = "";

    /// <summary>The words that give the content to the voice, such as "according to"; null when only marks or markup do.</summary>
    public SourceSpan? Cue { get; init; }

    /// <summary>The words attributed.</summary>
    public required SourceSpan Content { get; init; }

    /// <summary>Place of the attribution inside which this one stands; null for the root only.</summary>
    public int? Parent { get; init; }

    /// <summary>How many voices there are from the author (1) to this one.</summary>
    public required int Level { get; init; }

    /// <summary>How the borders are known.</summary>
    public required Border Border { get; init; }

    /// <summary>Whether the words are given as they were said, in marks or as a block, and not in the reporter's words.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>Whether somebody has confirmed the attribution.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>When it was said or published, if the sentence tells.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>Place of the citation it is taken from; null when there is none.</summary>
    public int? Citation { get; init; }
}

/// <summary>What quoted words are. Numbers reach disk: append only.</summary>
public enum QuotationKind
{
    /// <summary>Words of a voice.</summary>
    Words = 0,

    /// <summary>The title of something.</summary>
    Title = 1,

    /// <summary>A name, a term, a word held at arm's length.</summary>
    Mention = 2,
}

/// <summary>A stretch between quotation marks, the marks included.</summary>
/// <param name="Span">From the opening to the closing mark.</param>
/// <param name="Attribution">Place of the innermost attribution that holds the words.</param>
/// <param name="Level">The level of that attribution.</param>
/// <param name="Kind">What the words are.</param>
public sealed record Quotation(SourceSpan Span, int Attribution, int Level, QuotationKind Kind);
