using System.Collections.Immutable;
using System.Numerics;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Inverse;

/// <summary>Counts the strict rankings of one decision maker under which a state is an equilibrium, the others' preferences fixed.</summary>
/// <remarks>
/// For the varied party only the set F of states ranked below the target matters. Where every improvement x needs just one state of a set A_x in
/// F (x itself, or an answer that deters), think of the target at height u in [0, 1] and every other state at a height of its own, independent and even: no
/// member of a set of m states lies below with probability ∫(1-u)^m du = 1 / (m + 1). Inclusion and exclusion over the improvements then gives the
/// share of rankings exactly. Where counter-moves tie states together, sets F are listed; a set of f among v states in question has
/// the share f! (v-f)! / (v+1)!. Where the varied ranking also moves the answers to others, rankings are listed. The count that this answers is
/// that of [KinsaraKilgourHipel2015].
/// </remarks>
public static class RankingCounts
{
    private const int MostImprovements = 20, MostStatesInQuestion = 20, MostListedStates = 9;

    /// <summary>Counts for each concept.</summary>
    /// <exception cref="ArgumentException">A preference is not a complete order, or a concept cannot be answered for the model.</exception>
    public static ImmutableArray<RankingCount> Of(
        GraphModel model, int target, int decisionMaker, ImmutableArray<StabilityConcept> concepts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(target);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(target, model.StateCount);
        ArgumentOutOfRangeException.ThrowIfNegative(decisionMaker);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(decisionMaker, model.DecisionMakers.Length);
        if (!model.IsRanked)
            throw new ArgumentException("Every preference must be a complete order.", nameof(model));
        TargetState at = new(model, target);
        if (concepts.FirstOrDefault(c => !at.Answers(c)) is StabilityConcept unanswered)
            throw new ArgumentException($"{unanswered.Name} cannot be counted for this model.", nameof(concepts));
        BigInteger all = Factorial(model.StateCount);
        return [.. concepts.Select(c => new RankingCount(c, Count(at, decisionMaker, c, all, cancellation), all))];
    }

    private static BigInteger? Count(TargetState at, int i, StabilityConcept concept, BigInteger all, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int[][] ranks = Rankings.Of(at.Model);
        foreach (int j in at.Opponents(i))
            switch (WhateverTheOtherWants(at, i, j, concept, ranks))
            {
                case false:
                    return 0;
                case null:
                    return at.Model.StateCount <= MostListedStates ? Listed(at, i, concept, ranks, cancellation) : null;
            }

        int[] improvements = at.Moves(i, at.State);
        if (!concept.IsSymmetric() && concept is not StabilityConcept.SequentialOrSimultaneousStability)
        {
            if (improvements.Length > MostImprovements)
                return null;
            HashSet<int>[] helps = [.. improvements.Select(x => at.Answered(concept, ranks, i, x).Append(x).ToHashSet())];
            return Array.Exists(helps, set => set.Contains(at.State)) ? null : ByInclusion(helps, all, cancellation);
        }
        int[] inQuestion = [.. InQuestion(at, i, concept, ranks).Where(y => y != at.State).Distinct().Order()];
        return inQuestion.Length <= MostStatesInQuestion ? BySets(at, i, concept, ranks, inQuestion, all, cancellation) : null;
    }

    // Whether j stays under any ranking of i: true, false, or null when it depends. More improvements of i can only add answers.
    private static bool? WhateverTheOtherWants(TargetState at, int i, int j, StabilityConcept concept, int[][] ranks)
    {
        if (!TargetState.DependsOnOpponents(concept))
            return at.Undeterred(concept, ranks, j) < 0;
        int[][] idle = [.. ranks.Select((row, k) => k == i ? new int[row.Length] : row)];
        return at.Undeterred(concept, idle, j) < 0 ? true : at.CouldBeStable(concept, ranks[j], j) ? null : false;
    }

    private static BigInteger ByInclusion(HashSet<int>[] helps, BigInteger all, CancellationToken cancellation)
    {
        // 1 / (m + 1) over common denominators would grow; n! is a multiple of every m + 1 that occurs, since the sets leave the target out.
        BigInteger sum = 0;
        Add(0, [], 1);
        return sum;

        void Add(int from, HashSet<int> union, int sign)
        {
            cancellation.ThrowIfCancellationRequested();
            sum += sign * (all / (union.Count + 1));
            for (int k = from; k < helps.Length; k++)
                Add(k + 1, [.. union, .. helps[k]], -sign);
        }
    }

    private static IEnumerable<int> InQuestion(TargetState at, int i, StabilityConcept concept, int[][] ranks) =>
        at.Moves(i, at.State).SelectMany(x => concept is StabilityConcept.SequentialOrSimultaneousStability
            ? at.Answered(StabilityConcept.Seq, ranks, i, x).Concat(at.Answered(StabilityConcept.Sim, ranks, i, x)).Append(x)
            : at.Answered(concept, ranks, i, x).SelectMany(y => at.Moves(i, y).Append(y)).Append(x));

    private static BigInteger BySets(
        TargetState at, int i, StabilityConcept concept, int[][] ranks, int[] inQuestion, BigInteger all, CancellationToken cancellation)
    {
        int v = inQuestion.Length;
        long[] holding = new long[v + 1];
        int[][] marked = [.. ranks];
        marked[i] = new int[ranks[i].Length];
        for (int set = 0; set < 1 << v; set++)
        {
            if ((set & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            for (int k = 0; k < v; k++)
                marked[i][inQuestion[k]] = (set >> k & 1) ^ 1;
            if (at.Undeterred(concept, marked, i) < 0)
                holding[BitOperations.PopCount((uint)set)]++;
        }
        BigInteger sum = 0;
        for (int f = 0; f <= v; f++)
            sum += holding[f] * Factorial(f) * Factorial(v - f);
        return all / Factorial(v + 1) * sum;
    }

    private static BigInteger Listed(TargetState at, int i, StabilityConcept concept, int[][] ranks, CancellationToken cancellation)
    {
        int[][] varied = [.. ranks];
        int[] row = [.. Enumerable.Range(1, at.Model.StateCount)];
        varied[i] = row;
        long count = 0;
        Permute(row.Length);
        return count;

        // Heap's method: every order once, by exchanging two entries at a time.
        void Permute(int k)
        {
            if (k == 1)
            {
                if ((count & 0xFFF) == 0)
                    cancellation.ThrowIfCancellationRequested();
                if (at.IsEquilibrium(concept, varied))
                    count++;
                return;
            }
            for (int t = 0; t < k; t++)
            {
                Permute(k - 1);
                int other = k % 2 == 0 ? t : 0;
                if (t < k - 1)
                    (row[other], row[k - 1]) = (row[k - 1], row[other]);
            }
        }
    }

    private static BigInteger Factorial(int n)
    {
        BigInteger product = 1;
        for (int k = 2; k <= n; k++)
            product *= k;
        return product;
    }
}
