using System.Globalization;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>NUM: numbers with units, two numbers for one thing, shares that do not add up.</summary>
internal static class NumberRules
{
    private const int Compared = 8, RivalReach = 3;

    public static void Apply(Material material, FindingList findings)
    {
        foreach (RawNumber number in material.Numbers)
            findings.Add(FindingCodes.Number, number.At, number.Value.ToString("0.############", CultureInfo.InvariantCulture), number.Unit.Length > 0 ? number.Unit : number.Noun, $"{number.Digits}", number.Bound.ToString().ToLowerInvariant());
        TwoNumbers(material, findings);
        RivalCounts(material, findings);
        Shares(material, findings);
    }

    // Five cold stores on the north shore, two cold stores on the north shore.
    private static void TwoNumbers(Material material, FindingList findings)
    {
        Dictionary<(string Unit, string Noun), List<(CountedThing Thing, Stretch Sentence)>> seen = [];
        foreach (ParagraphFacts facts in material.Facts)
            foreach (CountedThing thing in facts.Counts)
            {
                if (thing.Noun.Length == 0 || thing.Unit is "%" or "share")
                    continue;
                Stretch at = material.Numbers[thing.Quantity].At, sentence = material.SentenceAt(at.Start);
                (string, string) key = (thing.Unit, Last(thing.Noun));
                if (!seen.TryGetValue(key, out var list))
                    seen.Add(key, list = []);
                foreach ((CountedThing other, Stretch where) in list)
                    if (where != sentence && thing.Contradicts(other) && Shared(thing, other))
                    {
                        Stretch first = material.Numbers[other.Quantity].At;
                        findings.Add(FindingCodes.TwoNumbers, at, [first], material.Slice(at), material.Slice(first), Reason(material, thing, other));
                        break;
                    }
                list.Add((thing, sentence));
                if (list.Count > Compared)
                    list.RemoveAt(0);
            }
    }

    // English words are common; two of them, or a name, must be shared.
    private static bool Shared(CountedThing a, CountedThing b) =>
        a.Places.Intersect(b.Places).ToArray() is var shared && (shared.Length >= 2 || shared.Any(w => w[0] >= '\u2E80'));

    private static string Last(string noun) => noun[0] >= '\u2E80' ? noun[^Math.Min(2, noun.Length)..] : noun[(noun.LastIndexOf(' ') + 1)..];

    // Possible reasons for the difference, never a verdict on which is right.
    private static string Reason(Material material, CountedThing a, CountedThing b) =>
        material.Numbers[a.Quantity].Bound != material.Numbers[b.Quantity].Bound ? "bound" : "";

    // "Another count gives 250": the number before it is what it counts again.
    private static void RivalCounts(Material material, FindingList findings)
    {
        foreach (CueHit hit in material.Hits)
        {
            if (hit.Cue.Class != "rival-count")
                continue;
            Stretch sentence = material.SentenceAt(hit.Start);
            int index = material.SentenceIndex(hit.Start);
            int n = Next(material, hit.End);
            RawNumber? told = n < material.Numbers.Count && material.Numbers[n].At.End <= sentence.End ? material.Numbers[n] : null;
            Stretch at = told?.At ?? Bare(material.Page.Text, hit.End, sentence.End) ?? default;
            if (at.Length == 0)
                continue;
            double value = told?.Value ?? double.Parse(material.Slice(at).Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            int from = material.Sentences[Math.Max(0, index - RivalReach)].Start;
            for (int k = n - 1; k >= 0 && material.Numbers[k].At.Start >= from; k--)
                if (material.Numbers[k] is RawNumber earlier && (told is null ? earlier.Unit is not ("%" or "share") : earlier.Unit == told.Value.Unit && (earlier.Unit.Length > 0 || earlier.Noun == told.Value.Noun)) && earlier.Value != value && !IsTime(earlier.Unit))
                {
                    findings.Add(FindingCodes.TwoNumbers, at, [earlier.At], material.Slice(at), material.Slice(earlier.At), "");
                    break;
                }
        }
    }

    private static bool IsTime(string unit) => unit is "hour" or "minute" or "day" or "week" or "month" or "year";

    private static Stretch? Bare(string text, int from, int end)
    {
        for (int k = from; k < end; k++)
            if (char.IsAsciiDigit(text[k]))
            {
                int stop = k;
                while (stop < end && (char.IsAsciiDigit(text[stop]) || (text[stop] == ',' && stop + 1 < end && char.IsAsciiDigit(text[stop + 1]))) && stop - k < 18)
                    stop++;
                return new(k, stop);
            }
        return null;
    }

    private static int Next(Material material, int place)
    {
        int low = 0, high = material.Numbers.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = material.Numbers[middle].At.Start < place ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    // 68% chose … and 21% chose …
    private static void Shares(Material material, FindingList findings)
    {
        for (int k = 0; k < material.Numbers.Count;)
        {
            Stretch sentence = material.SentenceAt(material.Numbers[k].At.Start);
            List<RawNumber> shares = [];
            int next = k;
            for (; next < material.Numbers.Count && material.Numbers[next].At.Start < Math.Max(sentence.End, material.Numbers[k].At.End); next++)
                if (material.Numbers[next] is { Unit: "%", Bound: QuantityBound.Exact } share)
                    shares.Add(share);
            k = Math.Max(next, k + 1);
            double sum = shares.Sum(s => s.Value);
            if (shares.Count >= 2 && (sum < 99 || sum > 101) && sum <= 200 && material.HasHit(sentence, "share-word"))
                findings.Add(FindingCodes.SharesDoNotAdd, shares[^1].At, shares.SkipLast(1).Select(s => s.At), string.Join(" + ", shares.Select(s => s.Value.ToString("0.##", CultureInfo.InvariantCulture))), sum.ToString("0.##", CultureInfo.InvariantCulture));
        }
    }
}
