using System.Collections.Immutable;
using Parley.Cases;
using Parley.Forecasts;
using Parley.Reports;

namespace Parley.Cli;

/// <summary>The files beside a case that hold forecasts: the log, the table and the ledger.</summary>
internal static class ForecastFiles
{
    /// <summary>The log: what was asked, foretold, restated and resolved after the case was written.</summary>
    public const string Log = "forecasts.yaml";

    /// <summary>The table: predictions in bulk.</summary>
    public const string Table = "predictions.csv";

    /// <summary>The ledger: sealed forecasts.</summary>
    public const string LedgerFile = "forecasts.ledger";

    /// <summary>The name of a file beside a case, as the user knows it.</summary>
    public static string Beside(Terminal terminal, string caseName, string file)
    {
        if (caseName == CaseFiles.StandardInput)
            throw Refusal.CommandLine($"A case on standard input has no {file} beside it; name its file or folder.");
        string name = CaseFiles.CaseName(terminal, caseName);
        return string.Concat(name.AsSpan(0, name.LastIndexOfAny(['/', '\\']) + 1), file);
    }

    /// <summary>A case with the forecasts beside it.</summary>
    /// <exception cref="Refusal">Something has errors; they have been printed.</exception>
    public static Case Load(Terminal terminal, string caseName, CancellationToken cancellation)
    {
        Case theCase = CaseFiles.Load(terminal, caseName);
        if (caseName == CaseFiles.StandardInput)
            return theCase;
        theCase = With(terminal, theCase, Beside(terminal, caseName, Log), ForecastLogReader.Read, cancellation);
        return With(terminal, theCase, Beside(terminal, caseName, Table), PredictionTableReader.Read, cancellation);
    }

    /// <summary>A case with the forecasts beside it as far as they can be read; nothing is printed.</summary>
    public static Case IfReadable(Terminal terminal, string caseName, Case theCase, CancellationToken cancellation)
    {
        if (caseName == CaseFiles.StandardInput)
            return theCase;
        foreach ((string file, Func<SourceText, Case, Reading<Case>> read) in new (string, Func<SourceText, Case, Reading<Case>>)[] { (Log, ForecastLogReader.Read), (Table, PredictionTableReader.Read) })
            if (Text(terminal, Beside(terminal, caseName, file), cancellation) is { Value: SourceText text } && read(text, theCase) is { Succeeded: true } reading)
                theCase = reading.Value;
        return theCase;
    }

    /// <summary>The remarks about the files beside a case, each with its text; nothing is printed.</summary>
    public static IEnumerable<(SourceText Text, ImmutableArray<Diagnostic> Remarks)> Remarks(Terminal terminal, string caseName, Case theCase, CancellationToken cancellation)
    {
        foreach ((string file, Func<SourceText, Case, Reading<Case>> read) in new (string, Func<SourceText, Case, Reading<Case>>)[] { (Log, ForecastLogReader.Read), (Table, PredictionTableReader.Read) })
            if (Text(terminal, Beside(terminal, caseName, file), cancellation) is Reading<SourceText> text)
            {
                Reading<Case> reading = text.Succeeded ? read(text.Value, theCase) : new(null, text.Diagnostics);
                yield return (text.Value ?? new SourceText(file, ""), reading.Diagnostics);
                theCase = reading.Value ?? theCase;
            }
        if (Text(terminal, Beside(terminal, caseName, LedgerFile), cancellation) is Reading<SourceText> ledger)
            yield return (ledger.Value ?? new SourceText(LedgerFile, ""), ledger.Succeeded ? LedgerReader.Read(ledger.Value).Diagnostics : ledger.Diagnostics);
    }

    /// <summary>The ledger beside a case; empty when there is none.</summary>
    /// <exception cref="Refusal">The ledger has errors; they have been printed.</exception>
    public static Ledger LoadLedger(Terminal terminal, string caseName, CancellationToken cancellation)
    {
        if (caseName == CaseFiles.StandardInput || Text(terminal, Beside(terminal, caseName, LedgerFile), cancellation) is not Reading<SourceText> text)
            return Ledger.Empty;
        Reading<Ledger> reading = text.Succeeded ? LedgerReader.Read(text.Value) : new(null, text.Diagnostics);
        CaseFiles.Print(terminal, text.Value ?? new SourceText(LedgerFile, ""), reading.Diagnostics);
        return reading.Succeeded ? reading.Value : throw new Refusal(ExitCode.CaseHasErrors, $"{text.Value?.Name ?? LedgerFile} has {CaseFiles.Errors(reading.Diagnostics)}.");
    }

    private static Case With(Terminal terminal, Case theCase, string name, Func<SourceText, Case, Reading<Case>> read, CancellationToken cancellation)
    {
        if (Text(terminal, name, cancellation) is not Reading<SourceText> text)
            return theCase;
        Reading<Case> reading = text.Succeeded ? read(text.Value, theCase) : new(null, text.Diagnostics);
        CaseFiles.Print(terminal, text.Value ?? new SourceText(name, ""), reading.Diagnostics.Where(d => d.Severity != Severity.Hint));
        return reading.Succeeded ? reading.Value : throw new Refusal(ExitCode.CaseHasErrors, $"{name} has {CaseFiles.Errors(reading.Diagnostics)}.");
    }

    private static Reading<SourceText>? Text(Terminal terminal, string name, CancellationToken cancellation) =>
        AppendOnlyFile.Read(terminal, name, cancellation) is byte[] bytes ? SourceDecoder.Decode(name, bytes) : null;
}
