using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Analysis.Bargaining;

/// <summary>The expected position of a probabilistic Condorcet election among the positions on the table, on each issue alone.</summary>
/// <remarks>Utility falls in proportion to distance, votes are in proportion to utility and weight, victory to strength; a position held by several counts once.</remarks>
public sealed class CondorcetModel : IBargainingModel
{
    /// <inheritdoc/>
    public string Key => "condorcet";

    /// <inheritdoc/>
    public string Name => "probabilistic Condorcet election";

    /// <inheritdoc/>
    public ImmutableArray<string> Citations => ["WiseLesterEfird2015"];

    /// <inheritdoc/>
    public ImmutableArray<IssueOutcome> Outcomes(Standings standings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(standings);
        return [.. Enumerable.Range(0, standings.Issues.Length).Select(k => Outcome(IssueSlice.Of(standings, k)))];
    }

    private static IssueOutcome Outcome(IssueSlice slice)
    {
        int n = slice.Actors.Length;
        if (n == 0)
            return IssueOutcome.None;
        double[] places = [.. slice.Positions.Distinct().Order()];
        double[] utilities = new double[n * places.Length];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < places.Length; j++)
                utilities[i * places.Length + j] = 1 - Math.Abs(slice.Scale.Share(slice.Positions[i]) - slice.Scale.Share(places[j]));
        double[] p = CondorcetElection.Probabilities(utilities, slice.Weights, new());
        double sum = 0;
        for (int j = 0; j < places.Length; j++)
            sum += p[j] * places[j];
        return new(Math.Clamp(sum, places[0], places[^1]));
    }
}
