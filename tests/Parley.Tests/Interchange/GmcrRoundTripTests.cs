using System.Collections.Immutable;
using CsCheck;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Interchange;

namespace Parley.Tests.Interchange;

public sealed class GmcrRoundTripTests
{
    private const int OptionCount = 5;

    private static readonly Gen<Formula> Formulas = Gen.Recursive<Formula>((depth, inner) => depth > 3
        ? Gen.Int[0, OptionCount - 1].Select(k => (Formula)new Formula.Takes(k))
        : Gen.OneOf(
            Gen.Int[0, OptionCount - 1].Select(k => (Formula)new Formula.Takes(k)),
            inner.Select(f => (Formula)new Formula.Not(f)),
            inner.Select(inner, (a, b) => (Formula)new Formula.And(a, b)),
            inner.Select(inner, (a, b) => (Formula)new Formula.Or(a, b)),
            inner.Select(inner, (a, b) => (Formula)new Formula.If(a, b)),
            inner.Select(inner, (a, b) => (Formula)new Formula.Iff(a, b))));

    private static readonly Gen<Rule> Rules =
        from kind in Gen.Int[0, 4]
        from a in Formulas
        from b in Formulas
        from inForce in Gen.Bool
        select new Rule { Kind = (RuleKind)kind, Operands = (RuleKind)kind == RuleKind.Never ? [a] : [a, b], InForce = inForce };

    // Owners are drawn per option, so options of one owner need not stand together.
    private static readonly Gen<Conflict> Conflicts =
        from owner in Gen.Int[0, 2].Array[OptionCount]
        from direction in Gen.Int[0, 2].Array[OptionCount]
        from rules in Rules.Array[0, 2]
        from statements in Formulas.Array[0, 4].Array[3]
        from ranked in Gen.Bool.Array[3]
        from worth in Gen.Int[0, 6].Array[3 * 32]
        select Build(owner, direction, rules, statements, ranked, worth);

    private static Conflict Build(int[] owner, int[] direction, Rule[] rules, Formula[][] statements, bool[] ranked, int[] worth)
    {
        ImmutableArray<DecisionMaker> makers = [.. Enumerable.Range(0, 3).Select(i => new DecisionMaker(i, $"d{i}", $"Party {i % 2}",
            [.. Enumerable.Range(0, OptionCount).Where(k => owner[k] == i).Select(k => new Option(k, $"o{k}", $"Do “it” {k % 2}", i, (Direction)direction[k]))]))];
        StateList states = StateList.Of(new Conflict(makers, [.. rules], null, [null, null, null]))!;
        ImmutableArray<Preference?> preferences = [.. Enumerable.Range(0, 3).Select(i => ranked[i]
            ? (Preference)new Preference.Ranking([.. states.GroupBy(s => worth[32 * i + (int)(uint)s.Bits]).OrderByDescending(g => g.Key).Select(g => g.ToImmutableArray())])
            : new Preference.Prioritised([.. statements[i].Select(f => new Statement(f, "", default))]))];
        return new(makers, [.. rules], null, preferences);
    }

    [Fact]
    public void Export_then_import_keeps_states_moves_orders_and_the_sequence_of_statements() => Conflicts.Sample(before =>
    {
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
        int[] place = [.. model.States.Select(s => again.States.IndexOf(Enumerable.Range(0, OptionCount).Aggregate(default(State), (t, k) => t.With(position[k], s.Takes(k)))))];
        Assert.Equal(Enumerable.Range(0, again.StateCount), place.Order());
        for (int i = 0; i < 3; i++)
            for (int s = 0; s < model.StateCount; s++)
            {
                Assert.Equal(model.Moves(i, s).Select(t => place[t]).Order(), again.Moves(i, place[s]));
                for (int t = 0; t < model.StateCount; t++)
                    Assert.Equal(model.Prefers(i, s, t), again.Prefers(i, place[s], place[t]));
            }

        // Statements that hold everywhere or nowhere change no order; a writer may drop them.
        for (int i = 0; i < 3 && before.Preferences.All(p => p is Preference.Prioritised); i++)
        {
            string[] truth = [.. ((Preference.Prioritised)before.Preferences[i]!).Statements
                .Select(f => new string([.. Enumerable.Range(0, 32).Select(s => f.Formula.Holds(new State((uint)s)) ? '1' : '0')]))
                .Where(t => t.Contains('1') && t.Contains('0'))];
            string[] kept = [.. ((Preference.Prioritised)reading.Value.Conflict.Preferences[i]!).Statements
                .Select(f => new string([.. Enumerable.Range(0, 32).Select(s => f.Formula.Renumber(k => Array.IndexOf(position, k)).Holds(new State((uint)s)) ? '1' : '0')]))
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
}
