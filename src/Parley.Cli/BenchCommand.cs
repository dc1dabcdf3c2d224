using System.Collections.Immutable;
using System.CommandLine;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;
using Parley.Reports;
using Parley.Studies;

namespace Parley.Cli;

/// <summary><c>parley bench</c>: what this machine can do, on invented conflicts of growing size and on cases under every engine.</summary>
internal static class BenchCommand
{
    private const int MostForDefinitions = 256, FewestRuns = 3, MostRuns = 15;

    public static Command Of(Terminal terminal, CancellationToken cancellation)
    {
        Argument<string[]> cases = new("cases") { Description = "Cases to run under every engine, which must agree with each other and with expected.yaml.", DefaultValueFactory = _ => [] };
        Option<int> upTo = new("--up-to") { Description = "Options of the largest invented conflict.", HelpName = "options", DefaultValueFactory = _ => 16 };
        Option<int> parties = new("--parties") { Description = "Parties of the invented conflicts.", HelpName = "number", DefaultValueFactory = _ => 3 };
        Option<string?> emit = new("--emit") { Description = "Also write the invented conflicts as .gmcr files into a new folder, for other programs.", HelpName = "folder" };
        upTo.Validators.Add(r => Between(r.GetValueOrDefault<int>(), 6, 30, "--up-to", r));
        parties.Validators.Add(r => Between(r.GetValueOrDefault<int>(), 2, 6, "--parties", r));
        PageOptions page = new("json", "csv");
        Command command = new("bench", "How fast this machine works: memory, invented conflicts of growing size, cases under every engine.") { cases, upTo, parties, emit };
        page.AddTo(command);
        command.SetAction(parsed =>
        {
            int most = parsed.GetValue(upTo), n = parsed.GetValue(parties);
            if (parsed.GetValue(emit) is string folder)
                Emit(terminal, folder, most, n);
            using ProgressLine line = new(terminal, "parley: measuring");
            MemoryBandwidth bandwidth = BandwidthProbe.Measure(terminal.Time, cancellation);
            ImmutableArray<BenchRung>.Builder ladder = ImmutableArray.CreateBuilder<BenchRung>();
            for (int m = 6; m <= most; m += 2)
            {
                line.Report((double)(m - 6) / (most - 4));
                ladder.Add(Measure(terminal.Time, m, n, cancellation));
            }
            List<EngineTime> engines = [];
            int unexpected = 0;
            foreach (string name in parsed.GetValue(cases)!)
            {
                Case theCase = CaseFiles.Load(terminal, name);
                foreach (View view in ViewChoice.All(theCase))
                    engines.AddRange(Engines(terminal.Time, theCase, view, cancellation));
                unexpected += Expectations.Complain(terminal, name, theCase, cancellation);
            }
            BenchFindings findings = new(bandwidth, ladder.ToImmutable(), [.. engines]);
            page.Write(parsed, terminal, null, () => BenchPage.Of(findings), json: () => BenchPage.ToJson(findings), csv: () => BenchPage.ToCsv(findings));
            return unexpected > 0 || engines.Any(e => !e.Differences.IsEmpty) ? ExitCode.Unexpected : ExitCode.Done;
        });
        return command;
    }

    private static void Between(int value, int least, int most, string name, System.CommandLine.Parsing.OptionResult result)
    {
        if (value < least || value > most)
            result.AddError($"{name} is from {least} to {most}, not {value}.");
    }

    private static BenchRung Measure(TimeProvider time, int m, int n, CancellationToken cancellation)
    {
        Conflict conflict = SyntheticConflicts.Statements(m, Math.Min(n, m));
        OptionForm model = OptionForm.Of(conflict, 1 << 30, cancellation)!;
        StabilityStudy five = new() { Concepts = [.. StabilityConcept.Core.Where(c => c != StabilityConcept.Sim)], Threads = Environment.ProcessorCount, WithDepartures = false }, sim = five with { Concepts = [StabilityConcept.Sim] };
        long memory = Stability.Bytes(model, five), available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;
        if (memory > available)
            throw new Refusal(ExitCode.Undecided, $"Undecided: {m} options would take about {memory / 1e9:F1} GB, and {available / 1e9:F1} GB may be used here.");
        PlainPasses passes = new(model, cancellation);
        return new()
        {
            Options = m,
            Parties = model.DecisionMakers.Length,
            States = model.StateCount,
            Packing = Median(time, () => _ = new PlainPasses(model, cancellation)),
            Plain = Median(time, () => passes.Run(cancellation)),
            PlainBytes = passes.Bytes,
            Five = Median(time, () => Stability.Conduct(model, five, cancellation: cancellation)),
            Sim = Stability.JointReplies(model) > 1e9 ? null : Median(time, () => Stability.Conduct(model, sim, cancellation: cancellation)),
            Memory = memory,
        };
    }

    // Every engine against the first that decides a concept.
    private static IEnumerable<EngineTime> Engines(TimeProvider time, Case theCase, View view, CancellationToken cancellation)
    {
        GraphModel model = Models.Of(view, cancellation);
        Dictionary<StabilityConcept, ImmutableArray<StateSet>> answers = [];
        foreach (IStabilityEngine engine in Stability.Engines)
        {
            ImmutableArray<StabilityConcept> decided = [.. StabilityConcept.All.Where(c => engine.Decides(c, model))];
            if (decided.IsEmpty || engine is ByDefinition && model.StateCount > MostForDefinitions)
                continue;
            ImmutableArray<StateSet>[] found = [];
            double seconds = Median(time, () => found = [.. Enumerable.Range(0, model.DecisionMakers.Length).Select(i => engine.StableStates(model, i, decided, cancellation))]);
            List<StabilityConcept> differences = [];
            for (int k = 0; k < decided.Length; k++)
            {
                ImmutableArray<StateSet> stable = [.. found.Select(sets => sets[k])];
                if (!answers.TryAdd(decided[k], stable) && !answers[decided[k]].SequenceEqual(stable))
                    differences.Add(decided[k]);
            }
            yield return new(view.Id == View.Base ? theCase.Id : $"{theCase.Id}, {view.Id}", model.StateCount, engine.Name, seconds, [.. differences]);
        }
    }

    private static void Emit(Terminal terminal, string folder, int most, int n)
    {
        string path = terminal.Resolve(folder);
        if (Directory.Exists(path) || File.Exists(path))
            throw new Refusal(ExitCode.OutsideWorld, $"{folder} exists already; nothing is overwritten.");
        Directory.CreateDirectory(path);
        for (int m = 6; m <= Math.Min(most, 14); m += 2)           // the open peer holds no more
        {
            GmcrExport export = GmcrWriter.Write(SyntheticConflicts.Statements(m, Math.Min(n, m)));
            File.WriteAllText(Path.Combine(path, $"statements-{m}-{n}.gmcr"), export.Text);
        }
    }

    // The first run warms up and is not counted; long work is repeated less.
    private static double Median(TimeProvider time, Action work)
    {
        long first = time.GetTimestamp();
        work();
        int runs = time.GetElapsedTime(first).TotalSeconds > 0.1 ? FewestRuns : MostRuns;
        double[] seconds = new double[runs];
        for (int k = 0; k < runs; k++)
        {
            long start = time.GetTimestamp();
            work();
            seconds[k] = time.GetElapsedTime(start).TotalSeconds;
        }
        Array.Sort(seconds);
        return seconds[runs / 2];
    }
}
