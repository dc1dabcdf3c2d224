using System.Collections.Immutable;

namespace Parley.Bargaining;

/// <summary>What a model said of an issue, and what came of it; shares of the scale.</summary>
/// <param name="Forecast">What the model said, 0 to 1.</param>
/// <param name="Outcome">What came out, 0 to 1.</param>
/// <param name="Reference">The reference point, 0 to 1; null where there was none.</param>
/// <param name="Cluster">Issues of one proposal or negotiation, which err together.</param>
public sealed record PastOutcome(double Forecast, double Outcome, double? Reference, string Cluster);

/// <summary>Issues with a known outcome, from which residuals are learned.</summary>
/// <param name="Rows">At least one.</param>
public sealed record PastOutcomes(ImmutableArray<PastOutcome> Rows);
