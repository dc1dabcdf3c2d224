using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>What is asked about the power of states.</summary>
public sealed record PowerStudy
{
    /// <summary>The year to compare from; null for the first that two indices share.</summary>
    public int? From { get; init; }

    /// <summary>The year to compare with; null for the last that two indices share.</summary>
    public int? To { get; init; }

    /// <summary>States whose shares are asked for.</summary>
    public ImmutableArray<string> States { get; init; } = [];

    /// <summary>How much the centre holds together at least, 0 to 1.</summary>
    public double Centre { get; init; } = 0.5;

    /// <summary>How much centre and periphery hold together at least, 0 to 1.</summary>
    public double Periphery { get; init; } = 0.9;
}
