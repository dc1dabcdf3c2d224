using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Sensitivity;

/// <summary>What can be said of equilibria when nothing is known of what some decision makers prefer.</summary>
/// <remarks>
/// Let nothing be known of u. What holds whatever u prefers has to survive the worst order. For u at s that is s below everything else: every move tempts, and
/// only coming back to s deters, which is index a of unknown preference [LiHipelKilgourFang2004] with every pair unknown. For everybody else it is
/// that u helps with no sanction, thus that u is indifferent. Orders are independent, so both may be asked one by one. What can hold is bounded from above: u likes s
/// best, and helps with every sanction by whatever moves there are. For Nash, GMR and SMR, where others' interests do not matter, that bound is exact.
/// </remarks>
internal static class UnknownPreferences
{
    /// <summary>Whether the question can be answered for a concept.</summary>
    public static bool Covers(StabilityConcept concept) => Form(concept) is not null;

    /// <summary>The equilibria whatever the unknown prefer, and those that may be some, depending on it.</summary>
    /// <param name="conflict">The conflict in which the unknown count as indifferent.</param>
    /// <param name="unknown">Indices of decision makers of whose preference nothing is known.</param>
    /// <param name="concept">Nash, GMR, SMR, SEQ or SSEQ.</param>
    /// <param name="mostStates">More states than this are not listed.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <returns>States by their words; null where the question cannot be answered: for another concept, too many states, or merged states that tell orders apart.</returns>
    public static (ImmutableArray<string> Certain, ImmutableArray<string> Open)? Of(
        Conflict conflict, ImmutableArray<int> unknown, StabilityConcept concept, int mostStates, CancellationToken cancellation)
    {
        if (Form(concept) is not SanctionForm form || conflict.Indistinguishable.Length > 0 || GraphModel.Of(conflict, mostStates, cancellation) is not { IsRanked: true } g)
            return null;
        StabilityConcept boldly = new StabilityConcept.Read(form, new PreferenceReading.Unknown(UnknownIndex.A));
        ImmutableArray<StateSet> least = Stable(g, concept, cancellation), most = Stable(With(conflict, unknown), boldly, cancellation);
        ImmutableArray<StateSet> bold = [.. unknown.Select(u => Stable(With(conflict, [u]), boldly, cancellation)[u])];
        int[] known = [.. Enumerable.Range(0, least.Length).Where(i => !unknown.Contains(i))];
        StateSet certain = StateSet.Where(g.StateCount, s => Array.TrueForAll(known, i => least[i].Contains(s)) && bold.All(b => b.Contains(s)));
        return (
            [.. certain.Select(g.Pattern)],
            [.. Enumerable.Range(0, g.StateCount).Where(s => !certain.Contains(s) && Array.TrueForAll(known, i => most[i].Contains(s))).Select(g.Pattern)]);

        ImmutableArray<StateSet> Stable(GraphModel model, StabilityConcept asked, CancellationToken token) =>
            Analysis.Stability.Stability.Conduct(model, new() { Concepts = [asked] }, null, token).Findings.Concepts[0].StableFor;

        GraphModel With(Conflict of, ImmutableArray<int> who) => GraphModel.Of(of.With(preferences:
            [.. of.Preferences.Select((p, i) => who.Contains(i) ? Nothing(of) : p)]), mostStates, cancellation)!;
    }

    // Two orders that disagree on every pair.
    private static Preference.Candidates Nothing(Conflict conflict)
    {
        if (conflict.Graph is StateGraph graph)
        {
            State[] states = [.. Enumerable.Range(0, graph.States.Length).Select(k => new State((UInt128)(uint)k))];
            return new([Ranking(states), Ranking([.. states.Reverse()])], []);
        }
        return new(
        [
            new Preference.Prioritised([.. conflict.Options.Select(o => new Statement(new Formula.Takes(o.Index), "", default))]),
            new Preference.Prioritised([.. conflict.Options.Select(o => new Statement(new Formula.Not(new Formula.Takes(o.Index)), "", default))]),
        ], []);

        static Preference.Ranking Ranking(State[] states) => new([.. states.Select(s => ImmutableArray.Create(s))]);
    }

    private static SanctionForm? Form(StabilityConcept concept) => concept switch
    {
        StabilityConcept.NashStability => SanctionForm.Nash,
        StabilityConcept.GeneralMetarationality => SanctionForm.Gmr,
        StabilityConcept.SymmetricMetarationality => SanctionForm.Smr,
        StabilityConcept.SequentialStability => SanctionForm.Seq,
        StabilityConcept.SymmetricSequentialStability => SanctionForm.Sseq,
        _ => null,
    };
}
