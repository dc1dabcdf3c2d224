namespace Parley.Conflicts;

/// <summary>A condition on states, built from options with not, and, or, if, iff.</summary>
/// <remarks>Formulas are trees of values: two formulas are equal when they are written the same, not when they mean the same.</remarks>
public abstract record Formula
{
    private Formula() { }

    /// <summary>True where the option at <paramref name="Index"/> is taken.</summary>
    public sealed record Takes(int Index) : Formula;

    /// <summary>True where the operand is false.</summary>
    public sealed record Not(Formula Operand) : Formula;

    /// <summary>True where both are.</summary>
    public sealed record And(Formula Left, Formula Right) : Formula;

    /// <summary>True where either is, or both.</summary>
    public sealed record Or(Formula Left, Formula Right) : Formula;

    /// <summary>“Consequent if condition”: false only where the condition holds and the consequent does not. Source: [FangHipelKilgourPeng2003].</summary>
    public sealed record If(Formula Consequent, Formula Condition) : Formula;

    /// <summary>True where both have the same value.</summary>
    public sealed record Iff(Formula Left, Formula Right) : Formula;

    /// <summary>Whether the formula holds at a state.</summary>
    public bool Holds(State state) => this switch
    {
        Takes f => state.Takes(f.Index),
        Not f => !f.Operand.Holds(state),
        And f => f.Left.Holds(state) && f.Right.Holds(state),
        Or f => f.Left.Holds(state) || f.Right.Holds(state),
        If f => f.Consequent.Holds(state) || !f.Condition.Holds(state),
        Iff f => f.Left.Holds(state) == f.Right.Holds(state),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>The formula's value at 64 consecutive states, bit j for the state <paramref name="first"/> + j.</summary>
    /// <param name="first">Bits of the first state; its six lowest bits are zero.</param>
    public ulong HoldsAt64(UInt128 first) => this switch
    {
        Takes f => f.Index < 6 ? LowOption[f.Index] : (first >> f.Index & 1) != 0 ? ulong.MaxValue : 0,
        Not f => ~f.Operand.HoldsAt64(first),
        And f => f.Left.HoldsAt64(first) & f.Right.HoldsAt64(first),
        Or f => f.Left.HoldsAt64(first) | f.Right.HoldsAt64(first),
        If f => f.Consequent.HoldsAt64(first) | ~f.Condition.HoldsAt64(first),
        Iff f => ~(f.Left.HoldsAt64(first) ^ f.Right.HoldsAt64(first)),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>The formula's value when only some options are known: true, false, or null when the rest decides.</summary>
    /// <param name="state">Values of the known options.</param>
    /// <param name="known">Bit k is set when option k is known.</param>
    /// <remarks>Strong Kleene logic: null may be returned where every completion agrees, never a wrong truth value.</remarks>
    public bool? HoldsPartly(State state, UInt128 known)
    {
        switch (this)
        {
            case Takes f:
                return (known >> f.Index & 1) != 0 ? state.Takes(f.Index) : null;
            case Not f:
                return !f.Operand.HoldsPartly(state, known);
            case And f:
                return f.Left.HoldsPartly(state, known) & f.Right.HoldsPartly(state, known);
            case Or f:
                return f.Left.HoldsPartly(state, known) | f.Right.HoldsPartly(state, known);
            case If f:
                return f.Consequent.HoldsPartly(state, known) | !f.Condition.HoldsPartly(state, known);
            case Iff f:
                bool? left = f.Left.HoldsPartly(state, known), right = f.Right.HoldsPartly(state, known);
                return left is null || right is null ? null : left == right;
            default:
                throw new InvalidOperationException("the family is closed");
        }
    }

    /// <summary>The bits of every option the formula names.</summary>
    public UInt128 Mentions => this switch
    {
        Takes f => UInt128.One << f.Index,
        Not f => f.Operand.Mentions,
        And f => f.Left.Mentions | f.Right.Mentions,
        Or f => f.Left.Mentions | f.Right.Mentions,
        If f => f.Consequent.Mentions | f.Condition.Mentions,
        Iff f => f.Left.Mentions | f.Right.Mentions,
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>The same formula with every option index replaced.</summary>
    public Formula Renumber(Func<int, int> newIndex)
    {
        ArgumentNullException.ThrowIfNull(newIndex);
        return this switch
        {
            Takes f => new Takes(newIndex(f.Index)),
            Not f => new Not(f.Operand.Renumber(newIndex)),
            And f => new And(f.Left.Renumber(newIndex), f.Right.Renumber(newIndex)),
            Or f => new Or(f.Left.Renumber(newIndex), f.Right.Renumber(newIndex)),
            If f => new If(f.Consequent.Renumber(newIndex), f.Condition.Renumber(newIndex)),
            Iff f => new Iff(f.Left.Renumber(newIndex), f.Right.Renumber(newIndex)),
            _ => throw new InvalidOperationException("the family is closed"),
        };
    }

    /// <summary>The formula in the case file's language.</summary>
    /// <param name="reference">How option k is referred to, for example <c>usa.blockade</c>.</param>
    public string ToText(Func<int, string> reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Write(this, 0, reference);
    }

    // Binding strength: 0 if/iff, 1 or, 2 and, 3 not and options. If and iff do not chain, so both sides need strength 1.
    private static string Write(Formula formula, int strength, Func<int, string> reference)
    {
        (string text, int own) = formula switch
        {
            Takes f => (reference(f.Index), 3),
            Not f => ("not " + Write(f.Operand, 3, reference), 3),
            And f => (Write(f.Left, 2, reference) + " and " + Write(f.Right, 3, reference), 2),
            Or f => (Write(f.Left, 1, reference) + " or " + Write(f.Right, 2, reference), 1),
            If f => (Write(f.Consequent, 1, reference) + " if " + Write(f.Condition, 1, reference), 0),
            Iff f => (Write(f.Left, 1, reference) + " iff " + Write(f.Right, 1, reference), 0),
            _ => throw new InvalidOperationException("the family is closed"),
        };
        return own < strength ? "(" + text + ")" : text;
    }

    private static ReadOnlySpan<ulong> LowOption =>
    [
        0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0,
        0xFF00_FF00_FF00_FF00, 0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000,
    ];
}
