using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Studies;

/// <summary>Which of a forecaster's predictions on a question is graded. Numbers reach disk: append only.</summary>
public enum GradedPrediction
{
    /// <summary>The last one before the question closed or was answered.</summary>
    Last = 0,

    /// <summary>The first one.</summary>
    First = 1,

    /// <summary>Each, by the days on which it stood, from the first one on.</summary>
    OverTime = 2,
}

/// <summary>What forecasts are compared with.</summary>
public abstract record Baseline
{
    private Baseline() { }

    /// <summary>The same probability for every answer.</summary>
    public sealed record Uniform : Baseline;

    /// <summary>
    /// The base rate a question states; where it states none, how often each answer came about among the graded questions with the same answers,
    /// this one included, so that this baseline knows more than any forecaster did.
    /// </summary>
    public sealed record BaseRate : Baseline;

    /// <summary>Another forecaster, on the questions both answered.</summary>
    /// <param name="Key">The forecaster's key.</param>
    public sealed record Named(string Key) : Baseline;
}

/// <summary>The questions of one case, as they are to be graded.</summary>
/// <param name="Case">Id of the case.</param>
/// <param name="Questions">All questions of the case; conditions are looked up among them.</param>
/// <param name="Sealed">Questions as they were worded when a forecast was sealed, each with the sealed predictions only, where the wording has changed since.</param>
public sealed record AskedCase(string Case, ImmutableArray<ForecastQuestion> Questions, ImmutableArray<ForecastQuestion> Sealed);

/// <summary>A question: how good were the forecasts?</summary>
public sealed record ScoreStudy
{
    /// <summary>The rules to grade by.</summary>
    public ImmutableArray<ScoringRule> Rules { get; init; } = ScoringRule.Usual;

    /// <summary>Which predictions are graded.</summary>
    public GradedPrediction When { get; init; }

    /// <summary>What skill is measured against.</summary>
    public Baseline Baseline { get; init; } = new Baseline.Uniform();

    /// <summary>The day on which the question is put; what happened later is not seen.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>How many bins of equal width calibration has; 0 means one for each probability that was given.</summary>
    public int Bins { get; init; } = 10;

    /// <summary>The seed of the resampling.</summary>
    public ulong Seed { get; init; }

    /// <summary>How often the questions are resampled for consistency bands.</summary>
    public int Resamples { get; init; } = 1_000;
}
