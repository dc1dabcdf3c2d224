using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>A question about equilibria among states that are not listed: which are there, and are there others?</summary>
public sealed record SearchStudy
{
    /// <summary>The concept that makes a state stable.</summary>
    public required StabilityConcept Concept { get; init; }

    /// <summary>What must also hold at the states; null when nothing else is asked.</summary>
    public Formula? Where { get; init; }

    /// <summary>How many equilibria are enough; at least 1.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>How much work may be done, in units of about a second; it is counted, not timed, so that the same study ends at the same place everywhere.</summary>
    public double Budget { get; init; } = 60;

    /// <summary>Seed of the solver. Another seed may find other equilibria first; it changes no claim.</summary>
    public int Seed { get; init; }
}

/// <summary>How a search ended. Numbers reach disk: append only.</summary>
public enum SearchEnd
{
    /// <summary>There are no other equilibria that satisfy the condition.</summary>
    Complete = 0,

    /// <summary>As many were found as were asked for; there may be others.</summary>
    Limit = 1,

    /// <summary>The budget ended, or some state stayed undecided.</summary>
    Undecided = 2,
}

/// <summary>A state at which everybody would stay.</summary>
/// <param name="State">The state.</param>
/// <param name="Verdicts">Why, one per decision maker.</param>
public sealed record FoundEquilibrium(State State, ImmutableArray<StateVerdict> Verdicts);

/// <summary>The answer to a <see cref="SearchStudy"/>.</summary>
public sealed record SearchFindings
{
    /// <summary>The question.</summary>
    public required SearchStudy Study { get; init; }

    /// <summary>The conflict that was searched.</summary>
    public required Conflict Conflict { get; init; }

    /// <summary>The equilibria in ascending order of their decimal.</summary>
    public required ImmutableArray<FoundEquilibrium> Equilibria { get; init; }

    /// <summary>How the search ended.</summary>
    public required SearchEnd End { get; init; }

    /// <summary>States of which the budget did not allow to say whether they are equilibria.</summary>
    public ImmutableArray<State> Undecided { get; init; } = [];

    /// <summary>What every equilibrium not found yet has in common, as far as the budget allowed to say; all options open when nothing was proved.</summary>
    public Pattern Remainder { get; init; }

    /// <summary>Whether the end was shown twice, the second time with the solver's own simplifications switched on; only for <see cref="SearchEnd.Complete"/>.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether no feasible state fulfils the condition to begin with, so that there was nothing to search.</summary>
    public bool IsVoid { get; init; }

    /// <summary>How many states were proposed and decided.</summary>
    public required int Proposals { get; init; }

    /// <summary>How many conditions the search learned that every equilibrium must fulfil.</summary>
    public required int Conditions { get; init; }

    /// <summary>The work done, in the units of the budget.</summary>
    public required double Spent { get; init; }
}
