using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Symbolic;

namespace Parley.Benchmarks;

/// <summary>One equilibrium among states that cannot be listed, checked again by the definition.</summary>
[MemoryDiagnoser]
public class SymbolicBenchmarks
{
    private Conflict conflict = null!;

    [Params(60, 100, 128)]
    public int Options { get; set; }

    [Params("nash", "gmr", "smr", "seq", "sseq", "sim")]
    public string Concept { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => conflict = SyntheticConflicts.Statements(Options, 8);

    [Benchmark(Description = "one equilibrium, 8 parties")]
    public SearchFindings Find() => One(conflict, Concept);

    /// <summary>The rows of docs/performance.md: the median of five runs over five conflicts each, in milliseconds.</summary>
    internal static void PrintLadder(TextWriter output)
    {
        output.WriteLine("| options, parties | Nash | GMR | SMR | SEQ | SSEQ | SIM |\n|---|---|---|---|---|---|---|");
        foreach (int options in (int[])[60, 100, 128])
        {
            List<string> cells = [];
            foreach (string concept in (string[])["nash", "gmr", "smr", "seq", "sseq", "sim"])
            {
                List<double> times = [];
                for (ulong seed = 1; seed <= 5; seed++)
                {
                    Conflict one = SyntheticConflicts.Statements(options, 8, seed);
                    One(one, concept);
                    for (int run = 0; run < 5; run++)
                    {
                        long start = Stopwatch.GetTimestamp();
                        if (One(one, concept).Equilibria.Length != 1)
                            throw new InvalidOperationException("no equilibrium was found");
                        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    }
                }
                times.Sort();
                cells.Add($"{times[times.Count / 2]:F0} ({times[^1]:F0})");
            }
            output.WriteLine($"| {options}, 8 | {string.Join(" | ", cells)} |");
        }
    }

    private static SearchFindings One(Conflict conflict, string key) =>
        StabilityConcept.TryParse(key, out StabilityConcept? concept)
            ? SymbolicSearch.Conduct(conflict, new SearchStudy { Concept = concept, Limit = 1 })
            : throw new ArgumentException($"'{key}' is no concept.", nameof(key));
}
