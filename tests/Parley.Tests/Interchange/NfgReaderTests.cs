using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;

namespace Parley.Tests.Interchange;

public sealed class NfgReaderTests
{
    private static Reading<Case> Read(string text) => NfgReader.Read(new SourceText("games/sample.nfg", text));

    [Fact]
    public void Two_strategies_make_one_option_and_three_make_three_of_which_one_is_taken()
    {
        Case read = Read(GambitSamples.Labels).Value!;

        Assert.Equal(("Harbour \"dues\"", "harbour-dues"), (read.Title, read.Id));
        Assert.Equal("Imported from sample.nfg. Invented for tests.", read.Note);
        Assert.Equal(["Levy (otherwise Waive)", "Stay", "Leave", "迂回"], read.Conflict.Options.Select(o => o.Name));
        OptionForm model = (OptionForm)GraphModel.Of(read.Conflict)!;
        Assert.Equal(["NYNN", "YYNN", "NNYN", "YNYN", "NNNY", "YNNY"], model.States.Select(s => s.ToYn(4)));
        // Cells run through the first player's strategies first, as the states here do.
        Assert.Equal([2, 4, 1, 3, 1, 2], model.Ranks(0).ToArray());
        Assert.Equal([3, 2, 1, 1, 2, 2], model.Ranks(1).ToArray());
    }

    [Fact]
    public void Payoffs_are_compared_exactly_and_their_distances_left_out()
    {
        Reading<Case> reading = Read(GambitSamples.Counts);

        OptionForm model = (OptionForm)GraphModel.Of(reading.Value!.Conflict)!;
        Assert.Equal(["YNNN", "NYNN", "NNYN", "YNNY", "NYNY", "NNYY"], model.States.Select(s => s.ToYn(4)));
        Assert.Equal([3, 1, 2, 3, 2, 4], model.Ranks(0).ToArray());          // 0.5 and 1/2 are one payoff
        Assert.Equal(GambitCodes.OrderOnly, Assert.Single(reading.Diagnostics).Code);
        Assert.Equal(["Strategy 1", "Strategy 2", "Strategy 3", "Strategy 2 (otherwise Strategy 1)"], reading.Value.Conflict.Options.Select(o => o.Name));
    }

    [Fact]
    public void In_the_outcome_version_cells_may_share_an_outcome_and_0_means_no_payoff()
    {
        GraphModel model = GraphModel.Of(Read(GambitSamples.Outcomes).Value!.Conflict)!;

        Assert.Equal([3, 1, 1, 2], model.Ranks(0).ToArray());
        Assert.Equal([3, 1, 1, 2], model.Ranks(1).ToArray());
    }

    [Fact]
    public void A_player_with_one_strategy_has_no_option_and_equal_payoffs_are_indifference()
    {
        Reading<Case> reading = Read("NFG 1 R \"\" { \"A\" \"B\" } { 1 2 } 5 1 5 2");

        Assert.Empty(reading.Diagnostics);
        Assert.Equal("sample", reading.Value!.Title);
        Assert.Empty(reading.Value.Conflict.DecisionMakers[0].Options);
        Assert.Empty(Assert.IsType<Preference.Prioritised>(reading.Value.Conflict.Preferences[0]).Statements);
        Assert.Equal([1, 2], GraphModel.Of(reading.Value.Conflict)!.Ranks(1).ToArray());
    }

    [Theory]
    [InlineData("NFG 1 R", "EFG 2 R", GambitCodes.NotGame, "EFG 2 R")]
    [InlineData("{ \"Port\" \"Line\" }", "\"Port\" \"Line\"", GambitCodes.Unexpected, "\"Port\"")]
    [InlineData("{ \"Port\" \"Line\" }", "{ }", GambitCodes.NoPlayers, "}")]
    [InlineData("\"Line\" }", "\"Line }", GambitCodes.OpenLabel, "\"")]
    [InlineData("{ 3 2 }", "{ 3 }", GambitCodes.StrategiesDoNotFit, "{")]
    [InlineData("{ 3 2 }", "{ 3 2 1 }", GambitCodes.StrategiesDoNotFit, "{")]
    [InlineData("{ 3 2 }", "{ 3 0 }", GambitCodes.NoStrategy, "0")]
    [InlineData("{ 3 2 }", "{ 3 two }", GambitCodes.BadNumber, "two")]
    [InlineData("{ 3 2 }", "{ 1000000 1000000 }", GambitCodes.TooLarge, "1")]
    [InlineData("{ 3 2 }", "{ 2000000 2 }", GambitCodes.TooLarge, "2000000")]
    [InlineData("{ 3 2 }", "{ 3 100 }", GambitCodes.WrongCount, "1")]
    [InlineData("{ 3 2 }", "{ 4 2 }", GambitCodes.WrongCount, "")]
    [InlineData("0.5", "half", GambitCodes.BadNumber, "half")]
    [InlineData("1/2", "1/0", GambitCodes.BadNumber, "1/0")]
    [InlineData("1/2", "1e999999999", GambitCodes.BadNumber, "1e999999999")]
    [InlineData("1/2", "}", GambitCodes.Unexpected, "}")]
    public void An_error_has_a_code_and_a_place_and_yields_no_case(string from, string to, string code, string words)
    {
        Assert.Contains(from, GambitSamples.Counts, StringComparison.Ordinal);
        SourceText source = new("sample.nfg", GambitSamples.Counts.Replace(from, to, StringComparison.Ordinal));

        Reading<Case> reading = NfgReader.Read(source);

        Assert.Null(reading.Value);
        Diagnostic first = reading.Diagnostics.First(d => d.Severity == Severity.Error);
        Assert.Equal((code, words), (first.Code, source.Slice(first.Span)));
        Assert.EndsWith(".", first.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 2 2 0", "1 2 2 3", GambitCodes.NoSuchOutcome, "3")]
    [InlineData("1 2 2 0", "1 2 2", GambitCodes.WrongCount, "")]
    [InlineData("3, 3 }", "3 }", GambitCodes.Unexpected, "}")]
    public void An_outcome_that_does_not_fit_is_an_error(string from, string to, string code, string words)
    {
        SourceText source = new("sample.nfg", GambitSamples.Outcomes.Replace(from, to, StringComparison.Ordinal));

        Diagnostic complaint = Assert.Single(NfgReader.Read(source).Diagnostics);

        Assert.Equal((code, words), (complaint.Code, source.Slice(complaint.Span)));
    }

    [Theory]
    [InlineData("\"Port\"", "\" \"", GambitCodes.LabelMissing, "\" \"")]
    [InlineData("\"Stay\"", "\"\"", GambitCodes.LabelMissing, "\"\"")]
    [InlineData("1, 2 2, 2", "1, 2 2, 2 7", GambitCodes.WordsAfterEnd, "7")]
    public void A_warning_has_a_code_and_a_place_and_the_case_is_still_read(string from, string to, string code, string words)
    {
        SourceText source = new("sample.nfg", GambitSamples.Labels.Replace(from, to, StringComparison.Ordinal));

        Reading<Case> reading = NfgReader.Read(source);

        Assert.True(reading.Succeeded);
        Diagnostic warning = Assert.Single(reading.Diagnostics, d => d.Severity == Severity.Warning);
        Assert.Equal((code, words), (warning.Code, source.Slice(warning.Span)));
    }

    [Fact]
    public void Only_the_writers_own_mark_makes_zeros_infeasible()
    {
        string text = GambitSamples.Labels.Replace("2, 3 4, 2", "2, 3 0, 0", StringComparison.Ordinal);
        string marked = text.Replace("Invented for tests.", "Profiles with payoff 0 for every player are infeasible.", StringComparison.Ordinal);

        Assert.Equal(6, GraphModel.Of(Read(text).Value!.Conflict)!.StateCount);
        OptionForm model = (OptionForm)GraphModel.Of(Read(marked).Value!.Conflict)!;
        Assert.Equal(["NYNN", "NNYN", "YNYN", "NNNY", "YNNY"], model.States.Select(s => s.ToYn(4)));
    }

    [Fact]
    public void A_game_without_a_choice_is_no_conflict() =>
        Assert.Equal(GambitCodes.NoChoice, Assert.Single(Read("NFG 1 R \"x\" { \"A\" } { 1 } 3").Diagnostics).Code);

    [Fact]
    public void Too_long_a_text_and_too_many_options_are_refused()
    {
        Assert.Equal(GambitCodes.TooLong, Assert.Single(Read(new string(' ', NfgReader.MaxLength + 1)).Diagnostics).Code);
        string many = "NFG 1 R \"x\" { \"A\" } { 129 } " + string.Join(' ', Enumerable.Range(0, 129));
        Assert.Equal(GambitCodes.TooLarge, Assert.Single(Read(many).Diagnostics).Code);
    }
}
