using System.Text.RegularExpressions;
using Parley.Reports;

namespace Parley.Tests;

/// <summary>What a terminal would show of a text.</summary>
internal static partial class Screen
{
    public static string WithoutEscapes(string text) =>
        string.Join('\n', Escape().Replace(text, "").Split('\n').Select(line => line.TrimEnd(' ')));

    /// <summary>Columns of the widest line.</summary>
    public static int Width(string text) => text.Split('\n').Max(DisplayWidth.Of);

    [GeneratedRegex("\e\\[[0-9;]*m", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}
