using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Testimony;

/// <summary>What it was that settled the place of an anchor. Numbers reach disk: append only.</summary>
public enum FoundBy
{
    /// <summary>The text is the very one on which the anchor was made, and the words stand at their position.</summary>
    Position = 0,

    /// <summary>The words stand with everything that is known about what surrounds them.</summary>
    Context = 1,

    /// <summary>The words stand with one of the two sides, and nowhere else so.</summary>
    OneSide = 2,

    /// <summary>The words stand in the text only once, and nothing speaks for another place.</summary>
    Uniqueness = 3,
}

/// <summary>Why an anchor has no place in a text. Numbers reach disk: append only.</summary>
public enum OrphanReason
{
    /// <summary>The words do not stand there, and they are too short to look for anything like them.</summary>
    TooShort = 0,

    /// <summary>The words do not stand there, and their surroundings do not say where to look for anything like them.</summary>
    NoPlace = 1,

    /// <summary>The words do not stand there, and nothing at their place is like them.</summary>
    NothingAlike = 2,

    /// <summary>The words stand there in other surroundings, which do not bear out that it is the same passage.</summary>
    WrongContext = 3,
}

/// <summary>Where an anchor belongs in a text. Positions are in UTF-16 code units.</summary>
public abstract record Placement
{
    private Placement() { }

    /// <summary>The same words at one settled place.</summary>
    public sealed record Found(SourceSpan Span, FoundBy By) : Placement;

    /// <summary>Words that are alike at the place where the surroundings stand: a proposal that somebody accepts or refuses.</summary>
    /// <param name="Span">The words proposed.</param>
    /// <param name="Score">1 - distance / length of the old words, in code points; at least 0.85, and 1 for the same words whose surroundings leave a doubt.</param>
    public sealed record Proposed(SourceSpan Span, double Score) : Placement;

    /// <summary>Several places, and nothing that decides between them.</summary>
    /// <param name="Places">The first of them in the order of the text, at most 16.</param>
    /// <param name="Count">How many there are.</param>
    public sealed record Ambiguous(ImmutableArray<SourceSpan> Places, int Count) : Placement;

    /// <summary>No place.</summary>
    /// <param name="Reason">Why not.</param>
    /// <param name="Refused">The one place where the words do stand, when it was refused.</param>
    public sealed record Orphan(OrphanReason Reason, SourceSpan? Refused = null) : Placement;
}
