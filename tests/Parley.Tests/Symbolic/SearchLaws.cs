using System.Collections.Immutable;
using CsCheck;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;
using Parley.Symbolic;
using Parley.Tests.Conflicts;

namespace Parley.Tests.Symbolic;

/// <summary>On conflicts small enough to judge every state, a search finds exactly the equilibria there are, and ends knowing that.</summary>
public sealed class SearchLaws
{
    [Fact]
    public void A_search_to_the_end_finds_exactly_the_equilibria() =>
        RandomConflicts.Small.Sample(conflict => Agrees(conflict, Lanes.MostOptions), iter: TestScale.Of(40, 4_000));

    [Fact]
    public void So_it_does_where_rules_scales_and_transitions_bind_and_weights_decide() =>
        RandomForms.Ranked.Sample(conflict => Agrees(conflict, Lanes.MostOptions), iter: TestScale.Of(60, 4_000));

    [Fact]
    public void So_it_does_when_every_move_is_found_by_the_solver() =>
        RandomConflicts.Small.Sample(conflict => Agrees(conflict, 0), iter: TestScale.Of(6, 300));

    private static void Agrees(Conflict conflict, int mostOptions)
    {
        if (UnlistedModel.WhyNot(conflict) is not null)
            return;
        GraphModel model = GraphModel.Of(conflict)!;
        foreach (StabilityConcept concept in StabilityConcept.All.Where(c => UnlistedModel.WhyNot(conflict, c) is null))
        {
            StateSet[] sets = [.. Enumerable.Range(0, model.DecisionMakers.Length).Select(i => new ByDefinition().StableStates(model, i, [concept])[0])];
            State[] expected = [.. Enumerable.Range(0, model.StateCount).Where(s => sets.All(set => set.Contains(s))).Select(s => model.Members(s)[0])];
            SearchFindings found = SymbolicSearch.Conduct(conflict, new SearchStudy { Concept = concept, Limit = int.MaxValue, Budget = 1000 }, mostOptions, null, default);
            if (found.End != SearchEnd.Complete || !found.IsConfirmed || !expected.SequenceEqual(found.Equilibria.Select(f => f.State)))
                throw new InvalidOperationException($"{concept}: expected {Listed(expected)}, found {Listed(found.Equilibria.Select(f => f.State))}, {found.End}");
            if (mostOptions > 0 && found.Equilibria.Any(e => e.Verdicts.Any(v => v is not StateVerdict.Stable { Recheck: Recheck.Definition })))
                throw new InvalidOperationException("In a small conflict the definition checks everything.");
        }

        static string Listed(IEnumerable<State> states) => string.Join(",", states.Select(s => s.Bits));
    }
}
