using System.Text;

namespace Parley.Reports;

/// <summary>Rows of text as comma-separated values, RFC 4180.</summary>
internal sealed class CsvText
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");
    private readonly StringBuilder text = new();

    /// <summary>Adds one row; lines end with LF so that the bytes are the same on every machine.</summary>
    public void Row(IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Quote)).Append('\n');

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(Special) ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;
}
