using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Parley.Cases;

/// <summary>Where in a source text something stands. Zero-based, in UTF-16 code units.</summary>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The first position after the span.</summary>
    public int End => Start + Length;
}

/// <summary>How much a complaint matters. Numbers reach disk: append only.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Hint = 0,

    /// <summary>Probably not what was meant; the case can be used.</summary>
    Warning = 1,

    /// <summary>The case cannot be used as it stands.</summary>
    Error = 2,
}

/// <summary>Something the author of a case should know, tied to the words that caused it.</summary>
public sealed record Diagnostic
{
    /// <summary>Stable code such as <c>PAR0107</c>; documented at docs/reference/diagnostics.md.</summary>
    public required string Code { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The words it is about.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>One sentence that names the thing and what was expected.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, if that can be said.</summary>
    public string? Hint { get; init; }
}

/// <summary>What reading a text produced: a value, remarks, or both.</summary>
public sealed record Reading<T>(T? Value, ImmutableArray<Diagnostic> Diagnostics) where T : class
{
    /// <summary>Whether there is a value and no error.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null && !Diagnostics.Any(d => d.Severity == Severity.Error);
}
