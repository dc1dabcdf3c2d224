using System.Collections.Immutable;
using Parley.Evidence;

namespace Parley.Bargaining;

/// <summary>What a point of a scale means.</summary>
/// <param name="At">The point, in the unit of the issue.</param>
/// <param name="Meaning">What it would mean if this came out, in words.</param>
public sealed record ScaleMark(double At, string Meaning);

/// <summary>Something that can come out to a degree: where a line runs, how many soldiers stay, how soon sanctions end.</summary>
public sealed record Issue
{
    /// <summary>Position in the list of issues.</summary>
    public required int Index { get; init; }

    /// <summary>Short name, unique in the case.</summary>
    public required string Id { get; init; }

    /// <summary>What is bargained about, in words.</summary>
    public required string Name { get; init; }

    /// <summary>The marks from the low end to the high end, at least two; their points rise.</summary>
    public required ImmutableArray<ScaleMark> Marks { get; init; }

    /// <summary>The point that comes about without a deal; null when nobody says so.</summary>
    public Estimate? Reference { get; init; }

    /// <summary>What the scale rests on.</summary>
    public Ground Ground { get; init; } = Ground.None;

    /// <summary>The lower end.</summary>
    public double Low => Marks[0].At;

    /// <summary>The upper end.</summary>
    public double High => Marks[^1].At;

    /// <summary>Whether a point lies on the scale.</summary>
    public bool Holds(double point) => point >= Low && point <= High;
}
