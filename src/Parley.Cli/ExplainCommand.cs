using System.CommandLine;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley explain</c>: the proof that a party would stay at a state, or leave it.</summary>
internal static class ExplainCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> state = new("--state") { Description = "A state: its number, a word of Y and N, 'status-quo', or the options taken.", HelpName = "state", Required = true };
        state.CompletionSources.Add("status-quo");
        Option<string> party = new("--party") { Description = "Whose stability: id, name or alias.", HelpName = "party", Required = true };
        Option<string> concept = new("--concept") { Description = "Under which concept.", HelpName = "concept", Required = true };
        concept.CompletionSources.Add([.. StabilityConcept.All.Select(c => c.Key)]);
        Option<string[]> perspectives = Words.Perspective(), rules = Words.Rule();
        Option<string> format = Words.Format("table", "json", "md", "svg"), color = Words.Color();
        Option<int?> width = Words.Width();
        Command command = new("explain", "Why a party would stay at a state or leave it: each improvement and what deters it.")
        {
            caseName, state, party, concept, perspectives, rules, format, width, color,
        };
        command.SetAction(parsed =>
        {
            StabilityConcept under = Words.Concept(parsed.GetValue(concept)!);
            Case theCase = CaseFiles.Load(terminal, parsed.GetValue(caseName)!);
            View view = ViewChoice.One(theCase, parsed.GetValue(perspectives)!, parsed.GetValue(rules)!);
            DecisionMaker focal = ViewChoice.Party(theCase, view.Conflict, parsed.GetValue(party)!);
            GraphModel model = Models.Of(view, cancellation);
            Models.Require(under, model);
            int index = States.Named(terminal, model, parsed.GetValue(state)!);

            Verdict verdict = Stability.Explain(model, focal.Index, index, under, cancellation);
            Explanation explanation = new(view, model, focal.Index, index, under, verdict);
            int all = ViewChoice.All(theCase).Length;
            PageStyle style = PageStyle.Of(parsed, width, color, terminal);
            terminal.Out.Write(parsed.GetValue(format) switch
            {
                "json" => ExplanationJson.Of(theCase, explanation),
                "md" => MarkdownPage.Write(ExplanationPage.Of(theCase, explanation, all)),
                "svg" => ProofDrawing.Of(theCase, explanation),
                _ => style.Draw(ExplanationPage.Of(theCase, explanation, all)),
            });
            return verdict is Verdict.Undecided ? ExitCode.Undecided : ExitCode.Done;
        });
        return command;
    }
}
