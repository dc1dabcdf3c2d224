using System.Collections.Immutable;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;

namespace Parley.Analysis.Sensitivity;

/// <summary>Which results of a case change when claims are withdrawn: every view is solved again without the judgements that rest on these claims alone.</summary>
/// <remarks>docs/theory/evidence.md says what each kind of judgement leaves behind when it falls.</remarks>
public static class Withdrawals
{
    /// <summary>Views with more states than this are not solved again.</summary>
    public const int MostStates = 1 << 22;

    /// <summary>Withdraws some claims, all at once.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="claims">Ids of claims.</param>
    /// <param name="concepts">The concepts whose equilibria are compared; those that a view does not define are left out there.</param>
    /// <param name="known">Keeps what was solved from one call to the next; pass the same for one case and one list of concepts.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <exception cref="ArgumentException">There is no such claim.</exception>
    public static WithdrawalFindings Conduct(
        Case theCase, ImmutableArray<string> claims, ImmutableArray<StabilityConcept> concepts, SolvedViews? known = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        if (claims.FirstOrDefault(id => !theCase.Claims.Any(c => c.Id == id)) is string unknown)
            throw new ArgumentException($"There is no claim '{unknown}'.", nameof(claims));
        known ??= new(theCase, concepts, cancellation);
        HashSet<string> gone = [.. claims];
        ImmutableArray<Premise> ofBase = Premises.Of(theCase.Conflict);
        Conflict baseAfter = new Withdrawal(theCase.Conflict, Keys(Withdrawal.Fallen(ofBase, gone))).From(theCase.Conflict, null);
        return new(claims, [.. known.Views.Select(v => One(theCase, v, gone, baseAfter, known, cancellation))]);
    }

    private static ViewWithdrawal One(
        Case theCase, Perspective view, HashSet<string> gone, Conflict baseAfter, SolvedViews known, CancellationToken cancellation)
    {
        bool isBase = ReferenceEquals(view.Conflict, theCase.Conflict);
        ImmutableArray<Premise> premises = isBase ? Premises.Of(view.Conflict) : Premises.Of(view);
        ImmutableArray<Premise> fallen = [.. Withdrawal.Fallen(premises, gone)];
        ViewWithdrawal answer = new()
        {
            View = view.Id,
            Fallen = fallen,
            Weakened = [.. premises.Where(p => p.Because.Any(gone.Contains) && !p.Because.All(gone.Contains))],
            Falls = fallen.Any(p => p.Kind == PremiseKind.Perspective),
        };
        if (fallen.IsEmpty || known.Of(view) is not Solved before)
            return answer with { WhyNot = fallen.IsEmpty ? null : known.WhyNot(view) };
        Conflict after = new Withdrawal(theCase.Conflict, Keys(fallen)).From(view.Conflict, isBase ? null : baseAfter);
        ImmutableArray<int> unknown = NothingLeft(view.Conflict, after);
        (Solved? solved, Unsolved? whyNot) = Solved.Of(after, known.Concepts, MostStates, cancellation);
        if (solved is null)
            return answer with { Unknown = unknown, WhyNot = whyNot };
        ImmutableArray<EquilibriumChange> changes = before.ChangesTo(solved);
        return unknown.IsEmpty
            ? answer with { StatesAfter = solved.StateCount, Changes = changes }
            : WithUnknown(answer with { StatesAfter = solved.StateCount, Unknown = unknown }, after, changes, before, cancellation);
    }

    // Nobody knows what a party wants of whom nothing is left: what holds anyway is told apart from what depends on it.
    private static ViewWithdrawal WithUnknown(
        ViewWithdrawal answer, Conflict after, ImmutableArray<EquilibriumChange> changes, Solved before, CancellationToken cancellation)
    {
        List<EquilibriumChange> told = [];
        List<StabilityConcept> notTold = [];
        foreach (EquilibriumChange change in changes)
        {
            if (UnknownPreferences.Of(after, answer.Unknown, change.Concept, MostStates, cancellation) is not (ImmutableArray<string> certain, ImmutableArray<string> open))
            {
                notTold.Add(change.Concept);
                continue;
            }
            ImmutableArray<string> was = before.Equilibria(change.Concept)!.Value;
            HashSet<string> once = [.. was], always = [.. certain], perhaps = [.. open];
            told.Add(new(
                change.Concept, was.Length, [.. was.Where(w => !always.Contains(w) && !perhaps.Contains(w))], [.. certain.Where(w => !once.Contains(w))], open, once.Count(always.Contains)));
        }
        return answer with { Changes = [.. told], NotTold = [.. notTold] };
    }

    // Of whose preference nothing is left. Who was indifferent before the withdrawal is not unknown after it.
    internal static ImmutableArray<int> NothingLeft(Conflict before, Conflict after) =>
        [.. Enumerable.Range(0, after.Preferences.Length).Where(i => IsIndifferent(after.Preferences[i]) && !IsIndifferent(before.Preferences[i]))];

    private static bool IsIndifferent(Preference? preference) => preference is Preference.Prioritised { Statements.IsEmpty: true };

    private static HashSet<(PremiseKind, int, int)> Keys(IEnumerable<Premise> premises) => [.. premises.Select(Withdrawal.Key)];
}
