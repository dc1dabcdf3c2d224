using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>Which states hold under the single-round reading of sanctions, beside the definition.</summary>
/// <param name="Concept">GMR, SMR or SEQ.</param>
/// <param name="StableFor">One set per decision maker, under the single-round reading.</param>
/// <param name="Equilibria">The states stable for everybody under that reading.</param>
/// <param name="EquilibriaByDefinition">The states stable for everybody by definition.</param>
public sealed record PeerConceptFindings(
    StabilityConcept Concept, ImmutableArray<StateSet> StableFor, StateSet Equilibria, StateSet EquilibriaByDefinition);

/// <summary>A state that is stable by definition and that the single-round reading misses.</summary>
/// <param name="Concept">Under which concept.</param>
/// <param name="DecisionMaker">For whom.</param>
/// <param name="State">The state.</param>
/// <param name="Missed">Each improvement that the single-round reading leaves without an answer, with a shortest legal sanction against it.</param>
public sealed record PeerDifference(StabilityConcept Concept, int DecisionMaker, int State, ImmutableArray<Deterrence> Missed);

/// <summary>What another program would answer, and every place where the definition says otherwise.</summary>
/// <param name="Model">The model that was examined.</param>
/// <param name="Concepts">One entry per concept on which the readings can differ.</param>
/// <param name="Differences">By concept, decision maker and state; empty when the readings agree, as they always do for two decision makers.</param>
public sealed record PeerFindings(
    GraphModel Model, ImmutableArray<PeerConceptFindings> Concepts, ImmutableArray<PeerDifference> Differences);
