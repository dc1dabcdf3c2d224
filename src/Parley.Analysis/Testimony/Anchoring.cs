using System.Collections.Immutable;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Finds an anchored passage again in a text that may have changed: at its place, or not at all.</summary>
/// <remarks>
/// In this order: the position, in the very text the anchor was made on; the words with both sides; the words with one side; the words alone,
/// if they stand once. Words that are only alike are a proposal, made where the surroundings stand and nowhere else. Wherever the surroundings
/// stand around changed words, the same words somewhere else are refused. After one edited character an anchor made by <see cref="Of"/>
/// in a text where both of its sides are unique is found at its place or reported, never found elsewhere; docs/theory/anchors.md has the proof.
/// Source: [SandersonCiccareseYoung2017] for the selectors; the order and the refusals are ours.
/// </remarks>
public static class Anchoring
{
    /// <summary>The fewest code points for which words that are only alike are looked for.</summary>
    public const int ShortestAlike = 16;

    /// <summary>The same for words with kana or kanji in them.</summary>
    public const int ShortestAlikeJapanese = 8;

    /// <summary>The least score, 1 - distance / length, of a proposal, in per cent.</summary>
    public const int LeastScorePercent = 85;

    /// <summary>How many places an ambiguous answer lists.</summary>
    public const int MostPlaces = 16;

    /// <summary>The longest side that is made.</summary>
    public const int LongestSide = 128;

    private const int ShortestSide = 16;

    /// <summary>Where an anchor belongs in a text. Linear in the length of the text as long as the words are the same.</summary>
    /// <exception cref="ArgumentException">The anchor has no words.</exception>
    public static Placement Find(Anchor anchor, Text text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrEmpty(anchor.Exact))
            throw new ArgumentException("Got an anchor without words; at least one character was expected.", nameof(anchor));
        if (anchor.At is SourceSpan at && anchor.TextHash == text.Sha256 && StandsAt(anchor.Exact, at, text.Content))
            return new Placement.Found(at, FoundBy.Position);

        Matches matches = Matches.Of(anchor, text.Content, cancellation);
        if (matches.WithBothSides.Count > 0)
            return Settled(matches.WithBothSides, FoundBy.Context, anchor.Exact.Length);
        if (anchor.Prefix.Length + anchor.Suffix.Length == 0 && matches.All.Count > 0)
            return Settled(matches.All, FoundBy.Uniqueness, anchor.Exact.Length);
        if (matches.WithOneSide.Count > 1)
            return Settled(matches.WithOneSide, FoundBy.OneSide, anchor.Exact.Length);

        Surroundings surroundings = new(anchor, text, cancellation);
        bool borneOut = matches.WithOneSide.Count == 1;
        int? lone = borneOut ? matches.WithOneSide.First[0] : matches.All.Count == 1 ? matches.All.First[0] : null;
        if (matches.All.Count > 0 && !surroundings.HoldChangedWords(sidesAgree: borneOut))
        {
            if (lone is null)
                return Settled(matches.All, FoundBy.Uniqueness, anchor.Exact.Length);
            if (borneOut || surroundings.IsLongEnough)
                return new Placement.Found(new(lone.Value, anchor.Exact.Length), borneOut ? FoundBy.OneSide : FoundBy.Uniqueness);
        }
        Placement alike = surroundings.Alike();
        return alike is Placement.Orphan && lone is int refused ? new Placement.Orphan(OrphanReason.WrongContext, new(refused, anchor.Exact.Length)) : alike;
    }

    /// <summary>An anchor for a passage, with as much on both sides as makes each of them unique in the text, 16 to 128 code units.</summary>
    /// <exception cref="ArgumentException">The span is empty, reaches outside the text, or cuts a surrogate pair.</exception>
    public static Anchor Of(Text text, SourceSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (span.Start < 0 || span.Length <= 0 || span.Start > text.Length - span.Length)
            throw new ArgumentException($"Got {span}; a passage inside the {text.Length} code units of the text was expected.", nameof(span));
        if (IsInsidePair(text.Content, span.Start) || IsInsidePair(text.Content, span.End))
            throw new ArgumentException($"{span} cuts a surrogate pair.", nameof(span));
        string before = "", after = "";
        for (int length = ShortestSide; length <= LongestSide; length *= 2)
        {
            int start = Math.Max(0, span.Start - length);
            before = text.Content[(IsInsidePair(text.Content, start) ? start + 1 : start)..span.Start];
            if (before.Length < ShortestSide || IsUnique(before, text.Content))
                break;
        }
        for (int length = ShortestSide; length <= LongestSide; length *= 2)
        {
            int end = Math.Min(text.Length, span.End + length);
            after = text.Content[span.End..(IsInsidePair(text.Content, end) ? end - 1 : end)];
            if (after.Length < ShortestSide || IsUnique(after, text.Content))
                break;
        }
        return new() { Exact = text.Slice(span), Prefix = before, Suffix = after, At = span, TextHash = text.Sha256 };
    }

    /// <summary>The anchor moved to a place that somebody accepts, with the place it leaves added to its history.</summary>
    /// <param name="anchor">The anchor as it was.</param>
    /// <param name="text">The text it moves to.</param>
    /// <param name="span">Where it moves.</param>
    /// <param name="acceptedBy">Who accepts; not empty.</param>
    /// <exception cref="ArgumentException">The span is no passage of the text, or nobody accepts.</exception>
    public static Anchor Accept(Anchor anchor, Text text, SourceSpan span, string acceptedBy)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentException.ThrowIfNullOrWhiteSpace(acceptedBy);
        Anchor moved = Of(text, span);
        int[] old = Likeness.CodePoints(anchor.Exact), now = Likeness.CodePoints(moved.Exact);
        int distance = Likeness.Distance(old, now, Math.Max(old.Length, now.Length));
        double score = Math.Max(0, 1 - distance / (double)Math.Max(1, old.Length));
        return moved with { History = anchor.History.Add(new(anchor.Exact, anchor.At, anchor.TextHash, score, acceptedBy)) };
    }

    internal static bool StandsAt(string words, SourceSpan at, string content) =>
        at.Start >= 0 && at.Length == words.Length && at.Start <= content.Length - words.Length && content.AsSpan(at.Start, at.Length).SequenceEqual(words);

    private static Placement Settled(Places places, FoundBy by, int length) => places.Count == 1
        ? new Placement.Found(new(places.First[0], length), by)
        : new Placement.Ambiguous([.. places.First.Select(p => new SourceSpan(p, length))], places.Count);

    private static bool IsInsidePair(string content, int at) =>
        at > 0 && at < content.Length && char.IsLowSurrogate(content[at]) && char.IsHighSurrogate(content[at - 1]);

    private static bool IsUnique(string words, string content) => new ExactSearch(words).In(content).Skip(1).FirstOrDefault(-1) < 0;
}

/// <summary>Starts of a passage in a text: the first few, and how many there are.</summary>
internal sealed class Places
{
    public List<int> First { get; } = [];

    public int Count { get; private set; }

    public void Add(int start)
    {
        Count++;
        if (First.Count < Anchoring.MostPlaces)
            First.Add(start);
    }
}

/// <summary>Where the words of an anchor stand, and with how many of its sides.</summary>
internal sealed record Matches(Places All, Places WithOneSide, Places WithBothSides)
{
    /// <summary>Looks for all of them; a side that is empty is passed over, and words with the only side there is stand with both.</summary>
    public static Matches Of(Anchor anchor, string content, CancellationToken cancellation)
    {
        Matches matches = new(new(), new(), new());
        bool hasPrefix = anchor.Prefix.Length > 0, hasSuffix = anchor.Suffix.Length > 0;
        foreach (int start in new ExactSearch(anchor.Exact).In(content))
        {
            if (matches.All.Count % 4096 == 0)
                cancellation.ThrowIfCancellationRequested();
            matches.All.Add(start);
            bool before = hasPrefix && Anchoring.StandsAt(anchor.Prefix, new(start - anchor.Prefix.Length, anchor.Prefix.Length), content);
            bool after = hasSuffix && Anchoring.StandsAt(anchor.Suffix, new(start + anchor.Exact.Length, anchor.Suffix.Length), content);
            if ((before || !hasPrefix) && (after || !hasSuffix) && (hasPrefix || hasSuffix))
                matches.WithBothSides.Add(start);
            else if (before || after)
                matches.WithOneSide.Add(start);
        }
        return matches;
    }
}
