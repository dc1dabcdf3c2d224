using System.Globalization;
using System.Text;
using Parley.Testimony;

namespace Parley.Cases;

/// <summary>Writes corrections as text that can be put behind what a file of corrections holds already.</summary>
public static class CorrectionsWriter
{
    /// <summary>A whole file with one correction.</summary>
    public static string NewFile(Text text, Correction correction)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"# Corrections of {YamlTree.Shown(text.Name)}. Written by hand and by 'parley read --correct'; the program only adds at the end.\nparley-corrections: {Corrections.FormatVersion}\nsha256: {text.Sha256}\ncorrections:\n{Entry(correction, withPosition: true)}";
    }

    /// <summary>One entry of the list <c>corrections</c>.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="withPosition">Whether the position is written; it counts only in the text whose hash the file names.</param>
    public static string Entry(Correction correction, bool withPosition)
    {
        ArgumentNullException.ThrowIfNull(correction);
        StringBuilder entry = new();
        List<string> lines = [];
        if (correction.Anchor is Anchor anchor)
            lines.Add("quote: " + Quote(anchor, withPosition));
        if (correction.Until is Anchor until)
            lines.Add("until: " + Quote(until, withPosition));
        lines.Add(correction.Kind switch
        {
            CorrectionKind.Voice => "voice: " + YamlText.Scalar(correction.Speaker ?? ""),
            CorrectionKind.NotAQuotation => "not-a-quotation: yes",
            CorrectionKind.InsertionConfirmed => "insertion: confirmed",
            CorrectionKind.InsertionOriginal => "insertion: original",
            CorrectionKind.Confirmed => "confirmed: yes",
            CorrectionKind.Alias => $"alias: [{string.Join(", ", correction.Forms.Select(f => YamlText.Scalar(f, inList: true)))}]",
            CorrectionKind.Finding => "finding: " + correction.Code,
            _ => "dismiss: " + correction.Code,
        });
        if (correction.Note is string note)
            lines.Add("note: " + YamlText.Scalar(note));
        for (int k = 0; k < lines.Count; k++)
            entry.Append(k == 0 ? "  - " : "    ").Append(lines[k]).Append('\n');
        return entry.ToString();
    }

    private static string Quote(Anchor anchor, bool withPosition)
    {
        StringBuilder quote = new("{exact: ");
        quote.Append(YamlText.Quoted(anchor.Exact));
        if (anchor.Prefix.Length > 0)
            quote.Append(", prefix: ").Append(YamlText.Quoted(anchor.Prefix));
        if (anchor.Suffix.Length > 0)
            quote.Append(", suffix: ").Append(YamlText.Quoted(anchor.Suffix));
        if (withPosition && anchor.At is SourceSpan at)
            quote.Append(CultureInfo.InvariantCulture, $", at: {{start: {at.Start}, length: {at.Length}}}");
        return quote.Append('}').ToString();
    }
}
