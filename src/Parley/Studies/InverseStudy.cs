using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Studies;

/// <summary>In what a change of preferences is counted. Numbers reach disk: append only.</summary>
public enum ChangeMeasure
{
    /// <summary>Swaps of neighbours in a ranking of states.</summary>
    Rankings = 0,

    /// <summary>Edits of a list of prioritised statements.</summary>
    Statements = 1,
}

/// <summary>What one edit of a list of statements costs; each is a whole number of at least 1.</summary>
/// <param name="Swap">Two neighbouring statements change places.</param>
/// <param name="Drop">A statement is given up.</param>
/// <param name="Negate">A statement is turned into its opposite and keeps its place.</param>
/// <param name="Add">A statement of the pool is put at any place.</param>
public sealed record EditCosts(int Swap = 1, int Drop = 1, int Negate = 1, int Add = 1);

/// <summary>A question: what would have to change for an outcome to hold?</summary>
/// <remarks>
/// Between two rankings every pair of states that stands the other way round counts one swap, and every tie that is broken half a swap; for
/// rankings without ties that is the number of swaps of neighbours that leads from one to the other. A new ranking holds no tie
/// that the old one does not. Sources: [Kendall1938], [KemenySnell1962], and for the question itself [KinsaraKilgourHipel2015].
/// </remarks>
public sealed record InverseStudy
{
    /// <summary>Index of the state that should be an equilibrium.</summary>
    public required int Target { get; init; }

    /// <summary>The concepts asked about.</summary>
    public ImmutableArray<StabilityConcept> Concepts { get; init; } = StabilityConcept.Core;

    /// <summary>Whether one change has to serve all the concepts at once; otherwise each concept is answered by itself.</summary>
    public bool Together { get; init; }

    /// <summary>What a swap or an edit weighs, one factor per decision maker, each at least 1; null where the preference is fixed; empty means 1 for everybody.</summary>
    public ImmutableArray<int?> Factors { get; init; } = [];

    /// <summary>In what changes are counted.</summary>
    public ChangeMeasure By { get; init; }

    /// <summary>What edits of statements cost; not used for rankings.</summary>
    public EditCosts Edits { get; init; } = new();

    /// <summary>The statements that may be added; empty means every option and its opposite.</summary>
    public ImmutableArray<Formula> Pool { get; init; } = [];

    /// <summary>How many steps a search may take for each answer before it says how far it came.</summary>
    public int Steps { get; init; } = 100_000;
}
