using System.Collections.Immutable;

namespace Parley.Bargaining;

/// <summary>How far outcomes of other issues lay from what a model said of them: what turns a model's answer into a forecast.</summary>
/// <remarks>Everything is a share of the scale of an issue. Residuals are added to a model's answer and clipped to the scale; some probability is set on the ends and the reference point itself.</remarks>
/// <param name="Residuals">Outcome less what the model said, −1 to 1, rising, each as likely as another; at least one.</param>
/// <param name="AtLow">Probability set on the low end itself, beyond what clipping puts there.</param>
/// <param name="AtHigh">Probability set on the high end.</param>
/// <param name="AtReference">Probability set on the reference point, where an issue has one.</param>
/// <param name="Origin">Where the residuals come from, in words.</param>
public sealed record ResidualDressing(ImmutableArray<double> Residuals, double AtLow, double AtHigh, double AtReference, string Origin);
