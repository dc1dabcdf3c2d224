using System.Collections.Immutable;
using Parley.Cases;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Evidence;
using Parley.Studies;

namespace Parley.Analysis.Sensitivity;

/// <summary>What a result rests on: the judgements its proof uses, the claims behind them, and which of these alone would overturn it.</summary>
/// <remarks>docs/theory/evidence.md says how a proof is taken apart and what withdrawing means.</remarks>
public static class Reliance
{
    /// <summary>Withdrawing is tried only while states times judgements stay below this.</summary>
    public const long MostTrials = 200_000_000;

    /// <summary>Whether the proofs of a concept can be taken apart.</summary>
    public static bool Exists(StabilityConcept concept) => ProofSteps.Exist(concept);

    /// <summary>Examines one result.</summary>
    /// <param name="theCase">The case.</param>
    /// <param name="view">One of its views.</param>
    /// <param name="model">The model of that view.</param>
    /// <param name="state">State index.</param>
    /// <param name="concept">Nash, GMR, SMR, SEQ or SSEQ.</param>
    /// <param name="withTrials">Whether judgements and claims are withdrawn one by one; otherwise only the proof is taken apart.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked throughout.</param>
    /// <exception cref="ArgumentException">The concept is another one, or not defined for the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public static RelianceFindings Conduct(
        Case theCase, Perspective view, GraphModel model, int state, StabilityConcept concept, bool withTrials = true, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(theCase);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, model.StateCount);
        if (!Exists(concept))
            throw new ArgumentException($"The proofs of {concept.Name} are not taken apart; those of Nash, GMR, SMR, SEQ and SSEQ are.", nameof(concept));
        PartyProof[] all = [.. Enumerable.Range(0, model.DecisionMakers.Length).Select(i => ProofSteps.Of(model, i, state, concept, cancellation))];
        bool holds = Array.TrueForAll(all, p => p.Stays);
        ImmutableArray<PartyProof> proofs = holds ? [.. all] : [all.Where(p => !p.Stays).MinBy(p => p.Steps.Length)!];

        Conflict conflict = model.Conflict;
        ImmutableArray<Premise> premises = ReferenceEquals(view.Conflict, theCase.Conflict) ? Premises.Of(view.Conflict) : Premises.Of(view);
        Dictionary<(PremiseKind, int, int), Dictionary<ProofRole, int>> uses = Uses(model, state, proofs, concept);
        Trials trials = new(theCase, view, model.Pattern(state), concept, holds, cancellation);
        bool tried = withTrials && (long)model.StateCount * premises.Length <= MostTrials;

        List<PremiseUse> found = [];
        for (int k = 0; k < premises.Length; k++)
        {
            progress?.Report((double)k / premises.Length);
            Premise premise = premises[k];
            bool used = uses.TryGetValue(Withdrawal.Key(premise), out Dictionary<ProofRole, int>? roles);
            // A perspective as a whole has nothing of its own to leave out, and the moves of a graph stay.
            bool? overturns = tried && premise.Kind is not (PremiseKind.Perspective or PremiseKind.Moves or PremiseKind.StatusQuo) ? trials.Overturns(premise, premises) : null;
            if (used || overturns == true)
                found.Add(new(premise, used ? [.. roles!.OrderBy(r => r.Key).Select(r => (r.Key, r.Value))] : [], overturns));
        }
        ImmutableArray<ClaimUse> claims =
        [
            .. from claim in theCase.Claims
               let count = found.Count(u => u.Premise.Because.Contains(claim.Id))
               where count > 0
               select new ClaimUse(claim.Id, count, tried ? trials.Overturns(claim.Id, premises) : null),
        ];
        progress?.Report(1);
        return new()
        {
            View = view.Id,
            Model = model,
            State = state,
            Concept = concept,
            IsEquilibrium = holds,
            Proofs = proofs,
            Premises = [.. found],
            Claims = claims,
        };
    }

    private static Dictionary<(PremiseKind, int, int), Dictionary<ProofRole, int>> Uses(GraphModel model, int state, ImmutableArray<PartyProof> proofs, StabilityConcept concept)
    {
        Dictionary<(PremiseKind, int, int), Dictionary<ProofRole, int>> uses = [];
        Conflict conflict = model.Conflict;
        bool merged = conflict.Indistinguishable.Length > 0;
        foreach (PartyProof proof in proofs)
        {
            foreach (ProofStep step in proof.Steps)
            {
                Preference preference = conflict.Preferences[step.DecisionMaker]!;
                foreach ((PremiseKind kind, int index) in Deciding.Comparison(preference, model.Members(step.State)[0], model.Members(step.Than)[0]))
                    Count((kind, step.DecisionMaker, index), step.Role);
            }
            if (!proof.Stays || merged)
                continue;
            IEnumerable<int> watched = concept.IsSymmetric()
                ? proof.Steps.Where(p => p.Role == ProofRole.Deters).Select(p => p.State).Prepend(state) : [state];
            foreach (int at in watched.Distinct())
                foreach ((PremiseKind kind, int owner, int index) in Deciding.Blocks(conflict, proof.DecisionMaker, model.Members(at)[0], model.Members(state)[0]))
                    Count((kind, owner, index), ProofRole.BlocksMove);
        }
        return uses;

        void Count((PremiseKind, int, int) premise, ProofRole role)
        {
            if (!uses.TryGetValue(premise, out Dictionary<ProofRole, int>? roles))
                uses.Add(premise, roles = []);
            roles[role] = roles.GetValueOrDefault(role) + 1;
        }
    }

    /// <summary>Solves the view again without a judgement or a claim and looks whether the result is another one.</summary>
    private sealed class Trials(Case theCase, Perspective view, string word, StabilityConcept concept, bool holds, CancellationToken cancellation)
    {
        private readonly bool isBase = ReferenceEquals(view.Conflict, theCase.Conflict);

        public bool? Overturns(Premise premise, ImmutableArray<Premise> premises)
        {
            // With a whole preference its parts fall.
            HashSet<(PremiseKind, int, int)> fallen = [Withdrawal.Key(premise)];
            if (premise.Kind == PremiseKind.Preference)
                fallen.UnionWith(premises.Where(p => p.DecisionMaker == premise.DecisionMaker && p.Kind is PremiseKind.Statement or PremiseKind.Weight or PremiseKind.Candidate or PremiseKind.Pair).Select(Withdrawal.Key));
            return Differs(fallen, isBase ? null : theCase.Conflict);
        }

        public bool? Overturns(string claim, ImmutableArray<Premise> premises)
        {
            HashSet<string> gone = [claim];
            HashSet<(PremiseKind, int, int)> fallen = [.. Withdrawal.Fallen(premises, gone).Select(Withdrawal.Key)];
            if (fallen.Contains((PremiseKind.Perspective, -1, 0)))
                return true;
            HashSet<(PremiseKind, int, int)> ofBase = [.. Withdrawal.Fallen(Premises.Of(theCase.Conflict), gone).Select(Withdrawal.Key)];
            return fallen.Count == 0 ? false : Differs(fallen, isBase ? null : new Withdrawal(theCase.Conflict, ofBase).From(theCase.Conflict, null));
        }

        private bool? Differs(HashSet<(PremiseKind, int, int)> fallen, Conflict? baseAfter)
        {
            Conflict after = new Withdrawal(theCase.Conflict, fallen).From(view.Conflict, baseAfter);
            ImmutableArray<int> unknown = Withdrawals.NothingLeft(view.Conflict, after);
            if (!unknown.IsEmpty)
                return UnknownPreferences.Of(after, unknown, concept, Withdrawals.MostStates, cancellation) is (ImmutableArray<string> certain, ImmutableArray<string> open)
                    ? (holds ? !certain.Contains(word) : certain.Contains(word) || open.Contains(word)) : null;
            return Solved.Of(after, [concept], Withdrawals.MostStates, cancellation).Solved?.Equilibria(concept) is { } equilibria ? equilibria.Contains(word) != holds : null;
        }
    }
}
