using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>One way to find the stable states. All ways give the same answer; they differ in speed and in what they can hold.</summary>
public interface IStabilityEngine
{
    /// <summary>The name recorded in a run.</summary>
    string Name { get; }

    /// <summary>Whether the engine can decide a concept for a model.</summary>
    bool Decides(StabilityConcept concept, GraphModel model);

    /// <summary>The states stable for one decision maker under each concept.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="decisionMaker">Index of the focal decision maker.</param>
    /// <param name="concepts">Concepts the engine decides for the model.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <returns>One set per concept, in the order asked.</returns>
    ImmutableArray<StateSet> StableStates(
        GraphModel model, int decisionMaker, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation = default);
}
