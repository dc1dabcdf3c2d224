using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;

namespace Parley.Analysis.Sensitivity;

/// <summary>In what two views of a conflict differ, piece by piece, and the views in between that have some pieces of each.</summary>
internal static class ViewMixture
{
    /// <summary>Why two conflicts cannot be mixed; null when they can.</summary>
    public static string? WhyNot(Conflict a, Conflict b) =>
        (a.Graph is null) != (b.Graph is null) ? "one is given by options and the other by a graph"
        : !a.DecisionMakers.Select(d => d.Id).SequenceEqual(b.DecisionMakers.Select(d => d.Id)) ? "the decision makers differ"
        : !a.Options.Select(Identity).SequenceEqual(b.Options.Select(Identity)) ? "the options differ"
        : a.Graph is StateGraph first && b.Graph is StateGraph second && !SameGraph(first, second) ? "the graphs differ"
        : null;

    /// <summary>The pieces in which two conflicts over the same options differ.</summary>
    public static ImmutableArray<ViewDifference> Differences(Conflict a, Conflict b) =>
    [
        .. a.Options.Where(o => o.Direction != b.Options[o.Index].Direction || o.Level?.Scale.Direction != b.Options[o.Index].Level?.Scale.Direction)
            .Where(o => o.Level is null or { Height: 1 }).Select(o => new ViewDifference(PremiseKind.Option, o.Owner, null, o.Index)),
        .. Rules(a, b),
        .. a.Indistinguishable.ToHashSet().SetEquals(b.Indistinguishable) ? Array.Empty<ViewDifference>() : [new(PremiseKind.Merge, -1)],
        .. SameTransitions(a, b) ? Array.Empty<ViewDifference>() : [new(PremiseKind.Transition, -1)],
        .. a.StatusQuo == b.StatusQuo ? Array.Empty<ViewDifference>() : [new(PremiseKind.StatusQuo, -1)],
        .. a.DecisionMakers.Where(d => !a.Attitudes[d.Index].SequenceEqual(b.Attitudes[d.Index])).Select(d => new ViewDifference(PremiseKind.Attitudes, d.Index)),
        .. a.DecisionMakers.Where(d => !SamePreference(a.Preferences[d.Index]!, b.Preferences[d.Index]!)).Select(d => new ViewDifference(PremiseKind.Preference, d.Index)),
    ];

    /// <summary>The first conflict with some pieces of the second.</summary>
    /// <param name="a">The first.</param>
    /// <param name="b">The second.</param>
    /// <param name="taken">The pieces in which the result is as the second.</param>
    public static Conflict Of(Conflict a, Conflict b, IReadOnlyCollection<ViewDifference> taken)
    {
        bool Takes(PremiseKind kind, int i = -1) => taken.Any(d => d.Kind == kind && d.DecisionMaker == i);
        HashSet<(int Owner, string Name)> turned = [.. taken.Where(d => d.Kind == PremiseKind.Option).Select(d => Scale(a.Options[d.Option]))];
        // A rule is what it forbids; who wrote it down and under which name does not matter here.
        List<Rule> rules = [.. a.Rules.Where(r => r is { IsImplied: false, InForce: true })];
        foreach (ViewDifference rule in taken.Where(d => d.Kind == PremiseKind.Rule))
            if (rules.RemoveAll(r => Same(r, rule.Rule!)) == 0)
                rules.Add(rule.Rule! with { InForce = true });
        return new(
            [.. a.DecisionMakers.Select(d => new DecisionMaker(d.Index, d.Id, d.Name, [.. d.Options.Select(o => turned.Contains(Scale(o)) ? o with { Direction = b.Options[o.Index].Direction, Level = b.Options[o.Index].Level } : o)]))],
            [.. rules],
            (Takes(PremiseKind.StatusQuo) ? b : a).StatusQuo,
            [.. a.Preferences.Select((p, i) => Takes(PremiseKind.Preference, i) ? b.Preferences[i] : p)],
            (Takes(PremiseKind.Merge) ? b : a).Indistinguishable,
            [.. a.Attitudes.Select((row, i) => Takes(PremiseKind.Attitudes, i) ? b.Attitudes[i] : row)],
            (Takes(PremiseKind.Transition) ? b : a).Transitions,
            a.Graph);
    }

    private static IEnumerable<ViewDifference> Rules(Conflict a, Conflict b)
    {
        Rule[] first = [.. a.Rules.Where(r => r is { IsImplied: false, InForce: true })], second = [.. b.Rules.Where(r => r is { IsImplied: false, InForce: true })];
        List<Rule> told = [];
        foreach (Rule rule in first.Where(r => !second.Any(o => Same(r, o))).Concat(second.Where(r => !first.Any(o => Same(r, o)))))
            if (!told.Exists(r => Same(r, rule)))
            {
                told.Add(rule);
                yield return new(PremiseKind.Rule, -1, rule);
            }
    }

    /// <summary>Whether two rules forbid the same by the same words.</summary>
    internal static bool Same(Rule a, Rule b) => a.Kind == b.Kind && a.Operands.SequenceEqual(b.Operands);

    private static bool SameTransitions(Conflict a, Conflict b) =>
        a.Transitions.Length == b.Transitions.Length
        && a.Transitions.All(t => b.Transitions.Any(o => o.From == t.From && o.To == t.To && o.For.SequenceEqual(t.For)));

    private static bool SameGraph(StateGraph a, StateGraph b) =>
        a.States.Select(s => s.Id).SequenceEqual(b.States.Select(s => s.Id)) && a.Moves.Zip(b.Moves).All(p => p.First.Zip(p.Second).All(q => q.First.SequenceEqual(q.Second)));

    private static (int, string, int, string, SharedMoves?) Identity(Option o) =>
        (o.Owner, o.Id, o.Level?.Height ?? 0, string.Join(',', o.Sharing?.Owners ?? []), o.Sharing?.Moves);

    private static (int, string) Scale(Option option) => (option.Owner, option.Level?.Scale.Id ?? option.Id);

    /// <summary>Whether two preferences are the same by their words: statements, ranking, weights.</summary>
    internal static bool SamePreference(Preference a, Preference b) =>
        ReferenceEquals(a, b) || (a.SatisficingThreshold == b.SatisficingThreshold && a.Anticipation == b.Anticipation && (a, b) switch
        {
            (Preference.Prioritised p, Preference.Prioritised q) => p.Statements.Select(s => s.Formula).SequenceEqual(q.Statements.Select(s => s.Formula)),
            (Preference.Ranking p, Preference.Ranking q) =>
                p.Groups.Length == q.Groups.Length && p.Groups.Zip(q.Groups).All(g => g.First.ToHashSet().SetEquals(g.Second)) && Strengths(p).SequenceEqual(Strengths(q)),
            (Preference.Weighted p, Preference.Weighted q) => p.Weights.SequenceEqual(q.Weights),
            (Preference.Candidates p, Preference.Candidates q) => p.Weights.SequenceEqual(q.Weights) && p.Alternatives.Length == q.Alternatives.Length && p.Alternatives.Zip(q.Alternatives).All(x => SamePreference(x.First, x.Second)),
            (Preference.Partial p, Preference.Partial q) => SamePreference(p.Order, q.Order) && p.Pairs.Select(Words).ToHashSet().SetEquals(q.Pairs.Select(Words)),
            _ => false,
        });

    private static IEnumerable<int> Strengths(Preference.Ranking ranking) => ranking.Strengths.IsEmpty ? Enumerable.Repeat(1, Math.Max(0, ranking.Groups.Length - 1)) : ranking.Strengths;

    private static (State, State, double, double) Words(PairwisePreference p) => (p.First, p.Second, p.Low, p.High);
}
