using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>An entry of a forecast log as it is written: what it does to which question, and its keys in the order given.</summary>
/// <remarks>Words are written as they came; <see cref="ForecastLogReader"/> judges them.</remarks>
public sealed class ForecastEntry
{
    private readonly ImmutableArray<string> lines;

    private ForecastEntry(ImmutableArray<string> lines) => this.lines = lines;

    /// <summary>Begins an entry.</summary>
    /// <param name="verb">What it does: ask, predict, resolve or restate.</param>
    /// <param name="question">Id of the question.</param>
    public static ForecastEntry Begin(string verb, string question) => new([$"{verb}: {YamlText.Scalar(question)}"]);

    /// <summary>The entry with one more key; without it when there is no value.</summary>
    public ForecastEntry With(string key, string? value) =>
        value is null ? this
        // In these files yes and no are words like any other.
        : Identifiers.IsValid(value) && value != "null" ? new([.. lines, $"{key}: {value}"])
        : new([.. lines, .. YamlText.Entry(key, value)]);

    /// <summary>The entry with a key and a list; without it when the list is empty.</summary>
    public ForecastEntry With(string key, IReadOnlyCollection<string> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Count == 0 ? this : new([.. lines, .. YamlText.List(key, list)]);
    }

    /// <summary>The entry with a key and names with what belongs to each; without it when there are none.</summary>
    public ForecastEntry With(string key, IReadOnlyCollection<(string Name, string Value)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return pairs.Count == 0 ? this : new([.. lines, $"{key}: {{{string.Join(", ", pairs.Select(p => $"{YamlText.Scalar(p.Name, inList: true)}: {YamlText.Scalar(p.Value, inList: true)}"))}}}"]);
    }

    /// <summary>The entry that writes a prediction down.</summary>
    public static ForecastEntry Of(ForecastQuestion question, Prediction prediction)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(prediction);
        return new([.. Begin("predict", question.Id).lines, .. ForecastLines.Prediction(question, prediction)]);
    }

    /// <summary>What a log begins with.</summary>
    /// <param name="caseId">Id of the case it is about.</param>
    public static string Head(string caseId) =>
        "# What was asked, foretold and answered after the case was written. Entries are added at the end; nothing above is changed.\n"
        + $"parley: {Case.FormatVersion}\ncase: {YamlText.Scalar(caseId)}\nentries:\n";

    /// <summary>The entry as text that ends with a line break.</summary>
    public override string ToString() => string.Concat(ForecastLines.Item(lines).Select(l => l + "\n"));
}
