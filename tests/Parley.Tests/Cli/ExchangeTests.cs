using Parley.Cases;
using Parley.Cli;

namespace Parley.Tests.Cli;

/// <summary>Games, tables, drawings and other programs' readings from the command line.</summary>
public sealed class ExchangeTests
{
    private const string Dilemma = "cases/textbook/prisoners-dilemma", Garrison = "cases/published/garrison";

    private static readonly Shell Shell = new();

    private static Answer Done(Answer answer)
    {
        Assert.True(answer.ExitCode == ExitCode.Done, answer.Error);
        return answer;
    }

    [Fact]
    public void A_case_goes_out_as_a_game_and_comes_back_as_a_case()
    {
        using Folder folder = new();
        Shell here = Shell with { Directory = folder.Path };
        string dilemma = Repository.PathTo(Dilemma.Split('/'));
        foreach (string[] to in new[] { new[] { "nfg" }, ["efg", "--order", "second,first"] })
        {
            string file = "game." + to[0];
            Answer export = Done(here.Run(["export", dilemma, "--to", .. to, "-o", file]));
            Assert.Contains("The status quo YY has no place in a game.", export.Error, StringComparison.Ordinal);
            Answer import = Done(here.Run("import", file));
            Case read = CaseReader.Read(new SourceText("case.yaml", import.Out)).Value!;
            Assert.Equal(["Stay silent", "Stay silent"], read.Conflict.Options.Select(o => o.Name));
            Assert.Equal(import.Out, Done(here.RunWithInput(File.ReadAllText(Path.Combine(folder.Path, file)), "import", "-", "--from", to[0])).Out.Replace("(stdin)", file, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("--to", "efg")]
    [InlineData("--to", "efg", "--order", "first")]
    [InlineData("--to", "efg", "--order", "first,first,second")]
    [InlineData("--to", "nfg", "--order", "first,second")]
    [InlineData("--to", "xlsx")]
    [InlineData("--to", "xlsx", "-o", "-")]
    [InlineData("--to", "csv", "--table", "wishes")]
    public void What_a_format_needs_is_asked_for(params string[] options)
    {
        Answer answer = Shell.Run(["export", Dilemma, .. options]);

        Assert.Equal(ExitCode.WrongCommandLine, answer.ExitCode);
        Assert.Empty(answer.Out);
    }

    [Fact]
    public void Tables_go_to_text_one_by_one_and_to_a_workbook_all_at_once()
    {
        using Folder folder = new();
        Assert.StartsWith("concept,number,state,equilibrium,first,second\nnash,1,NN,1,1,1\n", Done(Shell.Run("export", Dilemma, "--to", "csv", "--table", "findings")).Out, StringComparison.Ordinal);
        string file = Path.Combine(folder.Path, "dilemma.xlsx");
        Assert.Empty(Done(Shell.Run("export", Dilemma, "--to", "xlsx", "-o", file)).Out);
        Assert.Equal("PK"u8.ToArray(), File.ReadAllBytes(file)[..2]);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("export", Dilemma, "--to", "xlsx", "-o", file).ExitCode);
    }

    [Fact]
    public void A_broken_game_is_refused_with_a_place()
    {
        Answer answer = Shell.RunWithInput("NFG 1 R \"x\" { \"A\" } { 2 } 1", "import", "-", "--from", "nfg");

        Assert.Equal(ExitCode.CaseHasErrors, answer.ExitCode);
        Assert.StartsWith("(stdin):1:28: error PAR0939:", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_reading_is_shown_beside_the_definition_with_what_it_misses()
    {
        string table = Done(Shell.Run("analyze", Garrison, "--as", "gmcr+")).Out;
        Assert.Contains("state 6 (NNYNYYNNN) is stable for Canadian opposition", table, StringComparison.Ordinal);
        Assert.True(Screen.Width(table) <= 80);
        Assert.Equal(
            "concept,party,state,improvement,movers,path\nsmr,canada,6,2,us-support us-opposition us-support,2 1 4 3\ngmr,canada,6,2,us-support us-opposition us-support,2 1 4 3\n",
            Done(Shell.Run("analyze", Garrison, "--as", "gmcr+", "--format", "csv")).Out);
        Assert.Contains("the readings agree", Done(Shell.Run("analyze", Dilemma, "--as", "gmcr+", "--format", "md")).Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("analyze", Dilemma, "--as", "gmcr+", "--concept", "seq").ExitCode);
        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("analyze", Dilemma, "--as", "other").ExitCode);
    }

    [Fact]
    public void A_proof_can_be_drawn() =>
        Assert.StartsWith("<svg ", Done(Shell.Run("explain", Dilemma, "--state", "4", "--party", "first", "--concept", "seq", "--format", "svg")).Out, StringComparison.Ordinal);
}
