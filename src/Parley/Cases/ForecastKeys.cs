using System.Collections.Immutable;

namespace Parley.Cases;

/// <summary>The keys that may stand in the forecasts of a case and in a forecast log; the schema has the same.</summary>
internal static class ForecastKeys
{
    public static ImmutableArray<string> Question { get; } =
    [
        "question", "kind", "unit", "answers", "about-option", "opens", "closes", "due", "condition", "criteria", "mechanisms", "base-rate",
        "predictions", "resolution", "resolutions", "because", "note",
    ];

    public static ImmutableArray<string> Answer { get; } = ["name", "until", "up-to", "means"];

    public static ImmutableArray<string> Condition { get; } = ["question", "answer"];

    public static ImmutableArray<string> Criterion { get; } =
        ["from", "text", "at-least", "parties", "stage", "source-of-record", "tie-break", "void-if", "why"];

    public static ImmutableArray<string> Mechanism { get; } = ["text", "because"];

    public static ImmutableArray<string> Prediction { get; } =
    [
        "by", "perspective", "model", "on", "probability", "probabilities", "word", "answer", "normal", "quantiles", "cumulative", "ensemble",
        "weights", "mechanism", "because", "note",
    ];

    /// <summary>The keys of which a prediction has one: what is foretold.</summary>
    public static ImmutableArray<string> Distributions { get; } = ["probability", "probabilities", "word", "normal", "quantiles", "cumulative", "ensemble"];

    /// <summary>The keys of which a prediction has one: who foretells.</summary>
    public static ImmutableArray<string> Forecasters { get; } = ["by", "perspective", "model"];

    public static ImmutableArray<string> Model { get; } = ["perspectives", "concept", "seed", "draws"];

    public static ImmutableArray<string> Normal { get; } = ["mean", "standard-deviation"];

    public static ImmutableArray<string> Resolution { get; } =
        ["on", "answer", "shares", "value", "date", "void", "ambiguous", "how", "because", "proposed", "signed-by", "mechanisms"];

    /// <summary>The keys of which a resolution has one: what the world answered.</summary>
    public static ImmutableArray<string> Outcomes { get; } = ["answer", "shares", "value", "date", "void", "ambiguous"];

    public static ImmutableArray<string> Scale { get; } = ["bands", "words"];

    public static ImmutableArray<string> Band { get; } = ["from", "to"];

    public static ImmutableArray<string> Kinds { get; } = ["binary", "choice", "ordered", "date", "quantity"];

    public static ImmutableArray<string> Stages { get; } = ["announced", "in-force", "either"];

    public static ImmutableArray<string> Findings { get; } = ["supported", "contested", "not-supported", "not-judged"];

    public static ImmutableArray<string> Log { get; } = ["parley", "case", "entries"];

    /// <summary>The keys of which an entry of a log has one: what it does.</summary>
    public static ImmutableArray<string> Entries { get; } = ["ask", "predict", "resolve", "restate"];

    /// <summary>A word of the format for a word of the code: NotSupported is not-supported.</summary>
    public static string Word(Enum value) =>
        string.Concat(value.ToString().Select((c, k) => char.IsUpper(c) ? (k == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
