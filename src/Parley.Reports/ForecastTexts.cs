using System.Collections.Immutable;
using System.Globalization;
using Parley.Cases;
using Parley.Forecasts;

namespace Parley.Reports;

/// <summary>What was asked, foretold and answered, in words.</summary>
internal static class ForecastTexts
{
    /// <summary>A day as people and files write it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A probability as a whole per cent, or with as many digits as tell it from 0 and 100.</summary>
    public static string Percent(double p) => (100 * p).ToString(p is (< 0.01 and > 0) or (> 0.99 and < 1) ? "0.0##" : "0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A number or a day of a question.</summary>
    public static string Value(ForecastQuestion question, double value) =>
        question.Kind == QuestionKind.Date ? Day(DateOnly.FromDayNumber((int)Math.Round(value))) : $"{value:0.####}{(question.Unit is string unit ? " " + unit : "")}";

    /// <summary>Where a question stands, in a few words.</summary>
    public static string Standing(ForecastQuestion question, QuestionStanding standing, DateOnly today) => standing.Status switch
    {
        QuestionStatus.Open => question.Closes is DateOnly closes ? $"open until {Day(closes)}" : "open, with no end set",
        QuestionStatus.Closed => question.Due is DateOnly due ? $"closed; due on {Day(due)}" : "closed",
        QuestionStatus.Overdue => $"no answer yet; was due on {Day(question.Due!.Value)}",
        QuestionStatus.Void => "void" + On(question, standing, today),
        QuestionStatus.Ambiguous => "ambiguous" + On(question, standing, today),
        _ => CameOut(question, standing) + On(question, standing, today),
    };

    /// <summary>Why a question has no answer although it was decided; null where it has one, or is open.</summary>
    public static string? Reason(QuestionStanding standing) => standing switch
    {
        { UnmetCondition: true } => "The condition was not met.",
        { Outcome: Outcome.Void why } => Ended(why.Reason),
        { Outcome: Outcome.Ambiguous why } => Ended(why.Reason),
        _ => null,
    };

    /// <summary>The outcome that counts.</summary>
    public static string CameOut(ForecastQuestion question, QuestionStanding standing) =>
        standing.UnmetCondition ? "void: its condition was not met" : standing.Outcome is Outcome outcome ? CameOut(question, outcome) : "no answer yet";

    /// <summary>An outcome.</summary>
    public static string CameOut(ForecastQuestion question, Outcome outcome) => outcome switch
    {
        Outcome.Answered answered => Name(question, question.IndexOf(answered.Answer), answered.Answer),
        Outcome.Partly partly => "in part: " + Shares(question, partly.Shares),
        Outcome.Observed observed when question.BinOf(observed.Value) is int k and >= 0 => $"{Value(question, observed.Value)} ({question.Answers[k].Name})",
        Outcome.Observed observed => Value(question, observed.Value),
        Outcome.NotByDue => "not by the day it was due",
        Outcome.Void why => "void: " + why.Reason,
        Outcome.Ambiguous why => "ambiguous: " + why.Reason,
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>What is foretold.</summary>
    public static string Foretold(ForecastQuestion question, PredictiveDistribution distribution) => distribution switch
    {
        PredictiveDistribution.Categorical c => Shares(question, c.Probabilities),
        PredictiveDistribution.Worded w => $"“{w.Word}” about {Name(question, w.Answer, "")} ({Band(w.Band)})",
        PredictiveDistribution.Normal n => $"normal around {Value(question, n.Mean)}, standard deviation {n.StandardDeviation:0.####}{(question.Kind == QuestionKind.Date ? " days" : "")}",
        PredictiveDistribution.Quantiles q => "quantiles " + string.Join(", ", q.Levels.Zip(q.Values, (l, v) => $"{Percent(l)}: {Value(question, v)}")),
        PredictiveDistribution.Cumulative c => "cumulative " + string.Join(", ", c.Points.Zip(c.Probabilities, (x, p) => $"{Percent(p)} by {Value(question, x)}")),
        PredictiveDistribution.Ensemble e => $"{Wording.Count(e.Members.Length, "member")} from {Value(question, e.Members.Min())} to {Value(question, e.Members.Max())}",
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>The forecaster as a reader knows it.</summary>
    public static string Name(Case theCase, Forecaster by) => by switch
    {
        Forecaster.Viewpoint view => $"{theCase.Perspectives.FirstOrDefault(p => p.Id == view.Perspective)?.Name ?? view.Perspective} (perspective {view.Perspective})",
        Forecaster.Model model => $"model: {model.Concept.Name} in {string.Join(", ", model.Perspectives)}, seed {model.Seed}, {Wording.Count(model.Draws, "draw")}",
        _ => by.Key,
    };

    /// <summary>An answer in words; the word itself where the question has no such answer.</summary>
    public static string Name(ForecastQuestion question, int answer, string otherwise) => answer >= 0 ? question.Answers[answer].Name : otherwise;

    /// <summary>What a criterion demands beside its text.</summary>
    public static ImmutableArray<string> Details(Criterion criterion) =>
    [
        .. criterion.AtLeastHours is int hours ? [$"It lasts at least {Length(hours)}."] : (string[])[],
        .. criterion.Parties.IsEmpty ? [] : (string[])[$"It binds {Wording.And([.. criterion.Parties])}."],
        .. criterion.Stage switch
        {
            CriterionStage.Announced => ["An announcement is enough."],
            CriterionStage.InForce => ["It is in force; an announcement is not enough."],
            CriterionStage.Either => ["Announced or in force."],
            _ => (string[])[],
        },
        .. criterion.SourceOfRecord is string source ? [$"Source of record: {source}."] : (string[])[],
        .. criterion.TieBreak is string tie ? [$"When sources disagree: {Ended(tie)}"] : (string[])[],
        .. criterion.VoidIf.Select(v => $"Void if: {Ended(v)}"),
        .. criterion.Why is string why ? [$"Changed because: {Ended(why)}"] : (string[])[],
    ];

    /// <summary>A finding about a mechanism.</summary>
    public static string Finding(MechanismFinding finding) => finding switch
    {
        MechanismFinding.Supported => "supported",
        MechanismFinding.Contested => "contested",
        MechanismFinding.NotSupported => "not supported",
        _ => "not judged",
    };

    /// <summary>A text that ends like a sentence.</summary>
    public static string Ended(string text) => text.Trim() is { Length: > 0 } t && t[^1] is '.' or '?' or '!' or '。' ? text.Trim() : text.Trim() + ".";

    private static string On(ForecastQuestion question, QuestionStanding standing, DateOnly today)
    {
        if (standing.UnmetCondition || question.Resolutions.LastOrDefault(r => r.On <= today) is not Resolution last)
            return "";
        int earlier = question.Resolutions.Count(r => r.On <= today) - 1;
        return $" ({Day(last.On)}{(last.IsProposed ? ", proposed" : "")}{(earlier > 0 ? ", answered anew" : "")})";
    }

    // Of two answers the first says it all.
    private static string Shares(ForecastQuestion question, ImmutableArray<double> shares) => shares.Length == 2
        ? $"{question.Answers[0].Name} {Percent(shares[0])}"
        : string.Join(", ", question.Answers.Zip(shares, (a, p) => $"{a.Name} {Percent(p)}"));

    private static string Band(CertaintyBand band) => band.Low is double low && band.High is double high ? $"{band.Name}, {100 * low:0.#} to {100 * high:0.#} %" : $"{band.Name}, no probability";

    private static string Length(int hours) => hours % 168 == 0 ? Wording.Count(hours / 168, "week") : hours % 24 == 0 ? Wording.Count(hours / 24, "day") : Wording.Count(hours, "hour");
}
