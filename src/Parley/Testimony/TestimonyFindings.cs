using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Testimony;

/// <summary>How a text is laid out. Numbers reach disk: append only.</summary>
public enum TextFormat
{
    /// <summary>Plain text; signs such as &gt; at the beginning of lines count.</summary>
    Plain = 0,

    /// <summary>Markdown.</summary>
    Markdown = 1,

    /// <summary>HTML.</summary>
    Html = 2,
}

/// <summary>What a reading is to start from.</summary>
public sealed record TestimonyStudy
{
    /// <summary>How the text is laid out.</summary>
    public TextFormat Format { get; init; }

    /// <summary>When the text was published; what the text itself says counts when this is null.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The day on which sources are asked how old they are; the day of publication when this is null.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>After how many months a source is called stale; at least 1.</summary>
    public int StaleAfterMonths { get; init; } = 12;
}

/// <summary>Everything that rules found in a text: who speaks inside whose words, what was done to the words, and what does not fit together.</summary>
/// <remarks>All spans are in UTF-16 code units of <see cref="Text"/>; every list is in the order of the text.</remarks>
public sealed record TestimonyFindings
{
    /// <summary>The text.</summary>
    public required Text Text { get; init; }

    /// <summary>What the reading started from.</summary>
    public required TestimonyStudy Study { get; init; }

    /// <summary>The language most of it is in: <c>en</c> or <c>ja</c>.</summary>
    public required string Language { get; init; }

    /// <summary>When it was published, as the study or the text says; null when neither does.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Who speaks; the author first.</summary>
    public required ImmutableArray<Voice> Voices { get; init; }

    /// <summary>Which words are whose, as a tree: the author's first, parents before children.</summary>
    public required ImmutableArray<Attribution> Attributions { get; init; }

    /// <summary>What stands in quotation marks.</summary>
    public required ImmutableArray<Quotation> Quotations { get; init; }

    /// <summary>Interventions.</summary>
    public required ImmutableArray<Mark> Marks { get; init; }

    /// <summary>Sources the text points to.</summary>
    public required ImmutableArray<Citation> Citations { get; init; }

    /// <summary>Certainty words.</summary>
    public required ImmutableArray<CertaintyMention> CertaintyWords { get; init; }

    /// <summary>The bands they belong to, weakest first.</summary>
    public required ImmutableArray<Forecasts.CertaintyBand> Bands { get; init; }

    /// <summary>Dates.</summary>
    public required ImmutableArray<DateMention> Dates { get; init; }

    /// <summary>Times with zones.</summary>
    public required ImmutableArray<TimeMention> Times { get; init; }

    /// <summary>Numbers.</summary>
    public required ImmutableArray<Quantity> Quantities { get; init; }

    /// <summary>Names with several forms.</summary>
    public required ImmutableArray<NameGroup> Names { get; init; }

    /// <summary>The text as a reader sees it, without markup: pieces in order, paragraphs parted by line breaks.</summary>
    public ImmutableArray<TextPiece> Pieces { get; init; } = [];

    /// <summary>What became of each correction, in the order of their file.</summary>
    public ImmutableArray<CorrectionOutcome> Corrections { get; init; } = [];

    /// <summary>What there is to say.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>The words of a span as a reader sees them, without markup.</summary>
    /// <param name="span">In the stored text.</param>
    /// <param name="most">How many characters are wanted at most.</param>
    public string Shown(SourceSpan span, int most = int.MaxValue)
    {
        int low = 0, high = Pieces.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Pieces[middle].Span.End <= span.Start && Pieces[middle].Span.Start < span.Start ? (middle + 1, high) : (low, middle);
        }
        System.Text.StringBuilder shown = new();
        for (; low < Pieces.Length && Pieces[low].Span.Start < span.End && shown.Length < most; low++)
        {
            TextPiece piece = Pieces[low];
            int from = Math.Max(piece.Span.Start, span.Start), to = Math.Min(piece.Span.End, span.End);
            shown.Append(piece.Shown ?? Text.Slice(new(from, Math.Max(0, Math.Min(to - from, most)))));
        }
        // What is not shown at all, such as the target of a link, is given as it is stored.
        return shown.Length > 0 || span.Length == 0 ? shown.ToString() : Text.Slice(new(span.Start, Math.Min(span.Length, most)));
    }

    /// <summary>The innermost attribution that holds a position, in UTF-16 code units.</summary>
    /// <remarks>Contents are properly nested, so it is the last one that begins at or before the position, or an ancestor of that one.</remarks>
    public Attribution At(int position)
    {
        int low = 0, high = Attributions.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = Attributions[middle].Content.Start <= position ? (middle, high) : (low, middle - 1);
        }
        Attribution at = Attributions[low];
        while (at.Parent is int parent && position >= at.Content.End)
            at = Attributions[parent];
        return at;
    }
}
