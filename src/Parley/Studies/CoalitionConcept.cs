using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>What it takes for a group to stay at a state. Numbers reach disk: append only.</summary>
public enum CoalitionConcept
{
    /// <summary>The group has no joint improvement.</summary>
    CNash = 0,

    /// <summary>Every joint improvement can be answered by a state no better for some member.</summary>
    CGmr = 1,

    /// <summary>As CGMR, and the group cannot get away from the answer to something all members prefer.</summary>
    CSmr = 2,

    /// <summary>As CGMR, with answers made of joint improvements of groups among the others.</summary>
    CSeq = 3,
}

/// <summary>A group that may act together.</summary>
/// <param name="Members">Indices of decision makers, ascending.</param>
public sealed record Coalition(ImmutableArray<int> Members)
{
    /// <inheritdoc/>
    public bool Equals(Coalition? other) => other is not null && Members.AsSpan().SequenceEqual(other.Members.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Members.Aggregate(17, HashCode.Combine);
}

/// <summary>Which states are stable for one coalition.</summary>
/// <param name="Coalition">The group.</param>
/// <param name="Stable">One set per concept, in the order of the concepts' numbers.</param>
public sealed record CoalitionStability(Coalition Coalition, ImmutableArray<StateSet> Stable);

/// <summary>A way for a coalition to go from one equilibrium to another that all its members prefer.</summary>
/// <param name="Coalition">The group.</param>
/// <param name="From">State index of the equilibrium it leaves.</param>
/// <param name="To">State index of the equilibrium it reaches.</param>
/// <param name="Moves">A shortest legal sequence of its members.</param>
public sealed record EquilibriumJump(Coalition Coalition, int From, int To, ImmutableArray<UnilateralMove> Moves);

/// <summary>What coalitions change.</summary>
public sealed record CoalitionFindings
{
    /// <summary>The model that was examined.</summary>
    public required GraphModel Model { get; init; }

    /// <summary>Every coalition that was examined, single decision makers included.</summary>
    public required ImmutableArray<CoalitionStability> Coalitions { get; init; }

    /// <summary>States stable for every coalition, one set per concept; null when not every coalition was examined.</summary>
    public required ImmutableArray<StateSet>? Universal { get; init; }

    /// <summary>Jumps between the equilibria that were handed in.</summary>
    public required ImmutableArray<EquilibriumJump> Jumps { get; init; }
}
