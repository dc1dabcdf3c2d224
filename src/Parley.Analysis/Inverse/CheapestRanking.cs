namespace Parley.Analysis.Inverse;

/// <summary>The ranking nearest to a given one that puts some pairs in a wished-for order.</summary>
/// <remarks>
/// Distances are in half swaps: two for a reversed pair, one for a broken tie; new ties are not made. In general the task is hard, but
/// only the states the wishes name matter. Suppose these are laid out first, in blocks from best to worst (a block of several holds states
/// that were tied). Any other state w then has a best place among the blocks by itself: passing below a named state k costs
/// +2, 0 or -2 as w stood above k, with it or below it. These differences do not grow as w stood lower, so the lowest of the best places never rises
/// as w stood lower, and all other states can take theirs at once without changing the order among themselves. Their sum is
/// therefore what a layout costs, and trying all layouts of the named states gives the least exactly. To stand within a block is open
/// only to states that were tied with it: for others the cost of standing there is the mean of above and below, so it is never needed.
/// </remarks>
internal sealed class CheapestRanking
{
    // Layouts of this many states cannot all be tried anyway, and a bit set of them has to fit an int.
    private const int MostNamed = 24;

    /// <summary>What cannot be had costs this.</summary>
    public const long Never = long.MaxValue / 4;

    private readonly int[] ranks;
    private readonly int[] atOrBelow;                              // [r]: how many states rank r or lower; ranks are dense from 1

    public CheapestRanking(int[] ranks)
    {
        this.ranks = ranks;
        atOrBelow = new int[ranks.Max() + 1];
        foreach (int r in ranks)
            atOrBelow[r]++;
        for (int r = 1; r < atOrBelow.Length; r++)
            atOrBelow[r] += atOrBelow[r - 1];
    }

    /// <summary>How many states hold rank r.</summary>
    public int Size(int rank) => atOrBelow[rank] - atOrBelow[rank - 1];

    /// <summary>How many states rank strictly between two ranks.</summary>
    public int Between(int low, int high) => atOrBelow[high - 1] - atOrBelow[low];

    public int Top => atOrBelow.Length - 1;

    /// <summary>What a single wish costs; see <see cref="Ladder"/> for the formula.</summary>
    public long CostOf(Wish wish)
    {
        int above = ranks[wish.Above], below = ranks[wish.Below];
        if (above > below)
            return 0;
        if (above == below)
            return wish.Strict ? Size(above) - 1 : 0;
        return 2L * Between(above, below) + (Size(above) - 1) + Size(below) + 1;
    }

    /// <summary>The cost of meeting all wishes, and the layout that does it.</summary>
    /// <param name="wishes">All of one party.</param>
    /// <param name="steps">Lowered by one for each layout tried; when it falls below zero the cost is not trusted.</param>
    public (long HalfSwaps, Layout? Layout) Of(IReadOnlyCollection<Wish> wishes, ref long steps)
    {
        if (wishes.All(Holds))
            return (0, null);
        if (Star(wishes) is Layout star)
            return (CostOf(star), star);
        int[] named = [.. wishes.SelectMany(w => new[] { w.Above, w.Below }).Distinct().OrderByDescending(s => ranks[s])];
        if (named.Length > MostNamed)
        {
            steps = -1;
            return (Never, null);
        }
        Laying laying = new(this, named, wishes, steps);
        laying.Lay();
        steps = laying.Steps;
        return (laying.Best, laying.BestLayout);

        bool Holds(Wish w) => w.Strict ? ranks[w.Above] > ranks[w.Below] : ranks[w.Above] >= ranks[w.Below];
    }

    // One state to be raised above others, or dropped below others: only those farthest away count, since the rest can be passed on the way
    // at what it would cost to leave them behind. Two or more in the farthest tie take their whole tie along.
    private Layout? Star(IReadOnlyCollection<Wish> wishes)
    {
        Wish first = wishes.First();
        if (wishes.All(w => !w.Strict && w.Above == first.Above))
        {
            int top = wishes.Max(w => ranks[w.Below]);
            return new([[first.Above], [.. wishes.Select(w => w.Below).Where(s => ranks[s] == top).Distinct()]], PrefersLow: true);
        }
        if (wishes.All(w => w.Strict && w.Below == first.Below))
        {
            int bottom = wishes.Min(w => ranks[w.Above]);
            return new([[.. wishes.Select(w => w.Above).Where(s => ranks[s] == bottom).Distinct()], [first.Below]], PrefersLow: false);
        }
        return null;
    }

    private long CostOf(Layout layout)
    {
        long cost = 0;
        HashSet<int> named = [.. layout.Blocks.SelectMany(b => b)];
        for (int b = 0; b < layout.Blocks.Length; b++)
            foreach (int lower in layout.Blocks[b])
                foreach (int upper in layout.Blocks.Take(b).SelectMany(block => block))
                    cost += Above(ranks[upper], ranks[lower]);
        for (int r = 1; r <= Top; r++)
            if (Size(r) - named.Count(s => ranks[s] == r) is int count and > 0)
                cost += count * Place(layout.Blocks, r, layout.PrefersLow).Cost;
        return cost;
    }

    /// <summary>New ranks for a layout.</summary>
    public int[] Apply(Layout? layout)
    {
        if (layout is null)
            return ranks;
        Dictionary<int, int> blockOf = [];
        for (int b = 0; b < layout.Blocks.Length; b++)
            foreach (int s in layout.Blocks[b])
                blockOf[s] = b;
        int[] placeOfRank = new int[Top + 1];
        for (int r = 1; r <= Top; r++)
            placeOfRank[r] = Place(layout.Blocks, r, layout.PrefersLow).Place;
        // Places count half steps down: even ones are gaps, odd ones blocks. Within a gap the old order stays.
        (int Place, int Rank)[] keys = [.. Enumerable.Range(0, ranks.Length).Select(s =>
            blockOf.TryGetValue(s, out int b) ? (2 * b + 1, 0) : placeOfRank[ranks[s]] is int p && p % 2 == 1 ? (p, 0) : (p, -ranks[s]))];
        (int, int)[] levels = [.. keys.Distinct().OrderDescending()];
        Dictionary<(int, int), int> rankOf = levels.Select((key, k) => (key, k)).ToDictionary(p => p.key, p => p.k + 1);
        return [.. keys.Select(key => rankOf[key])];
    }

    // The best place for an unnamed state of a rank, the lowest or the highest of equals, and what it costs.
    private (long Cost, int Place) Place(int[][] blocks, int rank, bool prefersLow)
    {
        int slack = prefersLow ? 0 : 1;
        long cost = 0;                                             // above all blocks
        foreach (int[] block in blocks)
            foreach (int k in block)
                cost += Above(rank, ranks[k]);
        (long best, int place) = (cost, 0);
        for (int b = 0; b < blocks.Length; b++)
        {
            bool tied = ranks[blocks[b][0]] == rank;
            if (tied && cost - blocks[b].Length <= best - slack)
                (best, place) = (cost - blocks[b].Length, 2 * b + 1);
            foreach (int k in blocks[b])
                cost += Above(ranks[k], rank) - Above(rank, ranks[k]);
            if (cost <= best - slack)
                (best, place) = (cost, 2 * b + 2);
        }
        return (best, place);
    }

    // What it costs that a state of the first rank stands above one of the second.
    private static int Above(int upper, int lower) => upper > lower ? 0 : upper == lower ? 1 : 2;

    /// <summary>The named states in their new order, best block first.</summary>
    internal sealed record Layout(int[][] Blocks, bool PrefersLow);

    // Depth first over layouts, dropping those that already cost as much as the best.
    private sealed class Laying
    {
        private readonly CheapestRanking owner;
        private readonly int[] named;
        private readonly int[] before, strictlyBefore;             // bit sets of named states that must stand earlier, or not later
        private readonly (int Rank, int Count)[] others;           // one entry for all unnamed states that compare alike with the named ones
        private readonly List<int[]> blocks = [];

        public Laying(CheapestRanking owner, int[] named, IReadOnlyCollection<Wish> wishes, long steps)
        {
            (this.owner, this.named, Steps) = (owner, named, steps);
            before = new int[named.Length];
            strictlyBefore = new int[named.Length];
            foreach (Wish wish in wishes)
            {
                int above = Array.IndexOf(named, wish.Above), below = Array.IndexOf(named, wish.Below);
                before[below] |= 1 << above;
                if (wish.Strict)
                    strictlyBefore[below] |= 1 << above;
            }
            int[] levels = [.. named.Select(s => owner.ranks[s]).Distinct().Order()];
            List<(int, int)> rest = [];
            int low = 0;
            foreach (int level in levels.Append(owner.Top + 1))
            {
                if (owner.Between(low, level) is int between and > 0)
                    rest.Add((low + 1, between));
                if (level <= owner.Top && owner.Size(level) - named.Count(s => owner.ranks[s] == level) is int tied and > 0)
                    rest.Add((level, tied));
                low = level;
            }
            others = [.. rest];
        }

        public long Best { get; private set; } = Never;

        public Layout? BestLayout { get; private set; }

        public long Steps { get; private set; }

        public void Lay() => Lay(0, 0);

        private void Lay(int placed, long cost)
        {
            if (cost >= Best || --Steps < 0)
                return;
            if (placed == (1 << named.Length) - 1)
            {
                foreach ((int rank, int count) in others)
                    cost += count * owner.Place([.. blocks], rank, prefersLow: true).Cost;
                if (cost < Best)
                    (Best, BestLayout) = (cost, new([.. blocks], PrefersLow: true));
                return;
            }
            for (int k = 0; k < named.Length; k++)
                if ((placed >> k & 1) == 0)
                    Grow(placed, cost, 1 << k, k);
        }

        // Takes a block whose first member is the lowest bit, then every larger block of states tied with it.
        private void Grow(int placed, long cost, int block, int last)
        {
            int[] members = [.. Enumerable.Range(0, named.Length).Where(k => (block >> k & 1) != 0)];
            if (Array.TrueForAll(members, k => (before[k] & ~(placed | block)) == 0 && (strictlyBefore[k] & ~placed) == 0))
            {
                long added = 0;
                for (int p = 0; p < named.Length; p++)
                    if ((placed >> p & 1) != 0)
                        foreach (int k in members)
                            added += Above(owner.ranks[named[p]], owner.ranks[named[k]]);
                blocks.Add([.. members.Select(k => named[k])]);
                Lay(placed | block, cost + added);
                blocks.RemoveAt(blocks.Count - 1);
            }
            for (int next = last + 1; next < named.Length; next++)
                if ((placed >> next & 1) == 0 && owner.ranks[named[next]] == owner.ranks[named[members[0]]])
                    Grow(placed, cost, block | 1 << next, next);
        }
    }
}
