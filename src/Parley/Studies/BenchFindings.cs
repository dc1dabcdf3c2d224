using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>How fast a machine reads memory in order, in bytes per second.</summary>
/// <param name="OneThread">With one thread.</param>
/// <param name="AllThreads">With all of them.</param>
/// <param name="Threads">How many those are.</param>
public sealed record MemoryBandwidth(double OneThread, double AllThreads, int Threads);

/// <summary>How long one invented conflict took; all times are medians in seconds.</summary>
public sealed record BenchRung
{
    /// <summary>How many options.</summary>
    public required int Options { get; init; }

    /// <summary>How many decision makers.</summary>
    public required int Parties { get; init; }

    /// <summary>How many states.</summary>
    public required long States { get; init; }

    /// <summary>Listing the states and packing the payoffs.</summary>
    public required double Packing { get; init; }

    /// <summary>Nash, GMR and SMR from packed payoffs.</summary>
    public required double Plain { get; init; }

    /// <summary>The bytes that Nash, GMR and SMR cannot do without reading: every payoff twice.</summary>
    public required long PlainBytes { get; init; }

    /// <summary>Nash, GMR, SMR, SEQ and SSEQ, payoffs included.</summary>
    public required double Five { get; init; }

    /// <summary>SIM; null where it was left out because it may take long.</summary>
    public required double? Sim { get; init; }

    /// <summary>The bytes that were stated for the five beforehand.</summary>
    public required long Memory { get; init; }
}

/// <summary>One engine on one view of a case.</summary>
/// <param name="Case">Which case and view.</param>
/// <param name="States">How many states.</param>
/// <param name="Engine">Name of the engine.</param>
/// <param name="Seconds">Median time for all the concepts it decides.</param>
/// <param name="Differences">Concepts on which it differs from the first engine; none in a sound build.</param>
public sealed record EngineTime(string Case, int States, string Engine, double Seconds, ImmutableArray<StabilityConcept> Differences);

/// <summary>What measuring found.</summary>
/// <param name="Bandwidth">Of the machine.</param>
/// <param name="Ladder">Invented conflicts, small to large.</param>
/// <param name="Engines">Every engine on every view of the cases that were named.</param>
public sealed record BenchFindings(MemoryBandwidth Bandwidth, ImmutableArray<BenchRung> Ladder, ImmutableArray<EngineTime> Engines);
