using Parley.Conflicts;

namespace Parley.Symbolic;

/// <summary>A formula that remembers which options it mentions.</summary>
internal sealed class Condition
{
    private Condition(Formula formula, Condition? left, Condition? right)
    {
        (Formula, Left, Right) = (formula, left, right);
        Mentions = formula is Formula.Takes takes ? UInt128.One << takes.Index : (left?.Mentions ?? 0) | (right?.Mentions ?? 0);
        Size = 1 + (left?.Size ?? 0) + (right?.Size ?? 0);
    }

    /// <summary>The formula itself.</summary>
    public Formula Formula { get; }

    /// <summary>The first operand, for “consequent if condition” the condition; null for an option.</summary>
    public Condition? Left { get; }

    /// <summary>The second operand, for “consequent if condition” the consequent; null where there is only one.</summary>
    public Condition? Right { get; }

    /// <summary>The bits of every option the formula names.</summary>
    public UInt128 Mentions { get; }

    /// <summary>How many nodes the formula has.</summary>
    public int Size { get; }

    public static Condition Of(Formula formula) => formula switch
    {
        Formula.Takes => new(formula, null, null),
        Formula.Not f => new(formula, Of(f.Operand), null),
        Formula.And f => new(formula, Of(f.Left), Of(f.Right)),
        Formula.Or f => new(formula, Of(f.Left), Of(f.Right)),
        Formula.If f => new(formula, Of(f.Condition), Of(f.Consequent)),
        Formula.Iff f => new(formula, Of(f.Left), Of(f.Right)),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>Whether the formula holds at a state.</summary>
    public bool Holds(State state) => Formula.Holds(state);
}
