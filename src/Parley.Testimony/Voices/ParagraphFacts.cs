namespace Parley.Analysis.Testimony;

/// <summary>How the sentences of a Japanese paragraph end.</summary>
internal enum Register
{
    /// <summary>There is nothing to tell it by.</summary>
    None,

    /// <summary>です, ます.</summary>
    Polite,

    /// <summary>だ, である.</summary>
    Plain,
}

/// <summary>What helps to tell where a quoted block ends.</summary>
internal sealed record ParagraphFacts
{
    public required Register Register { get; init; }

    public required bool IsCaption { get; init; }

    /// <summary>Whether it looks like a heading: short and without a full stop.</summary>
    public required bool IsHeading { get; init; }

    /// <summary>Whether the author speaks of himself or herself in it.</summary>
    public required bool HasSelf { get; init; }

    public required bool IsJapanese { get; init; }

    /// <summary>Counted things with their numbers.</summary>
    public List<CountedThing> Counts { get; } = [];

    /// <summary>Spellings of names that have several: group and form.</summary>
    public List<(int Group, string Form)> Spellings { get; } = [];
}

/// <summary>A number of something somewhere, for comparing.</summary>
/// <param name="Quantity">Place in the list of quantities.</param>
/// <param name="Noun">What is counted.</param>
/// <param name="Unit">In what unit.</param>
/// <param name="Value">How many.</param>
/// <param name="Places">Words of the sentence that may name a place or holder.</param>
internal readonly record struct CountedThing(int Quantity, string Noun, string Unit, double Value, IReadOnlyCollection<string> Places)
{
    /// <summary>Whether both count the same thing at the same place and give different numbers.</summary>
    public bool Contradicts(CountedThing other) =>
        Unit == other.Unit && Value != other.Value && SameNoun(other.Noun) && Places.Any(other.Places.Contains);

    private bool SameNoun(string other) =>
        Noun.Length > 0 && other.Length > 0 && (Noun == other || (Noun.Length > 1 && other.EndsWith(Noun, StringComparison.Ordinal)) || (other.Length > 1 && Noun.EndsWith(other, StringComparison.Ordinal)));
}
