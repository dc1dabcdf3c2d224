using System.Collections.Immutable;

namespace Parley.Forecasts;

/// <summary>What must have happened for an agreement to count. Numbers reach disk: append only.</summary>
public enum CriterionStage
{
    /// <summary>Nothing is said about it.</summary>
    Unstated = 0,

    /// <summary>It was announced.</summary>
    Announced = 1,

    /// <summary>It is in force.</summary>
    InForce = 2,

    /// <summary>Either suffices.</summary>
    Either = 3,
}

/// <summary>How a question is decided, from a day on. A version is never changed; a new one with a later day stands beside it.</summary>
public sealed record Criterion
{
    /// <summary>First day on which it applies.</summary>
    public required DateOnly From { get; init; }

    /// <summary>What counts as which answer, in words.</summary>
    public required string Text { get; init; }

    /// <summary>How long it must last, in hours; null when any length will do or nothing is said.</summary>
    public int? AtLeastHours { get; init; }

    /// <summary>Whom it must bind; empty when nothing is said.</summary>
    public ImmutableArray<string> Parties { get; init; } = [];

    /// <summary>Whether an announcement is enough.</summary>
    public CriterionStage Stage { get; init; }

    /// <summary>Whose word decides: key of a source, or free words.</summary>
    public string? SourceOfRecord { get; init; }

    /// <summary>What decides when sources disagree.</summary>
    public string? TieBreak { get; init; }

    /// <summary>Circumstances under which the question is void.</summary>
    public ImmutableArray<string> VoidIf { get; init; } = [];

    /// <summary>Why it was changed.</summary>
    public string? Why { get; init; }
}
