using System.CommandLine;
using Parley.Cases;
using Parley.Interchange;

namespace Parley.Cli;

/// <summary><c>parley import</c>: a case file from another program's format.</summary>
internal static class ImportCommand
{
    public static Command Of(Terminal terminal)
    {
        Argument<string> file = new("file") { Description = "A .gmcr file of GMCR+, or - for standard input." };
        Option<string?> output = new("--output", "-o") { Description = "The case file to write; standard output if not given. Nothing is overwritten.", HelpName = "file" };
        Command command = new("import", "Write a case file from another format (.gmcr). Remarks say what did not survive.") { file, output };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(file)!;
            Reading<SourceText> text = CaseFiles.Decode(terminal, name);
            Reading<Case> reading = text.Succeeded ? GmcrReader.Read(text.Value) : new(null, text.Diagnostics);
            CaseFiles.Print(terminal, text.Value ?? new SourceText(name, ""), reading.Diagnostics);
            if (!reading.Succeeded)
                throw new Refusal(ExitCode.CaseHasErrors, $"{name} has {CaseFiles.Errors(reading.Diagnostics)}; nothing was written.");
            CaseFiles.Write(terminal, parsed.GetValue(output), CaseWriter.Write(reading.Value));
            return ExitCode.Done;
        });
        return command;
    }
}
