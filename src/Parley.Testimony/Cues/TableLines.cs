using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Analysis.Testimony;

/// <summary>Lines of a table with their places, and complaints about them.</summary>
internal static class TableLines
{
    /// <summary>The lines without their breaks.</summary>
    public static IEnumerable<(int Start, string Line)> Of(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = text.AsSpan(start).IndexOfAny('\r', '\n') is int at and >= 0 ? start + at : text.Length;
            yield return (start, text[start..end]);
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    public static void Add(this List<Diagnostic> complaints, string code, SourceSpan span, string message, string? hint = null) =>
        complaints.Add(new() { Code = code, Severity = Severity.Error, Span = span, Message = message, Hint = hint });

    public static Reading<T> About<T>(this List<Diagnostic> complaints, T value) where T : class =>
        new(complaints.Exists(c => c.Severity == Severity.Error) ? null : value, [.. complaints]);
}
