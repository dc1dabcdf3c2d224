using System.CommandLine;
using Parley.Analysis.Evolution;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley trace</c>: what can be reached from a state, by which paths, and which steps cannot be undone.</summary>
internal static class TraceCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> from = new("--from") { Description = "Where the paths begin; by default the status quo.", HelpName = "state", DefaultValueFactory = _ => "status-quo" };
        Option<string?> to = new("--to") { Description = "The one state to arrive at, instead of every equilibrium.", HelpName = "state" };
        Option<string> by = new("--by") { Description = "What counts as one step.", DefaultValueFactory = _ => "moves" };
        by.AcceptOnlyFromAmong([.. Enum.GetValues<StepKind>().Select(StepKindWords.Key)]);
        Option<string> concept = Words.OneConcept("The concept whose equilibria are the targets.");
        ViewOptions views = new();
        Option<bool> all = new("--all") { Description = "Tell long lists in full." };
        Option<long?> budget = Words.Budget();
        AsOf asOf = new();
        PageOptions page = new("json", "csv", "svg");
        Command command = new("trace", "Which states can be reached, by whom and how soon; which steps cannot be undone.")
        {
            caseName, from, to, by, concept, all, budget,
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
            int start = States.Named(terminal, model, parsed.GetValue(from)!);
            int? end = parsed.GetValue(to) is string named ? States.Named(terminal, model, named) : null;
            if (end is null)
                Models.Require(under, model);
            StepKind kind = StepKindWords.Parse(parsed.GetValue(by)!)!.Value;
            if (kind == StepKind.CoalitionImprovements && model.DecisionMakers.Length > 12)
                throw Refusal.CommandLine($"{model.DecisionMakers.Length} parties form too many groups; --by coalitions takes at most 12.");

            using ProgressLine line = new(terminal, "parley: following paths");
            TraceFindings findings = Evolution.Conduct(model, new()
            {
                From = start,
                By = kind,
                PointsAtMost = parsed.GetValue(all) ? int.MaxValue : TraceStudy.UsualPoints,
                Budget = parsed.GetValue(budget),
                Targets = end is int only
                    ? StateSet.Where(model.StateCount, s => s == only)
                    : Stability.Conduct(model, new() { Concepts = [under] }, null, cancellation).Findings.Concepts[0].Equilibria,
            }, line, cancellation);
            TraceRun run = new(view, end is null ? under : null, findings);
            int held = ViewChoice.All(theCase).Length;
            page.Write(parsed, terminal, theCase,
                () => TracePage.Of(theCase, run, held, parsed.GetValue(all)),
                json: () => TraceTexts.Json(theCase, run),
                csv: () => TraceTexts.Csv(run),
                svg: () => TraceSvg.Of(theCase, run));
            return findings.Unfinished.IsEmpty ? ExitCode.Done : terminal.UndecidedInPart();
        });
        return command;
    }
}
