using System.CommandLine;
using Parley.Reports;

namespace Parley.Cli;

/// <summary>How wide a page is and whether it has colour.</summary>
internal sealed record PageStyle(int Width, bool Color)
{
    /// <summary>Where nothing says how wide the page is.</summary>
    public const int DefaultWidth = 80;

    // Longer lines of running text cannot be read comfortably; --width goes beyond.
    private const int WidestByDefault = 120;

    /// <summary>From the options and the terminal; what the user writes on the command line wins.</summary>
    public static PageStyle Of(ParseResult parsed, Option<int?> width, Option<string> color, Terminal terminal) => new(
        parsed.GetValue(width) ?? Math.Clamp(terminal.Columns ?? DefaultWidth, ConsolePage.MinWidth, WidestByDefault),
        parsed.GetValue(color) switch { "always" => true, "never" => false, _ => terminal.OutIsTerminal && !terminal.NoColor });

    /// <summary>The page for a person.</summary>
    public string Draw(Report report) => ConsolePage.Draw(report, Width, Color);
}
