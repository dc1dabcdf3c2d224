using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Inverse;

/// <summary>The cheapest ways in which a party's opponents can come to answer by improvements of their own: a floor for any change, and a plan for one.</summary>
/// <remarks>
/// Let the party i raise the target s to some rung of its <see cref="Ladder"/>. Whatever its new ranking is, it costs what that rung costs, and the states not
/// better than s are among those at or below the rung. Each improvement x of i that remains must be answered: from x opponents go by improvements to
/// a sanction y. A step that is no improvement yet must become one, which costs its mover at least what that one pair costs by itself. So a mover pays
/// at least its dearest step of some way, and what it needs for itself; opponents together pay at least the sum of the cheapest way. The
/// cheapest way for each x is a shortest path whose labels hold one price per mover, worked out backwards from all sanctions at once. What i and the
/// opponents pay together at the cheapest rung is a floor for every change; for graphs whose moves are not transitive it only gets lower, because
/// ways in which somebody moves twice in succession are not left out. Labels that no other undercuts can become many; past a number of them
/// a label holds its dearest step alone, which is a lower floor and a plan of less use.
/// </remarks>
internal sealed class CheapestWays
{
    private const int MostLabels = 200_000;

    private readonly TargetState target;
    private readonly int[][] ranks;
    private readonly RankingSearch search;
    private readonly int?[] factors;
    private readonly CancellationToken cancellation;
    private int labels;
    private readonly int[][][] into;                              // per mover and state: from where it can move there; empty until first asked for

    public CheapestWays(TargetState target, int[][] ranks, RankingSearch search, int?[] factors, CancellationToken cancellation)
    {
        (this.target, this.ranks, this.search, this.factors, this.cancellation) = (target, ranks, search, factors, cancellation);
        into = [.. ranks.Select(_ => Array.Empty<int[]>())];
    }

    /// <summary>The least that everybody pays together when i is to stay, in half swaps with factors, and wishes that might do for it.</summary>
    /// <param name="concept">Sequential stability, symmetric or not.</param>
    /// <param name="i">The party.</param>
    /// <param name="needed">What each party pays at least in any case, in half swaps before its factor.</param>
    /// <returns><see cref="CheapestRanking.Never"/> when nothing does it.</returns>
    public (long Floor, List<Wish> Plan) Of(StabilityConcept concept, int i, long[] needed)
    {
        long others = search.Weighed([.. needed.Select((c, j) => j == i ? 0 : c)]), least = CheapestRanking.Never;
        List<Wish> plan = [];
        int s = target.State, bottom = ranks[i][s], top = search.Cheapest(i).Top;
        if (others < CheapestRanking.Never)
        {
            long? atTop = Look(top, bottom);
            Look(bottom, bottom);
            Between(bottom, top, atTop ?? 0);
        }
        return (least, [.. plan.Distinct()]);

        // What i pays rises from rung to rung, and what the opponents pay falls; so between two rungs nothing is cheaper than the lower rung's
        // price with the opponents' price at the higher one.
        void Between(int low, int high, long paidAtHigh)
        {
            if (high - low < 2 || Mine(low + 1) + others + paidAtHigh >= least)
                return;
            int middle = low + (high - low) / 2;
            if (Look(middle, low + 1) is long paid)
                Between(low, middle, paid);
            Between(middle, high, paidAtHigh);
        }

        // Prices a rung; null when no rung from the lowest to this one can undercut what is known.
        long? Look(int rung, int lowest)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Mine(lowest) + others >= least || WaysAt(concept, i, rung, needed, least - Mine(lowest) - others) is not { } ways)
                return null;
            long paid = ways.Select(w => Total(w.Paid)).DefaultIfEmpty().Max();
            if (Mine(rung) + others + paid < least)
            {
                least = Mine(rung) + others + paid;
                plan = [.. Raise(concept, i, rung, ways), .. ways.SelectMany(Steps)];
            }
            return paid;
        }

        long Mine(int rung) => Weighed(i, RungCost(i, rung));
    }

    // The cheapest way to bring some state of a rung, and nothing above it, among those that are no better; see the ladder for the price.
    private long RungCost(int i, int rung)
    {
        int s = target.State;
        CheapestRanking cheapest = search.Cheapest(i);
        return rung == ranks[i][s] ? 0
            : 2L * cheapest.Between(ranks[i][s], rung) + cheapest.Size(ranks[i][s]) - 1 + cheapest.Size(rung) + 1;
    }

    private long Weighed(int party, long halfSwaps) =>
        halfSwaps == 0 ? 0 : factors[party] is int factor ? factor * halfSwaps : CheapestRanking.Never;

    /// <summary>A way on from a state: who moves where, and what each mover pays beyond its need for the dearest of its steps from here on.</summary>
    private sealed record Way(int State, long[] Paid, int Mover, Way? Next)
    {
        /// <summary>The sanction at which it ends.</summary>
        public int End => Next?.End ?? State;
    }

    // One way for each improvement that remains at a rung; null when some has none below the limit.
    private List<Way>? WaysAt(StabilityConcept concept, int i, int rung, long[] needed, long limit)
    {
        int[] own = ranks[i];
        bool symmetric = concept.IsSymmetric();
        HashSet<int> wanted = [.. target.Moves(i, target.State).Where(x => own[x] > rung)];
        List<Way> found = [];
        PriorityQueue<Way, long> open = new();
        List<long[]>?[] settled = new List<long[]>?[own.Length];
        for (int y = 0; y < own.Length; y++)
            if (own[y] <= rung && (!symmetric || Array.TrueForAll(target.Moves(i, y), z => own[z] <= rung)))
                open.Enqueue(new(y, new long[labels > MostLabels ? 1 : ranks.Length], -1, null), 0);
        bool coarse = labels > MostLabels;
        while (wanted.Count > 0 && open.TryDequeue(out Way? at, out long sum) && sum < limit)
        {
            if (!coarse && ++labels > MostLabels)
                return WaysAt(concept, i, rung, needed, limit);   // begin again, coarsely
            if (Exceeds(settled[at.State], at.Paid))
                continue;
            (settled[at.State] ??= []).Add(at.Paid);
            if (wanted.Remove(at.State))
                found.Add(at);
            foreach (int j in target.Opponents(i))
                foreach (int from in MovesInto(j, at.State))
                {
                    long[] paid = at.Paid;
                    long step = ranks[j][at.State] > ranks[j][from] ? 0
                        : Weighed(j, search.Cheapest(j).CostOf(new Wish(j, at.State, from, Strict: true))) - Weighed(j, needed[j]);
                    int mover = coarse ? 0 : j;
                    if (step > paid[mover])
                    {
                        paid = [.. paid];
                        paid[mover] = step;
                    }
                    if (Total(paid) < limit && !Exceeds(settled[from], paid))
                        open.Enqueue(new(from, paid, j, at), Total(paid));
                }
        }
        return wanted.Count == 0 ? found : null;

        // Whether somebody was here and paid no more.
        static bool Exceeds(List<long[]>? known, long[] paid)
        {
            if (known is not null)
                foreach (long[] less in known)
                {
                    bool within = true;
                    for (int j = 0; j < paid.Length; j++)
                        within &= less[j] <= paid[j];
                    if (within)
                        return true;
                }
            return false;
        }
    }

    private static long Total(long[] paid)
    {
        long sum = 0;
        foreach (long part in paid)
            sum += part;
        return sum;
    }

    // What s must be raised above: improvements given up and what sanctions are made of; of these only the highest, since the rest is passed on the way.
    private IEnumerable<Wish> Raise(StabilityConcept concept, int i, int rung, List<Way> ways)
    {
        int s = target.State;
        int[] own = ranks[i], ends = [.. ways.Select(way => way.End)];
        int[] passed = [.. target.Moves(i, s).Where(x => own[x] <= rung), .. ends, .. concept.IsSymmetric() ? ends.SelectMany(y => target.Moves(i, y)) : []];
        int highest = passed.Select(a => own[a]).DefaultIfEmpty().Max();
        return highest <= own[s] ? [] : passed.Where(a => own[a] == highest).Distinct().Select(a => new Wish(i, s, a, Strict: false));
    }

    // The steps of a way that are no improvements yet.
    private IEnumerable<Wish> Steps(Way way)
    {
        for (Way at = way; at.Next is Way next; at = next)
            if (ranks[at.Mover][next.State] <= ranks[at.Mover][at.State])
                yield return new(at.Mover, next.State, at.State, Strict: true);
    }

    private int[] MovesInto(int j, int state)
    {
        if (into[j].Length == 0)
        {
            List<int>[] lists = [.. ranks[j].Select(_ => new List<int>())];
            for (int from = 0; from < lists.Length; from++)
                foreach (int to in target.Moves(j, from))
                    lists[to].Add(from);
            into[j] = [.. lists.Select(l => l.ToArray())];
        }
        return into[j][state];
    }
}
