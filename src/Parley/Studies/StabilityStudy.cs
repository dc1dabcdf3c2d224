using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>A question about stability.</summary>
public sealed record StabilityStudy
{
    /// <summary>The concepts to decide for every decision maker and state.</summary>
    public ImmutableArray<StabilityConcept> Concepts { get; init; } = StabilityConcept.Core;

    /// <summary>One concept per decision maker, for equilibria in which each follows a concept of their own; empty when not asked.</summary>
    public ImmutableArray<StabilityConcept> Mixture { get; init; } = [];

    /// <summary>Whether to look for a sanction of every improvement at the status quo; in large models this takes longer than the concepts themselves.</summary>
    public bool WithDepartures { get; init; } = true;

    /// <summary>How many threads may work on it; 0 for as many as the machine has. The answer does not depend on it, the memory does.</summary>
    public int Threads { get; init; }
}

/// <summary>Which states are stable under one concept.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="StableFor">One set per decision maker.</param>
/// <param name="Equilibria">The states stable for everybody.</param>
public sealed record ConceptFindings(StabilityConcept Concept, ImmutableArray<StateSet> StableFor, StateSet Equilibria);

/// <summary>An improvement available at the status quo, and how it fares.</summary>
/// <param name="Move">Who would move, from where, to where.</param>
/// <param name="Credible">A sanction in which every opponent moves in their own interest, if there is one.</param>
/// <param name="Possible">A sanction in which opponents may also hurt themselves, if there is one.</param>
public sealed record Departure(UnilateralMove Move, Sanction? Credible, Sanction? Possible);

/// <summary>The answer to a <see cref="StabilityStudy"/>.</summary>
public sealed record StabilityFindings
{
    /// <summary>The model that was examined.</summary>
    public required GraphModel Model { get; init; }

    /// <summary>One entry per concept, in the order of the study.</summary>
    public required ImmutableArray<ConceptFindings> Concepts { get; init; }

    /// <summary>The states stable for each decision maker under that decision maker's own concept; null when not asked.</summary>
    public StateSet? MixtureEquilibria { get; init; }

    /// <summary>Every improvement available at the status quo, by mover, the mover's favourite first; empty when nobody can improve, no status quo is known, or they were not asked for.</summary>
    public required ImmutableArray<Departure> Departures { get; init; }

    /// <summary>Whether the departures were left out because the model is too large to search every one.</summary>
    public bool DeparturesLeftOut { get; init; }

    /// <summary>Concepts that were asked for and not decided before the work was cancelled; the entries of <see cref="Concepts"/> are whole all the same.</summary>
    public ImmutableArray<StabilityConcept> NotReached { get; init; } = [];

    /// <summary>Concepts that were asked for and do not exist for this kind of model.</summary>
    public ImmutableArray<StabilityConcept> NotDefined { get; init; } = [];
}

/// <summary>An answer, and how it was obtained.</summary>
/// <param name="Study">The question.</param>
/// <param name="Findings">The answer.</param>
/// <param name="Engine">Which engine gave it.</param>
public sealed record Run<TFindings>(StabilityStudy Study, TFindings Findings, string Engine);
