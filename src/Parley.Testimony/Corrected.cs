using System.Collections.Immutable;
using Parley.Cases;
using Parley.Testimony;

namespace Parley.Analysis.Testimony;

/// <summary>Corrections placed in a text: what has a place is applied, what has none is told and counted.</summary>
internal sealed class Corrected
{
    private readonly List<(Correction Correction, SourceSpan Span)> placed = [];
    private readonly List<CorrectionOutcome> outcomes = [];
    private readonly Dictionary<(string Code, SourceSpan Span), Correction> dismissed = [];
    private readonly HashSet<Correction> used = [];

    /// <summary>Forms of names declared to be one.</summary>
    public ImmutableArray<AliasRow> Aliases { get; private set; } = [];

    /// <summary>What became of each correction, in the order of the file.</summary>
    public ImmutableArray<CorrectionOutcome> Outcomes => [.. outcomes];

    public static Corrected Of(Text text, Corrections? corrections, CancellationToken cancellation)
    {
        Corrected corrected = new();
        ImmutableArray<AliasRow>.Builder aliases = ImmutableArray.CreateBuilder<AliasRow>();
        foreach (Correction correction in corrections?.Items ?? [])
        {
            if (correction.Kind == CorrectionKind.Alias)
            {
                aliases.AddRange(correction.Forms.Select(f => new AliasRow("by hand: " + correction.Forms[0], "person", f, "*", null, null, correction.Note ?? "")));
                corrected.outcomes.Add(new(correction, null, null));
                continue;
            }
            if (correction.Anchor is not Anchor anchor)
                continue;
            Placement placement = Anchoring.Find(anchor, text, cancellation);
            SourceSpan? span = (placement as Placement.Found)?.Span;
            if (span is SourceSpan first && correction.Until is Anchor until)
            {
                Placement last = Anchoring.Find(until, text, cancellation);
                span = last is Placement.Found { Span: SourceSpan end } && end.End > first.Start ? new(first.Start, end.End - first.Start) : null;
                placement = span is null ? last : placement;
            }
            if (span is SourceSpan at)
            {
                corrected.placed.Add((correction, at));
                if (correction is { Kind: CorrectionKind.Dismissal, Code: string code })
                    corrected.dismissed.TryAdd((code, at), correction);
            }
            corrected.outcomes.Add(new(correction, span, span is null ? placement : null));
        }
        corrected.Aliases = aliases.ToImmutable();
        return corrected;
    }

    /// <summary>Changes whose words are whose.</summary>
    public void Apply(List<VoiceDraft> drafts, Page page)
    {
        foreach ((Correction correction, SourceSpan span) in placed)
        {
            Stretch at = new(page.FromSource(span.Start), page.FromSource(span.End));
            VoiceDraft? same = drafts.Find(d => d.Content == at) ?? drafts.Find(d => Overlap(d.Content, at) > 0.8) ?? drafts.Find(d => d.Cue is Stretch cue && cue == at);
            switch (correction.Kind)
            {
                case CorrectionKind.Voice:
                    Speaker who = new(correction.Speaker!, VoiceKind.Other, at);
                    if (same is null)
                        drafts.Add(new() { Speaker = who, Content = at, Border = Border.Hand, IsVerbatim = true, Sentence = at, IsConfirmed = true });
                    else
                        (same.Speaker, same.Content, same.Border, same.IsConfirmed) = (who, at.Length > 0 && same.Cue != at ? at : same.Content, Border.Hand, true);
                    break;
                case CorrectionKind.NotAQuotation when same is not null:
                    drafts.Remove(same);
                    break;
                case CorrectionKind.Confirmed when same is not null:
                    same.IsConfirmed = true;
                    break;
            }
        }
    }

    /// <summary>Takes marks out that hold no words of anybody.</summary>
    public void Apply(Dictionary<Enclosure, QuotationKind> kinds, List<VoiceDraft> loose, Page page)
    {
        foreach ((Correction correction, SourceSpan span) in placed)
        {
            if (correction.Kind is not (CorrectionKind.NotAQuotation or CorrectionKind.Voice))
                continue;
            Stretch at = new(page.FromSource(span.Start), page.FromSource(span.End));
            loose.RemoveAll(d => d.Content == at || Overlap(d.Content, at) > 0.8);
            if (correction.Kind == CorrectionKind.NotAQuotation)
                foreach (Enclosure quote in kinds.Keys.Where(e => e.Whole == at || e.Inside == at).ToArray())
                    kinds[quote] = QuotationKind.Mention;
        }
    }

    /// <summary>What a correction says that brackets hold; null when none is about them.</summary>
    public BracketKind? KindOf(Enclosure bracket, Page page)
    {
        foreach ((Correction correction, SourceSpan span) in placed)
            if (correction.Kind is CorrectionKind.InsertionConfirmed or CorrectionKind.InsertionOriginal && Is(bracket.Whole, span, page))
                return correction.Kind == CorrectionKind.InsertionConfirmed ? BracketKind.Insertion : BracketKind.Ordinary;
        return null;
    }

    public bool Confirms(Stretch at, Page page) =>
        placed.Exists(p => p.Correction.Kind is CorrectionKind.InsertionConfirmed or CorrectionKind.Confirmed && Is(at, p.Span, page));

    /// <summary>Whether somebody dismissed a finding.</summary>
    public bool Dismisses(string code, SourceSpan span)
    {
        if (dismissed.Count == 0 || !dismissed.TryGetValue((code, span), out Correction? correction))
            return false;
        used.Add(correction);
        return true;
    }

    /// <summary>Findings made by hand, and corrections without a place.</summary>
    public void Report(FindingList findings)
    {
        foreach ((Correction correction, SourceSpan span) in placed)
            if (correction is { Kind: CorrectionKind.Finding, Code: string code })
                findings.Add(code, span, [correction.Note ?? "", "by hand"], []);
        foreach (CorrectionOutcome outcome in outcomes)
            switch (outcome.Placement)
            {
                case Placement.Orphan orphan:
                    findings.Add(AnchorCodes.Orphan, orphan.Refused ?? default, [outcome.Correction.Anchor!.Exact, orphan.Reason.ToString()], []);
                    break;
                case Placement.Proposed proposed:
                    findings.Add(AnchorCodes.Proposed, proposed.Span, [outcome.Correction.Anchor!.Exact, proposed.Score.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)], []);
                    break;
                case Placement.Ambiguous ambiguous:
                    findings.Add(AnchorCodes.Ambiguous, ambiguous.Places[0], [outcome.Correction.Anchor!.Exact, $"{ambiguous.Count}"], [.. ambiguous.Places.Skip(1)]);
                    break;
            }
    }

    private static bool Is(Stretch stretch, SourceSpan span, Page page) => page.ToSource(stretch) == span || page.ToSource(new(stretch.Start + 1, Math.Max(stretch.Start + 1, stretch.End - 1))) == span;

    private static double Overlap(Stretch a, Stretch b)
    {
        int common = Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start), all = Math.Max(a.End, b.End) - Math.Min(a.Start, b.Start);
        return common <= 0 || all == 0 ? 0 : (double)common / all;
    }
}
