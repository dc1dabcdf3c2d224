using Parley.Cases;

namespace Parley.Tests.Cases;

/// <summary>Reads a text in which ⟦ and ⟧ stand around the words that a complaint should point at.</summary>
internal static class Complaint
{
    public static (string Text, SourceSpan Span) Unmark(string marked)
    {
        int start = marked.IndexOf('⟦'), end = marked.IndexOf('⟧') - 1;
        Assert.True(start >= 0 && end >= start, "the example marks a place");
        return (marked.Remove(end + 1, 1).Remove(start, 1), new(start, end - start));
    }

    /// <summary>Reads a marked case text and expects exactly one complaint, of that code, at that place.</summary>
    public static Diagnostic Single(string code, string marked)
    {
        (string text, SourceSpan span) = Unmark(marked);
        return Single(code, span, text, CaseReader.Read(new("case.yaml", text)).Diagnostics);
    }

    public static Diagnostic Single(string code, SourceSpan span, string text, IEnumerable<Diagnostic> found)
    {
        SourceText source = new("case.yaml", text);
        string[] lines = [.. found.Select(d => $"{d.Code} {source.Place(d.Span.Start)} +{d.Span.Length} '{source.Slice(d.Span)}' {d.Message} {d.Hint}")];
        Diagnostic only = Assert.Single(found, d => d.Code == code);
        Assert.True(found.Count() == 1, string.Join('\n', lines));
        Assert.True(only.Span == span, $"expected {source.Place(span.Start)} +{span.Length}, got {lines[0]}");
        Assert.EndsWith(".", only.Message, StringComparison.Ordinal);
        Assert.True(only.Hint is null || only.Hint[^1] is '.' or '?', only.Hint);
        return only;
    }
}
