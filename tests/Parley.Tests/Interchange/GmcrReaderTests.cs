using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;

namespace Parley.Tests.Interchange;

public sealed class GmcrReaderTests
{
    private static Reading<Case> Read(string text, string name = "sample.gmcr") => GmcrReader.Read(new SourceText(name, text));

    private static (Reading<Case> Reading, string Words) Spoil(string from, string to, string code)
    {
        Assert.Contains(from, GmcrSamples.Village, StringComparison.Ordinal);
        SourceText source = new("sample.gmcr", GmcrSamples.Village.Replace(from, to, StringComparison.Ordinal));
        Reading<Case> reading = GmcrReader.Read(source);
        Diagnostic complaint = Assert.Single(reading.Diagnostics, d => d.Code == code);
        Assert.EndsWith(".", complaint.Message, StringComparison.Ordinal);
        return (reading, source.Slice(complaint.Span));
    }

    [Fact]
    public void The_village_case_reads_without_complaint()
    {
        Reading<Case> reading = Read(GmcrSamples.Village, "C:\\files/village.gmcr");

        Assert.Empty(reading.Diagnostics);
        Case read = reading.Value!;
        Assert.Equal(("village", "village"), (read.Id, read.Title));
        Assert.Equal(["company", "village"], read.Conflict.DecisionMakers.Select(d => d.Id));
        Assert.Equal(Direction.ForwardOnly, read.Conflict.Options[0].Direction);
        Assert.Equal(["not build", "sue iff build"], ((Preference.Prioritised)read.Conflict.Preferences[1]!).Statements.Select(s => s.Text));
        GraphModel model = GraphModel.Of(read.Conflict)!;
        Assert.Equal([3, 4, 1, 2], model.Ranks(0).ToArray());
        Assert.Equal([4, 1, 3, 2], model.Ranks(1).ToArray());
        Assert.Equal([1], model.Moves(0, 0));
        Assert.Empty(model.Moves(0, 1));
    }

    [Fact]
    public void Options_are_regrouped_by_owner_and_names_may_repeat_in_any_script()
    {
        Reading<Case> reading = Read(GmcrSamples.Handmade);

        Assert.Empty(reading.Diagnostics);
        Conflict conflict = reading.Value!.Conflict;
        Assert.Equal([("wait", "Wait", 0), ("待つ", "待つ", 0), ("wait", "Wait", 1)], conflict.Options.Select(o => (o.Id, o.Name, o.Owner)));
        Assert.Equal(["北", "wait"], conflict.DecisionMakers.Select(d => d.Id));
        OptionForm model = (OptionForm)GraphModel.Of(conflict)!;
        // Infeasible in new numbers: 0 and 1 both; 1 not and 2. The four that are left, in ascending order:
        Assert.Equal(["NNN", "YNN", "NYN", "NYY"], model.States.Select(s => s.ToYn(3)));
        Assert.Equal([3, 2, 3, 1], model.Ranks(0).ToArray());
        Assert.Equal([1, 1, 1, 1], model.Ranks(1).ToArray());
    }

    [Theory]
    [InlineData("{\"compound\": true, \"members\": [[[0, \"Y\"], [1, \"Y\"]], [[0, \"N\"], [1, \"Y\"]], [[0, \"N\"], [1, \"N\"]]]}", "sue if build")]
    [InlineData("{\"compound\": true, \"members\": [[[1, \"N\"], [0, \"Y\"]], [[1, \"Y\"], [0, \"Y\"]], [[1, \"Y\"], [0, \"N\"]]]}", "build if not sue")]
    [InlineData("{\"compound\": true, \"members\": [[[0, \"N\"], [1, \"Y\"]], [[0, \"Y\"], [1, \"N\"]]]}", "sue iff not build")]
    [InlineData("{\"compound\": true, \"members\": [[[0, \"N\"]], [[1, \"N\"]]]}", "not build or not sue")]
    [InlineData("[[0, \"N\"], [1, \"Y\"]]", "not build and sue")]
    public void Expanded_conditionals_are_shown_as_the_user_wrote_them(string condition, string words)
    {
        Reading<Case> reading = Read(GmcrSamples.Village.Replace("[[1, \"N\"]], [[0, \"Y\"]]", condition, StringComparison.Ordinal));

        Assert.True(reading.Succeeded);
        Assert.Equal(words, Assert.Single(((Preference.Prioritised)reading.Value.Conflict.Preferences[0]!).Statements).Text);
    }

    [Theory]
    [InlineData("\"infeasibles\": [],", "\"infeasibles\": [,", GmcrCodes.NotJson, ",")]
    [InlineData("\"infeasibles\": [],", "", GmcrCodes.MissingKey, "{")]
    [InlineData("\"infeasibles\": [],", "\"infeasibles\": 7,", GmcrCodes.WrongType, "7")]
    [InlineData("\"options\": [0]", "\"options\": [5]", GmcrCodes.NoSuchOption, "5")]
    [InlineData("\"options\": [0]", "\"options\": []", GmcrCodes.OptionWithoutOwner, "{\"name\": \"Build\", \"permittedDirection\": \"fwd\"}")]
    [InlineData("\"options\": [0]", "\"options\": [0, 1]", GmcrCodes.OptionOwnedTwice, "1")]
    [InlineData("\"fwd\"", "\"up\"", GmcrCodes.UnknownDirection, "\"up\"")]
    [InlineData("[[1, \"N\"]], [[0", "[[1, \"M\"]], [[0", GmcrCodes.BadLiteral, "[1, \"M\"]")]
    [InlineData("\"infeasibles\": []", "\"infeasibles\": [[]]", GmcrCodes.NoFeasibleState, "[[]]")]
    [InlineData("\"useManualPreferenceRanking\": false", "\"useManualPreferenceRanking\": true", GmcrCodes.MissingKey, null)]
    [InlineData("\"name\": \"Company\", ", "", GmcrCodes.MissingKey, "{")]
    public void An_error_has_a_code_and_a_place_and_yields_no_case(string from, string to, string code, string? words)
    {
        SourceText source = new("sample.gmcr", GmcrSamples.Village.Replace(from, to, StringComparison.Ordinal));
        Reading<Case> reading = GmcrReader.Read(source);

        Assert.Null(reading.Value);
        Diagnostic[] complaints = [.. reading.Diagnostics.Where(d => d.Code == code)];
        Assert.NotEmpty(complaints);
        Assert.All(complaints, d => Assert.Equal(Severity.Error, d.Severity));
        if (words is not null)
            Assert.Equal(words, source.Slice(Assert.Single(complaints).Span));
    }

    [Theory]
    [InlineData("\"infeasibles\": [],", "\"infeasibles\": [], \"colour\": 1,", GmcrCodes.UnknownKeys, "\"colour\"")]
    [InlineData("\"infeasibles\": [],", "\"infeasibles\": 3, \"infeasibles\": [],", GmcrCodes.KeyTwice, "\"infeasibles\"")]
    [InlineData("\"infeasibles\": [],", "\"infeasibles\": [], \"coalitions\": [[0, 1]],", GmcrCodes.CoalitionsDropped, "[0, 1]")]
    [InlineData("\"options\": [0],", "\"options\": [0], \"misperceptions\": [[[0, \"Y\"]]],", GmcrCodes.MisperceptionsDropped, "[[[0, \"Y\"]]]")]
    [InlineData("[[0, \"Y\"]]]}", "[[0, \"Y\"]], [[0, \"Y\"]]]}", GmcrCodes.ConditionTwice, "[[0, \"Y\"]]")]
    [InlineData("[[0, \"Y\"]]]}", "[[0, \"Y\"]], []]}", GmcrCodes.ConditionWithoutEffect, "[]")]
    [InlineData(",\n  \"useManualPreferenceRanking\": false", "", GmcrCodes.SwitchMissing, "{")]
    [InlineData("\"Build\"", "\" \"", GmcrCodes.NameMissing, "\" \"")]
    public void A_warning_has_a_code_and_a_place_and_the_case_is_still_read(string from, string to, string code, string words)
    {
        (Reading<Case> reading, string place) = Spoil(from, to, code);

        Assert.True(reading.Succeeded);
        Assert.Equal(words, place);
    }

    [Theory]
    [InlineData("(dp0\nS'options'\np1\n")]
    [InlineData("\u0080\u0002}q\u0001")]
    [InlineData("\uFFFD\u0002}q\u0001")]
    [InlineData("ccopy_reg\n_reconstructor\n")]
    public void A_pickle_is_refused_by_name(string text)
    {
        Diagnostic complaint = Assert.Single(Read(text).Diagnostics);

        Assert.Equal(GmcrCodes.Pickle, complaint.Code);
        Assert.Contains("pickle", complaint.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[1, 3], 2]", GmcrCodes.RankingIncomplete, "[[1, 3], 2]", "4 (NYY)")]
    [InlineData("[[1, 3], 2, 9, 4]", GmcrCodes.NoSuchState, "9", "1 to 4")]
    [InlineData("[[1, 3], 2, 3, 4]", GmcrCodes.StateTwice, "3", "state 3 (NYN)")]
    public void A_ranking_that_does_not_fit_names_the_states(string ranking, string code, string words, string says)
    {
        SourceText source = new("sample.gmcr", GmcrSamples.Handmade.Replace("[[1, 3], 2, 4]", ranking, StringComparison.Ordinal));

        Diagnostic complaint = Assert.Single(GmcrReader.Read(source).Diagnostics);

        Assert.Equal((code, words), (complaint.Code, source.Slice(complaint.Span)));
        Assert.Contains(says, complaint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Statements_next_to_a_ranking_that_counts_are_mentioned_as_a_hint()
    {
        Reading<Case> reading = Read(GmcrSamples.Handmade.Replace("\"preferences\": [], \"preferenceVector\": [[1, 3]", "\"preferences\": [[[0, \"Y\"]]], \"preferenceVector\": [[1, 3]", StringComparison.Ordinal));

        Assert.True(reading.Succeeded);
        Assert.Equal((GmcrCodes.PreferenceUnused, Severity.Hint), (reading.Diagnostics[0].Code, reading.Diagnostics[0].Severity));
    }

    [Fact]
    public void Places_count_utf_16_code_units_and_all_complaints_come_at_once()
    {
        string text = GmcrSamples.Village.Replace("Build", "建てる😀", StringComparison.Ordinal)
            .Replace("\"both\"", "\"sideways\"", StringComparison.Ordinal).Replace("[0, \"Y\"]]]", "[7, \"Y\"]]]", StringComparison.Ordinal);
        SourceText source = new("sample.gmcr", text);

        Reading<Case> reading = GmcrReader.Read(source);

        Assert.Equal(["\"sideways\"", "[7, \"Y\"]"], reading.Diagnostics.Select(d => source.Slice(d.Span)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{} x")]
    [InlineData("\0")]
    [InlineData("{\"options\": \"\\ud800\"}")]
    [InlineData("{\"options\": [], \"decisionMakers\": [], \"infeasibles\": [], \"useManualPreferenceRanking\": true}")]
    public void Texts_that_hold_no_conflict_are_answered_with_an_error(string text)
    {
        Reading<Case> reading = Read(text);

        Assert.Null(reading.Value);
        Assert.Contains(reading.Diagnostics, d => d.Severity == Severity.Error);
    }

    [Fact]
    public void Deep_nesting_and_129_options_are_errors()
    {
        Assert.Equal(GmcrCodes.NotJson, Assert.Single(Read(new string('[', 100_000)).Diagnostics).Code);
        string options = string.Join(", ", Enumerable.Repeat("{\"name\": \"x\", \"permittedDirection\": \"both\"}", 129));
        string text = "{\"options\": [" + options + "], \"decisionMakers\": [{\"name\": \"A\", \"options\": ["
            + string.Join(", ", Enumerable.Range(0, 129)) + "], \"preferences\": []}], \"infeasibles\": [], \"useManualPreferenceRanking\": false}";
        Assert.Equal(GmcrCodes.TooManyOptions, Assert.Single(Read(text).Diagnostics).Code);
        Assert.Equal(GmcrCodes.TooLong, Assert.Single(Read(new string(' ', GmcrReader.MaxLength + 1)).Diagnostics).Code);
    }

    [Fact]
    public void A_byte_order_mark_does_not_shift_places()
    {
        SourceText source = new("sample.gmcr", "\uFEFF" + GmcrSamples.Village.Replace("\"fwd\"", "\"up\"", StringComparison.Ordinal));

        Assert.Equal("\"up\"", source.Slice(Assert.Single(GmcrReader.Read(source).Diagnostics).Span));
    }
}
