using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Scoring;
using Parley.Analysis.Sensitivity;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Forecasts;
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
        Option<string?> on = AsOf.Days("--on", "The day on which the forecasts are read; today unless said.");
        AsOf asOf = new();
        Option<bool> overwrite = new("--overwrite") { Description = "Replace the file when it exists." };
        Command command = new("report", "A case on one page: who, what, in whose view, what follows, and who said it.") { caseName, on, format, output, overwrite };
        asOf.AddTo(command);
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(caseName)!;
            DateOnly today = ForecastCommand.Day(terminal, parsed, on, asOf);
            Case theCase = asOf.Titled(terminal, parsed, ForecastFiles.Load(terminal, name, cancellation));
            ReportedCase reported = Reported(terminal, name, theCase, today, cancellation);
            string text = parsed.GetValue(format) switch
            {
                "md" => MarkdownPage.Write(CaseReport.Of(theCase, reported)),
                "json" => CaseReportJson.Of(theCase, reported),
                _ => HtmlPage.Write(CaseReport.Of(theCase, reported)),
            };
            CaseFiles.Write(terminal, parsed.GetValue(output), text, parsed.GetValue(overwrite));
            if (reported.Views.All(v => v.Run is not null))
                return ExitCode.Done;
            foreach (string whyNot in reported.Views.Select(v => v.WhyNot).OfType<string>())
                terminal.Error.WriteLine($"{ParleyCommand.Name}: {whyNot}");
            return ExitCode.Undecided;
        });
        return command;
    }

    private static ReportedCase Reported(Terminal terminal, string name, Case theCase, DateOnly today, CancellationToken cancellation)
    {
        ImmutableArray<View> all = ViewChoice.All(theCase);
        ImmutableArray<Perspective> views = theCase.Views;
        List<ReportedView> told = [];
        List<ViewRun> runs = [];
        foreach (View view in all)
        {
            ViewRun? run = null;
            string? whyNot = null;
            try
            {
                run = AnalyzeCommand.Conduct(terminal, [view], new() { Concepts = AnalyzeCommand.Usual(all) }, cancellation)[0];
                runs.Add(run);
            }
            catch (Refusal tooMany) when (tooMany.ExitCode == ExitCode.Undecided)
            {
                whyNot = tooMany.Message;                          // said on the page; the rest of the report does not depend on it
            }
            told.Add(run is null ? new(view, null, [], null, whyNot) : Told(theCase, views.First(v => v.Id == view.Id), run, cancellation));
        }
        using ProgressLine line = new(terminal, "parley: writing the report");
        // Only concepts that some view defines can be compared.
        ImmutableArray<StabilityConcept> compared = [.. new[] { StabilityConcept.Nash, StabilityConcept.Seq, StabilityConcept.Smr, StabilityConcept.Gmr }.Where(c => runs.Any(r => Definitions.IsDefined(c, r.Model)))];
        return new()
        {
            Views = [.. told],
            Comparison = views.Length > 1 && compared.Length > 0 && runs.Count == views.Length ? ViewComparisons.Conduct(views, compared, hypergame: theCase.Hypergame, cancellation: cancellation) : null,
            Hypergame = theCase.Hypergame is Hypergame hypergame && hypergame.Games.All(g => GraphModel.Of(g.Conflict)?.IsRanked == true) ? Hypergames.Conduct(hypergame, StabilityConcept.Seq, cancellation) : null,
            Forecasts = theCase.Forecasts.IsEmpty ? null : Forecasts(terminal, name, theCase, today, cancellation),
            Matrix = theCase.Hypotheses.IsEmpty || runs.Count < views.Length ? null : EvidenceCommand.Matrix(theCase, [.. runs]),
            Quotations = EvidenceCommand.Placed(theCase, Sources.Of(terminal, name, theCase), cancellation),
        };
    }

    private static ReportedForecasts Forecasts(Terminal terminal, string name, Case theCase, DateOnly today, CancellationToken cancellation)
    {
        SealedQuestions pinned = SealedQuestions.Of(theCase.Forecasts, theCase.Id, ForecastFiles.LoadLedger(terminal, name, cancellation), today);
        ScoreStudy study = new() { Today = today };
        return new(today, pinned.Questions, new([theCase], study, Scoring.Conduct([new(theCase.Id, pinned.Questions, pinned.Wordings)], study, null, cancellation)));
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
        return new(run.View, run, [.. outcomes], model.StatusQuo is int q && known.Contains(StabilityConcept.Seq) ? Spoilers.Conduct(model, new SpoilerStudy { State = q }, null, cancellation) : null);
    }
}
