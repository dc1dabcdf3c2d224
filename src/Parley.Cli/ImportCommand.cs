using System.CommandLine;
using Parley.Cases;
using Parley.Interchange;

namespace Parley.Cli;

/// <summary><c>parley import</c>: a case file from another program's format.</summary>
internal static class ImportCommand
{
    public static Command Of(Terminal terminal)
    {
        Argument<string> file = new("file") { Description = "A .gmcr file of GMCR+, an .nfg or .efg file of Gambit, a file of a bargaining program, or - for standard input." };
        Option<string?> from = new("--from") { Description = "The format; by default what the name ends in and the text begins with, or gmcr." };
        from.AcceptOnlyFromAmong(["gmcr", "nfg", "efg", .. BargainFiles.Formats]);
        Option<string?> output = new("--output", "-o") { Description = "The case file to write; standard output if not given. Nothing is overwritten.", HelpName = "file" };
        Command command = new("import", "Write a case file from another format: graph models, games, bargaining. Remarks say what did not survive.") { file, from, output };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(file)!;
            string? format = parsed.GetValue(from) ?? Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
            bool bargain = BargainFiles.Formats.Contains(format) || format is "csv" or "tsv" or "txt" or "xml";
            Reading<SourceText> text = bargain ? BargainFiles.Decode(terminal, name) : CaseFiles.Decode(terminal, name);
            Func<SourceText, Reading<Case>> read = format switch
            {
                "nfg" => NfgReader.Read,
                "efg" => EfgReader.Read,
                _ when bargain => source => BargainFiles.Read(source, parsed.GetValue(from)),
                _ => GmcrReader.Read,
            };
            Reading<Case> reading = text.Succeeded ? read(text.Value) : new(null, []);
            reading = reading with { Diagnostics = [.. text.Diagnostics, .. reading.Diagnostics] };
            CaseFiles.Print(terminal, text.Value ?? new SourceText(name, ""), reading.Diagnostics);
            if (!reading.Succeeded)
                throw new Refusal(ExitCode.CaseHasErrors, $"{name} has {CaseFiles.Errors(reading.Diagnostics)}; nothing was written.");
            CaseFiles.Write(terminal, parsed.GetValue(output), CaseWriter.Write(reading.Value));
            return ExitCode.Done;
        });
        return command;
    }
}
