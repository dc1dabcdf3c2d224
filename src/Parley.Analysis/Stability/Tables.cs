using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Looks ahead, weighs policies and reads preferences of any kind: the concepts for which ranks and thresholds are not enough.</summary>
public sealed class Tables : IStabilityEngine
{
    /// <inheritdoc/>
    public string Name => "tables";

    /// <inheritdoc/>
    public bool Decides(StabilityConcept concept, GraphModel model)
    {
        ArgumentNullException.ThrowIfNull(concept);
        return !concept.IsOverRanks && Definitions.IsDefined(concept, model);
    }

    /// <inheritdoc/>
    public ImmutableArray<StateSet> StableStates(
        GraphModel model, int decisionMaker, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. concepts.Select(concept => concept switch
            {
                StabilityConcept.Read read => ReadStates.Stable(model, decisionMaker, read, cancellation),
                StabilityConcept.WeakStability weak => General(weak).Except(ReadStates.Stable(model, decisionMaker, weak.Strong, cancellation)),
                StabilityConcept.PolicyStability => new Policies(model, decisionMaker, credible: false, cancellation).Stable(),
                StabilityConcept.CrediblePolicyStability => new Policies(model, decisionMaker, credible: true, cancellation).Stable(),
                StabilityConcept.ForesightTogether or StabilityConcept.ForesightAlone => GroupForesight.StableStates(model, decisionMaker, concept, cancellation),
                _ => Foresight.StableStates(model, decisionMaker, concept, cancellation),
            }),
        ];

        StateSet General(StabilityConcept.WeakStability weak) => (weak.General is StabilityConcept.Read ? this : (IStabilityEngine)new Explicit())
            .StableStates(model, decisionMaker, [weak.General], cancellation)[0];
    }
}
