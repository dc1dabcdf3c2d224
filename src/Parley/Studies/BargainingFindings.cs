using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Studies;

/// <summary>What one model says of every issue.</summary>
/// <param name="Key">Short name of the model.</param>
/// <param name="Name">Its name in words.</param>
/// <param name="Citations">Keys in references.bib.</param>
/// <param name="Issues">One per issue.</param>
public sealed record ModelOutcomes(string Key, string Name, ImmutableArray<string> Citations, ImmutableArray<IssueOutcome> Issues);

/// <summary>What those with a veto leave open on an issue.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Core">The stretch between their positions, which nothing can replace.</param>
/// <param name="WinSet">What all of them like at least as much as the reference point; null where there is none.</param>
public sealed record VetoRange(int Issue, (double Low, double High) Core, (double Low, double High)? WinSet);

/// <summary>How much of an outcome is owed to an actor.</summary>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Share">Its share of the weight on the issue, 0 to 1.</param>
/// <param name="Removal">By how much the outcome is higher with the actor than without it; NaN when nobody is left without it.</param>
/// <param name="Shapley">Its Shapley value: the mean of what it adds when actors come to the table one after another in any order. Those of all actors add up to the way from the start to the outcome.</param>
/// <param name="StandardError">Of the Shapley value; 0 where it is exact.</param>
public sealed record ActorEffect(int Actor, double Share, double Removal, double Shapley, double StandardError);

/// <summary>Who moved the outcome of an issue where.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Model">Key of the model.</param>
/// <param name="Start">Where the outcome stands with nobody at the table: the reference point, or the middle of the scale where there is none.</param>
/// <param name="Outcome">Where it stands with everybody.</param>
/// <param name="Actors">One per actor with weight on the issue.</param>
public sealed record AttributionFindings(int Issue, string Model, double Start, double Outcome, ImmutableArray<ActorEffect> Actors);

/// <summary>A bargaining problem under many models.</summary>
public sealed record BargainingFindings
{
    /// <summary>The numbers at which it was worked out: the middle of every estimate.</summary>
    public required Standings Standings { get; init; }

    /// <summary>The models, the weighted mean first.</summary>
    public required ImmutableArray<ModelOutcomes> Models { get; init; }

    /// <summary>The cost of failure for actors for whom nobody says one, as the solutions take it.</summary>
    public required double FailureCost { get; init; }

    /// <summary>What those with a veto leave open, on each issue on which one has a stake.</summary>
    public required ImmutableArray<VetoRange> Vetoes { get; init; }

    /// <summary>Who moved the outcome, for each issue, under the weighted mean or the model asked for.</summary>
    public required ImmutableArray<AttributionFindings> Attributions { get; init; }

    /// <summary>Rounds of the group decision model in its published reading, one per issue.</summary>
    public required ImmutableArray<GroupDecisionFindings> Rounds { get; init; }
}
