using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Studies;

/// <summary>What a comparison of two states, or a judgement about moves, does in a proof. Numbers reach disk: append only.</summary>
public enum ProofRole
{
    /// <summary>The decision maker would rather be there: a move worth thinking about.</summary>
    Tempts = 0,

    /// <summary>The decision maker would not rather be there: a move that does not tempt.</summary>
    LeavesCold = 1,

    /// <summary>An answer of the others ends somewhere no better than staying.</summary>
    Deters = 2,

    /// <summary>An opponent gains by a step of the answer, so that it is credible.</summary>
    MakesWilling = 3,

    /// <summary>No counter-move from there is better than staying.</summary>
    ClosesEscape = 4,

    /// <summary>An answer of the others ends somewhere better than staying, so that it does not deter.</summary>
    FailsToDeter = 5,

    /// <summary>An opponent does not gain by a step, so that it is not credible.</summary>
    MakesUnwilling = 6,

    /// <summary>A counter-move gets away from an answer that would deter.</summary>
    OpensEscape = 7,

    /// <summary>A move that would tempt cannot be made.</summary>
    BlocksMove = 8,
}

/// <summary>A comparison that a proof uses.</summary>
/// <param name="DecisionMaker">Whose preference it is.</param>
/// <param name="State">State index.</param>
/// <param name="Than">State index it is compared with.</param>
/// <param name="Role">What it does in the proof.</param>
public readonly record struct ProofStep(int DecisionMaker, int State, int Than, ProofRole Role);

/// <summary>Why one decision maker stays or leaves, taken apart.</summary>
/// <param name="DecisionMaker">Index of the decision maker.</param>
/// <param name="Stays">Whether they stay.</param>
/// <param name="Steps">The comparisons the proof uses; the verdict stays as long as these come out the same, whatever others do.</param>
/// <param name="IsComplete">Whether all of them are listed; false when there were too many.</param>
public sealed record PartyProof(int DecisionMaker, bool Stays, ImmutableArray<ProofStep> Steps, bool IsComplete);

/// <summary>A judgement on which a result rests.</summary>
/// <param name="Premise">The judgement.</param>
/// <param name="Roles">What it decides in the proof, with how many comparisons; empty when the proof does not use it.</param>
/// <param name="Overturns">Whether the result no longer follows when this judgement alone is withdrawn; null when that was not tried.</param>
public sealed record PremiseUse(Premise Premise, ImmutableArray<(ProofRole Role, int Count)> Roles, bool? Overturns);

/// <summary>A claim on which a result rests.</summary>
/// <param name="Claim">Id of the claim.</param>
/// <param name="Premises">How many judgements that the proof uses name it.</param>
/// <param name="Overturns">Whether the result no longer follows when this claim alone is withdrawn; null when that was not tried.</param>
public sealed record ClaimUse(string Claim, int Premises, bool? Overturns);

/// <summary>What a result rests on: a state that is, or is not, an equilibrium under a concept in a view.</summary>
public sealed record RelianceFindings
{
    /// <summary>Id of the view.</summary>
    public required string View { get; init; }

    /// <summary>The model that was examined.</summary>
    public required GraphModel Model { get; init; }

    /// <summary>State index.</summary>
    public required int State { get; init; }

    /// <summary>The concept.</summary>
    public required StabilityConcept Concept { get; init; }

    /// <summary>Whether everybody stays.</summary>
    public required bool IsEquilibrium { get; init; }

    /// <summary>For an equilibrium why each decision maker stays; otherwise why one of them leaves, the one with the shortest proof.</summary>
    public required ImmutableArray<PartyProof> Proofs { get; init; }

    /// <summary>The judgements of the view in the order of the case file: those the proof uses and those that overturn the result when withdrawn.</summary>
    public required ImmutableArray<PremiseUse> Premises { get; init; }

    /// <summary>The claims behind these judgements, in the order of the case.</summary>
    public required ImmutableArray<ClaimUse> Claims { get; init; }
}
