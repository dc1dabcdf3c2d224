using System.Collections.Immutable;
using System.Numerics;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>A question: in what share of sweeps over what else may be true is each of several outcomes stable?</summary>
public sealed record OutcomeStudy
{
    /// <summary>The outcomes, each as the states in which it comes about; they may overlap.</summary>
    public required ImmutableArray<Formula> Outcomes { get; init; }

    /// <summary>Stable under which concept.</summary>
    public StabilityConcept Concept { get; init; } = StabilityConcept.Seq;

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many completions of what is known are drawn where there are too many to be listed.</summary>
    public int Draws { get; init; } = 1_000;

    /// <summary>Completions are listed one by one up to this number.</summary>
    public int MostListed { get; init; } = 2_000;

    /// <summary>How many threads may draw; 0 means as many as the machine offers. Results do not depend on it.</summary>
    public int Threads { get; init; }
}

/// <summary>How one model was swept.</summary>
/// <param name="Completions">How many ways there are to complete what is known.</param>
/// <param name="LookedAt">How many of them were looked at.</param>
/// <param name="Shares">For each outcome the share of sweeps in which some state of it is an equilibrium.</param>
/// <param name="Silent">The share of sweeps without an equilibrium.</param>
public sealed record ModelSweep(BigInteger Completions, int LookedAt, ImmutableArray<double> Shares, double Silent);

/// <summary>The answer to an <see cref="OutcomeStudy"/>.</summary>
/// <param name="Sweeps">One per model.</param>
/// <param name="Shares">Mean of the shares over the models; several outcomes can be stable in one sweep, so they need not sum to 1.</param>
/// <param name="Probabilities">The shares brought to a sum of 1; null where no outcome is ever stable.</param>
public sealed record OutcomeFindings(ImmutableArray<ModelSweep> Sweeps, ImmutableArray<double> Shares, ImmutableArray<double>? Probabilities);
