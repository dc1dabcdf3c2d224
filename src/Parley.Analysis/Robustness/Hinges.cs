using System.Collections.Immutable;
using Parley.Analysis.Inverse;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Robustness;

/// <summary>What happens to an equilibrium when one judgement is taken back or turned round.</summary>
internal static class Hinges
{
    /// <summary>Every single judgement that can be changed, with the ranks that follow for its party.</summary>
    /// <remarks>A change that would tell merged states apart does not fit the model and is left out.</remarks>
    public static ImmutableArray<(Hinge Hinge, int[] Ranks)> Of(GraphModel model, CancellationToken cancellation)
    {
        ImmutableArray<(Hinge, int[])>.Builder all = ImmutableArray.CreateBuilder<(Hinge, int[])>();
        StateList states = StateList.Of(model.Conflict, cancellation: cancellation)!;
        for (int i = 0; i < model.DecisionMakers.Length; i++)
            foreach ((HingeKind kind, int place, Preference changed) in Changes(model, i))
            {
                cancellation.ThrowIfCancellationRequested();
                int[] ranks = Ordering.Ranks(changed, states);
                int[] onModel = [.. Enumerable.Range(0, model.StateCount).Select(s => ranks[states.IndexOf(model.Members(s)[0])])];
                bool fits = Enumerable.Range(0, model.StateCount).All(s => model.Members(s).All(member => ranks[states.IndexOf(member)] == onModel[s]));
                if (fits)
                    all.Add((new(i, kind, place), onModel));
            }
        return all.ToImmutable();
    }

    /// <summary>Those after which the state is no longer an equilibrium.</summary>
    public static ImmutableArray<Hinge> Breaking(TargetState target, StabilityConcept concept, ImmutableArray<(Hinge Hinge, int[] Ranks)> all)
    {
        int[][] ranks = Rankings.Of(target.Model);
        return [.. all.Where(h => !target.IsEquilibrium(concept, [.. ranks.Select((row, j) => j == h.Hinge.DecisionMaker ? h.Ranks : row)])).Select(h => h.Hinge)];
    }

    private static IEnumerable<(HingeKind, int, Preference)> Changes(GraphModel model, int i)
    {
        if (model.Conflict.Preferences[i] is Preference.Prioritised { Statements: var list } prioritised)
        {
            for (int k = 0; k < list.Length; k++)
                yield return (HingeKind.StatementDropped, k, prioritised with { Statements = list.RemoveAt(k) });
            for (int k = 0; k + 1 < list.Length; k++)
                yield return (HingeKind.StatementsSwapped, k, prioritised with { Statements = list.SetItem(k, list[k + 1]).SetItem(k + 1, list[k]) });
            yield break;
        }
        Preference.Ranking ranking = Rankings.Preference(model, model.Ranks(i).ToArray());
        for (int k = 0; k + 1 < ranking.Groups.Length; k++)
            yield return (HingeKind.GroupsSwapped, k, new Preference.Ranking(ranking.Groups.SetItem(k, ranking.Groups[k + 1]).SetItem(k + 1, ranking.Groups[k])));
    }
}
