using BenchmarkDotNet.Attributes;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Benchmarks;

/// <summary>Listing states and deciding stability, by size.</summary>
[MemoryDiagnoser]
public class StabilityBenchmarks
{
    private static readonly StabilityStudy Five = new() { Concepts = [.. StabilityConcept.Core.Where(c => c != StabilityConcept.Sim)] };
    private static readonly StabilityStudy Sim = new() { Concepts = [StabilityConcept.Sim] };

    private Conflict conflict = null!;
    private GraphModel model = null!;

    [Params(12, 14, 16, 20)]
    public int Options { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        conflict = SyntheticConflicts.Statements(Options, 3);
        model = GraphModel.Of(conflict)!;
    }

    [Benchmark(Description = "list and rank")]
    public GraphModel List() => GraphModel.Of(conflict)!;

    [Benchmark(Description = "Nash, GMR, SMR, SEQ, SSEQ", Baseline = true)]
    public object Core() => Stability.Conduct(model, Five);

    [Benchmark(Description = "SIM")]
    public object Simultaneous() => Stability.Conduct(model, Sim);
}
