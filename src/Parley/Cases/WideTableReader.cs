using System.Collections.Immutable;
using System.Text;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads predictions of one question from a table as platforms publish them: one row for each forecaster and day, one column for each answer.</summary>
/// <remarks>Columns are found by their names, whatever their order; underscores and spaces count as hyphens. Never throws, and never stops at the first complaint.</remarks>
public static class WideTableReader
{
    private static readonly ImmutableArray<string> DayNames = ["on", "date", "day", "as-of", "asof"];
    private static readonly ImmutableArray<string> ForecasterNames = ["by", "forecaster", "platform"];
    private static readonly ImmutableArray<string> SourceNames = ["source", "url"];

    /// <summary>Reads a table.</summary>
    /// <param name="text">The table.</param>
    /// <param name="question">The question it is about.</param>
    /// <param name="perCent">Whether its numbers are per cents.</param>
    /// <returns>The rows of a <see cref="PredictionTableReader"/> table, without its head, when there is no error; and every complaint.</returns>
    public static Reading<string> Read(SourceText text, ForecastQuestion question, bool perCent)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(question);
        Complaints complaints = new();
        return complaints.About(CsvRows.Read(text, complaints) is CsvRows table ? Rows(table, question, perCent, complaints) : null);
    }

    private static string? Rows(CsvRows table, ForecastQuestion question, bool perCent, Complaints complaints)
    {
        SourceSpan top = new(table.Head[0].Span.Start, 0);
        int day = Find(table, DayNames), by = Find(table, ForecasterNames), source = Find(table, SourceNames);
        if (day < 0)
            complaints.Error(ForecastCodes.BadColumns, top, "No column says on which day.", $"It is called one of {string.Join(", ", DayNames)}.");
        if (by < 0)
            complaints.Error(ForecastCodes.BadColumns, top, "No column says who foretells.", $"It is called one of {string.Join(", ", ForecasterNames)}.");
        int[] answers = [.. question.Answers.Select(a => Find(table, [a.Id]))];
        for (int k = 0; k < answers.Length; k++)
            if (answers[k] < 0)
                complaints.Error(ForecastCodes.BadColumns, top, $"No column is called after the answer '{YamlTree.Shown(question.Answers[k].Id)}'.", complaints.DidYouMean(question.Answers[k].Id, table.Head.Select(h => Plain(h.Value))));
        if (question.Answers.IsEmpty)
            complaints.Error(ForecastCodes.FormDoesNotFit, top, $"The question '{YamlTree.Shown(question.Id)}' has no list of answers, and a table gives a probability for each.");
        if (complaints.Errors > 0)
            return null;
        StringBuilder rows = new();
        foreach (ImmutableArray<PlacedText> row in table.Rows)
        {
            double sum = 0;
            for (int k = 0; k < answers.Length; k++)
            {
                PlacedText cell = row[answers[k]];
                string written = perCent ? $"{cell.Value.Trim().TrimEnd('%')}%" : cell.Value.Trim();
                sum += ForecastNumbers.Probability(cell with { Value = written }, $"The column '{YamlTree.Shown(table.Head[answers[k]].Value)}'", complaints) ?? 0;
                rows.AppendJoin(',', new[] { question.Id, row[by].Value.Trim(), row[day].Value.Trim(), question.Answers[k].Id, written, source < 0 ? "" : row[source].Value }.Select(Quoted)).Append('\n');
            }
            if (!perCent && sum > 1.5)
                complaints.Error(ForecastCodes.SumIsNotOne, row[0].Span, $"The row sums to {sum:0.####}; 1 was expected.", "Are these per cents?");
        }
        return rows.ToString();
    }

    private static int Find(CsvRows table, ImmutableArray<string> names)
    {
        for (int k = 0; k < table.Head.Length; k++)
            if (names.Contains(Plain(table.Head[k].Value), StringComparer.OrdinalIgnoreCase))
                return k;
        return -1;
    }

    private static string Plain(string name) => name.Trim().Replace('_', '-').Replace(' ', '-');

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
