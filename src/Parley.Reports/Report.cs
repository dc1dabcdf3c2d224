using System.Collections.Immutable;

namespace Parley.Reports;

/// <summary>A page before it is drawn: blocks in reading order, with no width, colour or markup.</summary>
public sealed record Report(string Title, ImmutableArray<Block> Blocks);

/// <summary>One piece of a page.</summary>
public abstract record Block
{
    private Block() { }

    /// <summary>A heading inside the page, or inside a part of it.</summary>
    /// <param name="Text">The heading.</param>
    /// <param name="IsSub">Whether it heads a part of a part.</param>
    /// <param name="StartsSheet">Whether what follows begins on a new sheet when the page is printed.</param>
    public sealed record Heading(string Text, bool IsSub = false, bool StartsSheet = false) : Block;

    /// <summary>Running text; wrapped where the page ends.</summary>
    public sealed record Paragraph(string Text) : Block;

    /// <summary>Something to be read before the rest, such as a limit of what follows.</summary>
    public sealed record Note(string Text) : Block;

    /// <summary>Names with what belongs to them.</summary>
    public sealed record KeyValues(ImmutableArray<(string Key, string Value)> Pairs) : Block;

    /// <summary>Items one below the other, each with lines of detail.</summary>
    public sealed record Listing(ImmutableArray<Item> Items, bool Numbered = false) : Block;

    /// <summary>Rows of cells.</summary>
    public sealed record Table(ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<Cell>> Rows) : Block;

    /// <summary>Text whose line breaks and spaces mean something.</summary>
    public sealed record Preformatted(string Text) : Block;
}

/// <summary>An item of a list.</summary>
public sealed record Item(string Text, ImmutableArray<string> Details)
{
    /// <summary>An item without details.</summary>
    public Item(string text) : this(text, []) { }

    /// <summary>The label by which other texts of the page refer to this item in square brackets; null when none does.</summary>
    public string? Label { get; init; }
}

/// <summary>What a column holds, from which alignment, wrapping and emphasis follow.</summary>
public enum ColumnRole
{
    /// <summary>Words; may be wrapped.</summary>
    Words,

    /// <summary>A number; right-aligned, in one piece.</summary>
    Number,

    /// <summary>A sign whose shape carries the meaning; in one piece.</summary>
    Mark,

    /// <summary>A short text that reads only in one piece, such as a word of Y and N.</summary>
    Code,
}

/// <summary>A column of a table.</summary>
public sealed record Column(string Title, ColumnRole Role = ColumnRole.Words);

/// <summary>A cell: lines of text, and in a column of words a line in small print below.</summary>
public sealed record Cell(string Text, string? Small = null)
{
    /// <summary>A cell that holds only text.</summary>
    public static implicit operator Cell(string text) => new(text);

    /// <summary>A cell that holds only text.</summary>
    public static Cell FromString(string text) => new(text);
}
