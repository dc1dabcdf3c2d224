using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Evolution;

/// <summary>The steps of one kind, worked out for a state when it is first asked for.</summary>
internal sealed class StepGraph
{
    private readonly GraphModel g;
    private readonly StepKind by;
    private readonly CoalitionMoves? groups;
    private readonly int[]?[] known;

    public StepGraph(GraphModel g, StepKind by, StepBudget budget, CancellationToken cancellation)
    {
        (this.g, this.by) = (g, by);
        Movers = EvolutionDefinitions.Movers(g, by);
        groups = by == StepKind.CoalitionImprovements ? new(g, budget, cancellation) : null;
        known = new int[]?[checked(g.StateCount * Movers.Length)];
    }

    /// <summary>Who may take a step; a mover is an index here. Groups stand in the order of their bits, from 1.</summary>
    public ImmutableArray<Coalition> Movers { get; }

    public int StateCount => g.StateCount;

    /// <summary>Whether every step can be taken back at once and two steps of one mover make one, so that no step can close anything off.</summary>
    public bool LosesNothing => by == StepKind.Moves && g is OptionForm && g.Conflict.Options.All(o => o.Direction == Direction.Both);

    /// <summary>Where one step of a mover leads, ascending.</summary>
    public int[] From(int mover, int state) => known[state * Movers.Length + mover] ??=
        groups is not null ? [.. CoalitionMoves.StatesOf(groups.Improvements(mover + 1, state))]
        : by == StepKind.Moves ? [.. g.Moves(mover, state)]
        : by == StepKind.Improvements ? [.. g.Improvements(mover, state)]
        : [.. EvolutionDefinitions.Steps(g, by, Movers[mover], state)];

    public TraceStep Step(int mover, int from, int to) => new(Movers[mover], from, to);
}
