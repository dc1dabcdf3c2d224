using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Analysis.Sensitivity;

/// <summary>Which judgement decides a comparison, and which keep a move from being made.</summary>
internal static class Deciding
{
    // A decision maker with more options than this has too many moves to try them all.
    private const int MostOptions = 14;

    /// <summary>The parts of a preference that decide how it compares two states; the whole preference where no part does, as with ties and rankings.</summary>
    public static IEnumerable<(PremiseKind Kind, int Index)> Comparison(Preference preference, State a, State b)
    {
        switch (preference)
        {
            case Preference.Prioritised p:
                for (int k = 0; k < p.Statements.Length; k++)
                    if (p.Statements[k].Formula.Holds(a) != p.Statements[k].Formula.Holds(b))
                        return [(PremiseKind.Statement, k)];
                break;
            case Preference.Weighted w:
                int[] differ = [.. Enumerable.Range(0, w.Weights.Length).Where(k => a.Takes(k) != b.Takes(k) && w.Weights[k] != 0)];
                if (differ.Length > 0)
                    return differ.Select(k => (PremiseKind.Weight, k));
                break;
        }
        return [(PremiseKind.Preference, 0)];
    }

    /// <summary>What keeps a decision maker from moves that would tempt at a state: rules, directions of options, forbidden transitions.</summary>
    /// <remarks>A move tempts when the preference says so about any state, feasible or not; a ranking does not, and then every move that is kept back counts.</remarks>
    public static IEnumerable<(PremiseKind Kind, int DecisionMaker, int Index)> Blocks(Conflict conflict, int i, State at, State stay)
    {
        if (conflict.Graph is not null)
            return [(PremiseKind.Moves, -1, 0)];
        Option[] own = [.. conflict.Options.Where(o => (o.Owner == i && o.Sharing?.Moves != SharedMoves.Jointly) || (o.Sharing is { Moves: SharedMoves.Any } s && s.Owners.Contains(i)))];
        if (own.Length > MostOptions)
            return [];
        HashSet<(PremiseKind, int, int)> found = [];
        for (int change = 1; change < 1 << own.Length; change++)
        {
            State to = at;
            for (int k = 0; k < own.Length; k++)
                if ((change >> k & 1) != 0)
                    to = to.With(own[k].Index, !at.Takes(own[k]));
            if (!LevelsFit(conflict, to) || !Tempts(conflict.Preferences[i]!, to, stay))
                continue;
            for (int k = 0; k < conflict.Rules.Length; k++)
                if (conflict.Rules[k] is { IsImplied: false } rule && rule.Forbids(to))
                    found.Add((rule.Kind == RuleKind.Hidden ? PremiseKind.Hidden : rule.Switch is null ? PremiseKind.Rule : PremiseKind.Switch, -1, k));
            foreach (Option option in own.Where(o => at.Takes(o) != to.Takes(o)))
                if (option.Direction == (at.Takes(option) ? Direction.ForwardOnly : Direction.BackwardOnly))
                    found.Add((PremiseKind.Option, option.Owner, option.Index));
            foreach (IGrouping<(int, string), Option> scale in own.Where(o => o.Level is { Scale.Direction: not Direction.Both }).GroupBy(o => (o.Owner, o.Level!.Scale.Id)))
                if (Height(at, scale) is int before && Height(to, scale) is int after && before != after && after > before != (scale.First().Level!.Scale.Direction == Direction.ForwardOnly))
                    found.Add((PremiseKind.Option, scale.First().Owner, scale.Min(o => o.Index)));
            for (int k = 0; k < conflict.Transitions.Length; k++)
                if (conflict.Transitions[k].Forbids([i], at, to))
                    found.Add((PremiseKind.Transition, -1, k));
        }
        return found;
    }

    private static int Height(State state, IEnumerable<Option> scale) => scale.Where(state.Takes).Select(o => o.Level!.Height).DefaultIfEmpty(0).Max();

    private static bool LevelsFit(Conflict conflict, State state) => !conflict.Rules.Any(r => r.IsImplied && r.Forbids(state));

    private static bool Tempts(Preference preference, State to, State stay) => preference is not (Preference.Prioritised or Preference.Weighted) || Ordering.Compare(preference, to, stay) > 0;
}
