using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Analysis.Testimony;

/// <summary>A stretch of the reading text, in UTF-16 code units; <see cref="Page.ToSource"/> leads back to the stored text.</summary>
internal readonly record struct Stretch(int Start, int End)
{
    public int Length => End - Start;

    public bool Holds(int at) => Start <= at && at < End;

    public bool Holds(Stretch other) => Start <= other.Start && other.End <= End;
}

/// <summary>What a paragraph is by its markup or its looks.</summary>
internal enum ParagraphKind
{
    Body,
    Heading,
    Item,
    Caption,
}

/// <summary>A paragraph of the reading text.</summary>
/// <param name="Text">Where it stands, without white space at its ends.</param>
/// <param name="Kind">What it is.</param>
/// <param name="BlankBefore">Whether a blank line stands before it.</param>
/// <param name="Quote">The innermost markup quotation it stands in; -1 when there is none.</param>
internal readonly record struct Paragraph(Stretch Text, ParagraphKind Kind, bool BlankBefore, int Quote);

/// <summary>A block quotation that the markup shows: lines behind &gt;, or an element of HTML.</summary>
/// <param name="Text">Where it stands.</param>
/// <param name="Parent">The markup quotation around it; -1 when there is none.</param>
/// <param name="Cite">The address the markup gives.</param>
/// <param name="CiteAt">Where that address stands in the stored text.</param>
/// <param name="Credit">Words that the markup marks as the credit.</param>
internal sealed record MarkupQuote(Stretch Text, int Parent, string? Cite, SourceSpan CiteAt, Stretch? Credit);

/// <summary>A link that the markup shows.</summary>
/// <param name="Text">Its words in the reading text.</param>
/// <param name="Url">Its target; null when there is none or only a placeholder.</param>
/// <param name="UrlAt">Where the target stands in the stored text.</param>
internal sealed record PageLink(Stretch Text, string? Url, SourceSpan UrlAt);

/// <summary>The text as a reader sees it, without markup, and the way back to the text as stored.</summary>
internal sealed class Page
{
    /// <summary>What is read.</summary>
    public required string Text { get; init; }

    public required ImmutableArray<Paragraph> Paragraphs { get; init; }

    public ImmutableArray<MarkupQuote> Quotes { get; init; } = [];

    public ImmutableArray<PageLink> Links { get; init; } = [];

    /// <summary>Runs of the reading text, ascending; empty when the reading text is the stored text.</summary>
    public ImmutableArray<Run> Runs { get; init; } = [];

    /// <summary>A piece of the reading text and where it comes from; character by character when both lengths are the same.</summary>
    internal readonly record struct Run(int Start, int Length, int Source, int SourceLength);

    /// <summary>The stretch as a span of the stored text, markup inside it included.</summary>
    public SourceSpan ToSource(Stretch stretch)
    {
        if (Runs.Length == 0)
            return new(stretch.Start, stretch.Length);
        int start = Begin(stretch.Start);
        return stretch.Length <= 0 ? new(start, 0) : new(start, Math.Max(0, Finish(stretch.End - 1) - start));
    }

    /// <summary>The place of the reading text where a position of the stored text is seen; the next one when it is in markup.</summary>
    public int FromSource(int position)
    {
        if (Runs.Length == 0)
            return Math.Clamp(position, 0, Text.Length);
        int low = 0, high = Runs.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Runs[middle].Source + Runs[middle].SourceLength <= position ? (middle + 1, high) : (low, middle);
        }
        if (low == Runs.Length)
            return Text.Length;
        Run run = Runs[low];
        return position <= run.Source ? run.Start : run.Length == run.SourceLength ? run.Start + position - run.Source : run.Start;
    }

    private int Begin(int at)
    {
        Run run = RunAt(at);
        return run.Length == run.SourceLength ? run.Source + Math.Min(at - run.Start, run.Length) : run.Source;
    }

    private int Finish(int at)
    {
        Run run = RunAt(at);
        return run.Length == run.SourceLength ? run.Source + at - run.Start + 1 : run.Source + run.SourceLength;
    }

    private Run RunAt(int at)
    {
        int low = 0, high = Runs.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = Runs[middle].Start <= at ? (middle, high) : (low, middle - 1);
        }
        return Runs[low];
    }
}
