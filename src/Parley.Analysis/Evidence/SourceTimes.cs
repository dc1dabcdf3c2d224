using Parley.Cases;
using Parley.Evidence;
using Parley.Forecasts;

namespace Parley.Analysis.Evidence;

/// <summary>What the days of sources say against each other: newer waves, claims later than what they stand in, answers out of their time.</summary>
internal static class SourceTimes
{
    /// <summary>Remarks in no particular order.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="used">The claims that something rests on.</param>
    public static IEnumerable<Diagnostic> Of(Case theCase, IReadOnlySet<string> used) =>
        Waves(theCase, used).Concat(LaterThanSource(theCase)).Concat(theCase.Forecasts.SelectMany(q => OutOfTime(theCase, q)));

    private static IEnumerable<Diagnostic> Waves(Case theCase, IReadOnlySet<string> used)
    {
        foreach (Claim claim in theCase.Claims.Where(c => used.Contains(c.Id) && c.Source is not null))
            if (Newest(theCase, claim.Source!) is Source newer)
                yield return Say(
                    EvidenceCodes.NewerWave, Severity.Warning, claim.Span, $"The claim '{claim.Id}' stands in '{claim.Source}', and the case has a newer wave of it: '{newer.Id}'{(newer.KnownSince is string day ? $" of {day}" : "")}.",
                    "Look whether the newer one still says so, and let the judgement rest on it.");
        for (int k = 0; k < theCase.Sources.Length; k++)
            for (int l = k + 1; l < theCase.Sources.Length; l++)
                if (Series(theCase.Sources[k]) is string one && one == Series(theCase.Sources[l]) && !Linked(theCase, theCase.Sources[k], theCase.Sources[l])
                    && Older(theCase.Sources[k], theCase.Sources[l]) is (Source older, Source newer))
                    yield return Say(
                        EvidenceCodes.MayBeWave, Severity.Hint, newer.Span, $"'{newer.Id}' of {newer.KnownSince} looks like a newer wave of '{older.Id}' of {older.KnownSince}.",
                        $"If it is, write 'updates: {older.Id}'.");
    }

    // The last of the waves after a source; null when there is none.
    private static Source? Newest(Case theCase, string id)
    {
        Source? newest = null;
        while (theCase.Sources.FirstOrDefault(s => s.Updates == id) is Source next)
            (newest, id) = (next, next.Id);                        // the reader has excluded circles
        return newest;
    }

    private static bool Linked(Case theCase, Source a, Source b) => Root(theCase, a) == Root(theCase, b);

    private static string Root(Case theCase, Source source)
    {
        while (source.Updates is string id && theCase.Sources.FirstOrDefault(s => s.Id == id) is Source older)
            source = older;
        return source.Id;
    }

    // Author, outlet and title without its figures: what stays the same from one wave to the next. Without a title nothing is compared.
    private static string? Series(Source source) => source.Title is null || (source.Author ?? source.Outlet) is null ? null
        : string.Join('\n', source.Author, source.Outlet, new string([.. source.Title.Where(c => !char.IsDigit(c))]).Trim()).ToUpperInvariant();

    private static (Source Older, Source Newer)? Older(Source a, Source b) =>
        PartialDate.Parse(a.KnownSince) is not PartialDate first || PartialDate.Parse(b.KnownSince) is not PartialDate second ? null
        : second.IsAfter(first) ? (a, b) : first.IsAfter(second) ? (b, a) : null;

    private static IEnumerable<Diagnostic> LaterThanSource(Case theCase)
    {
        foreach (Source source in theCase.Sources)
            if (PartialDate.Parse(source.Retrieved) is PartialDate retrieved && PartialDate.Parse(source.KnownSince) is PartialDate known && known.IsAfter(retrieved))
                yield return Say(
                    EvidenceCodes.LaterThanSource, Severity.Warning, source.Span, $"The source '{source.Id}' was retrieved on {source.Retrieved} and became known on {source.KnownSince}, which is later.", "Correct one of the days.");
        foreach (Claim claim in theCase.Claims)
            if (theCase.Sources.FirstOrDefault(s => s.Id == claim.Source) is Source source && PartialDate.Parse(claim.Date) is PartialDate said
                && PartialDate.Parse(source.KnownSince) is PartialDate known && said.IsAfter(known))
                yield return Say(
                    EvidenceCodes.LaterThanSource, Severity.Warning, claim.Span, $"The claim '{claim.Id}' is of {claim.Date}, and its source '{source.Id}' of {source.KnownSince} is older.", "Name the source that says it, or correct the day.");
    }

    // An answer can rest neither on what was said before the question was asked nor on what was said after the answer.
    private static IEnumerable<Diagnostic> OutOfTime(Case theCase, ForecastQuestion question)
    {
        foreach (Resolution answer in question.Resolutions)
        {
            (Claim Claim, PartialDate Said)[] dated =
            [
                .. theCase.Claims.Where(c => answer.Because.Contains(c.Id))
                    .Select(c => (c, PartialDate.Parse(c.Date ?? theCase.Sources.FirstOrDefault(s => s.Id == c.Source)?.KnownSince))).Where(x => x.Item2 is not null).Select(x => (x.c, x.Item2!.Value)),
            ];
            PartialDate opens = PartialDate.Day(question.Opens), given = PartialDate.Day(answer.On);
            if (dated.Length > 0 && dated.Length == answer.Because.Length && Array.TrueForAll(dated, d => opens.IsAfter(d.Said)))
                yield return Say(
                    EvidenceCodes.OutOfTime, Severity.Warning, dated[0].Claim.Span, $"The answer to '{question.Id}' of {answer.On:yyyy-MM-dd} rests on claims from before the question was asked ({question.Opens:yyyy-MM-dd}).", "Name a claim about what happened since.");
            foreach ((Claim claim, PartialDate said) in dated.Where(d => d.Said.IsAfter(given)))
                yield return Say(
                    EvidenceCodes.OutOfTime, Severity.Warning, claim.Span, $"The answer to '{question.Id}' of {answer.On:yyyy-MM-dd} rests on the claim '{claim.Id}' of {said}, which is later.", "Correct the day of the answer, or give the answer anew.");
        }
    }

    private static Diagnostic Say(string code, Severity severity, SourceSpan span, string message, string? hint) =>
        new() { Code = code, Severity = severity, Span = span, Message = message, Hint = hint };
}
