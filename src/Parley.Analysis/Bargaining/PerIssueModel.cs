using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Analysis.Bargaining;

/// <summary>A model that looks at each issue alone.</summary>
public sealed class PerIssueModel : IBargainingModel
{
    private readonly Func<IssueSlice, IssueOutcome> outcome;

    internal PerIssueModel(string key, string name, ImmutableArray<string> citations, Func<IssueSlice, IssueOutcome> outcome) =>
        (Key, Name, Citations, this.outcome) = (key, name, citations, outcome);

    /// <inheritdoc/>
    public string Key { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Citations { get; }

    /// <inheritdoc/>
    public ImmutableArray<IssueOutcome> Outcomes(Standings standings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(standings);
        ImmutableArray<IssueOutcome>.Builder outcomes = ImmutableArray.CreateBuilder<IssueOutcome>(standings.Issues.Length);
        for (int k = 0; k < standings.Issues.Length; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            IssueSlice slice = IssueSlice.Of(standings, k);
            outcomes.Add(slice.Actors.Length == 0 ? IssueOutcome.None : outcome(slice));
        }
        return outcomes.MoveToImmutable();
    }
}
