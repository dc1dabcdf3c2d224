using System.Collections.Immutable;
using System.Diagnostics;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Benchmarks;

/// <summary>The work that docs/performance.md names, each line measured by itself and printed as a row of its table.</summary>
internal static class Targets
{
    private static readonly ImmutableArray<StabilityConcept> Three = [StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr];
    private static readonly ImmutableArray<StabilityConcept> Five = [.. Three, StabilityConcept.Seq, StabilityConcept.Sseq];

    /// <summary>Runs all lines, or those whose name contains a word.</summary>
    /// <param name="word">Part of the names; null for all but the largest.</param>
    /// <param name="once">Whether to run each just once, which tells what a process that does nothing else needs.</param>
    public static void Run(string? word, bool once = false)
    {
        Console.WriteLine("| work | median, ms | least, ms | processor, ms | stated, MB | peak of the process, MB |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach ((string name, Action work, int usual, long stated) in Lines(word))
        {
            int runs = once ? 1 : usual;
            if (!once)
            {
                work();
                work();
            }
            double[] times = new double[runs];
            double processor = double.MaxValue;
            for (int k = 0; k < runs; k++)
            {
                GC.Collect();
                TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
                long start = Stopwatch.GetTimestamp();
                work();
                times[k] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                processor = Math.Min(processor, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            }
            Array.Sort(times);
            Console.WriteLine($"| {name} | {times[runs / 2]:G3} | {times[0]:G3} | {processor:G3} | {stated / 1e6:F0} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} |");
        }
    }

    private static IEnumerable<(string Name, Action Work, int Runs, long Stated)> Lines(string? word)
    {
        foreach ((int m, int n, string what, ImmutableArray<StabilityConcept> concepts, int runs) in (ImmutableArray<(int, int, string, ImmutableArray<StabilityConcept>, int)>)
        [
            (12, 3, "five", Five, 201), (12, 3, "six", StabilityConcept.Core, 101), (14, 3, "five", Five, 101), (14, 3, "six", StabilityConcept.Core, 51),
            (20, 4, "three", Three, 15), (20, 4, "five", Five, 15), (24, 6, "three", Three, 5), (24, 6, "five", Five, 3), (28, 6, "five", Five, 1), (30, 4, "three", Three, 1),
        ])
        {
            string name = $"{m} options, {n} parties, {what}";
            // The large ones only by name: they need minutes and gigabytes.
            if (word is null ? m > 24 : !name.Contains(word, StringComparison.Ordinal))
                continue;
            OptionForm model = OptionForm.Of(SyntheticConflicts.Statements(m, n), 1 << 30)!;
            StabilityStudy study = new() { Concepts = concepts, Threads = Environment.ProcessorCount, WithDepartures = false };
            yield return (name, () => Stability.Conduct(model, study), runs, Stability.Bytes(model, study));
        }
        if (word is null || "infeasible".Contains(word, StringComparison.Ordinal))
        {
            OptionForm model = OptionForm.Of(SomeInfeasible())!;
            StabilityStudy study = new() { Concepts = Five, Threads = Environment.ProcessorCount, WithDepartures = false };
            yield return ($"20 options, 6 parties, 7 infeasible patterns ({model.StateCount:N0} states), five", () => Stability.Conduct(model, study), 15, Stability.Bytes(model, study));
        }
        if (word is not null)
            foreach (var line in BargainingTargets.Lines().Where(l => l.Name.Contains(word, StringComparison.Ordinal)))
                yield return line;
        if (word is null || "sweep".Contains(word, StringComparison.Ordinal))
        {
            OptionForm model = OptionForm.Of(SyntheticConflicts.Statements(12, 3))!;
            yield return ("sweep of 12 options, 3 parties: 1,000 variants of one party's ranks, two threads", () => Sweeps(model, Five, 1000), 9, 0);
            yield return ("the same with every party's ranks changed", () => Sweeps(model, Five, 1000, all: true), 9, 0);
        }
    }

    private static void Sweeps(OptionForm model, ImmutableArray<StabilityConcept> concepts, int variants, bool all = false) => Parallel.For(0, 2, half =>
    {
        Sweep sweep = new(model, concepts);
        int[][] ranks = [.. Enumerable.Range(0, 3).Select(i => model.Ranks(i).ToArray())];
        for (int k = 0; k < variants / 2; k++)
        {
            for (int i = 0; i < 3; i++)
                if (all || i == k % 3)
                {
                    (ranks[i][k], ranks[i][^(k + 1)]) = (ranks[i][^(k + 1)], ranks[i][k]);
                    sweep.SetRanks(i, ranks[i]);
                }
            sweep.Solve();
        }
    });

    // Seven patterns of two to four options that cannot hold together.
    private static Conflict SomeInfeasible()
    {
        Conflict free = SyntheticConflicts.Statements(20, 6);
        int[][] patterns = [[0, 5], [1, 8, 12], [2, 13], [3, 17], [4, 10, 19], [6, 15], [7, 18]];
        return free.With(rules: [.. patterns.Select(p => new Rule { Kind = RuleKind.Never, Operands = [p.Select(k => (Formula)new Formula.Takes(k)).Aggregate((a, b) => new Formula.And(a, b))] })]);
    }
}
