namespace Parley.Tests;

/// <summary>Compares visible output with a file that a person has read and accepted.</summary>
/// <remarks>
/// Files stand in tests/Parley.Tests/Snapshots, one per name. With PARLEY_ACCEPT=1 differences are written instead of failing:
/// read the diff before you commit it. A file that no test asks for fails <c>GoldenTests</c>.
/// </remarks>
internal static class Golden
{
    public static string Folder { get; } = Repository.PathTo("tests", "Parley.Tests", "Snapshots");

    /// <summary>Holds the text against the file <paramref name="name"/>; line ends are LF in both.</summary>
    public static void Matches(string name, string actual)
    {
        string path = Path.Combine(Folder, name);
        string? accepted = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        if (accepted == actual)
            return;
        if (Environment.GetEnvironmentVariable("PARLEY_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, actual);
            return;
        }
        string text = accepted ?? "(there is no such file)";
        int line = text.Split('\n').Zip(actual.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
        Assert.Fail($"Snapshots/{name} differs from line {line} on. Read it, then accept with PARLEY_ACCEPT=1.\n--- accepted\n{text}\n--- actual\n{actual}");
    }

    /// <summary>Every snapshot named in a source file of the tests.</summary>
    public static IEnumerable<string> Unasked()
    {
        string source = string.Concat(Directory.EnumerateFiles(Repository.PathTo("tests", "Parley.Tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        return Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Where(f => !source.Contains('"' + f + '"', StringComparison.Ordinal));
    }
}

public sealed class GoldenTests
{
    [Fact]
    public void Every_snapshot_is_asked_for_by_some_test() => Assert.Empty(Golden.Unasked());
}
