using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Symbolic;

/// <summary>Whether somebody stays at a state, as it was worked out.</summary>
internal abstract record Staying
{
    private Staying() { }

    /// <summary>Every improvement has an answer.</summary>
    /// <param name="Answers">Answers that together deter every improvement; empty where there is no improvement.</param>
    /// <param name="Improvements">How many improvements there are; null when the solver showed that none is left without counting them.</param>
    /// <param name="Kind">What counted as an answer; null where none was asked for.</param>
    public sealed record Stays(ImmutableArray<Deterred> Answers, long? Improvements, Deterring? Kind) : Staying;

    /// <summary>An improvement has no answer.</summary>
    /// <param name="Improvement">Where it leads.</param>
    /// <param name="Why">How it is known that there is none.</param>
    /// <param name="Reached">How many states the opponents' answers reach, where they were all followed.</param>
    /// <param name="Kind">What would have counted as an answer; null where none was asked for.</param>
    /// <param name="Argument">Why there is none, where the solver showed that.</param>
    public sealed record Leaves(State Improvement, Ground Why, int? Reached, Deterring? Kind, NoAnswer? Argument) : Staying;

    /// <summary>The budget ended first.</summary>
    /// <param name="Improvement">An improvement about which it is not known whether it has an answer; null when not even improvements were found out.</param>
    /// <param name="Deterred">How many improvements were shown to have one.</param>
    public sealed record Open(State? Improvement, long Deterred) : Staying;
}

/// <summary>An answer and the improvements it deters.</summary>
/// <param name="Reply">The answer.</param>
/// <param name="Example">One of the improvements.</param>
/// <param name="Count">How many of them, others being deterred by earlier answers; null when they were not counted.</param>
internal sealed record Deterred(Reply Reply, State Example, long? Count);
