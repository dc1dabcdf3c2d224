using Parley.Testimony;

namespace Parley.Reports;

/// <summary>Findings as a table for spreadsheets: one row each.</summary>
public static class TestimonyCsv
{
    /// <summary>Columns: code, severity, dismissed, line, column, start and end in code points, words, sentence.</summary>
    public static string Of(TestimonyFindings findings, string language)
    {
        ArgumentNullException.ThrowIfNull(findings);
        CsvText csv = new();
        csv.Row(["code", "severity", "dismissed", "line", "column", "start", "end", "words", "finding"]);
        foreach (Finding finding in findings.Findings)
        {
            (int line, int column) = findings.Text.Place(finding.Span.Start);
            csv.Row(
            [
                finding.Code, finding.Severity.ToString().ToLowerInvariant(), finding.IsDismissed ? "1" : "0", $"{line}", $"{column}",
                $"{findings.Text.CodePointOf(finding.Span.Start)}", $"{findings.Text.CodePointOf(finding.Span.End)}", TestimonyJson.Words(findings.Text, finding.Span), FindingText.Of(finding, language),
            ]);
        }
        return csv.ToString();
    }
}
