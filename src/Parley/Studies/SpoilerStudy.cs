using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>A question about who could leave an outcome.</summary>
public sealed record SpoilerStudy
{
    /// <summary>How many looks at single steps a search takes unless another number is asked for.</summary>
    public const long UsualBudget = 200_000_000;

    /// <summary>State index of the outcome.</summary>
    public required int State { get; init; }

    /// <summary>By which staying is judged.</summary>
    public StabilityConcept Concept { get; init; } = StabilityConcept.Seq;

    /// <summary>The decision makers who have signed the outcome, by index; null when nothing is said about that.</summary>
    public ImmutableArray<int>? Signatories { get; init; }

    /// <summary>How many looks at single steps the search may take; null for as many as it needs.</summary>
    public long? Budget { get; init; } = UsualBudget;
}
