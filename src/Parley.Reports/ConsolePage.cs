using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Parley.Reports;

/// <summary>Draws a report for a terminal or a pipe.</summary>
public static class ConsolePage
{
    /// <summary>Narrower than this, tables cannot be read.</summary>
    public const int MinWidth = 40;

    private static readonly Style Plain = Style.Plain;
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Faint = new(decoration: Decoration.Dim);
    private static readonly Style Sign = new(Color.Teal, decoration: Decoration.Bold);
    private static readonly Style Warn = new(Color.Olive, decoration: Decoration.Bold);

    /// <summary>The page as text that ends with a line break.</summary>
    /// <param name="report">The page.</param>
    /// <param name="width">Columns of the terminal; no line is longer unless a word is.</param>
    /// <param name="color">Whether to add escape sequences; without them nothing is lost but emphasis.</param>
    public static string Draw(Report report, int width, bool color)
    {
        ArgumentNullException.ThrowIfNull(report);
        using StringWriter text = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Math.Max(MinWidth, width);
        console.Profile.Capabilities.Unicode = true;

        Title(console, report.Title, '═');
        bool open = true;   // whether a blank line stands above
        foreach (Block block in report.Blocks)
        {
            if (!open || block is not Block.Heading)
                console.WriteLine();
            Draw(console, block);
            open = false;
        }
        return Trim(text.ToString());
    }

    private static void Draw(IAnsiConsole console, Block block)
    {
        switch (block)
        {
            case Block.Heading { IsSub: true } heading:
                console.Write(new Text(heading.Text + "\n", Strong));
                break;
            case Block.Heading heading:
                Title(console, heading.Text, '─');
                break;
            case Block.Paragraph paragraph:
                console.Write(new Text(paragraph.Text + "\n"));
                break;
            case Block.Note note:
                Grid banner = TwoColumns();
                banner.AddRow(new Text("!", Warn), new Text(note.Text, Strong));
                console.Write(banner);
                break;
            case Block.KeyValues pairs:
                Grid keys = TwoColumns();
                foreach ((string key, string value) in pairs.Pairs)
                    keys.AddRow(new Text(key, Faint), new Text(value));
                console.Write(keys);
                break;
            case Block.Listing listing:
                Grid items = TwoColumns();
                for (int k = 0; k < listing.Items.Length; k++)
                {
                    items.AddRow(new Text(listing.Numbered ? $"{k + 1}." : "-"), new Text(listing.Items[k].Label is string label ? $"{label}  {listing.Items[k].Text}" : listing.Items[k].Text));
                    foreach (string detail in listing.Items[k].Details)
                        items.AddRow(new Text(""), new Text(detail));
                }
                console.Write(items);
                break;
            case Block.Table table:
                console.Write(Table(table));
                break;
            case Block.Preformatted preformatted:
                foreach (string line in preformatted.Text.Split('\n'))
                    console.Profile.Out.Writer.Write(line + "\n");
                break;
            default:
                throw new InvalidOperationException("the family is closed");
        }
    }

    private static void Title(IAnsiConsole console, string text, char line)
    {
        console.Write(new Text(text + "\n", Strong));
        console.Write(new Text(new string(line, Math.Min(DisplayWidth.Of(text), console.Profile.Width)) + "\n", Faint));
    }

    private static Grid TwoColumns() => new Grid()
        .AddColumn(new GridColumn { Padding = new Padding(2, 0, 1, 0), NoWrap = true })
        .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });

    private static Spectre.Console.Table Table(Block.Table table)
    {
        Spectre.Console.Table drawn = new() { Border = TableBorder.Simple, ShowRowSeparators = false, UseSafeBorder = false };
        foreach (Column column in table.Columns)
            drawn.AddColumn(new TableColumn(new Text(column.Title, Faint))
            {
                NoWrap = column.Role is not ColumnRole.Words,
                Alignment = column.Role switch { ColumnRole.Number => Justify.Right, ColumnRole.Mark => Justify.Center, _ => Justify.Left },
                Padding = new Padding(0, 0, 1, 0),
            });
        bool airy = table.Rows.Any(row => row.Any(cell => cell.Small is not null));
        for (int r = 0; r < table.Rows.Length; r++)
        {
            if (airy && r > 0)
                drawn.AddEmptyRow();
            drawn.AddRow(table.Rows[r].Select((cell, k) => Cell(cell, table.Columns[k].Role)));
        }
        return drawn;
    }

    private static Renderable Cell(Cell cell, ColumnRole role) => role is ColumnRole.Words
        ? new HangingText(cell.Text, Plain, cell.Small, Faint)
        : new Paragraph(cell.Text, role switch { ColumnRole.Mark => Sign, ColumnRole.Code => Faint, _ => Plain });

    // Cells are padded to the width of their column; in a pipe or a file the padding would only be in the way.
    // Tables bring blank lines of their own; one is enough.
    private static string Trim(string text)
    {
        StringBuilder trimmed = new(text.Length);
        bool blankAbove = false;
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            string kept = line.TrimEnd(' ');
            bool blank = IsBlank(kept);
            if (!blank || !blankAbove)
                trimmed.Append(blank ? "" : kept).Append('\n');
            blankAbove = blank;
        }
        return trimmed.ToString().TrimEnd('\n') + "\n";
    }

    // Blank is what shows nothing: spaces, and escape sequences, which run from ESC to the letter m.
    private static bool IsBlank(string line)
    {
        for (int k = 0; k < line.Length; k++)
            if (line[k] == '\e')
                k = line.IndexOf('m', k) is int end and >= 0 ? end : line.Length;
            else if (line[k] != ' ')
                return false;
        return true;
    }
}
