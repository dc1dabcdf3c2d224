using System.Diagnostics;
using BenchmarkDotNet.Running;
using Parley.Analysis.Stability;
using Parley.Benchmarks;
using Parley.Conflicts;
using Parley.Studies;

// Without arguments: one ladder, printed as the table of docs/performance.md. With arguments: BenchmarkDotNet's own command line.
if (args.Length > 0 && args[0] == "quick") { Quick.Run(args); return; }
if (args.Length > 0)
{
    BenchmarkSwitcher.FromAssembly(typeof(StabilityBenchmarks).Assembly).Run(args);
    return;
}

Console.WriteLine("| conflict | states | parties | list + rank, ms | five, ms | SIM, ms | allocated, MB | peak, MB |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
foreach ((string name, Func<Conflict> make) in (ReadOnlySpan<(string, Func<Conflict>)>)
[
    ("12 options, statements", () => SyntheticConflicts.Statements(12, 3)),
    ("14 options, statements", () => SyntheticConflicts.Statements(14, 3)),
    ("14 options, random rankings", () => SyntheticConflicts.RandomRankings(14, 3)),
    ("16 options, statements", () => SyntheticConflicts.Statements(16, 3)),
    ("20 options, statements", () => SyntheticConflicts.Statements(20, 3)),
    ("20 options, random rankings", () => SyntheticConflicts.RandomRankings(20, 3)),
])
{
    Conflict conflict = make();
    GraphModel model = GraphModel.Of(conflict)!;
    StabilityStudy five = new() { Concepts = [.. StabilityConcept.Core.Where(c => c != StabilityConcept.Sim)] }, sim = new() { Concepts = [StabilityConcept.Sim] };
    int runs = model.StateCount > 100_000 ? 3 : 15;
    double list = Median(runs, () => GraphModel.Of(conflict)), fiveTime = Median(runs, () => Stability.Conduct(model, five)), simTime = Median(runs, () => Stability.Conduct(model, sim));
    long before = GC.GetTotalAllocatedBytes(precise: true);
    Stability.Conduct(GraphModel.Of(conflict)!, new StabilityStudy());
    double allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
    Console.WriteLine($"| {name} | {model.StateCount:N0} | {model.DecisionMakers.Length} | {list:F1} | {fiveTime:F1} | {simTime:F1} | {allocated:F0} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} |");
}

static double Median(int runs, Action action)
{
    action();
    double[] times = new double[runs];
    for (int k = 0; k < runs; k++)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        times[k] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
    Array.Sort(times);
    return times[runs / 2];
}
