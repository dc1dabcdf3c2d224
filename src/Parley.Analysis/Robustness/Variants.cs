using System.Collections.Immutable;
using Parley.Analysis.Inverse;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Robustness;

/// <summary>One model under other rankings, one variant after the other: by a sweep as far as it knows the concepts, by whole studies for the rest.</summary>
/// <remarks>One for each thread.</remarks>
internal sealed class Variants
{
    private readonly GraphModel model;
    private readonly ImmutableArray<StabilityConcept> concepts, others;
    private readonly ImmutableArray<StabilityConcept> swept;
    private readonly Sweep? sweep;
    private readonly int[][] ranks;

    public Variants(GraphModel model, ImmutableArray<StabilityConcept> concepts)
    {
        (this.model, this.concepts) = (model, concepts);
        swept = [.. concepts.Where(c => Sweep.Holds(model, [c]))];
        others = [.. concepts.Except(swept)];
        sweep = swept.IsEmpty ? null : new((OptionForm)model, swept);
        ranks = new int[model.DecisionMakers.Length][];
    }

    /// <summary>Takes over a ranking; every decision maker needs one before the first variant is solved.</summary>
    public void Set(int decisionMaker, int[] ranking)
    {
        ranks[decisionMaker] = ranking;
        sweep?.SetRanks(decisionMaker, ranking);
    }

    /// <summary>The equilibria under each concept, state s in bit s % 64 of word s / 64.</summary>
    public ulong[][] Solve(CancellationToken cancellation)
    {
        ImmutableArray<ConceptFindings> studied = others.IsEmpty ? [] : Stability.Stability.Conduct(
            Rankings.Model(model, ranks), new StabilityStudy { WithDepartures = false, Concepts = others }, cancellation: cancellation).Findings.Concepts;
        sweep?.Solve(cancellation);
        return [.. concepts.Select(c => swept.IndexOf(c) is int k and >= 0 ? sweep!.Equilibria(k).ToArray() : Words(studied.Single(f => f.Concept == c).Equilibria))];
    }

    private static ulong[] Words(StateSet set)
    {
        ulong[] words = new ulong[(set.StateCount + 63) / 64];
        foreach (int s in set)
            words[s >> 6] |= 1UL << s;
        return words;
    }
}
