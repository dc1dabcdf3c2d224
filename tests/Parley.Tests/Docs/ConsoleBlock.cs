using System.Text;
using Parley.Tests.Cli;

namespace Parley.Tests.Docs;

/// <summary>A block of commands with what they print: lines <c>$ parley …</c>, each followed by its expected standard output.</summary>
/// <remarks>A line <c>...</c> stands for any number of lines. Words may be quoted with ' or ". Commands see 80 columns and no colour.</remarks>
internal static class ConsoleBlock
{
    private const string Prompt = "$ ", Anything = "...";

    /// <summary>The first difference, or null when every command prints what is written.</summary>
    public static string? Difference(string block, string directory)
    {
        string[] lines = block.TrimEnd('\n').Split('\n');
        if (!lines[0].StartsWith(Prompt, StringComparison.Ordinal))
            return "the block does not begin with '$ parley …'";
        for (int k = 0; k < lines.Length;)
        {
            string command = lines[k++][Prompt.Length..];
            List<string> expected = [];
            while (k < lines.Length && !lines[k].StartsWith(Prompt, StringComparison.Ordinal))
                expected.Add(lines[k++]);
            string[] words = [.. Words(command)];
            if (words.Length == 0 || words[0] != "parley")
                return $"'{command}' is not a parley command";
            Answer answer = new Shell { Directory = directory }.Run(words[1..]);
            string[] actual = answer.Out.Length == 0 ? [] : answer.Out.TrimEnd('\n').Split('\n');
            if (!Fits(expected.ToArray(), actual))
                return $"$ {command}\n--- written\n{string.Join('\n', expected)}\n--- printed\n{string.Join('\n', actual)}\n--- standard error\n{answer.Error}";
        }
        return null;
    }

    private static bool Fits(ReadOnlySpan<string> expected, ReadOnlySpan<string> actual)
    {
        if (expected.IsEmpty)
            return actual.IsEmpty;
        if (expected[0] != Anything)
            return !actual.IsEmpty && expected[0].TrimEnd() == actual[0] && Fits(expected[1..], actual[1..]);
        for (int skip = 0; skip <= actual.Length; skip++)
            if (Fits(expected[1..], actual[skip..]))
                return true;
        return false;
    }

    internal static IEnumerable<string> Words(string command)
    {
        StringBuilder word = new();
        bool begun = false;
        char quote = '\0';
        foreach (char c in command)
        {
            if (quote != '\0' ? c == quote : c is '\'' or '"')
            {
                quote = quote == '\0' ? c : '\0';
                begun = true;
            }
            else if (c == ' ' && quote == '\0')
            {
                if (begun)
                    yield return word.ToString();
                word.Clear();
                begun = false;
            }
            else
            {
                word.Append(c);
                begun = true;
            }
        }
        if (begun)
            yield return word.ToString();
    }
}
