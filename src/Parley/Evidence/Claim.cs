using System.Collections.Immutable;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Evidence;

/// <summary>What a voice does with the words inside its own. Numbers reach disk: append only.</summary>
public enum SpeakerMode
{
    /// <summary>Nothing is said about it.</summary>
    Unstated = 0,

    /// <summary>Says it as its own.</summary>
    Asserts = 1,

    /// <summary>Passes on what another said.</summary>
    Reports = 2,

    /// <summary>Is quoted with its own words.</summary>
    Quoted = 3,

    /// <summary>Had another say it.</summary>
    Instructed = 4,

    /// <summary>Says that it is not so.</summary>
    Denies = 5,

    /// <summary>Asks for it, or offers it.</summary>
    Proposes = 6,

    /// <summary>Foretells it.</summary>
    Expects = 7,

    /// <summary>Puts it into another language.</summary>
    Translates = 8,
}

/// <summary>A voice in a chain of voices.</summary>
/// <param name="Who">A person, an office or an outlet, by name.</param>
/// <param name="Party">Id of the party it speaks for, if it speaks for one.</param>
/// <param name="Mode">What it does with the words inside.</param>
public sealed record Speaker(string Who, string? Party = null, SpeakerMode Mode = SpeakerMode.Unstated);

/// <summary>Something that somebody said, on which judgements of a case may rest.</summary>
/// <remarks>The case asserts that it was said, never that it is true.</remarks>
public sealed record Claim
{
    /// <summary>Short name, unique in the case.</summary>
    public required string Id { get; init; }

    /// <summary>What was said, in neutral words.</summary>
    public required string Text { get; init; }

    /// <summary>Key of the source; null only for an assumption of the case's author.</summary>
    public string? Source { get; init; }

    /// <summary>The words themselves, in the archived text of the source.</summary>
    public Anchor? Quote { get; init; }

    /// <summary>Whose words, outermost voice first.</summary>
    public ImmutableArray<Speaker> Speakers { get; init; } = [];

    /// <summary>The names of the voices, outermost first.</summary>
    public ImmutableArray<string> SaidBy
    {
        get => [.. Speakers.Select(s => s.Who)];
        init => Speakers = [.. value.Select(who => new Speaker(who))];
    }

    /// <summary>When it was said, as <see cref="PartialDate"/>, where the source does not say it.</summary>
    public string? Date { get; init; }

    /// <summary>How sure it is that it was said.</summary>
    public Certainty Certainty { get; init; }

    /// <summary>Whether it is the author's own assumption; results that use it say so.</summary>
    public bool IsAssumption { get; init; }

    /// <summary>What others say instead.</summary>
    public string? Rival { get; init; }

    /// <summary>How it fits each hypothesis, as the analyst sees it; a hypothesis that is missing was not judged.</summary>
    public ImmutableArray<HypothesisMark> BearsOn { get; init; } = [];

    /// <summary>What a reader should know about it.</summary>
    public string? Note { get; init; }

    /// <summary>Where its name stands in the case file.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Where the quotation stands in the case file.</summary>
    public SourceSpan QuoteSpan { get; init; }
}
