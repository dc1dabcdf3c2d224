using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>How one state compares with another for a decision maker. Numbers reach disk: append only.</summary>
public enum Comparison
{
    /// <summary>The other is preferred.</summary>
    Worse = -1,

    /// <summary>Neither is preferred.</summary>
    Tied = 0,

    /// <summary>This one is preferred.</summary>
    Better = 1,

    /// <summary>It is not known which.</summary>
    Unknown = 2,
}

/// <summary>Everything known about how a decision maker compares the states of a model, whatever form it was written in.</summary>
/// <remarks>
/// One door for all forms: complete orders with or without strength, candidate orders, and orders with less known about some pairs.
/// The relation is worked out pair by pair when asked; no table of all pairs is kept. Immutable.
/// </remarks>
public sealed class PreferenceRelation
{
    private const int SoonestLate = 1 << 20;                       // states; larger models compare by the statements until somebody asks for ranks

    private readonly Preference? later;                            // a complete order whose ranks nobody has asked for yet ...
    private readonly StateList? states;                            // ... over these states
    private int[][]? ranked;                                       // ranks, one array per candidate; a single one for a complete order
    private readonly double[] weights;                             // of the candidates; they sum to one
    private readonly int[][] tiers;                                // [d - 2][s]: how many steps of strength d or more lie below s
    private readonly Dictionary<(int, int), (double Low, double High)> pairs;

    private PreferenceRelation(int[][] orders, double[] weights, int[][] tiers, Dictionary<(int, int), (double Low, double High)> pairs) =>
        (ranked, this.weights, this.tiers, this.pairs) = (orders, weights, tiers, pairs);

    private PreferenceRelation(Preference later, StateList states)
    {
        (this.later, this.states) = (later, states);
        (weights, tiers, pairs) = ([1], [], []);
    }

    private int[][] Orders => ranked ?? RankNow();

    /// <summary>Whether the relation is one complete order, so that every pair is known.</summary>
    public bool IsComplete => (later is not null || Orders.Length == 1) && pairs.Count == 0;

    /// <summary>The highest strength at which two states can differ; at least 1.</summary>
    public int Strengths => tiers.Length + 1;

    /// <summary>The ranks of a complete order: higher is better, equal means tied. They are worked out when first asked for.</summary>
    /// <exception cref="InvalidOperationException">The relation is not a complete order.</exception>
    public ReadOnlySpan<int> Ranks => IsComplete ? Orders[0] : throw new InvalidOperationException("A preference that is partly unknown has no ranks.");

    /// <summary>How state <paramref name="a"/> compares with state <paramref name="b"/>.</summary>
    /// <remarks>
    /// Candidates that do not all say the same make the pair unknown, also when one says tied. A pair with a degree of certainty is known where
    /// the degree is 0, ½ or 1, and unknown otherwise.
    /// </remarks>
    public Comparison Compare(int a, int b)
    {
        if (a == b)
            return Comparison.Tied;
        if (pairs.Count > 0 && Exception(a, b) is (double low, double high))
            return (low, high) switch { (1, 1) => Comparison.Better, (0, 0) => Comparison.Worse, (0.5, 0.5) => Comparison.Tied, _ => Comparison.Unknown };
        if (later is not null && ranked is null && states!.Count >= SoonestLate)
            return (Comparison)Math.Sign(Ordering.Compare(later, states[a], states[b]));
        int[][] orders = Orders;
        int first = orders[0][a].CompareTo(orders[0][b]);
        for (int k = 1; k < orders.Length; k++)
            if (orders[k][a].CompareTo(orders[k][b]) != first)
                return Comparison.Unknown;
        return (Comparison)first;
    }

    /// <summary>How strongly <paramref name="a"/> is preferred to <paramref name="b"/>: 0 when it is not known to be preferred, else 1 to <see cref="Strengths"/>.</summary>
    /// <remarks>a is preferred with strength d when a step of strength d or more lies between them. Sources: [HamoudaKilgourHipel2004], [XuHipelKilgour2009].</remarks>
    public int Strength(int a, int b)
    {
        if (Compare(a, b) != Comparison.Better)
            return 0;
        int strength = 1;
        for (int d = 0; d < tiers.Length; d++)
            if (tiers[d][a] > tiers[d][b])
                strength = d + 2;
        return strength;
    }

    /// <summary>The degree to which <paramref name="a"/> is certainly preferred to <paramref name="b"/>, between a least and a greatest value; ½ means neither.</summary>
    /// <remarks>r(a, b) + r(b, a) = 1. Among candidates it is their share of weight, ties counting half. Sources: [BasharKilgourHipel2012], [KuangBasharHipelKilgour2015].</remarks>
    public (double Low, double High) Certainty(int a, int b)
    {
        if (a == b)
            return (0.5, 0.5);
        if (pairs.Count > 0 && Exception(a, b) is (double, double) known)
            return known;
        int[][] orders = Orders;
        double share = 0;
        for (int k = 0; k < orders.Length; k++)
            share += weights[k] * (1 + orders[k][a].CompareTo(orders[k][b])) / 2.0;
        return (share, share);
    }

    /// <summary>The probability that <paramref name="a"/> is preferred to <paramref name="b"/>; ties count for neither side.</summary>
    /// <remarks>Among candidates it is the weight of those that prefer a; for a pair with a degree of certainty, the middle of the degree. Source: [RegoSantos2015].</remarks>
    public double Probability(int a, int b)
    {
        if (a == b)
            return 0;
        if (pairs.Count > 0 && Exception(a, b) is (double low, double high))
            return low == 0.5 && high == 0.5 ? 0 : (low + high) / 2;
        int[][] orders = Orders;
        double share = 0;
        for (int k = 0; k < orders.Length; k++)
            if (orders[k][a] > orders[k][b])
                share += weights[k];
        return share;
    }

    /// <summary>Whether two states are tied and compare alike with every other state, so that they may count as one.</summary>
    public bool IsInterchangeable(int a, int b)
    {
        if (a == b)
            return true;
        if (!Array.TrueForAll(Orders, ranks => ranks[a] == ranks[b]) || Exception(a, b) is not (null or (0.5, 0.5)))
            return false;
        foreach ((int first, int second) in pairs.Keys)
            foreach (int other in (ReadOnlySpan<int>)[first, second])
                if (other != a && other != b && Exception(a, other) != Exception(b, other))
                    return false;
        return true;
    }

    /// <summary>The relation a preference states over the feasible states.</summary>
    /// <exception cref="ArgumentException">A ranking does not fit the states, candidates contain candidates, weights are not positive, or a degree is not between 0 and 1.</exception>
    public static PreferenceRelation Of(Preference preference, StateList states)
    {
        ArgumentNullException.ThrowIfNull(preference);
        ArgumentNullException.ThrowIfNull(states);
        switch (preference)
        {
            case Preference.Partial partial:
                PreferenceRelation order = Of(partial.Order, states);
                if (!order.IsComplete)
                    throw new ArgumentException("The order behind pairwise exceptions must be complete.", nameof(preference));
                return new(order.Orders, order.weights, order.tiers, Exceptions(partial.Pairs, states));
            case Preference.Candidates { Alternatives: { Length: > 0 } alternatives } candidates:
                if (!candidates.Weights.IsEmpty && (candidates.Weights.Length != alternatives.Length || candidates.Weights.Any(w => !(w > 0) || double.IsInfinity(w))))
                    throw new ArgumentException("Candidates need one positive weight each, or none.", nameof(preference));
                double[] shares = candidates.Weights.IsEmpty ? [.. alternatives.Select(_ => 1.0)] : [.. candidates.Weights];
                double sum = shares.Sum();
                return new([.. alternatives.Select(a => Ordering.Ranks(a, states))], [.. shares.Select(w => w / sum)], [], []);
            case Preference.Prioritised or Preference.Weighted:
                return new(preference, states);                    // fits any states, so its ranks can wait
            default:
                int[] ranks = Ordering.Ranks(preference, states);
                return new([ranks], [1], Tiers(preference as Preference.Ranking, ranks), []);
        }
    }

    // Two threads may both do it; they find the same, and the first to finish is kept.
    private int[][] RankNow()
    {
        int[][] found = [Ordering.Ranks(later!, states!)];
        return Interlocked.CompareExchange(ref ranked, found, null) ?? found;
    }

    /// <summary>The same relation over merged or renumbered states.</summary>
    /// <param name="stateOf">For each new state, the old state whose place it takes.</param>
    internal PreferenceRelation At(IReadOnlyList<int> stateOf)
    {
        Dictionary<int, int> newOf = stateOf.Select((old, now) => (old, now)).ToDictionary(p => p.old, p => p.now);
        return new(
            [.. Orders.Select(ranks => stateOf.Select(s => ranks[s]).ToArray())], weights,
            [.. tiers.Select(tier => stateOf.Select(s => tier[s]).ToArray())],
            pairs.Where(p => newOf.ContainsKey(p.Key.Item1) && newOf.ContainsKey(p.Key.Item2))
                .ToDictionary(p => (newOf[p.Key.Item1], newOf[p.Key.Item2]), p => p.Value));
    }

    private (double Low, double High)? Exception(int a, int b) =>
        pairs.TryGetValue((a, b), out (double Low, double High) known) ? known
        : pairs.TryGetValue((b, a), out known) ? (1 - known.High, 1 - known.Low)
        : null;

    private static Dictionary<(int, int), (double Low, double High)> Exceptions(ImmutableArray<PairwisePreference> pairs, StateList states)
    {
        Dictionary<(int, int), (double Low, double High)> known = [];
        foreach (PairwisePreference pair in pairs)
        {
            int a = states.IndexOf(pair.First), b = states.IndexOf(pair.Second);
            if (a < 0 || b < 0 || a == b)
                throw new ArgumentException("A pair names two different feasible states.", nameof(pairs));
            if (!(pair.Low >= 0 && pair.Low <= pair.High && pair.High <= 1))
                throw new ArgumentException($"A degree of certainty lies between 0 and 1, and the least is not above the greatest; got {pair.Low} to {pair.High}.", nameof(pairs));
            if (known.ContainsKey((b, a)) || !known.TryAdd((a, b), (pair.Low, pair.High)))
                throw new ArgumentException("A pair is named twice.", nameof(pairs));
        }
        return known;
    }

    // Groups run from the best, ranks from the worst; step k lies between groups k and k + 1.
    private static int[][] Tiers(Preference.Ranking? ranking, int[] ranks)
    {
        if (ranking is null || ranking.Strengths.All(d => d <= 1))
            return [];
        int groups = ranking.Groups.Length;
        if (ranking.Strengths.Length != groups - 1)
            throw new ArgumentException($"Got {ranking.Strengths.Length} strengths for the steps between {groups} groups.", nameof(ranking));
        return
        [
            .. Enumerable.Range(2, ranking.Strengths.Max() - 1).Select(d =>
                ranks.Select(rank => ranking.Strengths.Skip(groups - rank).Count(strength => strength >= d)).ToArray()),
        ];
    }
}
