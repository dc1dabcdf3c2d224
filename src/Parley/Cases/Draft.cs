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

    public ImmutableArray<ForbiddenTransition> Transitions { get; init; } = [];

    /// <summary>[i][j]; the default where nobody said otherwise.</summary>
    public ImmutableArray<ImmutableArray<Attitude>> Attitudes { get; init; }

    public StateGraph? Graph { get; init; }

    public Grounds Grounds { get; init; } = Grounds.None;

    /// <summary>One per decision maker; null where nothing was written.</summary>
    public required ImmutableArray<PreferenceDraft?> Preferences { get; init; }
}

/// <summary>A preference as it was written; rankings and pairs need the feasible states before they mean anything.</summary>
/// <param name="Place">The decision maker's name in front of it.</param>
/// <param name="Order">How the states are ordered; null when it has an error.</param>
/// <param name="Because">Keys of claims.</param>
internal sealed record PreferenceDraft(PlacedText Place, OrderDraft? Order, ImmutableArray<string> Because)
{
    /// <summary>Pairs of which nothing is known.</summary>
    public ImmutableArray<(PlacedText Pair, ImmutableArray<string> Because)> Unknown { get; init; } = [];

    /// <summary>Pairs with a degree of certainty.</summary>
    public ImmutableArray<(PlacedText Pair, double Low, double High, ImmutableArray<string> Because)> Certainty { get; init; } = [];

    public double? Threshold { get; init; }

    public double? Anticipation { get; init; }

    /// <summary>What it came to in the conflict that wrote it; null when it has an error.</summary>
    public Preference? Resolved { get; set; }
}

/// <summary>How the states are ordered, as it was written.</summary>
internal abstract record OrderDraft
{
    internal sealed record Statements(ImmutableArray<Statement> List) : OrderDraft;

    internal sealed record Ranking(PlacedText Text) : OrderDraft;

    internal sealed record Weights(ImmutableArray<decimal> List, ImmutableArray<ImmutableArray<string>> Grounds) : OrderDraft;

    internal sealed record Candidates(ImmutableArray<OrderDraft> Alternatives, ImmutableArray<double> Shares) : OrderDraft;

    /// <summary>Keys of the claims a candidate rests on.</summary>
    public ImmutableArray<string> Because { get; init; } = [];
}
