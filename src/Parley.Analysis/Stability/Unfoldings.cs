using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Unfolds a verdict into all improvements and all sanctions, where a proof needs only one sanction for each improvement.</summary>
/// <remarks>Answers are legal sequences, searched over pairs of state and last mover as in <see cref="LegalSequences"/>; breadth first, so the sequence kept is a shortest one. Source: [FangHipelKilgour1993].</remarks>
public static class Unfoldings
{
    /// <summary>Whether a concept is one of improvements and sanctions by sequences: Nash, GMR, SMR, SEQ or SSEQ, under any reading of preferences.</summary>
    public static bool Exist(StabilityConcept concept) => Form(concept) is not null;

    /// <summary>Unfolds one verdict.</summary>
    /// <exception cref="ArgumentException">The concept is another one, or not defined for the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such decision maker or state.</exception>
    public static Unfolding Of(GraphModel model, int decisionMaker, int state, StabilityConcept concept, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(concept);
        ArgumentOutOfRangeException.ThrowIfNegative(decisionMaker);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(decisionMaker, model.DecisionMakers.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, model.StateCount);
        if (Form(concept) is not SanctionForm form || !Definitions.IsDefined(concept, model))
            throw new ArgumentException($"{concept.Name} is not unfolded for this model.", nameof(concept));
        Lens? lens = concept is StabilityConcept.Read read ? new(model, read.Reading) : null;
        bool Tempts(int to) => lens?.Tempts(decisionMaker, to, state) ?? model.Prefers(decisionMaker, to, state);
        bool Deters(int end) => lens?.Deters(decisionMaker, end, state) ?? !model.Prefers(decisionMaker, end, state);
        bool Steps(int j, int to, int from) => form is SanctionForm.Gmr or SanctionForm.Smr || (lens?.Steps(j, to, from) ?? model.Prefers(j, to, from));

        int[] opponents = LegalSequences.OpponentsOf(model, decisionMaker);
        List<UnfoldedImprovement> found = [];
        foreach (int improvement in model.Moves(decisionMaker, state).Where(Tempts))
            found.Add(new(improvement, form == SanctionForm.Nash ? [] : [.. Ends(improvement)]));
        return new([.. found]);

        IEnumerable<AnswerEnd> Ends(int from)
        {
            Dictionary<(int State, int Last), (int State, int Last)> before = [];
            Queue<(int State, int Last)> open = new([(from, -1)]);
            HashSet<int> told = [];
            while (open.TryDequeue(out (int State, int Last) at))
            {
                cancellation.ThrowIfCancellationRequested();
                if (at.Last >= 0 && told.Add(at.State))
                    yield return new(at.State, Path(before, from, at), Deters(at.State), Escape(at.State));
                foreach (int j in opponents)
                    if (j != at.Last)
                        foreach (int to in model.Moves(j, at.State))
                            if (Steps(j, to, at.State) && before.TryAdd((to, j), at))
                                open.Enqueue((to, j));
            }
        }

        int? Escape(int end)
        {
            if (form is not (SanctionForm.Smr or SanctionForm.Sseq) || !Deters(end))
                return null;
            foreach (int to in model.Moves(decisionMaker, end))
                if (!Deters(to))
                    return to;
            return null;
        }
    }

    private static ImmutableArray<UnilateralMove> Path(Dictionary<(int State, int Last), (int State, int Last)> before, int from, (int State, int Last) at)
    {
        List<UnilateralMove> moves = [];
        while (at.Last >= 0)
        {
            (int State, int Last) previous = before[at];
            moves.Add(new(at.Last, previous.State, at.State));
            at = previous;
        }
        moves.Reverse();
        return [.. moves];
    }

    private static SanctionForm? Form(StabilityConcept concept) => concept switch
    {
        StabilityConcept.NashStability => SanctionForm.Nash,
        StabilityConcept.GeneralMetarationality => SanctionForm.Gmr,
        StabilityConcept.SymmetricMetarationality => SanctionForm.Smr,
        StabilityConcept.SequentialStability => SanctionForm.Seq,
        StabilityConcept.SymmetricSequentialStability => SanctionForm.Sseq,
        StabilityConcept.Read read => read.Form,
        _ => null,
    };
}
