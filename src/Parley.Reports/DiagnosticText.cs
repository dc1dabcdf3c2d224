using System.Text;
using Parley.Cases;

namespace Parley.Reports;

/// <summary>Complaints as lines that editors and people can follow.</summary>
public static class DiagnosticText
{
    /// <summary><c>file:line:column: severity CODE: sentence</c>, and the hint indented below.</summary>
    public static string Of(SourceText source, IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(diagnostics);
        StringBuilder text = new();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            (int line, int column) = source.Place(diagnostic.Span.Start);
            text.Append($"{source.Name}:{line}:{column}: {Word(diagnostic.Severity)} {diagnostic.Code}: {diagnostic.Message}\n");
            if (diagnostic.Hint is string hint)
                text.Append("    ").Append(hint).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The severity in one word.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "hint",
    };
}
