using System.Collections.Immutable;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Analysis.Scoring;

/// <summary>The door to scoring: grades every forecast of some cases as they were known on a day.</summary>
public static class Scoring
{
    /// <summary>Answers a study.</summary>
    /// <param name="cases">The questions, with predictions and resolutions.</param>
    /// <param name="study">The question.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <returns>The same answer whatever the number of threads.</returns>
    /// <exception cref="ArgumentException">Bins or resamples make no sense.</exception>
    public static ScoreFindings Conduct(
        ImmutableArray<AskedCase> cases, ScoreStudy study, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Bins is < 0 or > 1000 || study.Resamples < 1)
            throw new ArgumentException($"Bins are from 0 to 1000 and resamples at least 1, not {study.Bins} and {study.Resamples}.", nameof(study));
        ImmutableArray<GradedForecast>.Builder graded = ImmutableArray.CreateBuilder<GradedForecast>();
        ImmutableArray<UngradedForecast>.Builder ungraded = ImmutableArray.CreateBuilder<UngradedForecast>();
        ImmutableArray<PostMortem>.Builder postMortems = ImmutableArray.CreateBuilder<PostMortem>();
        foreach (AskedCase asked in cases)
        {
            Dictionary<string, ForecastQuestion> byId = asked.Questions.ToDictionary(q => q.Id);
            foreach (ForecastQuestion question in asked.Questions)
            {
                cancellation.ThrowIfCancellationRequested();
                QuestionStanding standing = QuestionStanding.Of(question, byId, study.Today);
                ForecastQuestion[] wordings = [.. asked.Sealed.Where(s => s.Id == question.Id), question];
                HashSet<string> done = [];
                // Where a question was worded otherwise when a forecast was sealed, that forecaster is graded on the wording of then.
                foreach (ForecastQuestion wording in wordings)
                    foreach (IGrouping<string, Prediction> group in wording.Predictions.Where(p => p.On <= study.Today).GroupBy(p => p.By.Key))
                        if (done.Add(group.Key))
                            Grade(new(asked.Case, wording, question, standing, study), group, graded, ungraded, postMortems);
            }
        }
        Baselines baselines = new(study, graded.ToImmutable());
        ImmutableArray<GradedForecast> compared = [.. graded.Select(baselines.Compared)];
        return new()
        {
            Graded = compared,
            Ungraded = ungraded.ToImmutable(),
            Leaderboard = Leaderboard.Means(compared),
            Pairs = Leaderboard.Pairs(compared),
            Calibration = Calibration.Tables(compared, study, progress, cancellation),
            PostMortems = postMortems.ToImmutable(),
        };
    }

    /// <summary>One question as one forecaster answered it.</summary>
    private sealed record Sheet(string Case, ForecastQuestion Wording, ForecastQuestion Question, QuestionStanding Standing, ScoreStudy Study);

    private static void Grade(
        Sheet sheet, IGrouping<string, Prediction> predictions, ImmutableArray<GradedForecast>.Builder graded,
        ImmutableArray<UngradedForecast>.Builder ungraded, ImmutableArray<PostMortem>.Builder postMortems)
    {
        QuestionLife life = QuestionLife.Of(sheet.Question, sheet.Study.Today);
        ImmutableArray<Prediction> counting = life.Counting(predictions);
        if (!counting.IsEmpty)
            postMortems.Add(PostMortems.Of(sheet.Case, sheet.Wording, sheet.Question, sheet.Standing, predictions.Key, counting, sheet.Study.Today));
        if (Reason(sheet, counting) is UngradedReason reason)
        {
            ungraded.Add(new(sheet.Case, sheet.Question.Id, predictions.Key, reason));
            return;
        }
        ImmutableArray<(Prediction Prediction, int Days)> weighted = life.Graded(counting, sheet.Study.When);
        List<Score> scores = [];
        foreach (ScoringRule rule in sheet.Study.Rules)
        {
            double sum = 0;
            int days = 0;
            foreach ((Prediction prediction, int weight) in weighted)
                if (One(rule, sheet, prediction) is double value)
                    (sum, days) = (sum + weight * value, days + weight);
            if (days > 0)
                scores.Add(new(rule, sum / days, null));
        }
        Prediction last = weighted[^1].Prediction;
        (ImmutableArray<double> probabilities, double written) = Grading.Probabilities(sheet.Wording, last.Distribution) ?? ([], 1);
        if (scores.Count == 0)
        {
            ungraded.Add(new(sheet.Case, sheet.Question.Id, predictions.Key,
                last.Distribution is PredictiveDistribution.Worded { Band.Middle: null } ? UngradedReason.NoProbability : UngradedReason.NoRule));
            return;
        }
        graded.Add(new()
        {
            Case = sheet.Case,
            Question = sheet.Wording,
            Outcome = sheet.Standing.Outcome!,
            Forecaster = predictions.Key,
            Prediction = last,
            Probabilities = probabilities,
            Sum = written,
            Scores = [.. scores],
            Coverage = sheet.Study.When == GradedPrediction.OverTime ? (double)weighted.Sum(w => w.Days) / life.Days : 1,
            IsProposed = sheet.Question.Resolutions.Last(r => r.On <= sheet.Study.Today).IsProposed,
            IsMature = sheet.Question.Due <= sheet.Study.Today,
        });
    }

    private static UngradedReason? Reason(Sheet sheet, ImmutableArray<Prediction> counting) => sheet.Standing.Status switch
    {
        QuestionStatus.Void => UngradedReason.Void,
        QuestionStatus.Ambiguous => UngradedReason.Ambiguous,
        not QuestionStatus.Answered => UngradedReason.NoAnswer,
        _ when counting.IsEmpty => UngradedReason.TooLate,
        _ when sheet.Standing.Outcome is Outcome.Answered answered && sheet.Wording.IndexOf(answered.Answer) < 0 => UngradedReason.AnswerNotSealed,
        _ => null,
    };

    private static double? One(ScoringRule rule, Sheet sheet, Prediction prediction)
    {
        if (!rule.IsOverAnswers)
            return Grading.OfValues(rule, sheet.Wording, prediction.Distribution, sheet.Standing.Outcome!);
        return Grading.Probabilities(sheet.Wording, prediction.Distribution) is var (q, _) && Grading.Shares(sheet.Wording, sheet.Standing.Outcome!) is double[] o
            ? Grading.OfAnswers(rule, sheet.Wording, q.AsSpan(), o)
            : null;
    }
}
