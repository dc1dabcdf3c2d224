using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>A conflict as it was written, before its states are known: what an overlay replaces part by part.</summary>
internal sealed record Draft
{
    /// <summary>Where to point when something about the whole is missing.</summary>
    public required PlacedText Place { get; init; }

    public required ImmutableArray<DecisionMaker> DecisionMakers { get; init; }

    public required OptionNames Options { get; init; }

    public ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>Whether every rule could be read, so that the feasible states mean something.</summary>
    public bool RulesAreSound { get; init; } = true;

    public (State State, SourceSpan Span)? StatusQuo { get; init; }

    public ImmutableArray<(Formula Formula, SourceSpan Span)> Indistinguishable { get; init; } = [];

    /// <summary>One per decision maker; null where nothing was written.</summary>
    public required ImmutableArray<PreferenceDraft?> Preferences { get; init; }
}

/// <summary>A preference as it was written; a ranking needs the feasible states before it means anything.</summary>
/// <param name="Place">The decision maker's name in front of it.</param>
/// <param name="Statements">The statements, when it is prioritised.</param>
/// <param name="Ranking">The words of a ranking.</param>
/// <param name="Because">Keys of claims.</param>
internal sealed record PreferenceDraft(
    PlacedText Place, ImmutableArray<Statement>? Statements, PlacedText? Ranking, ImmutableArray<string> Because)
{
    /// <summary>What it came to in the conflict that wrote it; null when it has an error.</summary>
    public Preference? Resolved { get; set; }
}
