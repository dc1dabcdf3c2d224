using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Parley.Bargaining;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Reads and writes files of the exchange model: lines that begin with <c>#A</c>, <c>#P</c>, <c>#M</c>, <c>#D</c>.</summary>
/// <remarks>Lines may stand in any order; a missing pair of actor and issue means no stake. Never throws, and never stops at the first complaint.</remarks>
public static class ExchangeFile
{
    /// <summary>Reads a file.</summary>
    public static Reading<BargainFile> Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Complaints complaints = new();
        List<ImmutableArray<PlacedText>> rows = DelimitedRows.Read(source, DelimitedRows.Sniff(source.Text, ";\t"), "\"'", complaints);
        return complaints.About(Bind(source, rows, complaints));
    }

    private static BargainFile? Bind(SourceText source, List<ImmutableArray<PlacedText>> rows, Complaints complaints)
    {
        ILookup<string, ImmutableArray<PlacedText>> tagged = rows.ToLookup(r => r[0].Value.ToUpperInvariant());
        if (!tagged["#D"].Any())
            return complaints.Fail<BargainFile>(BargainCodes.NotThisFormat, rows.Count > 0 ? rows[0][0].Span : default, "No line begins with #D.", "Such a line holds actor, issue, position, salience and power, with tabs or semicolons between.");
        foreach (IGrouping<string, ImmutableArray<PlacedText>> other in tagged.Where(g => g.Key is not ("#A" or "#P" or "#M" or "#D" or "#O" or "#/") && !g.Key.StartsWith("#/", StringComparison.Ordinal)))
            complaints.Warning(BargainCodes.NotUsed, other.First()[0].Span, $"Lines that begin with '{DelimitedRows.Shown(other.Key)}' are not used.");
        List<(PlacedText Key, string Name, string Note)> issues = Keys(tagged["#P"], "issue", complaints);
        ILookup<string, (double At, string Meaning)> marks = Marks(tagged["#M"], issues, complaints);
        ImmutableArray<IssueScale> scales =
        [
            .. issues.Select(i => marks[i.Key.Value].Select(m => m.At).Distinct().Count() > 1
                ? new IssueScale(i.Key.Value, marks[i.Key.Value].Min(m => m.At), marks[i.Key.Value].Max(m => m.At)) : new IssueScale(i.Key.Value)),
        ];
        StandingsDraft draft = new(scales, complaints);
        List<(PlacedText Key, string Name, string Note)> actors = Keys(tagged["#A"], "actor", complaints);
        foreach ((PlacedText key, string name, string said) in actors)
            if (!draft.Actor(key, string.Join(". ", new[] { name == key.Value ? "" : name, said }.Where(t => t.Length > 0))))
                return null;
        double most = tagged["#D"].Max(r => r.Length > 4 && double.TryParse(r[4].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double s) ? s : 0);
        if (most > 1)
            complaints.Warning(BargainCodes.OutOfRange, tagged["#D"].First()[0].Span, $"Saliences run to {most:0.####}; they were taken to be of 100, and divided by that.", "Saliences of this format run from 0 to 1.");
        Dictionary<string, int> order = issues.Select((i, k) => (i.Key.Value, k)).ToDictionary(i => i.Value, i => i.k, StringComparer.Ordinal);
        string[] names = [.. actors.Select(a => a.Key.Value)];
        foreach (ImmutableArray<PlacedText> row in tagged["#D"])
            Stand(row, draft, order, scales, most > 1, names, complaints);
        return draft.Done() is Standings standings ? new()
        {
            Title = Path.GetFileNameWithoutExtension(source.Name.Split('/', '\\')[^1]) is { Length: > 0 } title ? title : "exchange",
            Note = string.Join(" ", tagged["#O"].Concat(tagged["#/"]).Select(r => string.Join(' ', r.Skip(1).Select(c => c.Value)).Trim()).Where(t => t.Length > 0)) is { Length: > 0 } note ? note : null,
            Standings = standings, ActorNotes = draft.Notes,
            IssueNotes = [.. issues.Select(i => i.Name)],
            Marks = [.. issues.Select(i => ImmutableArray.CreateRange(marks[i.Key.Value].Select(m => new ScaleMark(m.At, m.Meaning))))],
        } : null;
    }

    private static List<(PlacedText Key, string Name, string Note)> Keys(IEnumerable<ImmutableArray<PlacedText>> rows, string what, Complaints complaints)
    {
        List<(PlacedText, string, string)> keys = [];
        HashSet<string> seen = [];
        foreach (ImmutableArray<PlacedText> row in rows)
            if (row.Length < 2 || row[1].Value.Length == 0)
                complaints.Error(BargainCodes.BadRow, row[0].Span, $"The line names no {what}.");
            else if (!seen.Add(row[1].Value))
                complaints.Error(BargainCodes.Twice, row[1].Span, $"The {what} '{DelimitedRows.Shown(row[1].Value)}' stands here twice.");
            else
                keys.Add((row[1], row.Length > 2 && row[2].Value.Length > 0 ? row[2].Value : row[1].Value, row.Length > 3 ? row[3].Value : ""));
        return keys;
    }

    private static ILookup<string, (double At, string Meaning)> Marks(IEnumerable<ImmutableArray<PlacedText>> rows, List<(PlacedText Key, string Name, string Note)> issues, Complaints complaints)
    {
        List<(string Issue, double At, string Meaning)> marks = [];
        HashSet<string> known = [.. issues.Select(i => i.Key.Value)];
        foreach (ImmutableArray<PlacedText> row in rows)
            if (row.Length < 3)
                complaints.Error(BargainCodes.BadRow, row[0].Span, "A mark holds an issue, a position and a meaning.");
            else if (!known.Contains(row[1].Value))
                complaints.Error(BargainCodes.UnknownName, row[1].Span, $"There is no issue '{DelimitedRows.Shown(row[1].Value)}'.", complaints.DidYouMean(row[1].Value, known));
            else if (DelimitedRows.Number(row[2], "The marked position", -1e12, 1e12, complaints) is double at)
                marks.Add((row[1].Value, at, row.Length > 3 ? row[3].Value : ""));
        return marks.ToLookup(m => m.Issue, m => (m.At, m.Meaning));
    }

    private static void Stand(
        ImmutableArray<PlacedText> row, StandingsDraft draft, Dictionary<string, int> issues, ImmutableArray<IssueScale> scales, bool hundred, string[] actors, Complaints complaints)
    {
        if (row.Length < 6)
        {
            complaints.Error(BargainCodes.BadRow, row[0].Span, $"The line has {row.Length} cells; #D, actor, issue, position, salience and power make 6.");
            return;
        }
        int actor = draft.Find(row[1].Value), issue = issues.GetValueOrDefault(row[2].Value, -1);
        if (actor < 0)
            complaints.Error(BargainCodes.UnknownName, row[1].Span, $"There is no actor '{DelimitedRows.Shown(row[1].Value)}'.", complaints.DidYouMean(row[1].Value, actors));
        if (issue < 0)
            complaints.Error(BargainCodes.UnknownName, row[2].Span, $"There is no issue '{DelimitedRows.Shown(row[2].Value)}'.", complaints.DidYouMean(row[2].Value, issues.Keys));
        (double low, double high) = issue < 0 ? (double.NegativeInfinity, double.PositiveInfinity) : (scales[issue].Low, scales[issue].High);
        string whose = $"of '{DelimitedRows.Shown(row[1].Value)}' on '{DelimitedRows.Shown(row[2].Value)}'";
        double? position = DelimitedRows.Number(row[3], $"The position {whose}", low, high, complaints);
        double? salience = DelimitedRows.Number(row[4], $"The salience {whose}", 0, hundred ? 100 : 1, complaints);
        double? power = DelimitedRows.Number(row[5], $"The power {whose}", 0, double.PositiveInfinity, complaints);
        if (actor < 0 || issue < 0 || position is null || salience is null || power is null)
            return;
        if (draft.Has(actor, issue))
            complaints.Error(BargainCodes.Twice, row[0].Span, $"'{DelimitedRows.Shown(row[1].Value)}' has a second line on '{DelimitedRows.Shown(row[2].Value)}'.");
        draft.Cell(actor, issue, position.Value, salience.Value / (hundred ? 100 : 1), power.Value);
    }

    /// <summary>Writes standings, bounds always as marks.</summary>
    /// <param name="title">Said in a line of its own.</param>
    /// <param name="standings">Who stands where.</param>
    /// <param name="marks">For each issue the points with a meaning; may be empty.</param>
    /// <param name="issueNames">Full names of the issues; may be empty.</param>
    public static BargainExport Write(string title, Standings standings, ImmutableArray<ImmutableArray<ScaleMark>> marks = default, ImmutableArray<string> issueNames = default)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(standings);
        List<string> lost = [.. standings.Issues.Where(s => s.Reference is not null).Select(s => $"The reference point of '{s.Name}' is left out.")];
        StringBuilder text = new();
        void Line(params string[] cells) => text.AppendJoin('\t', cells.Select(Quote)).Append('\n');
        string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
        Line("#O", title);
        foreach (string actor in standings.Actors)
            Line("#A", actor, actor, "");
        for (int k = 0; k < standings.Issues.Length; k++)
            Line("#P", standings.Issues[k].Name, issueNames.IsDefaultOrEmpty ? standings.Issues[k].Name : issueNames[k], "");
        for (int k = 0; k < standings.Issues.Length; k++)
        {
            IssueScale scale = standings.Issues[k];
            foreach (ScaleMark mark in marks.IsDefaultOrEmpty ? [new(scale.Low, ""), new(scale.High, "")] : marks[k])
                Line("#M", scale.Name, Number(mark.At), mark.Meaning);
        }
        for (int i = 0; i < standings.Actors.Length; i++)
            for (int k = 0; k < standings.Issues.Length; k++)
                if (standings.HasStake(i, k))
                    Line("#D", standings.Actors[i], standings.Issues[k].Name, Number(standings.Position(i, k)), Number(standings.Salience(i, k)), Number(standings.Capability(i, k)), "");
                else if (!double.IsNaN(standings.Position(i, k)))
                    lost.Add($"'{standings.Actors[i]}' on '{standings.Issues[k].Name}' is left out: it has a position without salience or capability.");
        return new(text.ToString(), [.. lost]);
    }

    private static string Quote(string cell)
    {
        string line = cell.ReplaceLineEndings(" ");
        return line.Contains('\t', StringComparison.Ordinal) || line.Contains('"', StringComparison.Ordinal) || line.StartsWith('\'') || (line.StartsWith('#') && line is not ("#A" or "#P" or "#M" or "#D" or "#O"))
            ? "\"" + line.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : line;
    }
}
