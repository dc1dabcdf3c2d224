using System.Collections.Immutable;
using Parley.Evidence;

namespace Parley.Studies;

/// <summary>How the equilibria of one concept change when claims are withdrawn.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Before">How many equilibria there were.</param>
/// <param name="Lost">Words of the equilibria that are none any more, whatever decision makers of whose preference nothing is left prefer.</param>
/// <param name="Gained">Words of the states that become equilibria, whatever these prefer.</param>
/// <param name="Open">Words of the states that may be equilibria or not, depending on what these prefer; empty where every preference is known.</param>
/// <param name="Kept">How many of the equilibria there were are in neither <paramref name="Lost"/> nor <paramref name="Open"/>.</param>
public sealed record EquilibriumChange(StabilityConcept Concept, int Before, ImmutableArray<string> Lost, ImmutableArray<string> Gained, ImmutableArray<string> Open, int Kept);

/// <summary>What becomes of one view when claims are withdrawn.</summary>
public sealed record ViewWithdrawal
{
    /// <summary>Id of the view.</summary>
    public required string View { get; init; }

    /// <summary>The judgements that rest on withdrawn claims and on nothing else; the view was solved again without them.</summary>
    public required ImmutableArray<Premise> Fallen { get; init; }

    /// <summary>The judgements that rest on withdrawn claims and on others; they stay.</summary>
    public required ImmutableArray<Premise> Weakened { get; init; }

    /// <summary>Whether the view as a whole rests on nothing else, so that all its results fall.</summary>
    public bool Falls { get; init; }

    /// <summary>Why the view could not be solved again; null when it was, or when nothing had fallen.</summary>
    public Unsolved? WhyNot { get; init; }

    /// <summary>Indices of decision makers of whose preference nothing is left, so that it is unknown.</summary>
    public ImmutableArray<int> Unknown { get; init; } = [];

    /// <summary>Concepts for which nothing is told because a preference is unknown.</summary>
    public ImmutableArray<StabilityConcept> NotTold { get; init; } = [];

    /// <summary>How many states the view has without the fallen judgements; null when it was not solved again.</summary>
    public int? StatesAfter { get; init; }

    /// <summary>One entry for each concept asked about that is told; empty when the view could not be solved again.</summary>
    public ImmutableArray<EquilibriumChange> Changes { get; init; } = [];

    /// <summary>Whether any equilibrium is lost, gained or no longer known to be one.</summary>
    public bool ChangesResults => Falls || Changes.Any(c => c.Lost.Length + c.Gained.Length + c.Open.Length > 0);
}

/// <summary>What rests on some claims, and which equilibria change when they are withdrawn.</summary>
/// <param name="Claims">Ids of the claims withdrawn.</param>
/// <param name="Views">One entry per view of the case.</param>
public sealed record WithdrawalFindings(ImmutableArray<string> Claims, ImmutableArray<ViewWithdrawal> Views);
