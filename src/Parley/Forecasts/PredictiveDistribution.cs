using System.Collections.Immutable;

namespace Parley.Forecasts;

/// <summary>What is foretold: how likely each answer, or each value, is held to be. Days are numbers: their day number.</summary>
public abstract record PredictiveDistribution
{
    private PredictiveDistribution() { }

    /// <summary>The probability of each answer, in the order of the question's answers, as written: it may miss 1 by rounding.</summary>
    public sealed record Categorical(ImmutableArray<double> Probabilities) : PredictiveDistribution;

    /// <summary>A certainty word about one answer.</summary>
    /// <param name="Answer">Index of the answer the word is about.</param>
    /// <param name="Word">The word as it was said.</param>
    /// <param name="Band">The band the word belongs to.</param>
    public sealed record Worded(int Answer, string Word, CertaintyBand Band) : PredictiveDistribution
    {
        /// <summary>The middle of the band on the answer named, and the rest shared evenly by the others; null when the band has no range.</summary>
        public ImmutableArray<double>? Probabilities(int answers)
        {
            if (Band.Middle is not double middle)
                return null;
            double[] shares = new double[answers];
            Array.Fill(shares, (double)((1 - (decimal)middle) / (answers - 1)));
            shares[Answer] = middle;
            return [.. shares];
        }
    }

    /// <summary>A normal distribution.</summary>
    public sealed record Normal(double Mean, double StandardDeviation) : PredictiveDistribution;

    /// <summary>Quantiles: for each level, from low to high, the value below which the outcome falls with that probability.</summary>
    public sealed record Quantiles(ImmutableArray<double> Levels, ImmutableArray<double> Values) : PredictiveDistribution;

    /// <summary>A cumulative distribution: probabilities at ascending points, straight lines between them, 0 before the first.</summary>
    /// <remarks>A last probability below 1 leaves the rest to values beyond the question's horizon.</remarks>
    public sealed record Cumulative(ImmutableArray<double> Points, ImmutableArray<double> Probabilities) : PredictiveDistribution;

    /// <summary>An ensemble: values that are equally likely, or as likely as their weights say.</summary>
    /// <param name="Members">The values.</param>
    /// <param name="Weights">One positive weight per value, of any sum; empty means equal weights.</param>
    public sealed record Ensemble(ImmutableArray<double> Members, ImmutableArray<double> Weights) : PredictiveDistribution;
}
