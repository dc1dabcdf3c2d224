using System.Text;

namespace Parley.Reports;

/// <summary>Writes a report as Markdown.</summary>
public static class MarkdownPage
{
    /// <summary>The page as text that ends with a line break.</summary>
    public static string Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        StringBuilder text = new();
        text.Append("# ").Append(Escape(report.Title)).Append('\n');
        foreach (Block block in report.Blocks)
        {
            text.Append('\n');
            Write(text, block);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                text.Append(heading.IsSub ? "### " : "## ").Append(Escape(heading.Text)).Append('\n');
                break;
            case Block.Paragraph paragraph:
                text.Append(Escape(paragraph.Text)).Append('\n');
                break;
            case Block.Note note:
                text.Append("> **").Append(Escape(note.Text)).Append("**\n");
                break;
            case Block.KeyValues pairs:
                foreach ((string key, string value) in pairs.Pairs)
                    text.Append("- **").Append(Escape(key)).Append("**: ").Append(Escape(value)).Append('\n');
                break;
            case Block.Listing listing:
                for (int k = 0; k < listing.Items.Length; k++)
                {
                    string marker = listing.Numbered ? $"{k + 1}. " : "- ";
                    text.Append(marker).Append(listing.Items[k].Label is string label ? $"**{label}** " : "").Append(Escape(listing.Items[k].Text)).Append('\n');
                    foreach (string detail in listing.Items[k].Details)
                        text.Append(' ', marker.Length).Append("- ").Append(Escape(detail)).Append('\n');
                }
                break;
            case Block.Table table:
                Row(text, table.Columns.Select(c => Escape(c.Title)));
                Row(text, table.Columns.Select(c => c.Role switch { ColumnRole.Number => "---:", ColumnRole.Mark => ":---:", _ => "---" }));
                foreach (var row in table.Rows)
                    Row(text, row.Select((cell, k) => Cell(cell, table.Columns[k].Role)));
                break;
            case Block.Preformatted preformatted:
                text.Append("```text\n").Append(preformatted.Text.TrimEnd('\n')).Append("\n```\n");
                break;
            default:
                throw new InvalidOperationException("the family is closed");
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Cell(Cell cell, ColumnRole role)
    {
        string main = role is ColumnRole.Code ? "`" + cell.Text + "`" : Escape(cell.Text).Replace("\n", "<br>", StringComparison.Ordinal);
        return cell.Small is null ? main : main + "<br>`" + cell.Small + "`";
    }

    // Names are the user's: nothing in them may turn into markup.
    private static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }
}
