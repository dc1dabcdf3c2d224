using System.Collections.Immutable;
using Parley.Cases;
using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Reports;

/// <summary>A quotation and where it stands.</summary>
/// <param name="Claim">The claim with the quotation.</param>
/// <param name="Text">The archived text; null when it is not there.</param>
/// <param name="Placement">Where it stands; null without a text.</param>
/// <param name="Proposal">The quotation as it would be after accepting what is proposed, its history included; null when nothing is.</param>
public sealed record PlacedQuotation(Claim Claim, Text? Text, Placement? Placement, Anchor? Proposal);

/// <summary>The quotations of a case in the archived texts of its sources: found, proposed, ambiguous or lost.</summary>
public static class QuotationPage
{
    // So much of the text is shown before and behind.
    private const int Around = 40;

    /// <summary>Writes the page.</summary>
    public static Report Of(Case theCase, ImmutableArray<PlacedQuotation> quotations)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        List<Block> blocks = [new Block.Paragraph(quotations.IsEmpty ? "No claim of this case is quoted." : Summary(quotations))];
        foreach ((string title, Func<PlacedQuotation, bool> belongs) in Groups)
        {
            PlacedQuotation[] group = [.. quotations.Where(belongs)];
            if (group.Length == 0)
                continue;
            blocks.Add(new Block.Heading(title));
            foreach (PlacedQuotation q in group)
            {
                blocks.Add(new Block.Listing([new Item($"{q.Claim.Id}: “{Line(q.Claim.Quote!.Exact)}”", [.. Details(q)])]));
                if (q.Proposal is Anchor proposal)
                    blocks.Add(new Block.Preformatted(string.Join('\n', CaseWriter.Quotation(proposal))));
            }
        }
        return new($"{theCase.Title}: quotations", [.. blocks]);
    }

    /// <summary>A placement in one word, for data.</summary>
    public static string Word(Placement? placement) => placement switch
    {
        null => "no-text",
        Placement.Found => "found",
        Placement.Proposed => "proposed",
        Placement.Ambiguous => "ambiguous",
        _ => "orphan",
    };

    private static readonly ImmutableArray<(string, Func<PlacedQuotation, bool>)> Groups =
    [
        ("Lost", q => q.Placement is Placement.Orphan),
        ("Only nearly found", q => q.Placement is Placement.Proposed),
        ("Found at several places", q => q.Placement is Placement.Ambiguous),
        ("Not checked, for lack of a text", q => q.Placement is null),
        ("Found", q => q.Placement is Placement.Found),
    ];

    private static string Summary(ImmutableArray<PlacedQuotation> all)
    {
        int found = all.Count(q => q.Placement is Placement.Found), unchecked_ = all.Count(q => q.Placement is null), lost = all.Count(q => q.Placement is Placement.Orphan);
        return $"{Wording.Count(all.Length, "quotation")}: {found} found, {lost} lost, {all.Length - found - lost - unchecked_} in doubt, {unchecked_} without a text to look in.";
    }

    private static IEnumerable<string> Details(PlacedQuotation q)
    {
        switch (q.Placement)
        {
            case Placement.Found found:
                yield return $"{q.Text!.Name}, {Place(q.Text, found.Span.Start)}, by {By(found.By)}.";
                yield return Context(q.Text, found.Span.Start, found.Span.End);
                break;
            case Placement.Proposed proposed:
                yield return $"{q.Text!.Name}, {Place(q.Text, proposed.Span.Start)}; {Math.Floor(proposed.Score * 1000) / 10} % alike. Accepting it means writing:";
                yield return Context(q.Text, proposed.Span.Start, proposed.Span.End);
                break;
            case Placement.Ambiguous ambiguous:
                foreach (SourceSpan span in ambiguous.Places)
                    yield return $"{q.Text!.Name}, {Place(q.Text, span.Start)}: {Context(q.Text, span.Start, span.End)}";
                if (ambiguous.Count > ambiguous.Places.Length)
                    yield return $"and at {ambiguous.Count - ambiguous.Places.Length} more places.";
                break;
            case Placement.Orphan orphan:
                yield return orphan.Refused is SourceSpan refused
                    ? $"{q.Text!.Name}, {Place(q.Text, refused.Start)}: the same words in other surroundings, which do not bear out that it is this passage."
                    : $"{q.Text!.Name}: {Why(orphan.Reason)}";
                if (q.Claim.Quote!.Prefix.Length + q.Claim.Quote.Suffix.Length > 0)
                    yield return $"It stood here: …{Line(q.Claim.Quote.Prefix)}⟦{Line(q.Claim.Quote.Exact)}⟧{Line(q.Claim.Quote.Suffix)}…";
                break;
        }
        foreach (AnchorMove move in q.Claim.Quote!.History)
            yield return $"Earlier: “{Line(move.Exact)}”; the place after it was accepted by {move.AcceptedBy}.";
    }

    private static string Why(OrphanReason reason) => reason switch
    {
        OrphanReason.TooShort => "the words are not there, and are too short to look for anything like them.",
        OrphanReason.NoPlace => "the words are not there, and their surroundings do not say where to look.",
        _ => "the words are not there, and nothing at their place is like them.",
    };

    private static string By(FoundBy by) => by switch
    {
        FoundBy.Position => "its position in the very text it was taken from",
        FoundBy.Context => "its words and what surrounds them",
        FoundBy.OneSide => "its words and one side of what surrounded them",
        _ => "its words, which stand there once",
    };

    private static string Place(Text text, int at) => text.Place(at) is var (line, column) ? $"line {line}, column {column}" : "";

    private static string Context(Text text, int start, int end)
    {
        SourceSpan paragraph = text.ParagraphAt(start);
        int from = Whole(text, Math.Max(paragraph.Start, start - Around)), to = Whole(text, Math.Min(Math.Max(paragraph.End, end), end + Around));
        return $"{(from > paragraph.Start ? "…" : "")}{Line(text.Content[from..start])}⟦{Line(text.Content[start..end])}⟧{Line(text.Content[end..to].TrimEnd())}{(to < paragraph.End ? "…" : "")}";
    }

    private static int Whole(Text text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text.Content[at]) ? at - 1 : at;

    private static string Line(string words) => words.ReplaceLineEndings(" ");
}
