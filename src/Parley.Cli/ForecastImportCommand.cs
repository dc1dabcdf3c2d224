using System.CommandLine;
using Parley.Cases;
using Parley.Forecasts;

namespace Parley.Cli;

/// <summary><c>parley forecast import</c>: a platform's table, one column for each answer, into the table beside the case.</summary>
internal static class ForecastImportCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Argument<string> table = new("table") { Description = "A CSV file with columns for the day, the forecaster and each answer." };
        Option<string> question = ForecastCommand.OneQuestion();
        Option<bool> perCent = new("--percent") { Description = "The numbers are per cents." };
        Option<bool> dryRun = ForecastCommand.DryRun();
        Command command = new("import", "Add the predictions of a table to predictions.csv beside the case. Rows are kept as written, also where they do not sum to 1.")
        {
            caseName, table, question, perCent, dryRun,
        };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(caseName)!, beside = ForecastFiles.Beside(terminal, name, ForecastFiles.Table);
            Case theCase = ForecastFiles.Load(terminal, name, cancellation);
            ForecastQuestion asked = ForecastCommand.Question(theCase, parsed.GetValue(question)!);
            Reading<SourceText> text = CaseFiles.Decode(terminal, parsed.GetValue(table)!);
            Reading<string> rows = text.Succeeded ? WideTableReader.Read(text.Value, asked, parsed.GetValue(perCent)) : new(null, text.Diagnostics);
            CaseFiles.Print(terminal, text.Value ?? new SourceText(parsed.GetValue(table)!, ""), rows.Diagnostics);
            if (!rows.Succeeded)
                throw new Refusal(ExitCode.CaseHasErrors, $"{parsed.GetValue(table)} has {CaseFiles.Errors(rows.Diagnostics)}.");
            if (parsed.GetValue(dryRun))
                terminal.Out.Write(Checked(AppendOnlyFile.Read(terminal, beside, cancellation) is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : ""));
            else
            {
                AppendOnlyFile.Append(terminal, beside, Checked, cancellation);
                terminal.Out.Write($"{beside}: {rows.Value.Count(c => c == '\n') / asked.Answers.Length} predictions on {asked.Id}.\n");
            }
            return ExitCode.Done;

            // Read as the table will stand, so that a prediction after the close or one that is there already is noticed before it is written.
            string Checked(string before)
            {
                string head = string.Join(',', [.. PredictionTableReader.Columns, PredictionTableReader.SourceColumn]) + "\n";
                if (before.Length > 0 && !before.StartsWith(head, StringComparison.Ordinal))
                    throw new Refusal(ExitCode.CaseHasErrors, $"{beside} does not begin with {head.TrimEnd()}; rows cannot be added to it.");
                string added = (before.Length == 0 ? head : "") + rows.Value;
                SourceText whole = new(beside, before + (before.Length > 0 && before[^1] != '\n' ? "\n" : "") + added);
                Reading<Case> reading = PredictionTableReader.Read(whole, theCase with { Forecasts = [.. theCase.Forecasts.Select(q => q with { Predictions = [] })] });
                CaseFiles.Print(terminal, whole, reading.Diagnostics.Where(d => d.Severity == Severity.Error || d.Span.Start >= before.Length));
                return reading.Succeeded ? added : throw new Refusal(ExitCode.CaseHasErrors, "Nothing was added.");
            }
        });
        return command;
    }
}
