using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Testimony;

/// <summary>What a finding asks of the reader. Numbers reach disk: append only.</summary>
public enum FindingSeverity
{
    /// <summary>Inventory: this stands there.</summary>
    Information = 0,

    /// <summary>Please confirm.</summary>
    Hint = 1,

    /// <summary>Something does not fit together.</summary>
    Warning = 2,
}

/// <summary>Something that rules found in a text. No finding says that anything is true or false.</summary>
/// <param name="Code">Stable code such as <c>FID801</c>; explained in docs/reference/findings.md.</param>
/// <param name="Severity">What it asks of the reader.</param>
/// <param name="Span">The words it is about.</param>
/// <param name="Facts">What its sentence is made of, in the order the code defines: values, names, dates.</param>
/// <param name="Related">Other words that it sets beside the first, such as the other of two numbers.</param>
public sealed record Finding(string Code, FindingSeverity Severity, SourceSpan Span, ImmutableArray<string> Facts, ImmutableArray<SourceSpan> Related)
{
    /// <summary>A finding without further words beside it.</summary>
    public Finding(string code, FindingSeverity severity, SourceSpan span, params ImmutableArray<string> facts) : this(code, severity, span, facts, []) { }

    /// <summary>Whether somebody has dismissed it by a correction; it stays in the list and is counted apart.</summary>
    public bool IsDismissed { get; init; }
}
