using System.CommandLine;
using Parley.Cases;
using Parley.Interchange;
using Parley.Reports;

namespace Parley.Cli;

/// <summary><c>parley export</c>: one view of a case in another program's format, with a list of what the format cannot hold.</summary>
internal static class ExportCommand
{
    public static Command Of(Terminal terminal)
    {
        Argument<string> caseName = Words.Case();
        Option<string> to = new("--to") { Description = "The format.", Required = true };
        to.AcceptOnlyFromAmong("gmcr");
        Option<string?> output = new("--output", "-o") { Description = "The file to write; standard output if not given. Nothing is overwritten.", HelpName = "file" };
        Option<string[]> perspectives = Words.Perspective(), rules = Words.Rule();
        Command command = new("export", "Write one view of a case in another format (.gmcr); remarks say what does not survive.") { caseName, to, output, perspectives, rules };
        command.SetAction(parsed =>
        {
            Case theCase = CaseFiles.Load(terminal, parsed.GetValue(caseName)!);
            View view = ViewChoice.One(theCase, parsed.GetValue(perspectives)!, parsed.GetValue(rules)!);
            GmcrExport export = GmcrWriter.Write(view.Conflict, theCase);
            foreach (string lost in export.NotSurviving)
                terminal.Error.Write(lost + "\n");
            CaseFiles.Write(terminal, parsed.GetValue(output),
                export.Text ?? throw new Refusal(ExitCode.CaseHasErrors, $"{theCase.Title} cannot be written as .gmcr."));
            return ExitCode.Done;
        });
        return command;
    }
}
