using System.Collections.Immutable;
using Parley.Cases;

namespace Parley.Evidence;

/// <summary>What kind of judgement a premise is. Numbers reach disk: append only.</summary>
public enum PremiseKind
{
    /// <summary>A perspective as a whole.</summary>
    Perspective = 0,

    /// <summary>How a decision maker orders the states, as a whole.</summary>
    Preference = 1,

    /// <summary>One statement of a prioritised preference.</summary>
    Statement = 2,

    /// <summary>The weight of one option.</summary>
    Weight = 3,

    /// <summary>One of several candidate orders, and how likely it is.</summary>
    Candidate = 4,

    /// <summary>A pair of states about which less is known.</summary>
    Pair = 5,

    /// <summary>A rule that makes states infeasible.</summary>
    Rule = 6,

    /// <summary>A rule that a perspective switched on or off.</summary>
    Switch = 7,

    /// <summary>Options that a perspective does not know.</summary>
    Hidden = 8,

    /// <summary>A forbidden transition.</summary>
    Transition = 9,

    /// <summary>An option with its direction, level and owners.</summary>
    Option = 10,

    /// <summary>States that count as one.</summary>
    Merge = 11,

    /// <summary>The attitudes of one decision maker.</summary>
    Attitudes = 12,

    /// <summary>The moves of a graph.</summary>
    Moves = 13,

    /// <summary>Where things stand.</summary>
    StatusQuo = 14,
}

/// <summary>A judgement of a case on which answers depend, with the claims it rests on.</summary>
/// <param name="Kind">What kind of judgement.</param>
/// <param name="DecisionMaker">Whose preference or attitude; the owner of an option; -1 where it is nobody's.</param>
/// <param name="Index">Which one of its kind: statement, candidate or pair in its preference; option by index; rule, transition or merge in its list; 0 where there is only one.</param>
/// <param name="Because">Keys of the claims named for it, its own or else those of the preference it belongs to; empty when none are.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Premise(PremiseKind Kind, int DecisionMaker, int Index, ImmutableArray<string> Because, SourceSpan Span)
{
    /// <summary>Whether the claims are named for a larger judgement of which it is a part.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Whether two premises are the same judgement, whatever they rest on.</summary>
    public bool IsSameJudgement(Premise other) => other is not null && (Kind, DecisionMaker, Index) == (other.Kind, other.DecisionMaker, other.Index);
}
