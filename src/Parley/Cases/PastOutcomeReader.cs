using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Cases;

/// <summary>Reads issues with a known outcome: one row each, with what a model said, what came out, and the proposal they belong to.</summary>
/// <remarks>Columns: forecast, outcome, cluster; low, high (0 and 100 unless said) and reference may stand beside them. Never throws, and never stops at the first complaint.</remarks>
public static class PastOutcomeReader
{
    /// <summary>The columns a table must have.</summary>
    public static ImmutableArray<string> Columns { get; } = ["forecast", "outcome", "cluster"];

    /// <summary>The columns a table may have besides.</summary>
    public static ImmutableArray<string> MoreColumns { get; } = ["low", "high", "reference"];

    /// <summary>Reads a table.</summary>
    public static Reading<PastOutcomes> Read(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Complaints complaints = new();
        return complaints.About(CsvRows.Read(text, complaints) is CsvRows table ? Bind(table, complaints) : null);
    }

    private static PastOutcomes? Bind(CsvRows table, Complaints complaints)
    {
        SourceSpan top = new(table.Head[0].Span.Start, 0);
        foreach (string missing in Columns.Where(c => table.Column(c) < 0))
            complaints.Error(ForecastCodes.BadColumns, top, $"The table has no column '{missing}'.", $"Its columns: {string.Join(",", Columns)}; {string.Join(", ", MoreColumns)} may stand beside them.");
        foreach (PlacedText unknown in table.Head.Where(h => !Columns.Concat(MoreColumns).Contains(h.Value, StringComparer.OrdinalIgnoreCase)))
            complaints.Error(ForecastCodes.BadColumns, unknown.Span, $"The column '{YamlTree.Shown(unknown.Value)}' is not known.", complaints.DidYouMean(unknown.Value, Columns.Concat(MoreColumns)));
        if (complaints.Errors > 0)
            return null;
        ImmutableArray<PastOutcome>.Builder rows = ImmutableArray.CreateBuilder<PastOutcome>();
        foreach (ImmutableArray<PlacedText> row in table.Rows)
            if (Row(row, table, complaints) is PastOutcome outcome)
                rows.Add(outcome);
        if (rows.Select(r => r.Cluster).Distinct().Count() < 2 && complaints.Errors == 0)
            complaints.Error(ForecastCodes.BadRow, top, "The table has fewer than two clusters; nothing can be learned on some and judged on others.", "Name the proposal or negotiation of each row under 'cluster'.");
        return new(rows.ToImmutable());
    }

    private static PastOutcome? Row(ImmutableArray<PlacedText> row, CsvRows table, Complaints complaints)
    {
        int before = complaints.Errors;
        double low = Value("low") ?? 0, high = Value("high") ?? 100;
        double? forecast = Value("forecast"), outcome = Value("outcome"), reference = Value("reference");
        if (complaints.Errors > before)
            return null;
        if (!(low < high) || !double.IsFinite(high - low))
        {
            complaints.Error(BargainingCodes.BadScale, row[Math.Max(0, table.Column("low"))].Span, "The low end of a scale lies below its high end.");
            return null;
        }
        foreach ((string column, double? value) in new[] { ("forecast", forecast), ("outcome", outcome), ("reference", reference) })
            if (value < low || value > high)
                complaints.Error(BargainingCodes.OutOfRange, row[table.Column(column)].Span, $"'{column}' lies on the scale, from {ThresholdReader.Text(low)} to {ThresholdReader.Text(high)}.");
        foreach ((string column, double? value) in new[] { ("forecast", forecast), ("outcome", outcome) })
            if (value is null)
                complaints.Error(Codes.BadNumber, row[table.Column(column)].Span, $"'{column}' is empty; a number was expected.");
        return complaints.Errors > before ? null : new(Share(forecast!.Value), Share(outcome!.Value), reference is double r ? Share(r) : null, row[table.Column("cluster")].Value.Trim());

        double Share(double point) => (point - low) / (high - low);
        double? Value(string column) => table.Column(column) is int k and >= 0 && row[k].Value.Trim().Length > 0
            ? ForecastNumbers.Number(row[k] with { Value = row[k].Value.Trim() }, $"'{column}'", complaints) : null;
    }
}
