using System.Collections.Immutable;
using System.Numerics;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>One step: a decision maker, or a group acting together, takes the conflict to another state.</summary>
/// <param name="Movers">Who moves; one member unless the steps are those of coalitions.</param>
/// <param name="From">State index before.</param>
/// <param name="To">State index after.</param>
public sealed record TraceStep(Coalition Movers, int From, int To);

/// <summary>How a state is reached.</summary>
/// <param name="Steps">The least number of steps; 0 where the paths begin.</param>
/// <param name="LastMovers">Who may take the last step of a path of that length.</param>
/// <param name="AnyLastMovers">Who may take the last step of a path of any length.</param>
public sealed record Arrival(int Steps, ImmutableArray<Coalition> LastMovers, ImmutableArray<Coalition> AnyLastMovers);

/// <summary>A step of one or more shortest paths.</summary>
/// <param name="Step">The step.</param>
/// <param name="Place">Its place in the path, counted from 1.</param>
public sealed record PathStep(TraceStep Step, int Place);

/// <summary>A state that cannot be gone around.</summary>
/// <param name="State">State index; neither where the paths begin nor where they end.</param>
/// <param name="OnEveryPath">Whether every path passes it, and not only every shortest one.</param>
/// <param name="Holders">Who takes the shortest paths on from there.</param>
public sealed record ChokeState(int State, bool OnEveryPath, ImmutableArray<Coalition> Holders);

/// <summary>A step that cannot be gone around; whoever takes it holds the path.</summary>
/// <param name="Step">The step.</param>
/// <param name="OnEveryPath">Whether every path takes it, and not only every shortest one.</param>
public sealed record ChokeStep(TraceStep Step, bool OnEveryPath);

/// <summary>All shortest paths to one target, merged into one graph.</summary>
/// <remarks>Every walk through <see cref="Graph"/> in which nobody moves twice in succession is a shortest path, and there is no other.</remarks>
public sealed record Route
{
    /// <summary>State index of the target.</summary>
    public required int Target { get; init; }

    /// <summary>Length of the shortest paths.</summary>
    public required int Steps { get; init; }

    /// <summary>How many shortest paths there are.</summary>
    public required BigInteger Paths { get; init; }

    /// <summary>The steps of the shortest paths, by place, then by mover and states.</summary>
    public required ImmutableArray<PathStep> Graph { get; init; }

    /// <summary>States on every shortest path, in the order in which they are passed.</summary>
    public required ImmutableArray<ChokeState> ChokeStates { get; init; }

    /// <summary>Steps on every shortest path, in the order in which they are taken.</summary>
    public required ImmutableArray<ChokeStep> ChokeSteps { get; init; }

    /// <summary>Decision makers without whom the target is not reached at all.</summary>
    public required ImmutableArray<int> Needs { get; init; }
}

/// <summary>A step after which a target that could be reached before can no longer be reached by anybody.</summary>
/// <param name="Step">The step.</param>
/// <param name="Loses">Targets out of reach afterwards, ascending.</param>
/// <param name="Place">The earliest place at which the step can be taken, counted from 1.</param>
public sealed record PointOfNoReturn(TraceStep Step, ImmutableArray<int> Loses, int Place);

/// <summary>A part of a trace. Numbers reach disk: append only.</summary>
public enum TracePart
{
    /// <summary>Which states are reached, how soon and by whom.</summary>
    Arrivals = 0,

    /// <summary>Shortest paths to the targets.</summary>
    Routes = 1,

    /// <summary>Steps that close a target off.</summary>
    PointsOfNoReturn = 2,
}

/// <summary>The answer to a <see cref="TraceStudy"/>.</summary>
public sealed record TraceFindings
{
    /// <summary>The model that was examined.</summary>
    public required GraphModel Model { get; init; }

    /// <summary>The question.</summary>
    public required TraceStudy Study { get; init; }

    /// <summary>One entry per state; null where no legal sequence of any length leads, or of any length up to <see cref="CompleteTo"/> if that is set.</summary>
    public required ImmutableArray<Arrival?> Arrivals { get; init; }

    /// <summary>Routes to targets that are reached, the nearest first, then by number.</summary>
    public required ImmutableArray<Route> Routes { get; init; }

    /// <summary>How many reached targets have no route here because of <see cref="TraceStudy.RoutesAtMost"/>.</summary>
    public required int RoutesLeftOut { get; init; }

    /// <summary>Points of no return, by place, then by mover and states.</summary>
    public required ImmutableArray<PointOfNoReturn> PointsOfNoReturn { get; init; }

    /// <summary>How many points of no return are not among these because of <see cref="TraceStudy.PointsAtMost"/>.</summary>
    public int PointsLeftOut { get; init; }

    /// <summary>The parts that the budget did not suffice for; what is found of them stands, and more may exist.</summary>
    public ImmutableArray<TracePart> Unfinished { get; init; } = [];

    /// <summary>The length up to which every path was followed, where the budget ended before all were; null otherwise.</summary>
    public int? CompleteTo { get; init; }
}
