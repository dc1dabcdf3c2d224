using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>The feasible states of the conflicts of one case, listed as far as that stays cheap.</summary>
internal sealed class FeasibleStates
{
    /// <summary>How many states are listed while reading; larger conflicts are read without the checks that need the list.</summary>
    public const int MaxStates = 1 << 20;

    /// <summary>How many states a graph may list.</summary>
    public const int MaxGraphStates = 10_000;

    // Deterministic stand-ins for time: visits of a formula's node, for one list and for all lists of a case.
    private const long OneList = 1_000_000_000, AllLists = 2 * OneList;

    private readonly List<(ImmutableArray<Rule> InForce, StateList? States)> known = [];
    private long spent;

    /// <summary>The states of a draft; null when there are too many or the rules could not be read.</summary>
    public StateList? Of(Draft draft)
    {
        if (!draft.RulesAreSound)
            return null;
        ImmutableArray<Rule> inForce = [.. draft.Rules.Where(r => r.InForce)];
        foreach ((ImmutableArray<Rule> rules, StateList? states) in known)
            if (rules.AsSpan().SequenceEqual(inForce.AsSpan(), SameCondition.Instance))
                return states;
        StateList? list = List(draft, inForce);
        known.Add((inForce, list));
        return list;
    }

    private StateList? List(Draft draft, ImmutableArray<Rule> inForce)
    {
        Conflict bare = new(draft.DecisionMakers, inForce, null, [.. draft.DecisionMakers.Select(_ => (Preference?)null)], graph: draft.Graph);
        long weight = inForce.Sum(Weight) + (bare.Rules.Length - inForce.Length);      // what follows from levels costs one look each
        int limit = (int)Math.Min(MaxStates, OneList / (16 * Math.Max(1, weight)));
        if (limit < 64 || spent > AllLists)
            return null;
        StateList? list = StateList.Of(bare, limit);
        spent += weight == 0 ? 0 : list is null ? OneList : 4 * (weight + 10) * list.Count;
        return list;
    }

    // How many nodes the formulas have that the rule turns into; pairs make that quadratic.
    private static long Weight(Rule rule)
    {
        long n = rule.Operands.Length, nodes = rule.Operands.Sum(f => (long)Size(f));
        return rule.Kind is RuleKind.MutuallyExclusive or RuleKind.ExactlyOne ? n * nodes + n * n : nodes + n;
    }

    private static int Size(Formula formula) => formula switch
    {
        Formula.Not f => 1 + Size(f.Operand),
        Formula.And f => 1 + Size(f.Left) + Size(f.Right),
        Formula.Or f => 1 + Size(f.Left) + Size(f.Right),
        Formula.If f => 1 + Size(f.Consequent) + Size(f.Condition),
        Formula.Iff f => 1 + Size(f.Left) + Size(f.Right),
        _ => 1,
    };

    /// <summary>Two rules forbid the same when they were read from the same words; a switch makes a copy that shares them.</summary>
    private sealed class SameCondition : IEqualityComparer<Rule>
    {
        public static SameCondition Instance { get; } = new();

        public bool Equals(Rule? x, Rule? y) => x is not null && y is not null && x.Kind == y.Kind && x.Operands == y.Operands;

        public int GetHashCode(Rule obj) => obj.Operands.GetHashCode();
    }
}
