using System.Collections.Immutable;

namespace Parley.Cases;

/// <summary>What there is to say about a text, collected while it is read.</summary>
internal sealed class Complaints
{
    // Guessing compares every unknown word with every known one; a file full of slips must not make that the whole work.
    private const int MaxGuesses = 200, MaxKnown = 2000;

    private readonly List<Diagnostic> list = [];
    private int guesses;

    /// <summary>How many errors there are so far.</summary>
    public int Errors { get; private set; }

    public void Error(string code, SourceSpan span, string message, string? hint = null)
    {
        Errors++;
        Add(code, Severity.Error, span, message, hint);
    }

    public void Warning(string code, SourceSpan span, string message, string? hint = null) =>
        Add(code, Severity.Warning, span, message, hint);

    public void Hint(string code, SourceSpan span, string message, string? hint = null) =>
        Add(code, Severity.Hint, span, message, hint);

    /// <summary>A hint that names the nearest known word, or null when none is near.</summary>
    public string? DidYouMean(string word, IEnumerable<string> known) =>
        guesses++ < MaxGuesses ? Spelling.DidYouMean(word, known.Take(MaxKnown)) : null;

    /// <summary>Complains when there are more entries than are read.</summary>
    public bool TooMany(int count, int most, string what, SourceSpan span)
    {
        if (count <= most)
            return false;
        Error(Codes.TooMany, span, $"There are {count} {what}; at most {most} are read.");
        return true;
    }

    /// <summary>All complaints in the order of the text.</summary>
    public ImmutableArray<Diagnostic> InOrder() => [.. list.OrderBy(d => d.Span.Start)];

    /// <summary>The value with the complaints; without the value when there is an error.</summary>
    public Reading<T> About<T>(T? value) where T : class => new(Errors == 0 ? value : null, InOrder());

    private void Add(string code, Severity severity, SourceSpan span, string message, string? hint) =>
        list.Add(new() { Code = code, Severity = severity, Span = span, Message = message, Hint = hint });
}
