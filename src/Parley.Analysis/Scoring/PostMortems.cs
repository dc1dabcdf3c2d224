using System.Collections.Immutable;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Analysis.Scoring;

/// <summary>Sets what came about beside what was foretold, and apart from it the reason that was named.</summary>
internal static class PostMortems
{
    public static PostMortem Of(
        string theCase, ForecastQuestion wording, ForecastQuestion question, QuestionStanding standing, string forecaster, ImmutableArray<Prediction> counting, DateOnly today)
    {
        Resolution? resolution = question.Resolutions.LastOrDefault(r => r.On <= today);
        Answer? foretold = Grading.Probabilities(wording, counting[^1].Distribution) is var (q, _) ? Single(wording, q) : null;
        // Who changes a number without a word about the reason keeps the reason.
        string? named = counting.LastOrDefault(p => p.Mechanism is not null)?.Mechanism;
        Mechanism? mechanism = question.Mechanisms.FirstOrDefault(m => m.Id == named);
        // A mechanism may be judged although the outcome is void or open: the two are apart.
        MechanismFinding finding = resolution?.Mechanisms.LastOrDefault(m => m.Mechanism == mechanism?.Id)?.Finding ?? MechanismFinding.NotJudged;
        OutcomeMatch match = !standing.IsAnswered ? OutcomeMatch.NoAnswer
            : foretold is null || Grading.Shares(wording, standing.Outcome!) is not double[] o || Array.IndexOf(o, 1.0) is not (>= 0 and int k) ? OutcomeMatch.NotDecided
            : wording.Answers[k] == foretold ? OutcomeMatch.AsForetold : OutcomeMatch.Otherwise;
        return new(theCase, wording, forecaster, foretold, match, mechanism, finding, resolution?.IsProposed ?? false);
    }

    // The answer with the largest probability, if no other has as much.
    private static Answer? Single(ForecastQuestion question, ImmutableArray<double> q)
    {
        double largest = q.Max();
        return q.Count(p => p > largest - 1e-12) == 1 ? question.Answers[q.IndexOf(largest)] : null;
    }
}
