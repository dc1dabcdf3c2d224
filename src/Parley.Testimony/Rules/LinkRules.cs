using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>LNK: addresses, places inside their targets, lost links, sources without a link.</summary>
internal static class LinkRules
{
    public static void Apply(Material material, FindingList findings)
    {
        foreach (CitationItem item in material.Citations)
            switch (item.Kind)
            {
                case CitationKind.Url or CitationKind.Place:
                    findings.Add(
                        item.Kind == CitationKind.Url ? FindingCodes.Link : FindingCodes.PlacedLink, item.Span,
                        [item.Url!, item.Date?.ToString() ?? "", item.Told is null && item.Date is not null ? "url" : "", Urls.TimeCode(item.Url!) is int seconds ? $"{seconds}" : ""],
                        item.Passage == item.Sentence ? [] : [material.Span(item.Passage)]);
                    break;
                case CitationKind.Lost:
                    findings.Add(FindingCodes.LostLink, item.At, material.Slice(item.At));
                    break;
                default:
                    findings.Add(FindingCodes.DescribedSource, item.At, material.Slice(item.At));
                    break;
            }
    }
}
