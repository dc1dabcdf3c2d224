using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Parley.Cases;

namespace Parley.Interchange;

/// <summary>Rows of cells as bargaining programs write them: any line end, comma, semicolon or tab, either quotation mark or none, mixed within a file.</summary>
internal static class DelimitedRows
{
    // A file in which several quotation marks are not closed is not worth looking for their ends to its own end.
    private const int MaxOpenQuotations = 10;

    /// <summary>The most rows that are read.</summary>
    public const int MaxRows = 200_000;

    /// <summary>Splits a text into rows, every cell with its place; rows without any text are left out.</summary>
    /// <param name="source">The text.</param>
    /// <param name="delimiter">What stands between cells.</param>
    /// <param name="quotes">Which signs may enclose a cell.</param>
    /// <param name="complaints">Told of quotation marks that are not closed, and of too many rows.</param>
    public static List<ImmutableArray<PlacedText>> Read(SourceText source, char delimiter, string quotes, Complaints complaints)
    {
        string text = source.Text;
        List<ImmutableArray<PlacedText>> rows = [];
        ImmutableArray<PlacedText>.Builder row = ImmutableArray.CreateBuilder<PlacedText>();
        int at = text.StartsWith('\uFEFF') ? 1 : 0, patience = MaxOpenQuotations;
        while (at < text.Length)
        {
            row.Add(Cell(text, ref at, delimiter, quotes, ref patience, complaints));
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                if (at < text.Length && text[at] is not ('\r' or '\n'))
                    continue;
                row.Add(new("", new(at, 0), -1));
            }
            if (row.Any(c => c.Value.Length > 0))
                rows.Add(row.ToImmutable());
            row.Clear();
            if (rows.Count > MaxRows)
            {
                complaints.Error(BargainCodes.TooMany, rows[^1][0].Span, $"There are more than {MaxRows} rows.");
                break;
            }
            if (at < text.Length)
                at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        }
        return rows;
    }

    /// <summary>The delimiter that stands most often in the first lines that have one.</summary>
    public static char Sniff(string text, string among)
    {
        int[] counts = new int[among.Length];
        int lines = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan(0, Math.Min(text.Length, 1 << 16)).EnumerateLines())
        {
            for (int k = 0; k < among.Length; k++)
                counts[k] += line.Count(among[k]);
            if (++lines == 50)
                break;
        }
        return among[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>A number with a decimal point; complains about anything else, and names a decimal comma for what it is.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="what">What it should be, for the sentence: "The position".</param>
    /// <param name="low">The least that is accepted.</param>
    /// <param name="high">The greatest.</param>
    /// <param name="complaints">Where to complain.</param>
    public static double? Number(PlacedText cell, string what, double low, double high, Complaints complaints)
    {
        if (double.TryParse(cell.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
        {
            if (value >= low && value <= high)
                return value;
            complaints.Error(BargainCodes.OutOfRange, cell.Span, double.IsInfinity(high)
                ? $"{what} is {Shown(cell.Value)}; it must be at least {low}."
                : $"{what} is {Shown(cell.Value)}; it must lie from {low} to {high}.");
            return null;
        }
        bool comma = double.TryParse(cell.Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _) && cell.Value.Contains(',', StringComparison.Ordinal);
        complaints.Error(
            BargainCodes.NotANumber, cell.Span, cell.Value.Length == 0 ? $"{what} is missing." : $"{what} is no number: '{Shown(cell.Value)}'.",
            comma ? "Numbers take a decimal point: " + Shown(cell.Value.Replace(',', '.')) + "." : null);
        return null;
    }

    /// <summary>Any text, shortened for a sentence.</summary>
    public static string Shown(string text) => YamlTree.Shown(text);

    private static PlacedText Cell(string text, ref int at, char delimiter, string quotes, ref int patience, Complaints complaints)
    {
        while (at < text.Length && text[at] is ' ' or '\u00A0' && text[at] != delimiter)
            at++;
        int start = at;
        if (at < text.Length && patience > 0 && quotes.Contains(text[at], StringComparison.Ordinal))
        {
            if (Quoted(text, ref at, delimiter, complaints) is string quoted)
                return new(quoted, new(start, at - start), -1);
            patience--;
        }
        at = start;
        while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
            at++;
        int end = at;
        while (end > start && text[end - 1] is ' ' or '\u00A0' or '\t')
            end--;
        return new(text[start..end], new(start, end - start), start);
    }

    // A quotation mark opens a cell only if it is closed before a delimiter or the end of the line; names such as 't Hooft have one of their own.
    private static string? Quoted(string text, ref int at, char delimiter, Complaints complaints)
    {
        char mark = text[at];
        int open = at++;
        StringBuilder value = new();
        while (at < text.Length)
        {
            if (text[at] == mark && at + 1 < text.Length && text[at + 1] == mark)
                at++;
            else if (text[at] == mark)
            {
                int after = at + 1;
                while (after < text.Length && text[after] == ' ')
                    after++;
                if (after == text.Length || text[after] == delimiter || text[after] is '\r' or '\n')
                {
                    at = after;
                    return value.ToString().Trim();
                }
            }
            else if (text[at] is '\r' or '\n' && mark == '\'')
                return null;
            value.Append(text[at++]);
        }
        if (mark == '"')
            complaints.Error(BargainCodes.OpenQuotation, new(open, 1), "This quotation mark is not closed.");
        return null;
    }
}
