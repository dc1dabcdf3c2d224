using System.Collections.Immutable;

namespace Parley.Reports;

/// <summary>A table of data: a name, a row of column titles, rows of cells.</summary>
/// <param name="Name">At most 31 letters, unique in a workbook.</param>
/// <param name="Columns">Titles.</param>
/// <param name="Rows">Each as long as the titles.</param>
public sealed record Sheet(string Name, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<SheetCell>> Rows)
{
    /// <summary>The table as comma-separated values, RFC 4180.</summary>
    public string ToCsv()
    {
        CsvText csv = new();
        csv.Row(Columns);
        foreach (ImmutableArray<SheetCell> row in Rows)
            csv.Row(row.Select(cell => cell.Text));
        return csv.ToString();
    }
}

/// <summary>A cell: text, or a whole number that spreadsheets may count with.</summary>
public readonly record struct SheetCell(string Text, bool IsNumber)
{
    /// <summary>A cell of text.</summary>
    public static implicit operator SheetCell(string text) => new(text, false);

    /// <summary>A cell that holds a number.</summary>
    public static implicit operator SheetCell(int number) => new(number.ToString(System.Globalization.CultureInfo.InvariantCulture), true);

    /// <summary>A cell of text.</summary>
    public static SheetCell FromString(string text) => text;

    /// <summary>A cell that holds a number.</summary>
    public static SheetCell FromInt32(int number) => number;
}
