using System.Collections.Immutable;
using System.Text;

namespace Parley.Cases;

/// <summary>Reads comma-separated values, RFC 4180: a head and rows, every cell with its place.</summary>
internal sealed class CsvRows
{
    private CsvRows(ImmutableArray<PlacedText> head, ImmutableArray<ImmutableArray<PlacedText>> rows) => (Head, Rows) = (head, rows);

    /// <summary>The names of the columns.</summary>
    public ImmutableArray<PlacedText> Head { get; }

    /// <summary>The rows that have as many cells as the head.</summary>
    public ImmutableArray<ImmutableArray<PlacedText>> Rows { get; }

    /// <summary>The place of a column; -1 when there is none of that name.</summary>
    public int Column(string name)
    {
        for (int k = 0; k < Head.Length; k++)
            if (string.Equals(Head[k].Value, name, StringComparison.OrdinalIgnoreCase))
                return k;
        return -1;
    }

    /// <summary>Reads a text; complains about what is no table and goes on. Null when there is not even a head.</summary>
    public static CsvRows? Read(SourceText source, Complaints complaints)
    {
        if (!SourceDecoder.CheckText(source.Text, complaints))
            return null;
        List<ImmutableArray<PlacedText>> rows = [.. Split(source.Text.StartsWith('\uFEFF') ? 1 : 0, source.Text, complaints)];
        if (rows.Count == 0)
            return null;
        ImmutableArray<PlacedText> head = [.. rows[0].Select(c => c with { Value = c.Value.Trim() })];
        foreach (IGrouping<string, PlacedText> twice in head.GroupBy(c => c.Value, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            complaints.Error(ForecastCodes.BadColumns, twice.Last().Span, $"The column '{YamlTree.Shown(twice.Key)}' stands here twice.", "Remove one.");
        ImmutableArray<ImmutableArray<PlacedText>>.Builder kept = ImmutableArray.CreateBuilder<ImmutableArray<PlacedText>>();
        foreach (ImmutableArray<PlacedText> row in rows.Skip(1))
            if (row.Length == head.Length)
                kept.Add(row);
            else
                complaints.Error(ForecastCodes.BadRow, row[0].Span, $"The row has {row.Length} cells; the head has {head.Length}.", "Put a cell in quotes that holds a comma.");
        return new(head, kept.ToImmutable());
    }

    private static IEnumerable<ImmutableArray<PlacedText>> Split(int at, string text, Complaints complaints)
    {
        ImmutableArray<PlacedText>.Builder row = ImmutableArray.CreateBuilder<PlacedText>();
        while (at < text.Length)
        {
            int start = at;
            string value = text[at] == '"' ? Quoted(text, ref at, complaints) : Plain(text, ref at, complaints);
            row.Add(new(value, new(start, at - start), text[start..at] == value ? start : -1));
            bool more = at < text.Length && text[at] == ',';
            if (more)
                at++;
            if (more && (at == text.Length || text[at] is '\r' or '\n'))
                row.Add(new("", new(at, 0), at));
            if (at == text.Length || text[at] is '\r' or '\n')
            {
                // An empty line is no row.
                if (row.Count > 1 || row[0].Span.Length > 0)
                    yield return row.ToImmutable();
                row.Clear();
                while (at < text.Length && text[at] is '\r' or '\n')
                    at++;
            }
        }
    }

    private static string Plain(string text, ref int at, Complaints complaints)
    {
        int start = at;
        while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
        {
            if (text[at] == '"')
                complaints.Error(ForecastCodes.BadQuotation, new(at, 1), "A quotation mark stands inside a cell without quotes.", "Put the whole cell in quotes, and write each mark inside twice.");
            at++;
        }
        return text[start..at];
    }

    private static string Quoted(string text, ref int at, Complaints complaints)
    {
        int open = at++;
        StringBuilder value = new();
        while (at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')))
        {
            value.Append(text[at]);
            at += text[at] == '"' ? 2 : 1;
        }
        if (at == text.Length)
        {
            complaints.Error(ForecastCodes.BadQuotation, new(open, 1), "This quotation mark is not closed.");
            return value.ToString();
        }
        at++;
        int rest = at;
        while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
            at++;
        if (at > rest)
            complaints.Error(ForecastCodes.BadQuotation, new(rest, at - rest), "Something stands behind the closing quotation mark.", "Put a comma there, or write a mark inside a cell twice.");
        return value.ToString();
    }
}
