using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Robustness;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley robust</c>: how far each equilibrium is from falling.</summary>
internal static class RobustCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> state = Words.State("Only this state", isRequired: false);
        Option<string[]> concepts = Words.Concepts("Concepts, with commas or repeated; by default all of the core literature.");
        Option<long> seed = new("--seed") { Description = "Names the random numbers; 0 is a seed like any other.", HelpName = "number", DefaultValueFactory = _ => 0 };
        Option<int> draws = new("--draws") { Description = "How many combinations of rankings are drawn where there are too many to try them all.", HelpName = "number", DefaultValueFactory = _ => 1_000 };
        draws.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number < 1)
                result.AddError("--draws is at least 1.");
        });
        Option<int> steps = Words.Steps(2_000);
        ViewOptions views = new();
        AsOf asOf = new();
        PageOptions page = new("json", "csv");
        Command command = new("robust", "How far each equilibrium is from falling: the smallest change that breaks it, the judgements it hangs on, and how often it holds under what else may be true.")
        {
            caseName, state, concepts, seed, draws, steps,
        };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] asked = [.. ViewChoice.Words(parsed.GetValue(concepts)!)];
            ImmutableArray<StabilityConcept> chosen = asked.Length == 0 ? StabilityConcept.Core : [.. asked.Select(Words.Concept).Distinct()];
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            View view = views.One(parsed, theCase);
            GraphModel model = Models.Of(view, cancellation);
            RobustnessStudy study = new()
            {
                Concepts = chosen,
                State = parsed.GetValue(state) is string named ? States.Named(terminal, model, named) : null,
                Seed = (ulong)parsed.GetValue(seed),
                Draws = parsed.GetValue(draws),
                Steps = parsed.GetValue(steps),
            };
            RobustnessResult result;
            using (ProgressLine line = new(terminal, "parley: looking for what would break it"))
                result = new(view, study, Robustness.Conduct(model, study, line, cancellation));

            int all = ViewChoice.All(theCase).Length;
            page.Write(parsed, terminal, theCase,
                () => RobustnessPage.Of(theCase, result, all),
                json: () => RobustnessText.Json(theCase, result),
                csv: () => RobustnessText.Csv(result));
            return result.IsOpen ? ExitCode.Undecided : ExitCode.Done;
        });
        return command;
    }
}
