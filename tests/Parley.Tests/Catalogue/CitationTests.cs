using System.Text.RegularExpressions;
using Parley.Cases;
using Parley.Studies;

namespace Parley.Tests.Catalogue;

public sealed partial class CitationTests
{
    private static string Bibliography { get; } = File.ReadAllText(Repository.PathTo("references.bib"));

    private static string[] Entries { get; } = [.. Entry().Matches(Bibliography).Select(m => m.Groups["key"].Value)];

    private static IEnumerable<string> InBrackets(string folder, string pattern) =>
        Directory.EnumerateFiles(Repository.PathTo(folder), pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Repository.Root, f).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .SelectMany(f => Bracketed().Matches(File.ReadAllText(f)).Select(m => m.Groups["key"].Value));

    private static HashSet<string> Used() =>
    [
        .. InBrackets("src", "*.cs"), .. InBrackets("docs", "*.md"), .. InBrackets("cases", "*.md"),
        .. StabilityConcept.All.SelectMany(c => c.Citations),
        .. Cases.Folders.SelectMany(f => Cases.Read(f).Sources).Select(s => s.Cite).OfType<string>(),
        .. Cases.Folders.SelectMany(f => ExpectedReader.Read(Cases.Text(f, "expected.yaml")).Value!.Models)
            .SelectMany(m => m.Stability).Select(s => s.Origin).Where(o => o != "by definition"),
    ];

    [Fact]
    public void Every_citation_has_an_entry_and_every_entry_is_cited()
    {
        Assert.NotEmpty(Entries);
        Assert.Equal(Entries.Distinct(), Entries);
        HashSet<string> used = Used();
        Assert.Equal([], used.Except(Entries).Order(StringComparer.Ordinal));
        Assert.Equal([], Entries.Except(used).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Short_forms_of_citations_are_not_used_in_code() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Repository.PathTo("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText), text => ShortForm().IsMatch(text));

    [Fact]
    public void An_entry_that_could_not_be_compared_shows_no_pages() => Assert.All(
        Bibliography.Split("\n@").Where(e => e.Contains("to be re-checked}", StringComparison.Ordinal)),
        entry => Assert.DoesNotContain("pages", entry, StringComparison.Ordinal));

    [GeneratedRegex(@"^@\w+\{(?<key>\w+),", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\[(?<key>[A-Z][A-Za-z]+\d{4})\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\[[A-Z]{1,6}\d{2}\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortForm();
}
