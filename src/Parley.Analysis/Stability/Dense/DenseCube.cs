using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Works on the whole cube of options at once, with payoffs packed in arrays and no list of states: the engine for large models.</summary>
/// <remarks>
/// s is stable for i exactly when max over s1 in R_i(s) of min(P_i(s1), W(s1)) is at most P_i(s), W(s1) being the least value the opponents can
/// reach from s1. Where everything is feasible and reversible, W under plain moves depends on i's own options alone, so Nash, GMR and SMR
/// are two passes over the payoffs. Otherwise, and under improvements, W is worked out slice by slice; see
/// <see cref="SliceRounds{T}"/> and <see cref="SliceReplies{T, TMember}"/>.
/// </remarks>
/// <param name="scalar">Whether to use no vectors: the twin that the vector code is compared with.</param>
public sealed class DenseCube(bool scalar = false) : IStabilityEngine
{
    private const int MostOptions = 30, MostOwn = 16, MostOwnOneWay = 11;
    private const int MostInfeasible = 32;                         // places for every state

    /// <inheritdoc/>
    public string Name => scalar ? "dense-scalar" : "dense";

    /// <inheritdoc/>
    public bool Decides(StabilityConcept concept, GraphModel model)
    {
        ArgumentNullException.ThrowIfNull(concept);
        return model is OptionForm form && IsDenseEnough(form) && model.IsRanked && Definitions.IsDefined(concept, model)
            && Knows(concept)
            && (form.States.OptionCount < MostOptions || form.States.IsCube && !concept.IsCredible());
    }

    /// <inheritdoc/>
    public ImmutableArray<StateSet> StableStates(
        GraphModel model, int decisionMaker, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation = default)
    {
        OptionForm form = model as OptionForm ?? throw new ArgumentException("This engine holds models in option form only.", nameof(model));
        return new DenseStudy(form, scalar).StableStates(decisionMaker, concepts, cancellation);
    }

    internal DenseStudy Study(OptionForm form, int threads) => new(form, scalar, threads);

    /// <summary>Whether a concept is one of those whose sanctions the engine finds.</summary>
    internal static bool Knows(StabilityConcept concept) =>
        concept is StabilityConcept.NashStability or StabilityConcept.GeneralMetarationality or StabilityConcept.SymmetricMetarationality
            or StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability;

    /// <summary>Whether the cube is small enough to be held whole, and not out of proportion to the feasible states.</summary>
    internal static bool IsDenseEnough(OptionForm form)
    {
        int m = form.States.OptionCount;
        return m is > 0 and <= MostOptions && 1L << m <= (long)MostInfeasible * form.StateCount && form.DecisionMakers.All(d => d.Options.Length <= ((d.ForwardOnly | d.BackwardOnly) == 0 ? MostOwn : MostOwnOneWay));
    }
}
