using System.Collections.Immutable;
using Parley.Conflicts;

namespace Parley.Cases;

/// <summary>Makes conflicts out of drafts and checks what can only be checked when the states are known.</summary>
internal sealed class ConflictAssembly(Complaints complaints)
{
    private readonly FeasibleStates feasible = new();
    private readonly StateChecks checks = new(complaints);
    private readonly HashSet<ForbiddenTransition> checkedTransitions = new(ReferenceEqualityComparer.Instance);
    private bool leftOut;

    /// <summary>The whole conflict of a draft.</summary>
    /// <param name="draft">What was written, for a perspective with everything it inherits.</param>
    /// <param name="inherited">The base conflict of a perspective, already assembled.</param>
    /// <param name="place">Where to point when something inherited goes wrong.</param>
    public Conflict Assemble(Draft draft, Draft? inherited, PlacedText place)
    {
        StateList? states = feasible.Of(draft);
        bool otherStates = inherited is null || !ReferenceEquals(states, feasible.Of(inherited));
        bool tooMany = states is null && draft.RulesAreSound;
        if (tooMany && !leftOut)
        {
            leftOut = true;
            complaints.Hint(Codes.ChecksLeftOut, place.Span, "There are too many feasible states to list while reading; checks that need the list were left out.");
        }
        if (inherited is null || draft.Rules != inherited.Rules)
            checks.Rules(draft.Rules);
        if (states?.Count == 0)
        {
            if (otherStates)
                complaints.Error(Codes.NoFeasibleState, place.Span, "No state is feasible; the rules contradict each other.", "Switch rules off one by one with 'in-force: no'.");
            states = null;
            tooMany = false;
        }
        if (draft.StatusQuo is var (statusQuo, span)
            && (states is not null ? states.IndexOf(statusQuo) < 0 : tooMany && draft.Rules.Any(r => r.Forbids(statusQuo)))
            && (otherStates || draft.Rules != inherited!.Rules || statusQuo != inherited.StatusQuo?.State))
        {
            bool own = inherited?.StatusQuo?.Span != span;
            complaints.Error(
                Codes.InfeasibleStatusQuo, own ? span : place.Span,
                $"The status quo {statusQuo.ToYn(draft.DecisionMakers.Sum(d => d.Options.Length))} is infeasible{(own ? "" : " in this perspective")}.", "Change the status quo or the rules.");
        }

        StateNames? names = states is null ? null : new(states, draft.Graph);
        PreferenceAssembly preferencesOf = new(checks, complaints);
        ImmutableArray<Preference?>.Builder preferences = ImmutableArray.CreateBuilder<Preference?>(draft.DecisionMakers.Length);
        for (int i = 0; i < draft.DecisionMakers.Length; i++)
        {
            PreferenceDraft? written = draft.Preferences[i];
            bool isInherited = inherited is not null && ReferenceEquals(written, inherited.Preferences[i]);
            if (written is not null && !isInherited)
                written.Resolved = preferencesOf.Resolve(written, names, tooMany);
            preferences.Add(written?.Resolved);
            if (otherStates && isInherited && states is not null && written?.Resolved is Preference inheritedPreference
                && PreferenceAssembly.Misfit(inheritedPreference, states) is string misfit)
            {
                preferences[i] = null;
                complaints.Error(
                    Codes.InheritedRankingDoesNotFit, place.Span,
                    $"The ranking of '{YamlTree.Shown(draft.DecisionMakers[i].Id)}' does not fit the feasible states of this perspective: {misfit}.",
                    $"Give '{YamlTree.Shown(draft.DecisionMakers[i].Id)}' a preference in this perspective.");
            }
        }
        if (states is not null)
        {
            if (inherited is null || draft.Indistinguishable != inherited.Indistinguishable)
                checks.Matches(draft.Indistinguishable, states);
            foreach (ForbiddenTransition transition in draft.Transitions)
                if (checkedTransitions.Add(transition))
                    checks.Transition(transition, states);
            checks.Tied(draft, preferences, states, inherited is null || draft.Indistinguishable != inherited.Indistinguishable ? null : place.Span);
        }
        return new(
            draft.DecisionMakers, draft.Rules, draft.StatusQuo?.State, preferences.MoveToImmutable(),
            [.. draft.Indistinguishable.Select(f => f.Formula)], draft.Attitudes, draft.Transitions, draft.Graph, draft.Grounds);
    }
}
