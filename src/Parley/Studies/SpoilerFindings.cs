using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>How far a profitable departure is deterred. Numbers reach disk: append only.</summary>
public enum Deterred
{
    /// <summary>No answer of the others ends in a state that is no better for the mover.</summary>
    Not = 0,

    /// <summary>There is such an answer, and somebody would hurt themselves by giving it.</summary>
    Possibly = 1,

    /// <summary>There is such an answer in which every step is in its mover's own interest.</summary>
    Credibly = 2,

    /// <summary>The budget ended before that was known; no claim either way.</summary>
    Undecided = 3,
}

/// <summary>Where those who leave stand to an agreement. Numbers reach disk: append only. Source: [Stedman1997].</summary>
public enum SpoilerPosition
{
    /// <summary>Nobody says who has signed.</summary>
    Unsaid = 0,

    /// <summary>Everybody who leaves has signed.</summary>
    Inside = 1,

    /// <summary>Nobody who leaves has signed.</summary>
    Outside = 2,

    /// <summary>Some who leave have signed and some have not.</summary>
    Both = 3,
}

/// <summary>A way for a party or a group to leave a state and be better off.</summary>
public sealed record Spoiler
{
    /// <summary>Who leaves; every member is better off.</summary>
    public required Coalition Movers { get; init; }

    /// <summary>The moves that lead there: one for a single party, a shortest legal sequence of members for a group.</summary>
    public required ImmutableArray<UnilateralMove> Moves { get; init; }

    /// <summary>State index where they end.</summary>
    public required int To { get; init; }

    /// <summary>How far the departure is deterred.</summary>
    public required Deterred Deterred { get; init; }

    /// <summary>A shortest answer that deters: a credible one if there is one, else the possible one that asks least of those who give it; null when there is none.</summary>
    public required Sanction? Answer { get; init; }

    /// <summary>The steps of <see cref="Answer"/> that are not in their mover's interest: were they, the answer would be credible.</summary>
    public required ImmutableArray<UnilateralMove> Unwilling { get; init; }
}

/// <summary>One comparison of a party that would have to turn.</summary>
/// <param name="State">State index that is now better for the party than <paramref name="Than"/> and would have to be no better.</param>
/// <param name="Than">State index of the outcome.</param>
public readonly record struct PreferencePair(int State, int Than);

/// <summary>What would have to change in a party's own order for the party to stay.</summary>
/// <param name="DecisionMaker">Index of the party.</param>
/// <param name="Pairs">A set of comparisons that suffices, by state.</param>
/// <param name="IsSmallest">Whether no smaller set suffices; false when the search was cut short.</param>
/// <remarks>Comparisons are counted one by one; whether an order can turn just these and stay an order is not asked here.</remarks>
public sealed record Closing(int DecisionMaker, ImmutableArray<PreferencePair> Pairs, bool IsSmallest);

/// <summary>Who can leave an outcome and gain by it, and what would keep them.</summary>
public sealed record SpoilerFindings
{
    /// <summary>The model that was examined.</summary>
    public required GraphModel Model { get; init; }

    /// <summary>State index of the outcome.</summary>
    public int State => Study.State;

    /// <summary>The question.</summary>
    public required SpoilerStudy Study { get; init; }

    /// <summary>The concept by which staying is judged.</summary>
    public StabilityConcept Concept => Study.Concept;

    /// <summary>For each decision maker, whether they would stay under the concept.</summary>
    public required ImmutableArray<bool> Stays { get; init; }

    /// <summary>Departures of single parties, by party, the favourite first; then of groups whose members all gain where no smaller group gets to the same state with all its members gaining.</summary>
    public required ImmutableArray<Spoiler> Spoilers { get; init; }

    /// <summary>One entry per party that would leave under the concept; empty for concepts that do not ask about improvements and sanctions over complete orders.</summary>
    public required ImmutableArray<Closing> Closings { get; init; }

    /// <summary>How many groups were not looked at because the budget ended, or because there are too many parties to form groups.</summary>
    public required long GroupsLeftOut { get; init; }

    /// <summary>Whether everything that was asked is answered.</summary>
    public bool IsComplete => GroupsLeftOut == 0 && Spoilers.All(s => s.Deterred != Deterred.Undecided);

    /// <summary>Where those who leave stand to the agreement.</summary>
    public SpoilerPosition Position(Coalition movers)
    {
        ArgumentNullException.ThrowIfNull(movers);
        return Study.Signatories is not ImmutableArray<int> signed ? SpoilerPosition.Unsaid
            : movers.Members.All(signed.Contains) ? SpoilerPosition.Inside
            : movers.Members.Any(signed.Contains) ? SpoilerPosition.Both
            : SpoilerPosition.Outside;
    }
}
