using System.Collections.Immutable;

namespace Parley.Cases;

/// <summary>A text with its name, which knows in which line and column each position stands.</summary>
public sealed class SourceText
{
    private readonly ImmutableArray<int> lineStarts;

    /// <summary>Names a text.</summary>
    /// <param name="name">File name as the user gave it; shown in front of every complaint.</param>
    /// <param name="text">The text as it was written.</param>
    public SourceText(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (Name, Text) = (name, text);
        ImmutableArray<int>.Builder starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (int i = 0; i < text.Length; i++)
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        lineStarts = starts.ToImmutable();
    }

    /// <summary>File name as the user gave it.</summary>
    public string Name { get; }

    /// <summary>The text as it was written.</summary>
    public string Text { get; }

    /// <summary>Line and column of a position, both from 1; columns count UTF-16 code units.</summary>
    public (int Line, int Column) Place(int position)
    {
        int at = Math.Clamp(position, 0, Text.Length);
        int line = lineStarts.BinarySearch(at);
        if (line < 0)
            line = ~line - 1;
        return (line + 1, at - lineStarts[line] + 1);
    }

    /// <summary>The words of a span; clipped to the text.</summary>
    public string Slice(SourceSpan span)
    {
        int start = Math.Clamp(span.Start, 0, Text.Length);
        return Text[start..Math.Clamp(span.End, start, Text.Length)];
    }
}
