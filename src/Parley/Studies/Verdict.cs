using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>How opponents answer an improvement so that it does not pay.</summary>
/// <remarks>An explanation as data; sentences are written in Reports.</remarks>
public sealed record Sanction
{
    /// <summary>The opponents' moves. In a sequence each starts where the one before ended; simultaneous moves all start at the state under test.</summary>
    public required ImmutableArray<UnilateralMove> Moves { get; init; }

    /// <summary>Where things end: a state no better for the focal decision maker than staying.</summary>
    public required int Result { get; init; }

    /// <summary>Whether the opponents move at the same time as the focal decision maker.</summary>
    public bool IsSimultaneous { get; init; }

    /// <summary>The best the focal decision maker can still move to after the sanction, where the concept asks; no better than staying.</summary>
    public int? BestCounterMove { get; init; }
}

/// <summary>An improvement and the sanction that deters it.</summary>
public sealed record Deterrence(int Improvement, Sanction Sanction);

/// <summary>Whether a decision maker would stay at a state, and why.</summary>
public abstract record Verdict
{
    private Verdict() { }

    /// <summary>Whether the decision maker stays; null when that is undecided.</summary>
    public bool? IsStable => this switch
    {
        Stable => true,
        Unstable => false,
        Anticipated anticipated => anticipated.Stays,
        Held => true,
        Graded graded => graded.General.IsStable is bool general && graded.Strong.IsStable is bool strong ? general && !strong : null,
        _ => null,
    };

    /// <summary>Every improvement, if any, is deterred by the sanction listed beside it.</summary>
    public sealed record Stable(ImmutableArray<Deterrence> Deterred) : Verdict;

    /// <summary>Nobody can deter this improvement.</summary>
    /// <param name="Improvement">The undeterred improvement the decision maker likes best.</param>
    /// <param name="RepliesReached">How many states the opponents' answers can reach from it under the concept; 0 under Nash stability, which asks for none.</param>
    /// <param name="WorstReply">Of these, the one the decision maker likes least, where there is one.</param>
    /// <param name="Escape">Where the concept allows counter-moves and <paramref name="WorstReply"/> would be a sanction: the better state to which the decision maker escapes.</param>
    public sealed record Unstable(int Improvement, int RepliesReached, int? WorstReply, int? Escape) : Verdict;

    /// <summary>What a decision maker who looks ahead foresees.</summary>
    /// <param name="Stays">Whether the decision maker stays.</param>
    /// <param name="Course">The moves foreseen, the decision maker's own first; empty when the best course is to stay.</param>
    /// <param name="End">Where that course ends.</param>
    public sealed record Anticipated(bool Stays, ImmutableArray<UnilateralMove> Course, int End) : Verdict;

    /// <summary>A policy of the opponent keeps the decision maker where it is.</summary>
    /// <param name="Policy">The opponent's moves, one from each state to which the decision maker could bring things and that it likes better; elsewhere the opponent stays.</param>
    public sealed record Held(ImmutableArray<UnilateralMove> Policy) : Verdict;

    /// <summary>How two grades of a concept come out, where the question is whether the first holds without the second.</summary>
    /// <param name="General">The verdict on stability as such.</param>
    /// <param name="Strong">The verdict when every sanction must have a certain strength.</param>
    public sealed record Graded(Verdict General, Verdict Strong) : Verdict;

    /// <summary>The budget ran out first; no claim either way.</summary>
    public sealed record Undecided(long StatesVisited) : Verdict;
}
