using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;

namespace Parley.Tests.Interchange;

public sealed class EfgReaderTests
{
    private static Reading<Case> Read(string text) => EfgReader.Read(new SourceText("sample.efg", text));

    [Fact]
    public void Where_a_player_is_not_asked_any_choice_leads_to_the_same_payoffs()
    {
        Reading<Case> reading = Read(GambitSamples.Entry);

        Assert.Equal(GambitCodes.KnowledgeDropped, Assert.Single(reading.Diagnostics).Code);
        Assert.Equal(["Keep out (otherwise Enter)", "Share (otherwise Fight)"], reading.Value!.Conflict.Options.Select(o => o.Name));
        GraphModel model = GraphModel.Of(reading.Value.Conflict)!;
        // Enter and fight; keep out (fight or share); enter and share.
        Assert.Equal([1, 2, 3, 2], model.Ranks(0).ToArray());
        Assert.Equal([1, 3, 2, 3], model.Ranks(1).ToArray());
    }

    [Fact]
    public void Payoffs_on_a_path_add_up_and_choices_that_the_tree_lacks_are_infeasible()
    {
        OptionForm model = (OptionForm)GraphModel.Of(Read(GambitSamples.Stages).Value!.Conflict)!;

        // A: left, right, stop; B: u, d, w. After left and right B has u and d, after stop d and w.
        Assert.Equal(["YNNYNN", "NYNYNN", "YNNNYN", "NYNNYN", "NNYNYN", "NNYNNY"], model.States.Select(s => s.ToYn(6)));
        Assert.Equal([3, 2, 2, 2, 2, 1], model.Ranks(0).ToArray());          // 2, 1, 1, 1, 1, 0
        Assert.Equal([2, 1, 2, 2, 1, 1], model.Ranks(1).ToArray());          // 1/2, 0, 1/2, 1/2, 0, 0
    }

    [Theory]
    [InlineData("EFG 2 R", "NFG 1 R", GambitCodes.NotGame, "NFG 1 R")]
    [InlineData("p \"\" 2 1", "x \"\" 2 1", GambitCodes.BadNode, "x")]
    [InlineData("p \"\" 2 1", "c \"\" 2 1", GambitCodes.Chance, "c")]
    [InlineData("p \"\" 2 1", "p \"\" 3 1", GambitCodes.NoSuchPlayer, "3")]
    [InlineData("p \"\" 2 1", "p \"\" 0 1", GambitCodes.NoSuchPlayer, "0")]
    [InlineData("p \"\" 2 1", "p \"\" 1 1", GambitCodes.MovesTwice, "p")]
    [InlineData(" \"then\" { \"Fight\" \"Share\" }", "", GambitCodes.NoActions, "1")]
    [InlineData("{ \"Fight\" \"Share\" }", "{ }", GambitCodes.NoActions, "{")]
    [InlineData("{ \"Fight\" \"Share\" }", "{ \"Fight\" \"Fight\" }", GambitCodes.ActionTwice, "\"Fight\"")]
    [InlineData("t \"\" 2 \"peace\" { 1, 1 }", "t \"\" 1 \"war\" { 1, 1 }", GambitCodes.OutcomesDiffer, "{")]
    [InlineData("t \"\" 2 \"peace\" { 1, 1 }", "t \"\" 0 \"\" { 1, 1 }", GambitCodes.OutcomesDiffer, "{")]
    [InlineData("t \"\" 2 \"peace\" { 1, 1 }", "t \"\" 2", GambitCodes.NoPayoffs, "2")]
    [InlineData("{ 1, 1 }", "{ 1 }", GambitCodes.WrongCount, "{")]
    [InlineData("t \"\" 3 \"quiet\" { 0, 2 }", "", GambitCodes.TreeIncomplete, "")]
    [InlineData("p \"root\" 1 1", "p 1 1", GambitCodes.Unexpected, "1")]
    public void An_error_has_a_code_and_a_place_and_yields_no_case(string from, string to, string code, string words)
    {
        Assert.Contains(from, GambitSamples.Entry, StringComparison.Ordinal);
        SourceText source = new("sample.efg", GambitSamples.Entry.Replace(from, to, StringComparison.Ordinal));

        Reading<Case> reading = EfgReader.Read(source);

        Assert.Null(reading.Value);
        Diagnostic complaint = Assert.Single(reading.Diagnostics);
        Assert.Equal((code, Severity.Error, words), (complaint.Code, complaint.Severity, source.Slice(complaint.Span)));
        Assert.EndsWith(".", complaint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_information_set_described_twice_must_be_described_the_same()
    {
        string text = GambitSamples.Stages.Replace("p \"\" 2 1 0", "p \"\" 2 1 \"\" { \"u\" \"e\" } 0", StringComparison.Ordinal);

        Assert.Equal(GambitCodes.SetsDiffer, Assert.Single(Read(text).Diagnostics).Code);
    }

    [Fact]
    public void A_deep_tree_ends_in_a_complaint_and_not_in_an_overflow() => Assert.Equal(
        GambitCodes.MovesTwice,
        Assert.Single(Read("EFG 2 R \"x\" { \"A\" }" + string.Concat(Enumerable.Repeat("p \"\" 1 1 \"\" { \"a\" } 0 ", 200_000))).Diagnostics).Code);
}
