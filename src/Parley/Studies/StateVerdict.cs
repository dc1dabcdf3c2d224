using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>A move between states that are not listed and so have no numbers.</summary>
/// <param name="Mover">Index of the decision maker who moves.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
public readonly record struct StateMove(int Mover, State From, State To);

/// <summary>One answer of the opponents that serves several improvements: everybody in it sets their own options in the same way each time.</summary>
public sealed record StandingAnswer
{
    /// <summary>One of the improvements: where it leads.</summary>
    public required State Improvement { get; init; }

    /// <summary>The answer to it. In a sequence each move starts where the one before ended; simultaneous moves all start at the state under test.</summary>
    public required ImmutableArray<StateMove> Moves { get; init; }

    /// <summary>Where things then end: a state no better for the focal decision maker than staying.</summary>
    public required State Result { get; init; }

    /// <summary>How many improvements it deters that no earlier answer does; null when they were not counted.</summary>
    public long? Deters { get; init; }

    /// <summary>Whether the opponents move at the same time as the focal decision maker.</summary>
    public bool IsSimultaneous { get; init; }
}

/// <summary>Whether a decision maker would stay at a state of a conflict whose states are not listed, and why.</summary>
/// <remarks>The counterpart of <see cref="Verdict"/>, which speaks of states by number.</remarks>
public abstract record StateVerdict
{
    private StateVerdict() { }

    /// <summary>Whether the decision maker stays; null when that is undecided.</summary>
    public bool? IsStable => this switch
    {
        Stable => true,
        Unstable => false,
        _ => null,
    };

    /// <summary>Every improvement, if any, is deterred by one of the answers.</summary>
    /// <param name="Improvements">How many improvements there are; null when they were not counted.</param>
    /// <param name="Answers">Answers that together deter them all; empty where there is none.</param>
    /// <param name="Ground">How it is known that there is no other improvement.</param>
    /// <param name="Recheck">How far this was checked again.</param>
    public sealed record Stable(long? Improvements, ImmutableArray<StandingAnswer> Answers, Ground Ground, Recheck Recheck) : StateVerdict;

    /// <summary>Nobody can deter this improvement.</summary>
    /// <param name="Improvement">Where it leads; the one the decision maker likes best of those nobody can deter, unless it was found by a solver.</param>
    /// <param name="RepliesReached">How many states the opponents' answers reach, where they were all followed; 0 under Nash stability, which asks for none; null otherwise.</param>
    /// <param name="Ground">How it is known that there is no sanction.</param>
    /// <param name="Recheck">How far this was checked again.</param>
    public sealed record Unstable(State Improvement, long? RepliesReached, Ground Ground, Recheck Recheck) : StateVerdict;

    /// <summary>The budget ran out first; no claim either way.</summary>
    /// <param name="Improvement">An improvement of which it is not known whether it can be deterred; null when not even the improvements were found out.</param>
    /// <param name="Deterred">How many improvements were shown to be deterred.</param>
    public sealed record Undecided(State? Improvement, long Deterred) : StateVerdict;
}
