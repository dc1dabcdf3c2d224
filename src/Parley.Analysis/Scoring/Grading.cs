using System.Collections.Immutable;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Analysis.Scoring;

/// <summary>Grades one predictive distribution against one outcome.</summary>
internal static class Grading
{
    /// <summary>The probabilities of the answers, brought to a sum of 1, and their sum as written; null where the distribution gives none.</summary>
    public static (ImmutableArray<double> Probabilities, double Sum)? Probabilities(ForecastQuestion question, PredictiveDistribution distribution)
    {
        if (question.Answers.Length < 2)
            return null;
        ImmutableArray<double>? written = distribution switch
        {
            PredictiveDistribution.Categorical categorical => categorical.Probabilities,
            PredictiveDistribution.Worded worded => worded.Probabilities(question.Answers.Length),
            _ => OfBins(question, distribution),
        };
        if (written is not { } shares || shares.Length != question.Answers.Length || !(shares.Sum() is double sum and > 0))
            return null;
        // A sum that misses 1 by the last bit of a double was written as 1.
        return (Math.Abs(sum - 1) < 1e-12 ? shares : [.. shares.Select(p => p / sum)], sum);
    }

    /// <summary>The outcome as one share per answer; null where it is none of them.</summary>
    public static double[]? Shares(ForecastQuestion question, Outcome outcome)
    {
        int k = outcome switch
        {
            Outcome.Answered answered => question.IndexOf(answered.Answer),
            Outcome.Observed observed => question.BinOf(observed.Value),
            Outcome.NotByDue when question.Answers is [.., { UpTo: null }] => question.Answers.Length - 1,
            _ => -1,
        };
        if (outcome is Outcome.Partly partly)
            return partly.Shares.Length == question.Answers.Length ? [.. partly.Shares] : null;
        if (k < 0)
            return null;
        double[] shares = new double[question.Answers.Length];
        shares[k] = 1;
        return shares;
    }

    /// <summary>The score of probabilities of answers; null where the rule does not apply.</summary>
    public static double? OfAnswers(ScoringRule rule, ForecastQuestion question, ReadOnlySpan<double> q, ReadOnlySpan<double> o) => rule switch
    {
        ScoringRule.BrierScore => ScoringDefinitions.Brier(q, o),
        ScoringRule.BinaryBrierScore when q.Length == 2 => ScoringDefinitions.BrierBinary(q[0], o[0]),
        ScoringRule.RankedProbabilityScore when question.IsOrdered => RankedScores.OfAnswers(q, o),
        ScoringRule.NormalizedRankedProbabilityScore when question.IsOrdered => RankedScores.OfAnswers(q, o) / (q.Length - 1),
        ScoringRule.LogScore => ScoringDefinitions.Log(q, o),
        ScoringRule.SphericalScore => ScoringDefinitions.Spherical(q, o),
        _ => null,
    };

    /// <summary>The score of a distribution over numbers or days; null where the rule does not apply.</summary>
    public static double? OfValues(ScoringRule rule, ForecastQuestion question, PredictiveDistribution distribution, Outcome outcome)
    {
        double horizon = question.Kind == QuestionKind.Date && question.Due is DateOnly due ? due.DayNumber : double.PositiveInfinity;
        double? seen = outcome switch
        {
            Outcome.Observed observed => observed.Value,
            Outcome.NotByDue when !double.IsInfinity(horizon) => double.PositiveInfinity,
            _ => null,
        };
        if (seen is not double y)
            return null;
        return (rule, distribution) switch
        {
            (ScoringRule.ContinuousRankedProbabilityScore, PredictiveDistribution.Normal n) => RankedScores.OfNormal(n.Mean, n.StandardDeviation, y, horizon),
            (ScoringRule.ContinuousRankedProbabilityScore, PredictiveDistribution.Cumulative c) => RankedScores.OfLines(c.Points.AsSpan(), c.Probabilities.AsSpan(), y, horizon),
            (ScoringRule.ContinuousRankedProbabilityScore, PredictiveDistribution.Ensemble e) => RankedScores.OfEnsemble(e.Members.AsSpan(), e.Weights.AsSpan(), y, horizon),
            (_, PredictiveDistribution.Quantiles quantiles) when !double.IsInfinity(y) => OfQuantiles(rule, quantiles, y),
            _ => null,
        };
    }

    private static double? OfQuantiles(ScoringRule rule, PredictiveDistribution.Quantiles quantiles, double y)
    {
        (ImmutableArray<double> levels, ImmutableArray<double> values) = (quantiles.Levels, quantiles.Values);
        switch (rule)
        {
            case ScoringRule.PinballScore:
                return levels.Zip(values, (level, value) => ScoringDefinitions.Pinball(value, level, y)).Average();
            case ScoringRule.IntervalScore interval:
                double outside = 1 - interval.Percent / 100.0;
                return At(outside / 2) is double lower && At(1 - outside / 2) is double upper ? ScoringDefinitions.Interval(lower, upper, outside, y) : null;
            case ScoringRule.WeightedIntervalScore:
                double[] below = [.. levels.Where(l => l < 0.5 - Near)];
                if (At(0.5) is not double median || levels.Length != 2 * below.Length + 1 || Array.Exists(below, l => At(1 - l) is null))
                    return null;
                return ScoringDefinitions.WeightedInterval(
                    median, [.. below.Select(l => At(l)!.Value)], [.. below.Select(l => At(1 - l)!.Value)], [.. below.Select(l => 2 * l)], y);
            default:
                return null;
        }

        double? At(double level)
        {
            for (int k = 0; k < levels.Length; k++)
                if (Math.Abs(levels[k] - level) < Near)
                    return values[k];
            return null;
        }
    }

    // Levels are written with a few decimals; 1 - 0.9 and 0.1 are the same level.
    private const double Near = 1e-9;

    // Bins take the rise of F from one upper end to the next; a jump at an end belongs to the bin that it closes.
    private static ImmutableArray<double>? OfBins(ForecastQuestion question, PredictiveDistribution distribution)
    {
        Func<double, double>? cumulative = distribution switch
        {
            PredictiveDistribution.Normal n => x => NormalDistribution.Cumulative((x - n.Mean) / n.StandardDeviation),
            PredictiveDistribution.Ensemble e => x => Share(e, x),
            PredictiveDistribution.Cumulative c => x => OnLines(c, x),
            _ => null,
        };
        if (cumulative is null || question.Answers.SkipLast(1).Any(a => a.UpTo is null))
            return null;
        double below = 0;
        ImmutableArray<double>.Builder shares = ImmutableArray.CreateBuilder<double>();
        foreach (Answer answer in question.Answers)
        {
            double upTo = answer.UpTo is double end ? cumulative(end) : 1;
            shares.Add(upTo - below);
            below = upTo;
        }
        return shares.ToImmutable();
    }

    private static double Share(PredictiveDistribution.Ensemble ensemble, double x)
    {
        double whole = 0, below = 0;
        for (int i = 0; i < ensemble.Members.Length; i++)
        {
            double weight = ensemble.Weights.IsEmpty ? 1 : ensemble.Weights[i];
            whole += weight;
            below += ensemble.Members[i] <= x ? weight : 0;
        }
        return below / whole;
    }

    private static double OnLines(PredictiveDistribution.Cumulative c, double x)
    {
        if (x < c.Points[0])
            return 0;
        for (int k = 0; k + 1 < c.Points.Length; k++)
            if (x < c.Points[k + 1])
                return c.Probabilities[k] + (c.Probabilities[k + 1] - c.Probabilities[k]) * (x - c.Points[k]) / (c.Points[k + 1] - c.Points[k]);
        return c.Probabilities[^1];
    }
}
