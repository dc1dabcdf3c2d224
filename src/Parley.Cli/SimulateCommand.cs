using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Parley.Analysis.Bargaining.Simulation;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley simulate</c>: what may come out when the numbers are not known exactly.</summary>
internal static class SimulateCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string[]> models = BargainCommand.Models("Models whose mean is taken in each draw; by default weighted-mean, condorcet and spatial.");
        Option<long> seed = BargainCommand.Seed();
        Option<int> draws = AtLeast("--draws", "How many draws at most.", 20_000, 1);
        Option<double> error = new("--standard-error") { Description = "Stop when the mean of every issue is known to this share of its scale; 0 draws them all.", HelpName = "share", DefaultValueFactory = _ => 0.002 };
        Option<string> shape = new("--shape") { Description = "What a most likely value with ends stands for: pert, triangular or uniform.", DefaultValueFactory = _ => "pert" };
        shape.AcceptOnlyFromAmong("pert", "triangular", "uniform");
        Option<double> correlation = new("--correlation") { Description = "How far positions on one issue are misjudged the same way, from 0 to below 1.", HelpName = "number", DefaultValueFactory = _ => 0 };
        correlation.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out double number) && !(number >= 0 && number < 1))
                result.AddError("--correlation is from 0 to below 1.");
        });
        Option<string?> residuals = new("--residuals") { Description = "A table of past cases (forecast, outcome, cluster), from which errors are learned.", HelpName = "file" };
        Option<bool> matters = new("--what-matters") { Description = "Also say which numbers the outcomes hang on." };
        Option<int> points = AtLeast("--points", "Points for --what-matters.", 4096, 64);
        BargainingViews views = new();
        AsOf asOf = new();
        PageOptions page = new("json", "csv", "svg");
        Command command = new("simulate", "What may come out on each issue when numbers are ranges, how likely no deal is, and which numbers matter.")
        {
            caseName, models, seed, draws, error, shape, correlation, residuals, matters, points,
        };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] asked = [.. ViewChoice.Words(parsed.GetValue(models)!).Distinct()];
            if (asked.FirstOrDefault(m => !BargainCommand.Keys.Contains(m)) is string unknown)
                throw Refusal.Unknown("model", unknown, BargainCommand.Keys);
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            ImmutableArray<Perspective> shown = views.All(parsed, theCase);
            SimulationStudy study = new()
            {
                Seed = (ulong)parsed.GetValue(seed),
                Draws = parsed.GetValue(draws),
                StandardError = parsed.GetValue(error),
                Shape = Enum.Parse<EstimateShape>(parsed.GetValue(shape)!, ignoreCase: true),
                Correlation = parsed.GetValue(correlation),
                Dressing = parsed.GetValue(residuals) is string file ? Dressing(terminal, file, cancellation) : null,
            };
            if (asked.Length > 0)
                study = study with { Models = [.. asked] };
            SimulationResult[] results = new SimulationResult[shown.Length];
            using (ProgressLine line = new(terminal, "parley: drawing"))
                for (int k = 0; k < shown.Length; k++)
                    results[k] = new(shown[k], shown[k].Bargaining!, Simulation.Conduct(shown[k].Bargaining!, study, 0, line.Part(k, shown.Length), cancellation))
                    {
                        Sensitivity = parsed.GetValue(matters) ? What(shown[k].Bargaining!, study, parsed.GetValue(points), cancellation) : null,
                    };
            page.WriteAll(parsed, terminal, theCase,
                () => results.Select(r => SimulationPage.Of(theCase, r)),
                json: () => SimulationPage.Json(theCase, results),
                csv: () => SimulationPage.Csv(results),
                svg: () => SimulationSvg.Draw(theCase, results.Length == 1 ? results[0] : throw Refusal.CommandLine($"A chart shows one view; choose with --perspective: {string.Join(", ", shown.Select(v => v.Id))}.")));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>An option that takes a whole number with a least value.</summary>
    public static Option<int> AtLeast(string name, string description, int otherwise, int least)
    {
        Option<int> option = new(name) { Description = description, HelpName = "number", DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int number) && (number < least || number > 10_000_000))
                result.AddError($"{name} is from {least} to 10000000.");
        });
        return option;
    }

    private static SensitivityFindings? What(BargainingProblem problem, SimulationStudy study, int points, CancellationToken cancellation)
    {
        int uncertain = UncertainInput.Of(problem).Length;
        return uncertain > Sensitivity.MostInputs
            ? throw Refusal.CommandLine($"--what-matters tells at most {Sensitivity.MostInputs} numbers apart, and {uncertain} are not exact.")
            : Sensitivity.Of(problem, study.Shape, points, study.Seed, 0, cancellation);
    }

    private static ResidualDressing Dressing(Terminal terminal, string file, CancellationToken cancellation)
    {
        Reading<SourceText> text = CaseFiles.Decode(terminal, file);
        SourceText source = text.Value ?? new SourceText(file, "");
        Reading<PastOutcomes> reading = text.Succeeded ? PastOutcomeReader.Read(source) : new(null, text.Diagnostics);
        CaseFiles.Print(terminal, source, reading.Diagnostics);
        if (!reading.Succeeded)
            throw new Refusal(ExitCode.CaseHasErrors, $"{file} has {CaseFiles.Errors(reading.Diagnostics)}.");
        DressingFindings learned = Dressings.Learn(reading.Value, "", cancellation);
        string Number(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
        return learned.Dressing with
        {
            Origin = $"{learned.Issues} issues in {learned.Clusters} groups ({file}); on groups left out the ranked probability score is {Number(learned.Score)} of 100 against {Number(learned.AbsoluteError)} for the number alone, "
                + $"and {Number(learned.Coverage)} % of outcomes lay in the middle four fifths",
        };
    }
}
