using System.Collections.Immutable;
using System.CommandLine;
using Parley.Cases;
using Parley.Forecasts;
using Parley.Reports;

namespace Parley.Cli;

/// <summary><c>parley forecast verify</c>: whether the ledger is whole, and what the case has changed since a forecast was sealed.</summary>
internal static class ForecastVerifyCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string?> head = new("--head") { Description = "A hash noted elsewhere when it was the ledger's last one; shows whether lines were cut off since.", HelpName = "hash" };
        PageOptions page = new("json", "csv");
        Command command = new("verify", "Check every hash of the ledger, and compare what was sealed with the case as it is. Exit code 3 when anything differs.") { caseName, head };
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(caseName)!, ledgerName = ForecastFiles.Beside(terminal, name, ForecastFiles.LedgerFile);
            Case theCase = ForecastFiles.Load(terminal, name, cancellation);
            Ledger ledger = Ledger.Empty;
            bool whole = true;
            if (AppendOnlyFile.Read(terminal, ledgerName, cancellation) is byte[] bytes)
            {
                Reading<SourceText> text = SourceDecoder.Decode(ledgerName, bytes);
                Reading<Ledger> reading = text.Succeeded ? LedgerReader.Read(text.Value) : new(null, text.Diagnostics);
                CaseFiles.Print(terminal, text.Value ?? new SourceText(ledgerName, ""), reading.Diagnostics);
                (whole, ledger) = (reading.Succeeded, reading.Value ?? Ledger.Empty);
            }
            bool cut = parsed.GetValue(head) is string noted && ledger.Head != noted && !ledger.Lines.Any(l => l.Hash == noted);
            ImmutableArray<SealCheck> checks = SealCheck.Of(ledger, theCase.Id, theCase.Forecasts);
            SealResult result = new(theCase, ledger, checks, whole, cut);
            page.Write(parsed, terminal, null, () => SealPage.Of(result), json: () => SealPage.Json(result), csv: () => SealPage.Csv(result));
            return result.Differs ? ExitCode.Unexpected : ExitCode.Done;
        });
        return command;
    }
}
