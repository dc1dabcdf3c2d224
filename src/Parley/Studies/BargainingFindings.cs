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

/// <summary>How far an actor moved because of another.</summary>
/// <param name="Actor">Index of who moved.</param>
/// <param name="By">Index of the actor whose challenge or bargain it followed.</param>
/// <param name="Way">How far over all rounds, with its sign, on the scale of the issue.</param>
public sealed record PositionShift(int Actor, int By, double Way);

/// <summary>Positions on an issue round by round.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Model">Key of the model.</param>
/// <param name="Name">Its name in words.</param>
/// <param name="Actors">Indices of the actors with weight on it.</param>
/// <param name="Positions">[round][k]: where the k-th of them stands, before anything moved first.</param>
/// <param name="Means">The mean of each round, as the model takes it.</param>
/// <param name="Shifts">Who moved whom, summed over rounds; the entries of one mover add up to its whole way.</param>
public sealed record Trajectory(
    int Issue, string Model, string Name, ImmutableArray<int> Actors, ImmutableArray<ImmutableArray<double>> Positions, ImmutableArray<double> Means, ImmutableArray<PositionShift> Shifts);

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

    /// <summary>How positions move under a model with rounds, one per issue with somebody on it: the model attributed if it has rounds, else the group decision model in its published reading.</summary>
    public required ImmutableArray<Trajectory> Trajectories { get; init; }
}
