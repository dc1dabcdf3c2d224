using System.Collections.Immutable;

namespace Parley.Cases;

/// <summary>The keys that may stand at each place of a case file; the schema has the same.</summary>
internal static class CaseKeys
{
    public static ImmutableArray<string> Root { get; } =
        ["parley", "id", "title", "kind", "note", "as-of", "parties", "sources", "evidence", "hypotheses", "conflict", "bargaining", "perspectives", "hypergame", "signatories", "forecasts", "certainty-scale"];

    public static ImmutableArray<string> Party { get; } = ["name", "aliases", "note"];

    public static ImmutableArray<string> Source { get; } =
    [
        "title", "author", "outlet", "date", "published", "retrieved", "updates", "url", "cite", "language", "file", "sha256", "encoding", "rights", "grade", "note",
    ];

    public static ImmutableArray<string> Claim { get; } =
        ["claim", "source", "assumption", "quote", "said-by", "speakers", "date", "certainty", "rival", "bears-on", "note"];

    public static ImmutableArray<string> Speaker { get; } = ["who", "party", "mode"];

    public static ImmutableArray<string> Quote { get; } = ["exact", "prefix", "suffix", "at", "history"];

    public static ImmutableArray<string> Position { get; } = ["start", "length"];

    public static ImmutableArray<string> AnchorMove { get; } = ["exact", "at", "text", "score", "accepted-by"];

    public static ImmutableArray<string> Hypothesis { get; } = ["name", "states", "answer"];

    public static ImmutableArray<string> HypothesisAnswer { get; } = ["question", "is"];

    public static ImmutableArray<string> Conflict { get; } =
        ["options", "graph", "infeasible", "indistinguishable", "transitions", "status-quo", "preferences", "attitudes"];

    /// <summary>What a conflict given as a graph has no place for, since it has no options.</summary>
    public static ImmutableArray<string> OverOptions { get; } = ["options", "infeasible", "in-force", "hidden", "indistinguishable", "transitions"];

    public static ImmutableArray<string> Graph { get; } = ["states", "moves", "status-quo", "because"];

    public static ImmutableArray<string> Option { get; } = ["name", "levels", "irreversible", "shared", "moves", "because"];

    public static ImmutableArray<string> Transition { get; } = ["forbid", "for", "because"];

    public static ImmutableArray<string> Forbidden { get; } = ["from", "to"];

    public static ImmutableArray<string> Rule { get; } =
        ["never", "mutually-exclusive", "at-least-one", "exactly-one", "this", "only-with", "id", "name", "in-force", "because"];

    public static ImmutableArray<string> Preference { get; } =
        ["statements", "ranking", "weights", "candidates", "unknown", "certainty", "threshold", "anticipation", "because"];

    public static ImmutableArray<string> Candidate { get; } = ["statements", "ranking", "weights", "weight", "because"];

    /// <summary>The keys of which a preference has one: how the states are ordered.</summary>
    public static ImmutableArray<string> Orders { get; } = ["statements", "ranking", "weights", "candidates"];

    public static ImmutableArray<string> Perspective { get; } = ["name", "held-by", "note", "because", "conflict", "bargaining"];

    public static ImmutableArray<string> Overlay { get; } =
        ["infeasible", "in-force", "hidden", "indistinguishable", "transitions", "status-quo", "preferences", "attitudes"];

    /// <summary>The kinds of case the catalogue knows.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["textbook", "published", "historical", "synthetic", "teaching"];

    public static ImmutableArray<string> Certainties { get; } = ["certain", "likely", "even", "unlikely", "unknown"];

    public static ImmutableArray<string> SharedMoves { get; } = ["any", "jointly"];

    public static ImmutableArray<string> Attitudes { get; } = ["neutral", "devoting", "aggressive"];

    /// <summary>In the order of <see cref="Evidence.SpeakerMode"/>, the first left out.</summary>
    public static ImmutableArray<string> SpeakerModes { get; } = ["asserts", "reports", "quoted", "instructed", "denies", "proposes", "expects", "translates"];

    /// <summary>In the order of <see cref="Evidence.Consistency"/>.</summary>
    public static ImmutableArray<string> Marks { get; } = ["N/A", "CC", "C", "N", "I", "II"];

    public static ImmutableArray<string> Grades { get; } = ["A", "B", "C", "D", "E"];
}
