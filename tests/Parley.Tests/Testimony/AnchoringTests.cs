using System.Text;
using System.Text.Json;
using Parley.Analysis.Testimony;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Tests.Testimony;

/// <summary>The rules of anchoring one by one, and the complaints of users of other tools as cases .</summary>
public sealed class AnchoringTests
{
    private static readonly string Filler = string.Concat(Enumerable.Range(1, 40).Select(k => $"Line {k} of some other matter.\n"));

    private static Placement Find(string exact, string prefix, string suffix, string text) =>
        Anchoring.Find(new() { Exact = exact, Prefix = prefix, Suffix = suffix }, new("t", text));

    private static SourceSpan Place(string words, string text, int nth = 1)
    {
        int at = -1;
        for (; nth > 0; nth--)
            at = text.IndexOf(words, at + 1, StringComparison.Ordinal);
        return new(at, words.Length);
    }

    [Fact]
    public void Words_with_both_sides_are_found_where_they_stand_with_them()
    {
        const string text = "300 ships, 300 boats, 300 rafts";
        Assert.Equal(new Placement.Found(Place("300", text, 2), FoundBy.Context), Find("300", "ships, ", " boats", text));
    }

    [Fact]
    public void One_side_decides_when_the_other_was_rewritten()
    {
        const string text = "about 300 ships and then 300 boats";
        Assert.Equal(new Placement.Found(Place("300", text, 2), FoundBy.OneSide), Find("300", "before that ", " boats", text));
    }

    [Fact]
    public void Long_words_that_stand_once_are_found_without_their_old_sides()
    {
        const string text = "Quite another beginning. The strait stays open to every ship. And another end.";
        Assert.Equal(
            new Placement.Found(Place("The strait stays open to every ship.", text), FoundBy.Uniqueness),
            Find("The strait stays open to every ship.", "As was said: ", " So it was.", text));
    }

    [Fact]
    public void Short_words_in_other_surroundings_are_refused_with_the_place_that_was_refused()
    {
        const string text = "They counted 300 sheep on the hill.";
        Assert.Equal(new Placement.Orphan(OrphanReason.WrongContext, Place("300", text)), Find("300", "the fleet of ", " ships", text));
    }

    [Fact]
    public void The_same_words_elsewhere_are_refused_when_the_sides_stand_around_changed_words()
    {
        const string text = "The envoy said: the talks will begun soon. Nobody asked why.\n\nA paper wrote that the talks will begin soon, it seems.";
        Placement.Proposed proposed = Assert.IsType<Placement.Proposed>(Find("the talks will begin soon", "The envoy said: ", ". Nobody", text));
        Assert.Equal(Place("the talks will begun soon", text), proposed.Span);
        Assert.Equal(1 - 1 / 25.0, proposed.Score, 1e-12);
    }

    [Fact]
    public void Words_that_are_alike_are_proposed_from_a_score_of_85_per_cent_on()
    {
        string At(string words) => $"He spoke for long. It was said: {words} This was all.\n\n" + Filler;
        const string twenty = "abcdefghijklmnopqrst";
        Assert.Equal(0.85, Assert.IsType<Placement.Proposed>(Find(twenty, "was said: ", " This was", At("abcXefghXjklmnoXqrst"))).Score, 1e-12);
        Assert.Equal(new Placement.Orphan(OrphanReason.NothingAlike), Find(twenty, "was said: ", " This was", At("abcXefghXjklmXoXqrst")));
    }

    [Fact]
    public void Alike_words_are_looked_for_only_in_the_paragraph_of_the_sides()
    {
        string there = "It was said: the harbor will be open tomorow. End.\n\n" + Filler + "\n\nElsewhere: the harbour will be open tomorrow!";
        Assert.Equal(Place("the harbor will be open tomorow", there), Assert.IsType<Placement.Proposed>(Find("the harbour will be open tomorrow now", "It was said: ", "zzz", there.Replace("tomorow", "tomorrow noe"))).Span with { Length = 31 });
        string moved = "It was said: something else altogether was announced. End.\n\n" + Filler + "\n\nElsewhere: the harbor will be open tomorow!";
        Assert.Equal(new Placement.Orphan(OrphanReason.NothingAlike), Find("the harbour will be open tomorrow", "It was said: ", " End.", moved));
    }

    [Fact]
    public void R1_an_annotation_does_not_jump_to_words_that_only_look_alike_in_another_place()
    {
        string text = "We look for people.\n\nOur developers and designers work together.\n\n" + Filler;
        Assert.IsType<Placement.Orphan>(Find("Developer, Frontend", "Position: ", " (m/f/d)", text));
        Assert.IsType<Placement.Orphan>(Find("Developer, Frontend", "", "", text));
    }

    [Theory]
    [InlineData("Linus", "by ", " in")]
    [InlineData("Linus", "", "")]
    [InlineData("fifteen letters", "word ", " word")]
    public void R2_short_words_are_never_matched_by_likeness(string exact, string prefix, string suffix)
    {
        string text = $"word {exact[..^1]}x word; a story of the chines in the sea, by {exact[1..]} in";
        Assert.Equal(new Placement.Orphan(OrphanReason.TooShort), Find(exact, prefix, suffix, text));
    }

    [Fact]
    public void R2_eight_letters_are_enough_in_Japanese_and_seven_are_not()
    {
        Assert.IsType<Placement.Proposed>(Find("海峡で三百隻拿捕", "昨日、", "という", "昨日、海峡で二百隻拿捕という"));
        Assert.Equal(new Placement.Orphan(OrphanReason.TooShort), Find("海峡で三百隻を", "昨日、", "という", "昨日、海峡で二百隻をという"));
    }

    [Fact]
    public void R3_an_anchor_without_a_place_says_why()
    {
        const string words = "a sentence that nobody wrote";
        Assert.Equal(new Placement.Orphan(OrphanReason.NoPlace), Find(words, "", "", "Other words."));
        Assert.Equal(new Placement.Orphan(OrphanReason.NoPlace), Find(words, "never here ", " nor here", "Other words."));
        Assert.Equal(new Placement.Orphan(OrphanReason.NothingAlike), Find(words, "Other ", "", "Other words."));
        Assert.Equal(new Placement.Orphan(OrphanReason.TooShort), Find("short", "", "", "Other words."));
    }

    [Fact]
    public void R4_a_text_is_kept_as_it_came_and_not_normalised()
    {
        const string content = "①が㈱の全角\uFF21\uFF22\uFF23\u00A0cafe\u0301 は \u3000終わり";
        Text text = TextDecoder.Decode("t", Encoding.UTF8.GetBytes(content)).Value!;
        Assert.Equal(content, text.Content);
        Assert.IsType<Placement.Orphan>(Anchoring.Find(new() { Exact = "caf\u00E9" }, text));
        Assert.IsType<Placement.Orphan>(Anchoring.Find(new() { Exact = "ABC" }, text));
        Assert.IsType<Placement.Found>(Anchoring.Find(new() { Exact = "\u00A0cafe\u0301" }, text));
    }

    [Fact]
    public void R9_after_one_deleted_letter_the_words_are_found_or_proposed_at_their_place_and_nowhere_else()
    {
        const string content = "The minister said that the strait would stay open to every ship. The paper wrote that the strait would stay open, too.\n";
        Anchor anchor = Anchoring.Of(new("t", content), Place("the strait would stay open", content));
        for (int k = 0; k < content.Length; k++)
        {
            string edited = content.Remove(k, 1);
            SourceSpan? place = Anchoring.Find(anchor, new("t", edited)) switch
            {
                Placement.Found found => found.Span,
                Placement.Proposed proposed => proposed.Span,
                _ => null,
            };
            Assert.True(place is { } p && p.Start is 22 or 23, $"deleted {k}: {place}");
        }
    }

    [Fact]
    public void R10_words_that_stand_twice_are_ambiguous_unless_a_side_decides()
    {
        const string text = "0123456789 and 0123456789 again";
        Placement.Ambiguous both = Assert.IsType<Placement.Ambiguous>(Find("0123456789", "", "", text));
        Assert.Equal((2, Place("0123456789", text, 2)), (both.Count, both.Places[1]));
        Assert.Equal(new Placement.Found(Place("0123456789", text, 2), FoundBy.Context), Find("0123456789", "", " again", text));
        Assert.Equal(2, Assert.IsType<Placement.Ambiguous>(Find("0123456789", "nothing of the kind", "nor this", text)).Count);
    }

    [Fact]
    public void R11_positions_outside_the_basic_plane_survive_the_trip_through_selectors()
    {
        const string content = "𠮷野家で𠮷𠮷と言った。\U0001F600終わり";
        Text text = new("t", content);
        Anchor anchor = Anchoring.Of(text, Place("言った。\U0001F600", content));
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
            AnchorJson.Write(json, anchor, text);
        using JsonDocument read = JsonDocument.Parse(stream.ToArray());
        JsonElement position = read.RootElement[1];
        Assert.Equal((7, 12), (position.GetProperty("start").GetInt32(), position.GetProperty("end").GetInt32()));
        Anchor back = AnchorJson.Read(read.RootElement, text)!;
        Assert.Equal(anchor with { History = back.History }, back);
        Assert.Equal(anchor.Exact, text.Slice(back.At!.Value));
    }

    [Fact]
    public void R12_lines_that_end_in_three_ways_keep_their_numbers_and_positions()
    {
        const string content = "one\r\ntwo\nthree\rfour target\r\n\r\nsix target end";
        Text text = TextDecoder.Decode("t", Encoding.UTF8.GetBytes(content)).Value!;
        Placement.Found found = Assert.IsType<Placement.Found>(Anchoring.Find(new() { Exact = "target", Suffix = " end" }, text));
        Assert.Equal((6, 5), text.Place(found.Span.Start));
        Assert.Equal(content.LastIndexOf("target", StringComparison.Ordinal), found.Span.Start);
    }

    [Fact]
    public void The_position_counts_only_in_the_very_text_the_anchor_was_made_on()
    {
        const string content = "same same same";
        Text text = new("t", content);
        Anchor anchor = new() { Exact = "same", At = new(5, 4), TextHash = text.Sha256 };
        Assert.Equal(new Placement.Found(new(5, 4), FoundBy.Position), Anchoring.Find(anchor, text));
        Assert.IsType<Placement.Ambiguous>(Anchoring.Find(anchor, new("t", content + ".")));
        Assert.IsType<Placement.Ambiguous>(Anchoring.Find(anchor with { At = new(6, 4) }, text));
        Assert.IsType<Placement.Ambiguous>(Anchoring.Find(anchor with { At = new(int.MaxValue - 2, 4) }, text));
    }

    [Fact]
    public void An_accepted_place_keeps_the_history_of_the_anchor()
    {
        Text before = new("t", "It was said: the talks will begin soon. End."), after = new("t", "It was said: the talks will begun soon. End.");
        Anchor anchor = Anchoring.Of(before, Place("the talks will begin soon", before.Content));
        Placement.Proposed proposed = Assert.IsType<Placement.Proposed>(Anchoring.Find(anchor, after));
        Anchor moved = Anchoring.Accept(anchor, after, proposed.Span, "the analyst");
        Assert.Equal("the talks will begun soon", moved.Exact);
        Assert.Equal([new AnchorMove(anchor.Exact, anchor.At, before.Sha256, proposed.Score, "the analyst")], moved.History);
        Assert.Equal(new Placement.Found(proposed.Span, FoundBy.Position), Anchoring.Find(moved, after));
        Assert.Throws<ArgumentException>(() => Anchoring.Accept(anchor, after, proposed.Span, " "));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 3)]
    [InlineData(3, 100)]
    [InlineData(2, 1)]
    public void An_anchor_needs_a_passage_of_the_text(int start, int length) =>
        Assert.Throws<ArgumentException>(() => Anchoring.Of(new("t", "a\U0001F600b"), new(start, length)));

    [Fact]
    public void An_anchor_without_words_is_refused() =>
        Assert.Throws<ArgumentException>(() => Anchoring.Find(new() { Exact = "" }, new("t", "x")));
}
