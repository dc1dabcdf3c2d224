using CsCheck;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Cases;

/// <summary>Whatever form a conflict has, it is read back as it was written.</summary>
public sealed class FormWriterTests
{
    [Fact]
    public void Options_moves_and_preferences_of_every_form_are_read_back() =>
        RandomForms.Pairs.Sample((whole, other) => IsReadBack(CaseOf(whole) with { Perspectives = [new("v", "View", null, null, other, [])] }), iter: TestScale.Of(400, 20_000));

    [Fact]
    public void Graphs_are_read_back() => RandomForms.Graphs.Sample(conflict => IsReadBack(CaseOf(conflict)), iter: TestScale.Of(200, 10_000));

    [Fact]
    public void What_follows_from_levels_is_not_written_as_a_rule()
    {
        Case read = CaseReader.Read(new("sample", FormSamples.Options)).Value!;
        string text = CaseWriter.Write(read);
        Assert.DoesNotContain("mutually-exclusive", text, StringComparison.Ordinal);
        Assert.Contains("levels: [none, partial, full]", text, StringComparison.Ordinal);
        Assert.Contains("shared: [us, eu]\n        moves: jointly", text, StringComparison.Ordinal);
        Assert.Contains("status-quo: [sanctions is partial]", text, StringComparison.Ordinal);
    }

    private static Case CaseOf(Conflict conflict) => new()
    {
        Id = "forms",
        Title = "Forms",
        Parties = [.. conflict.DecisionMakers.Select(d => new Party(d.Id, d.Name, [], null))],
        Conflict = conflict,
    };

    private static void IsReadBack(Case c)
    {
        string text = CaseWriter.Write(c);
        Reading<Case> reading = CaseReader.Read(new("written.yaml", text));
        Assert.True(reading.Succeeded, text + string.Join('\n', reading.Diagnostics));
        Assert.Equal(CaseWords.Of(c), CaseWords.Of(reading.Value));
        Assert.Equal(text, CaseWriter.Write(reading.Value));
    }
}
