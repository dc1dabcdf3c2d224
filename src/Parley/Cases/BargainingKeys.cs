using System.Collections.Immutable;

namespace Parley.Cases;

/// <summary>The keys that may stand at each place of the bargaining part; the schema has the same.</summary>
internal static class BargainingKeys
{
    public static ImmutableArray<string> Bargaining { get; } = ["issues", "actors", "limits", "dependencies", "links"];

    public static ImmutableArray<string> Issue { get; } = ["name", "scale", "reference", "because"];

    public static ImmutableArray<string> Actor { get; } = ["capability", "failure-cost", "veto", "stances", "because"];

    public static ImmutableArray<string> Stance { get; } = ["position", "salience", "capability", "because"];

    public static ImmutableArray<string> Estimate { get; } = ["value", "low", "mode", "high", "because"];

    public static ImmutableArray<string> Limit { get; } = ["ratifier", "actor", "must", "because"];

    public static ImmutableArray<string> Dependency { get; } = ["if", "then", "because"];

    public static ImmutableArray<string> Link { get; } = ["option", "when", "because"];

    public static ImmutableArray<string> Overlay { get; } = ["issues", "actors", "limits", "dependencies"];

    public static ImmutableArray<string> IssueOverlay { get; } = ["reference", "because"];
}
