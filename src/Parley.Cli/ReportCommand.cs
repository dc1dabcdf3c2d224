using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Sensitivity;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley report</c>: a case on one page, with everything that was worked out and who said what.</summary>
internal static class ReportCommand
{
    // From the concept that asks most to the one that asks least; the first that holds is told.
    private static readonly ImmutableArray<StabilityConcept> ByStrength = [StabilityConcept.Nash, StabilityConcept.Sseq, StabilityConcept.Seq, StabilityConcept.Smr, StabilityConcept.Gmr];

    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string> format = new("--format") { Description = "How the report is written: html (one file that needs nothing else), md or json.", DefaultValueFactory = _ => "html" };
        format.AcceptOnlyFromAmong("html", "md", "json");
        Option<string?> output = new("--output") { Description = "Write to this file instead of standard output; a file that exists is kept.", HelpName = "file" };
        AsOf asOf = new();
        Option<bool> overwrite = new("--overwrite") { Description = "Replace the file when it exists." };
        Command command = new("report", "A case on one page: who, what, in whose view, what follows, and who said it.") { caseName, format, output, overwrite };
        asOf.AddTo(command);
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(caseName)!;
            Case theCase = asOf.Load(terminal, parsed, name);
            ReportedCase reported = Reported(terminal, name, theCase, cancellation);
            string text = parsed.GetValue(format) switch
            {
                "md" => MarkdownPage.Write(CaseReport.Of(theCase, reported)),
                "json" => CaseReportJson.Of(theCase, reported),
                _ => HtmlPage.Write(CaseReport.Of(theCase, reported)),
            };
            CaseFiles.Write(terminal, parsed.GetValue(output), text, parsed.GetValue(overwrite));
            return ExitCode.Done;
        });
        return command;
    }

    private static ReportedCase Reported(Terminal terminal, string name, Case theCase, CancellationToken cancellation)
    {
        ImmutableArray<ViewRun> runs = AnalyzeCommand.Conduct(terminal, ViewChoice.All(theCase), new() { Concepts = AnalyzeCommand.Usual(ViewChoice.All(theCase)) }, cancellation);
        ImmutableArray<Perspective> views = theCase.Views;
        using ProgressLine line = new(terminal, "parley: writing the report");
        List<ReportedView> told = [];
        foreach (ViewRun run in runs)
        {
            told.Add(Told(theCase, views.First(v => v.Id == run.View.Id), run, cancellation));
            line.Report((double)told.Count / (runs.Length + 1));
        }
        // Only concepts that some view defines can be compared.
        ImmutableArray<StabilityConcept> compared = [.. new[] { StabilityConcept.Nash, StabilityConcept.Seq, StabilityConcept.Smr, StabilityConcept.Gmr }.Where(c => runs.Any(r => Definitions.IsDefined(c, r.Model)))];
        return new()
        {
            Views = [.. told],
            Comparison = views.Length > 1 && compared.Length > 0 ? ViewComparisons.Conduct(views, compared, hypergame: theCase.Hypergame, cancellation: cancellation) : null,
            Hypergame = theCase.Hypergame is Hypergame hypergame && hypergame.Games.All(g => GraphModel.Of(g.Conflict)?.IsRanked == true) ? Hypergames.Conduct(hypergame, StabilityConcept.Seq, cancellation) : null,
            Matrix = theCase.Hypotheses.IsEmpty ? null : EvidenceCommand.Matrix(theCase, runs),
            Quotations = EvidenceCommand.Placed(theCase, Sources.Of(terminal, name, theCase), cancellation),
        };
    }

    private static ReportedView Told(Case theCase, Perspective view, ViewRun run, CancellationToken cancellation)
    {
        GraphModel model = run.Model;
        List<ReportedOutcome> outcomes = [];
        ImmutableArray<StabilityConcept> known = [.. run.Findings.Concepts.Select(c => c.Concept)];
        foreach (int state in CaseReport.Outcomes(run.Findings))
        {
            StabilityConcept concept = ByStrength.Concat(known).FirstOrDefault(c => run.Findings.Concepts.FirstOrDefault(f => f.Concept == c)?.Equilibria.Contains(state) == true)
                ?? (known.Contains(StabilityConcept.Seq) ? StabilityConcept.Seq : known[0]);
            outcomes.Add(new(
                state, concept, [.. model.DecisionMakers.Select(d => Stability.Explain(model, d.Index, state, concept, cancellation))],
                Reliance.Exists(concept) ? Reliance.Conduct(theCase, view, model, state, concept, withTrials: false, null, cancellation) : null));
        }
        return new(run, [.. outcomes], model.StatusQuo is int q && known.Contains(StabilityConcept.Seq) ? Spoilers.Conduct(model, new SpoilerStudy { State = q }, null, cancellation) : null);
    }
}
