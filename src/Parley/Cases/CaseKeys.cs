using System.Collections.Immutable;

namespace Parley.Cases;

/// <summary>The keys that may stand at each place of a case file; the schema has the same.</summary>
internal static class CaseKeys
{
    public static ImmutableArray<string> Root { get; } =
        ["parley", "id", "title", "kind", "note", "parties", "sources", "evidence", "conflict", "perspectives", "hypergame"];

    public static ImmutableArray<string> Party { get; } = ["name", "aliases", "note"];

    public static ImmutableArray<string> Source { get; } = ["title", "author", "date", "url", "cite", "grade", "note"];

    public static ImmutableArray<string> Claim { get; } = ["claim", "source", "assumption", "said-by", "certainty", "rival"];

    public static ImmutableArray<string> Conflict { get; } = ["options", "infeasible", "indistinguishable", "status-quo", "preferences"];

    public static ImmutableArray<string> Option { get; } = ["name", "irreversible"];

    public static ImmutableArray<string> Rule { get; } =
        ["never", "mutually-exclusive", "at-least-one", "exactly-one", "this", "only-with", "id", "name", "in-force", "because"];

    public static ImmutableArray<string> Preference { get; } = ["statements", "ranking", "because"];

    public static ImmutableArray<string> Perspective { get; } = ["name", "held-by", "note", "because", "conflict"];

    public static ImmutableArray<string> Overlay { get; } = ["infeasible", "in-force", "hidden", "indistinguishable", "status-quo", "preferences"];

    /// <summary>The kinds of case the catalogue knows.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["textbook", "published", "historical", "synthetic", "teaching"];

    public static ImmutableArray<string> Certainties { get; } = ["certain", "likely", "even", "unlikely", "unknown"];

    public static ImmutableArray<string> Grades { get; } = ["A", "B", "C", "D", "E"];
}
