using Parley.Bargaining;

namespace Parley.Analysis.Bargaining;

/// <summary>One issue with everybody who has weight on it, in the order of the actors.</summary>
internal sealed class IssueSlice
{
    private IssueSlice(IssueScale scale, int[] actors, double[] positions, double[] weights) =>
        (Scale, Actors, Positions, Weights) = (scale, actors, positions, weights);

    public IssueScale Scale { get; }

    /// <summary>Indices of the actors.</summary>
    public int[] Actors { get; }

    public double[] Positions { get; }

    /// <summary>Capability times salience, above 0.</summary>
    public double[] Weights { get; }

    public static IssueSlice Of(Standings standings, int issue)
    {
        int[] actors = [.. Enumerable.Range(0, standings.Actors.Length).Where(i => standings.Weight(i, issue) > 0)];
        return new(standings.Issues[issue], actors, [.. actors.Select(i => standings.Position(i, issue))], [.. actors.Select(i => standings.Weight(i, issue))]);
    }
}
