using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>The exchange model as one outcome per issue: the weighted mean of voting positions after one round of trades. On one issue alone nothing can be traded.</summary>
public sealed class ExchangeOutcomeModel : IBargainingModel
{
    /// <inheritdoc/>
    public string Key => "exchange";

    /// <inheritdoc/>
    public string Name => "exchange model, one round";

    /// <inheritdoc/>
    public ImmutableArray<string> Citations => ["StokmanVanOosten1994"];

    /// <inheritdoc/>
    public ImmutableArray<IssueOutcome> Outcomes(Standings standings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(standings);
        ExchangeFindings findings = ExchangeModel.Conduct(standings, new() { Rounds = 1 }, cancellation);
        return
        [
            .. Enumerable.Range(0, standings.Issues.Length).Select(k => IssueSlice.Of(standings, k).Actors.Length == 0
                ? IssueOutcome.None : new IssueOutcome(Math.Clamp(findings.Outcome(k), standings.Issues[k].Low, standings.Issues[k].High))),
        ];
    }
}
