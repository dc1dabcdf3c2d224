using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Forecasts;

/// <summary>What kind of answer a question has. Numbers reach disk: append only.</summary>
public enum QuestionKind
{
    /// <summary>Two answers.</summary>
    Binary = 0,

    /// <summary>Several answers without an order.</summary>
    Choice = 1,

    /// <summary>Several answers from low to high.</summary>
    Ordered = 2,

    /// <summary>A day, or bins of days.</summary>
    Date = 3,

    /// <summary>A number with a unit, or bins of numbers.</summary>
    Quantity = 4,
}

/// <summary>One of the answers a question may have; for days and numbers a bin.</summary>
/// <param name="Id">Short name, unique in the question.</param>
/// <param name="Name">In words.</param>
public sealed record Answer(string Id, string Name)
{
    /// <summary>Upper end of a bin, inclusive: a number, or a day as its day number; null for the last bin and for answers that are no bins.</summary>
    public double? UpTo { get; init; }

    /// <summary>The states of the conflict in which this is the answer, if the case says so; model forecasts need it.</summary>
    public Formula? Means { get; init; }
}

/// <summary>A question that is asked only if another question has a certain answer.</summary>
/// <param name="Question">Id of the other question.</param>
/// <param name="Answer">Id of the answer it must have; any other makes this question void.</param>
public sealed record Condition(string Question, string Answer);

/// <summary>A reason why an outcome would come about, stated apart from the outcome so that it can be judged apart.</summary>
/// <param name="Id">Short name, unique in the question.</param>
/// <param name="Text">The reason in neutral words.</param>
/// <param name="Because">Keys of the claims that state it.</param>
public sealed record Mechanism(string Id, string Text, ImmutableArray<string> Because);

/// <summary>Something that is foretold: what is asked, when, by which criteria, what was foretold and what came of it.</summary>
public sealed record ForecastQuestion
{
    /// <summary>Short name, unique in the case.</summary>
    public required string Id { get; init; }

    /// <summary>The question in words.</summary>
    public required string Text { get; init; }

    /// <summary>What kind of answer it has.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The answers in their order; empty for a day or a number without bins.</summary>
    public required ImmutableArray<Answer> Answers { get; init; }

    /// <summary>Unit of a quantity.</summary>
    public string? Unit { get; init; }

    /// <summary>First day on which it is asked.</summary>
    public required DateOnly Opens { get; init; }

    /// <summary>Last day on which a prediction counts; null when it never closes.</summary>
    public DateOnly? Closes { get; init; }

    /// <summary>Scheduled day of the answer; null when none is scheduled. A question matures on this day, not when it is answered.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>What must be so for the question to count; null when nothing.</summary>
    public Condition? Condition { get; init; }

    /// <summary>How it is decided, every version with its day, oldest first.</summary>
    public ImmutableArray<Criterion> Criteria { get; init; } = [];

    /// <summary>Reasons stated by those who foretell.</summary>
    public ImmutableArray<Mechanism> Mechanisms { get; init; } = [];

    /// <summary>How often each answer is known to come about in such cases, one share per answer; empty when nobody says.</summary>
    public ImmutableArray<double> BaseRate { get; init; } = [];

    /// <summary>What was foretold, in order of the day.</summary>
    public ImmutableArray<Prediction> Predictions { get; init; } = [];

    /// <summary>What came of it, in order of the day; the last one counts, the earlier ones are kept.</summary>
    public ImmutableArray<Resolution> Resolutions { get; init; } = [];

    /// <summary>Keys of the claims the question comes from.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>What a reader should know about it.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the answers stand in an order, so that near misses count.</summary>
    public bool IsOrdered => Kind is QuestionKind.Ordered or QuestionKind.Date or QuestionKind.Quantity;

    /// <summary>Where an answer stands; -1 when there is none of that id.</summary>
    public int IndexOf(string answer)
    {
        for (int k = 0; k < Answers.Length; k++)
            if (Answers[k].Id == answer)
                return k;
        return -1;
    }

    /// <summary>The bin a day or a number falls into; -1 without bins.</summary>
    public int BinOf(double value)
    {
        for (int k = 0; k < Answers.Length; k++)
            if (Answers[k].UpTo is not double end || value <= end)
                return k;
        return -1;
    }

    /// <summary>The criterion in force on a day; null before the first.</summary>
    public Criterion? CriterionOn(DateOnly day) => Criteria.LastOrDefault(c => c.From <= day);

    /// <summary>The resolution that counts: the last one; null while there is none.</summary>
    public Resolution? Resolution => Resolutions.IsEmpty ? null : Resolutions[^1];
}
