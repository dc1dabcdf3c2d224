using System.Collections.Immutable;
using System.CommandLine;
using System.Numerics;
using Parley.Analysis.Robustness;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Forecasts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley forecast add</c>: writes a prediction down.</summary>
internal static class ForecastAddCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> question = ForecastCommand.OneQuestion();
        Option<string?> by = new("--by") { Description = "Who foretells: a person, a group or a platform.", HelpName = "name" };
        Option<string[]> perspectives = new("--perspective") { Description = "The perspective that foretells; with --model, the views swept over.", HelpName = "id", DefaultValueFactory = _ => [] };
        Option<bool> model = new("--model") { Description = "Let the model foretell: the share of sweeps in which each answer is stable." };
        Option<string> concept = Words.OneConcept("With --model: stable under which concept.");
        Option<int> draws = new("--draws") { Description = "With --model: how many completions are drawn where there are too many.", HelpName = "number", DefaultValueFactory = _ => 1_000 };
        draws.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number < 1)
                result.AddError("--draws is at least 1.");
        });
        Option<long> seed = new("--seed") { Description = "With --model: names the random numbers.", HelpName = "number", DefaultValueFactory = _ => 0 };
        Option<string?> probability = new("--probability") { Description = "Of the first of two answers, or of --answer.", HelpName = "p" };
        Option<string[]> probabilities = new("--probabilities") { Description = "Of each answer: a=0.2,b=0.8.", HelpName = "answer=p", DefaultValueFactory = _ => [] };
        Option<string?> word = new("--word") { Description = "A word of certainty from the table, about the first answer or --answer.", HelpName = "word" };
        Option<string?> answer = new("--answer") { Description = "What --probability or --word is about.", HelpName = "answer" };
        Option<string?> normal = new("--normal") { Description = "Mean and standard deviation: 40,12.5.", HelpName = "mean,sd" };
        Option<string[]> quantiles = new("--quantiles") { Description = "Levels with their values: 0.1=5,0.5=12,0.9=30.", HelpName = "level=value", DefaultValueFactory = _ => [] };
        Option<string[]> cumulative = new("--cumulative") { Description = "Points with the probability of a value up to each: 10=0,30=0.6,90=1.", HelpName = "value=p", DefaultValueFactory = _ => [] };
        Option<string?> mechanism = new("--mechanism") { Description = "The mechanism the forecaster names.", HelpName = "id" };
        Option<string?> note = new("--note") { Description = "What a reader should know about it.", HelpName = "text" };
        Option<string?> on = ForecastCommand.On();
        Option<bool> dryRun = ForecastCommand.DryRun();
        Command command = new("add", "Write a prediction into the log beside the case.")
        {
            caseName, question, by, perspectives, model, concept, draws, seed, probability, probabilities, word, answer, normal, quantiles, cumulative, mechanism, note, on, dryRun,
        };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(caseName)!, id = parsed.GetValue(question)!;
            string[] views = [.. ViewChoice.Words(parsed.GetValue(perspectives)!)];
            ForecastEntry entry = ForecastEntry.Begin("predict", id);
            string who;
            if (parsed.GetValue(model))
            {
                if (parsed.GetValue(by) is not null || parsed.GetValue(probability) is not null || parsed.GetValue(probabilities)!.Length > 0 || parsed.GetValue(word) is not null)
                    throw Refusal.CommandLine("--model works the probabilities out itself; leave out --by, --probability, --probabilities and --word.");
                Case theCase = ForecastFiles.Load(terminal, name, cancellation);
                ForecastQuestion asked = ForecastCommand.Question(theCase, id);
                Forecaster.Model forecaster = new([.. Views(theCase, views).Select(v => v.Id)], Words.Concept(parsed.GetValue(concept)!), (ulong)parsed.GetValue(seed), parsed.GetValue(draws));
                Prediction foretold = Sweep(terminal, theCase, asked, forecaster, ForecastCommand.Written(terminal, parsed, on), cancellation);
                entry = ForecastEntry.Of(asked, foretold with { Mechanism = parsed.GetValue(mechanism), Note = parsed.GetValue(note) });
                who = forecaster.Key;
            }
            else
            {
                if (views.Length > 1)
                    throw Refusal.CommandLine("A prediction is made from one perspective; several are for --model.");
                string[]? bell = parsed.GetValue(normal)?.Split(',');
                if (bell is not null && bell.Length != 2)
                    throw Refusal.CommandLine("--normal takes mean and standard deviation: 40,12.5.");
                entry = entry.With("by", parsed.GetValue(by)).With("perspective", views.Length == 1 ? views[0] : null)
                    .With("on", ForecastCommand.Written(terminal, parsed, on))
                    .With("probability", parsed.GetValue(probability)).With("probabilities", ForecastCommand.Pairs(parsed.GetValue(probabilities)!, "--probabilities"))
                    .With("word", parsed.GetValue(word)).With("answer", parsed.GetValue(answer))
                    .With("normal", bell is null ? [] : [("mean", bell[0].Trim()), ("standard-deviation", bell[1].Trim())])
                    .With("quantiles", ForecastCommand.Pairs(parsed.GetValue(quantiles)!, "--quantiles"))
                    .With("cumulative", ForecastCommand.Pairs(parsed.GetValue(cumulative)!, "--cumulative"))
                    .With("mechanism", parsed.GetValue(mechanism)).With("note", parsed.GetValue(note));
                who = parsed.GetValue(by) ?? (views.Length == 1 ? views[0] : "nobody");
            }
            ForecastLog.Add(terminal, name, entry, $"prediction of {who} on {id}.", parsed.GetValue(dryRun), null, cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    private static ImmutableArray<View> Views(Case theCase, string[] ids) => ViewChoice.Of(theCase, ids, []);

    private static Prediction Sweep(Terminal terminal, Case theCase, ForecastQuestion asked, Forecaster.Model forecaster, string on, CancellationToken cancellation)
    {
        if (asked.Answers.IsEmpty || asked.Answers.Any(a => a.Means is null))
            throw Refusal.CommandLine($"The question '{asked.Id}' does not say in which states each answer holds; write 'about-option', or 'means' under each answer.");
        ImmutableArray<GraphModel> models = [.. Views(theCase, [.. forecaster.Perspectives]).Select(v => Models.Of(v, cancellation))];
        if (!forecaster.Concept.IsOverRanks || models.Any(m => m.IsRanked && !Analysis.Stability.Definitions.IsDefined(forecaster.Concept, m)))
            throw Refusal.CommandLine($"{forecaster.Concept.Name} cannot be asked about under completions of these views.");
        OutcomeStudy study = new() { Outcomes = [.. asked.Answers.Select(a => a.Means!)], Concept = forecaster.Concept, Seed = forecaster.Seed, Draws = forecaster.Draws };
        OutcomeFindings? findings;
        using (ProgressLine line = new(terminal, "parley: sweeping over what else may be true"))
            findings = OutcomeShares.Conduct(models, study, line, cancellation);
        if (findings is null)
            throw new Refusal(ExitCode.Undecided, "Undecided: the rankings that agree with what is known are too many to be counted.");
        if (findings.Probabilities is not { } probabilities)
            throw Refusal.CommandLine("No answer is stable in any sweep, so the model foretells nothing.");
        for (int v = 0; v < models.Length; v++)
            terminal.Error.Write($"{ParleyCommand.Name}: {forecaster.Perspectives[v]}: {findings.Sweeps[v].LookedAt} of {Counted(findings.Sweeps[v].Completions)} completions; stable in "
                + $"{string.Join(", ", asked.Answers.Select((a, k) => $"{findings.Sweeps[v].Shares[k]:P1} {a.Id}"))}; without an equilibrium {findings.Sweeps[v].Silent:P1}.\n");
        return new() { By = forecaster, On = AsOf.Parse(on)!.Value, Distribution = new PredictiveDistribution.Categorical(probabilities) };
    }

    // Nobody reads five hundred digits.
    private static string Counted(BigInteger count) => count <= 1_000_000_000 ? $"{count:N0}" : $"about 10^{BigInteger.Log10(count):0}";
}
