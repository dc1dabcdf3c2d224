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
        answer = answer with { Indifferent = [.. Enumerable.Range(0, after.Preferences.Length).Where(i => IsIndifferent(after.Preferences[i]) && !IsIndifferent(view.Conflict.Preferences[i]))] };
        (Solved? solved, string? whyNot) = Solved.Of(after, known.Concepts, MostStates, cancellation);
        return solved is null ? answer with { WhyNot = whyNot } : answer with { StatesAfter = solved.StateCount, Changes = before.ChangesTo(solved) };
    }

    private static bool IsIndifferent(Preference? preference) => preference is Preference.Prioritised { Statements.IsEmpty: true };

    private static HashSet<(PremiseKind, int, int)> Keys(IEnumerable<Premise> premises) => [.. premises.Select(Withdrawal.Key)];
}
