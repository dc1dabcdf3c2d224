using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>What counts as one step of a path. Numbers reach disk: append only.</summary>
public enum StepKind
{
    /// <summary>Any move of one decision maker.</summary>
    Moves = 0,

    /// <summary>A move to a state the mover prefers.</summary>
    Improvements = 1,

    /// <summary>A move to a state the mover prefers, or of which that is unknown.</summary>
    BetterOrUnknown = 2,

    /// <summary>A joint improvement of some group: moves of its members to a state that all of them prefer.</summary>
    CoalitionImprovements = 3,
}

/// <summary>A question about the paths that lead away from a state.</summary>
public sealed record TraceStudy
{
    /// <summary>How many routes are worked out unless another number is asked for.</summary>
    public const int UsualRoutes = 64;

    /// <summary>State index where the paths begin, usually the status quo.</summary>
    public required int From { get; init; }

    /// <summary>What counts as one step.</summary>
    public StepKind By { get; init; }

    /// <summary>The states one would like to arrive at, usually equilibria; points of no return are judged by them.</summary>
    public required StateSet Targets { get; init; }

    /// <summary>Routes are worked out for this many targets at most, the nearest first.</summary>
    public int RoutesAtMost { get; init; } = UsualRoutes;

    /// <summary>How many points of no return are told unless another number is asked for.</summary>
    public const int UsualPoints = 1_000;

    /// <summary>Points of no return are told for this many steps at most, the earliest first, and for the steps of routes; all are counted. Where each loses very many targets the list stops at five million numbers.</summary>
    public int PointsAtMost { get; init; } = UsualPoints;

    /// <summary>How many looks at single steps the search may take; null for as many as it needs. What is found within a budget is the same on every machine.</summary>
    public long? Budget { get; init; }
}
