using System.CommandLine;
using Parley.Cases;
using Parley.Interchange;

namespace Parley.Cli;

/// <summary><c>parley import</c>: a case file from another program's format.</summary>
internal static class ImportCommand
{
    public static Command Of(Terminal terminal)
    {
        Argument<string> file = new("file") { Description = "A .gmcr file of GMCR+, an .nfg or .efg file of Gambit, or - for standard input." };
        Option<string?> from = new("--from") { Description = "The format; by default what the name ends in, or gmcr." };
        from.AcceptOnlyFromAmong("gmcr", "nfg", "efg");
        Option<string?> output = new("--output", "-o") { Description = "The case file to write; standard output if not given. Nothing is overwritten.", HelpName = "file" };
        Command command = new("import", "Write a case file from another format (.gmcr, .nfg, .efg). Remarks say what did not survive.") { file, from, output };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(file)!;
            Func<SourceText, Reading<Case>> read = (parsed.GetValue(from) ?? Path.GetExtension(name).TrimStart('.').ToLowerInvariant()) switch
            {
                "nfg" => NfgReader.Read,
                "efg" => EfgReader.Read,
                _ => GmcrReader.Read,
            };
            Reading<SourceText> text = CaseFiles.Decode(terminal, name);
            Reading<Case> reading = text.Succeeded ? read(text.Value) : new(null, text.Diagnostics);
            CaseFiles.Print(terminal, text.Value ?? new SourceText(name, ""), reading.Diagnostics);
            if (!reading.Succeeded)
                throw new Refusal(ExitCode.CaseHasErrors, $"{name} has {CaseFiles.Errors(reading.Diagnostics)}; nothing was written.");
            CaseFiles.Write(terminal, parsed.GetValue(output), CaseWriter.Write(reading.Value));
            return ExitCode.Done;
        });
        return command;
    }
}
