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
        Option<string> state = Words.State("A state");
        Option<string> party = new("--party") { Description = "Whose stability: id, name or alias.", HelpName = "party", Required = true };
        Option<string> concept = Words.OneConcept("Under which concept.", isRequired: true);
        ViewOptions views = new();
        AsOf asOf = new();
        PageOptions page = new("json", "svg");
        Command command = new("explain", "Why a party would stay at a state or leave it: each improvement and what deters it.")
        {
            caseName, state, party, concept,
        };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            StabilityConcept under = Words.Concept(parsed.GetValue(concept)!);
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            View view = views.One(parsed, theCase);
            DecisionMaker focal = ViewChoice.Party(theCase, view.Conflict, parsed.GetValue(party)!);
            GraphModel model = Models.Of(view, cancellation);
            Models.Require(under, model);
            int index = States.Named(terminal, model, parsed.GetValue(state)!);

            Verdict verdict = Stability.Explain(model, focal.Index, index, under, cancellation);
            Explanation explanation = new(view, model, focal.Index, index, under, verdict);
            int all = ViewChoice.All(theCase).Length;
            page.Write(parsed, terminal, theCase,
                () => ExplanationPage.Of(theCase, explanation, all),
                json: () => ExplanationJson.Of(theCase, explanation),
                svg: () => ProofDrawing.Of(theCase, explanation));
            return verdict is Verdict.Undecided ? ExitCode.Undecided : ExitCode.Done;
        });
        return command;
    }
}
