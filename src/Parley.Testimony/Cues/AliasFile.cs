using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Parley.Cases;

namespace Parley.Analysis.Testimony;

/// <summary>One form of a name in an alias table.</summary>
/// <param name="Id">What all forms of the name share.</param>
/// <param name="Kind"><c>person</c>, <c>place</c>, <c>group</c> or <c>outlet</c>.</param>
/// <param name="Form">The form.</param>
/// <param name="Language"><c>en</c>, <c>ja</c> or <c>*</c>.</param>
/// <param name="From">The first day of its use, if that is known.</param>
/// <param name="To">The last day.</param>
/// <param name="Note">What a reader should know about it.</param>
public sealed record AliasRow(string Id, string Kind, string Form, string Language, DateOnly? From, DateOnly? To, string Note);

/// <summary>An alias table on disk: CSV with the columns id, kind, form, language, from, to, note.</summary>
internal sealed record AliasFile(ImmutableArray<AliasRow> Rows)
{
    private const int MaxRows = 100_000;
    private static readonly ImmutableArray<string> Columns = ["id", "kind", "form", "language", "from", "to", "note"];

    /// <summary>Reads a table. Never throws, and never stops at the first complaint.</summary>
    public static Reading<AliasFile> Read(SourceText file)
    {
        List<Diagnostic> complaints = [];
        ImmutableArray<AliasRow>.Builder rows = ImmutableArray.CreateBuilder<AliasRow>();
        bool headed = false;
        foreach ((int start, string line) in TableLines.Of(file.Text))
        {
            SourceSpan whole = new(start, line.Length);
            if (line.Trim().Length == 0 || line[0] == '#')
                continue;
            string[] cells = Cells(line);
            if (!headed)
            {
                headed = cells.Select(c => c.Trim()).SequenceEqual(Columns);
                if (headed)
                    continue;
                complaints.Add(TestimonyCodes.NoHeader, whole, $"An alias table begins with the row '{string.Join(',', Columns)}'.");
                break;
            }
            if (rows.Count > MaxRows)
            {
                complaints.Add(TestimonyCodes.TooManyRows, whole, $"There are more than {MaxRows} rows; the rest is not read.");
                break;
            }
            if (cells.Length != Columns.Length)
                complaints.Add(TestimonyCodes.WrongCellCount, whole, $"A row has {Columns.Length} cells; this one has {cells.Length}.", "Put a cell that holds a comma in double quotes.");
            else if (cells[1] is not ("person" or "place" or "group" or "outlet"))
                complaints.Add(TestimonyCodes.UnknownClass, whole, "The kind of a name is person, place, group or outlet.");
            else if (cells[3] is not ("en" or "ja" or "*"))
                complaints.Add(TestimonyCodes.UnknownLanguage, whole, "The language of a form is en, ja or *.");
            else if (cells[0].Length == 0 || cells[2].Length is 0 or > 100)
                complaints.Add(TestimonyCodes.BadForm, whole, "A row needs an id and a form of at most 100 characters.");
            else if (!Day(cells[4], out DateOnly? from) || !Day(cells[5], out DateOnly? to))
                complaints.Add(TestimonyCodes.BadDate, whole, "'from' and 'to' are days such as 2022-03-31, or empty.");
            else
                rows.Add(new(cells[0], cells[1], cells[2], cells[3], from, to, cells[6]));
        }
        if (!headed && complaints.Count == 0)
            complaints.Add(TestimonyCodes.NoHeader, default, $"The table is empty; it begins with the row '{string.Join(',', Columns)}'.");
        return complaints.About(new AliasFile(rows.ToImmutable()));
    }

    private static bool Day(string text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly read) ? read : null;
        return text.Length == 0 || day is not null;
    }

    private static string[] Cells(string line)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int k = 0; k < line.Length; k++)
            if (line[k] == '"' && quoted && k + 1 < line.Length && line[k + 1] == '"')
                cell.Append(line[k++]);
            else if (line[k] == '"')
                quoted = !quoted;
            else if (line[k] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(line[k]);
        cells.Add(cell.ToString());
        return [.. cells];
    }
}
