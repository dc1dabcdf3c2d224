using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>How a decision maker orders the states.</summary>
public abstract record Preference
{
    private Preference() { }

    /// <summary>Keys of the claims this judgement rests on.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>Option prioritising: a state that satisfies an earlier statement beats any that does not, whatever follows.</summary>
    /// <remarks>No statements at all means indifference between all states. Source: [FangHipelKilgourPeng2003].</remarks>
    /// <param name="Statements">Most important first; any number.</param>
    public sealed record Prioritised(ImmutableArray<Statement> Statements) : Preference;

    /// <summary>A direct ranking of the feasible states.</summary>
    /// <param name="Groups">Best group first; the states within a group are tied.</param>
    public sealed record Ranking(ImmutableArray<ImmutableArray<State>> Groups) : Preference;
}
