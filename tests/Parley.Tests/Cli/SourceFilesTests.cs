using Parley.Cli;
using Parley.Evidence;
using Parley.Testimony;

namespace Parley.Tests.Cli;

/// <summary>The archived texts beside a case: read byte for byte, and never outside its folder.</summary>
public sealed class SourceFilesTests
{
    private const string Speech = "The minister said: the strait stays open.\r\n";

    [Fact]
    public void Check_compares_the_archived_text_with_its_hash_and_its_quotations()
    {
        using Folder folder = new();
        folder.Write("sources/speech.txt", Speech);
        folder.Write("case.yaml", Case("sources/speech.txt"));
        Answer good = new Shell { Directory = folder.Path }.Run("check", ".", "--quiet");
        Assert.Equal((ExitCode.Done, "./case.yaml: no errors\n", ""), (good.ExitCode, good.Out, good.Error));

        folder.Write("sources/speech.txt", Speech.Replace("\r\n", "\n", StringComparison.Ordinal));
        Answer changed = new Shell { Directory = folder.Path }.Run("check", ".", "--quiet");
        Assert.Equal((ExitCode.CaseHasErrors, "./case.yaml: 1 error\n"), (changed.ExitCode, changed.Out));
        Assert.Contains($"./case.yaml:6:3: error {EvidenceCodes.HashDiffers}", changed.Error, StringComparison.Ordinal);

        File.Delete(Path.Combine(folder.Path, "sources", "speech.txt"));
        Answer gone = new Shell { Directory = folder.Path }.Run("check", "case.yaml");
        Assert.Equal((ExitCode.Done, "case.yaml: no errors, 1 warning\n"), (gone.ExitCode, gone.Out));
        Assert.Contains(EvidenceCodes.FileMissing, gone.Error, StringComparison.Ordinal);
        // No other verb needs the texts.
        Assert.Equal(ExitCode.Done, new Shell { Directory = folder.Path }.Run("analyze", ".").ExitCode);
    }

    [Fact]
    public void Hints_are_given_unless_they_are_not_wanted()
    {
        using Folder folder = new();
        folder.Write("case.yaml", Case("sources/speech.txt"));
        Assert.Contains("hint " + EvidenceCodes.NoEvidence, new Shell { Directory = folder.Path }.Run("check", ".").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hint", new Shell { Directory = folder.Path }.Run("check", ".", "--quiet").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sources/link.txt")]
    [InlineData("elsewhere/speech.txt")]
    public void A_link_that_leads_out_of_the_folder_is_not_followed(string path)
    {
        using Folder folder = new(), other = new();
        string target = other.Write("speech.txt", Speech);
        Directory.CreateDirectory(Path.Combine(folder.Path, "sources"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "sources", "link.txt"), target);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "elsewhere"), other.Path);
        folder.Write("case.yaml", Case(path));
        Answer answer = new Shell { Directory = folder.Path }.Run("check", ".");
        Assert.Equal(ExitCode.CaseHasErrors, answer.ExitCode);
        Assert.Contains(EvidenceCodes.FileUnreadable, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_within_the_folder_and_a_linked_folder_are_fine()
    {
        using Folder folder = new(), other = new();
        folder.Write("sources/speech.txt", Speech);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "sources", "link.txt"), "speech.txt");
        folder.Write("case.yaml", Case("sources/link.txt"));
        Directory.CreateSymbolicLink(Path.Combine(other.Path, "case"), folder.Path);
        Assert.Equal(ExitCode.Done, new Shell { Directory = folder.Path }.Run("check", ".").ExitCode);
        Assert.Equal(ExitCode.Done, new Shell { Directory = other.Path }.Run("check", "case").ExitCode);
    }

    [Fact]
    public void A_folder_in_place_of_a_text_is_a_complaint()
    {
        using Folder folder = new();
        Directory.CreateDirectory(Path.Combine(folder.Path, "sources", "speech.txt"));
        folder.Write("case.yaml", Case("sources/speech.txt"));
        Assert.Contains("it is a folder", new Shell { Directory = folder.Path }.Run("check", ".").Error, StringComparison.Ordinal);
    }

    private static string Case(string path) => $$$$"""
        parley: 1
        id: small
        title: Small
        parties: {anna: Anna, ben: Ben}
        sources:
          speech: {title: Speech, date: 2031, file: {{{{path}}}}, sha256: {{{{new Text("t", Speech).Sha256}}}}}
        evidence:
          open: {claim: The strait stays open., source: speech, quote: {exact: the strait stays open}}
        conflict:
          options: {anna: {x: X}, ben: {z: Z}}
          preferences: {anna: {statements: [x], because: [open]}, ben: {statements: [z]}}

        """;
}
