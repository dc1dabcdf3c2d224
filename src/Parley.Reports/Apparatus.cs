using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Reports;

/// <summary>The numbered sources, claims and assumptions of a case: S1, C1, A1 and so on, in the order of the file.</summary>
internal sealed class Apparatus
{
    private readonly Dictionary<string, string> claims = [], sources = [];
    private readonly Case theCase;

    public Apparatus(Case theCase)
    {
        this.theCase = theCase;
        foreach (Source source in theCase.Sources)
            sources.TryAdd(source.Id, $"S{sources.Count + 1}");
        int said = 0, assumed = 0;
        foreach (Claim claim in theCase.Claims)
            claims.TryAdd(claim.Id, claim.IsAssumption ? $"A{++assumed}" : $"C{++said}");
    }

    /// <summary>The labels of some claims in the order of the apparatus, with a space in front; nothing when there are none.</summary>
    public string Refs(IEnumerable<string> ids)
    {
        string[] labels = [.. ids.Where(claims.ContainsKey).Distinct().Select(id => claims[id]).OrderBy(l => l[0] == 'A').ThenBy(l => l.Length).ThenBy(l => l, StringComparer.Ordinal)];
        return labels.Length == 0 ? "" : " " + string.Join(' ', labels.Select(l => $"[{l}]"));
    }

    /// <summary>The label of a claim.</summary>
    public string this[Claim claim] => claims[claim.Id];

    /// <summary>The label of a source.</summary>
    public string this[Source source] => sources[source.Id];

    /// <summary>The apparatus as it stands at the end of a report.</summary>
    public IEnumerable<Block> Blocks(ImmutableArray<PlacedQuotation> quotations)
    {
        Dictionary<string, ImmutableArray<string>> uses = Uses();
        Dictionary<string, PlacedQuotation> placed = quotations.ToDictionary(q => q.Claim.Id);
        if (theCase.Claims.IsEmpty)
        {
            yield return new Block.Paragraph("The case names no claims; none of its judgements says what it rests on.");
            yield break;
        }
        yield return new Block.Paragraph("A claim says that something was said, not that it is true. Assumptions are the case author's own.");
        Claim[] said = [.. theCase.Claims.Where(c => !c.IsAssumption)], assumed = [.. theCase.Claims.Where(c => c.IsAssumption)];
        if (said.Length > 0)
        {
            yield return new Block.Heading("Claims", IsSub: true);
            yield return new Block.Listing([.. said.Select(c => Claim(c, uses, placed.GetValueOrDefault(c.Id)))]);
        }
        if (assumed.Length > 0)
        {
            yield return new Block.Heading("Assumptions", IsSub: true);
            yield return new Block.Listing([.. assumed.Select(c => Claim(c, uses, null))]);
        }
        if (theCase.Sources.Length > 0)
        {
            yield return new Block.Heading("Sources", IsSub: true);
            yield return new Block.Listing([.. theCase.Sources.Select(s => new Item(EvidencePage.Citation(s) + ".", [.. EvidencePage.About(s) is { Length: > 0 } about ? new[] { about } : [], .. theCase.Sources.Where(n => n.Updates == s.Id).Select(n => $"A newer wave is [{this[n]}].")]) { Label = this[s] })]);
        }
    }

    private Item Claim(Claim claim, Dictionary<string, ImmutableArray<string>> uses, PlacedQuotation? placed)
    {
        Source? source = theCase.Sources.FirstOrDefault(s => s.Id == claim.Source);
        List<string> details = [];
        if (!claim.Speakers.IsEmpty)
            details.Add($"Said by {Basis.Voices(claim.Speakers)}.");
        if (source is not null)
            details.Add($"In [{this[source]}]{(claim.Date is null ? "" : $", {claim.Date}")}; {(claim.Certainty == Certainty.Unknown ? "certainty not stated" : $"certainty: {claim.Certainty.ToString().ToLowerInvariant()}")}.");
        if (claim.Quote is not null)
            details.Add($"“{claim.Quote.Exact.ReplaceLineEndings(" ")}”" + QuotationPage.Word(placed?.Placement) switch
            {
                "found" => "",
                "no-text" => " (not checked against the text)",
                "orphan" => " (not found in the archived text)",
                _ => " (place in the archived text in doubt)",
            });
        if (claim.Rival is not null)
            details.Add($"Others say: {claim.Rival.Trim()}");
        if (claim.Note is not null)
            details.Add(claim.Note.Trim());
        details.Add(uses.TryGetValue(claim.Id, out ImmutableArray<string> used) ? $"Behind {string.Join("; ", used)}." : "Nothing rests on it.");
        return new(claim.Text.Trim(), [.. details]) { Label = this[claim] };
    }

    // What a perspective inherits is told once, with the case as written.
    private Dictionary<string, ImmutableArray<string>> Uses()
    {
        Dictionary<string, List<(string Judgement, string? View)>> uses = [];
        HashSet<(PremiseKind, SourceSpan, int, int)> told = [];
        foreach ((string? view, Conflict conflict, ImmutableArray<Premise> premises) in theCase.Perspectives
            .Select(p => ((string?)p.Id, p.Conflict, Premises.Of(p))).Prepend((null, theCase.Conflict, Premises.Of(theCase.Conflict))))
            foreach (Premise premise in premises.Where(p => !p.IsInherited && told.Add((p.Kind, p.Span, p.DecisionMaker, p.Index))))
                foreach (string claim in premise.Because.Distinct())
                {
                    if (!uses.TryGetValue(claim, out List<(string Judgement, string? View)>? list))
                        uses.Add(claim, list = []);
                    list.Add((PremiseText.Of(conflict, premise), view));
                }
        foreach (Forecasts.ForecastQuestion question in theCase.Forecasts)
            foreach (string claim in question.Because.Concat(question.Mechanisms.SelectMany(m => m.Because)).Concat(question.Predictions.SelectMany(p => p.Because)).Concat(question.Resolutions.SelectMany(r => r.Because)).Distinct())
            {
                if (!uses.TryGetValue(claim, out List<(string Judgement, string? View)>? list))
                    uses.Add(claim, list = []);
                list.Add(($"the question {question.Id}", null));
            }
        return uses.ToDictionary(u => u.Key, u => u.Value.GroupBy(j => j.Judgement)
            .Select(g => g.Key + (g.Any(j => j.View is not null) ? $" in {Wording.And([.. g.Select(j => j.View ?? "the case as written").Distinct()])}" : "")).ToImmutableArray());
    }
}
