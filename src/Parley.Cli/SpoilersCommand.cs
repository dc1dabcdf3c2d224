using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley spoilers</c>: who could leave an outcome and be better off, and what would keep them.</summary>
internal static class SpoilersCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> state = Words.State("The outcome");
        Option<string> concept = Words.OneConcept("By which concept staying is judged.");
        ViewOptions views = new();
        Option<bool> all = new("--all") { Description = "Tell long lists in full." };
        PageOptions page = new("json", "csv");
        Command command = new("spoilers", "Who could leave an outcome and be better off, who could deter that, and what would keep them.")
        {
            caseName, state, concept, all,
        };
        views.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            StabilityConcept under = Words.Concept(parsed.GetValue(concept)!);
            Case theCase = CaseFiles.Load(terminal, parsed.GetValue(caseName)!);
            ImmutableArray<SpoilerRun> runs =
            [
                .. views.All(parsed, theCase).Select(view =>
                {
                    GraphModel model = Models.Of(view, cancellation);
                    Models.Require(under, model);
                    return new SpoilerRun(view, Spoilers.Conduct(model, States.Named(terminal, model, parsed.GetValue(state)!), under, cancellation));
                }),
            ];
            int held = ViewChoice.All(theCase).Length;
            page.WriteAll(parsed, terminal,
                () => runs.Select(run => SpoilerPage.Of(theCase, run, held, parsed.GetValue(all))),
                json: () => SpoilerTexts.Json(theCase, runs),
                csv: () => SpoilerTexts.Csv(runs));
            return ExitCode.Done;
        });
        return command;
    }
}
