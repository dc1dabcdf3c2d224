using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Tests.Cases;

public sealed class EvidenceReadingTests
{
    private static readonly Case Options = CaseReader.Read(new("case.yaml", EvidenceSamples.Options)).Value!;

    /// <summary>For every code the reader gives about sources and claims a text that produces it, with its place between ⟦ and ⟧.</summary>
    public static TheoryData<string, string> Mistakes => new()
    {
        { EvidenceCodes.UnknownUpdate, Examples.Small("{title: Book, date: 1984}", "{title: Book, updates: ⟦b⟧}") },
        { EvidenceCodes.UnknownUpdate, Examples.Small("{title: Book, date: 1984}", "{title: Book, updates: c}\n  b: {updates: book}\n  c: {updates: ⟦b⟧}") },
        { EvidenceCodes.FileOutside, File("⟦../speech.txt⟧") },
        { EvidenceCodes.FileOutside, File("⟦/etc/passwd⟧") },
        { EvidenceCodes.FileOutside, File("⟦a/../../b⟧") },
        { EvidenceCodes.FileOutside, File("⟦'C:\\b.txt'⟧") },
        { EvidenceCodes.FileOutside, File("⟦C:b.txt⟧") },
        { EvidenceCodes.FileOutside, File("⟦\"~/b.txt\"⟧") },
        { EvidenceCodes.FileOutside, File("⟦a//b⟧") },
        { EvidenceCodes.FileOutside, File("⟦./b⟧") },
        { EvidenceCodes.FileOutside, File("⟦\"a\\u0007b\"⟧") },
        { EvidenceCodes.BadHash, Options1("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", "⟦BA78⟧") },
        { EvidenceCodes.BadHash, Options1("text: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "text: ⟦x⟧") },
        { EvidenceCodes.HashMissing, Examples.Small("{title: Book, date: 1984}", "{title: Book, file: ⟦sources/book.txt⟧}") },
        { EvidenceCodes.BadQuote, Options1("exact: x,", "exact: ⟦\"\"⟧,") },
        { EvidenceCodes.BadQuote, Options1("      prefix: \"漁業相は「\"", "      prefix: ⟦\"" + new string('x', 1001) + "\"⟧") },
        { EvidenceCodes.BadQuote, Options1("      at: {start: 12, length: 15}", "      ⟦at⟧: {start: 12, length: 14}") },
        { EvidenceCodes.PositionWithoutText, Examples.Small("source: book}", "source: book, quote: {exact: abc, ⟦at⟧: {start: 0, length: 3}}}") },
        { EvidenceCodes.UnknownHypothesis, Examples.Small("source: book}", "source: book, bears-on: {⟦peace⟧: C}}") },
        { EvidenceCodes.UnknownHypothesis, Options1("answer: {question: q-1,", "answer: {question: ⟦q-2⟧,") },
        { EvidenceCodes.UnknownHypothesis, Options1("is: \"yes\"}}", "is: ⟦maybe⟧}}") },
        { Codes.MissingKey, Examples.Small("{title: Book, date: 1984}", "{title: Book, ⟦encoding⟧: utf-8}") },
        { Codes.MissingKey, Examples.Small("source: book}", "assumption: yes, ⟦quote⟧: {exact: abc}}") },
        { Codes.MissingKey, Options1("      - {who: The Harbour Post, mode: reports}", "      - ⟦{⟧mode: reports}") },
        { Codes.MissingKey, Options1("  war: {states: \"strike or north.pact is full\"}", "  ⟦war⟧: {name: War}") },
        { Codes.ConflictingKeys, Options1("    said-by: [South]", "    speakers: [South]\n    ⟦said-by⟧: [South]") },
        { Codes.ConflictingKeys, Options1("  war: {states: ", "  ⟦war⟧: {answer: {question: q-1, is: \"no\"}, states: ") },
        { Codes.UnknownParty, Options1("party: north,", "party: ⟦nroth⟧,") },
        { Codes.UnknownChoice, Options1("mode: reports", "mode: ⟦says⟧") },
        { Codes.UnknownChoice, Options1("peace: CC,", "peace: ⟦CCC⟧,") },
        { Codes.UnknownChoice, Options1("encoding: shift_jis", "encoding: ⟦latin-1⟧") },
        { Codes.BadNumber, Options1("start: 12,", "start: ⟦-1⟧,") },
        { Codes.BadNumber, Options1("score: 0.9,", "score: ⟦1.9⟧,") },
        { Codes.BadDate, Options1("as-of: 2031-03-18", "as-of: ⟦18 March⟧") },
        { Codes.BadDate, Options1("published: 2031-03-18", "published: ⟦2031-13-18⟧") },
        { Codes.UnknownClaim, Options1("because: [open, guess]", "because: [open, ⟦gues⟧]") },
        { Codes.UnknownClaim, Options1("pact is full)\", because: [open]", "pact is full)\", because: [⟦opne⟧]") },
        { Codes.UnknownClaim, Options1("talk: yes}, because: [open, closed]", "talk: yes}, because: [open, ⟦colsed⟧]") },
        { Codes.UnknownClaim, Options1("in-force: no, because: [open]", "in-force: no, because: [⟦opne⟧]") },
        { Codes.UnknownOption, Options1("{name: Everybody keeps still, states: not block and not strike}", "{states: not block and not ⟦stryke⟧}") },
        { Codes.UnknownKey, Options1("      - {statement: \"block", "      - {⟦want⟧: 1, statement: \"block") },
    };

    [Theory, MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void A_mistake_about_evidence_gets_one_complaint_at_its_place(string code, string marked) => Complaint.Single(code, marked);

    [Fact]
    public void A_source_is_read_with_every_key()
    {
        Source source = Options.Sources[0];
        Assert.Equal(
            new Source
            {
                Id = "speech", Title = "Speech on the strait", Author = "A. Corvo", Outlet = "The Harbour Post", Date = "2031-03-17", Published = "2031-03-18", Retrieved = "2031-03-19", Updates = "letter",
                Url = "https://example.org/speech", Cite = "Corvo2031", Language = "ja", File = "sources/speech.txt", Encoding = "shift_jis", Rights = "invented for tests", Grade = Grade.B,
                Sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Note = "Nobody gave it.",
            },
            source with { Span = default });
        Assert.Equal("2031-03-18", source.KnownSince);
    }

    [Fact]
    public void A_quotation_keeps_its_words_its_sides_its_place_and_its_history()
    {
        Anchor quote = Options.Claims[0].Quote!;
        Assert.Equal(("海峡は 開いている\r\nと述べた", "漁業相は「", "」 "), (quote.Exact, quote.Prefix, quote.Suffix));
        Assert.Equal((new SourceSpan(12, 15), Options.Sources[0].Sha256), (quote.At, quote.TextHash));
        Assert.Equal([new AnchorMove("海峡は開く", new(3, 5), Options.Sources[0].Sha256, 0.9, "the analyst"), new("x", null, null, 1, "yes")], quote.History);
    }

    [Fact]
    public void A_chain_of_voices_is_read_from_the_outermost_inwards()
    {
        Assert.Equal(
            [new("The Harbour Post", null, SpeakerMode.Reports), new("A. Corvo", "north", SpeakerMode.Asserts), new Speaker("The minister")],
            Options.Claims[0].Speakers);
        Assert.Equal([new Speaker("South")], Options.Claims[1].Speakers);
    }

    [Fact]
    public void Every_kind_of_judgement_carries_its_evidence()
    {
        Conflict conflict = Options.Conflict, blind = Options.Perspectives[0].Conflict;
        Assert.Equal(["open", "guess"], conflict.Options[0].Ground.Because);
        Assert.All(conflict.Options.Where(o => o.Level is not null), o => Assert.Equal(["open"], o.Ground.Because));
        Assert.Equal(["open", "closed"], conflict.Grounds.StatusQuo.Because);
        Assert.Equal([["guess"], []], conflict.Grounds.Indistinguishable.Select(g => g.Because.ToArray()));
        Assert.Equal([["closed"], ["guess"]], conflict.Grounds.Attitudes.Select(g => g.Because.ToArray()));
        Preference.Prioritised north = (Preference.Prioritised)conflict.Preferences[0]!;
        Assert.Equal([[], ["open"]], north.Statements.Select(s => s.Because.ToArray()));
        Assert.Equal(["closed"], north.Because);
        Preference.Weighted south = (Preference.Weighted)conflict.Preferences[1]!;
        Assert.Equal(["open"], south.Grounds[0]);
        Assert.Equal(2.5m, south.Weights[2]);
        Assert.Equal(["open"], blind.Rules.Single(r => r.Id == "bar").Switch!.Because);
        Assert.Equal([["guess"], []], blind.Rules.Where(r => r.Kind == RuleKind.Hidden).Select(r => r.Because.ToArray()));
        Assert.Equal(["open"], ((Preference.Candidates)Options.Perspectives[1].Conflict.Preferences[0]!).Alternatives[0].Because);
        Case graph = CaseReader.Read(new("case.yaml", EvidenceSamples.Graph)).Value!;
        Assert.Equal(["said"], graph.Conflict.Grounds.Moves.Because);
        Assert.Equal(["said"], ((Preference.Partial)graph.Conflict.Preferences[0]!).Pairs[0].Because);
    }

    [Fact]
    public void Dates_are_compared_by_the_days_they_can_mean()
    {
        PartialDate D(string text) => PartialDate.Parse(text)!.Value;
        Assert.True(D("2025-08-15").IsAfter(D("2025-08-14")));
        Assert.False(D("2025-08").IsAfter(D("2025-08-14")));
        Assert.True(D("2025-08").MayBeAfter(D("2025-08-14")));
        Assert.False(D("2025-07").MayBeAfter(D("2025-08-14")));
        Assert.Equal(new DateOnly(2024, 2, 29), D("2024-02").Last);
        Assert.All(new[] { null, "", "2025-13", "25-08-14", "2025-8-4", "May 1984" }, text => Assert.Null(PartialDate.Parse(text)));
    }

    private static string File(string path) => Examples.Small("{title: Book, date: 1984}", $"{{title: Book, file: {path}, sha256: {Text.HashOf([])}}}");

    private static string Options1(string passage, string replacement)
    {
        Assert.Contains(passage, EvidenceSamples.Options, StringComparison.Ordinal);
        return EvidenceSamples.Options.Replace(passage, replacement, StringComparison.Ordinal);
    }
}
