using System.Collections.Immutable;
using Parley.Studies;

namespace Parley.Cases;

/// <summary>The findings a case should have, each with its origin: the file <c>expected.yaml</c> beside a case.</summary>
/// <param name="CaseId">The case it is about.</param>
/// <param name="Models">What is expected of each conflict: the base, the perspectives, and either with rules switched.</param>
public sealed record Expected(string CaseId, ImmutableArray<ExpectedModel> Models);

/// <summary>What is expected of one conflict of a case.</summary>
public sealed record ExpectedModel
{
    /// <summary>The perspective that is meant; null for the base conflict.</summary>
    public string? Perspective { get; init; }

    /// <summary>Rules to switch on or off by name before looking; empty when the conflict is taken as it stands.</summary>
    public ImmutableArray<ExpectedSwitch> InForce { get; init; } = [];

    /// <summary>How many states there should be, merged ones counted once.</summary>
    public int? States { get; init; }

    /// <summary>What is expected under each concept.</summary>
    public ImmutableArray<ExpectedStability> Stability { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>A rule to switch by name.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="InForce">Whether it counts.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ExpectedSwitch(string Rule, bool InForce, SourceSpan Span);

/// <summary>What is expected of one conflict under one stability concept.</summary>
public sealed record ExpectedStability
{
    /// <summary>The concept.</summary>
    public required StabilityConcept Concept { get; init; }

    /// <summary>The states stable for everybody, if they are listed.</summary>
    public ImmutableArray<ExpectedState>? Equilibria { get; init; }

    /// <summary>How many states are stable for everybody; also known when they are listed.</summary>
    public required int Count { get; init; }

    /// <summary>The states stable for single decision makers, as far as they are listed.</summary>
    public ImmutableArray<ExpectedStable> Stable { get; init; } = [];

    /// <summary>Where the finding comes from: a key of <c>references.bib</c>, or <c>by definition</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Where it stands.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>The states that should be stable for one decision maker.</summary>
/// <param name="DecisionMaker">The decision maker's id.</param>
/// <param name="States">The states.</param>
public sealed record ExpectedStable(string DecisionMaker, ImmutableArray<ExpectedState> States);

/// <summary>A state as an expectation names it; <see cref="StateReader"/> finds it in a model.</summary>
/// <param name="Text">A number from 1, a word of Y and N, or a pattern with - where the members of a merged state differ.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ExpectedState(string Text, SourceSpan Span);
