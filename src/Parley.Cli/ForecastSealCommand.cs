using System.CommandLine;
using Parley.Cases;
using Parley.Forecasts;

namespace Parley.Cli;

/// <summary><c>parley forecast seal</c>: pins a prediction, so that any later edit of it shows.</summary>
internal static class ForecastSealCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> question = ForecastCommand.OneQuestion();
        Option<string?> by = new("--by") { Description = "The forecaster, as 'parley forecast' lists it; not needed when there is only one.", HelpName = "name" };
        Option<string?> on = AsOf.Days("--on", "The day of sealing; today unless said.");
        Option<bool> canonical = new("--canonical") { Description = "Print the canonical JSON that is hashed, and write nothing." };
        Command command = new("seal", "Pin the last prediction of a forecaster by its hash, in the ledger beside the case.") { caseName, question, by, on, canonical };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(caseName)!, ledgerName = ForecastFiles.Beside(terminal, name, ForecastFiles.LedgerFile);
            Case theCase = ForecastFiles.Load(terminal, name, cancellation);
            ForecastQuestion asked = ForecastCommand.Question(theCase, parsed.GetValue(question)!);
            DateOnly day = AsOf.Parse(parsed.GetValue(on)) ?? AsOf.Today(terminal);
            Prediction prediction = Chosen(asked, parsed.GetValue(by), day);
            SealedForecast forecast = SealedForecast.Of(theCase.Id, asked, prediction, day);
            if (parsed.GetValue(canonical))
            {
                terminal.Out.Write(forecast.Canonical() + "\n");
                return ExitCode.Done;
            }
            if (day > asked.Closes)
                terminal.Error.Write($"{ParleyCommand.Name}: The question closed on {asked.Closes:yyyy-MM-dd}; the ledger will show that this was sealed afterwards.\n");
            LedgerLine? line = null;
            AppendOnlyFile.Append(terminal, ledgerName, before =>
            {
                SourceText text = new(ledgerName, before);
                Reading<Ledger> reading = before.Length == 0 ? new(Ledger.Empty, []) : LedgerReader.Read(text);
                CaseFiles.Print(terminal, text, reading.Diagnostics);
                if (!reading.Succeeded)
                    throw new Refusal(ExitCode.CaseHasErrors, $"{ledgerName} has {CaseFiles.Errors(reading.Diagnostics)}; nothing was sealed.");
                if (reading.Value.Lines.FirstOrDefault(l => l.Sha256 == forecast.Sha256()) is LedgerLine known)
                    throw Refusal.CommandLine($"This forecast is sealed already, in line {known.Number} on {known.On:yyyy-MM-dd}.");
                string added = reading.Value.NextLine(forecast, day);
                line = LedgerReader.Read(new(ledgerName, before + (before.Length > 0 && before[^1] != '\n' ? "\n" : "") + added)).Value!.Lines[^1];
                return added;
            }, cancellation);
            terminal.Out.Write($"{ledgerName}: line {line!.Number}\nforecast {line.Sha256}\nhead     {line.Hash}\n");
            return ExitCode.Done;
        });
        return command;
    }

    private static Prediction Chosen(ForecastQuestion asked, string? by, DateOnly day)
    {
        string[] forecasters = [.. asked.Predictions.Where(p => p.On <= day).Select(p => p.By.Key).Distinct()];
        if (forecasters.Length == 0)
            throw Refusal.CommandLine($"Nobody had foretold anything on '{asked.Id}' by {day:yyyy-MM-dd}.");
        if (by is null && forecasters.Length > 1)
            throw Refusal.CommandLine($"Several have foretold on '{asked.Id}'; choose with --by: {string.Join(", ", forecasters)}.");
        string key = by is null ? forecasters[0] : forecasters.FirstOrDefault(f => f == by || f == $"perspective:{by}") ?? throw Refusal.Unknown("forecaster", by, forecasters);
        return asked.Predictions.Last(p => p.By.Key == key && p.On <= day);
    }
}
