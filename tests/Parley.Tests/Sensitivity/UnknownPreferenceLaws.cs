using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Sensitivity;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Sensitivity;

/// <summary>What is told of a party whose preference is unknown, against every order it might have.</summary>
public sealed class UnknownPreferenceLaws
{
    private static readonly ImmutableArray<StabilityConcept> Concepts = [StabilityConcept.Nash, StabilityConcept.Gmr, StabilityConcept.Smr, StabilityConcept.Seq, StabilityConcept.Sseq];

    [Fact]
    public void What_holds_whatever_a_party_prefers_holds_under_every_order_of_its_own_and_what_is_lost_under_none()
    {
        int certain = 0, open = 0, lost = 0, tooMany = 0;
        (from conflict in RandomConflicts.Any(2, 3, 3)
         from who in Gen.Int[0, conflict.DecisionMakers.Length - 1]
         select (conflict, who)).Sample(x =>
        {
            GraphModel g = GraphModel.Of(x.conflict)!;
            if (g.StateCount is 0 or > 5 || g.Conflict.Indistinguishable.Length > 0)
            {
                Interlocked.Increment(ref tooMany);
                return;
            }
            Conflict indifferent = With(x.conflict, x.who, new Preference.Prioritised([]));
            HashSet<string>[][] every = [.. Orders(g).Select(order => Solve(With(x.conflict, x.who, order)))];
            for (int k = 0; k < Concepts.Length; k++)
            {
                (ImmutableArray<string> told, ImmutableArray<string> depends) = UnknownPreferences.Of(indifferent, [x.who], Concepts[k], 1 << 10, default)!.Value;
                string[] all = [.. every.Select(sets => sets[k]).Aggregate((a, b) => [.. a.Intersect(b)]).Order()], some = [.. every.SelectMany(sets => sets[k]).Distinct().Order()];
                Assert.Equal(all, told.Order());
                Assert.Empty(some.Except(told.Concat(depends)));
                if (k < 3)
                    Assert.Equal(some, told.Concat(depends).Order());
                Interlocked.Add(ref certain, told.Length);
                Interlocked.Add(ref open, depends.Length);
                Interlocked.Add(ref lost, g.StateCount - told.Length - depends.Length);
            }
        }, iter: TestScale.Of(400, 8_000));
        Assert.True(certain > 30 && open > 30 && lost > 30, $"{certain} certain, {open} open, {lost} lost, {tooMany} with too many states");
    }

    [Fact]
    public void Concepts_that_ask_for_more_are_not_told() =>
        Assert.Null(UnknownPreferences.Of(With(RandomConflicts.FromRanks([1, 1], [1, 2, 3, 4], [4, 3, 2, 1]), 0, new Preference.Prioritised([])), [0], StabilityConcept.Sim, 100, default));

    private static Conflict With(Conflict conflict, int who, Preference preference) =>
        conflict.With(preferences: [.. conflict.Preferences.Select((p, i) => i == who ? preference : p)]);

    private static HashSet<string>[] Solve(Conflict conflict)
    {
        GraphModel g = GraphModel.Of(conflict)!;
        return [.. Concepts.Select(c => Enumerable.Range(0, g.StateCount).Where(s => g.DecisionMakers.All(d => Definitions.IsStable(c, g, d.Index, s))).Select(g.Pattern).ToHashSet())];
    }

    // Every order with ties over the states.
    private static IEnumerable<Preference> Orders(GraphModel g)
    {
        State[] states = [.. Enumerable.Range(0, g.StateCount).Select(s => g.Members(s)[0])];
        return Groupings(states.Length).Select(groups => (Preference)new Preference.Ranking([.. groups.Select(group => group.Select(k => states[k]).ToImmutableArray())]));
    }

    private static IEnumerable<ImmutableArray<ImmutableArray<int>>> Groupings(int n)
    {
        if (n == 0)
        {
            yield return [];
            yield break;
        }
        foreach (ImmutableArray<ImmutableArray<int>> rest in Groupings(n - 1))
            for (int at = 0; at <= rest.Length; at++)
            {
                yield return rest.Insert(at, [n - 1]);
                if (at < rest.Length)
                    yield return rest.SetItem(at, rest[at].Add(n - 1));
            }
    }
}
