using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Parley.Analysis.Bargaining;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Interchange;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley backtest</c>: how well models foretell outcomes that are known.</summary>
internal static class BacktestCommand
{
    private const string SplitTitle = "parley backtest split 1";

    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> dataset = new("dataset") { Description = "A table of issues with outcomes: one row per issue and actor, or the table of the DEU data sets." };
        Option<string?> from = new("--from") { Description = "What the file is; by default seen from its columns." };
        from.AcceptOnlyFromAmong("table", "deu");
        Option<string[]> forecasters = new("--forecaster") { Description = "Only these, with commas or repeated.", HelpName = "keys", DefaultValueFactory = _ => [] };
        forecasters.CompletionSources.Add([.. Backtest.Keys]);
        Option<string> against = new("--against") { Description = "The forecaster others are compared with.", HelpName = "key", DefaultValueFactory = _ => "weighted-mean" };
        against.CompletionSources.Add([.. Backtest.Keys]);
        Option<int> folds = Whole("--folds", 0, 10_000, 0, "Into how many parts the proposals are split; 0 foretells each proposal from all others.");
        Option<int> resamples = Whole("--resamples", 100, 100_000, 2_000, "How often proposals are drawn anew for intervals.");
        Option<long> seed = new("--seed") { Description = "Names the random numbers; 0 is a seed like any other.", HelpName = "number", DefaultValueFactory = _ => 0 };
        Option<string?> register = new("--register") { Description = "Write the split to a file and score nothing.", HelpName = "file" };
        Option<string?> split = new("--split") { Description = "Score by a split that was registered; refused if issues or split are not the same.", HelpName = "file" };
        PageOptions page = new("json", "csv");
        Command command = new("backtest", "How well models foretell outcomes that are known, beside naive forecasters, with calibration and intervals.")
        {
            dataset, from, forecasters, against, folds, resamples, seed, register, split,
        };
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            SettledIssues issues = Load(terminal, parsed.GetValue(dataset)!, parsed.GetValue(from));
            BacktestStudy study = new()
            {
                Forecasters = [.. ViewChoice.Words(parsed.GetValue(forecasters)!)],
                Against = parsed.GetValue(against)!,
                Folds = parsed.GetValue(folds),
                Resamples = parsed.GetValue(resamples),
                Seed = (ulong)parsed.GetValue(seed),
            };
            foreach (string key in study.Forecasters.Append(study.Against).Where(k => !Backtest.Keys.Contains(k)))
                throw Refusal.Unknown("forecaster", key, Backtest.Keys);
            (study, string? registered) = parsed.GetValue(split) is string file ? Registered(terminal, file, study) : (study, null);
            int proposals = issues.Proposals.Length;
            if (proposals < 2 || study.Folds > proposals || study.Folds == 1)
                throw Refusal.CommandLine(proposals < 2 ? "There is only one proposal; nothing can be foretold from others." : $"--folds is 0 or from 2 to {proposals}, the number of proposals.");
            BacktestSplit made = BacktestSplits.Of(issues, study);
            if (registered is not null && registered != made.Hash)
                throw new Refusal(ExitCode.Unexpected, $"The split registered in {parsed.GetValue(split)} is {registered[..16]}…, that of these issues is {made.Hash[..16]}…; nothing was scored.");
            if (parsed.GetValue(register) is string to)
            {
                CaseFiles.Write(terminal, to, Text(made, study));
                terminal.Error.Write($"{ParleyCommand.Name}: registered split {made.Hash}; nothing was scored.\n");
                return ExitCode.Done;
            }
            BacktestFindings findings;
            using (ProgressLine line = new(terminal, "parley: back-test"))
                findings = Backtest.Conduct(issues, study, made, 0, line, cancellation);
            page.Write(parsed, terminal, null, () => BacktestPage.Of(issues, findings), () => BacktestFormats.Json(issues, findings), () => BacktestFormats.Csv(findings));
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<int> Whole(string name, int least, int most, int usual, string description)
    {
        Option<int> option = new(name) { Description = description, HelpName = "number", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && (number < least || number > most))
                result.AddError($"{name} is from {least} to {most}.");
        });
        return option;
    }

    private static SettledIssues Load(Terminal terminal, string name, string? from)
    {
        Reading<SourceText> text = BargainFiles.Decode(terminal, name);
        SourceText source = text.Value ?? new SourceText(name, "");
        bool deu = from == "deu" || (from is null && source.Text.AsSpan(0, Math.Min(source.Text.Length, 2000)).Contains("prnr", StringComparison.OrdinalIgnoreCase));
        Reading<SettledIssues> reading = !text.Succeeded ? new(null, []) : deu ? DeuReader.Read(source) : SettledTableReader.Read(source);
        CaseFiles.Print(terminal, source, [.. text.Diagnostics, .. reading.Diagnostics]);
        return reading.Succeeded ? reading.Value with { Name = Path.GetFileName(reading.Value.Name) }
            : throw new Refusal(ExitCode.CaseHasErrors, $"{name} has {CaseFiles.Errors([.. text.Diagnostics, .. reading.Diagnostics])}; nothing was scored.");
    }

    private static string Text(BacktestSplit split, BacktestStudy study) =>
        $"{SplitTitle}\nhash {split.Hash}\nissues {split.Dataset}\nfolds {study.Folds}\nseed {study.Seed}\n" + string.Concat(split.Parts.Select(p => $"{p.Part}\t{p.Proposal}\n"));

    // Of a registered split only what makes it again is read; the hash says whether it came out the same.
    private static (BacktestStudy Study, string Hash) Registered(Terminal terminal, string file, BacktestStudy study)
    {
        Reading<SourceText> text = CaseFiles.Decode(terminal, file);
        string[] lines = (text.Value?.Text ?? "").Split('\n');
        string? Of(string key) => lines.Take(10).FirstOrDefault(l => l.StartsWith(key + " ", StringComparison.Ordinal))?[(key.Length + 1)..].Trim();
        return lines[0].Trim() == SplitTitle && Of("hash") is { Length: 64 } hash && int.TryParse(Of("folds"), NumberStyles.None, CultureInfo.InvariantCulture, out int folds)
            && ulong.TryParse(Of("seed"), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? (study with { Folds = folds, Seed = seed }, hash)
            : throw new Refusal(ExitCode.CaseHasErrors, $"{file} is no registered split; 'parley backtest DATASET --register FILE' writes one.");
    }
}
