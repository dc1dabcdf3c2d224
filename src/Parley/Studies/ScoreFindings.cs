using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Studies;

/// <summary>One number of a forecast under one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Value">The score; minus infinity is possible for the logarithmic score.</param>
/// <param name="Baseline">What the baseline scores on the same question; null where it has nothing to say.</param>
public sealed record Score(ScoringRule Rule, double Value, double? Baseline);

/// <summary>The forecast of one forecaster on one question, graded.</summary>
public sealed record GradedForecast
{
    /// <summary>Id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>The question.</summary>
    public required ForecastQuestion Question { get; init; }

    /// <summary>What came of it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Key of the forecaster.</summary>
    public required string Forecaster { get; init; }

    /// <summary>The prediction that stood last.</summary>
    public required Prediction Prediction { get; init; }

    /// <summary>Its probabilities, brought to a sum of 1; empty for distributions over numbers and days.</summary>
    public required ImmutableArray<double> Probabilities { get; init; }

    /// <summary>What its probabilities summed to as written.</summary>
    public required double Sum { get; init; }

    /// <summary>One score for each rule that applies.</summary>
    public required ImmutableArray<Score> Scores { get; init; }

    /// <summary>Over time: the share of the question's life during which the forecaster had a prediction; otherwise 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>Whether the answer is only proposed.</summary>
    public required bool IsProposed { get; init; }

    /// <summary>Whether the question's scheduled day has passed.</summary>
    public required bool IsMature { get; init; }
}

/// <summary>Why a forecast has no grade. Numbers reach disk: append only.</summary>
public enum UngradedReason
{
    /// <summary>There is no answer yet.</summary>
    NoAnswer = 0,

    /// <summary>The question is void.</summary>
    Void = 1,

    /// <summary>The criteria do not decide it.</summary>
    Ambiguous = 2,

    /// <summary>The words say nothing about how likely it is.</summary>
    NoProbability = 3,

    /// <summary>Every prediction was made after the question had closed or the answer was known.</summary>
    TooLate = 4,

    /// <summary>No rule asked for applies.</summary>
    NoRule = 5,

    /// <summary>The answer is not among those the sealed question had.</summary>
    AnswerNotSealed = 6,
}

/// <summary>A forecast without a grade.</summary>
public sealed record UngradedForecast(string Case, string Question, string Forecaster, UngradedReason Reason);

/// <summary>How one forecaster fares under one rule.</summary>
/// <param name="Forecaster">Key of the forecaster.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Unit">Unit of the score where it has one; such scores are only averaged within a unit.</param>
/// <param name="Questions">How many questions were graded.</param>
/// <param name="Mean">Mean score.</param>
/// <param name="StandardError">Standard error of the mean over questions; null below two, and where a score is infinite.</param>
/// <param name="Skill">(mean - baseline) / (best possible - baseline), over the questions on which the baseline has a score; null where undefined.</param>
/// <param name="SkillQuestions">On how many questions skill rests.</param>
/// <param name="Common">Mean over the questions that every forecaster answered; null when there is none.</param>
/// <param name="CommonQuestions">How many questions every forecaster answered.</param>
public sealed record MeanScore(
    string Forecaster, ScoringRule Rule, string? Unit, int Questions, double Mean, double? StandardError, double? Skill, int SkillQuestions, double? Common, int CommonQuestions);

/// <summary>Two forecasters on the questions both answered.</summary>
/// <param name="First">Key of one.</param>
/// <param name="Second">Key of the other.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Unit">Unit of the score where it has one.</param>
/// <param name="Questions">How many questions both answered.</param>
/// <param name="Difference">Mean of the first's score less the second's; null where infinite scores have no difference.</param>
/// <param name="StandardError">Standard error of that mean over questions; null below two, and where a score is infinite.</param>
/// <param name="FirstBetter">On how many questions the first scored better.</param>
/// <param name="SecondBetter">On how many the second did.</param>
public sealed record PairedComparison(
    string First, string Second, ScoringRule Rule, string? Unit, int Questions, double? Difference, double? StandardError, int FirstBetter, int SecondBetter);

/// <summary>One bin of a calibration table.</summary>
/// <param name="Low">Lower end of the bin.</param>
/// <param name="High">Upper end of the bin.</param>
/// <param name="Count">How many probabilities fell into it.</param>
/// <param name="Mean">Their mean; null for an empty bin.</param>
/// <param name="Observed">How often the event happened; null for an empty bin.</param>
/// <param name="BandLow">What a calibrated forecaster would see at the low end, 5 % quantile of the resamples; null for an empty bin.</param>
/// <param name="BandHigh">The same at the high end, 95 % quantile.</param>
public sealed record CalibrationBin(double Low, double High, int Count, double? Mean, double? Observed, double? BandLow, double? BandHigh);

/// <summary>The parts of the mean Brier score of events. Sources: [Murphy1973], [StephensonCoelhoJolliffe2008].</summary>
/// <param name="Brier">Mean of (p - y)² over all events; equals Reliability - Resolution + Uncertainty + WithinVariance - WithinCovariance.</param>
/// <param name="Reliability">How far the mean probability of a bin is from how often it came true; 0 is best.</param>
/// <param name="Resolution">How far bins differ from the overall rate; more is better.</param>
/// <param name="Uncertainty">The variance of the events themselves.</param>
/// <param name="WithinVariance">Variance of probabilities inside bins; 0 when every bin holds one probability.</param>
/// <param name="WithinCovariance">Twice the covariance of probabilities and events inside bins; 0 when every bin holds one probability.</param>
public sealed record BrierParts(double Brier, double Reliability, double Resolution, double Uncertainty, double WithinVariance, double WithinCovariance);

/// <summary>How often events came about that were given some probability. Only questions whose scheduled day has passed are used.</summary>
/// <param name="Forecaster">Key of the forecaster.</param>
/// <param name="Questions">How many questions.</param>
/// <param name="Events">How many events: one for a question with two answers, otherwise one for each answer.</param>
/// <param name="NotMature">How many graded forecasts were left out because the scheduled day has not passed or none is set.</param>
/// <param name="InPart">How many were left out because several answers came about in part, so that there is no event.</param>
/// <param name="Bins">The bins from low to high.</param>
/// <param name="Parts">The parts of the Brier score over the same events and bins; null without events.</param>
public sealed record CalibrationTable(string Forecaster, int Questions, int Events, int NotMature, int InPart, ImmutableArray<CalibrationBin> Bins, BrierParts? Parts);

/// <summary>Whether what came about is what was held most likely. Numbers reach disk: append only.</summary>
public enum OutcomeMatch
{
    /// <summary>The answer held most likely came about.</summary>
    AsForetold = 0,

    /// <summary>Another answer came about.</summary>
    Otherwise = 1,

    /// <summary>No single answer was held most likely, or several came about in part.</summary>
    NotDecided = 2,

    /// <summary>There is no answer, or the question is void.</summary>
    NoAnswer = 3,
}

/// <summary>Outcome and mechanism of one forecast, side by side.</summary>
/// <param name="Case">Id of the case.</param>
/// <param name="Question">The question.</param>
/// <param name="Forecaster">Key of the forecaster.</param>
/// <param name="Foretold">The answer held most likely; null when there is no single one.</param>
/// <param name="Match">Whether it came about.</param>
/// <param name="Mechanism">The reason the forecaster named; null when none was named.</param>
/// <param name="Finding">What became of the reason.</param>
/// <param name="IsProposed">Whether the answer is only proposed.</param>
public sealed record PostMortem(
    string Case, ForecastQuestion Question, string Forecaster, Answer? Foretold, OutcomeMatch Match, Mechanism? Mechanism, MechanismFinding Finding, bool IsProposed);

/// <summary>The answer to a <see cref="ScoreStudy"/>.</summary>
public sealed record ScoreFindings
{
    /// <summary>Every graded forecast, by case, question and forecaster in the order of the cases.</summary>
    public required ImmutableArray<GradedForecast> Graded { get; init; }

    /// <summary>Every forecast without a grade, with the reason.</summary>
    public required ImmutableArray<UngradedForecast> Ungraded { get; init; }

    /// <summary>By rule and unit, the best mean first.</summary>
    public required ImmutableArray<MeanScore> Leaderboard { get; init; }

    /// <summary>Every two forecasters with a common question, by rule and unit.</summary>
    public required ImmutableArray<PairedComparison> Pairs { get; init; }

    /// <summary>For each forecaster who gave probabilities of answers.</summary>
    public required ImmutableArray<CalibrationTable> Calibration { get; init; }

    /// <summary>Outcome and mechanism of every forecast.</summary>
    public required ImmutableArray<PostMortem> PostMortems { get; init; }
}
