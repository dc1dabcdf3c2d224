using CsCheck;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;
using Parley.Tests.Cases;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Interchange;

public sealed class GmcrLossesTests
{
    [Theory]
    [InlineData("The levels of Sanctions")]
    [InlineData("change Embargo only jointly")]
    [InlineData("may change Relief")]
    [InlineData("retreat only rises")]
    [InlineData("nothing goes from “embargo” to “retreat is all”")]
    [InlineData("weights of United States")]
    [InlineData("threshold and the anticipation of United States")]
    [InlineData("2 candidate orders")]
    [InlineData("1 pair of states for Russia")]
    [InlineData("Attitudes")]
    public void Everything_the_format_cannot_say_is_named(string words)
    {
        GmcrExport export = GmcrWriter.Write(CaseReader.Read(new("sample", FormSamples.Options)).Value!.Conflict);
        Assert.NotNull(export.Text);
        Assert.Single(export.NotSurviving, s => s.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Strength_is_named_too()
    {
        Conflict conflict = CaseReader.Read(new("sample", Examples.Small("statements: [not z]", "ranking: 1>2>>3>4>5>6"))).Value!.Conflict;
        Assert.Contains(GmcrWriter.Write(conflict).NotSurviving, s => s.StartsWith("How strongly Ben", StringComparison.Ordinal));
    }

    [Fact]
    public void A_graph_is_not_written()
    {
        GmcrExport export = GmcrWriter.Write(CaseReader.Read(new("sample", FormSamples.Graph)).Value!.Conflict);
        Assert.Null(export.Text);
        Assert.Single(export.NotSurviving);
    }

    [Fact]
    public void Where_moves_are_plain_states_and_orders_survive() => RandomForms.Plain.Sample(conflict =>
    {
        OptionForm before = OptionForm.Of(conflict)!;
        OptionForm after = OptionForm.Of(GmcrReader.Read(new("trip.gmcr", GmcrWriter.Write(conflict).Text!)).Value!.Conflict)!;
        Assert.Equal(before.States, after.States);
        for (int i = 0; i < before.DecisionMakers.Length; i++)
        {
            Assert.Equal(before.Ranks(i), after.Ranks(i));
            for (int s = 0; s < before.StateCount; s++)
                Assert.Equal(before.Moves(i, s), after.Moves(i, s));
        }
    }, iter: TestScale.Of(100, 5_000));
}
