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
        Option<string[]> signatories = new("--signatories") { Description = "Who has signed the outcome, with commas or repeated, if not those the case names: others who could leave it are told as outsiders.", HelpName = "party", DefaultValueFactory = _ => [] };
        Option<bool> all = new("--all") { Description = "Tell long lists in full." };
        Option<long?> budget = Words.Budget(SpoilerStudy.UsualBudget);
        AsOf asOf = new();
        PageOptions page = new("json", "csv");
        Command command = new("spoilers", "Who could leave an outcome and be better off, who could deter that, and what would keep them.")
        {
            caseName, state, concept, signatories, all, budget,
        };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            StabilityConcept under = Words.Concept(parsed.GetValue(concept)!);
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            using ProgressLine line = new(terminal, "parley: looking for departures");
            ImmutableArray<SpoilerRun> runs = [.. views.All(parsed, theCase).Select(Examine)];
            int held = ViewChoice.All(theCase).Length;
            page.WriteAll(parsed, terminal, theCase,
                () => runs.Select(run => SpoilerPage.Of(theCase, run, held, parsed.GetValue(all))),
                json: () => SpoilerTexts.Json(theCase, runs),
                csv: () => SpoilerTexts.Csv(runs));
            return runs.All(r => r.Findings.IsComplete) ? ExitCode.Done : terminal.UndecidedInPart();

            SpoilerRun Examine(View view)
            {
                GraphModel model = Models.Of(view, cancellation);
                Models.Require(under, model);
                string[] signed = [.. ViewChoice.Words(parsed.GetValue(signatories)!)];
                if (signed.Length == 0)
                    signed = [.. theCase.Signatories];
                return new(view, Spoilers.Conduct(model, new()
                {
                    State = States.Named(terminal, model, parsed.GetValue(state)!),
                    Concept = under,
                    Signatories = signed.Length == 0 ? null : [.. signed.Select(name => ViewChoice.Party(theCase, view.Conflict, name).Index).Distinct().Order()],
                    Budget = parsed.GetValue(budget),
                }, line, cancellation));
            }
        });
        return command;
    }
}
