using System.Text;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>What the two sides of an anchor say about where its words belong, once the words are not simply there.</summary>
internal sealed class Surroundings(Anchor anchor, Text text, CancellationToken cancellation)
{
    // So many places are looked at closely; sides that stand more often say nothing about a place.
    private const int MostFrames = 64;

    // A paragraph longer than that is searched only so far around the place of a side.
    private const int Reach = 20_000;

    private readonly int[] words = Likeness.CodePoints(anchor.Exact);

    /// <summary>Whether the words are long enough to look for words that are alike.</summary>
    public bool IsLongEnough => words.Length >= (anchor.Exact.AsSpan().IndexOfAnyInRange('\u3040', '\u30FF') >= 0 || anchor.Exact.Any(c => c is >= '\u3400' and <= '\u9FFF')
        ? Anchoring.ShortestAlikeJapanese
        : Anchoring.ShortestAlike);

    // The greatest distance of a proposal.
    private int MostAlike => words.Length * (100 - Anchoring.LeastScorePercent) / 100;

    // One edit is always allowed for when the question is whether the words were changed at their place.
    private int MostChanged => Math.Max(1, MostAlike);

    /// <summary>Whether the sides stand around words that look like the anchor's, changed; then the same words elsewhere are not the passage.</summary>
    /// <param name="sidesAgree">Whether one side stands beside the candidate, so that only both sides together speak for another place.</param>
    public bool HoldChangedWords(bool sidesAgree)
    {
        bool both = anchor.Prefix.Length > 0 && anchor.Suffix.Length > 0;
        if (both)
        {
            int looked = 0;
            foreach (SourceSpan frame in Frames(MostChanged))
                if (++looked > MostFrames || DistanceTo(frame, MostChanged) <= MostChanged)
                    return true;
        }
        if (both && sidesAgree)
            return false;
        int beside = 0;
        foreach (int end in Ends(anchor.Prefix))
            if (++beside > MostFrames || IsChanged(end, Math.Min(text.Length, end + anchor.Exact.Length + 2 * MostChanged)))
                return true;
        foreach (int start in Starts(anchor.Suffix))
            if (++beside > MostFrames || IsChanged(Math.Max(0, start - anchor.Exact.Length - 2 * MostChanged), start))
                return true;
        return false;

        bool IsChanged(int from, int to)
        {
            int[] near = Likeness.CodePoints(text.Content.AsSpan(from, to - from));
            return Likeness.Nearest(words, near, Math.Min(MostChanged, words.Length - 1), cancellation) is (> 0, _);
        }
    }

    /// <summary>A proposal where the sides say that the words belong, or why there is none.</summary>
    public Placement Alike()
    {
        if (!IsLongEnough)
            return new Placement.Orphan(OrphanReason.TooShort);
        if (Framed() is Placement framed)
            return framed;
        (int From, int To, int Place)[] regions = [.. Regions()];
        if (regions.Length == 0)
            return new Placement.Orphan(OrphanReason.NoPlace);
        List<(SourceSpan Span, int Distance, bool Touches)> near = [.. regions.SelectMany(Nearest)];
        if (near.Count == 0)
            return new Placement.Orphan(OrphanReason.NothingAlike);
        int least = near.Min(n => n.Distance);
        near.RemoveAll(n => n.Distance > least);
        (SourceSpan Span, int Distance, bool Touches) best = near
            .OrderByDescending(n => n.Touches).ThenBy(n => Math.Abs(n.Span.Length - anchor.Exact.Length)).ThenBy(n => n.Span.Start).First();
        SourceSpan[] apart = [.. near.Where(n => n.Span.End <= best.Span.Start || n.Span.Start >= best.Span.End).Select(n => n.Span)];
        return apart.Length > 0
            ? new Placement.Ambiguous([.. apart.Append(best.Span).Distinct().OrderBy(s => s.Start).Take(Anchoring.MostPlaces)], apart.Length + 1)
            : new Placement.Proposed(best.Span, Score(least));
    }

    private double Score(int distance) => 1 - distance / (double)words.Length;

    private int DistanceTo(SourceSpan span, int most) => Likeness.Distance(words, Likeness.CodePoints(text.Content.AsSpan(span.Start, span.Length)), most);

    // Both sides stand, and what they hold is alike: the words are exactly what they hold.
    private Placement? Framed()
    {
        if (anchor.Prefix.Length == 0 || anchor.Suffix.Length == 0)
            return null;
        List<(SourceSpan Span, int Distance)> alike = [];
        SourceSpan[] frames = [.. Frames(MostAlike).Take(MostFrames + 1)];
        foreach (SourceSpan frame in frames.Length > MostFrames ? [] : frames)
            if (DistanceTo(frame, MostAlike) is int distance && distance <= MostAlike && frame.Length > 0)
                alike.Add((frame, distance));
        return alike.Count switch
        {
            0 => null,
            1 => new Placement.Proposed(alike[0].Span, Score(alike[0].Distance)),
            _ => new Placement.Ambiguous([.. alike.Select(a => a.Span).Take(Anchoring.MostPlaces)], alike.Count),
        };
    }

    // Stretches between the prefix and the suffix that are about as long as the words.
    private IEnumerable<SourceSpan> Frames(int most)
    {
        int shortest = Math.Max(0, anchor.Exact.Length - 2 * most), longest = anchor.Exact.Length + 2 * most;
        Queue<int> ahead = new();
        using IEnumerator<int> starts = Starts(anchor.Suffix).GetEnumerator();
        bool more = starts.MoveNext();
        foreach (int end in Ends(anchor.Prefix))
        {
            for (; more && starts.Current <= end + longest; more = starts.MoveNext())
                ahead.Enqueue(starts.Current);
            while (ahead.Count > 0 && ahead.Peek() < end + shortest)
                ahead.Dequeue();
            foreach (int start in ahead)
                yield return new(end, start - end);
        }
    }

    // The paragraph that holds both sides, if there is one; otherwise the paragraph of each side that stands in only one.
    private IEnumerable<(int From, int To, int Place)> Regions()
    {
        Dictionary<int, int> before = [], after = [];
        foreach (int end in Ends(anchor.Prefix))
            before.TryAdd(text.ParagraphAt(end).Start, end);
        foreach (int start in Starts(anchor.Suffix))
            after.TryAdd(text.ParagraphAt(Math.Max(0, start - 1)).Start, start);
        int[] common = [.. before.Keys.Where(after.ContainsKey).Take(2)];
        if (common.Length > 1)
            return [];
        if (common.Length == 1)
            return [Around(before[common[0]], isEnd: true)];
        return [.. before.Count == 1 ? before.Values.Select(p => Around(p, isEnd: true)) : [], .. after.Count == 1 ? after.Values.Select(p => Around(p, isEnd: false)) : []];
    }

    private (int From, int To, int Place) Around(int place, bool isEnd)
    {
        SourceSpan paragraph = text.ParagraphAt(isEnd ? place : Math.Max(0, place - 1));
        int room = anchor.Exact.Length + 2 * MostAlike;     // words that run over a paragraph's end are looked for as far as they can reach
        bool several = anchor.Exact.AsSpan().ContainsAny('\r', '\n');
        int from = several && !isEnd ? Math.Min(paragraph.Start, place - room) : paragraph.Start;
        int to = several && isEnd ? Math.Max(paragraph.End, place + room) : paragraph.End;
        int reach = Math.Max(Reach, 2 * room);
        from = Math.Max(Math.Max(0, from), place - reach);
        to = Math.Min(Math.Min(text.Length, to), place + reach);
        if (from > 0 && from < text.Length && char.IsLowSurrogate(text.Content[from]))
            from++;
        return (from, to, place);
    }

    private IEnumerable<(SourceSpan Span, int Distance, bool Touches)> Nearest((int From, int To, int Place) region)
    {
        int most = Math.Min(MostAlike, words.Length - 1);
        List<int> places = [];                              // where each code point of the region begins
        int at = region.From;
        foreach (Rune rune in text.Content.AsSpan(region.From, region.To - region.From).EnumerateRunes())
        {
            places.Add(at);
            at += rune.Utf16SequenceLength;
        }
        places.Add(at);
        int[] points = Likeness.CodePoints(text.Content.AsSpan(region.From, region.To - region.From));
        if (Likeness.Nearest(words, points, most, cancellation) is not var (distance, found))
            yield break;
        foreach ((int start, int end) in found)
            if (end > start)
                yield return (new(places[start], places[end] - places[start]), distance, places[start] == region.Place || places[end] == region.Place);
    }

    private IEnumerable<int> Ends(string side) => Starts(side).Select(start => start + side.Length);

    private IEnumerable<int> Starts(string side) => side.Length == 0 ? [] : Looked(new ExactSearch(side).In(text.Content));

    private IEnumerable<int> Looked(IEnumerable<int> places)
    {
        int count = 0;
        foreach (int place in places)
        {
            if (++count % 4096 == 0)
                cancellation.ThrowIfCancellationRequested();
            yield return place;
        }
    }
}
