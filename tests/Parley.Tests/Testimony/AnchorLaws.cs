using System.Text;
using Parley.Analysis.Testimony;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

/// <summary>One edited character anywhere: every anchor is found again at its place, or reported; it is never found elsewhere.</summary>
public sealed class AnchorLaws
{
    private static readonly string[] Letters = ["a", "b", " ", ".", "\n", "吉", "𠮷", "e\u0301"];

    /// <summary>Texts that make it hard: few letters, repeated sentences with small differences, runs, and pages of the project itself.</summary>
    private static IEnumerable<string> Texts(int count)
    {
        string[] pages = [.. Directory.GetFiles(Repository.PathTo("docs", "theory"), "*.md").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        string[] sentences = ["海峡で300隻が拿捕の危機にある。", "海峡で250隻が拿捕の危機にある。", "The strait is open to all ships. ", "The strait is open to few ships. ", "\n\n", "と述べた。", "he said. ", "𠮷野氏は「違う」と述べた。"];
        for (int seed = 0; seed < count; seed++)
        {
            Random random = new(seed);
            string page = pages[seed % pages.Length];
            int from = random.Next(0, Math.Max(1, page.Length - 2000));
            yield return (seed % 4) switch
            {
                0 => string.Concat(Enumerable.Range(0, random.Next(20, 200)).Select(_ => Letters[random.Next(2 + seed / 4 % (Letters.Length - 1))])),
                1 => string.Concat(Enumerable.Range(0, random.Next(5, 40)).Select(_ => sentences[random.Next(sentences.Length)])),
                2 => Whole(page[from..Math.Min(page.Length, from + random.Next(200, 2000))]),
                _ => string.Concat(Enumerable.Repeat(sentences[random.Next(sentences.Length)], random.Next(2, 12))) + sentences[random.Next(sentences.Length)],
            };
        }
    }

    [Fact]
    public void After_one_edited_character_an_anchor_is_found_at_its_place_or_reported()
    {
        int decisive = 0, found = 0, proposed = 0, lost = 0, texts = TestScale.Of(400, 8000);
        foreach ((string content, int seed) in Texts(texts).Select((t, k) => (t, k)))
        {
            Random random = new(seed);
            Text text = new("t", content);
            for (int draw = 0; draw < 3; draw++)
            {
                SourceSpan span = Passage(content, random);
                Anchor anchor = Anchoring.Of(text, span) with { At = draw == 0 ? span : null };
                if (!IsDecisive(anchor, content))
                    continue;
                decisive++;
                for (int edit = 0; edit < 12; edit++)
                {
                    (string edited, int delta) = Edited(content, span, random);
                    Text after = new("t", edited);
                    switch (Anchoring.Find(anchor, after))
                    {
                        case Placement.Found f:
                            found++;
                            Assert.Equal(anchor.Exact, after.Slice(f.Span));
                            Assert.True(f.Span.Start == span.Start || f.Span.Start == span.Start + delta, Story(seed, content, anchor, edited, f.Span));
                            break;
                        case Placement.Proposed p:
                            proposed++;
                            Assert.True(p.Score is >= 0.85 and <= 1, $"{p.Score} " + Story(seed, content, anchor, edited, p.Span));
                            Assert.True(p.Span.Start < span.End + Math.Max(0, delta) && p.Span.End > span.Start + Math.Min(0, delta), Story(seed, content, anchor, edited, p.Span));
                            break;
                        default:
                            lost++;
                            break;
                    }
                }
            }
        }
        // The law would be empty if nothing were ever found.
        Assert.True(decisive > texts / 2 && found > 5 * lost && proposed > 0, $"{decisive} anchors: {found} found, {proposed} proposed, {lost} reported");
    }

    [Fact]
    public void In_the_text_it_was_made_on_an_anchor_is_found_even_without_its_position()
    {
        foreach ((string content, int seed) in Texts(200).Select((t, k) => (t, k)))
        {
            Text text = new("t", content);
            SourceSpan span = Passage(content, new(seed));
            Anchor anchor = Anchoring.Of(text, span);
            Assert.Equal(new Placement.Found(span, FoundBy.Position), Anchoring.Find(anchor, text));
            if (IsDecisive(anchor, content))
                Assert.Equal(span, Assert.IsType<Placement.Found>(Anchoring.Find(anchor with { At = null }, text)).Span);
        }
    }

    [Fact]
    public void Whatever_the_anchor_and_the_text_what_is_found_has_the_same_words_and_what_is_proposed_has_its_score()
    {
        for (int seed = 0; seed < TestScale.Of(3000, 100_000); seed++)
        {
            Random random = new(seed);
            string Scraps(int most) => string.Concat(Enumerable.Range(0, random.Next(0, most)).Select(_ => Letters[random.Next(Letters.Length)]));
            Text text = new("t", Scraps(120));
            Anchor anchor = new() { Exact = "a" + Scraps(25), Prefix = Scraps(4), Suffix = Scraps(4), At = new(random.Next(-5, 50), random.Next(-5, 50)), TextHash = random.Next(2) == 0 ? text.Sha256 : null };
            switch (Anchoring.Find(anchor, text))
            {
                case Placement.Found f:
                    Assert.Equal(anchor.Exact, text.Slice(f.Span));
                    break;
                case Placement.Proposed p:
                    Assert.Equal(Distance(anchor.Exact, text.Slice(p.Span)), (int)Math.Round((1 - p.Score) * anchor.Exact.EnumerateRunes().Count()));
                    break;
                case Placement.Ambiguous a:
                    Assert.True(a.Count > 1 && a.Places.Length == Math.Min(a.Count, 16));
                    break;
            }
        }
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "a", "a")]
    [InlineData("a", "a", "a")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaab", "", "")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaab", "ab", "ba")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzz", "a", "a")]
    public void Megabytes_that_make_it_hard_are_searched_in_bounded_work(string exact, string prefix, string suffix)
    {
        // Millions of letters: work that grows with their square would not end; the guard is generous because machines are busy.
        Text text = new("t", new string('a', TestScale.Of(2_000_000, 10_000_000)));
        using CancellationTokenSource guard = new(TimeSpan.FromMinutes(2));
        _ = Anchoring.Find(new() { Exact = exact, Prefix = prefix, Suffix = suffix }, text, guard.Token);
    }

    private static SourceSpan Passage(string content, Random random)
    {
        int start = random.Next(0, content.Length), length = Math.Min(content.Length - start, random.Next(1, 60));
        if (char.IsLowSurrogate(content[start]) && start > 0)
            (start, length) = (start - 1, length + 1);
        int end = start + length;
        return new(start, end < content.Length && char.IsLowSurrogate(content[end]) ? length + 1 : length);
    }

    // One code point put in, taken out or replaced; three times out of four near the passage.
    private static (string Text, int Delta) Edited(string content, SourceSpan span, Random random)
    {
        int low = random.Next(4) == 0 ? 0 : Math.Max(0, span.Start - 20), high = low == 0 ? content.Length : Math.Min(content.Length, span.End + 20);
        while (true)
        {
            int at = random.Next(low, high);
            if (char.IsLowSurrogate(content[at]))
                at--;
            int width = char.IsHighSurrogate(content[at]) ? 2 : 1;
            string letter = ((Rune)Letters[random.Next(Letters.Length)].EnumerateRunes().First()).ToString();
            string edited = random.Next(3) switch
            {
                0 => content.Insert(at, letter),
                1 => content.Remove(at, width),
                _ => content.Remove(at, width).Insert(at, letter),
            };
            if (edited != content)
                return (edited, edited.Length - content.Length);
        }
    }

    // Both sides unique; at an end of the text the side that is there must be, together with the words on the other.
    private static bool IsDecisive(Anchor anchor, string content)
    {
        bool Once(string words) => words.Length > 0 && content.IndexOf(words, content.IndexOf(words, StringComparison.Ordinal) + 1, StringComparison.Ordinal) < 0;
        return (Once(anchor.Prefix) && Once(anchor.Exact + anchor.Suffix)) || (Once(anchor.Suffix) && Once(anchor.Prefix + anchor.Exact));
    }

    private static string Whole(string piece)
    {
        int from = char.IsLowSurrogate(piece[0]) ? 1 : 0, to = char.IsHighSurrogate(piece[^1]) ? piece.Length - 1 : piece.Length;
        return piece[from..to];
    }

    private static string Story(int seed, string content, Anchor anchor, string edited, SourceSpan place) =>
        $"Seed {seed}: {anchor.Prefix}⟦{anchor.Exact}⟧{anchor.Suffix}\nbefore: {content}\nafter:  {edited}\nplaced at {place}";

    // The textbook table, apart from the engine.
    private static int Distance(string left, string right)
    {
        Rune[] a = [.. left.EnumerateRunes()], b = [.. right.EnumerateRunes()];
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            for (int j = 0; j <= b.Length; j++)
                d[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        return d[a.Length, b.Length];
    }
}
