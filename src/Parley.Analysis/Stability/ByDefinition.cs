using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Asks the definitions about every state in turn. Judges the other engines; fit for some hundred states.</summary>
public sealed class ByDefinition : IStabilityEngine
{
    /// <inheritdoc/>
    public string Name => "by definition";

    /// <inheritdoc/>
    public bool Decides(StabilityConcept concept, GraphModel model) => Definitions.IsDefined(concept, model);

    /// <inheritdoc/>
    public ImmutableArray<StateSet> StableStates(
        GraphModel model, int decisionMaker, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. concepts.Select(concept => StateSet.Where(model.StateCount, s =>
            {
                cancellation.ThrowIfCancellationRequested();
                return Definitions.IsStable(concept, model, decisionMaker, s);
            })),
        ];
    }
}
