using CsCheck;
using Parley.Conflicts;

namespace Parley.Tests.Conflicts;

/// <summary>Ranks say what comparing statement by statement says.</summary>
public sealed class OrderingLaws
{
    [Fact]
    public void Ranks_order_states_as_the_definition_does() => RandomConflicts.Medium.Sample(conflict =>
    {
        OptionForm model = OptionForm.Of(conflict)!;
        for (int i = 0; i < model.DecisionMakers.Length; i++)
        {
            int[] ranks = model.Ranks(i).ToArray();
            for (int a = 0; a < ranks.Length; a++)
                for (int b = 0; b < a; b++)
                    Assert.Equal(
                        Math.Sign(Ordering.Compare(conflict.Preferences[i]!, model.States[a], model.States[b])),
                        ranks[a].CompareTo(ranks[b]));
            Assert.Equal(Enumerable.Range(1, ranks.Max()), ranks.Distinct().Order());
        }
    }, iter: TestScale.Of(150, 10_000));

    [Fact]
    public void A_statement_added_at_the_end_reverses_no_strict_order() =>
        Gen.Select(RandomConflicts.Formulas(5).Array[0, 80], RandomConflicts.Formulas(5)).Sample((statements, last) =>
        {
            int[] before = Ranks(statements), after = Ranks([.. statements, last]);
            for (int a = 0; a < 32; a++)
                for (int b = 0; b < 32; b++)
                    Assert.False(before[a] > before[b] && after[a] <= after[b]);
        }, iter: TestScale.Of(500, 10_000));

    [Fact]
    public void Feasible_states_are_those_that_no_rule_forbids() => RandomConflicts.Any(2, 3, 9).Sample(conflict =>
        Assert.Equal(
            Enumerable.Range(0, 1 << conflict.Options.Length).Select(b => new State((UInt128)(uint)b)).Where(conflict.IsFeasible),
            StateList.Of(conflict)!), iter: TestScale.Of(500, 10_000));

    private static int[] Ranks(Formula[] statements)
    {
        Conflict conflict = new(RandomConflicts.Players([0, 0, 0, 0, 0], 1, _ => Direction.Both), [], null,
            [new Preference.Prioritised([.. statements.Select(f => new Statement(f, "", default))])]);
        return OptionForm.Of(conflict)!.Ranks(0).ToArray();
    }
}
