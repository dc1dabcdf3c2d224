using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Scoring;
using Parley.Cases;
using Parley.Forecasts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley score</c>: how good the forecasts of some cases were.</summary>
internal static class ScoreCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string[]> cases = new("case") { Description = "Case files, case folders, or folders in which case folders are looked for.", Arity = ArgumentArity.OneOrMore };
        Option<string[]> rules = new("--rule") { Description = "Scoring rules, with commas or repeated; by default those that apply.", HelpName = "rule", DefaultValueFactory = _ => [] };
        rules.CompletionSources.Add([.. ScoringRule.All.Select(r => r.Key), "is80"]);
        Option<string> when = new Option<string>("--when") { Description = "Which predictions are graded: the last, the first, or each by the days on which it stood.", DefaultValueFactory = _ => "last" }
            .AcceptOnlyFromAmong("last", "first", "over-time");
        Option<string> baseline = new("--baseline") { Description = "What skill is measured against: uniform, base-rate, or by=NAME for another forecaster.", HelpName = "baseline", DefaultValueFactory = _ => "uniform" };
        baseline.CompletionSources.Add("uniform", "base-rate");
        Option<int> bins = new("--bins") { Description = "Bins of equal width for calibration; 0 means one for each probability given.", HelpName = "number", DefaultValueFactory = _ => 10 };
        bins.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number is < 0 or > 1000)
                result.AddError("--bins is from 0 to 1000.");
        });
        Option<int> resamples = new("--resamples") { Description = "How often the questions are resampled for consistency bands.", HelpName = "number", DefaultValueFactory = _ => 1_000 };
        resamples.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number is < 1 or > 1_000_000)
                result.AddError("--resamples is from 1 to 1000000.");
        });
        Option<long> seed = new("--seed") { Description = "Names the random numbers; 0 is a seed like any other.", HelpName = "number", DefaultValueFactory = _ => 0 };
        Option<string[]> questions = new("--question") { Description = "Only this question. May be repeated.", HelpName = "id", DefaultValueFactory = _ => [] };
        Option<string?> on = AsOf.Days("--on", "The day on which scores are read; today unless said.");
        AsOf asOf = new();
        PageOptions page = new("json", "csv", "svg");
        Command command = new("score", "How good the forecasts were: scores, skill, calibration, and what became of the reasons that were named.")
        {
            cases, rules, when, baseline, bins, resamples, seed, questions, on,
        };
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            ScoreStudy study = new()
            {
                Rules = Rules(parsed.GetValue(rules)!),
                When = parsed.GetValue(when) switch { "first" => GradedPrediction.First, "over-time" => GradedPrediction.OverTime, _ => GradedPrediction.Last },
                Baseline = Baseline(parsed.GetValue(baseline)!),
                Today = ForecastCommand.Day(terminal, parsed, on, asOf),
                Bins = parsed.GetValue(bins),
                Seed = (ulong)parsed.GetValue(seed),
                Resamples = parsed.GetValue(resamples),
            };
            string[] only = [.. ViewChoice.Words(parsed.GetValue(questions)!)];
            ImmutableArray<Case>.Builder loaded = ImmutableArray.CreateBuilder<Case>();
            ImmutableArray<AskedCase>.Builder asked = ImmutableArray.CreateBuilder<AskedCase>();
            foreach (string name in parsed.GetValue(cases)!.SelectMany(n => Names(terminal, n)).Distinct())
            {
                Case theCase = asOf.Replayed(terminal, parsed, ForecastFiles.Load(terminal, name, cancellation));
                SealedQuestions pinned = SealedQuestions.Of(theCase.Forecasts, theCase.Id, ForecastFiles.LoadLedger(terminal, name, cancellation), study.Today);
                loaded.Add(theCase);
                asked.Add(new(theCase.Id, pinned.Questions, pinned.Wordings));
            }
            Narrow(asked, only);
            ScoreFindings findings;
            using (ProgressLine line = new(terminal, "parley: scoring"))
                findings = Scoring.Conduct(asked.ToImmutable(), study, line, cancellation);
            if (study.Baseline is Baseline.Named named && !findings.Graded.Any(g => g.Forecaster == named.Key))
                throw Refusal.Unknown("graded forecaster", named.Key, [.. findings.Graded.Select(g => g.Forecaster).Distinct()]);
            ScoreResult result = new(loaded.ToImmutable(), study, findings);
            page.Write(parsed, terminal, loaded.Count == 1 ? loaded[0] : null,
                () => ScorePage.Of(result),
                json: () => ScoreFormats.Json(result),
                csv: () => ScoreFormats.Csv(result),
                svg: () => CalibrationSvg.Draw(result));
            return ExitCode.Done;
        });
        return command;
    }

    // A folder without a case of its own stands for the cases below it.
    private static string[] Names(Terminal terminal, string name)
    {
        string path = name == CaseFiles.StandardInput ? "" : terminal.Resolve(name);
        if (!Directory.Exists(path) || File.Exists(Path.Combine(path, CaseFiles.CaseFile)))
            return [name];
        string[] found =
        [
            .. Directory.EnumerateFiles(path, CaseFiles.CaseFile, SearchOption.AllDirectories)
                .Select(f => name.TrimEnd('/', '\\') + "/" + Path.GetRelativePath(path, f).Replace('\\', '/')).Order(StringComparer.Ordinal),
        ];
        return found.Length > 0 ? found : throw Refusal.CommandLine($"There is no {CaseFiles.CaseFile} in or below {name}.");
    }

    // Conditions are looked up among all questions, so those not asked for lose their predictions and nothing else.
    private static void Narrow(ImmutableArray<AskedCase>.Builder asked, string[] only)
    {
        string[] known = [.. asked.SelectMany(a => a.Questions).Select(q => q.Id)];
        foreach (string id in only.Where(id => !known.Contains(id)))
            throw Refusal.Unknown("question", id, known);
        for (int k = 0; k < asked.Count && only.Length > 0; k++)
            asked[k] = asked[k] with
            {
                Questions = [.. asked[k].Questions.Select(q => only.Contains(q.Id) ? q : q with { Predictions = [] })],
                Sealed = [.. asked[k].Sealed.Where(q => only.Contains(q.Id))],
            };
    }

    private static ImmutableArray<ScoringRule> Rules(string[] words)
    {
        string[] asked = [.. ViewChoice.Words(words)];
        return asked.Length == 0 ? ScoringRule.Usual
            : [.. asked.Select(w => ScoringRule.TryParse(w, out ScoringRule? rule) ? rule : throw Refusal.Unknown("scoring rule", w, [.. ScoringRule.All.Select(r => r.Key), "is80"])).Distinct()];
    }

    private static Baseline Baseline(string word) => word switch
    {
        "uniform" => new Baseline.Uniform(),
        "base-rate" => new Baseline.BaseRate(),
        _ when word.StartsWith("by=", StringComparison.Ordinal) => new Baseline.Named(word[3..]),
        _ => throw Refusal.CommandLine($"'{word}' is no baseline; uniform, base-rate and by=NAME are."),
    };
}
