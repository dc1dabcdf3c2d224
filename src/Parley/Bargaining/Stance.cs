using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Bargaining;

/// <summary>What an actor wants on an issue, how much it cares, and what it can bring to bear.</summary>
public sealed record Stance
{
    /// <summary>Index of the issue.</summary>
    public required int Issue { get; init; }

    /// <summary>What it wants, on the scale of the issue; null where nobody says.</summary>
    public Estimate? Position { get; init; }

    /// <summary>How much the issue matters to it, 0 to 1; null where nobody says.</summary>
    public Estimate? Salience { get; init; }

    /// <summary>Its capability on this issue; null when that of the actor holds.</summary>
    public Estimate? Capability { get; init; }

    /// <summary>Keys of the claims the numbers rest on that name none of their own; empty when the actor's hold.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>Where it stands in the case file.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>A party at the bargaining table, with what it wants on each issue.</summary>
public sealed record BargainingActor
{
    /// <summary>Position in the list of actors.</summary>
    public required int Index { get; init; }

    /// <summary>Id of the party.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the party.</summary>
    public required string Name { get; init; }

    /// <summary>How much weight it can bring, 0 or more, of which only ratios count; null where nobody says.</summary>
    public Estimate? Capability { get; init; }

    /// <summary>What failure costs it beyond the reference point, 0 or more, in parts of the longest loss an issue can bring; null where nobody says.</summary>
    public Estimate? FailureCost { get; init; }

    /// <summary>Whether nothing can be agreed without it.</summary>
    public bool HasVeto { get; init; }

    /// <summary>Its stances, at most one per issue, in the order of the issues.</summary>
    public ImmutableArray<Stance> Stances { get; init; } = [];

    /// <summary>Keys of the claims its numbers rest on that name none of their own.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>Where it stands in the case file.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Its stance on an issue; null where it has none.</summary>
    public Stance? On(int issue) => Stances.FirstOrDefault(s => s.Issue == issue);
}
