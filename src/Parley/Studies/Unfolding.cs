using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>A state in which the opponents' answers to an improvement can end.</summary>
/// <param name="End">State index.</param>
/// <param name="Moves">A shortest legal sequence of the opponents that leads there.</param>
/// <param name="Deters">Whether ending there is no better for the focal decision maker than staying.</param>
/// <param name="Escape">Where the concept allows a counter-move and there is one to a better state: that state; null otherwise.</param>
public sealed record AnswerEnd(int End, ImmutableArray<UnilateralMove> Moves, bool Deters, int? Escape)
{
    /// <summary>Whether this end is a sanction: it deters, and nothing leads out of it.</summary>
    public bool IsSanction => Deters && Escape is null;
}

/// <summary>An improvement with everything the opponents can do about it.</summary>
/// <param name="Improvement">State index.</param>
/// <param name="Ends">Every state in which answers can end, nearest first; empty under Nash stability, which asks for none.</param>
public sealed record UnfoldedImprovement(int Improvement, ImmutableArray<AnswerEnd> Ends)
{
    /// <summary>Whether some answer is a sanction.</summary>
    public bool IsDeterred => Ends.Any(e => e.IsSanction);
}

/// <summary>A verdict unfolded: all improvements of a decision maker at a state, and all sanctions of each.</summary>
/// <param name="Improvements">Every improvement, by state.</param>
public sealed record Unfolding(ImmutableArray<UnfoldedImprovement> Improvements)
{
    /// <summary>Whether the decision maker stays.</summary>
    public bool IsStable => Improvements.All(i => i.IsDeterred);
}
