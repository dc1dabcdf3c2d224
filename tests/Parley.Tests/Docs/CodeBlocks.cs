namespace Parley.Tests.Docs;

/// <summary>A fenced block of a Markdown page.</summary>
/// <param name="Page">The page's name.</param>
/// <param name="Line">Line of the opening fence, from 1.</param>
/// <param name="Words">What stands behind the fence: the language, then marks.</param>
/// <param name="Text">The lines between the fences, each ending with a line break.</param>
internal sealed record CodeBlock(string Page, int Line, string Words, string Text)
{
    public override string ToString() => $"{Page}:{Line} ```{Words}";

    /// <summary>The blocks of a page, in order; a fence that is never closed is an error.</summary>
    public static IEnumerable<CodeBlock> In(string page, string markdown)
    {
        string[] lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (int k = 0; k < lines.Length; k++)
        {
            string opening = lines[k].TrimStart();
            if (!opening.StartsWith("```", StringComparison.Ordinal))
                continue;
            int indent = lines[k].Length - opening.Length, begin = k++;
            List<string> text = [];
            while (k < lines.Length && lines[k].Trim() != "```")
                text.Add(lines[k].Length >= indent ? lines[k++][indent..] : lines[k++].TrimStart());
            if (k == lines.Length)
                throw new InvalidOperationException($"{page}:{begin + 1}: the block is never closed");
            yield return new(page, begin + 1, opening[3..].Trim(), string.Concat(text.Select(l => l + "\n")));
        }
    }

    /// <summary>The blocks of README.md and of every page under docs.</summary>
    public static IEnumerable<CodeBlock> OfTheRepository() =>
        new[] { Repository.PathTo("README.md") }
            .Concat(Directory.Exists(Repository.PathTo("docs")) ? Directory.EnumerateFiles(Repository.PathTo("docs"), "*.md", SearchOption.AllDirectories) : [])
            .Where(File.Exists)
            .Order(StringComparer.Ordinal)
            .SelectMany(path => In(Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path)));
}
