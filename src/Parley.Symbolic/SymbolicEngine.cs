using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Symbolic;

/// <summary>Asks the symbolic decision about one state after the other. For comparison with the engines that list states; slower than any of them.</summary>
public sealed class SymbolicEngine : IStabilityEngine
{
    private readonly int mostOptions;

    /// <summary>An engine that looks at the moves of decision makers with few options one by one.</summary>
    public SymbolicEngine() : this(Lanes.MostOptions) { }

    /// <param name="mostOptions">Moves of decision makers with more options than this are found by the solver.</param>
    internal SymbolicEngine(int mostOptions) => this.mostOptions = mostOptions;

    /// <inheritdoc/>
    public string Name => "symbolic";

    /// <inheritdoc/>
    public bool Decides(StabilityConcept concept, GraphModel model)
    {
        ArgumentNullException.ThrowIfNull(concept);
        ArgumentNullException.ThrowIfNull(model);
        return UnlistedModel.WhyNot(model.Conflict, concept) is null;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A state stayed undecided; a model that can be listed should not have one.</exception>
    public ImmutableArray<StateSet> StableStates(
        GraphModel model, int decisionMaker, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        Board board = new(UnlistedModel.Of(model.Conflict), mostOptions, seed: 0);
        Decision decision = new(board, new Sanctions(board));
        return
        [
            .. concepts.Select(concept => StateSet.Where(model.StateCount, s =>
            {
                cancellation.ThrowIfCancellationRequested();
                State state = model.Members(s)[0];
                return decision.Of(concept, decisionMaker, state, new Budget(1e6), cancellation) switch
                {
                    Staying.Stays => true,
                    Staying.Leaves => false,
                    _ => throw new InvalidOperationException($"{concept.Name} stayed undecided at {model.Pattern(s)}."),
                };
            })),
        ];
    }
}
