using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>How the published formulas of the expected-utility group decision model are read. Numbers reach disk: append only.</summary>
public enum GroupReading
{
    /// <summary>As its reconstruction writes them down.</summary>
    Written = 0,

    /// <summary>With the deviations that give the medians of its table.</summary>
    Published = 1,
}

/// <summary>What makes an actor move in the group decision model. Numbers reach disk: append only.</summary>
public enum GroupMoveKind
{
    /// <summary>Both sides expect to gain from a challenge; the one that expects less gives way.</summary>
    Confrontation = 0,

    /// <summary>One side expects to gain, the other to lose less; they meet in between.</summary>
    Compromise = 1,

    /// <summary>One side expects to lose more than the other gains, and gives in.</summary>
    Capitulation = 2,
}

/// <summary>One actor's move in one round.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Actor">Index of who moves.</param>
/// <param name="Target">Index of the actor toward whose position.</param>
/// <param name="Kind">Why.</param>
/// <param name="OwnGain">What the mover expects from challenging the target.</param>
/// <param name="OtherGain">What the target is taken to expect from challenging the mover.</param>
/// <param name="From">The position before.</param>
/// <param name="To">The position after.</param>
public sealed record GroupMove(int Round, int Actor, int Target, GroupMoveKind Kind, double OwnGain, double OtherGain, double From, double To);

/// <summary>Positions of one issue after a number of rounds.</summary>
/// <param name="Positions">One per actor with weight, in the order of the actors.</param>
/// <param name="Median">The weighted median.</param>
/// <param name="Mean">The weighted mean.</param>
/// <param name="RiskExponents">The exponents with which this round was calculated, one per actor; empty after the last round. Below 1 an actor takes risks, above 1 it avoids them.</param>
public sealed record GroupRound(ImmutableArray<double> Positions, double Median, double Mean, ImmutableArray<double> RiskExponents);

/// <summary>A run of the group decision model on one issue.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Actors">Indices of the actors with weight on it.</param>
/// <param name="Rounds">Round 0 first.</param>
/// <param name="Moves">Who moved when and why.</param>
public sealed record GroupDecisionFindings(int Issue, ImmutableArray<int> Actors, ImmutableArray<GroupRound> Rounds, ImmutableArray<GroupMove> Moves);
