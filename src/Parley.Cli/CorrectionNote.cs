using System.Text;
using Parley.Analysis.Testimony;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Cli;

/// <summary>Adds a correction at the end of a file of corrections; every byte that was there stays.</summary>
internal static class CorrectionNote
{
    private const string Arrow = "=>";

    public static void Append(Terminal terminal, Text text, string name, string file, string rule)
    {
        if (name == CaseFiles.StandardInput)
            throw Refusal.CommandLine("--correct needs a text on disk.");
        Correction correction = Of(text, rule);
        string path = terminal.Resolve(file);
        if (!File.Exists(path))
        {
            using FileStream made = new(path, FileMode.CreateNew);
            made.Write(Encoding.UTF8.GetBytes(CorrectionsWriter.NewFile(text, correction)));
            return;
        }
        Reading<SourceText> source = CaseFiles.Decode(terminal, file);
        Reading<Corrections> reading = source.Succeeded ? CorrectionsReader.Read(source.Value) : new(null, source.Diagnostics);
        if (!reading.Succeeded)
            throw new Refusal(ExitCode.CaseHasErrors, $"{file} has errors; nothing was added.");
        string held = source.Value!.Text;
        string added = (held.EndsWith('\n') ? "" : "\n") + CorrectionsWriter.Entry(correction, withPosition: held.Contains(text.Sha256, StringComparison.OrdinalIgnoreCase));
        // Only a file whose last part is the list can be added to at its end; anything else is refused before a byte is written.
        Reading<Corrections> whole = CorrectionsReader.Read(new SourceText(file, held + added));
        if (!whole.Succeeded || whole.Value.Items.Length != reading.Value.Items.Length + 1)
            throw new Refusal(ExitCode.CaseHasErrors, $"{file} does not end with its list 'corrections', each entry behind two spaces; nothing was added.");
        using FileStream end = new(path, FileMode.Append);
        end.Write(Encoding.UTF8.GetBytes(added));
    }

    private static Correction Of(Text text, string rule)
    {
        int arrow = rule.LastIndexOf(Arrow, StringComparison.Ordinal);
        string words = arrow > 0 ? rule[..arrow].Trim() : "", action = arrow > 0 ? rule[(arrow + Arrow.Length)..].Trim() : "";
        if (words.Length == 0 || action.Length == 0)
            throw Refusal.CommandLine("--correct is written 'words => voice NAME' or with another action behind the arrow.");
        int at = text.Content.IndexOf(words, StringComparison.Ordinal);
        if (at < 0)
            throw Refusal.CommandLine($"'{words}' does not stand in the text.");
        if (text.Content.IndexOf(words, at + 1, StringComparison.Ordinal) >= 0)
            throw Refusal.CommandLine($"'{words}' stands in the text more than once; quote more of it.");
        Correction correction = new() { Kind = default, Anchor = Anchoring.Of(text, new(at, words.Length)) };
        string[] parts = action.Split(' ', 2, StringSplitOptions.TrimEntries);
        string rest = parts.Length > 1 ? parts[1] : "";
        return (parts[0], rest) switch
        {
            ("voice", { Length: > 0 }) => correction with { Kind = CorrectionKind.Voice, Speaker = rest },
            ("not-a-quotation", "") => correction with { Kind = CorrectionKind.NotAQuotation },
            ("insertion", "confirmed") => correction with { Kind = CorrectionKind.InsertionConfirmed },
            ("insertion", "original") => correction with { Kind = CorrectionKind.InsertionOriginal },
            ("confirmed", "") => correction with { Kind = CorrectionKind.Confirmed },
            ("dismiss", _) when FindingCodes.Severities.ContainsKey(rest) => correction with { Kind = CorrectionKind.Dismissal, Code = rest },
            ("finding", _) when CorrectionsReader.ByHand.Contains(rest) => correction with { Kind = CorrectionKind.Finding, Code = rest },
            _ => throw Refusal.CommandLine($"'{action}' is no correction; 'parley read --help' lists them."),
        };
    }
}
