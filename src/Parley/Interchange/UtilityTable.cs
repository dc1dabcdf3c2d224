using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Parley.Bargaining;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Reads and writes tables of expected-utility models: one issue; name, capability, position and salience of each actor.</summary>
/// <remarks>Columns are found by heading, in any of the words in use. Never throws, and never stops at the first complaint.</remarks>
public static class UtilityTable
{
    private static readonly string[] Names = ["actor", "stakeholder", "name", ""], Capabilities = ["capability", "capabilities", "resources", "power", "influence", "clout", "c"],
        Positions = ["position", "x"], Saliences = ["salience", "s"], Aside = ["resolve", "flexibility", "veto", "isreferencepoint"];

    /// <summary>Reads a table.</summary>
    /// <param name="source">The text.</param>
    /// <param name="low">The lower end of the scale; null takes the smallest position.</param>
    /// <param name="high">The upper end; null takes the largest.</param>
    public static Reading<BargainFile> Read(SourceText source, double? low = null, double? high = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        Complaints complaints = new();
        List<ImmutableArray<PlacedText>> rows = DelimitedRows.Read(source, DelimitedRows.Sniff(source.Text, ",\t;"), "\"", complaints);
        return complaints.About(rows.Count == 0 ? complaints.Fail<BargainFile>(BargainCodes.NotThisFormat, default, "The file has no rows.") : Bind(source, rows, low, high, complaints));
    }

    private static BargainFile? Bind(SourceText source, List<ImmutableArray<PlacedText>> rows, double? low, double? high, Complaints complaints)
    {
        int Column(string[] words, string what)
        {
            int[] found = [.. Enumerable.Range(0, rows[0].Length).Where(k => words.Contains(rows[0][k].Value.ToLowerInvariant()))];
            if (found.Length > 1)
                complaints.Error(BargainCodes.Twice, rows[0][found[1]].Span, $"A second column holds the {what}.");
            if (found.Length == 0)
                complaints.Error(BargainCodes.ColumnMissing, rows[0][0].Span, $"No column holds the {what}.", $"It may be called {string.Join(", ", words.Where(w => w.Length > 0))}.");
            return found.Length > 0 ? found[0] : -1;
        }
        (int name, int capability, int position, int salience) = (Column(Names, "name"), Column(Capabilities, "capability"), Column(Positions, "position"), Column(Saliences, "salience"));
        for (int k = 0; k < rows[0].Length; k++)
            if (k != name && k != capability && k != position && k != salience && rows[0][k].Value.Length > 0)
                complaints.Warning(BargainCodes.NotUsed, rows[0][k].Span, $"The column '{DelimitedRows.Shown(rows[0][k].Value)}' is not used.", Aside.Contains(rows[0][k].Value.ToLowerInvariant()) ? "No model of ours takes it." : null);
        if (complaints.Errors > 0)
            return null;
        List<(PlacedText Name, double Position, double Salience, double Capability)> read = [];
        foreach (ImmutableArray<PlacedText> row in rows.Skip(1))
        {
            if (row.Length <= new[] { name, capability, position, salience }.Max())
            {
                complaints.Error(BargainCodes.BadRow, row[0].Span, $"The row has {row.Length} cells; the head has {rows[0].Length}.");
                continue;
            }
            string whose = $"of '{DelimitedRows.Shown(row[name].Value)}'";
            double? x = DelimitedRows.Number(row[position], $"The position {whose}", -1e12, 1e12, complaints);
            double? s = DelimitedRows.Number(row[salience], $"The salience {whose}", 0, 100, complaints);
            double? c = DelimitedRows.Number(row[capability], $"The capability {whose}", 0, double.PositiveInfinity, complaints);
            if (x is not null && s is not null && c is not null)
                read.Add((row[name], x.Value, s.Value, c.Value));
        }
        if (complaints.Errors > 0 || read.Count == 0)
            return complaints.Errors > 0 ? null : complaints.Fail<BargainFile>(BargainCodes.NobodyThere, rows[0][0].Span, "The table names no actor.");
        (double from, double to) = (low ?? read.Min(r => r.Position), high ?? read.Max(r => r.Position));
        if (low is null || high is null)
            complaints.Hint(BargainCodes.ScaleGuessed, rows[0][position].Span, $"The table gives no scale; it runs from the least position, {from}, to the greatest, {to}.");
        if (!(from < to))
            (from, to) = (from - 0.5, from + 0.5);
        bool hundred = read.Any(r => r.Salience > 1);
        StandingsDraft draft = new([new("issue", from, to)], complaints);
        foreach ((PlacedText who, double x, double s, double c) in read)
        {
            draft.Actor(who, "");
            if (x < from || x > to)
                complaints.Error(BargainCodes.OutOfRange, who.Span, $"The position of '{DelimitedRows.Shown(who.Value)}' is {x}; the scale runs from {from} to {to}.");
            else
                draft.Cell(0, x, s / (hundred ? 100 : 1), c);
        }
        return draft.Done() is Standings standings
            ? new() { Title = Path.GetFileNameWithoutExtension(source.Name.Split('/', '\\')[^1]) is { Length: > 0 } title ? title : "bargain", Standings = standings, ActorNotes = draft.Notes } : null;
    }

    /// <summary>Writes one issue.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such issue.</exception>
    public static BargainExport Write(Standings standings, int issue)
    {
        ArgumentNullException.ThrowIfNull(standings);
        ArgumentOutOfRangeException.ThrowIfNegative(issue);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(issue, standings.Issues.Length);
        List<string> lost = [$"The scale of '{standings.Issues[issue].Name}', {standings.Issues[issue].Low} to {standings.Issues[issue].High}, is not written; other programs take it from the positions."];
        StringBuilder text = new("Actor,Capability,Position,Salience\n");
        for (int i = 0; i < standings.Actors.Length; i++)
            if (standings.HasStake(i, issue))
                text.Append(CultureInfo.InvariantCulture, $"\"{standings.Actors[i].Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\",{standings.Capability(i, issue):R},{standings.Position(i, issue):R},{standings.Salience(i, issue):R}\n");
            else
                lost.Add($"'{standings.Actors[i]}' is left out: it has no stake in '{standings.Issues[issue].Name}'.");
        foreach (IssueScale other in standings.Issues.Where((_, k) => k != issue))
            lost.Add($"The issue '{other.Name}' is left out; the format holds one.");
        return new(text.ToString(), [.. lost]);
    }
}
