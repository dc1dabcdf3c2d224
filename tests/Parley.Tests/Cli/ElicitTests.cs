using Parley.Cases;
using Parley.Cli;
using Parley.Conflicts;

namespace Parley.Tests.Cli;

/// <summary>An interview from the command line, with the answers in a pipe.</summary>
public sealed class ElicitTests
{
    private const string Dilemma = "cases/textbook/prisoners-dilemma";

    private static readonly Shell Shell = new();

    private static int[] Ranks(string yaml) => GraphModel.Of(CaseReader.Read(new SourceText("case.yaml", yaml)).Value!.Conflict)!.Ranks(0).ToArray();

    [Fact]
    public void Answers_become_a_ranking_in_the_case_and_the_rest_of_it_stays()
    {
        Answer answer = Shell.RunWithInput("# best first\n\n3 > 4\n3 > 2\n4\n4 > 1\n1 > 2\n", "elicit", Dilemma, "--party", "first", "--why", "3,2");

        Assert.True(answer.ExitCode == ExitCode.Done, answer.Error);
        Assert.Contains("ranking: NY > YY > NN > YN", answer.Out, StringComparison.Ordinal);
        Assert.Equal([2, 1, 4, 3], Ranks(answer.Out));
        Assert.Contains("3 > 2 because 3 > 2.", answer.Error, StringComparison.Ordinal);
        Case before = Catalogue.Cases.Read("textbook/prisoners-dilemma"), after = CaseReader.Read(new SourceText("case.yaml", answer.Out)).Value!;
        Assert.Equal((before.Title, before.Claims.Length, before.Conflict.StatusQuo), (after.Title, after.Claims.Length, after.Conflict.StatusQuo));
        Assert.Equal(GraphModel.Of(before.Conflict)!.Ranks(1).ToArray(), GraphModel.Of(after.Conflict)!.Ranks(1).ToArray());
    }

    [Fact]
    public void The_statement_that_decides_a_pair_is_named_and_where_answers_differ_from_it()
    {
        Answer answer = Shell.RunWithInput("4 > 3 > 1 > 2\n", "elicit", Dilemma, "--party", "first", "--why", "3,4");
        Assert.Equal(ExitCode.Done, answer.ExitCode);
        Assert.Contains("4 > 3 because 4 > 3.\nAs the case is written, 3 > 4 by statement", answer.Error, StringComparison.Ordinal);
        Assert.Contains("The answers order 1 of 6 pairs otherwise than the statements they replace:\n  3 < 4; as the case is written, 3 > 4 by statement", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("otherwise", Shell.RunWithInput("3 > 4 > 1 > 2\n", "elicit", Dilemma, "--party", "first").Error, StringComparison.Ordinal);
        // Without any answer the case can still be asked.
        Answer none = Shell.RunWithInput("q\n", "elicit", Dilemma, "--party", "first", "--why", "1,2");
        Assert.Contains("1 against 2 is open.\nAs the case is written, 1 > 2 by statement", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_line_may_say_it_all_and_ties_are_ties()
    {
        Answer answer = Shell.RunWithInput("3>4 = 1 > 2\n", "elicit", Dilemma, "--party", "first");

        Assert.Contains("ranking: NY > {NN, YY} > YN", answer.Out, StringComparison.Ordinal);
        Assert.Contains("known after 1 answer.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contradiction_is_told_with_its_whole_cycle_and_nothing_is_written()
    {
        Answer answer = Shell.RunWithInput("3 > 4\n4 > 1\n1 > 3\n", "elicit", Dilemma, "--party", "first");

        Assert.Equal(ExitCode.CaseHasErrors, answer.ExitCode);
        Assert.Empty(answer.Out);
        Assert.Contains("Answer in line 3: 1 > 3 contradicts what was said before: 4 > 1, 3 > 4.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_that_end_early_write_nothing_and_a_pair_nobody_can_judge_is_named()
    {
        Answer early = Shell.RunWithInput("3 > 4\n", "elicit", Dilemma, "--party", "first");
        Assert.Equal((ExitCode.Undecided, ""), (early.ExitCode, early.Out));
        Assert.Contains("5 of 6 pairs open", early.Error, StringComparison.Ordinal);

        Answer open = Shell.RunWithInput("3 > 4 > 1\n4 > 2\n1 ? 2\n", "elicit", Dilemma, "--party", "first");
        Assert.Equal(ExitCode.Done, open.ExitCode);
        Assert.Contains("Not known: 1 against 2", open.Error, StringComparison.Ordinal);
        Case written = CaseReader.Read(new SourceText("elicited", open.Out)).Value!;
        PreferenceRelation first = GraphModel.Of(written.Conflict)!.Relation(0);
        Assert.Equal(Comparison.Unknown, first.Compare(0, 1));
        Assert.Equal(Comparison.Better, first.Compare(2, 0));
        Assert.Equal(Comparison.Better, first.Compare(3, 1));
    }

    [Fact]
    public void Forms_beyond_options_are_kept()
    {
        Answer answer = Shell.RunWithInput("5 > 4 > 3 > 2 > 1\n", "elicit", "cases/teaching/lawsuit", "--party", "tenant");
        Assert.Equal((ExitCode.Done, ""), (answer.ExitCode, answer.Error.Contains("defect", StringComparison.Ordinal) ? answer.Error : ""));
        Assert.NotNull(CaseReader.Read(new SourceText("elicited", answer.Out)).Value!.Conflict.Graph);
    }

    [Fact]
    public void Nothing_is_overwritten_without_being_told()
    {
        using Folder folder = new();
        string answers = folder.Write("answers.txt", "3 > 4 > 1 > 2\n"), output = folder.Write("case.yaml", "kept");

        Assert.Equal(ExitCode.WrongCommandLine, Shell.Run("elicit", Dilemma, "--party", "first", "--answers", answers, "-o", output).ExitCode);
        Assert.Equal("kept", File.ReadAllText(output));
        Assert.Equal(ExitCode.Done, Shell.Run("elicit", Dilemma, "--party", "first", "--answers", answers, "-o", output, "--overwrite").ExitCode);
        Assert.Equal([2, 1, 4, 3], Ranks(File.ReadAllText(output)));
    }

    [Theory]
    [InlineData("3 > 9\n")]
    [InlineData("3 >\n")]
    [InlineData("3 > 3\n")]
    [InlineData("maybe\n")]
    public void What_is_no_answer_is_refused_with_its_line(string text)
    {
        Answer answer = Shell.RunWithInput(text, "elicit", Dilemma, "--party", "first");

        Assert.Equal(ExitCode.CaseHasErrors, answer.ExitCode);
        Assert.Contains("Answer in line 1:", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void At_a_terminal_a_slip_is_forgiven() => Assert.Equal(
        ExitCode.Done, (Shell with { IsTerminal = true }).RunWithInput("maybe\n3 > 4 > 1\n1 > 3\n1 > 2\n", "elicit", Dilemma, "--party", "first").ExitCode);
}
