using System.Collections.Immutable;
using System.Numerics;
using Parley.Analysis.MonteCarlo;
using Parley.Conflicts;

namespace Parley.Analysis.Robustness;

/// <summary>The strict rankings of one party that agree with what is known of its preference.</summary>
/// <remarks>
/// Every pair that is known stays as it is; ties and unknown pairs may be decided either way. With candidate orders, a candidate is
/// taken by its weight first. Each ranking under a candidate is equally likely. States are cut into blocks, every state of an earlier
/// one being known to be better than every state of a later one; blocks of unrelated states are shuffled, and in others rankings
/// are counted from the top down over sets of states already placed, which is exact.
/// </remarks>
internal sealed class Completions
{
    private const int MostRelated = 16;

    private readonly ImmutableArray<(double Weight, BigInteger Count, ImmutableArray<Block> Blocks)> alternatives;
    private readonly int states;

    private Completions(ImmutableArray<(double, BigInteger, ImmutableArray<Block>)> alternatives, int states) =>
        (this.alternatives, this.states) = (alternatives, states);

    /// <summary>The completions of a party's preference; null when a block is too large to be counted, or no ranking agrees with what is known.</summary>
    public static Completions? Of(GraphModel model, int party)
    {
        Preference.Candidates? candidates = model.Conflict.Preferences[party] as Preference.Candidates;
        GraphModel[] readings = candidates is null ? [model] : [.. candidates.Alternatives.Select(a => WithPreference(model, party, a))];
        ImmutableArray<(double, BigInteger, ImmutableArray<Block>)>.Builder all = ImmutableArray.CreateBuilder<(double, BigInteger, ImmutableArray<Block>)>();
        double sum = candidates is null || candidates.Weights.IsEmpty ? readings.Length : candidates.Weights.Sum();
        for (int k = 0; k < readings.Length; k++)
        {
            if (Blocks(readings[k].Relation(party), model.StateCount) is not ImmutableArray<Block> blocks)
                return null;
            double weight = candidates is null || candidates.Weights.IsEmpty ? 1 : candidates.Weights[k];
            all.Add((weight / sum, blocks.Aggregate(BigInteger.One, (product, b) => product * b.Count), blocks));
        }
        return all.All(a => a.Item2 > 0) ? new(all.ToImmutable(), model.StateCount) : null;
    }

    /// <summary>How many there are, counted once for each candidate.</summary>
    public BigInteger Count => alternatives.Aggregate(BigInteger.Zero, (sum, a) => sum + a.Count);

    /// <summary>One of them, and how likely it is.</summary>
    public (double Weight, int[] Ranks) At(BigInteger index)
    {
        foreach ((double weight, BigInteger count, ImmutableArray<Block> blocks) in alternatives)
        {
            if (index < count)
            {
                List<int> order = [];
                foreach (Block block in blocks)
                {
                    index = BigInteger.DivRem(index, block.Count, out BigInteger within);
                    order.AddRange(block.Order(within));
                }
                return (weight / (double)count, RanksOf(order));
            }
            index -= count;
        }
        throw new ArgumentOutOfRangeException(nameof(index), "There are not so many completions.");
    }

    /// <summary>One of them at random.</summary>
    public int[] Draw(RandomStream stream)
    {
        double point = stream.NextUnit();
        int k = 0;
        while (k + 1 < alternatives.Length && point >= alternatives[k].Weight)
            point -= alternatives[k++].Weight;
        List<int> order = [];
        foreach (Block block in alternatives[k].Blocks)
            order.AddRange(block.Draw(stream));
        return RanksOf(order);
    }

    private int[] RanksOf(List<int> order)
    {
        int[] ranks = new int[states];
        for (int place = 0; place < order.Count; place++)
            ranks[order[place]] = states - place;
        return ranks;
    }

    private static GraphModel WithPreference(GraphModel model, int party, Preference preference)
    {
        Conflict g = model.Conflict;
        return GraphModel.Of(g.With(preferences: g.Preferences.SetItem(party, preference)))!;
    }

    // The states by how many others they are known to beat, less how many beat them: an order in which no known pair stands the wrong way
    // round between blocks if there are any blocks at all.
    private static ImmutableArray<Block>? Blocks(PreferenceRelation relation, int states)
    {
        int[] order = relation.IsComplete ? ByRank(relation.Ranks.ToArray()) : ByWins(relation, states);
        ImmutableArray<Block>.Builder blocks = ImmutableArray.CreateBuilder<Block>();
        for (int from = 0; from < states;)
        {
            int to = from + 1;
            if (relation.IsComplete)
                while (to < states && relation.Compare(order[to], order[from]) == Comparison.Tied)
                    to++;
            else
                while (to < states && !Separates(relation, order, from, to))
                    to++;
            int[] members = order[from..to];
            Array.Sort(members);
            if (Block.Of(relation, members) is not Block block)
                return null;
            blocks.Add(block);
            from = to;
        }
        return blocks.ToImmutable();
    }

    private static int[] ByRank(int[] ranks) => [.. Enumerable.Range(0, ranks.Length).OrderByDescending(s => ranks[s])];

    private static int[] ByWins(PreferenceRelation relation, int states) =>
    [
        .. Enumerable.Range(0, states).OrderByDescending(a => Enumerable.Range(0, states).Sum(b => relation.Compare(a, b) switch
        {
            Comparison.Better => 1,
            Comparison.Worse => -1,
            _ => 0,
        })),
    ];

    private static bool Separates(PreferenceRelation relation, int[] order, int from, int to)
    {
        for (int a = from; a < to; a++)
            for (int b = to; b < order.Length; b++)
                if (relation.Compare(order[a], order[b]) != Comparison.Better)
                    return false;
        return true;
    }

    // States between which the order is open, wholly or partly.
    private sealed class Block
    {
        private readonly int[] members;
        private readonly int[] after;                              // [k]: bit set of members known to be better than member k
        private readonly long[]? ways;                             // [set]: how many orders of the others once this set is placed; null when nothing is known

        private Block(int[] members, int[] after, long[]? ways, BigInteger count) => (this.members, this.after, this.ways, Count) = (members, after, ways, count);

        public BigInteger Count { get; }

        public static Block? Of(PreferenceRelation relation, int[] members)
        {
            int m = members.Length;
            bool related = false;
            for (int a = 0; a < m && !related; a++)
                for (int b = 0; b < m && !related; b++)
                    related = relation.Compare(members[a], members[b]) == Comparison.Better;
            if (!related)
            {
                BigInteger factorial = 1;
                for (int k = 2; k <= m; k++)
                    factorial *= k;
                return new(members, [], null, factorial);
            }
            if (m > MostRelated)
                return null;
            int[] after = [.. members.Select(b => members.Select((a, k) => relation.Compare(a, b) == Comparison.Better ? 1 << k : 0).Aggregate((x, y) => x | y))];
            long[] ways = new long[1 << m];
            ways[^1] = 1;
            for (int set = ways.Length - 2; set >= 0; set--)
                for (int k = 0; k < m; k++)
                    if ((set >> k & 1) == 0 && (after[k] & ~set) == 0)
                        ways[set] += ways[set | 1 << k];
            return new(members, after, ways, ways[0]);
        }

        public IEnumerable<int> Draw(RandomStream stream)
        {
            if (ways is not null)
                return Order((BigInteger)stream.NextBelow((ulong)ways[0]));
            int[] order = [.. members];
            stream.Shuffle(order.AsSpan());
            return order;
        }

        /// <summary>The order with a number from 0 to Count - 1.</summary>
        public IEnumerable<int> Order(BigInteger number)
        {
            List<int> left = [.. Enumerable.Range(0, members.Length)];
            BigInteger orders = Count;
            int set = 0;
            while (left.Count > 0)
            {
                int at = 0;
                BigInteger each;
                if (ways is null)
                {
                    each = orders / left.Count;
                    at = (int)(number / each);
                    number -= at * each;
                }
                else
                    for (each = Ways(left[0]); number >= each; each = Ways(left[++at]))
                        number -= each;
                orders = each;
                set |= 1 << left[at];
                yield return members[left[at]];
                left.RemoveAt(at);
            }

            long Ways(int k) => (after[k] & ~set) == 0 ? ways[set | 1 << k] : 0;
        }
    }
}
