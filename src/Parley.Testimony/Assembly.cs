using System.Collections.Immutable;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Puts what was found into the nouns, with places in the stored text.</summary>
internal static class Assembly
{
    public static TestimonyFindings Of(Material material, Corrected corrected, MarkRules marks, TimeRules times, ImmutableArray<NameGroup> names, ImmutableArray<Finding> findings)
    {
        Dictionary<VoiceNode, int> cited = [];
        for (int k = 0; k < material.Citations.Count; k++)
            if (material.Citations[k].Node is VoiceNode node)
                cited.TryAdd(node, k);
        return new()
        {
            Text = material.Text,
            Study = material.Study,
            Language = material.Language,
            Published = material.Published,
            Voices = material.Speakers,
            Attributions = [.. material.Tree.Nodes.Select(n => Attribution(material, n, cited))],
            Quotations = [.. material.Enclosures.Where(material.Quotations.ContainsKey).Select(e => Quotation(material, e))],
            Marks = [.. marks.Marks.Select(m => new Mark(material.Span(m.At), m.Kind, m.By.Index, m.IsSure))],
            Citations = [.. material.Citations.Select(c => Citation(material, c))],
            CertaintyWords = [.. material.Certainty.Select(c => new CertaintyMention(material.Span(c.At), c.Band.Name, material.Tree.At(c.At.Start).Index, c.IsConditional))],
            Bands = material.Tables.Bands,
            Dates = [.. material.Dates.Select(d => new DateMention(material.Span(d.At), d.Readings, d.Anchor, !d.Raw.IsComplete))],
            Times = [.. times.Times.Select(t => t.Mention)],
            Quantities = [.. material.Numbers.Select(n => new Quantity(material.Span(n.At), n.Value, n.Unit.Length > 0 ? n.Unit : n.Noun, n.Digits, n.Bound))],
            Names = names,
            Pieces = material.Page.Runs.Length == 0
                ? [new(new SourceSpan(0, material.Text.Length))]
                : [.. material.Page.Runs.Select(r => new TextPiece(new(r.Source, r.SourceLength), r.Length == r.SourceLength ? null : material.Page.Text.Substring(r.Start, r.Length)))],
            Corrections = corrected.Outcomes,
            Findings = findings,
        };
    }

    private static Attribution Attribution(Material material, VoiceNode node, Dictionary<VoiceNode, int> cited) => new()
    {
        Index = node.Index,
        Voice = node.Voice,
        As = node.Draft?.Speaker.As ?? "",
        Cue = node.Draft?.Cue is Stretch cue && cue.Length > 0 ? material.Span(cue) : null,
        // The author's is the whole stored text, markup included.
        Content = node.Index == 0 ? new SourceSpan(0, material.Text.Length) : material.Span(node.Content),
        Parent = node.Parent?.Index,
        Level = node.Level,
        Border = node.Draft?.Border ?? Border.Text,
        IsVerbatim = node.IsVerbatim,
        IsConfirmed = node.Draft?.IsConfirmed ?? false,
        Date = material.Said.TryGetValue(node, out Parley.Evidence.PartialDate date) ? date : null,
        Citation = cited.TryGetValue(node, out int citation) ? citation : null,
    };

    private static Quotation Quotation(Material material, Enclosure quote)
    {
        VoiceNode node = material.Tree.Around(quote.Whole);
        return new(material.Span(quote.Whole), node.Index, node.Level, material.Quotations[quote]);
    }

    private static Citation Citation(Material material, CitationItem item) => new()
    {
        Span = item.Span,
        Kind = item.Kind,
        Url = item.Url,
        Date = item.Date,
        DateFromUrl = item.Told is null && item.Date is not null,
        TimeCode = item.Url is null ? null : Urls.TimeCode(item.Url),
        Passage = material.Span(item.Passage),
    };
}
