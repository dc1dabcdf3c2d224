using System.Collections.Immutable;
using System.Globalization;
using Parley.Cases;
using Parley.Forecasts;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Scores and what they are about, in words.</summary>
internal static class ScoreTexts
{
    /// <summary>A score to four decimals; infinity as a sign.</summary>
    public static string Number(double value) => double.IsNegativeInfinity(value) ? "-∞" : double.IsPositiveInfinity(value) ? "∞" : (Math.Abs(value) < 0.00005 ? 0 : value).ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A score as data: every digit.</summary>
    public static string Exact(double? value) => value switch
    {
        null => "",
        double.NegativeInfinity => "-inf",
        double.PositiveInfinity => "inf",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>The rule with its range and direction.</summary>
    public static string Rule(ScoringRule rule, string? unit) =>
        $"{Wording.Sentence(rule.Name)}{(unit is null ? "" : $" in {unit}")} ({rule.Key}; {rule.Range}, {(rule.HigherIsBetter ? "higher" : "lower")} is better)";

    /// <summary>What skill is measured against.</summary>
    public static string Against(Baseline baseline) => baseline switch
    {
        Baseline.Uniform => "the same probability for every answer",
        Baseline.BaseRate => "the base rate: as stated, or else as counted among the graded questions with the same answers, which no forecaster could know",
        Baseline.Named named => named.Key,
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>Which predictions were graded.</summary>
    public static string When(GradedPrediction when) => when switch
    {
        GradedPrediction.First => "the first prediction of each forecaster",
        GradedPrediction.OverTime => "each prediction by the days on which it stood",
        _ => "the last prediction before the question closed or was answered",
    };

    /// <summary>Why a forecast has no grade.</summary>
    public static string Why(UngradedReason reason) => reason switch
    {
        UngradedReason.NoAnswer => "there is no answer yet",
        UngradedReason.Void => "the question is void",
        UngradedReason.Ambiguous => "the criteria do not decide it",
        UngradedReason.NoProbability => "its words say nothing about how likely it is",
        UngradedReason.TooLate => "every prediction came after the question had closed or was answered",
        UngradedReason.NoRule => "no rule asked for applies to it",
        _ => "its answer is not among those the sealed question had",
    };

    /// <summary>Whether it came out as foretold.</summary>
    public static string Match(OutcomeMatch match) => match switch
    {
        OutcomeMatch.AsForetold => "as foretold",
        OutcomeMatch.Otherwise => "otherwise",
        OutcomeMatch.NotDecided => "no single answer",
        _ => "no answer yet",
    };

    /// <summary>A question by its id, with the case in front where there are several.</summary>
    public static string Question(string theCase, string question, bool several) => several ? $"{theCase}/{question}" : question;

    /// <summary>A forecaster in a table: perspectives by their id, which <see cref="Perspectives"/> explains.</summary>
    public static string Forecaster(string key) => key.StartsWith(Mark, StringComparison.Ordinal) ? key[Mark.Length..] : key;

    /// <summary>A forecaster by name.</summary>
    public static string Named(string key, IEnumerable<Case> cases) =>
        key.StartsWith(Mark, StringComparison.Ordinal) && cases.SelectMany(c => c.Perspectives).FirstOrDefault(p => p.Id == key[Mark.Length..]) is { } view ? $"{view.Name} ({view.Id})" : key;

    /// <summary>The perspectives among some forecasters, each with its name.</summary>
    public static ImmutableArray<(string Id, string Name)> Perspectives(IEnumerable<string> keys, IEnumerable<Case> cases) =>
    [
        .. from key in keys.Distinct()
           where key.StartsWith(Mark, StringComparison.Ordinal)
           let id = key[Mark.Length..]
           select (id, cases.SelectMany(c => c.Perspectives).FirstOrDefault(p => p.Id == id)?.Name ?? "a perspective"),
    ];

    // As Forecaster.Viewpoint writes its key.
    private const string Mark = "perspective:";
}
