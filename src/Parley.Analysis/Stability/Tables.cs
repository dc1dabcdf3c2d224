using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Looks ahead and reads preferences of any kind: the concepts for which ranks and thresholds are not enough.</summary>
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
                _ => Foresight.StableStates(model, decisionMaker, concept, cancellation),
            }),
        ];
    }
}
