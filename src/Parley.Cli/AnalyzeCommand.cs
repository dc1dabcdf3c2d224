using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley analyze</c>: which states nobody would leave, in one view or in all of them.</summary>
internal static class AnalyzeCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string[]> concepts = Words.Concepts("Concepts to decide, with commas or repeated; by default all of the core literature.");
        Option<string[]> mix = new("--mix") { Description = "A concept for each party, for equilibria in which everybody follows their own.", HelpName = "party=concept", DefaultValueFactory = _ => [] };
        ViewOptions views = new();
        Option<bool> byParty = new("--by-party") { Description = "Also show where each party would stay." };
        Option<bool> all = new("--all") { Description = "List every state instead of patterns." };
        Option<bool> heat = new("--heat") { Description = "States against concepts, from no foresight to much; as a table or md." };
        PageOptions page = new("json", "csv");
        Option<string?> reading = new("--as") { Description = "Another program's reading of sanctions, with every difference from the definition: gmcr+." };
        reading.AcceptOnlyFromAmong(PeerReading.Name);
        Command command = new("analyze", "Which states nobody would leave, under which concept, and what happens at the status quo.")
        {
            caseName, concepts, mix, byParty, all, heat, reading,
        };
        views.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(reading) is not null)
            {
                // GMCR+ answers about a whole case under concepts of its own choosing; what narrows ours has no meaning there.
                if (parsed.GetValue(concepts)!.Length + parsed.GetValue(mix)!.Length > 0 || parsed.GetValue(byParty) || parsed.GetValue(all) || parsed.GetValue(heat))
                    throw Refusal.CommandLine($"--as {PeerReading.Name} shows GMR, SMR and SEQ, on which the readings differ; leave out --concept, --mix, --by-party, --all and --heat.");
                Case read = CaseFiles.Load(terminal, parsed.GetValue(caseName)!);
                View view = views.One(parsed, read);
                PeerFindings findings = AsPeer(view, cancellation);
                page.Write(parsed, terminal,
                    () => PeerPage.Of(read, view, findings),
                    json: () => PeerJson.Of(read, view, findings),
                    csv: () => PeerPage.ToCsv(findings));
                return ExitCode.Done;
            }
            StabilityConcept[] asked = [.. ViewChoice.Words(parsed.GetValue(concepts)!).Select(Words.Concept).Distinct()];
            Case theCase = CaseFiles.Load(terminal, parsed.GetValue(caseName)!);
            ImmutableArray<View> shown = views.All(parsed, theCase);
            ImmutableArray<StabilityConcept> chosen = asked.Length > 0 ? [.. asked]
                : parsed.GetValue(heat) ? HeatMap.Concepts(shown[0].Conflict.DecisionMakers.Length) : Usual(shown);
            StabilityStudy study = new() { Concepts = chosen, Mixture = Words.Mixture(parsed.GetValue(mix)!, theCase, shown[0].Conflict) };
            ImmutableArray<ViewRun> runs = Conduct(terminal, shown, study, cancellation);

            AnalysisWishes wishes = new(parsed.GetValue(byParty), parsed.GetValue(all));
            page.Write(parsed, terminal,
                () => parsed.GetValue(heat)
                    ? HeatMap.Of(theCase, runs, wishes.All)
                    : runs.Length == 1
                    ? AnalysisPage.Of(theCase, runs[0], ViewChoice.All(theCase).Length, wishes, cancellation)
                    : ComparisonPage.Of(theCase, runs, wishes),
                json: () => AnalysisJson.Of(theCase, runs, wishes, cancellation),
                csv: () => AnalysisCsv.Of(runs, wishes));
            return ExitCode.Done;
        });
        return command;
    }

    private static PeerFindings AsPeer(View view, CancellationToken cancellation)
    {
        GraphModel model = Models.Of(view, cancellation);
        return model.IsRanked
            ? PeerReading.Conduct(model, cancellation)
            : throw Refusal.CommandLine($"{PeerReading.Name} knows complete orders only, and some preference here is less than that.");
    }

    // Nash stability asks for no sanction, so index c is a and d is b there.
    private static IEnumerable<StabilityConcept> Indices => StabilityConcept.ReadConcepts.Where(c => c is
        StabilityConcept.Read { Form: SanctionForm.Seq, Reading: PreferenceReading.Unknown }
        or StabilityConcept.Read { Form: SanctionForm.Nash, Reading: PreferenceReading.Unknown { Index: UnknownIndex.A or UnknownIndex.B } });

    // Where a preference is not one complete order, the plain concepts are not defined; then the indices of unknown preference stand side by side.
    private static ImmutableArray<StabilityConcept> Usual(ImmutableArray<View> views)
    {
        bool[] ranked = [.. views.Select(v => !v.Conflict.Preferences.Any(p => p is Preference.Candidates or Preference.Partial))];
        return
        [
            .. ranked.Contains(true) ? StabilityConcept.Core : Enumerable.Empty<StabilityConcept>(),
            .. ranked.Contains(false) ? Indices.OrderBy(c => ((StabilityConcept.Read)c).Form) : Enumerable.Empty<StabilityConcept>(),
        ];
    }

    /// <summary>Asks the same question of every view.</summary>
    public static ImmutableArray<ViewRun> Conduct(Terminal terminal, ImmutableArray<View> views, StabilityStudy study, CancellationToken cancellation)
    {
        using ProgressLine line = new(terminal, "parley: working out stability");
        ImmutableArray<ViewRun>.Builder runs = ImmutableArray.CreateBuilder<ViewRun>();
        foreach (View view in views)
        {
            GraphModel model = Models.Of(view, cancellation);
            if (study.Mixture.FirstOrDefault(c => !Definitions.IsDefined(c, model)) is StabilityConcept undefined)
                throw Refusal.CommandLine($"{undefined.Name} is not defined for a conflict of this kind, so it cannot be part of --mix.");
            Share share = new(line, runs.Count, views.Length);
            runs.Add(new(view, Stability.Conduct(model, study, share, cancellation)));
        }
        return runs.ToImmutable();
    }

    /// <summary>The progress of one view as a part of the whole.</summary>
    private sealed class Share(ProgressLine line, int done, int of) : IProgress<double>
    {
        public void Report(double value) => line.Report((done + value) / of);
    }
}
