using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>One pair of states that a new ranking puts in another order.</summary>
/// <param name="Above">The state that now stands above.</param>
/// <param name="Below">The state that now stands below.</param>
/// <param name="WasTied">Whether the two were tied before; otherwise they stood the other way round.</param>
public readonly record struct PairChange(int Above, int Below, bool WasTied);

/// <summary>An edit of a list of statements. Numbers reach disk: append only.</summary>
public enum StatementEditKind
{
    /// <summary>A statement changes places with the next one.</summary>
    Swap = 0,

    /// <summary>A statement is given up.</summary>
    Drop = 1,

    /// <summary>A statement becomes its opposite.</summary>
    Negate = 2,

    /// <summary>A statement is put in.</summary>
    Add = 3,
}

/// <summary>One edit, at the place it has when the edits are made one after the other.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Place">Zero-based place in the list as it then is.</param>
/// <param name="Formula">The statement swapped down, dropped, negated (as it was before) or added.</param>
public sealed record StatementEdit(StatementEditKind Kind, int Place, Formula Formula);

/// <summary>How one decision maker's preference would have to change.</summary>
public sealed record Revision
{
    /// <summary>Whose preference.</summary>
    public required int DecisionMaker { get; init; }

    /// <summary>Swaps, or the price of the edits, multiplied with the decision maker's factor.</summary>
    public required decimal Cost { get; init; }

    /// <summary>The new preference, ready to take the place of the old one.</summary>
    public required Preference Preference { get; init; }

    /// <summary>The pairs a new ranking orders differently; empty for statements.</summary>
    public ImmutableArray<PairChange> Pairs { get; init; } = [];

    /// <summary>The edits in the order in which they are made; empty for rankings.</summary>
    public ImmutableArray<StatementEdit> Edits { get; init; } = [];
}

/// <summary>By what reasoning nothing smaller does it. Numbers reach disk: append only.</summary>
public enum Proof
{
    /// <summary>Nothing has to change.</summary>
    Nothing = 0,

    /// <summary>Each party's part was found by itself, by moving the target step by step; a smaller step fails.</summary>
    Ladder = 1,

    /// <summary>Every smaller set of required pairs was examined and misses something.</summary>
    Search = 2,

    /// <summary>A bound proved for each party by itself is met.</summary>
    Bound = 3,

    /// <summary>Every cheaper list of statements was tried.</summary>
    Exhaustion = 4,

    /// <summary>Every cheaper set of rankings was tried.</summary>
    Trial = 5,
}

/// <summary>The answer to the question what would have to change.</summary>
public abstract record Change
{
    private Change() { }

    /// <summary>The smallest change.</summary>
    /// <param name="Cost">What it costs; nothing smaller does it.</param>
    /// <param name="Revisions">One per decision maker whose preference changes; empty when nothing has to.</param>
    /// <param name="Proof">Why nothing smaller does it.</param>
    /// <param name="Examined">How many cases that reasoning looked at.</param>
    public sealed record Smallest(decimal Cost, ImmutableArray<Revision> Revisions, Proof Proof, long Examined) : Change;

    /// <summary>No change of the preferences that may change does it.</summary>
    /// <param name="Examined">How many cases were looked at.</param>
    public sealed record Impossible(long Examined) : Change;

    /// <summary>The budget ran out first.</summary>
    /// <param name="AtLeast">Every change that does it costs at least this much.</param>
    /// <param name="Best">A change that does it, if one is known; it need not be the smallest.</param>
    /// <param name="Examined">How many cases were looked at.</param>
    public sealed record Open(decimal AtLeast, Smallest? Best, long Examined) : Change;
}

/// <summary>What would have to change for the target to hold under a concept, or under several at once.</summary>
public sealed record InverseAnswer(ImmutableArray<StabilityConcept> Concepts, Change Change);

/// <summary>The answer to an <see cref="InverseStudy"/>.</summary>
/// <param name="Model">The model that was examined.</param>
/// <param name="Answers">One per concept in the order of the study, or one for all together.</param>
/// <param name="NotDefined">Concepts that were asked for and cannot be answered for this model.</param>
public sealed record InverseFindings(GraphModel Model, ImmutableArray<InverseAnswer> Answers, ImmutableArray<StabilityConcept> NotDefined);

/// <summary>Under how many strict rankings of one decision maker, the others fixed, a state is an equilibrium.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Holding">In how many of them; null when they are too many to be counted for this concept.</param>
/// <param name="All">How many strict rankings there are.</param>
public sealed record RankingCount(StabilityConcept Concept, System.Numerics.BigInteger? Holding, System.Numerics.BigInteger All);
