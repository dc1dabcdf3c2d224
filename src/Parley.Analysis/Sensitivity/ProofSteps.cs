using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Sensitivity;

/// <summary>Takes the proof of a verdict apart into the comparisons it uses.</summary>
/// <remarks>
/// The set is sufficient: any preferences over the same moves that agree on these comparisons give the same verdict. It is not always the
/// smallest one; a test changes everything else at random and looks for another verdict.
/// </remarks>
internal static class ProofSteps
{
    /// <summary>More comparisons than this are not listed.</summary>
    public const int MostSteps = 200_000;

    /// <summary>The concepts whose proofs are taken apart.</summary>
    public static bool Exist(StabilityConcept concept) => concept is StabilityConcept.NashStability or StabilityConcept.GeneralMetarationality
        or StabilityConcept.SymmetricMetarationality or StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability;

    /// <summary>Why a decision maker stays at a state or leaves it.</summary>
    public static PartyProof Of(GraphModel g, int i, int s, StabilityConcept concept, CancellationToken cancellation)
    {
        bool symmetric = concept.IsSymmetric();
        bool credible = concept.IsCredible();
        bool answers = concept is not StabilityConcept.NashStability;
        return Stability.Stability.Explain(g, i, s, concept, cancellation) switch
        {
            Verdict.Stable stable => Stays(g, i, s, stable, symmetric, credible),
            Verdict.Unstable unstable => Leaves(g, i, s, unstable.Improvement, answers, symmetric, credible, cancellation),
            _ => throw new ArgumentException("The concept has no such proof.", nameof(concept)),
        };
    }

    private static PartyProof Stays(GraphModel g, int i, int s, Verdict.Stable stable, bool symmetric, bool credible)
    {
        List<ProofStep> steps = [];
        Dictionary<int, Sanction> deterred = stable.Deterred.ToDictionary(d => d.Improvement, d => d.Sanction);
        foreach (int to in g.Moves(i, s))
        {
            if (!deterred.TryGetValue(to, out Sanction? sanction))
            {
                steps.Add(new(i, to, s, ProofRole.LeavesCold));
                continue;
            }
            steps.Add(new(i, to, s, ProofRole.Tempts));
            if (credible)
                foreach (UnilateralMove move in sanction.Moves)
                    steps.Add(new(move.Mover, move.To, move.From, ProofRole.MakesWilling));
            steps.Add(new(i, sanction.Result, s, ProofRole.Deters));
            if (symmetric)
                foreach (int counter in g.Moves(i, sanction.Result).Where(c => c != s))
                    steps.Add(new(i, counter, s, ProofRole.ClosesEscape));
        }
        return new(i, true, [.. steps.Distinct()], true);
    }

    // Everything the others can answer must be seen to fail: it leads to something better, or there is a way out, or they would not do it.
    private static PartyProof Leaves(GraphModel g, int i, int s, int improvement, bool answers, bool symmetric, bool credible, CancellationToken cancellation)
    {
        HashSet<ProofStep> steps = [new(i, improvement, s, ProofRole.Tempts)];
        if (answers)
        {
            int[] opponents = LegalSequences.OpponentsOf(g, i);
            IReadOnlySet<int> replies = LegalSequences.Of(opponents, improvement, (mover, at) =>
            {
                cancellation.ThrowIfCancellationRequested();
                List<int> taken = [];
                foreach (int to in g.Moves(mover, at))
                    if (!credible || g.Prefers(mover, to, at))
                        taken.Add(to);
                    else if (steps.Count < MostSteps)
                        steps.Add(new(mover, to, at, ProofRole.MakesUnwilling));
                return taken;
            });
            foreach (int reply in replies.Order())
            {
                if (steps.Count >= MostSteps)
                    break;
                steps.Add(g.Prefers(i, reply, s)
                    ? new(i, reply, s, ProofRole.FailsToDeter)
                    : new(i, g.Moves(i, reply).First(counter => symmetric && g.Prefers(i, counter, s)), s, ProofRole.OpensEscape));
            }
        }
        return new(i, false, [.. steps], steps.Count < MostSteps);
    }
}
