using System.Collections.Immutable;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads predictions in bulk, <c>predictions.csv</c> beside a case: one row for each question, forecaster, day and answer.</summary>
/// <remarks>Columns: question, by, on, answer, probability; source may stand beside them. Never throws, and never stops at the first complaint.</remarks>
public static class PredictionTableReader
{
    /// <summary>The columns a table must have.</summary>
    public static ImmutableArray<string> Columns { get; } = ["question", "by", "on", "answer", "probability"];

    /// <summary>The column a table may have besides.</summary>
    public const string SourceColumn = "source";

    /// <summary>Reads a table about a case.</summary>
    /// <returns>The case with the predictions added, when there is no error, and every complaint in the order of the text.</returns>
    public static Reading<Case> Read(SourceText text, Case theCase)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(theCase);
        Complaints complaints = new();
        return complaints.About(CsvRows.Read(text, complaints) is CsvRows table ? Bind(table, theCase, complaints) : null);
    }

    private static Case Bind(CsvRows table, Case theCase, Complaints complaints)
    {
        PlacedText top = new("", new(table.Head[0].Span.Start, 0), -1);
        foreach (string missing in Columns.Where(c => table.Column(c) < 0))
            complaints.Error(ForecastCodes.BadColumns, top.Span, $"The table has no column '{missing}'.", $"Its columns: {string.Join(",", Columns)}.");
        foreach (PlacedText unknown in table.Head.Where(h => !Columns.Append(SourceColumn).Contains(h.Value, StringComparer.OrdinalIgnoreCase)))
            complaints.Error(ForecastCodes.BadColumns, unknown.Span, $"The column '{YamlTree.Shown(unknown.Value)}' is not known.", complaints.DidYouMean(unknown.Value, Columns.Append(SourceColumn)));
        if (complaints.Errors > 0)
            return theCase;
        int[] at = [.. Columns.Select(table.Column)];
        int source = table.Column(SourceColumn);
        ForecastPlace place = ForecastLogReader.PlaceOf(theCase, complaints);
        PredictionBinder binder = new(place);
        Dictionary<string, QuestionSheet> sheets = theCase.Forecasts.ToDictionary(q => q.Id, q => new QuestionSheet(q));
        // The rows of one prediction need not stand together; they are put together in the order in which each begins.
        foreach (var group in table.Rows.GroupBy(r => (Question: r[at[0]].Value, By: r[at[1]].Value, On: r[at[2]].Value)))
        {
            ImmutableArray<PlacedText> first = group.First();
            if (!sheets.TryGetValue(group.Key.Question, out QuestionSheet? sheet))
                complaints.Error(ForecastCodes.UnknownQuestion, first[at[0]].Span, $"There is no question '{YamlTree.Shown(group.Key.Question)}'.", complaints.DidYouMean(group.Key.Question, sheets.Keys));
            else if (group.Key.By.Trim().Length == 0)
                complaints.Error(ForecastCodes.BadForecaster, first[at[1]].Span, "The row does not say who foretells.");
            else if (ForecastNumbers.Day(first[at[2]], "'on'", complaints) is DateOnly on)
            {
                binder.CheckLife(on, sheet.Asked, first[at[2]].Span);
                if (Probabilities([.. group], at, sheet.Asked, place) is { } probabilities)
                    sheet.Add(
                        new Prediction
                        {
                            By = new Forecaster.Person(group.Key.By),
                            On = on,
                            Distribution = new PredictiveDistribution.Categorical(probabilities),
                            Note = source >= 0 && first[source].Value.Length > 0 ? first[source].Value : null,
                        },
                        first[at[0]].Span, complaints);
            }
        }
        return theCase with { Forecasts = [.. theCase.Forecasts.Select(q => sheets[q.Id].Whole())] };
    }

    private static ImmutableArray<double>? Probabilities(ImmutableArray<ImmutableArray<PlacedText>> rows, int[] at, ForecastQuestion question, ForecastPlace place)
    {
        int before = place.Complaints.Errors;
        double?[] shares = new double?[question.Answers.Length];
        foreach (ImmutableArray<PlacedText> row in rows)
        {
            double? share = ForecastNumbers.Probability(row[at[4]], "'probability'", place.Complaints);
            if (place.Answer(question, row[at[3]]) is not int k)
                continue;
            if (shares[k] is not null)
                place.Complaints.Error(ForecastCodes.BadAnswers, row[at[3]].Span, $"The answer '{YamlTree.Shown(row[at[3]].Value)}' stands twice for this question, forecaster and day.", "Remove one of the rows.");
            shares[k] = share;
        }
        if (place.Complaints.Errors > before)
            return null;
        SourceSpan first = rows[0][at[0]].Span;
        string[] missing = [.. question.Answers.Where((_, k) => shares[k] is null).Select(a => a.Id)];
        if (missing.Length > 0)
        {
            place.Complaints.Error(ForecastCodes.ProbabilityMissing, first, $"There is no row for {string.Join(", ", missing.Select(m => $"'{YamlTree.Shown(m)}'"))} of the question '{YamlTree.Shown(question.Id)}'.", "Write a row with probability 0 if it is held impossible.");
            return null;
        }
        ImmutableArray<double> whole = [.. shares.Select(s => s!.Value)];
        return place.SumsToOne(whole, first, "The prediction") ? whole : null;
    }
}
