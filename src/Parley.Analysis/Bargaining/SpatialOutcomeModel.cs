using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>The spatial model of politics as one outcome per issue: the mean of final positions, on each issue alone, so that nobody is left out for silence elsewhere.</summary>
public sealed class SpatialOutcomeModel : IBargainingModel
{
    /// <inheritdoc/>
    public string Key => "spatial";

    /// <inheritdoc/>
    public string Name => "spatial model of politics";

    /// <inheritdoc/>
    public ImmutableArray<string> Citations => ["WiseLesterEfird2015"];

    /// <inheritdoc/>
    public ImmutableArray<IssueOutcome> Outcomes(Standings standings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(standings);
        return [.. Enumerable.Range(0, standings.Issues.Length).Select(k => Outcome(standings, k, cancellation))];
    }

    private static IssueOutcome Outcome(Standings standings, int issue, CancellationToken cancellation)
    {
        if (IssueSlice.Of(standings, issue).Actors.Length == 0)
            return IssueOutcome.None;
        SpatialFindings findings = SpatialModel.Conduct(standings.Among(issue), new SpatialStudy(), threads: 1, cancellation: cancellation);
        return new(Enumerable.Range(0, findings.Standings.Actors.Length).Average(i => findings.Final(i, 0)));
    }
}
