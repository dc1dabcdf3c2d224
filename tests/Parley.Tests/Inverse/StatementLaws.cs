using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Inverse;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Inverse;

/// <summary>The smallest change of statements: against trying all edits breadth first.</summary>
public sealed class StatementLaws
{
    private static readonly Gen<Conflict> Prioritised =
        from m in Gen.Int[2, 3]
        from rest in Gen.Int[0, 1].Array[m - 2]
        from statements in RandomConflicts.Formulas(m).Array[0, 3].Array[2]
        select new Conflict(
            RandomConflicts.Players([0, 1, .. rest], 2, _ => Direction.Both), [], null,
            [.. statements.Select(list => (Preference?)new Preference.Prioritised([.. list.Distinct().Select(f => new Statement(f, "", default(SourceSpan)))]))]);

    [Fact]
    public void The_cheapest_edits_agree_with_trying_all_edits() =>
        Gen.Select(Prioritised, Gen.Int[0, 7], Gen.Int[0, StabilityConcept.All.Length - 1], Gen.Int[1, 2].Array[4], Gen.Int[0, 3]).Sample((conflict, number, k, prices, owner) =>
        {
            GraphModel model = GraphModel.Of(conflict)!;
            int target = number % model.StateCount;
            StabilityConcept concept = StabilityConcept.All[k];
            EditCosts edits = new(prices[0], prices[1], prices[2], prices[3]);
            ImmutableArray<int?> factors = [owner == 1 ? null : 1, owner == 2 ? 2 : 1];
            int? expected = LeastEdits(conflict, edits, factors, most: 2, changed => InverseDefinitions.IsEquilibrium(concept, GraphModel.Of(changed)!, target));
            Change found = Inversion.Conduct(model, new() { Target = target, Concepts = [concept], Factors = factors, By = ChangeMeasure.Statements, Edits = edits, Steps = 3_000 }).Answers[0].Change;
            if (expected is int cost)
                Assert.Equal(cost, Assert.IsType<Change.Smallest>(found).Cost);
            else
                Assert.True(found is Change.Impossible || found is Change.Smallest { Cost: > 2 } || found is Change.Open { AtLeast: > 0 });
            if (found is Change.Smallest smallest)
            {
                Assert.True(InverseDefinitions.IsEquilibrium(concept, GraphModel.Of(Rankings.Revised(conflict, smallest.Revisions))!, target));
                Assert.All(smallest.Revisions, r => Assert.Equal(
                    r.Cost / factors[r.DecisionMaker], r.Edits.Sum(e => e.Kind switch { StatementEditKind.Swap => edits.Swap, StatementEditKind.Drop => edits.Drop, StatementEditKind.Negate => edits.Negate, _ => edits.Add })));
            }
        }, iter: TestScale.Of(120, 3_000));

    [Fact]
    public void Parties_whose_preference_is_a_ranking_keep_it()
    {
        Conflict dilemma = RandomConflicts.FromRanks([1, 1], [2, 1, 4, 3], [2, 4, 1, 3]);
        Change found = Inversion.Conduct(GraphModel.Of(dilemma)!, new() { Target = 1, Concepts = [StabilityConcept.Nash], By = ChangeMeasure.Statements }).Answers[0].Change;
        Assert.IsType<Change.Impossible>(found);
    }

    // Lists of everybody, one edit at a time; nothing is shared with the engine but the kinds of edits.
    private static int? LeastEdits(Conflict start, EditCosts prices, ImmutableArray<int?> factors, int most, Func<Conflict, bool> holds)
    {
        ImmutableArray<Formula> pool = [.. start.Options.SelectMany(o => new Formula[] { new Formula.Takes(o.Index), new Formula.Not(new Formula.Takes(o.Index)) })];
        HashSet<string> seen = [];
        for (int cost = 0; cost <= most; cost++)
            if (Within(start, cost).Any(holds))
                return cost;
        return null;

        IEnumerable<Conflict> Within(Conflict conflict, int budget)
        {
            if (budget == 0)
                return seen.Add(string.Join('|', conflict.Preferences.Select(p => string.Join(';', ((Preference.Prioritised)p!).Statements.Select(s => s.Formula))))) ? [conflict] : [];
            return Edits(conflict).Where(e => e.Cost <= budget).SelectMany(e => Within(e.Changed, budget - e.Cost));
        }

        IEnumerable<(int Cost, Conflict Changed)> Edits(Conflict conflict)
        {
            for (int i = 0; i < 2; i++)
            {
                if (factors[i] is not int factor)
                    continue;
                Preference.Prioritised old = (Preference.Prioritised)conflict.Preferences[i]!;
                ImmutableArray<Statement> list = old.Statements;
                List<(int, ImmutableArray<Statement>)> next = [];
                for (int k = 0; k < list.Length; k++)
                {
                    next.Add((prices.Drop, list.RemoveAt(k)));
                    Formula opposite = list[k].Formula is Formula.Not not ? not.Operand : new Formula.Not(list[k].Formula);
                    if (!list.Any(s => s.Formula == opposite))     // no list holds a statement twice
                        next.Add((prices.Negate, list.SetItem(k, Said(opposite))));
                    if (k > 0)
                        next.Add((prices.Swap, list.SetItem(k, list[k - 1]).SetItem(k - 1, list[k])));
                }
                foreach (Formula added in pool.Where(f => !list.Any(s => s.Formula == f)))
                    for (int k = 0; k <= list.Length; k++)
                        next.Add((prices.Add, list.Insert(k, Said(added))));
                foreach ((int price, ImmutableArray<Statement> changed) in next)
                    yield return (price * factor, Rankings.Revised(conflict, [new() { DecisionMaker = i, Cost = 0, Preference = old with { Statements = changed } }]));
            }
        }

        static Statement Said(Formula formula) => new(formula, "", default(SourceSpan));
    }
}
