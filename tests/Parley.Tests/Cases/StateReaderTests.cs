using Parley.Cases;
using Parley.Conflicts;

namespace Parley.Tests.Cases;

public sealed class StateReaderTests
{
    private static readonly GraphModel Plain = GraphModel.Of(Examples.SmallConflict())!;

    [Theory]
    [InlineData("1", 0)]
    [InlineData(" 6 ", 5)]
    [InlineData("YNY", 4)]
    [InlineData("yny", 4)]
    [InlineData("status-quo", 1)]
    [InlineData("x", 1)]
    [InlineData("anna.y , z", 5)]
    public void A_state_is_named_in_several_ways(string text, int index)
    {
        Reading<NamedState> reading = StateReader.Read(text, Plain);
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(index, reading.Value!.Index);
    }

    [Theory]
    [InlineData("NYN", 2)]
    [InlineData("NYY", 2)]
    [InlineData("NY-", 2 )]
    [InlineData("y", 2)]
    public void A_merged_state_is_found_by_any_member_and_by_its_pattern(string text, int from)
    {
        string merged = Examples.Small("  status-quo", "  indistinguishable: [y]\n  status-quo").Replace("[x, z]", "[x]", StringComparison.Ordinal).Replace("[not z]", "[]", StringComparison.Ordinal);
        GraphModel model = GraphModel.Of(Examples.SmallConflict(merged))!;
        int index = StateReader.Read(text, model).Value!.Index;
        Assert.Equal("NY-", model.Pattern(index));
        Assert.True(index >= from);
    }

    [Fact]
    public void A_near_miss_gets_a_guess()
    {
        string longer = Samples.Small.Replace("      x: Do x", "      x: Do x\n      blockade: Quarantine", StringComparison.Ordinal);
        Diagnostic only = Assert.Single(StateReader.Read("blokade", GraphModel.Of(Examples.SmallConflict(longer))!).Diagnostics);
        Assert.Equal("Did you mean 'blockade'?", only.Hint);
    }

    [Fact]
    public void An_infeasible_state_names_the_rule_that_forbids_it() =>
        Assert.Equal("A rule forbids it: x and y.", Assert.Single(StateReader.Read("YYN", Plain).Diagnostics).Hint);

    [Fact]
    public void A_status_quo_that_is_not_known_cannot_be_asked_for()
    {
        GraphModel model = GraphModel.Of(Examples.SmallConflict(Examples.Small("  status-quo: [x]\n", "")))!;
        Assert.Equal(Codes.NoStatusQuo, Assert.Single(StateReader.Read("status-quo", model).Diagnostics).Code);
    }
}
