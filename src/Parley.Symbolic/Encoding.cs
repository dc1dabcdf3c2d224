using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Symbolic;

/// <summary>States, moves and comparisons of a conflict as literals of a Boolean problem. A state is an array with one literal per option.</summary>
internal sealed class Encoding(UnlistedModel model, Clauses clauses)
{
    public Clauses Clauses { get; } = clauses;

    /// <summary>A state about which nothing is known yet.</summary>
    public int[] NewState() => [.. Enumerable.Range(0, model.Options).Select(_ => Clauses.New())];

    /// <summary>A state that is known.</summary>
    public int[] Known(State state) => [.. Enumerable.Range(0, model.Options).Select(k => state.Takes(k) ? Clauses.True : Clauses.False)];

    /// <summary>A state that agrees with another outside some options, of which nothing is known.</summary>
    public int[] Varied(int[] state, UInt128 free) =>
        [.. state.Select((literal, k) => (free >> k & 1) != 0 ? Clauses.New() : literal)];

    /// <summary>A state with some options set.</summary>
    public static int[] With(int[] state, Pattern set) =>
        [.. state.Select((literal, k) => (set.Fixed >> k & 1) == 0 ? literal : (set.Taken >> k & 1) != 0 ? Clauses.True : Clauses.False)];

    /// <summary>The state that values give to an array of literals.</summary>
    public static State Read(CpSat.Outcome outcome, int[] state)
    {
        UInt128 bits = 0;
        for (int k = 0; k < state.Length; k++)
            if (outcome.Holds(state[k]))
                bits |= UInt128.One << k;
        return new(bits);
    }

    /// <summary>Demands that a state is not the given one.</summary>
    /// <param name="state">The state.</param>
    /// <param name="one">What it is not.</param>
    /// <param name="unless">The demand is void where this literal holds.</param>
    public void Forbid(int[] state, State one, int unless = Clauses.False) =>
        Clauses.Add([unless, .. state.Select((literal, k) => one.Takes(k) ? ~literal : literal)]);

    /// <summary>A literal that holds where the condition does.</summary>
    public int Truth(Condition condition, int[] state) => condition.Formula switch
    {
        Formula.Takes f => state[f.Index],
        Formula.Not => ~Truth(condition.Left!, state),
        Formula.And => Clauses.And(Truth(condition.Left!, state), Truth(condition.Right!, state)),
        Formula.Or => Clauses.Or(Truth(condition.Left!, state), Truth(condition.Right!, state)),
        Formula.If => Clauses.Or(~Truth(condition.Left!, state), Truth(condition.Right!, state)),
        Formula.Iff => Clauses.Same(Truth(condition.Left!, state), Truth(condition.Right!, state)),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>Whether no rule forbids the state.</summary>
    public int Feasible(int[] state)
    {
        int result = Clauses.True;
        foreach (Condition infeasible in model.Infeasible)
            result = Clauses.And(result, ~Truth(infeasible, state));
        return result;
    }

    /// <summary>Demands that no rule forbids the state.</summary>
    public void RequireFeasible(int[] state)
    {
        foreach (Condition infeasible in model.Infeasible)
            Clauses.Add(~Truth(infeasible, state));
    }

    /// <summary>Whether options and scales change only in permitted directions.</summary>
    public int Directed(int[] from, int[] to)
    {
        int result = Clauses.True;
        for (int k = 0; k < from.Length; k++)
        {
            if (from[k] == to[k])
                continue;
            if ((model.ForwardOnly >> k & 1) != 0)
                result = Clauses.And(result, Clauses.Or(~from[k], to[k]));
            if ((model.BackwardOnly >> k & 1) != 0)
                result = Clauses.And(result, Clauses.Or(from[k], ~to[k]));
        }
        foreach (OneWayScale scale in model.OneWayScales)
        {
            // Wherever the level was at least h before, it is afterwards; falling scales the other way round.
            (int[] lower, int[] upper) = scale.Rises ? (from, to) : (to, from);
            int below = Clauses.False, above = Clauses.False;
            for (int h = scale.Options.Length - 1; h >= 0; h--)
            {
                below = Clauses.Or(below, lower[scale.Options[h]]);
                above = Clauses.Or(above, upper[scale.Options[h]]);
                result = Clauses.And(result, Clauses.Or(~below, above));
            }
        }
        return result;
    }

    /// <summary>Whether a move of somebody that changes own options only is permitted, its end being feasible; staying passes too.</summary>
    public int Permitted(int mover, int[] from, int[] to)
    {
        int result = Clauses.And(Directed(from, to), Feasible(to));
        foreach ((Condition source, Condition target, ImmutableArray<int> bound) in model.Transitions)
            if (bound.IsEmpty || bound.Contains(mover))
                result = Clauses.And(result, ~Clauses.And(Truth(source, from), Truth(target, to)));
        return result;
    }

    /// <summary>Whether somebody prefers the first state to the second.</summary>
    public int Better(StateOrder order, int[] first, int[] second)
    {
        if (!order.Weights.IsDefault)
            return Clauses.Reaches(
                [.. Enumerable.Range(0, first.Length).Where(k => order.Weights[k] != 0 && first[k] != second[k])
                    .SelectMany(k => new[] { (first[k], order.Weights[k]), (second[k], -order.Weights[k]) })], 1);
        List<(int First, int Second)> pairs = [];
        foreach (Condition statement in order.Statements)
        {
            // A statement that mentions nothing in which the states differ is tied before it is written down.
            if (!Differ(statement.Mentions, first, second))
                continue;
            int a = Truth(statement, first), b = Truth(statement, second);
            if (a != b)
                pairs.Add((a, b));
            if (a == ~b)
                break;
        }
        int result = Clauses.False;
        for (int k = pairs.Count - 1; k >= 0; k--)
            result = Clauses.Majority(pairs[k].First, ~pairs[k].Second, result);
        return result;
    }

    private static bool Differ(UInt128 mentions, int[] first, int[] second)
    {
        for (; mentions != 0; mentions &= mentions - 1)
        {
            int k = (int)UInt128.TrailingZeroCount(mentions);
            if (first[k] != second[k])
                return true;
        }
        return false;
    }
}
