using CsCheck;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Interchange;

public sealed class GmcrRoundTripTests
{
    // Owners are drawn per option, so options of one owner need not stand together.
    private static readonly Gen<Conflict> Conflicts = RandomConflicts.Any(2, 4, 5);

    [Fact]
    public void Export_then_import_keeps_states_moves_orders_and_the_sequence_of_statements() => Conflicts.Sample(before =>
    {
        int m = before.Options.Length, n = before.DecisionMakers.Length;
        OptionForm model = (OptionForm)GraphModel.Of(before)!;
        GmcrExport export = GmcrWriter.Write(before);
        Reading<Case> reading = GmcrReader.Read(new SourceText("trip.gmcr", export.Text!));
        if (model.StateCount == 0)
        {
            Assert.Contains(reading.Diagnostics, d => d.Code == GmcrCodes.NoFeasibleState);
            return;
        }
        Assert.True(reading.Succeeded, export.Text + string.Join('\n', reading.Diagnostics.Select(d => d.Message)));
        OptionForm again = (OptionForm)GraphModel.Of(reading.Value.Conflict)!;

        // The file numbers options by owner; a state of the old numbering has one place in the new.
        int[] position = [.. before.Options.Select(o => before.DecisionMakers.SelectMany(d => d.Options).ToList().IndexOf(o))];
        int[] place = [.. model.States.Select(s => again.States.IndexOf(Enumerable.Range(0, m).Aggregate(default(State), (t, k) => t.With(position[k], s.Takes(k)))))];
        Assert.Equal(Enumerable.Range(0, again.StateCount), place.Order());
        for (int i = 0; i < n; i++)
            for (int s = 0; s < model.StateCount; s++)
            {
                Assert.Equal(model.Moves(i, s).Select(t => place[t]).Order(), again.Moves(i, place[s]));
                for (int t = 0; t < model.StateCount; t++)
                    Assert.Equal(model.Prefers(i, s, t), again.Prefers(i, place[s], place[t]));
            }

        // Statements that hold everywhere or nowhere change no order; a writer may drop them.
        for (int i = 0; i < n && before.Preferences.All(p => p is Preference.Prioritised); i++)
        {
            string[] truth = [.. ((Preference.Prioritised)before.Preferences[i]!).Statements
                .Select(f => new string([.. Enumerable.Range(0, 1 << m).Select(s => f.Formula.Holds(new State((uint)s)) ? '1' : '0')]))
                .Where(t => t.Contains('1') && t.Contains('0'))];
            string[] kept = [.. ((Preference.Prioritised)reading.Value.Conflict.Preferences[i]!).Statements
                .Select(f => new string([.. Enumerable.Range(0, 1 << m).Select(s => f.Formula.Renumber(k => Array.IndexOf(position, k)).Holds(new State((uint)s)) ? '1' : '0')]))
                .Where(t => t.Contains('1') && t.Contains('0'))];
            Assert.Equal(truth, kept);
        }
    }, iter: 2000);

    [Fact]
    public void A_second_trip_changes_nothing() => Conflicts.Sample(conflict =>
    {
        if (GmcrReader.Read(new SourceText("a.gmcr", GmcrWriter.Write(conflict).Text!)) is not { Succeeded: true, Value: var once })
            return;
        string text = GmcrWriter.Write(once.Conflict).Text!;
        Assert.Equal(text, GmcrWriter.Write(GmcrReader.Read(new SourceText("a.gmcr", text)).Value!.Conflict).Text);
    }, iter: 500);

    [Fact]
    public void An_imported_case_can_be_kept_as_a_case_file() => Conflicts.Sample(conflict =>
    {
        if (GmcrReader.Read(new SourceText("a.gmcr", GmcrWriter.Write(conflict).Text!)) is not { Succeeded: true, Value: var imported })
            return;

        Reading<Case> kept = CaseReader.Read(new SourceText("case.yaml", CaseWriter.Write(imported)));

        Assert.DoesNotContain(kept.Diagnostics, d => d.Severity == Severity.Error);
        GraphModel before = GraphModel.Of(imported.Conflict)!, after = GraphModel.Of(kept.Value!.Conflict)!;
        for (int i = 0; i < conflict.DecisionMakers.Length; i++)
            Assert.Equal(before.Ranks(i).ToArray(), after.Ranks(i).ToArray());
    }, iter: 300);

    [Theory]
    [InlineData("not", "Y")]
    [InlineData("3 ships", "NY")]
    [InlineData("null", "~")]
    [InlineData("12", "12")]
    [InlineData("yes", "\u05d0\u05b7")]
    [InlineData("a.b", "a  b")]
    [InlineData("\ud842\udfb7", "")]
    public void Names_that_look_like_something_else_still_make_usable_short_names(string first, string second)
    {
        string text = GmcrSamples.Village.Replace("Build", first, StringComparison.Ordinal).Replace("Sue", second, StringComparison.Ordinal)
            .Replace("Company", second, StringComparison.Ordinal).Replace("Village", second, StringComparison.Ordinal);
        Case imported = GmcrReader.Read(new SourceText(first + ".gmcr", text)).Value!;

        Reading<Case> kept = CaseReader.Read(new SourceText("case.yaml", CaseWriter.Write(imported)));

        Assert.Equal([], kept.Diagnostics.Select(d => d.Code + d.Message));
        Assert.Equal(GraphModel.Of(imported.Conflict)!.Ranks(1).ToArray(), GraphModel.Of(kept.Value!.Conflict)!.Ranks(1).ToArray());
    }
}
