using System.Collections.Immutable;
using Parley.Analysis.Testimony;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Analysis.Evidence;

/// <summary>What there is to say about the evidence of a case once it can be read: judgements that rest on nothing, quotations that are lost, claims that nothing rests on.</summary>
public static class EvidenceReview
{
    // A hypothesis is tried out at every state only while that stays cheap.
    private const int MostStates = 1 << 18;

    /// <summary>Remarks in the order of the case file; none of them makes the case unusable but those about its archived texts.</summary>
    public static ImmutableArray<Diagnostic> Of(Case theCase, SourceTexts texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(texts);
        ImmutableArray<(Perspective? View, ImmutableArray<Premise> Premises)> views =
        [
            (null, Premises.Of(theCase.Conflict)),
            .. theCase.Perspectives.Select(p => ((Perspective?)p, Premises.Of(p))),
        ];
        return
        [
            .. texts.Diagnostics
                .Concat(Quotations(theCase, texts, cancellation))
                .Concat(WithoutEvidence(theCase, [.. views.SelectMany(v => v.Premises.Select(p => (v.View?.Conflict ?? theCase.Conflict, p)))]))
                .Concat(BargainingWithoutEvidence(theCase))
                .Concat(Unused(theCase, [.. views.SelectMany(v => v.Premises)]))
                .Concat(Late(theCase))
                .Concat(SourceTimes.Of(theCase, Used(theCase, [.. views.SelectMany(v => v.Premises)])))
                .Concat(views.SelectMany(v => Assumptions(theCase, v.View, v.Premises)))
                .Concat(Hypotheses(theCase, cancellation))
                .Concat(Perspectives(theCase))
                .OrderBy(d => d.Span.Start),
        ];
    }

    /// <summary>Where the quotation of each claim stands in the archived text of its source; claims without a quotation or without a text are left out.</summary>
    public static ImmutableArray<(Claim Claim, Text Text, Placement Placement)> Placements(Case theCase, SourceTexts texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(texts);
        return
        [
            .. from claim in theCase.Claims
               where claim is { Quote: not null, Source: not null } && texts.Of(claim.Source) is not null
               let text = texts.Of(claim.Source!)!
               select (claim, text, Anchoring.Find(claim.Quote!, text, cancellation)),
        ];
    }

    private static IEnumerable<Diagnostic> Quotations(Case theCase, SourceTexts texts, CancellationToken cancellation)
    {
        foreach (Claim claim in theCase.Claims)
            if (claim is { Quote: not null, Source: string id } && theCase.Sources.FirstOrDefault(s => s.Id == id) is { File: null })
                yield return Say(EvidenceCodes.QuoteUnchecked, Severity.Hint, claim.QuoteSpan, $"The quotation of '{claim.Id}' cannot be checked: the source '{id}' has no archived text.", "Name one under 'file', or leave the quotation as it is.");
        foreach ((Claim claim, Text text, Placement placement) in Placements(theCase, texts, cancellation))
            switch (placement)
            {
                case Placement.Orphan orphan:
                    yield return Say(
                        AnchorCodes.Orphan, Severity.Warning, claim.QuoteSpan, $"The quotation of '{claim.Id}' has no place in {text.Name}: {Reason(orphan, text)}.", "Look it up there; correct the quotation or the source.");
                    break;
                case Placement.Proposed proposed:
                    yield return Say(
                        AnchorCodes.Proposed, Severity.Hint, claim.QuoteSpan,
                        $"The quotation of '{claim.Id}' stands in {text.Name} only nearly ({Math.Floor(proposed.Score * 100)} %), {Place(text, proposed.Span)}: \"{Short(text.Slice(proposed.Span))}\".",
                        "Compare the two; 'parley evidence --quotations' writes the new quotation out.");
                    break;
                case Placement.Ambiguous ambiguous:
                    yield return Say(
                        AnchorCodes.Ambiguous, Severity.Hint, claim.QuoteSpan,
                        $"The quotation of '{claim.Id}' stands at {ambiguous.Count} places in {text.Name}: {string.Join("; ", ambiguous.Places.Take(3).Select(p => Place(text, p)))}{(ambiguous.Count > 3 ? "; …" : "")}.",
                        "Add a 'prefix' or a 'suffix' that stands at one of them only.");
                    break;
            }
    }

    private static IEnumerable<Diagnostic> WithoutEvidence(Case theCase, ImmutableArray<(Conflict Conflict, Premise Premise)> all)
    {
        // What a perspective inherits stands at the same place and is said once.
        (Conflict Conflict, Premise Premise)[] bare = [.. all.Where(p => Wants(p.Conflict, p.Premise)).DistinctBy(p => (p.Premise.Kind, p.Premise.Span))];
        if (theCase.Claims.IsEmpty)
        {
            if (bare.Length > 0)
                yield return Say(EvidenceCodes.NoEvidence, Severity.Hint, default, $"The case names no claims; none of its {bare.Length} judgements says what it rests on.", "Write claims under 'evidence' and name them under 'because'.");
            yield break;
        }
        foreach ((Conflict conflict, Premise premise) in bare)
            yield return Say(EvidenceCodes.NoEvidence, Severity.Hint, premise.Span, $"No claim is named for {What(conflict, premise)}.", "Name claims under 'because', or an assumption.");
    }

    /// <summary>Whether a judgement should say what it rests on and does not.</summary>
    private static bool Wants(Conflict conflict, Premise premise) => premise.Because.IsEmpty && premise.Kind switch
    {
        // Some statements may have evidence of their own; then the others are named one by one.
        PremiseKind.Preference => Parts(conflict.Preferences[premise.DecisionMaker]!).All(b => b.IsEmpty),
        PremiseKind.Statement or PremiseKind.Candidate => !Parts(conflict.Preferences[premise.DecisionMaker]!).All(b => b.IsEmpty),
        PremiseKind.Rule => conflict.Rules[premise.Index].InForce,
        PremiseKind.Option => conflict.Options[premise.Index] is { Direction: not Direction.Both } or { Level.Scale.Direction: not Direction.Both } or { Sharing: not null },
        PremiseKind.Weight or PremiseKind.Pair or PremiseKind.Perspective => false,
        _ => true,
    };

    private static IEnumerable<ImmutableArray<string>> Parts(Preference preference) => preference switch
    {
        Preference.Prioritised p => p.Statements.Select(s => s.Because),
        Preference.Weighted w => w.Grounds,
        Preference.Candidates c => c.Alternatives.Select(a => a.Because),
        Preference.Partial p => Parts(p.Order).Concat(p.Pairs.Select(pair => pair.Because)),
        _ => [],
    };

    private static string What(Conflict conflict, Premise premise) => premise.Kind switch
    {
        PremiseKind.Preference => $"the preference of '{conflict.DecisionMakers[premise.DecisionMaker].Id}'",
        PremiseKind.Statement => $"a statement of '{conflict.DecisionMakers[premise.DecisionMaker].Id}'",
        PremiseKind.Candidate => $"a candidate of '{conflict.DecisionMakers[premise.DecisionMaker].Id}'",
        PremiseKind.Attitudes => $"the attitudes of '{conflict.DecisionMakers[premise.DecisionMaker].Id}'",
        PremiseKind.Option => Property(conflict.Options[premise.Index]),
        PremiseKind.Rule => "this rule",
        PremiseKind.Switch => $"the switch of the rule '{conflict.Rules[premise.Index].Id}'",
        PremiseKind.Hidden => "this hidden option",
        PremiseKind.Transition => "this forbidden transition",
        PremiseKind.Merge => "these merged states",
        PremiseKind.Moves => "the moves of the graph",
        _ => "the status quo",
    };

    private static string Property(Option option) =>
        $"the option '{option.Level?.Scale.Id ?? option.Id}', which {(option.Sharing is null ? "changes in one direction only" : "has several owners")}";

    // What a perspective inherits stands at the same place and is said once.
    private static IEnumerable<BargainingJudgement> Judgements(Case theCase) =>
        theCase.Perspectives.Select(p => p.Bargaining).Prepend(theCase.Bargaining).OfType<BargainingProblem>().SelectMany(b => b.Judgements()).DistinctBy(j => (j.Part, j.Actor, j.Issue, j.Ground.Span));

    private static IEnumerable<Diagnostic> BargainingWithoutEvidence(Case theCase)
    {
        // A case without claims says so once, about everything.
        if (theCase.Bargaining is not BargainingProblem problem || theCase.Claims.IsEmpty)
            yield break;
        foreach (BargainingJudgement judgement in Judgements(theCase).Where(j => j.Ground.Because.IsEmpty && j.Part != JudgementPart.Scale))
            yield return Say(EvidenceCodes.NoEvidence, Severity.Hint, judgement.Ground.Span, $"No claim is named for {What(problem, judgement)}.", "Name claims under 'because', or an assumption.");
    }

    private static string What(BargainingProblem problem, BargainingJudgement judgement)
    {
        string actor = judgement.Actor < 0 ? "" : $"'{problem.Actors[judgement.Actor].Id}'", issue = judgement.Issue < 0 ? "" : $"'{problem.Issues[judgement.Issue].Id}'";
        return judgement.Part switch
        {
            JudgementPart.Reference => $"the reference point of {issue}",
            JudgementPart.Capability => $"the capability of {actor}{(issue.Length > 0 ? $" on {issue}" : "")}",
            JudgementPart.Veto => $"the veto of {actor}",
            JudgementPart.FailureCost => $"what failure costs {actor}",
            JudgementPart.Position => $"the position of {actor} on {issue}",
            JudgementPart.Salience => $"the salience of {issue} for {actor}",
            JudgementPart.Limit => "this limit",
            JudgementPart.Dependency => "this dependency",
            _ => "this link",
        };
    }

    // The claims that judgements and forecasts name.
    private static HashSet<string> Used(Case theCase, ImmutableArray<Premise> premises) =>
    [
        .. premises.SelectMany(p => p.Because),
        .. Judgements(theCase).SelectMany(j => j.Ground.Because),
        .. theCase.Forecasts.SelectMany(q => q.Because.Concat(q.Mechanisms.SelectMany(m => m.Because)).Concat(q.Predictions.SelectMany(p => p.Because)).Concat(q.Resolutions.SelectMany(r => r.Because))),
    ];

    private static IEnumerable<Diagnostic> Unused(Case theCase, ImmutableArray<Premise> premises)
    {
        HashSet<string> used = Used(theCase, premises);
        foreach (Claim claim in theCase.Claims)
            if (!used.Contains(claim.Id) && claim.BearsOn.IsEmpty)
                yield return Say(EvidenceCodes.UnusedClaim, Severity.Hint, claim.Span, $"Nothing rests on the claim '{claim.Id}'.", "It is kept; name it under 'because' where it counts.");
        HashSet<string?> named = [.. theCase.Claims.Select(c => c.Source)];
        foreach (Source source in theCase.Sources)
        {
            if (!named.Contains(source.Id))
                yield return Say(EvidenceCodes.UnusedSource, Severity.Hint, source.Span, $"No claim names the source '{source.Id}'.", null);
            else if (source.KnownSince is null)
                yield return Say(EvidenceCodes.Undated, Severity.Hint, source.Span, $"The source '{source.Id}' has no date.", "Write when it was said or published; without it nobody can tell what was known when.");
        }
    }

    private static IEnumerable<Diagnostic> Late(Case theCase)
    {
        if (PartialDate.Parse(theCase.AsOf) is not PartialDate day)
            yield break;
        foreach (Claim claim in theCase.Claims)
        {
            string? when = claim.Date ?? theCase.Sources.FirstOrDefault(s => s.Id == claim.Source)?.KnownSince;
            if (PartialDate.Parse(when) is not PartialDate said)
                continue;
            if (said.IsAfter(day))
                yield return Say(EvidenceCodes.LaterThanCase, Severity.Warning, claim.Span, $"The claim '{claim.Id}' is of {when}; the case holds what was known on {theCase.AsOf}.", "Take it out, or move the day of the case.");
            else if (said.MayBeAfter(day))
                yield return Say(EvidenceCodes.MayBeLaterThanCase, Severity.Hint, claim.Span, $"The claim '{claim.Id}' is of {when}, which may be later than {theCase.AsOf}, the day of the case.", "Find out the day.");
        }
    }

    private static IEnumerable<Diagnostic> Assumptions(Case theCase, Perspective? view, ImmutableArray<Premise> premises)
    {
        // The base of a case whose views give the preferences has no results of its own.
        if (view is null && !theCase.Conflict.IsComplete)
            yield break;
        HashSet<string> used = [.. premises.SelectMany(p => p.Because)];
        string[] assumed = [.. theCase.Claims.Where(c => c.IsAssumption && used.Contains(c.Id)).Select(c => c.Id)];
        if (assumed.Length > 0)
            yield return Say(
                EvidenceCodes.RestsOnAssumptions, Severity.Hint, view?.Span ?? default,
                $"Results of {(view is null ? "the case as written" : $"the perspective '{view.Id}'")} rest on {(assumed.Length == 1 ? "an assumption" : $"{assumed.Length} assumptions")}: {string.Join(", ", assumed)}.", null);
    }

    private static IEnumerable<Diagnostic> Hypotheses(Case theCase, CancellationToken cancellation)
    {
        if (!theCase.Hypotheses.Any(h => h.States is not null))
            yield break;
        StateList?[] states = [.. theCase.Perspectives.Select(p => p.Conflict).Prepend(theCase.Conflict).Select(c => StateList.Of(c, MostStates, cancellation))];
        if (states.Contains(null))
            yield break;
        foreach (Hypothesis hypothesis in theCase.Hypotheses)
            if (hypothesis.States is Formula formula && !states.Any(list => list!.Any(formula.Holds)))
                yield return Say(EvidenceCodes.EmptyHypothesis, Severity.Warning, hypothesis.Span, $"The hypothesis '{hypothesis.Id}' holds at no feasible state of any view.", "Correct its formula.");
    }

    private static IEnumerable<Diagnostic> Perspectives(Case theCase)
    {
        int views = theCase.Perspectives.Count(p => p.Conflict.IsComplete) + (theCase.Conflict.IsComplete ? 1 : 0);
        if (views == 1)
            yield return Say(EvidenceCodes.OnePerspective, Severity.Hint, default, "The case has one perspective only; every result will say so.", "Write what others see under 'perspectives'.");
    }

    private static string Reason(Placement.Orphan orphan, Text text) => orphan switch
    {
        { Refused: SourceSpan refused } => $"the words stand {Place(text, refused)} in other surroundings",
        { Reason: OrphanReason.TooShort } => "the words are not there, and are too short to look for anything like them",
        { Reason: OrphanReason.NoPlace } => "the words are not there, and their surroundings do not say where to look",
        _ => "the words are not there, and nothing at their place is like them",
    };

    private static string Place(Text text, SourceSpan span) => text.Place(span.Start) is var (line, column) ? $"in line {line}, column {column}" : "";

    private static string Short(string words) => (words.Length <= 80 ? words : words[..79] + "…").ReplaceLineEndings(" ");

    private static Diagnostic Say(string code, Severity severity, SourceSpan span, string message, string? hint) =>
        new() { Code = code, Severity = severity, Span = span, Message = message, Hint = hint };
}
