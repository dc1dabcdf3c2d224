using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Collects complaints while a text is read.</summary>
internal sealed class Complaints
{
    private readonly List<Diagnostic> all = [];

    internal bool AnyError { get; private set; }

    internal void Error(string code, SourceSpan span, string message, string? hint = null) => Add(Severity.Error, code, span, message, hint);

    internal void Warn(string code, SourceSpan span, string message, string? hint = null) => Add(Severity.Warning, code, span, message, hint);

    internal void Hint(string code, SourceSpan span, string message, string? hint = null) => Add(Severity.Hint, code, span, message, hint);

    /// <summary>Complains and returns nothing, for use as an expression.</summary>
    internal T? Fail<T>(string code, SourceSpan span, string message, string? hint = null) where T : class
    {
        Error(code, span, message, hint);
        return null;
    }

    /// <summary>All complaints in the order of the text.</summary>
    internal ImmutableArray<Diagnostic> InOrder() => [.. all.OrderBy(d => d.Span.Start)];

    private void Add(Severity severity, string code, SourceSpan span, string message, string? hint)
    {
        AnyError |= severity == Severity.Error;
        all.Add(new() { Code = code, Severity = severity, Span = span, Message = message, Hint = hint });
    }
}
