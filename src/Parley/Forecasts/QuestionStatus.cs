namespace Parley.Forecasts;

/// <summary>Where a question stands on a day. Numbers reach disk: append only.</summary>
public enum QuestionStatus
{
    /// <summary>Predictions are taken.</summary>
    Open = 0,

    /// <summary>Predictions are no longer taken, and there is no answer yet.</summary>
    Closed = 1,

    /// <summary>The scheduled day has passed without an answer.</summary>
    Overdue = 2,

    /// <summary>There is an answer.</summary>
    Answered = 3,

    /// <summary>The question does not count.</summary>
    Void = 4,

    /// <summary>The criteria do not decide it.</summary>
    Ambiguous = 5,
}

/// <summary>Where a question stands, with the outcome that counts if there is one.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Outcome">The outcome that counts; null while there is none.</param>
/// <param name="UnmetCondition">Whether it is void because its condition came out otherwise.</param>
public sealed record QuestionStanding(QuestionStatus Status, Outcome? Outcome, bool UnmetCondition)
{
    /// <summary>Where a question of a case stands on a day.</summary>
    /// <param name="question">The question.</param>
    /// <param name="all">All questions of the case by id; the condition is looked up there.</param>
    /// <param name="today">The day.</param>
    /// <remarks>A condition that came out otherwise, or is void itself, makes the question void whatever was recorded for it.</remarks>
    public static QuestionStanding Of(ForecastQuestion question, IReadOnlyDictionary<string, ForecastQuestion> all, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(all);
        return Of(question, all, today, LongestChain);
    }

    /// <summary>How many conditions may hang on each other.</summary>
    public const int LongestChain = 100;

    /// <summary>Whether an outcome gives an answer that can be scored.</summary>
    public bool IsAnswered => Status == QuestionStatus.Answered;

    // The reader refuses circles and longer chains; a caller who builds one gets to the end all the same.
    private static QuestionStanding Of(ForecastQuestion question, IReadOnlyDictionary<string, ForecastQuestion> all, DateOnly today, int depth)
    {
        if (question.Condition is Condition condition && depth > 0 && all.TryGetValue(condition.Question, out ForecastQuestion? other))
        {
            QuestionStanding before = Of(other, all, today, depth - 1);
            if (before.Status == QuestionStatus.Void || (before.IsAnswered && !Is(other, before.Outcome!, condition.Answer)))
                return new(QuestionStatus.Void, new Outcome.Void("The condition was not met."), true);
        }
        Resolution? last = question.Resolutions.LastOrDefault(r => r.On <= today);
        return last?.Outcome switch
        {
            Outcome.Void outcome => new(QuestionStatus.Void, outcome, false),
            Outcome.Ambiguous outcome => new(QuestionStatus.Ambiguous, outcome, false),
            Outcome outcome => new(QuestionStatus.Answered, outcome, false),
            null when question.Due < today => new(QuestionStatus.Overdue, null, false),
            null when question.Closes < today => new(QuestionStatus.Closed, null, false),
            _ => new(QuestionStatus.Open, null, false),
        };
    }

    private static bool Is(ForecastQuestion question, Outcome outcome, string answer) => outcome switch
    {
        Outcome.Answered answered => answered.Answer == answer,
        Outcome.Observed observed => question.BinOf(observed.Value) is int k and >= 0 && question.Answers[k].Id == answer,
        _ => false,
    };
}
