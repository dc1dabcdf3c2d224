namespace Parley.Analysis.Inverse;

/// <summary>The cheapest rankings that satisfy a demand, best first over sets of wishes.</summary>
/// <remarks>
/// A node is a set of wishes per party; its bound is what these wishes cost each party at least. When the cheapest rankings that meet them satisfy the
/// demand they are the cheapest of all that meet them; otherwise every solution below the node meets one of the demand's remedies as well, which
/// are the node's children. So the first node, in order of bounds, whose rankings satisfy the demand holds the smallest change, and the bound at
/// the head of the queue is at all times a proved lower bound. Minimum-cost adjustment is hard in general [RegoSilvaRodrigues2021].
/// </remarks>
internal sealed class RankingSearch(int[][] ranks, int?[] factors)
{
    private readonly CheapestRanking[] cheapest = [.. ranks.Select(row => new CheapestRanking(row))];
    private readonly Dictionary<string, (long Cost, CheapestRanking.Layout? Layout)> priced = [];
    private long steps;

    /// <summary>Prices for a party's ranking.</summary>
    public CheapestRanking Cheapest(int party) => cheapest[party];

    /// <summary>What came of a search.</summary>
    /// <param name="Ranks">The cheapest rankings, or null.</param>
    /// <param name="HalfSwaps">Their cost, or the bound reached.</param>
    /// <param name="IsClosed">Whether that is proved to be the least.</param>
    /// <param name="Examined">How many steps were taken.</param>
    public sealed record Outcome(int[][]? Ranks, long HalfSwaps, bool IsClosed, long Examined);

    /// <summary>Searches.</summary>
    /// <param name="demand">What the rankings should satisfy.</param>
    /// <param name="floors">What each party pays at least, in half swaps before its factor.</param>
    /// <param name="ceiling">The cost of a solution that is known; only cheaper ones are looked for.</param>
    /// <param name="limit">How many steps may be taken.</param>
    /// <param name="progress">Told the share of the budget used.</param>
    /// <param name="cancellation">Checked at every node.</param>
    public Outcome Find(IDemand demand, long[] floors, long ceiling, long limit, IProgress<double>? progress, CancellationToken cancellation)
    {
        steps = limit;
        PriorityQueue<Node, (long Bound, long Born)> open = new();
        HashSet<string> seen = [];
        long born = 0;
        Node root = new([.. ranks.Select(_ => Array.Empty<Wish>())], new long[ranks.Length], IsPriced: true);
        open.Enqueue(root, (Bound(root.Costs, floors), born));
        while (open.TryDequeue(out Node? node, out (long Bound, long Born) key))
        {
            cancellation.ThrowIfCancellationRequested();
            if (key.Bound >= ceiling)
                return new(null, ceiling, IsClosed: true, limit - steps);
            if ((steps & 0xFF) == 0)
                progress?.Report(1 - (double)steps / Math.Max(1, limit));
            if (--steps < 0)
                return new(null, key.Bound, IsClosed: false, limit);
            if (!node.IsPriced)
            {
                long[] costs = [.. node.Wishes.Select((w, j) => w.Length == 0 ? 0 : Price(w).Cost)];
                if (steps < 0)
                    return new(null, key.Bound, IsClosed: false, limit);
                if (Array.Exists(costs, c => c >= CheapestRanking.Never))
                    continue;
                node = node with { Costs = costs, IsPriced = true };
                long bound = Bound(costs, floors);
                if (bound > key.Bound)
                {
                    open.Enqueue(node, (bound, ++born));
                    continue;
                }
            }
            int[][] changed = [.. ranks.Select((row, j) => node.Wishes[j].Length == 0 ? row : cheapest[j].Apply(Price(node.Wishes[j]).Layout))];
            IReadOnlyList<Wish[]>? remedies = demand.Remedies(changed, cancellation);
            if (remedies is null && Weighed(node.Costs) == key.Bound)
                return new(changed, key.Bound, IsClosed: true, limit - steps);
            if (remedies is null)                                  // cannot happen while floors are true; kept so that a wrong floor costs time, not truth
            {
                open.Enqueue(node, (Weighed(node.Costs), ++born));
                continue;
            }
            foreach (Wish[] remedy in remedies)
                if (Child(node, remedy) is Node child && Bound(child.Costs, floors) is long childBound && childBound < ceiling && seen.Add(Key(child.Wishes.SelectMany(w => w))))
                    open.Enqueue(child, (Math.Max(childBound, key.Bound), ++born));
        }
        return new(null, ceiling, IsClosed: true, limit - steps);
    }

    /// <summary>The cheapest rankings that meet some wishes; null where they cost the ceiling or more, or more steps than allowed.</summary>
    public int[][]? Meet(IReadOnlyCollection<Wish> wishes, long ceiling, long limit)
    {
        steps = limit;
        Wish[][] own = [.. ranks.Select((_, j) => wishes.Where(w => w.Party == j).Order(Comparer<Wish>.Create(Wish.Order)).ToArray())];
        (long Cost, CheapestRanking.Layout? Layout)[] prices = [.. own.Select(w => w.Length == 0 ? (0L, null) : Price(w))];
        return steps >= 0 && Weighed([.. prices.Select(p => p.Cost)]) < ceiling
            ? [.. prices.Select((p, j) => own[j].Length == 0 ? ranks[j] : cheapest[j].Apply(p.Layout))]
            : null;
    }

    /// <summary>The cost of rankings, with everybody's factor, in half swaps.</summary>
    public long Weighed(IReadOnlyList<long> halfSwaps)
    {
        long sum = 0;
        for (int j = 0; j < factors.Length; j++)
            if (halfSwaps[j] > 0)
                sum = factors[j] is int factor ? Math.Min(CheapestRanking.Never, sum + factor * halfSwaps[j]) : CheapestRanking.Never;
        return sum;
    }

    private long Bound(long[] costs, long[] floors) => Weighed([.. costs.Select((c, j) => Math.Max(c, floors[j]))]);

    // The child's bound is at first what its dearest single wish costs; the exact price is worked out when its turn comes.
    private Node? Child(Node node, Wish[] remedy)
    {
        long[] costs = [.. node.Costs];
        Wish[][] wishes = [.. node.Wishes];
        foreach (Wish wish in remedy)
        {
            int j = wish.Party;
            if (Array.Exists(wishes[j], w => w.Above == wish.Below && w.Below == wish.Above && (w.Strict || wish.Strict)))
                return null;
            costs[j] = Math.Max(costs[j], cheapest[j].CostOf(wish));
            if (costs[j] > 0 && factors[j] is null)
                return null;
            if (!wishes[j].Contains(wish))
                wishes[j] = [.. wishes[j].Append(wish).Order(Comparer<Wish>.Create(Wish.Order))];
        }
        return new(wishes, costs, IsPriced: false);
    }

    private (long Cost, CheapestRanking.Layout? Layout) Price(Wish[] wishes)
    {
        string key = Key(wishes);
        if (!priced.TryGetValue(key, out (long, CheapestRanking.Layout?) known))
        {
            known = cheapest[wishes[0].Party].Of(wishes, ref steps);
            priced.Add(key, known);
        }
        return known;
    }

    private static string Key(IEnumerable<Wish> wishes) => string.Join(';', wishes.Select(w => $"{w.Party}:{w.Above}{(w.Strict ? '>' : '-')}{w.Below}"));

    private sealed record Node(Wish[][] Wishes, long[] Costs, bool IsPriced);
}
