using System.CommandLine;
using Parley.Cases;
using Parley.Reports;

namespace Parley.Cli;

/// <summary>How a result is written (<c>--format</c>), and how wide and how coloured a page for a person is; the same for every verb that shows one.</summary>
internal sealed class PageOptions
{
    // Where nothing says how wide the page is; and longer lines of running text cannot be read comfortably, so only --width goes beyond.
    private const int DefaultWidth = 80, WidestByDefault = 120;

    private readonly Option<string> format, color = new("--color")
    {
        Description = "Whether to use colour; never needed to read the result. NO_COLOR is honoured.",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<int?> width = new("--width") { Description = "Columns of the page; by default those of the terminal, or 80.", HelpName = "columns" };

    /// <summary>A page as a table (the default) or as Markdown, and whatever else the verb can write.</summary>
    /// <param name="others">What writing is given beside the page, such as json.</param>
    public PageOptions(params string[] others)
    {
        format = new("--format") { Description = "How the result is written.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong(["table", .. others, "md"]);
        color.AcceptOnlyFromAmong("auto", "always", "never");
        width.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int columns) && columns is < 40 or > 1000)
                result.AddError($"--width is from 40 to 1000, not {result.Tokens[0].Value}.");
        });
    }

    /// <summary>Lets a verb take these options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(format);
        command.Options.Add(width);
        command.Options.Add(color);
    }

    /// <summary>Writes one page, or what was asked for instead.</summary>
    public void Write(ParseResult parsed, Terminal terminal, Case? theCase, Func<Report> page, Func<string>? json = null, Func<string>? csv = null, Func<string>? svg = null) =>
        WriteAll(parsed, terminal, theCase, () => [page()], json, csv, svg);

    /// <summary>Writes one page, or what was asked for instead by the name of its format.</summary>
    public void Write(ParseResult parsed, Terminal terminal, Func<Report> page, IReadOnlyDictionary<string, Func<string>> others)
    {
        if (others.TryGetValue(parsed.GetValue(format)!, out Func<string>? other))
            terminal.Out.Write(other());
        else
            Write(parsed, terminal, null, page);      // such a page is about no case
    }

    /// <summary>Writes pages below each other, or what was asked for instead; only what was asked for is made.</summary>
    /// <remarks>A case with one perspective says so on every page; a bare table of values has no room for that, so it is said on standard error.</remarks>
    public void WriteAll(
        ParseResult parsed, Terminal terminal, Case? theCase, Func<IEnumerable<Report>> pages, Func<string>? json = null, Func<string>? csv = null, Func<string>? svg = null)
    {
        string text = parsed.GetValue(format) switch
        {
            "json" => json!(),
            "csv" => csv!(),
            "svg" => svg!(),
            "md" => string.Join('\n', pages().Select(report => MarkdownPage.Write(Said(report, theCase)))),
            _ => string.Join('\n', pages().Select(report => ConsolePage.Draw(Said(report, theCase), Columns(parsed, terminal), Colored(parsed, terminal)))),
        };
        if (parsed.GetValue(format) == "csv")
            Remark(terminal, theCase);
        terminal.Out.Write(text);
    }

    // What is about no case, or about several, has nothing to say about its views.
    private static Report Said(Report report, Case? theCase) => theCase is null ? report : OnePerspective.Said(report, theCase);

    /// <summary>Says on standard error that a case has one perspective only.</summary>
    public static void Remark(Terminal terminal, Case? theCase)
    {
        if (theCase is not null && OnePerspective.Is(theCase))
            terminal.Error.Write($"{ParleyCommand.Name}: {OnePerspective.Words}\n");
    }

    private int Columns(ParseResult parsed, Terminal terminal) =>
        parsed.GetValue(width) ?? Math.Clamp(terminal.Columns ?? DefaultWidth, ConsolePage.MinWidth, WidestByDefault);

    private bool Colored(ParseResult parsed, Terminal terminal) =>
        parsed.GetValue(color) switch { "always" => true, "never" => false, _ => terminal.OutIsTerminal && !terminal.NoColor };
}
