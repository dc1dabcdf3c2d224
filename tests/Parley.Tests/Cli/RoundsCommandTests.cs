using Parley.Tests.Bargaining;
using Parley.Tests.Interchange;

namespace Parley.Tests.Cli;

/// <summary>Bargaining on the command line: files of other programs, rounds, back-tests.</summary>
public sealed class RoundsCommandTests
{
    [Theory, InlineData("a.csv", BargainFileTests.Ktab, "Guild"), InlineData("a.txt", BargainFileTests.Exchange, "Town"), InlineData("a.xml", BargainFileTests.Xml, "Town"), InlineData("b.csv", BargainFileTests.Utility, "Guild")]
    public void A_file_is_told_by_what_it_begins_with_and_becomes_a_case_that_bargains(string name, string text, string actor)
    {
        using Folder folder = new();
        Shell here = new() { Directory = folder.Path };
        File.WriteAllText(Path.Combine(folder.Path, name), text);

        Answer imported = here.Run("import", name, "--output", "case.yaml");
        Assert.True(imported.ExitCode == 0, imported.Error);
        Assert.Equal(0, here.Run("check", "case.yaml").ExitCode);
        foreach (Answer answer in (Answer[])[here.Run("rounds", name), here.Run("rounds", "case.yaml", "--format", "csv"), here.Run("export", "case.yaml", "--to", "standings")])
            Assert.Contains(actor, answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_an_older_machine_is_read_and_that_is_said()
    {
        using Folder folder = new();
        File.WriteAllBytes(Path.Combine(folder.Path, "a.csv"), System.Text.Encoding.Latin1.GetBytes(BargainFileTests.Utility.Replace("Guild", "G\u00FCilde \u0096 1", StringComparison.Ordinal)));
        Answer answer = new Shell { Directory = folder.Path }.Run("import", "a.csv");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("G\u00FCilde \u2013 1", answer.Out, StringComparison.Ordinal);
        Assert.Contains("PAR1315", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_row_is_named_by_line_and_column_and_nothing_is_written()
    {
        using Folder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, "a.csv"), BargainFileTests.Ktab.Replace("75,60", "much,60", StringComparison.Ordinal));
        Answer answer = new Shell { Directory = folder.Path }.Run("import", "a.csv", "--output", "case.yaml");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("a.csv:4:15: error PAR1303", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "case.yaml")));
    }

    [Fact]
    public void Rounds_of_the_published_sample_end_as_published()
    {
        using Folder folder = new();
        Shell here = new() { Directory = folder.Path };
        File.WriteAllText(
            Path.Combine(folder.Path, "smp.csv"),
            "Sample,,7,3\nActor,Description,Power,Pstn1,Sal1,Pstn2,Sal2,Pstn3,Sal3\n" + string.Concat(SpatialGolden.ActorRows.Select(r => $"{r[0]},,{string.Join(',', r[1..])}\n")));

        Answer csv = here.Run("rounds", "smp.csv", "--as", "ktab", "--format", "csv"), page = here.Run("rounds", "smp.csv", "--turn", "0");
        Assert.Contains("10,SActor-00,Pstn1,78.56,", csv.Out, StringComparison.Ordinal);
        Assert.Contains("SActor-05 challenged SActor-01: would win with 85 %", page.Out, StringComparison.Ordinal);
        Assert.Contains("12,SActor-00,Pstn1,81.97,", here.Run("rounds", "smp.csv", "--set", "VotingRule=Cubic", "--format", "csv").Out, StringComparison.Ordinal);
        Golden.Matches("rounds-spatial.txt", page.Out);
    }

    [Fact]
    public void Trades_are_told_with_their_spread_and_who_bears_them()
    {
        Answer page = new Shell().Run("rounds", "docs/how-to/harbour-trade.csv", "--model", "exchange", "--repetitions", "5");

        Assert.Equal(0, page.ExitCode);
        Golden.Matches("rounds-exchange.txt", page.Out);
        Assert.Equal(page.Out, new Shell().Run("rounds", "docs/how-to/harbour-trade.csv", "--model", "exchange", "--repetitions", "5").Out);
    }

    [Theory]
    [InlineData(2, "rounds", "docs/how-to/harbour-trade.csv", "--set", "VotingRule=Loud")]
    [InlineData(2, "rounds", "docs/how-to/harbour-trade.csv", "--set", "Loudness=3")]
    [InlineData(2, "rounds", "docs/how-to/harbour-trade.csv", "--turn", "99")]
    [InlineData(2, "rounds", "docs/how-to/harbour-trade.csv", "--model", "exchange", "--as", "ktab")]
    [InlineData(2, "rounds", "cases/textbook/chicken")]
    [InlineData(2, "rounds", "docs/how-to/harbour-talks.txt", "--as", "published")]
    [InlineData(1, "export", "cases/textbook/chicken", "--to", "ktab")]
    [InlineData(2, "export", "cases/historical/alaska-2025", "--to", "ktab", "--issue", "territory")]
    [InlineData(2, "backtest", "docs/how-to/harbour-issues.csv", "--forecaster", "tea-leaves")]
    [InlineData(2, "backtest", "docs/how-to/harbour-issues.csv", "--folds", "400")]
    [InlineData(1, "backtest", "docs/how-to/harbour-talks.txt")]
    [InlineData(1, "backtest", "docs/how-to/harbour-issues.csv", "--split", "docs/how-to/harbour-talks.txt")]
    [InlineData(5, "backtest", "no-such-file.csv")]
    public void What_cannot_be_answered_is_refused_in_a_sentence(int exitCode, params string[] words)
    {
        Answer answer = new Shell().Run(words);

        Assert.True(exitCode == answer.ExitCode, $"exit {answer.ExitCode}\n{answer.Error}");
        Assert.Empty(answer.Out);
        Assert.EndsWith(".\n", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_split_is_registered_before_and_refused_after_a_change()
    {
        using Folder folder = new();
        Shell here = new() { Directory = folder.Path };
        string issues = File.ReadAllText(Repository.PathTo("docs", "how-to", "harbour-issues.csv"));
        File.WriteAllText(Path.Combine(folder.Path, "i.csv"), issues);

        Answer registered = here.Run("backtest", "i.csv", "--folds", "4", "--seed", "3", "--register", "split.txt");
        Assert.Equal((0, ""), (registered.ExitCode, registered.Out));
        Assert.Equal(
            here.Run("backtest", "i.csv", "--folds", "4", "--seed", "3", "--resamples", "100", "--format", "json").Out.Replace("\"seed\": 3", "", StringComparison.Ordinal),
            here.Run("backtest", "i.csv", "--split", "split.txt", "--resamples", "100", "--format", "json").Out.Replace("\"seed\": 3", "", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder.Path, "i.csv"), issues.Replace(",70,", ",71,", StringComparison.Ordinal));
        Assert.Equal(3, here.Run("backtest", "i.csv", "--split", "split.txt").ExitCode);
    }
}
