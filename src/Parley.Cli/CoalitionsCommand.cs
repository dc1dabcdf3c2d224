using System.CommandLine;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley coalitions</c>: which group breaks which equilibrium, and which states no group would leave.</summary>
internal static class CoalitionsCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> concept = Words.OneConcept("The concept whose equilibria are examined.");
        ViewOptions views = new();
        Option<bool> all = new("--all") { Description = "Tell long lists in full." };
        AsOf asOf = new();
        PageOptions page = new("json", "csv");
        Command command = new("coalitions", "Which group breaks which equilibrium, who gains, and which states no group would leave.")
        {
            caseName, concept, all,
        };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            StabilityConcept under = Words.Concept(parsed.GetValue(concept)!);
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            View view = views.One(parsed, theCase);
            GraphModel model = Models.Of(view, cancellation);
            Models.Require(under, model);
            if (model.DecisionMakers.Length > 16)
                throw Refusal.CommandLine($"{model.DecisionMakers.Length} parties form too many groups; at most 16 can be examined together.");

            using ProgressLine line = new(terminal, "parley: examining groups");
            StateSet equilibria = Stability.Conduct(model, new() { Concepts = [under] }, null, cancellation).Findings.Concepts[0].Equilibria;
            CoalitionRun run = new(view, under, equilibria, Coalitions.Conduct(model, [], equilibria, line, cancellation));
            int held = ViewChoice.All(theCase).Length;
            page.Write(parsed, terminal, theCase,
                () => CoalitionPage.Of(theCase, run, held, parsed.GetValue(all)),
                json: () => CoalitionPage.Json(theCase, run),
                csv: () => CoalitionPage.Csv(run));
            return ExitCode.Done;
        });
        return command;
    }
}
