using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Reads the table of the DEU data sets: one row per issue of a legislative proposal of the European Union. Source: [ArreguiPerarnaud2022].</summary>
/// <remarks>
/// The table holds no capability; votes in the Council stand in for it, before Nice where no state outside the fifteen has a position, and those of Nice
/// elsewhere; Commission and Parliament count as much as the largest member. Never throws, and never stops at the first complaint.
/// </remarks>
public static class DeuReader
{
    // Votes before Nice and after it; 0 where a state was no member.
    private static readonly (string Code, string Name, int Before, int After)[] Members =
    [
        ("at", "Austria", 4, 10), ("be", "Belgium", 5, 12), ("bu", "Bulgaria", 0, 10), ("cr", "Croatia", 0, 7), ("cy", "Cyprus", 0, 4), ("cz", "Czechia", 0, 12),
        ("dk", "Denmark", 3, 7), ("ee", "Estonia", 0, 4), ("fi", "Finland", 3, 7), ("fr", "France", 10, 29), ("de", "Germany", 10, 29), ("el", "Greece", 5, 12),
        ("hu", "Hungary", 0, 12), ("ie", "Ireland", 3, 7), ("it", "Italy", 10, 29), ("lv", "Latvia", 0, 4), ("lt", "Lithuania", 0, 7), ("lu", "Luxembourg", 2, 4),
        ("mt", "Malta", 0, 3), ("nl", "Netherlands", 5, 13), ("pl", "Poland", 0, 27), ("pt", "Portugal", 5, 12), ("ro", "Romania", 0, 14), ("si", "Slovenia", 0, 4),
        ("sk", "Slovakia", 0, 7), ("es", "Spain", 8, 27), ("se", "Sweden", 4, 10), ("uk", "United Kingdom", 10, 29),
    ];

    private static readonly (string Code, string Name)[] Institutions = [("com", "Commission"), ("ep", "Parliament")];

    /// <summary>Reads a table.</summary>
    /// <returns>The issues with an outcome, complaints, or both. There is no value when an error was found.</returns>
    public static Reading<SettledIssues> Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Complaints complaints = new();
        List<ImmutableArray<PlacedText>> rows = DelimitedRows.Read(source, DelimitedRows.Sniff(source.Text, ",;\t"), "\"", complaints);
        return complaints.About(rows.Count == 0
            ? complaints.Fail<SettledIssues>(BargainCodes.NotThisFormat, default, "The file has no rows.")
            : Table(source, rows, complaints));
    }

    private static SettledIssues? Table(SourceText source, List<ImmutableArray<PlacedText>> rows, Complaints complaints)
    {
        Dictionary<string, int> columns = [];
        for (int k = 0; k < rows[0].Length; k++)
            if (!columns.TryAdd(rows[0][k].Value.ToLowerInvariant(), k))
                complaints.Error(BargainCodes.Twice, rows[0][k].Span, $"The column '{DelimitedRows.Shown(rows[0][k].Value)}' stands here twice.");
        string[] needed = ["prnr", "isnr", "rp", "out", .. Institutions.Select(i => i.Code).Concat(Members.Select(m => m.Code)).SelectMany(c => new[] { "p" + c, "s" + c })];
        string[] missing = [.. needed.Where(c => !columns.ContainsKey(c))];
        if (missing.Length > 0)
            complaints.Error(
                BargainCodes.ColumnMissing, rows[0][0].Span, $"The table lacks {(missing.Length > 6 ? $"{missing.Length} columns, such as" : "the columns")} {string.Join(", ", missing.Take(6))}.",
                "This reader takes the table of the DEU data sets, one row per issue.");
        if (complaints.Errors > 0)
            return null;
        ImmutableArray<SettledIssue>.Builder issues = ImmutableArray.CreateBuilder<SettledIssue>();
        HashSet<string> seen = [];
        int unsettled = 0;
        foreach (ImmutableArray<PlacedText> row in rows.Skip(1))
        {
            if (row.Length < rows[0].Length)
            {
                complaints.Error(BargainCodes.BadRow, row[0].Span, $"The row has {row.Length} cells; the head has {rows[0].Length}.");
                continue;
            }
            PlacedText Cell(string column) => row[columns[column]];
            // Some copies carry a row of other numbers without a proposal.
            if (Cell("prnr").Value.Length == 0)
                continue;
            if (!seen.Add(Cell("isnr").Value))
                complaints.Error(BargainCodes.Twice, Cell("isnr").Span, $"The issue '{DelimitedRows.Shown(Cell("isnr").Value)}' stands here twice.");
            if (Issue(Cell, complaints) is SettledIssue issue)
                issues.Add(issue);
            else
                unsettled++;
        }
        return issues.Count > 0 ? new(source.Name, issues.ToImmutable(), unsettled)
            : complaints.Errors > 0 ? null : complaints.Fail<SettledIssues>(BargainCodes.NobodyThere, rows[0][0].Span, "No issue has an outcome and somebody with a position, a salience and votes.");
    }

    private static SettledIssue? Issue(Func<string, PlacedText> cell, Complaints complaints)
    {
        double? Share(string column, string what) => cell(column).Value.Length == 0 ? null : DelimitedRows.Number(cell(column), what, 0, 100, complaints);
        double? reference = Share("rp", "The reference point"), outcome = Share("out", "The outcome");
        bool enlarged = Members.Any(m => m.Before == 0 && cell("p" + m.Code).Value.Length > 0);
        double largest = Members.Max(m => enlarged ? m.After : m.Before);
        List<(string Name, double Position, double Salience, double Votes)> actors = [];
        foreach ((string code, string name, double votes) in Institutions.Select(i => (i.Code, i.Name, largest)).Concat(Members.Select(m => (m.Code, m.Name, (double)(enlarged ? m.After : m.Before)))))
        {
            double? position = Share("p" + code, $"The position of {name}"), salience = Share("s" + code, $"The salience of {name}");
            if (position is double x && salience is double s && s > 0 && votes > 0)
                actors.Add((name, x, s / 100, votes));
        }
        return outcome is not double came || actors.Count == 0 ? null : new()
        {
            Proposal = cell("prnr").Value,
            Outcome = came,
            Standings = Standings.Of(
                [.. actors.Select(a => a.Name)], [new(cell("isnr").Value.Length > 0 ? cell("isnr").Value : "issue", 0, 100, reference)],
                [.. actors.Select(a => a.Position)], [.. actors.Select(a => a.Salience)], [.. actors.Select(a => a.Votes)]),
        };
    }
}
