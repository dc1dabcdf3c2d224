using Parley.Bargaining;

namespace Parley.Analysis.Bargaining.Simulation;

/// <summary>The value of an estimate below which a share of its probability lies.</summary>
public static class EstimateQuantiles
{
    private const double Peak = 4;

    /// <summary>The quantile, exactly as far as doubles go.</summary>
    /// <param name="estimate">What was stated.</param>
    /// <param name="shape">What a most likely value with ends stands for.</param>
    /// <param name="level">From 0 to 1. Of several coders an equal stretch of levels belongs to each, so that the quantile need not rise from coder to coder.</param>
    public static double Of(Estimate estimate, EstimateShape shape, double level)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        if (!(level >= 0 && level <= 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies from 0 to 1.");
        return Function(estimate, shape)(level);
    }

    /// <summary>The quantile as a function of the level, for many levels of one estimate.</summary>
    internal static Func<double, double> Function(Estimate estimate, EstimateShape shape)
    {
        switch (estimate)
        {
            case Estimate.Exact exact:
                return _ => exact.Value;
            case Estimate.Coders coders:
                Func<double, double>[] answers = [.. coders.Answers.Select(a => Function(a, shape))];
                return level =>
                {
                    int coder = Math.Min((int)(level * answers.Length), answers.Length - 1);
                    return answers[coder](Math.Clamp(level * answers.Length - coder, 0, 1));
                };
            case Estimate.Around around when around.From < around.To && shape == EstimateShape.Triangular:
                double turn = (around.Mode - around.From) / (around.To - around.From);
                return level => level <= turn
                    ? around.From + Math.Sqrt(level * (around.To - around.From) * (around.Mode - around.From))
                    : around.To - Math.Sqrt((1 - level) * (around.To - around.From) * (around.To - around.Mode));
            case Estimate.Around around when around.From < around.To && shape == EstimateShape.Pert:
                double length = around.To - around.From, share = (around.Mode - around.From) / length;
                BetaDistribution beta = new(1 + Peak * share, 1 + Peak * (1 - share));
                return level => Math.Clamp(around.From + length * beta.Quantile(level), around.From, around.To);
            default:
                return level => estimate.Low + level * (estimate.High - estimate.Low);
        }
    }

    /// <summary>Quantiles at evenly spaced levels, from 0 to 1, for quick look-up with straight lines between.</summary>
    internal static double[] Table(Estimate estimate, EstimateShape shape, int steps)
    {
        double[] table = new double[steps + 1];
        Func<double, double> quantile = Function(estimate, shape);
        for (int t = 0; t <= steps; t++)
            table[t] = quantile((double)t / steps);
        return table;
    }
}
