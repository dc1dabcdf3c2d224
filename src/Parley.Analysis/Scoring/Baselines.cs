using System.Collections.Immutable;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Analysis.Scoring;

/// <summary>What a baseline would have scored on each question.</summary>
internal sealed class Baselines
{
    private readonly Baseline baseline;
    private readonly Dictionary<(string Case, string Question, ScoringRule Rule), double> named = [];
    private readonly Dictionary<string, double[]> counted = [];

    public Baselines(ScoreStudy study, ImmutableArray<GradedForecast> graded)
    {
        baseline = study.Baseline;
        if (baseline is Baseline.Named other)
            foreach (GradedForecast one in graded.Where(g => g.Forecaster == other.Key))
                foreach (Score score in one.Scores)
                    named.TryAdd((one.Case, one.Question.Id, score.Rule), score.Value);
        if (baseline is Baseline.BaseRate)
            foreach (IGrouping<(string, string), GradedForecast> question in graded.GroupBy(g => (g.Case, g.Question.Id)))
            {
                GradedForecast one = question.First();
                if (Grading.Shares(one.Question, one.Outcome) is not double[] o)
                    continue;
                if (!counted.TryGetValue(Class(one.Question), out double[]? sums))
                    counted.Add(Class(one.Question), sums = new double[o.Length]);
                for (int k = 0; k < o.Length; k++)
                    sums[k] += o[k];
            }
    }

    /// <summary>The same forecast with the baseline beside each score.</summary>
    public GradedForecast Compared(GradedForecast one) => one with { Scores = [.. one.Scores.Select(s => s with { Baseline = Of(one, s.Rule) })] };

    private double? Of(GradedForecast one, ScoringRule rule)
    {
        if (baseline is Baseline.Named)
            return named.TryGetValue((one.Case, one.Question.Id, rule), out double value) ? value : null;
        if (!rule.IsOverAnswers || Grading.Shares(one.Question, one.Outcome) is not double[] o)
            return null;
        double[] q = baseline is Baseline.Uniform ? [.. o.Select(_ => 1.0 / o.Length)]
            : one.Question.BaseRate.Length == o.Length ? [.. one.Question.BaseRate.Select(b => b / one.Question.BaseRate.Sum())]
            : [.. counted[Class(one.Question)].Select(n => n / counted[Class(one.Question)].Sum())];
        return Grading.OfAnswers(rule, one.Question, q, o);
    }

    // Questions with the same answers in the same order are one class.
    private static string Class(ForecastQuestion question) => string.Join('\n', question.Answers.Select(a => a.Id));
}
