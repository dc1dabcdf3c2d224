using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley export</c>: one view of a case in another program's format, with a list of what the format cannot hold.</summary>
internal static class ExportCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> to = new("--to") { Description = "The format.", Required = true };
        to.AcceptOnlyFromAmong(["gmcr", "nfg", "efg", "csv", "xlsx", .. BargainFiles.Formats]);
        Option<string?> output = new("--output", "-o") { Description = "The file to write; standard output if not given. Nothing is overwritten.", HelpName = "file" };
        Option<string[]> order = new("--order") { Description = "For efg: all parties, who moves first standing first, with commas.", HelpName = "parties", DefaultValueFactory = _ => [] };
        Option<string> table = new("--table") { Description = "For csv: which table. A workbook holds all.", DefaultValueFactory = _ => ModelSheets.Names[0] };
        table.AcceptOnlyFromAmong([.. ModelSheets.Names]);
        Option<string?> issue = new("--issue") { Description = "For utility: which issue; by default the first.", HelpName = "id" };
        ViewOptions views = new();
        Command command = new("export", "Write one view of a case in another format: graph models, games, tables, bargaining; remarks say what does not survive.")
        {
            caseName, to, output, order, table, issue,
        };
        views.AddTo(command);
        command.SetAction(parsed =>
        {
            string format = parsed.GetValue(to)!;
            string? file = parsed.GetValue(output);
            string[] movers = [.. ViewChoice.Words(parsed.GetValue(order)!)];
            if (movers.Length > 0 != (format == "efg"))
                throw Refusal.CommandLine(format == "efg" ? "A tree needs an order of moves; name all parties with --order." : "--order belongs to --to efg.");
            if (format == "xlsx" && file is null or CaseFiles.StandardInput)
                throw Refusal.CommandLine("A workbook is not text; name a file with --output.");
            if (parsed.GetValue(issue) is not null && format != "utility")
                throw Refusal.CommandLine("--issue belongs to --to utility; the other formats hold all issues.");
            Case theCase = CaseFiles.Load(terminal, parsed.GetValue(caseName)!);
            if (BargainFiles.Formats.Contains(format))
            {
                Bargain(terminal, file, format, theCase, views.Named(parsed), parsed.GetValue(issue));
                return ExitCode.Done;
            }
            View view = views.One(parsed, theCase);
            if (format is "csv" or "xlsx")
                foreach (string lost in ModelSheets.NotSurviving(theCase, view))
                    terminal.Error.Write(lost + "\n");
            PageOptions.Remark(terminal, theCase);
            switch (format)
            {
                case "csv":
                    CaseFiles.Write(terminal, file, Sheets(view, [parsed.GetValue(table)!], cancellation)[0].ToCsv());
                    break;
                case "xlsx":
                    CaseFiles.Write(terminal, file!, Workbook.Write(Sheets(view, ModelSheets.Names, cancellation)));
                    break;
                default:
                    Write(terminal, file, format, theCase, format switch
                    {
                        "nfg" => NfgWriter.Write(view.Conflict, theCase),
                        "efg" => EfgWriter.Write(view.Conflict, Order(theCase, view.Conflict, movers), theCase),
                        _ => Gmcr(view.Conflict, theCase),
                    });
                    break;
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void Bargain(Terminal terminal, string? file, string format, Case theCase, string[] named, string? issue)
    {
        if (theCase.Bargaining is null)
            throw new Refusal(ExitCode.CaseHasErrors, $"{theCase.Title} has no bargaining part; nothing was written.");
        string wanted = named.Length switch { 0 => theCase.BargainingViews.FirstOrDefault()?.Id ?? Case.Base, 1 => named[0], _ => throw Refusal.CommandLine("A file holds one perspective.") };
        Perspective view = theCase.BargainingViews.FirstOrDefault(v => v.Id == wanted) ?? throw Refusal.Unknown("perspective with positions", wanted, [.. theCase.BargainingViews.Select(v => v.Id)]);
        BargainExport export = BargainFiles.Write(format, theCase, view.Bargaining!, issue is null ? 0 : BargainingViews.Issue(view.Bargaining!, issue).Index);
        PageOptions.Remark(terminal, theCase);
        foreach (string lost in export.NotSurviving)
            terminal.Error.Write(lost + "\n");
        CaseFiles.Write(terminal, file, export.Text ?? throw new Refusal(ExitCode.CaseHasErrors, $"{theCase.Title} cannot be written in this format: nobody has a number on every issue."));
    }

    private static GambitExport Gmcr(Conflict conflict, Case theCase)
    {
        GmcrExport export = GmcrWriter.Write(conflict, theCase);
        return new(export.Text, export.NotSurviving);
    }

    private static void Write(Terminal terminal, string? file, string format, Case theCase, GambitExport export)
    {
        foreach (string lost in export.NotSurviving)
            terminal.Error.Write(lost + "\n");
        CaseFiles.Write(terminal, file, export.Text ?? throw new Refusal(ExitCode.CaseHasErrors, $"{theCase.Title} cannot be written as .{format}."));
    }

    private static int[] Order(Case theCase, Conflict conflict, string[] movers)
    {
        int[] order = [.. movers.Select(m => ViewChoice.Party(theCase, conflict, m).Index)];
        string[] missing = [.. conflict.DecisionMakers.Where(d => !order.Contains(d.Index)).Select(d => d.Id)];
        return missing.Length == 0 && order.Distinct().Count() == order.Length
            ? order
            : throw Refusal.CommandLine("--order names every party once" + (missing.Length == 0 ? "." : $"; {string.Join(", ", missing)} missing."));
    }

    private static ImmutableArray<Sheet> Sheets(View view, ImmutableArray<string> names, CancellationToken cancellation)
    {
        StabilityStudy study = new() { Concepts = names.Contains("findings") ? AnalyzeCommand.Usual([view]) : [] };
        StabilityFindings findings = Stability.Conduct(Models.Of(view, cancellation), study, cancellation: cancellation).Findings;
        return [.. names.Select(name => ModelSheets.Of(name, findings)
            ?? throw new Refusal(ExitCode.Undecided, $"The table '{name}' has more than {ModelSheets.MaxRows} rows; no spreadsheet holds it."))];
    }
}
