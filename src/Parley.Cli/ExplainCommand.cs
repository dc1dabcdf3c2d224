using System.CommandLine;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;
using Parley.Symbolic;

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
        Option<bool> unlisted = new("--unlisted") { Description = "Do not list states, as is done anyway where there are too many." };
        Option<bool> everything = new("--all") { Description = "Unfold the verdict: every improvement, and every state in which the opponents' answers can end." };
        Option<double> budget = Words.Effort(60);
        Command command = new("explain", "Why a party would stay at a state or leave it: each improvement and what deters it.")
        {
            caseName, state, party, concept, everything, unlisted, budget,
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
            int all = ViewChoice.All(theCase).Length;
            (GraphModel? model, Refusal? tooMany) = parsed.GetValue(unlisted) ? (null, null) : Models.IfListed(view, cancellation);
            if (parsed.GetValue(everything) && (model is null || !Unfoldings.Exist(under)))
                throw model is null
                    ? tooMany ?? Refusal.CommandLine("--all unfolds a verdict over listed states; leave out --unlisted.")
                    : Refusal.CommandLine($"--all unfolds improvements and answers; {under.Name} does not come down to them, and its proof is told without --all.");
            if (model is null)
            {
                if (SymbolicSearch.WhyNot(view.Conflict, under) is string reason)
                    throw tooMany is null ? Refusal.CommandLine(reason) : new Refusal(tooMany.ExitCode, $"{tooMany.Message} Here it does not help: {reason}");
                State given = States.Given(terminal, view.Conflict, parsed.GetValue(state)!);
                UnlistedExplanation told = new(view, focal.Index, given, under, SymbolicSearch.Explain(view.Conflict, focal.Index, given, under, parsed.GetValue(budget), seed: 0, cancellation));
                page.Write(parsed, terminal, theCase,
                    () => StateVerdictPage.Of(theCase, told, all),
                    json: () => SearchTexts.Json(theCase, told),
                    svg: () => throw Refusal.CommandLine("A proof is drawn only where states are listed; take table, json or md."));
                return told.Verdict is StateVerdict.Undecided ? ExitCode.Undecided : ExitCode.Done;
            }
            Models.Require(under, model);
            int index = States.Named(terminal, model, parsed.GetValue(state)!);

            Verdict verdict = Stability.Explain(model, focal.Index, index, under, cancellation);
            Explanation explanation = new(view, model, focal.Index, index, under, verdict)
            {
                Unfolding = parsed.GetValue(everything) ? Unfoldings.Of(model, focal.Index, index, under, cancellation) : null,
            };
            page.Write(parsed, terminal, theCase,
                () => ExplanationPage.Of(theCase, explanation, all),
                json: () => ExplanationJson.Of(theCase, explanation),
                svg: () => ProofDrawing.Of(theCase, explanation));
            return verdict is Verdict.Undecided ? ExitCode.Undecided : ExitCode.Done;
        });
        return command;
    }
}
