using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Analysis.Sensitivity;

/// <summary>A conflict without some of its judgements.</summary>
/// <remarks>
/// What each kind of judgement leaves behind when it falls: a statement leaves the list; a weight becomes 0; a candidate or a pair is struck; a rule, a
/// transition, a merging and a hidden option no longer count; a switched rule is as in the base conflict; an option changes in both
/// directions; attitudes are self-interest; the status quo is unknown. A preference of which nothing is left is that of the base conflict, if the view had
/// another, and indifference between all states where there is none. The moves of a graph stay, and so do levels and owners of options.
/// </remarks>
internal sealed class Withdrawal(Conflict whole, IReadOnlySet<(PremiseKind Kind, int DecisionMaker, int Index)> fallen)
{
    /// <summary>The judgements of a view that rest on these claims and on nothing else.</summary>
    public static IEnumerable<Premise> Fallen(IEnumerable<Premise> premises, IReadOnlySet<string> claims) =>
        premises.Where(p => !p.Because.IsEmpty && p.Because.All(claims.Contains));

    /// <summary>A premise without what it rests on.</summary>
    public static (PremiseKind, int, int) Key(Premise premise) => (premise.Kind, premise.DecisionMaker, premise.Index);

    /// <summary>The view without the fallen judgements.</summary>
    /// <param name="view">The view the fallen judgements belong to.</param>
    /// <param name="baseAfter">The base conflict without its own fallen judgements; null when the view is the base.</param>
    public Conflict From(Conflict view, Conflict? baseAfter) => new(
        DecisionMakers(view),
        Rules(view),
        Falls(PremiseKind.StatusQuo, -1, 0) ? view.StatusQuo == whole.StatusQuo ? null : baseAfter?.StatusQuo : view.StatusQuo,
        [.. view.Preferences.Select((p, i) => p is null ? null : Preference(p, i, view, baseAfter))],
        [.. view.Indistinguishable.Where((_, k) => !Falls(PremiseKind.Merge, -1, k))],
        [.. view.Attitudes.Select((row, i) => Falls(PremiseKind.Attitudes, i, 0) ? Conflict.SelfInterest(view.DecisionMakers.Length)[i] : row)],
        [.. view.Transitions.Where((_, k) => !Falls(PremiseKind.Transition, -1, k))],
        view.Graph);

    private bool Falls(PremiseKind kind, int decisionMaker, int index) => fallen.Contains((kind, decisionMaker, index));

    private ImmutableArray<DecisionMaker> DecisionMakers(Conflict view) =>
        [.. view.DecisionMakers.Select(d => new DecisionMaker(d.Index, d.Id, d.Name, [.. d.Options.Select(o => Free(view, o))]))];

    // The first level stands for its scale.
    private Option Free(Conflict view, Option option)
    {
        int named = option.Level is null ? option.Index : view.Options.First(o => o.Owner == option.Owner && o.Level?.Scale.Id == option.Level.Scale.Id).Index;
        if (!Falls(PremiseKind.Option, option.Owner, named))
            return option;
        return option.Level is Level level
            ? option with { Level = level with { Scale = level.Scale with { Direction = Direction.Both } } }
            : option with { Direction = Direction.Both };
    }

    private ImmutableArray<Rule> Rules(Conflict view) =>
    [
        .. view.Rules.Select((rule, k) =>
            Falls(PremiseKind.Rule, -1, k) || Falls(PremiseKind.Hidden, -1, k) ? rule with { InForce = false }
            : Falls(PremiseKind.Switch, -1, k) && whole.Rules.FirstOrDefault(r => r.Id == rule.Id) is Rule written ? rule with { InForce = written.InForce, Switch = null }
            : rule),
    ];

    private Preference Preference(Preference preference, int holder, Conflict view, Conflict? baseAfter)
    {
        if (Reduced(preference, holder) is Preference left)
            return left;
        bool isOwn = baseAfter is not null && !ReferenceEquals(view.Preferences[holder], whole.Preferences[holder]);
        return isOwn && baseAfter!.Preferences[holder] is Preference inherited ? inherited : new Preference.Prioritised([]);
    }

    // Null when nothing is left of it.
    private Preference? Reduced(Preference preference, int holder)
    {
        switch (preference)
        {
            case Preference.Prioritised p:
                if (!p.Statements.Where((_, k) => Falls(PremiseKind.Statement, holder, k)).Any())
                    return Falls(PremiseKind.Preference, holder, 0) && p.Statements.IsEmpty ? null : p;
                ImmutableArray<Statement> statements = [.. p.Statements.Where((_, k) => !Falls(PremiseKind.Statement, holder, k))];
                return statements.IsEmpty ? null : p with { Statements = statements };
            case Preference.Weighted w:
                if (!w.Weights.Where((_, k) => Falls(PremiseKind.Weight, holder, k)).Any())
                    return w;
                return Enumerable.Range(0, w.Weights.Length).All(k => Falls(PremiseKind.Weight, holder, k))
                    ? null
                    : w with { Weights = [.. w.Weights.Select((x, k) => Falls(PremiseKind.Weight, holder, k) ? 0 : x)] };
            case Preference.Candidates c:
                int[] kept = [.. Enumerable.Range(0, c.Alternatives.Length).Where(k => !Falls(PremiseKind.Candidate, holder, k))];
                return kept.Length == c.Alternatives.Length ? c
                    : kept.Length == 0 ? null
                    : kept.Length == 1 ? c.Alternatives[kept[0]] with { SatisficingThreshold = c.SatisficingThreshold, Anticipation = c.Anticipation }
                    : c with { Alternatives = [.. kept.Select(k => c.Alternatives[k])], Weights = c.Weights.IsEmpty ? [] : [.. kept.Select(k => c.Weights[k])] };
            case Preference.Partial partial:
                Preference? order = Reduced(partial.Order, holder);
                ImmutableArray<PairwisePreference> pairs = [.. partial.Pairs.Where((_, k) => !Falls(PremiseKind.Pair, holder, k))];
                if (order == partial.Order && pairs.Length == partial.Pairs.Length)
                    return partial;
                return pairs.IsEmpty ? order is null ? null : order with { SatisficingThreshold = partial.SatisficingThreshold, Anticipation = partial.Anticipation }
                    : partial with { Order = order ?? new Preference.Prioritised([]), Pairs = pairs };
            default:
                return Falls(PremiseKind.Preference, holder, 0) ? null : preference;
        }
    }
}
