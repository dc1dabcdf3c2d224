using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Evidence;

namespace Parley.Studies;

/// <summary>A state that is an equilibrium in some view.</summary>
/// <param name="Word">The state as a word.</param>
/// <param name="IsFeasible">One per view.</param>
/// <param name="Holds">[view][concept]: whether it is an equilibrium; null where the view was not solved or the concept is not defined.</param>
public sealed record ComparedOutcome(string Word, ImmutableArray<bool> IsFeasible, ImmutableArray<ImmutableArray<bool?>> Holds)
{
    /// <summary>In how many views it is an equilibrium under the concept at an index.</summary>
    public int Count(int concept) => Holds.Count(h => h[concept] == true);
}

/// <summary>One thing in which two views differ, apart from any other.</summary>
/// <param name="Kind">What differs: a preference, a rule, attitudes, a transition, the merging of states, an option's direction, or the status quo.</param>
/// <param name="DecisionMaker">Whose preference, attitudes or option; -1 where it is nobody's.</param>
/// <param name="Rule">The rule that counts in one view and not in the other, for <see cref="PremiseKind.Rule"/>.</param>
/// <param name="Option">Index of the option, for <see cref="PremiseKind.Option"/>; -1 otherwise.</param>
public sealed record ViewDifference(PremiseKind Kind, int DecisionMaker, Rule? Rule = null, int Option = -1);

/// <summary>A result on which two views differ, and the smallest sets of differences that turn it.</summary>
/// <param name="Word">The state.</param>
/// <param name="Concept">The concept.</param>
/// <param name="HoldsInFirst">Whether it is an equilibrium in the first view; in the second it is the other way round.</param>
/// <param name="FromFirst">The smallest sets of differences, by index, that give the second view's answer when taken over into the first; all of that size. Empty when the budget ran out first.</param>
/// <param name="FromSecond">The same from the second view.</param>
public sealed record Flip(
    string Word, StabilityConcept Concept, bool HoldsInFirst, ImmutableArray<ImmutableArray<int>> FromFirst, ImmutableArray<ImmutableArray<int>> FromSecond);

/// <summary>Two views against each other.</summary>
/// <param name="First">Index of a view.</param>
/// <param name="Second">Index of a later view.</param>
/// <param name="Differences">What differs between them.</param>
/// <param name="Flips">Every result on which they differ.</param>
/// <param name="LargestTried">All sets of up to this many differences were tried.</param>
/// <param name="WhyNot">Why they cannot be mixed, in words; null when they were, and when one of them was not solved at all.</param>
public sealed record ViewPair(
    int First, int Second, ImmutableArray<ViewDifference> Differences, ImmutableArray<Flip> Flips, int LargestTried, string? WhyNot = null);

/// <summary>A state that is an equilibrium only as some parties see the conflict.</summary>
/// <param name="Word">The state.</param>
/// <param name="Views">Indices of the views whose holders see it so.</param>
/// <param name="Holders">Indices of the decision makers who act by these views.</param>
public sealed record OneSidedOutcome(string Word, ImmutableArray<int> Views, ImmutableArray<int> Holders);

/// <summary>Several views of a conflict side by side: what holds where, and which differences between them matter.</summary>
public sealed record ComparisonFindings
{
    /// <summary>The views.</summary>
    public required ImmutableArray<Perspective> Views { get; init; }

    /// <summary>How many states each has; 0 where it could not be solved.</summary>
    public required ImmutableArray<int> StateCounts { get; init; }

    /// <summary>Why a view was not solved; null where it was.</summary>
    public required ImmutableArray<Unsolved?> WhyNot { get; init; }

    /// <summary>The concepts.</summary>
    public required ImmutableArray<StabilityConcept> Concepts { get; init; }

    /// <summary>[view][concept]: whether the view was solved and defines the concept; where it is false, nothing is known of its equilibria.</summary>
    public required ImmutableArray<ImmutableArray<bool>> IsDefined { get; init; }

    /// <summary>Whether a view was solved.</summary>
    public bool IsSolved(int view) => WhyNot[view] is null;

    /// <summary>Every state that is an equilibrium somewhere: those that hold in most views first, then by word.</summary>
    public required ImmutableArray<ComparedOutcome> Outcomes { get; init; }

    /// <summary>Every two views, in their order.</summary>
    public required ImmutableArray<ViewPair> Pairs { get; init; }

    /// <summary>States that are equilibria only as some party sees the conflict, under the concept at index <see cref="OneSidedUnder"/>; null when that was not worked out.</summary>
    /// <remarks>It is not where the case does not say who acts by which view, or where a view that somebody acts by is not among these or was not solved.</remarks>
    public ImmutableArray<OneSidedOutcome>? OneSided { get; init; }

    /// <summary>Who acts by which view, and the true game, where the case says so.</summary>
    public Hypergame? Hypergame { get; init; }

    /// <summary>Index of the concept by which <see cref="OneSided"/> is judged.</summary>
    public int OneSidedUnder { get; init; }
}
