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
        Option<string> state = new("--state") { Description = "The outcome: a number, a word of Y and N, 'status-quo', or the options taken.", HelpName = "state", Required = true };
        state.CompletionSources.Add("status-quo");
        Option<string> concept = Words.OneConcept("By which concept staying is judged.");
        Option<string[]> perspectives = Words.Perspective(), rules = Words.Rule();
        Option<bool> all = new("--all") { Description = "Tell long lists in full." };
        Option<string> format = Words.Format("table", "json", "csv", "md"), color = Words.Color();
        Option<int?> width = Words.Width();
        Command command = new("spoilers", "Who could leave an outcome and be better off, who could deter that, and what would keep them.")
        {
            caseName, state, concept, perspectives, rules, all, format, width, color,
        };
        command.SetAction(parsed =>
        {
            StabilityConcept under = Words.Concept(parsed.GetValue(concept)!);
            Case theCase = CaseFiles.Load(terminal, parsed.GetValue(caseName)!);
            ImmutableArray<SpoilerRun> runs =
            [
                .. ViewChoice.Of(theCase, parsed.GetValue(perspectives)!, parsed.GetValue(rules)!).Select(view =>
                {
                    GraphModel model = Models.Of(view, cancellation);
                    Models.Require(under, model);
                    return new SpoilerRun(view, Spoilers.Conduct(model, States.Named(terminal, model, parsed.GetValue(state)!), under, cancellation));
                }),
            ];
            int views = ViewChoice.All(theCase).Length;
            PageStyle style = PageStyle.Of(parsed, width, color, terminal);
            terminal.Out.Write(parsed.GetValue(format) switch
            {
                "json" => SpoilerTexts.Json(theCase, runs),
                "csv" => SpoilerTexts.Csv(runs),
                "md" => string.Join('\n', runs.Select(r => MarkdownPage.Write(Page(r)))),
                _ => string.Join('\n', runs.Select(r => style.Draw(Page(r)))),
            });
            return ExitCode.Done;

            Report Page(SpoilerRun run) => SpoilerPage.Of(theCase, run, views, parsed.GetValue(all));
        });
        return command;
    }
}
