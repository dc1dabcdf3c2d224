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
    private const double CheapReplies = 1e9, MostReplies = 1e11;

    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string> caseName = Words.Case();
        Option<string[]> concepts = Words.Concepts("Concepts to decide, with commas or repeated; by default all of the core literature.");
        Option<string[]> mix = new("--mix") { Description = "A concept for each party, for equilibria in which everybody follows their own.", HelpName = "party=concept", DefaultValueFactory = _ => [] };
        ViewOptions views = new();
        Option<bool> byParty = new("--by-party") { Description = "Also show where each party would stay." };
        Option<bool> all = new("--all") { Description = "List every state instead of patterns." };
        Option<bool> heat = new("--heat") { Description = "States against concepts, from no foresight to much." };
        AsOf asOf = new();
        PageOptions page = new("json", "csv");
        Option<string?> reading = new("--as") { Description = "Another program's reading of sanctions, with every difference from the definition: gmcr+." };
        reading.AcceptOnlyFromAmong(PeerReading.Name);
        Command command = new("analyze", "Which states nobody would leave, under which concept, and what happens at the status quo.")
        {
            caseName, concepts, mix, byParty, all, heat, reading,
        };
        views.AddTo(command);
        asOf.AddTo(command);
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(reading) is not null)
            {
                // GMCR+ answers about a whole case under concepts of its own choosing; what narrows ours has no meaning there.
                if (parsed.GetValue(concepts)!.Length + parsed.GetValue(mix)!.Length > 0 || parsed.GetValue(byParty) || parsed.GetValue(all) || parsed.GetValue(heat))
                    throw Refusal.CommandLine($"--as {PeerReading.Name} shows GMR, SMR and SEQ, on which the readings differ; leave out --concept, --mix, --by-party, --all and --heat.");
                Case read = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
                View view = views.One(parsed, read);
                PeerFindings findings = AsPeer(view, cancellation);
                page.Write(parsed, terminal, read,
                    () => PeerPage.Of(read, view, findings),
                    json: () => PeerJson.Of(read, view, findings),
                    csv: () => PeerPage.ToCsv(findings));
                return ExitCode.Done;
            }
            StabilityConcept[] asked = [.. ViewChoice.Words(parsed.GetValue(concepts)!).Select(Words.Concept).Distinct()];
            Case theCase = asOf.Load(terminal, parsed, parsed.GetValue(caseName)!);
            ImmutableArray<View> shown = views.All(parsed, theCase);
            ImmutableArray<StabilityConcept> chosen = asked.Length > 0 ? [.. asked]
                : parsed.GetValue(heat) ? HeatMap.Concepts(shown[0].Conflict.DecisionMakers.Length) : Usual(shown);
            StabilityStudy study = new() { Concepts = chosen, Mixture = Words.Mixture(parsed.GetValue(mix)!, theCase, shown[0].Conflict) };
            ImmutableArray<ViewRun> runs = Conduct(terminal, shown, study, cancellation, mayLeaveOut: asked.Length == 0);

            AnalysisWishes wishes = new(parsed.GetValue(byParty), parsed.GetValue(all));
            page.Write(parsed, terminal, theCase,
                () => parsed.GetValue(heat)
                    ? HeatMap.Of(theCase, runs, wishes.All)
                    : runs.Length == 1
                    ? AnalysisPage.Of(theCase, runs[0], ViewChoice.All(theCase).Length, wishes, cancellation)
                    : ComparisonPage.Of(theCase, runs, wishes),
                json: () => parsed.GetValue(heat) ? HeatMap.Json(theCase, runs) : AnalysisJson.Of(theCase, runs, wishes, cancellation),
                csv: () => parsed.GetValue(heat) ? HeatMap.Csv(runs) : AnalysisCsv.Of(runs, wishes));
            return runs.Any(r => !r.Findings.NotReached.IsEmpty) ? ExitCode.Interrupted : ExitCode.Done;
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
    public static ImmutableArray<StabilityConcept> Usual(ImmutableArray<View> views)
    {
        bool[] ranked = [.. views.Select(v => !v.Conflict.Preferences.Any(p => p is Preference.Candidates or Preference.Partial))];
        return
        [
            .. ranked.Contains(true) ? StabilityConcept.Core : Enumerable.Empty<StabilityConcept>(),
            .. ranked.Contains(false) ? Indices.OrderBy(c => ((StabilityConcept.Read)c).Form) : Enumerable.Empty<StabilityConcept>(),
        ];
    }

    /// <summary>Asks the same question of every view.</summary>
    /// <param name="terminal">Where progress goes.</param>
    /// <param name="views">The views.</param>
    /// <param name="study">The question.</param>
    /// <param name="cancellation">When it comes, what was decided by then is kept.</param>
    /// <param name="mayLeaveOut">Whether simultaneous stability, which nobody asked for by name, may be left out where it would take long.</param>
    public static ImmutableArray<ViewRun> Conduct(
        Terminal terminal, ImmutableArray<View> views, StabilityStudy study, CancellationToken cancellation, bool mayLeaveOut = false)
    {
        using ProgressLine line = new(terminal, "parley: working out stability");
        ImmutableArray<ViewRun>.Builder runs = ImmutableArray.CreateBuilder<ViewRun>();
        foreach (View view in views)
        {
            StabilityStudy asked = study;
            GraphModel model = Models.Of(view, cancellation, g => Stability.Bytes(g, asked = Affordable(terminal, g, study with { Threads = Environment.ProcessorCount }, mayLeaveOut)));
            if (study.Mixture.FirstOrDefault(c => !Definitions.IsDefined(c, model)) is StabilityConcept undefined)
                throw Refusal.CommandLine($"{undefined.Name} is not defined for a conflict of this kind, so it cannot be part of --mix.");
            IProgress<double> share = line.Part(runs.Count, views.Length);
            runs.Add(new(view, Stability.Conduct(model, asked, share, cancellation)));
            if (!runs[^1].Findings.NotReached.IsEmpty)
                break;
        }
        return runs.ToImmutable();
    }

    // Says what simultaneous stability may cost, and leaves it out where that is much and nobody asked for it.
    private static StabilityStudy Affordable(Terminal terminal, GraphModel model, StabilityStudy study, bool mayLeaveOut)
    {
        StabilityConcept[] joint = [.. study.Concepts.Where(c => c is StabilityConcept.SimultaneousStability or StabilityConcept.SequentialOrSimultaneousStability)];
        double replies = joint.Length == 0 ? 0 : Stability.JointReplies(model);
        if (replies < CheapReplies)
            return study;
        bool leaveOut = mayLeaveOut && replies > MostReplies;
        terminal.Error.WriteLine(leaveOut
            ? $"parley: simultaneous stability is left out: it may have to look at about {replies:G2} joint replies; --concept sim decides it all the same."
            : $"parley: simultaneous stability may have to look at about {replies:G2} joint replies.");
        return leaveOut ? study with { Concepts = [.. study.Concepts.Except(joint)] } : study;
    }
}
