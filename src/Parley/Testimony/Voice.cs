using System.Collections.Immutable;

namespace Parley.Testimony;

/// <summary>What sort of speaker a voice is. Numbers reach disk: append only.</summary>
public enum VoiceKind
{
    /// <summary>Whoever wrote the text.</summary>
    Author = 0,

    /// <summary>A person, by name or by office.</summary>
    Person = 1,

    /// <summary>An office, a company, a body of people.</summary>
    Office = 2,

    /// <summary>A newspaper, an agency, a channel.</summary>
    Outlet = 3,

    /// <summary>A document that is said to say something.</summary>
    Document = 4,

    /// <summary>Nobody in particular: "it is said".</summary>
    Anonymous = 5,

    /// <summary>Words that are quoted without a word on whose they are.</summary>
    Unnamed = 6,

    /// <summary>A speaker of whom the text does not show what sort it is.</summary>
    Other = 7,
}

/// <summary>Somebody who speaks in a text.</summary>
/// <param name="Index">Place in the list of voices; 0 is the author.</param>
/// <param name="Name">The fullest form that stands in the text; empty for the author and for voices without a name.</param>
/// <param name="Kind">What sort of speaker it is, as far as the words show.</param>
/// <param name="Forms">Every form under which the voice speaks, in the order of the text.</param>
public sealed record Voice(int Index, string Name, VoiceKind Kind, ImmutableArray<string> Forms)
{
    /// <summary>The letter that stands for the voice beside its colour: A, B, … Z, AA, …</summary>
    public string Letter => LetterOf(Index);

    private static string LetterOf(int index) =>
        (index >= 26 ? LetterOf(index / 26 - 1) : "") + (char)('A' + index % 26);
}
