using Parley.Cases;

namespace Parley.Testimony;

/// <summary>What a voice does to the words of another. Numbers reach disk: append only.</summary>
public enum MarkKind
{
    /// <summary>A remark of another hand: [note: …], (注:…).</summary>
    Note = 0,

    /// <summary>A word that explains the one before it: ホルン[Horn], he [Smith].</summary>
    Gloss = 1,

    /// <summary>Something was left out: […], (中略).</summary>
    Omission = 2,

    /// <summary>Something was put in without a note sign.</summary>
    Insertion = 3,

    /// <summary>The words below a picture.</summary>
    Caption = 4,

    /// <summary>The number or letter of an item.</summary>
    Enumeration = 5,
}

/// <summary>A place where a voice intervenes in a text.</summary>
/// <param name="Span">The mark with its brackets.</param>
/// <param name="Kind">What it does.</param>
/// <param name="By">Place of the attribution whose voice made it: for a note, the one that holds the quotation it interrupts.</param>
/// <param name="IsSure">False where the words leave it open, as with …… at the end of a quotation.</param>
public sealed record Mark(SourceSpan Span, MarkKind Kind, int By, bool IsSure = true);
