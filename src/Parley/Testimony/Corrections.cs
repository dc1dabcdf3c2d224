using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Testimony;

/// <summary>What a correction does. Numbers reach disk: append only.</summary>
public enum CorrectionKind
{
    /// <summary>These are words of this voice.</summary>
    Voice = 0,

    /// <summary>These marks hold no words of anybody: a name, a term.</summary>
    NotAQuotation = 1,

    /// <summary>The words in brackets were put in, as the program thought.</summary>
    InsertionConfirmed = 2,

    /// <summary>The words in brackets belong to the quotation.</summary>
    InsertionOriginal = 3,

    /// <summary>The attribution is as the program found it.</summary>
    Confirmed = 4,

    /// <summary>Forms of one name.</summary>
    Alias = 5,

    /// <summary>A finding made by hand.</summary>
    Finding = 6,

    /// <summary>A finding of the program that does not matter here.</summary>
    Dismissal = 7,
}

/// <summary>One thing that somebody set right.</summary>
public sealed record Correction
{
    /// <summary>What it does.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>The words it is about; null for names, which are about the whole text.</summary>
    public Anchor? Anchor { get; init; }

    /// <summary>The last words, when the words are too many to be quoted; <see cref="Anchor"/> gives the first ones then.</summary>
    public Anchor? Until { get; init; }

    /// <summary>Whose words they are, for <see cref="CorrectionKind.Voice"/>.</summary>
    public string? Speaker { get; init; }

    /// <summary>The code of a finding made or dismissed.</summary>
    public string? Code { get; init; }

    /// <summary>The forms of a name.</summary>
    public ImmutableArray<string> Forms { get; init; } = [];

    /// <summary>Why, or what else should be known.</summary>
    public string? Note { get; init; }

    /// <summary>Where it stands in its file.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>Everything somebody set right in one text, kept beside it and never written into it.</summary>
/// <param name="Items">In the order of the file.</param>
public sealed record Corrections(ImmutableArray<Correction> Items)
{
    /// <summary>The version of the format that this program reads and writes.</summary>
    public const int FormatVersion = 1;
}
