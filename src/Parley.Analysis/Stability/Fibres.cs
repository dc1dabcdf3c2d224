using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Works on classes of states instead of moves: time and memory grow with states times decision makers, however many moves there are.</summary>
/// <remarks>
/// s is stable for i exactly when max over s1 in R_i(s) of min(P_i(s1), W(s1)) is at most P_i(s), where W(s1) is the least value the
/// opponents can reach from s1: the value is i's rank, or, where counter-moves count, the best rank i can still move to. In option form a
/// decision maker's moves, and improvements, are transitive, so the plain closure of the opponents' arcs is what legal sequences reach.
/// </remarks>
public sealed class Fibres : IStabilityEngine
{
    /// <inheritdoc/>
    public string Name => "fibres";

    /// <inheritdoc/>
    public bool Decides(StabilityConcept concept, GraphModel model)
    {
        ArgumentNullException.ThrowIfNull(concept);
        return model is OptionForm && concept.IsOverRanks && Definitions.IsDefined(concept, model);
    }

    /// <inheritdoc/>
    public ImmutableArray<StateSet> StableStates(
        GraphModel model, int decisionMaker, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation = default)
    {
        OptionForm form = model as OptionForm ?? throw new ArgumentException("This engine holds models in option form only.", nameof(model));
        return StableStates(form, Fibrations(form, cancellation), decisionMaker, concepts, cancellation);
    }

    internal static Fibration[] Fibrations(OptionForm g, CancellationToken cancellation) =>
        [.. Enumerable.Range(0, g.DecisionMakers.Length).Select(j => Fibration.Of(g, j, cancellation))];

    /// <summary>The same, with the fibrations of all decision makers at hand.</summary>
    internal static ImmutableArray<StateSet> StableStates(
        OptionForm g, Fibration[] fibrations, int i, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation)
    {
        int[] best = new int[g.StateCount];
        FibreMax.Of(fibrations[i], g.Ranks(i), best);
        int[] opponents = LegalSequences.OpponentsOf(g, i);
        int[] least = new int[g.StateCount], reached = new int[g.StateCount];
        Dictionary<StabilityConcept, StateSet> known = [];
        return [.. concepts.Select(Decide)];

        StateSet Decide(StabilityConcept concept)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!known.TryGetValue(concept, out StateSet? stable))
                known.Add(concept, stable = Work(concept));
            return stable;
        }

        StateSet Work(StabilityConcept concept) => concept switch
        {
            StabilityConcept.NashStability => AtMostRank(best),
            StabilityConcept.GeneralMetarationality => Deterred(g.Ranks(i), improving: false),
            StabilityConcept.SymmetricMetarationality => Deterred(best, improving: false),
            StabilityConcept.SequentialStability => Deterred(g.Ranks(i), improving: true),
            StabilityConcept.SymmetricSequentialStability => Deterred(best, improving: true),
            StabilityConcept.SimultaneousStability => Simultaneous.StableStates(g, fibrations, i, AtMostRank(best), cancellation),
            StabilityConcept.SequentialOrSimultaneousStability => Decide(StabilityConcept.Seq).Or(Decide(StabilityConcept.Sim)),
            _ => throw new ArgumentException($"This engine does not decide {concept.Name}.", nameof(concepts)),
        };

        StateSet Deterred(ReadOnlySpan<int> value, bool improving)
        {
            LeastReply.Of(g, fibrations, opponents, value, improving, least, cancellation);
            ReadOnlySpan<int> ranks = g.Ranks(i);
            for (int s = 0; s < least.Length; s++)
                least[s] = Math.Min(least[s], ranks[s]);
            FibreMax.Of(fibrations[i], least, reached);
            return AtMostRank(reached);
        }

        StateSet AtMostRank(int[] values)
        {
            ReadOnlySpan<int> ranks = g.Ranks(i);
            ulong[] words = new ulong[(values.Length + 63) / 64];
            for (int s = 0; s < values.Length; s++)
                if (values[s] <= ranks[s])
                    words[s >> 6] |= 1UL << s;
            return StateSet.FromWords(values.Length, words);
        }
    }
}
