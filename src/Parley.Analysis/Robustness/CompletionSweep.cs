using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using Parley.Analysis.MonteCarlo;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Robustness;

/// <summary>The equilibria of a model under completions of what is known: under all of them where they are few, under some drawn at random otherwise.</summary>
internal sealed class CompletionSweep
{
    private CompletionSweep(BigInteger count, bool isListed, (double Weight, ulong[][] Equilibria)[] runs) => (Count, IsListed, Runs) = (count, isListed, runs);

    /// <summary>How many completions there are.</summary>
    public BigInteger Count { get; }

    /// <summary>Whether all of them were looked at.</summary>
    public bool IsListed { get; }

    /// <summary>Each completion looked at: how much it weighs, the weights summing to 1, and the equilibria under each concept as bits by state.</summary>
    public (double Weight, ulong[][] Equilibria)[] Runs { get; }

    /// <summary>Sweeps a model; null when its completions cannot be counted, or there are none.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="concepts">The concepts, all of them over ranks.</param>
    /// <param name="source">Names the random numbers.</param>
    /// <param name="draws">How many are drawn where there are too many.</param>
    /// <param name="mostListed">Up to how many are listed.</param>
    /// <param name="threads">How many threads; 0 means as many as there are.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static CompletionSweep? Of(
        GraphModel model, ImmutableArray<StabilityConcept> concepts, RandomSource source, int draws, int mostListed, int threads,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        Completions?[] parties = [.. Enumerable.Range(0, model.DecisionMakers.Length).Select(i => Completions.Of(model, i))];
        if (parties.Contains(null))
            return null;
        BigInteger all = parties.Aggregate(BigInteger.One, (product, p) => product * p!.Count);
        bool listed = all <= mostListed;
        int runs = listed ? (int)all : draws;
        // Each thread keeps a model that it solves again and again under other rankings.
        ConcurrentBag<Variants> idle = [];
        return new(all, listed, Replications.Run(runs, source, (k, stream) =>
        {
            double weight = 1;
            BigInteger rest = k;
            Variants variants = idle.TryTake(out Variants? free) ? free : new(model, concepts);
            for (int i = 0; i < parties.Length; i++)
                if (listed)
                {
                    rest = BigInteger.DivRem(rest, parties[i]!.Count, out BigInteger index);
                    (double share, int[] ranks) = parties[i]!.At(index);
                    variants.Set(i, ranks);
                    weight *= share;
                }
                else
                    variants.Set(i, parties[i]!.Draw(stream));
            ulong[][] equilibria = variants.Solve(cancellation);
            idle.Add(variants);
            return (listed ? weight : 1.0 / runs, equilibria);
        }, threads, progress, cancellation));
    }
}
