using Parley.Cases;

namespace Parley.Tests.Docs;

/// <summary>What the pages show is what happens.</summary>
public sealed class DocsTests
{
    [Fact]
    public void Every_command_on_a_page_prints_what_the_page_shows() =>
        Hold("console", block => ConsoleBlock.Difference(block.Text, Repository.Root));

    [Fact]
    public void Every_piece_of_code_on_a_page_is_compiled_and_run_by_a_test()
    {
        string[] sources = [.. Directory.EnumerateFiles(Repository.PathTo("tests", "Parley.Tests", "Docs"), "*.cs").Select(f => Unindented(File.ReadAllText(f)))];
        Hold("csharp", block => Array.Exists(sources, s => s.Contains(Unindented(block.Text), StringComparison.Ordinal)) ? null : "no file in tests/Parley.Tests/Docs holds this code");
    }

    [Fact]
    public void Every_case_on_a_page_is_read_without_errors() =>
        Hold("yaml case", block =>
        {
            Reading<Case> reading = CaseReader.Read(new SourceText(block.Page, block.Text));
            return reading.Succeeded ? null : Parley.Reports.DiagnosticText.Of(new SourceText(block.Page, block.Text), reading.Diagnostics);
        });

    [Fact]
    public void Blocks_are_found_where_they_stand_with_their_marks_and_without_their_indent()
    {
        CodeBlock[] blocks = [.. CodeBlock.In("p.md", "text\n```yaml case\na: 1\n```\n- item\n  ```console\n  $ parley\n    x\n  ```\n")];
        Assert.Equal([("yaml case", 2, "a: 1\n"), ("console", 6, "$ parley\n  x\n")], blocks.Select(b => (b.Words, b.Line, b.Text)));
        Assert.Throws<InvalidOperationException>(() => CodeBlock.In("p.md", "```console\n$ parley\n").ToArray());
    }

    [Theory]
    [InlineData("$ parley check cases/textbook/chicken\ncases/textbook/chicken/case.yaml: no errors\n", true)]
    [InlineData("$ parley check cases/textbook/chicken\ncases/textbook/chicken/case.yaml: 1 error\n", false)]
    [InlineData("$ parley check cases/textbook/chicken\n", false)]
    [InlineData("$ parley check cases/textbook/chicken\n...\n", true)]
    [InlineData("$ parley --version\n...\n$ parley check 'cases/textbook/chicken'\n...\ncases/textbook/chicken/case.yaml: no errors\n...\n", true)]
    [InlineData("$ parley check cases/textbook/chicken cases/textbook/stag-hunt\ncases/textbook/chicken/case.yaml: no errors\n...\nmore\n", false)]
    [InlineData("$ ls\n...\n", false)]
    [InlineData("no command\n", false)]
    public void A_page_is_held_to_every_line_it_shows(string block, bool holds) =>
        Assert.Equal(holds, ConsoleBlock.Difference(block, Repository.Root) is null);

    [Fact]
    public void Words_of_a_command_may_be_quoted() =>
        Assert.Equal(["parley", "explain", "a b", "", "c"], ConsoleBlock.Words("parley explain 'a b' \"\"  c"));

    private static string Unindented(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    private static void Hold(string words, Func<CodeBlock, string?> difference)
    {
        string[] wrong = [.. CodeBlock.OfTheRepository().Where(b => b.Words == words).Select(b => (Block: b, Difference: difference(b))).Where(x => x.Difference is not null).Select(x => $"{x.Block}\n{x.Difference}")];
        Assert.True(wrong.Length == 0, string.Join("\n\n", wrong));
    }
}
