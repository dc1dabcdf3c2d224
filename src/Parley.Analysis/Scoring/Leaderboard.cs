using System.Collections.Immutable;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Analysis.Scoring;

/// <summary>Means over questions, skill, and comparisons on the questions that two forecasters share.</summary>
internal static class Leaderboard
{
    public static ImmutableArray<MeanScore> Means(ImmutableArray<GradedForecast> graded) =>
        [.. Boards(graded).SelectMany(board => Board(board.Rule, board.Unit, board.Marks))];

    public static ImmutableArray<PairedComparison> Pairs(ImmutableArray<GradedForecast> graded) =>
        [.. Boards(graded).SelectMany(board => Compare(board.Rule, board.Unit, board.Marks))];

    /// <summary>The mean, and its standard error s/√n; no error below two values or where one is infinite.</summary>
    public static (double Mean, double? Error) MeanOf(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        if (values.Count < 2 || !double.IsFinite(mean))
            return (mean, null);
        double squares = values.Sum(v => (v - mean) * (v - mean));
        return (mean, Math.Sqrt(squares / (values.Count - 1) / values.Count));
    }

    /// <summary>Skill, (S - B) / (P - B): 1 for a perfect forecast, 0 for one as good as the baseline.</summary>
    public static double? Skill(ScoringRule rule, double score, double baseline)
    {
        double best = rule is ScoringRule.SphericalScore ? 1 : 0;
        return double.IsFinite(baseline) && best != baseline ? (score - baseline) / (best - baseline) : null;
    }

    private sealed record Mark(string Forecaster, (string, string) Question, Score Score);

    // Scores with a unit are only compared within it.
    private static IEnumerable<(ScoringRule Rule, string? Unit, Mark[] Marks)> Boards(ImmutableArray<GradedForecast> graded) =>
        from one in graded
        from score in one.Scores
        group new Mark(one.Forecaster, (one.Case, one.Question.Id), score) by (score.Rule, Unit: score.Rule.IsOverAnswers ? null : Unit(one.Question)) into board
        select (board.Key.Rule, board.Key.Unit, board.ToArray());

    private static string? Unit(ForecastQuestion question) => question.Kind == QuestionKind.Date ? "days" : question.Unit;

    private static IEnumerable<MeanScore> Board(ScoringRule rule, string? unit, Mark[] marks)
    {
        IGrouping<string, Mark>[] forecasters = [.. marks.GroupBy(m => m.Forecaster)];
        HashSet<(string, string)> common = [.. forecasters[0].Select(m => m.Question)];
        foreach (IGrouping<string, Mark> forecaster in forecasters)
            common.IntersectWith(forecaster.Select(m => m.Question));
        IEnumerable<MeanScore> rows = forecasters.Select(f =>
        {
            (double mean, double? error) = MeanOf([.. f.Select(m => m.Score.Value)]);
            Mark[] beside = [.. f.Where(m => m.Score.Baseline is not null)];
            double? skill = beside.Length == 0 ? null : Skill(rule, beside.Average(m => m.Score.Value), beside.Average(m => m.Score.Baseline!.Value));
            double? shared = common.Count == 0 ? null : f.Where(m => common.Contains(m.Question)).Average(m => m.Score.Value);
            return new MeanScore(f.Key, rule, unit, f.Count(), mean, error, skill, beside.Length, shared, common.Count);
        });
        return rows.OrderBy(r => rule.HigherIsBetter ? -r.Mean : r.Mean).ThenBy(r => r.Forecaster, StringComparer.Ordinal);
    }

    private static IEnumerable<PairedComparison> Compare(ScoringRule rule, string? unit, Mark[] marks)
    {
        (string Key, Dictionary<(string, string), double> Values)[] forecasters =
            [.. marks.GroupBy(m => m.Forecaster).Select(g => (g.Key, g.ToDictionary(m => m.Question, m => m.Score.Value))).OrderBy(f => f.Key, StringComparer.Ordinal)];
        for (int a = 0; a < forecasters.Length; a++)
            for (int b = a + 1; b < forecasters.Length; b++)
            {
                (double First, double Second)[] both =
                    [.. forecasters[a].Values.Where(v => forecasters[b].Values.ContainsKey(v.Key)).Select(v => (v.Value, forecasters[b].Values[v.Key]))];
                if (both.Length == 0)
                    continue;
                (double mean, double? error) = MeanOf([.. both.Select(x => x.First - x.Second)]);
                int higher = both.Count(x => x.First > x.Second), lower = both.Count(x => x.First < x.Second);
                yield return new(
                    forecasters[a].Key, forecasters[b].Key, rule, unit, both.Length, double.IsFinite(mean) ? mean : null, error,
                    rule.HigherIsBetter ? higher : lower, rule.HigherIsBetter ? lower : higher);
            }
    }
}
