using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>A bargaining problem at the middle of its estimates, under as many models as are asked for, the weighted mean always among them.</summary>
public static class BargainingPanel
{
    /// <summary>Works the problem out.</summary>
    /// <param name="problem">What is bargained about.</param>
    /// <param name="keys">Keys of models; empty for all.</param>
    /// <param name="failureCost">The cost of failure for those for whom nobody says one.</param>
    /// <param name="attributed">Key of the model whose outcomes are attributed to actors.</param>
    /// <param name="seed">Names random numbers, where there are many actors.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <exception cref="ArgumentException">A model is not known.</exception>
    public static BargainingFindings Conduct(
        BargainingProblem problem, ImmutableArray<string> keys, double failureCost = 1, string attributed = "weighted-mean", ulong seed = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Standings standings = problem.At();
        ImmutableArray<IBargainingModel> known = BargainingModels.All(new()
        {
            Cost = failureCost, Costs = [.. problem.Actors.Select(a => a.FailureCost?.Middle ?? double.NaN)],
        });
        IBargainingModel Find(string key) => known.FirstOrDefault(m => m.Key == key) ?? throw new ArgumentException($"There is no model '{key}'.", nameof(keys));
        IBargainingModel[] models = [BargainingModels.WeightedMean, .. (keys.IsEmpty ? known : [.. keys.Select(Find)]).Where(m => m.Key != BargainingModels.WeightedMean.Key)];
        IBargainingModel explained = Find(attributed);
        return new()
        {
            Standings = standings,
            FailureCost = failureCost,
            Models = [.. models.Select(m => new ModelOutcomes(m.Key, m.Name, m.Citations, m.Outcomes(standings, cancellation)))],
            Vetoes = [.. problem.Issues.Select(i => Vetoes(problem, standings, i.Index)).OfType<VetoRange>()],
            Attributions = [.. problem.Issues.Select(i => Attribution.Of(standings, i.Index, explained, seed, cancellation)).OfType<AttributionFindings>()],
            Trajectories = [.. problem.Issues.Select(i => Trajectories.Of(standings, i.Index, attributed, cancellation)).OfType<Trajectory>()],
        };
    }

    // Everybody with a veto must agree, so their weight does not count.
    private static VetoRange? Vetoes(BargainingProblem problem, Standings standings, int issue)
    {
        double[] positions = [.. problem.Actors.Where(a => a.HasVeto && standings.Weight(a.Index, issue) > 0).Select(a => standings.Position(a.Index, issue))];
        if (positions.Length == 0)
            return null;
        double[] ones = [.. positions.Select(_ => 1.0)];
        IssueScale scale = standings.Issues[issue];
        return new(issue, VetoPlayers.Core(positions, ones, 1), scale.Reference is double reference ? VetoPlayers.WinSet(scale, positions, ones, 1, reference) : null);
    }
}
