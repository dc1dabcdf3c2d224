using System.Buffers;
using System.Globalization;
using System.Text;

namespace Parley.Cases;

/// <summary>Writes text as YAML scalars, with quotes only where they are needed.</summary>
internal static class YamlText
{
    private const int Width = 100;

    private static readonly SearchValues<char> MeansSomethingInLists = SearchValues.Create(",[]{}:");

    private static readonly string[] Words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

    /// <summary>A text as a scalar on one line.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="inList">Whether it stands between brackets, where commas and brackets mean something.</param>
    public static string Scalar(string text, bool inList = false)
    {
        return IsPlain(text, inList) ? text : Quoted(text);
    }

    /// <summary>A text in double quotes, in which every character counts.</summary>
    public static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when MustBeEscaped(c) => quoted.Append($"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        return quoted.Append('"').ToString();
    }

    /// <summary>A key with its text; a long text is folded over several lines.</summary>
    public static IEnumerable<string> Entry(string key, string text)
    {
        if (text.Length <= Width || !CanBeFolded(text))
            return [$"{key}: {Scalar(text)}"];
        List<string> lines = [$"{key}: >-"];
        StringBuilder line = new("  ");
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 2 && line.Length + word.Length > Width)
            {
                lines.Add(line.ToString());
                line = new("  ");
            }
            line.Append(line.Length > 2 ? " " : "").Append(word);
        }
        lines.Add(line.ToString());
        return lines;
    }

    /// <summary>A key with a list: in brackets when that is short, one entry per line otherwise.</summary>
    public static IEnumerable<string> List(string key, IReadOnlyCollection<string> texts)
    {
        string line = $"{key}: [{string.Join(", ", texts.Select(t => Scalar(t, inList: true)))}]";
        return line.Length <= Width ? [line] : [$"{key}:", .. texts.Select(t => $"  - {Scalar(t)}")];
    }

    /// <summary>Lines moved to the right.</summary>
    public static IEnumerable<string> Indented(IEnumerable<string> lines) => lines.Select(l => l.Length == 0 ? l : "  " + l);

    private static bool IsPlain(string text, bool inList) =>
        text.Length > 0
        && (char.IsLetterOrDigit(text[0]) || text[0] == '(')
        && text[^1] is not (' ' or ':')
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !text.Any(MustBeEscaped)
        && !(inList && text.AsSpan().ContainsAny(MeansSomethingInLists))
        && !Words.Contains(text, StringComparer.OrdinalIgnoreCase);

    // Line breaks of all kinds and invisible characters; emoji and other characters beyond 16 bits stay as they are.
    private static bool MustBeEscaped(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or >= '\uFFFE'
        || (!char.IsSurrogate(c) && char.GetUnicodeCategory(c) is UnicodeCategory.Format);

    private static bool CanBeFolded(string text) =>
        char.IsLetterOrDigit(text[0]) && text[^1] != ' ' && !text.Contains("  ", StringComparison.Ordinal) && !text.Any(MustBeEscaped);
}
