using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Stability;

/// <summary>What holds between concepts, and what may not matter.</summary>
public sealed class InclusionLaws
{
    private static readonly (StabilityConcept Narrow, StabilityConcept Wide)[] Inclusions =
    [
        (StabilityConcept.Nash, StabilityConcept.Sseq), (StabilityConcept.Sseq, StabilityConcept.Seq), (StabilityConcept.Seq, StabilityConcept.Gmr),
        (StabilityConcept.Sseq, StabilityConcept.Smr), (StabilityConcept.Smr, StabilityConcept.Gmr), (StabilityConcept.Nash, StabilityConcept.Smr),
        (StabilityConcept.Nash, StabilityConcept.Sim), (StabilityConcept.Seq, StabilityConcept.SeqOrSim), (StabilityConcept.Sim, StabilityConcept.SeqOrSim),
    ];

    [Fact]
    public void Narrower_concepts_stay_inside_wider_ones() => RandomConflicts.Medium.Sample(conflict =>
    {
        OptionForm model = OptionForm.Of(conflict)!;
        for (int i = 0; i < model.DecisionMakers.Length; i++)
        {
            ImmutableArray<StateSet> sets = new Fibres().StableStates(model, i, StabilityConcept.All);
            StateSet Of(StabilityConcept c) => sets[StabilityConcept.All.IndexOf(c)];
            foreach ((StabilityConcept narrow, StabilityConcept wide) in Inclusions)
                Assert.True(Of(narrow).IsSubsetOf(Of(wide)), $"{narrow} within {wide}");
            if (model.DecisionMakers.Length == 2 || (model.States.IsCube && conflict.Options.All(o => o.Direction == Direction.Both)))
                Assert.True(Of(StabilityConcept.Sim).IsSubsetOf(Of(StabilityConcept.Gmr)), "SIM within GMR");
        }
    }, iter: TestScale.Of(3_000, 100_000));

    [Fact]
    public void Relabelling_options_changes_nothing() =>
        Gen.Select(RandomConflicts.Medium, Gen.Int[0, int.MaxValue]).Sample((conflict, shuffle) =>
        {
            int m = conflict.Options.Length;
            int[] to = Shuffled(m, shuffle);
            Conflict relabelled = Relabel(conflict, to, [.. Enumerable.Range(0, conflict.DecisionMakers.Length)]);
            SameEquilibria(conflict, relabelled, s => Permute(s, to));
        }, iter: TestScale.Of(1_000, 50_000));

    [Fact]
    public void Reordering_the_parties_changes_nothing() =>
        Gen.Select(RandomConflicts.Medium, Gen.Int[0, int.MaxValue]).Sample((conflict, shuffle) =>
        {
            int[] to = Shuffled(conflict.DecisionMakers.Length, shuffle);
            Conflict reordered = Relabel(conflict, [.. Enumerable.Range(0, conflict.Options.Length)], to);
            SameEquilibria(conflict, reordered, s => s);
        }, iter: TestScale.Of(1_000, 50_000));

    [Fact]
    public void A_party_without_moves_is_stable_everywhere_and_sanctions_nothing() => RandomConflicts.Small.Sample(conflict =>
    {
        DecisionMaker bystander = new(conflict.DecisionMakers.Length, "bystander", "Bystander", []);
        Conflict larger = new(conflict.DecisionMakers.Add(bystander), conflict.Rules, conflict.StatusQuo,
            conflict.Preferences.Add(new Preference.Prioritised([])));
        StabilityFindings without = Conduct(conflict), with = Conduct(larger);
        for (int k = 0; k < without.Concepts.Length; k++)
        {
            Assert.Equal(without.Concepts[k].Equilibria, with.Concepts[k].Equilibria);
            Assert.Equal(with.Model.StateCount, with.Concepts[k].StableFor[^1].Count);
        }
    }, iter: TestScale.Of(500, 10_000));

    private static StabilityFindings Conduct(Conflict conflict) =>
        Parley.Analysis.Stability.Stability.Conduct(GraphModel.Of(conflict)!, new StabilityStudy { Concepts = StabilityConcept.All }).Findings;

    private static void SameEquilibria(Conflict one, Conflict other, Func<State, State> map)
    {
        StabilityFindings a = Conduct(one), b = Conduct(other);
        OptionForm from = (OptionForm)a.Model, to = (OptionForm)b.Model;
        for (int k = 0; k < a.Concepts.Length; k++)
            Assert.Equal(
                a.Concepts[k].Equilibria.Select(s => to.States.IndexOf(map(from.States[s]))).Order(),
                b.Concepts[k].Equilibria);
    }

    private static int[] Shuffled(int count, int seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int k = count - 1; k > 0; k--)
        {
            int other = seed % (k + 1);
            seed /= k + 1;
            (order[k], order[other]) = (order[other], order[k]);
        }
        return order;
    }

    private static State Permute(State state, int[] to)
    {
        State result = default;
        for (int k = 0; k < to.Length; k++)
            result = result.With(to[k], state.Takes(k));
        return result;
    }

    private static Conflict Relabel(Conflict g, int[] option, int[] party)
    {
        DecisionMaker[] players = new DecisionMaker[party.Length];
        Preference?[] preferences = new Preference?[party.Length];
        foreach (DecisionMaker old in g.DecisionMakers)
        {
            int i = party[old.Index];
            players[i] = new DecisionMaker(i, old.Id, old.Name,
                [.. old.Options.Select(o => o with { Index = option[o.Index], Owner = i }).OrderBy(o => o.Index)]);
            preferences[i] = g.Preferences[old.Index] switch
            {
                Preference.Prioritised p => p with { Statements = [.. p.Statements.Select(s => s with { Formula = s.Formula.Renumber(k => option[k]) })] },
                Preference.Ranking r => r with { Groups = [.. r.Groups.Select(group => group.Select(s => Permute(s, option)).ToImmutableArray())] },
                _ => null,
            };
        }
        return new Conflict([.. players],
            [.. g.Rules.Select(r => r with { Operands = [.. r.Operands.Select(f => f.Renumber(k => option[k]))] })],
            g.StatusQuo is State q ? Permute(q, option) : null, [.. preferences]);
    }
}
