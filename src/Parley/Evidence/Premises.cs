using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Evidence;

/// <summary>Lists the judgements of a conflict, so that what rests on a claim can be asked in one way.</summary>
public static class Premises
{
    /// <summary>Every judgement of a conflict, in the order of a case file: options, rules, states, moves, then what each decision maker wants.</summary>
    public static ImmutableArray<Premise> Of(Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return
        [
            .. conflict.Options.Where(o => o.Level is null or { Height: 1 }).Select(o => new Premise(PremiseKind.Option, o.Owner, o.Index, o.Ground.Because, o.Ground.Span)),
            .. conflict.Graph is null ? Array.Empty<Premise>() : [new(PremiseKind.Moves, -1, 0, conflict.Grounds.Moves.Because, conflict.Grounds.Moves.Span)],
            .. conflict.Rules.SelectMany(Rule),
            .. conflict.Grounds.Indistinguishable.Select((g, k) => new Premise(PremiseKind.Merge, -1, k, g.Because, g.Span)),
            .. conflict.Transitions.Select((t, k) => new Premise(PremiseKind.Transition, -1, k, t.Because, t.Span)),
            .. conflict.StatusQuo is null ? Array.Empty<Premise>() : [new(PremiseKind.StatusQuo, -1, 0, conflict.Grounds.StatusQuo.Because, conflict.Grounds.StatusQuo.Span)],
            .. conflict.Grounds.Attitudes.Select((g, i) => new Premise(PremiseKind.Attitudes, i, 0, g.Because, g.Span)).Where(p => p.Span.Length > 0 || !p.Because.IsEmpty),
            .. conflict.DecisionMakers.SelectMany(d => conflict.Preferences[d.Index] is Preference p ? Preference(d.Index, p) : []),
        ];
    }

    /// <summary>Every judgement of a perspective: the perspective as a whole, and those of its conflict, inherited ones among them.</summary>
    public static ImmutableArray<Premise> Of(Perspective perspective)
    {
        ArgumentNullException.ThrowIfNull(perspective);
        return [new(PremiseKind.Perspective, -1, 0, perspective.Because, perspective.Span), .. Of(perspective.Conflict)];
    }

    private static IEnumerable<Premise> Rule(Rule rule, int k)
    {
        if (rule.IsImplied)
            yield break;
        yield return new(rule.Kind == RuleKind.Hidden ? PremiseKind.Hidden : PremiseKind.Rule, -1, k, rule.Because, rule.Span);
        if (rule.Switch is Ground ground)
            yield return new(PremiseKind.Switch, -1, k, ground.Because, ground.Span);
    }

    private static IEnumerable<Premise> Preference(int holder, Preference preference)
    {
        yield return new(PremiseKind.Preference, holder, 0, preference.Because, preference.Span);
        Preference order = preference is Preference.Partial { Order: var inner } ? inner : preference;
        ImmutableArray<(PremiseKind Kind, ImmutableArray<string> Own, SourceSpan Span)> parts = order switch
        {
            Preference.Prioritised p => [.. p.Statements.Select(s => (PremiseKind.Statement, s.Because, s.Span))],
            Preference.Weighted w => [.. w.Weights.Select((_, k) => (PremiseKind.Weight, w.Grounds.IsEmpty ? [] : w.Grounds[k], preference.Span))],
            Preference.Candidates c => [.. c.Alternatives.Select(a => (PremiseKind.Candidate, a.Because, preference.Span))],
            _ => [],
        };
        for (int k = 0; k < parts.Length; k++)
            yield return Part(parts[k].Kind, k, parts[k].Own, parts[k].Span);
        if (preference is Preference.Partial partial)
            for (int k = 0; k < partial.Pairs.Length; k++)
                yield return Part(PremiseKind.Pair, k, partial.Pairs[k].Because, preference.Span);

        Premise Part(PremiseKind kind, int k, ImmutableArray<string> own, SourceSpan span) =>
            new(kind, holder, k, own.IsEmpty ? preference.Because : own, span) { IsInherited = own.IsEmpty };
    }
}
