using System.Collections.Immutable;
using Parley.Cases;
using Parley.Evidence;

namespace Parley.Conflicts;

/// <summary>The ways a rule about infeasible states can be written. Numbers reach disk: append only.</summary>
public enum RuleKind
{
    /// <summary>States that satisfy a formula cannot occur.</summary>
    Never = 0,

    /// <summary>At most one of several options is taken.</summary>
    MutuallyExclusive = 1,

    /// <summary>At least one of several options is taken.</summary>
    AtLeastOne = 2,

    /// <summary>Exactly one of several options is taken.</summary>
    ExactlyOne = 3,

    /// <summary>One thing is possible only together with another.</summary>
    OnlyWith = 4,

    /// <summary>Options that a view does not know; they are never taken in it.</summary>
    Hidden = 5,
}

/// <summary>A condition under which states are infeasible.</summary>
public sealed record Rule
{
    /// <summary>How the rule was written.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>
    /// The operands as written: one formula for <see cref="RuleKind.Never"/>; the thing and what it needs for
    /// <see cref="RuleKind.OnlyWith"/>; the listed conditions or options for the others.
    /// </summary>
    public required ImmutableArray<Formula> Operands { get; init; }

    /// <summary>A name by which the rule can be switched on and off, if it has one.</summary>
    public string? Id { get; init; }

    /// <summary>What the rule is, in words, if the author said so.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the rule counts.</summary>
    public bool InForce { get; init; } = true;

    /// <summary>Whether nobody wrote the rule down, because it follows from the levels of an option.</summary>
    public bool IsImplied { get; init; }

    /// <summary>Keys of the claims this judgement rests on.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>What a view rests on that switched the rule on or off; null where no view did.</summary>
    public Ground? Switch { get; init; }

    /// <summary>Where the rule stands.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Whether the rule forbids a state; a rule that is not in force forbids nothing.</summary>
    public bool Forbids(State state) => InForce && Infeasible().Any(f => f.Holds(state));

    /// <summary>The rule as formulas: a state that satisfies any of them is infeasible.</summary>
    public ImmutableArray<Formula> Infeasible() => Kind switch
    {
        RuleKind.Never or RuleKind.Hidden => Operands,
        RuleKind.OnlyWith => [new Formula.And(Operands[0], new Formula.Not(Operands[1]))],
        RuleKind.MutuallyExclusive => [.. Pairs()],
        RuleKind.AtLeastOne => [NoneOf()],
        RuleKind.ExactlyOne => [.. Pairs(), NoneOf()],
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private IEnumerable<Formula> Pairs()
    {
        for (int a = 0; a < Operands.Length; a++)
            for (int b = a + 1; b < Operands.Length; b++)
                yield return new Formula.And(Operands[a], Operands[b]);
    }

    private Formula NoneOf() =>
        Operands.Select(f => (Formula)new Formula.Not(f)).Aggregate((left, right) => new Formula.And(left, right));
}
