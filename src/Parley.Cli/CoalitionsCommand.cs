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
        Option<string[]> perspectives = Words.Perspective(), rules = Words.Rule();
        Option<bool> all = new("--all") { Description = "Tell long lists in full." };
        Option<string> format = Words.Format("table", "json", "csv", "md"), color = Words.Color();
        Option<int?> width = Words.Width();
        Command command = new("coalitions", "Which group breaks which equilibrium, who gains, and which states no group would leave.")
        {
            caseName, concept, perspectives, rules, all, format, width, color,
        };
        command.SetAction(parsed =>
        {
            StabilityConcept under = Words.Concept(parsed.GetValue(concept)!);
            Case theCase = CaseFiles.Load(terminal, parsed.GetValue(caseName)!);
            View view = ViewChoice.One(theCase, parsed.GetValue(perspectives)!, parsed.GetValue(rules)!);
            GraphModel model = Models.Of(view, cancellation);
            Models.Require(under, model);
            if (model.DecisionMakers.Length > 16)
                throw Refusal.CommandLine($"{model.DecisionMakers.Length} parties form too many groups; at most 16 can be examined together.");

            using ProgressLine line = new(terminal, "parley: examining groups");
            StateSet equilibria = Stability.Conduct(model, new() { Concepts = [under] }, null, cancellation).Findings.Concepts[0].Equilibria;
            CoalitionRun run = new(view, under, equilibria, Coalitions.Conduct(model, [], equilibria, line, cancellation));
            int views = ViewChoice.All(theCase).Length;
            PageStyle style = PageStyle.Of(parsed, width, color, terminal);
            terminal.Out.Write(parsed.GetValue(format) switch
            {
                "json" => CoalitionPage.Json(theCase, run),
                "csv" => CoalitionPage.Csv(run),
                "md" => MarkdownPage.Write(CoalitionPage.Of(theCase, run, views, parsed.GetValue(all))),
                _ => style.Draw(CoalitionPage.Of(theCase, run, views, parsed.GetValue(all))),
            });
            return ExitCode.Done;
        });
        return command;
    }
}
