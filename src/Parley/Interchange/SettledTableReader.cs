using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Reads a plain table of standings: one row for each actor and issue.</summary>
/// <remarks>
/// Columns by heading: <c>issue, actor, position, salience, capability</c>; besides <c>proposal, low, high, reference, outcome</c>, which belong to the issue
/// and may stand on any of its rows. Saliences run from 0 to 1, or to 100 when one exceeds 1. Never throws, and never stops at the first complaint.
/// </remarks>
public static class SettledTableReader
{
    /// <summary>The columns a table must have.</summary>
    public static ImmutableArray<string> Columns { get; } = ["issue", "actor", "position", "salience", "capability"];

    /// <summary>The columns it may have besides.</summary>
    public static ImmutableArray<string> IssueColumns { get; } = ["proposal", "low", "high", "reference", "outcome"];

    /// <summary>Reads the issues of a table that have an outcome.</summary>
    public static Reading<SettledIssues> Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Complaints complaints = new();
        if (Rows(source, complaints) is not { } table || complaints.Errors > 0)
            return complaints.About<SettledIssues>(null);
        ImmutableArray<SettledIssue>.Builder issues = ImmutableArray.CreateBuilder<SettledIssue>();
        int unsettled = 0;
        foreach (TableIssue issue in table)
        {
            TableRow[] counting = [.. issue.Rows.Where(r => !double.IsNaN(r.Position + r.Salience + r.Capability) && r.Salience * r.Capability > 0)];
            if (issue.Outcome is not double outcome || counting.Length == 0)
                unsettled++;
            else
                issues.Add(new()
                {
                    Proposal = issue.Proposal,
                    Outcome = outcome,
                    Standings = Standings.Of(
                        [.. counting.Select(r => r.Actor)], [issue.Scale],
                        [.. counting.Select(r => r.Position)], [.. counting.Select(r => r.Salience)], [.. counting.Select(r => r.Capability)]),
                });
        }
        if (issues.Count == 0)
            complaints.Error(BargainCodes.NobodyThere, default, "No issue has an outcome and somebody with weight.", "Outcomes stand in the column 'outcome'.");
        return complaints.About<SettledIssues>(new(source.Name, issues.ToImmutable(), unsettled));
    }

    /// <summary>Reads the issues of a table as one set of standings, whatever came out.</summary>
    public static Reading<BargainFile> ReadStandings(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Complaints complaints = new();
        if (Rows(source, complaints) is not { Count: > 0 } table || complaints.Errors > 0)
            return complaints.About(complaints.Errors > 0 ? null : complaints.Fail<BargainFile>(BargainCodes.NobodyThere, default, "The table names no issue."));
        foreach (IGrouping<string, TableIssue> twice in table.GroupBy(i => i.Scale.Name).Where(g => g.Count() > 1))
            complaints.Error(BargainCodes.Twice, default, $"The issue '{DelimitedRows.Shown(twice.Key)}' belongs to {twice.Count()} proposals.", "A case holds each issue once; keep one proposal.");
        if (table.Any(i => i.Outcome is not null))
            complaints.Warning(BargainCodes.NotUsed, default, "Outcomes are no part of a case and are left out; 'parley backtest' uses them.");
        string[] actors = [.. table.SelectMany(i => i.Rows).Select(r => r.Actor).Distinct()];
        StandingsDraft draft = new([.. table.Select(i => i.Scale)], complaints);
        if (!actors.All(actor => draft.Actor(PlacedText.Alone(actor), "")))
            return complaints.About<BargainFile>(null);
        for (int k = 0; k < table.Count; k++)
            foreach (TableRow row in table[k].Rows)
                draft.Cell(draft.Find(row.Actor), k, row.Position, row.Salience, row.Capability);
        return complaints.About(draft.Done() is Standings standings
            ? new BargainFile { Title = Path.GetFileNameWithoutExtension(source.Name.Split('/', '\\')[^1]) is { Length: > 0 } title ? title : "bargain", Standings = standings } : null);
    }

    /// <summary>Writes standings as a plain table, which <see cref="ReadStandings"/> reads back.</summary>
    public static BargainExport Write(Standings standings)
    {
        ArgumentNullException.ThrowIfNull(standings);
        System.Text.StringBuilder text = new("issue,low,high,reference,actor,position,salience,capability\n");
        for (int k = 0; k < standings.Issues.Length; k++)
            for (int i = 0; i < standings.Actors.Length; i++)
            {
                IssueScale scale = standings.Issues[k];
                double[] cells = [standings.Position(i, k), standings.Salience(i, k), standings.Capability(i, k)];
                if (Array.TrueForAll(cells, double.IsNaN))
                    continue;
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Quote(scale.Name)},{scale.Low:R},{scale.High:R},{scale.Reference:R},{Quote(standings.Actors[i])}");
                foreach (double cell in cells)
                    text.Append(System.Globalization.CultureInfo.InvariantCulture, $",{(double.IsNaN(cell) ? "" : cell.ToString("R", System.Globalization.CultureInfo.InvariantCulture))}");
                text.Append('\n');
            }
        return new(text.ToString(), []);
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ") + "\"";

    internal sealed record TableRow(string Actor, double Position, double Salience, double Capability);

    internal sealed record TableIssue(IssueScale Scale, string Proposal, double? Outcome, ImmutableArray<TableRow> Rows);

    internal static List<TableIssue>? Rows(SourceText source, Complaints complaints)
    {
        List<ImmutableArray<PlacedText>> rows = DelimitedRows.Read(source, DelimitedRows.Sniff(source.Text, ",;\t"), "\"", complaints);
        if (rows.Count == 0)
            return complaints.Fail<List<TableIssue>>(BargainCodes.NotThisFormat, default, "The file has no rows.");
        Dictionary<string, int> at = new(StringComparer.OrdinalIgnoreCase);
        for (int k = 0; k < rows[0].Length; k++)
            if (!Columns.Concat(IssueColumns).Contains(rows[0][k].Value, StringComparer.OrdinalIgnoreCase))
                complaints.Warning(BargainCodes.NotUsed, rows[0][k].Span, $"The column '{DelimitedRows.Shown(rows[0][k].Value)}' is not used.", complaints.DidYouMean(rows[0][k].Value, Columns.Concat(IssueColumns)));
            else if (!at.TryAdd(rows[0][k].Value, k))
                complaints.Error(BargainCodes.Twice, rows[0][k].Span, $"The column '{rows[0][k].Value}' stands here twice.");
        foreach (string missing in Columns.Where(c => !at.ContainsKey(c)))
            complaints.Error(BargainCodes.ColumnMissing, rows[0][0].Span, $"The table has no column '{missing}'.", $"Its columns: {string.Join(',', Columns)}.");
        if (complaints.Errors > 0)
            return null;
        bool hundred = rows.Skip(1).Any(r => at["salience"] < r.Length && double.TryParse(r[at["salience"]].Value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double s) && s > 1);
        List<TableIssue> issues = [];
        foreach (IGrouping<(string, string), ImmutableArray<PlacedText>> group in rows.Skip(1).Where(r => Whole(r, rows[0].Length, complaints)).GroupBy(r => (Of(r, "proposal"), r[at["issue"]].Value)))
            if (Issue([.. group], at, hundred, complaints) is TableIssue issue)
                issues.Add(issue);
        return issues;

        string Of(ImmutableArray<PlacedText> row, string column) => at.TryGetValue(column, out int k) ? row[k].Value : "";
    }

    private static bool Whole(ImmutableArray<PlacedText> row, int width, Complaints complaints)
    {
        if (row.Length == width)
            return true;
        complaints.Error(BargainCodes.BadRow, row[0].Span, $"The row has {row.Length} cells; the head has {width}.", "Put a cell in quotes that holds the sign between cells.");
        return false;
    }

    private static TableIssue? Issue(ImmutableArray<PlacedText>[] rows, Dictionary<string, int> at, bool hundred, Complaints complaints)
    {
        int before = complaints.Errors;
        PlacedText name = rows[0][at["issue"]];
        if (name.Value.Length == 0)
        {
            complaints.Error(BargainCodes.BadRow, rows[0][0].Span, "The row names no issue.");
            return null;
        }
        double? Told(string column)
        {
            if (!at.TryGetValue(column, out int k))
                return null;
            PlacedText[] cells = [.. rows.Select(r => r[k]).Where(c => c.Value.Length > 0)];
            foreach (PlacedText other in cells.Where(c => c.Value != cells[0].Value))
                complaints.Error(BargainCodes.Twice, other.Span, $"The {column} of '{DelimitedRows.Shown(name.Value)}' is {DelimitedRows.Shown(other.Value)} here and {DelimitedRows.Shown(cells[0].Value)} above.");
            return cells.Length == 0 ? null : DelimitedRows.Number(cells[0], $"The {column} of '{DelimitedRows.Shown(name.Value)}'", double.NegativeInfinity, double.PositiveInfinity, complaints);
        }
        (double low, double high, double? reference, double? outcome) = (Told("low") ?? 0, Told("high") ?? 100, Told("reference"), Told("outcome"));
        if (!(low < high))
            complaints.Error(BargainCodes.OutOfRange, name.Span, $"The scale of '{DelimitedRows.Shown(name.Value)}' runs from {low} to {high}; its ends must rise.");
        foreach ((string what, double? point) in new[] { ("reference point", reference), ("outcome", outcome) })
            if (point is double p && !(p >= low && p <= high))
                complaints.Error(BargainCodes.OutOfRange, name.Span, $"The {what} of '{DelimitedRows.Shown(name.Value)}' is {p}; it must lie from {low} to {high}.");
        HashSet<string> actors = [];
        ImmutableArray<TableRow>.Builder told = ImmutableArray.CreateBuilder<TableRow>();
        foreach (ImmutableArray<PlacedText> row in rows)
        {
            PlacedText actor = row[at["actor"]];
            if (actor.Value.Length == 0)
                complaints.Error(BargainCodes.BadRow, actor.Span, "The row names no actor.");
            else if (!actors.Add(actor.Value))
                complaints.Error(BargainCodes.Twice, actor.Span, $"'{DelimitedRows.Shown(actor.Value)}' stands twice on '{DelimitedRows.Shown(name.Value)}'.");
            string whose = $"of '{DelimitedRows.Shown(actor.Value)}' on '{DelimitedRows.Shown(name.Value)}'";
            double Cell(string column, double least, double most) =>
                row[at[column]].Value.Length == 0 ? double.NaN : DelimitedRows.Number(row[at[column]], $"The {column} {whose}", least, most, complaints) ?? double.NaN;
            told.Add(new(actor.Value, Cell("position", Math.Min(low, high), Math.Max(low, high)), Cell("salience", 0, hundred ? 100 : 1) / (hundred ? 100 : 1), Cell("capability", 0, double.PositiveInfinity)));
        }
        if (complaints.Errors > before)
            return null;
        string proposal = at.TryGetValue("proposal", out int p0) && rows[0][p0].Value.Length > 0 ? rows[0][p0].Value : name.Value;
        return new(new(name.Value, low, high, reference), proposal, outcome, told.ToImmutable());
    }
}
