using System.Text;
using System.Text.Json;
using Parley.Tests.Testimony;

namespace Parley.Tests.Cli;

/// <summary><c>parley read</c> as a person and a script meet it.</summary>
public sealed class ReadCommandTests
{
    private static readonly string Harbour = Path.Combine("tests", "Parley.Tests", "Testimony", "Samples", "harbour.en.txt");

    public static TheoryData<string, string> Everything()
    {
        TheoryData<string, string> data = [];
        foreach (Sample sample in Sample.All)
            foreach (string format in (string[])["table", "md", "json", "csv", "html", "jsonld"])
                data.Add(sample.Name, format);
        return data;
    }

    [Theory, MemberData(nameof(Everything))]
    public void Every_sample_is_told_in_every_format(string sample, string format)
    {
        Answer answer = new Shell().Run("read", Path.Combine("tests", "Parley.Tests", "Testimony", "Samples", sample), "--format", format, "--all");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.NotEmpty(answer.Out);
        if (format.StartsWith("json", StringComparison.Ordinal))
            JsonDocument.Parse(answer.Out).Dispose();
        if (format == "html")
        {
            // Self-contained: nothing is loaded from anywhere.
            Assert.DoesNotContain("<link", answer.Out, StringComparison.Ordinal);
            Assert.DoesNotContain(" src=", answer.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_line_of_the_outline_is_wider_than_the_page() =>
        Assert.All(new Shell().Run("read", Harbour).Out.Split('\n').Where(l => !l.Contains("SHA-256", StringComparison.Ordinal)), line => Assert.InRange(Parley.Reports.DisplayWidth.Of(line), 0, 80));

    [Fact]
    public void Text_of_a_stranger_does_not_become_markup()
    {
        Answer answer = new Shell().RunWithInput("A man said \"<script>alert(1)</script> is quite a long thing to say\".\n", "read", "-", "--format", "html");
        Assert.DoesNotContain("<script>alert", answer.Out, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_change_what_they_say()
    {
        Assert.Contains("SRC401", new Shell().Run("read", Harbour).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("SRC401", new Shell().Run("read", Harbour, "--stale", "24").Out, StringComparison.Ordinal);
        Assert.Contains("SRC401", new Shell().Run("read", Harbour, "--stale", "24", "--as-of", "2040-01-01").Out, StringComparison.Ordinal);
        Assert.Contains("話者の木", new Shell().Run("read", Harbour, "--language", "ja").Out, StringComparison.Ordinal);
        Assert.Contains("2000-01-31", new Shell().RunWithInput("He came yesterday.\n", "read", "-", "--published", "2000-02-01", "--all").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotations_are_held_against_the_source()
    {
        using Folder folder = new();
        folder.Write("t.txt", "Smith said: \"The port is closed [sic] and ... nobody knows why.\" Smith said: \"The port will never open again.\"\n");
        folder.Write("source.txt", "I tell you, the port is closed and as far as I can see nobody knows why. That is all.");
        Answer answer = new Shell { Directory = folder.Path }.Run("read", "t.txt", "--source", "Smith=source.txt", "--format", "csv");
        Assert.Equal(1, answer.Out.Split('\n').Count(l => l.StartsWith("FID803", StringComparison.Ordinal)));
        Assert.Contains("never open again", answer.Out.Split('\n').First(l => l.StartsWith("FID803", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "read")]
    [InlineData(5, "read", "nowhere.txt")]
    [InlineData(2, "read", "x", "--published", "soon")]
    [InlineData(2, "read", "x", "--stale", "0")]
    [InlineData(2, "read", "x", "--format", "svg")]
    [InlineData(2, "read", "x", "--encoding", "utf-7")]
    public void A_wrong_command_line_ends_with_its_code(int code, params string[] words)
    {
        Answer answer = new Shell().Run(words);
        Assert.Equal((code, ""), (answer.ExitCode, answer.Out));
        Assert.NotEmpty(answer.Error);
    }

    [Fact]
    public void A_binary_file_is_refused_and_an_empty_one_is_read()
    {
        Answer binary = new Shell { Input = [0x7F, 0x45, 0x00, 0xFF, 0x80, 0x81] }.Run("read", "-");
        Assert.Equal((1, ""), (binary.ExitCode, binary.Out));
        Assert.Contains("PAR1002", binary.Error, StringComparison.Ordinal);
        Assert.Equal(0, new Shell().Run("read", "-").ExitCode);
        Assert.Contains("shift_jis", new Shell { Input = CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes("町長は「橋を閉じる」と述べた。\n") }.Run("read", "-").Out, StringComparison.Ordinal);
    }
}
