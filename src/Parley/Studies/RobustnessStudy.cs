using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>A question: how far are the findings from falling?</summary>
public sealed record RobustnessStudy
{
    /// <summary>The concepts asked about.</summary>
    public ImmutableArray<StabilityConcept> Concepts { get; init; } = StabilityConcept.Core;

    /// <summary>One state; null means every equilibrium.</summary>
    public int? State { get; init; }

    /// <summary>How many steps the search for each margin may take.</summary>
    public int Steps { get; init; } = 20_000;

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many completions of what is known are drawn where there are too many to be listed.</summary>
    public int Draws { get; init; } = 1_000;

    /// <summary>Completions are listed one by one up to this number.</summary>
    public int MostListed { get; init; } = 2_000;

    /// <summary>How many threads may draw; 0 means as many as the machine offers. Results do not depend on it.</summary>
    public int Threads { get; init; }
}

/// <summary>How far an equilibrium is from falling.</summary>
/// <param name="State">The state.</param>
/// <param name="Concept">The concept under which it is an equilibrium.</param>
/// <param name="ByParty">For each decision maker, the smallest change that makes that decision maker leave.</param>
/// <param name="Smallest">The smallest of these.</param>
/// <param name="Hinges">Every single judgement without which, or the other way round, the state is no longer an equilibrium.</param>
public sealed record Margin(int State, StabilityConcept Concept, ImmutableArray<Change> ByParty, Change Smallest, ImmutableArray<Hinge> Hinges);

/// <summary>What is done to a single judgement. Numbers reach disk: append only.</summary>
public enum HingeKind
{
    /// <summary>A statement is dropped.</summary>
    StatementDropped = 0,

    /// <summary>A statement changes places with the next one.</summary>
    StatementsSwapped = 1,

    /// <summary>A group of a ranking changes places with the next one.</summary>
    GroupsSwapped = 2,
}

/// <summary>A single judgement on which an equilibrium hangs.</summary>
/// <param name="DecisionMaker">Whose preference.</param>
/// <param name="Kind">What was done to it.</param>
/// <param name="Place">Zero-based place of the statement, or of the group in a ranking, best first.</param>
public readonly record struct Hinge(int DecisionMaker, HingeKind Kind, int Place);

/// <summary>Under what share of the rankings that agree with what is known a state is an equilibrium.</summary>
/// <param name="State">The state.</param>
/// <param name="Concept">The concept.</param>
/// <param name="Value">The share, from 0 to 1.</param>
/// <param name="StandardError">The Monte Carlo standard error; 0 where every completion was listed.</param>
public sealed record Share(int State, StabilityConcept Concept, double Value, double StandardError);

/// <summary>The answer to a <see cref="RobustnessStudy"/>.</summary>
public sealed record RobustnessFindings
{
    /// <summary>The model that was examined.</summary>
    public required Parley.Conflicts.GraphModel Model { get; init; }

    /// <summary>One per concept and equilibrium, in the order of the study; empty where a preference is not a complete order.</summary>
    public required ImmutableArray<Margin> Margins { get; init; }

    /// <summary>Every state that is an equilibrium under some completion, by concept and state; empty when shares could not be worked out.</summary>
    public required ImmutableArray<Share> Shares { get; init; }

    /// <summary>How many ways there are to complete what is known; null when they could not be counted.</summary>
    public required System.Numerics.BigInteger? Completions { get; init; }

    /// <summary>How many of them were looked at; equal to <see cref="Completions"/> where all were.</summary>
    public required int LookedAt { get; init; }

    /// <summary>Concepts that were asked for and cannot be answered for this model.</summary>
    public required ImmutableArray<StabilityConcept> NotDefined { get; init; }
}
