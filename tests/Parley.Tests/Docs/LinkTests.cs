using System.Text.RegularExpressions;

namespace Parley.Tests.Docs;

/// <summary>Pages that pages point to exist.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages() => new(
        new[] { "README.md", "CHANGELOG.md", "INFLUENCES.md" }
            .Concat(new[] { "docs", "cases" }.SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Root, f))))
            .Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Pages))]
    public void Every_relative_link_leads_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Repository.PathTo(page))!;
        string[] lost =
        [
            .. Link().Matches(File.ReadAllText(Repository.PathTo(page))).Select(m => m.Groups["to"].Value)
                .Where(to => !to.Contains("://", StringComparison.Ordinal) && !to.StartsWith('#'))
                .Select(to => to.Split('#')[0])
                .Where(to => !Path.Exists(Path.GetFullPath(Path.Combine(folder, to)))),
        ];
        Assert.Empty(lost);
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_page_named_by_its_path_exists(string page) =>
        Assert.All(NamedPage().Matches(File.ReadAllText(Repository.PathTo(page))), m => Assert.True(File.Exists(Repository.PathTo(m.Value)), m.Value));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"docs/[a-z/-]+\.md", RegexOptions.NonBacktracking)]
    private static partial Regex NamedPage();
}
