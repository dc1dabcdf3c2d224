using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>How GMCR+ reads sanctions: a single round, in which each opponent moves at most once.</summary>
/// <remarks>
/// This is a reading of others, kept so that their results can be reproduced and the difference shown; it is not the definition.
/// A legal sequence forbids only two moves in succession by one decision maker ([FangHipelKilgour1993]), so an opponent may move
/// again after somebody else has moved. The single round is a restriction of that: it can miss a sanction and never invents one,
/// and with a single opponent the two say the same. The program's other departures are not reproduced.
/// </remarks>
public static class PeerReading
{
    /// <summary>The name under which the reading is asked for.</summary>
    public const string Name = "gmcr+";

    /// <summary>The concepts on which the readings can differ.</summary>
    public static ImmutableArray<StabilityConcept> Concepts { get; } = [StabilityConcept.Seq, StabilityConcept.Smr, StabilityConcept.Gmr];

    /// <summary>The states that a group reaches when each member moves at most once, in any order, and members may stay out.</summary>
    /// <param name="group">Indices of the decision makers who move; at most 64.</param>
    /// <param name="start">State index.</param>
    /// <param name="steps">Given a mover and a state, where that mover may go.</param>
    public static IReadOnlySet<int> SingleRound(IReadOnlyList<int> group, int start, Func<int, int, IEnumerable<int>> steps)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(group.Count, 64, nameof(group));
        HashSet<(int State, ulong Moved)> seen = [];
        Queue<(int State, ulong Moved)> open = new([(start, 0UL)]);
        while (open.TryDequeue(out (int State, ulong Moved) at))
            for (int k = 0; k < group.Count; k++)
                if ((at.Moved >> k & 1) == 0)
                    foreach (int to in steps(group[k], at.State))
                        if (seen.Add((to, at.Moved | 1UL << k)))
                            open.Enqueue((to, at.Moved | 1UL << k));
        return seen.Select(node => node.State).ToHashSet();
    }

    /// <summary>Whether a state is stable for a decision maker under the single-round reading.</summary>
    /// <exception cref="ArgumentException">The concept is none of <see cref="Concepts"/>.</exception>
    public static bool IsStable(StabilityConcept concept, GraphModel g, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        return g.Improvements(i, s).All(s1 => IsDeterred(concept, g, i, s, s1));
    }

    /// <summary>Answers GMR, SMR and SEQ as the other program would, and lists every difference from the definition.</summary>
    /// <exception cref="ArgumentException">A preference is not a complete order, or there are more than 65 decision makers.</exception>
    public static PeerFindings Conduct(GraphModel model, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.IsRanked)
            throw new ArgumentException("The single-round reading needs one complete order per decision maker.", nameof(model));
        if (model.DecisionMakers.Length > 65)
            throw new ArgumentException($"Got {model.DecisionMakers.Length} decision makers; at most 65 can be read this way.", nameof(model));
        StabilityFindings ours = Stability.Conduct(model, new StabilityStudy { WithDepartures = false, Concepts = Concepts }, cancellation: cancellation).Findings;
        Witnesses? witnesses = null;
        List<PeerDifference> differences = [];
        ImmutableArray<PeerConceptFindings> concepts =
        [
            .. ours.Concepts.Select(found =>
            {
                ImmutableArray<StateSet> stable = [.. found.StableFor.Select((set, i) => Stable(found.Concept, set, i))];
                return new PeerConceptFindings(found.Concept, stable, stable.Aggregate(found.Equilibria, (all, one) => all.And(one)), found.Equilibria);
            }),
        ];
        return new(model, concepts, [.. differences]);

        // The reading never adds a stable state, so only the states that are stable by definition need to be asked about.
        StateSet Stable(StabilityConcept concept, StateSet byDefinition, int i) => model.DecisionMakers.Length <= 2
            ? byDefinition
            : StateSet.Where(model.StateCount, s =>
            {
                cancellation.ThrowIfCancellationRequested();
                if (!byDefinition.Contains(s))
                    return false;
                int[] missed = [.. model.Improvements(i, s).Where(s1 => !IsDeterred(concept, model, i, s, s1))];
                if (missed.Length == 0)
                    return true;
                witnesses ??= new(model, null, cancellation);
                differences.Add(new(concept, i, s, [.. missed.Select(s1 => new Deterrence(s1, witnesses.Sanction(
                    i, s, s1, concept is StabilityConcept.SequentialStability, concept is StabilityConcept.SymmetricMetarationality, cancellation)!))]));
                return false;
            });
    }

    private static bool IsDeterred(StabilityConcept concept, GraphModel g, int i, int s, int s1)
    {
        int[] opponents = LegalSequences.OpponentsOf(g, i);
        return concept switch
        {
            StabilityConcept.GeneralMetarationality => SingleRound(opponents, s1, g.Moves).Any(NoBetter),
            StabilityConcept.SymmetricMetarationality => SingleRound(opponents, s1, g.Moves).Any(s2 => NoBetter(s2) && g.Moves(i, s2).All(NoBetter)),
            StabilityConcept.SequentialStability => SingleRound(opponents, s1, g.Improvements).Any(NoBetter),
            _ => throw new ArgumentException("The single-round reading differs for GMR, SMR and SEQ only.", nameof(concept)),
        };

        bool NoBetter(int state) => !g.Prefers(i, state, s);
    }
}
