using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Evidence;

/// <summary>How well a claim fits a hypothesis, as an analyst sees it. Numbers reach disk: append only.</summary>
/// <remarks>The marks of the analysis of competing hypotheses. Source: [Heuer1999].</remarks>
public enum Consistency
{
    /// <summary>The claim does not apply to the hypothesis.</summary>
    NotApplicable = 0,

    /// <summary>Very consistent.</summary>
    CC = 1,

    /// <summary>Consistent.</summary>
    C = 2,

    /// <summary>Neither for nor against.</summary>
    N = 3,

    /// <summary>Inconsistent.</summary>
    I = 4,

    /// <summary>Very inconsistent.</summary>
    II = 5,
}

/// <summary>A mark that a claim has for a hypothesis.</summary>
/// <param name="Hypothesis">Id of the hypothesis.</param>
/// <param name="Mark">The mark.</param>
public readonly record struct HypothesisMark(string Hypothesis, Consistency Mark);

/// <summary>An outcome that is thought possible and held against the claims.</summary>
/// <param name="Id">Short name, unique in the case.</param>
/// <param name="Name">In words.</param>
public sealed record Hypothesis(string Id, string Name)
{
    /// <summary>The states in which it comes about; null when it is no matter of states.</summary>
    public Formula? States { get; init; }

    /// <summary>Id of the forecast question of which it is an answer, if it is one.</summary>
    public string? Question { get; init; }

    /// <summary>Id of that answer.</summary>
    public string? Answer { get; init; }

    /// <summary>Where its name stands in the case file.</summary>
    public SourceSpan Span { get; init; }
}
