using System.Collections.Immutable;
using System.Globalization;
using Parley.Bargaining;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Reads scenarios of KTAB's spatial model as comma-separated values.</summary>
/// <remarks>Line 1: name, description, number of actors, number of dimensions. Line 2: headings. Then actors: name, description, capability, and a position and a salience of 0 to 100 for each dimension. Never throws, and never stops at the first complaint.</remarks>
public static class KtabCsv
{
    /// <summary>The greatest capability the program takes.</summary>
    public const double MostCapability = 1e8;

    /// <summary>Reads a scenario.</summary>
    public static Reading<BargainFile> Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Complaints complaints = new();
        return complaints.About(Scenario(DelimitedRows.Read(source, ',', "\"", complaints), complaints));
    }

    private static BargainFile? Scenario(List<ImmutableArray<PlacedText>> rows, Complaints complaints)
    {
        if (rows.Count < 3 || rows[0].Length < 4)
            return complaints.Fail<BargainFile>(
                BargainCodes.NotThisFormat, rows.Count > 0 ? rows[0][0].Span : default, "A scenario begins with name, description, number of actors and number of dimensions, then headings, then actors.");
        int? actors = Count(rows[0][2], "The number of actors", complaints), dimensions = Count(rows[0][3], "The number of dimensions", complaints);
        if (dimensions is not int m || actors is null)
            return null;
        int told = rows.Count - 2;
        if (actors != told)
            complaints.Error(BargainCodes.CountsDiffer, rows[0][2].Span, $"The file says {actors} actors; there {(told == 1 ? "is" : "are")} {told}.");
        string[] names = [.. Enumerable.Range(0, m).Select(k => 3 + 2 * k < rows[1].Length && rows[1][3 + 2 * k].Value.Length > 0 ? rows[1][3 + 2 * k].Value : $"Dimension {k + 1}")];
        HashSet<string> dimensionsSeen = new(StringComparer.Ordinal);
        for (int k = 0; k < m; k++)
            if (!dimensionsSeen.Add(names[k]))
                complaints.Error(BargainCodes.Twice, rows[1][Math.Min(3 + 2 * k, rows[1].Length - 1)].Span, $"The dimension '{DelimitedRows.Shown(names[k])}' stands here twice.");
        StandingsDraft draft = new([.. names.Select(n => new IssueScale(n))], complaints);
        foreach (ImmutableArray<PlacedText> row in rows.Skip(2))
        {
            int wanted = 3 + 2 * m;
            if (row.Length < wanted || row.Skip(wanted).Any(c => c.Value.Length > 0))
            {
                complaints.Error(BargainCodes.BadRow, row[0].Span, $"The row has {row.Length} cells; name, description, capability and {m} times position and salience make {wanted}.", "Put a cell in quotes that holds a comma.");
                continue;
            }
            if (!draft.Actor(row[0], row[1].Value))
                break;
            double capability = DelimitedRows.Number(row[2], $"The capability of '{DelimitedRows.Shown(row[0].Value)}'", 0, MostCapability, complaints) ?? double.NaN, sum = 0;
            for (int k = 0; k < m; k++)
            {
                string whose = $"of '{DelimitedRows.Shown(row[0].Value)}' on '{DelimitedRows.Shown(names[k])}'";
                double position = DelimitedRows.Number(row[3 + 2 * k], $"The position {whose}", 0, 100, complaints) ?? double.NaN;
                double salience = (DelimitedRows.Number(row[4 + 2 * k], $"The salience {whose}", 0, 100, complaints) ?? double.NaN) / 100;
                draft.Cell(k, position, salience, capability);
                sum += salience;
            }
            if (sum > 1 + 1e-9)
                complaints.Warning(BargainCodes.OutOfRange, row[0].Span, $"The saliences of '{DelimitedRows.Shown(row[0].Value)}' add up to {100 * sum:0.##}; KTAB takes at most 100.", "Our model divides everybody's by the largest sum.");
        }
        return draft.Done() is Standings standings ? new()
        {
            Title = rows[0][0].Value.Length > 0 ? rows[0][0].Value : "KTAB scenario",
            Note = rows[0][1].Value.Length > 0 ? rows[0][1].Value : null,
            Standings = standings, ActorNotes = draft.Notes,
        } : null;
    }

    private static int? Count(PlacedText cell, string what, Complaints complaints)
    {
        if (int.TryParse(cell.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= 100_000)
            return count;
        complaints.Error(BargainCodes.NotANumber, cell.Span, $"{what} is no whole number from 1 on: '{DelimitedRows.Shown(cell.Value)}'.");
        return null;
    }

    /// <summary>Writes standings as a scenario, saliences of 0 to 100, positions as shares of their scale.</summary>
    /// <returns>The text, and what does not survive.</returns>
    public static BargainExport Write(string title, string? note, Standings standings)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(standings);
        List<string> lost = [];
        SpatialRows rows = SpatialRows.Of(standings, lost);
        if (rows.Actors.Length == 0)
            return new(null, [.. lost]);
        System.Text.StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Quote(title, 512)},{Quote(note ?? "", 512)},{rows.Actors.Length},{standings.Issues.Length}\n");
        text.Append("Actor,Description,Power").AppendJoin("", standings.Issues.Select(i => $",{Quote(i.Name, 256)},{Quote(i.Name + " Salience", 256)}")).Append('\n');
        foreach (int i in rows.Actors)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Quote(standings.Actors[i], 25)},\"\",{rows.Capability(i):R}");
            for (int k = 0; k < standings.Issues.Length; k++)
                text.Append(CultureInfo.InvariantCulture, $",{rows.Position(i, k):R},{rows.Salience(i, k):R}");
            text.Append('\n');
        }
        foreach (int i in rows.Actors.Where(i => standings.Actors[i].Length > 25))
            lost.Add($"The name '{standings.Actors[i]}' is cut to 25 characters.");
        return new(text.ToString(), [.. lost]);
    }

    private static string Quote(string text, int most) => "\"" + (text.Length > most ? text[..most] : text).Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ") + "\"";
}
