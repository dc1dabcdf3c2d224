using System.Collections.Immutable;

namespace Parley.Analysis.Testimony;

/// <summary>The classes a cue table may hold.</summary>
internal static class CueClasses
{
    /// <summary>Looked for anywhere in a text.</summary>
    public static ImmutableArray<string> InText { get; } =
    [
        "certainty", "anonymous", "horizon", "announce", "past", "self", "source-noun", "series", "latest", "rival-count", "share-word",
        "aspect", "slip", "translation", "translation-by", "link-word", "group", "conditional", "zone",
    ];

    /// <summary>Looked for in sentences whose quotations and brackets are folded away.</summary>
    public static ImmutableArray<string> InSentences { get; } =
    [
        "says", "hears", "source", "claim", "anonymous", "relay", "relay-not", "follows", "medium", "mention", "name-of",
    ];

    /// <summary>Words that dates are made of.</summary>
    public static ImmutableArray<string> InDates { get; } = ["month", "weekday", "season", "era", "relative-date"];

    /// <summary>Looked up word by word or sign by sign.</summary>
    public static ImmutableArray<string> LookedUp { get; } =
    [
        "ending", "role", "pronoun", "anonymous-speaker", "bare-verb", "conjunction", "speech-noun", "function", "abbreviation", "relative-prefix",
        "number-word", "magnitude", "fraction", "unit", "currency", "at-least", "note-sign", "omission", "caption", "published", "negation",
        "group-ending", "spelling", "gender", "band",
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [.. InText, .. InSentences.Except(InText), .. InDates, .. LookedUp];
}
