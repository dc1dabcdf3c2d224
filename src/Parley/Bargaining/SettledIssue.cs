using System.Collections.Immutable;

namespace Parley.Bargaining;

/// <summary>An issue that was bargained over, and what came out.</summary>
public sealed record SettledIssue
{
    /// <summary>What it was part of; issues of one proposal are not independent of each other.</summary>
    public required string Proposal { get; init; }

    /// <summary>Where everybody stood, with the scale and the reference point; one issue.</summary>
    public required Standings Standings { get; init; }

    /// <summary>What came out, on the scale.</summary>
    public required double Outcome { get; init; }

    /// <summary>The scale.</summary>
    public IssueScale Scale => Standings.Issues[0];
}

/// <summary>Issues with known outcomes, for holding models against what happened.</summary>
/// <param name="Name">What the collection is called.</param>
/// <param name="Issues">The issues in the order of the file.</param>
/// <param name="Unsettled">How many issues of the file have no outcome, or nobody with weight, and stand aside.</param>
public sealed record SettledIssues(string Name, ImmutableArray<SettledIssue> Issues, int Unsettled)
{
    /// <summary>The proposals, each once, in ordinal order.</summary>
    public ImmutableArray<string> Proposals => [.. Issues.Select(i => i.Proposal).Distinct().Order(StringComparer.Ordinal)];
}
