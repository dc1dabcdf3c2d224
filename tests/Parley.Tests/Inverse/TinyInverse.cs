using Parley.Analysis.Inverse;
using Parley.Analysis.Stability;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Tests.Inverse;

/// <summary>The smallest change of rankings over a handful of states by trying every combination of rankings: a second judge, fast enough for tens of thousands of conflicts.</summary>
/// <remarks>
/// Whether s is an equilibrium depends on a ranking only through two things: which states are better than s, and which moves improve. Rankings
/// that agree on both are tried once, at the price of the cheapest. Stability is written down a second time here, over bit sets of at most 32 states;
/// a test holds it against <see cref="InverseDefinitions"/>.
/// </remarks>
internal sealed class TinyInverse
{
    private readonly GraphModel g;
    private readonly int s, n, count;
    private readonly int[][] moves;                               // [j][a]: bit set of the states to which j moves from a
    private readonly Reading[][] readings;                        // per party, cheapest first

    /// <summary>What of a ranking matters: bit set of the states better than s, and per state the moves that improve.</summary>
    private sealed record Reading(long Cost, int Better, int[] Up);

    public TinyInverse(GraphModel g, int s, int?[] factors)
    {
        (this.g, this.s, n, count) = (g, s, g.DecisionMakers.Length, g.StateCount);
        moves = [.. Enumerable.Range(0, n).Select(j => Enumerable.Range(0, count).Select(a => g.Moves(j, a).Aggregate(0, (bits, t) => bits | 1 << t)).ToArray())];
        readings = [.. Enumerable.Range(0, n).Select(j => Readings(j, factors[j]))];
    }

    /// <summary>The least cost in half swaps with factors; null when no rankings do it.</summary>
    public long? Least(StabilityConcept concept)
    {
        long best = long.MaxValue;
        Reading[] chosen = new Reading[n];
        Choose(0, 0);
        return best == long.MaxValue ? null : best;

        void Choose(int j, long cost)
        {
            if (j == n)
            {
                if (Enumerable.Range(0, n).All(i => IsStable(concept, chosen, i)))
                    best = cost;
                return;
            }
            foreach (Reading reading in readings[j])
            {
                if (cost + reading.Cost >= best)
                    return;                                       // the dearer ones follow
                chosen[j] = reading;
                Choose(j + 1, cost + reading.Cost);
            }
        }
    }

    private Reading[] Readings(int j, int? factor)
    {
        int[] ranks = g.Ranks(j).ToArray();
        Dictionary<string, Reading> cheapest = [];
        foreach (int[] row in factor is null ? [ranks] : InverseDefinitions.All(ranks))
        {
            int better = 0;
            int[] up = new int[count];
            for (int a = 0; a < count; a++)
            {
                better |= row[a] > row[s] ? 1 << a : 0;
                for (int t = 0; t < count; t++)
                    up[a] |= (moves[j][a] >> t & 1) != 0 && row[t] > row[a] ? 1 << t : 0;
            }
            long cost = (factor ?? 0) * Rankings.HalfSwaps(ranks, row);
            string key = better + ":" + string.Join(',', up);
            if (!cheapest.TryGetValue(key, out Reading? known) || cost < known.Cost)
                cheapest[key] = new(cost, better, up);
        }
        return [.. cheapest.Values.OrderBy(r => r.Cost)];
    }

    private bool IsStable(StabilityConcept concept, Reading[] of, int i)
    {
        if (concept is StabilityConcept.SequentialOrSimultaneousStability)
            return IsStable(StabilityConcept.Seq, of, i) || IsStable(StabilityConcept.Sim, of, i);
        int tempting = moves[i][s] & of[i].Better;
        if (concept is StabilityConcept.NashStability)
            return tempting == 0;
        for (; tempting != 0; tempting &= tempting - 1)
            if (!IsAnswered(concept, of, i, int.TrailingZeroCount(tempting)))
                return false;
        return true;
    }

    private bool IsAnswered(StabilityConcept concept, Reading[] of, int i, int x)
    {
        int better = of[i].Better;
        bool credible = concept is StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability;
        bool symmetric = concept is StabilityConcept.SymmetricMetarationality or StabilityConcept.SymmetricSequentialStability;
        if (concept is StabilityConcept.SimultaneousStability)
            return Combined(of, i, ((OptionForm)g).States[x], 0).Any(y => (better >> y & 1) == 0);
        int[] seen = new int[n];                                  // per last mover, the states reached
        Stack<(int State, int Last)> open = new([(x, -1)]);
        while (open.TryPop(out (int State, int Last) at))
            for (int j = 0; j < n; j++)
                if (j != i && j != at.Last)
                    for (int fresh = (credible ? of[j].Up[at.State] : moves[j][at.State]) & ~seen[j]; fresh != 0; fresh &= fresh - 1)
                    {
                        int y = int.TrailingZeroCount(fresh);
                        seen[j] |= 1 << y;
                        if ((better >> y & 1) == 0 && (!symmetric || (moves[i][y] & better) == 0))
                            return true;
                        open.Push((y, j));
                    }
        return false;
    }

    // Feasible outcomes when the opponents from number j on stay or improve from s, each from where s stands.
    private IEnumerable<int> Combined(Reading[] of, int i, State so, int j)
    {
        OptionForm form = (OptionForm)g;
        if (j == n)
        {
            if (form.States.IndexOf(so) is int index and >= 0)
                yield return index;
            yield break;
        }
        UInt128 own = g.DecisionMakers[j].Control;
        for (int t = 0; t < count; t++)
            if (j == i ? t == s : t == s || (of[j].Up[s] >> t & 1) != 0)
                foreach (int end in Combined(of, i, j == i ? so : new State((so.Bits & ~own) | (form.States[t].Bits & own)), j + 1))
                    yield return end;
    }
}
