using System.CommandLine;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley hypergame</c>: what lasts when every party acts by its own view, and who is in for a surprise.</summary>
internal static class HypergameCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> concept = Words.OneConcept("By which concept staying is judged, in every view.");
        Option<bool> all = new("--all") { Description = "Tell long lists in full." };
        AsOf asOf = new();
        PageOptions page = new("json", "csv");
        Command command = new("hypergame", "What lasts when every party acts by its own view, and who is in for a surprise.")
        {
            caseName, concept, all,
        };
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            StabilityConcept under = Words.Concept(parsed.GetValue(concept)!);
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            if (theCase.Hypergame is not Hypergame hypergame)
                throw Refusal.CommandLine("The case does not say who holds which view; write 'hypergame: {party: perspective}' in it.");
            HypergameFindings? findings;
            try
            {
                findings = Hypergames.Conduct(hypergame, under, cancellation);
            }
            catch (ArgumentException undefined)
            {
                throw Refusal.CommandLine(undefined.Message.Split(" (Parameter", 2)[0]);
            }
            if (findings is null)
                throw new Refusal(ExitCode.Undecided, "Undecided: a view has more feasible states than can be listed.");
            page.Write(parsed, terminal, theCase,
                () => HypergamePage.Of(theCase, findings, parsed.GetValue(all)),
                json: () => HypergameTexts.Json(theCase, findings),
                csv: () => HypergameTexts.Csv(findings));
            return ExitCode.Done;
        });
        return command;
    }
}
