using System.Collections.Immutable;
using Parley.Evidence;

namespace Parley.Cases;

/// <summary>Which sources and claims were known on a day.</summary>
internal sealed class ReplayEvidence(DateOnly day, UnknownDays unknownDays, List<Withheld> withheld)
{
    public (ImmutableArray<Source> Sources, ImmutableArray<Claim> Claims) Known(Case theCase)
    {
        ImmutableArray<Source> sources = [.. theCase.Sources.Where(s => Keep(WithheldKind.Source, s.Id, s.KnownSince, ReasonAgainst(s)))];
        HashSet<string> known = [.. sources.Select(s => s.Id)];
        ImmutableArray<Claim> claims = [.. theCase.Claims.Where(c => Keep(WithheldKind.Claim, c.Id, c.Date, ReasonAgainst(c, known)))];
        return (sources, claims);
    }

    private bool Keep(WithheldKind kind, string id, string? date, WithheldReason? reason)
    {
        if (reason is WithheldReason why)
            withheld.Add(new(kind, id, null, why, date));
        return reason is null;
    }

    // What was retrieved by a day was there by that day, whenever it was published.
    private WithheldReason? ReasonAgainst(Source source) =>
        PartialDate.Parse(source.Retrieved) is PartialDate retrieved && retrieved.Last <= day ? null : ReasonAgainst(source.KnownSince);

    private WithheldReason? ReasonAgainst(Claim claim, HashSet<string> known)
    {
        if (claim.Source is string source && !known.Contains(source))
            return WithheldReason.RestsOnWithheld;
        // The source dates a claim; a date of its own can only make it later.
        return claim.Date is null ? null : ReasonAgainst(claim.Date);
    }

    private WithheldReason? ReasonAgainst(string? date)
    {
        if (PartialDate.Parse(date) is not PartialDate since)
            return unknownDays == UnknownDays.Admit ? null : WithheldReason.Undated;
        if (since.First > day)
            return WithheldReason.Later;
        return since.Last > day && unknownDays == UnknownDays.Withhold ? WithheldReason.MayBeLater : null;
    }
}
