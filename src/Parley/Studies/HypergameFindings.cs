using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>What a state is to one decision maker in the game they act by. Numbers reach disk: append only.</summary>
public enum Standing
{
    /// <summary>The state is no state of that game; the question of staying does not arise.</summary>
    OutOfSight = 0,

    /// <summary>The decision maker would leave.</summary>
    Leaves = 1,

    /// <summary>The decision maker would stay.</summary>
    Stays = 2,
}

/// <summary>Three answers about a state that nobody who sees it would leave; together they make eight classes.</summary>
/// <param name="IsOpen">Whether every decision maker sees the state; otherwise it is hidden from somebody.</param>
/// <param name="IsExpected">Whether every decision maker who sees it expects it, that is, believes that all would stay.</param>
/// <param name="IsTrue">Whether it is an equilibrium of the true game; null where the case does not claim to know that game.</param>
/// <remarks>The literature sorts hypergame equilibria into eight classes too [AljefriHipelFang2020]; the three questions and all names here are Parley's own.</remarks>
public readonly record struct HypergameClass(bool IsOpen, bool IsExpected, bool? IsTrue);

/// <summary>One state of a hypergame.</summary>
/// <param name="State">The state.</param>
/// <param name="Standings">One per decision maker, each in the game they act by.</param>
/// <param name="Expects">For each decision maker, whether they see the state and believe that all would stay.</param>
/// <param name="IsTrue">Whether it is an equilibrium of the true game; null without one.</param>
/// <param name="Class">Its class, if somebody sees it and nobody who sees it would leave.</param>
public sealed record HypergameState(
    State State, ImmutableArray<Standing> Standings, ImmutableArray<bool> Expects, bool? IsTrue, HypergameClass? Class)
{
    /// <summary>Whether every decision maker sees the state and would stay.</summary>
    public bool IsEquilibrium => Standings.All(s => s == Standing.Stays);
}

/// <summary>How an outcome differs from what somebody expects. Numbers reach disk: append only.</summary>
public enum SurpriseKind
{
    /// <summary>Expected to last, and it does not.</summary>
    ExpectedInVain = 0,

    /// <summary>It lasts, and was seen but not expected to.</summary>
    NotExpected = 1,

    /// <summary>It lasts, and was not even seen.</summary>
    NotSeen = 2,
}

/// <summary>An outcome that would surprise a decision maker.</summary>
/// <param name="DecisionMaker">Index of the decision maker.</param>
/// <param name="State">The outcome.</param>
/// <param name="Kind">In what way.</param>
public sealed record Surprise(int DecisionMaker, State State, SurpriseKind Kind);

/// <summary>What lasts when everybody acts by their own game, and who is in for a surprise.</summary>
public sealed record HypergameFindings
{
    /// <summary>The hypergame that was examined.</summary>
    public required Hypergame Hypergame { get; init; }

    /// <summary>The concept by which staying is judged.</summary>
    public required StabilityConcept Concept { get; init; }

    /// <summary>The games decision makers act by, one per decision maker.</summary>
    public required ImmutableArray<GraphModel> OwnGames { get; init; }

    /// <summary>The true game, where there is one.</summary>
    public required GraphModel? TrueGame { get; init; }

    /// <summary>Every state of some game, ascending.</summary>
    public required ImmutableArray<HypergameState> States { get; init; }

    /// <summary>Surprises by decision maker, then by state: judged by the true game, or, without one, by what the hypergame itself makes last.</summary>
    public required ImmutableArray<Surprise> Surprises { get; init; }
}
