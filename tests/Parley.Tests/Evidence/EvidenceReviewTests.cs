using System.Collections.Immutable;
using System.Text;
using Parley.Analysis.Evidence;
using Parley.Cases;
using Parley.Evidence;
using Parley.Testimony;
using Parley.Tests.Cases;

namespace Parley.Tests.Evidence;

public sealed class EvidenceReviewTests
{
    private const string Speech = "The minister said: the strait stays open to all ships. He left at noon.";

    // Two views, every judgement backed, one archived source.
    private static readonly string Whole = $$$$$"""
        parley: 1
        id: small
        title: Small
        as-of: 2031-03-18
        parties: {anna: Anna, ben: Ben}
        sources:
          speech: {title: Speech, date: 2031-03-17, file: sources/speech.txt, sha256: {{{{{Text.HashOf(Encoding.UTF8.GetBytes(Speech))}}}}}}
        evidence:
          open:
            claim: The strait stays open.
            source: speech
            quote: {exact: the strait stays open, prefix: "said: ", suffix: " to"}
        hypotheses:
          both: {states: x and z}
        conflict:
          options:
            anna: {x: {name: X, irreversible: yes, because: [open]}}
            ben: {z: Z}
          status-quo: {state: [x], because: [open]}
          preferences:
            anna: {statements: [x], because: [open]}
            ben: {statements: [{statement: z, because: [open]}]}
        perspectives:
          other: {conflict: {preferences: {anna: {statements: [not x], because: [open]}}}}

        """;

    [Fact]
    public void Nothing_is_said_about_a_case_whose_judgements_all_have_evidence() => Assert.Empty(Review(Whole));

    public static TheoryData<string, string, string> Remarks => new()
    {
        { EvidenceCodes.NoEvidence, "anna: {statements: [x], because: [open]}", "⟦anna⟧: {statements: [x]}" },
        { EvidenceCodes.NoEvidence, "ben: {statements: [{statement: z, because: [open]}]}", "ben: {statements: [{statement: z, because: [open]}, ⟦x⟧]}" },
        { EvidenceCodes.NoEvidence, "irreversible: yes, because: [open]", "irreversible: yes" },
        { EvidenceCodes.NoEvidence, "status-quo: {state: [x], because: [open]}", "status-quo: ⟦[x]⟧" },
        { EvidenceCodes.NoEvidence, "  status-quo", "  infeasible: [⟦not x and not z⟧]\n  status-quo" },
        { EvidenceCodes.NoEvidence, "  status-quo", "  transitions: [⟦{forbid: {from: x and z, to: x and not z}}⟧]\n  status-quo" },
        { EvidenceCodes.NoEvidence, "  preferences:\n    anna: {s", "  attitudes: {⟦anna⟧: {ben: devoting}}\n  preferences:\n    anna: {s" },
        { EvidenceCodes.NoEvidence, "other: {conflict: {", "other: {conflict: {hidden: [⟦z⟧], " },
        { EvidenceCodes.UnusedClaim, "hypotheses:", "  ⟦spare⟧: {claim: Spare., source: speech}\nhypotheses:" },
        { EvidenceCodes.UnusedSource, "evidence:", "  ⟦spare⟧: {date: 2030}\nevidence:" },
        { EvidenceCodes.Undated, "  speech: {title: Speech, date: 2031-03-17,", "  ⟦speech⟧: {title: Speech," },
        { EvidenceCodes.NewerWave, "evidence:\n  open:", "  next: {date: 2031-03-18, updates: speech}\nevidence:\n  ⟦open⟧:" },
        { EvidenceCodes.MayBeWave, "  speech: {title: Speech,", "  ⟦later⟧: {title: Speech 2, author: A, date: 2031-03-18}\n  speech: {title: Speech, author: A," },
        { EvidenceCodes.LaterThanSource, "  open:\n    claim:", "  ⟦open⟧:\n    date: 2031-03-18\n    claim:" },
        { EvidenceCodes.LaterThanSource, "  speech: {title: Speech,", "  ⟦speech⟧: {title: Speech, retrieved: 2031-03-16," },
        { EvidenceCodes.OutOfTime, "perspectives:\n", Asked("2031-03-18", "2031-03-19") },
        { EvidenceCodes.OutOfTime, "perspectives:\n", Asked("2031-03-01", "2031-03-16") },
        { EvidenceCodes.LaterThanCase, "  open:\n    claim:", "  ⟦open⟧:\n    date: 2031-03-19\n    claim:" },
        { EvidenceCodes.MayBeLaterThanCase, "  open:\n    claim:", "  ⟦open⟧:\n    date: 2031-03\n    claim:" },
        { EvidenceCodes.EmptyHypothesis, "  both: {states: x and z}", "  ⟦both⟧: {states: x and not x}" },
        { EvidenceCodes.OnePerspective, "perspectives:\n  other: {conflict: {preferences: {anna: {statements: [not x], because: [open]}}}}\n", "" },
        { EvidenceCodes.RestsOnAssumptions, "    source: speech\n    quote: {exact: the strait stays open, prefix: \"said: \", suffix: \" to\"}\n", "    assumption: yes\n" },
        { AnchorCodes.Orphan, "    quote: {exact: the strait stays open,", "    ⟦quote⟧: {exact: the strait stays shut for good," },
        { AnchorCodes.Proposed, "    quote: {exact: the strait stays open,", "    ⟦quote⟧: {exact: the strait stays opened," },
        { AnchorCodes.Ambiguous, "    quote: {exact: the strait stays open, prefix: \"said: \", suffix: \" to\"}", "    ⟦quote⟧: {exact: a}" },
        { EvidenceCodes.QuoteUnchecked, $", file: sources/speech.txt, sha256: {Text.HashOf(Encoding.UTF8.GetBytes(Speech))}", "" },
        { EvidenceCodes.FileMissing, "file: sources/speech.txt", "file: sources/speach.txt" },
        { EvidenceCodes.FileUnreadable, "file: sources/speech.txt", "file: locked" },
        { EvidenceCodes.HashDiffers, Text.HashOf(Encoding.UTF8.GetBytes(Speech)), Text.HashOf([]) },
        { TextCodes.NotDecoded, "file: sources/speech.txt", "file: bytes" },
    };

    // A question whose answer rests on the claim of 17 March.
    private static string Asked(string opens, string answered) =>
        $"forecasts:\n  q:\n    question: Does it stay open?\n    opens: {opens}\n    answers: [yes, no]\n    resolution: {{on: {answered}, answer: yes, because: [open]}}\nperspectives:\n";

    [Theory, MemberData(nameof(Remarks), DisableDiscoveryEnumeration = true)]
    public void Each_gap_is_named_where_it_stands(string code, string passage, string replacement)
    {
        Assert.Contains(passage, Whole, StringComparison.Ordinal);
        string marked = Whole.Replace(passage, replacement, StringComparison.Ordinal);
        bool isMarked = marked.Contains('⟦');
        (string text, SourceSpan span) = isMarked ? Complaint.Unmark(marked) : (marked, default);
        Diagnostic[] found = [.. Review(text).Where(d => d.Code == code)];
        Assert.NotEmpty(found);
        if (isMarked)
            Assert.Equal(span, Assert.Single(found).Span);
        Assert.All(found, d => Assert.EndsWith(".", d.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_without_claims_hears_it_once() =>
        Assert.Equal(EvidenceCodes.NoEvidence, Assert.Single(Review(Samples.Small.Replace("because: [said]", "").Replace("evidence:\n  said: {claim: It was said., source: book}\n", "").Replace("sources:\n  book: {title: Book, date: 1984}\n", "")), d => d.Code == EvidenceCodes.NoEvidence).Code);

    [Fact]
    public void Every_case_of_the_catalogue_can_be_reviewed()
    {
        foreach (string file in Cases.Catalogue.CaseFiles())
        {
            SourceText source = new(file, File.ReadAllText(file));
            Assert.All(EvidenceReview.Of(CaseReader.Read(source).Value!, SourceTexts.None), d => Assert.InRange(d.Span.End, 0, source.Text.Length));
        }
    }

    private static ImmutableArray<Diagnostic> Review(string text)
    {
        Reading<Case> reading = CaseReader.Read(new("case.yaml", text));
        Assert.True(reading.Succeeded, string.Join('\n', reading.Diagnostics.Select(d => d.Message)));
        return EvidenceReview.Of(reading.Value, SourceTexts.Read(reading.Value, path => path switch
        {
            "sources/speech.txt" => (Encoding.UTF8.GetBytes(Speech), null),
            "bytes" => ([0xFF, 0xFE], null),
            "locked" => (null, "it is locked"),
            _ => (null, null),
        }));
    }
}
