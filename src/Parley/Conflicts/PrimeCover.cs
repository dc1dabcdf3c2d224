using System.Collections.Immutable;

namespace Parley.Conflicts;

/// <summary>The smallest number of patterns: all widest permitted patterns, and a search for the fewest that cover.</summary>
/// <remarks>Source: [McCluskey1956] for prime implicants; the search is ordinary branch and bound.</remarks>
internal static class PrimeCover
{
    /// <summary>There are 3^m patterns, so 3^10 = 59,049 at most.</summary>
    public const int MaxOptions = 10;

    private const int SearchBudget = 20_000;

    /// <summary>The cover, or null when the search took out of proportion long.</summary>
    public static PatternCover? Of(PatternSpace space, CancellationToken cancellation)
    {
        List<Pattern> primes = Primes(space);
        List<int>[] coveredBy = [.. Enumerable.Range(0, space.Wanted).Select(_ => new List<int>())];
        for (int p = 0; p < primes.Count; p++)
        {
            int prime = p;
            space.Visit(primes[p], k => coveredBy[k].Add(prime));
        }
        List<int>[] states = new List<int>[primes.Count];
        for (int p = 0; p < states.Length; p++)
            states[p] = [];
        for (int k = 0; k < coveredBy.Length; k++)
            foreach (int p in coveredBy[k])
                states[p].Add(k);

        List<int>? best = null;
        int steps = 0;
        int[] times = new int[space.Wanted];
        List<int> chosen = [];
        bool finished = Search();
        return finished && best is not null ? new([.. best.Select(p => primes[p])], true) : null;

        // Branches on the state with the fewest choices. The bound: states that share no prime each need one of their own.
        bool Search()
        {
            cancellation.ThrowIfCancellationRequested();
            if (++steps > SearchBudget)
                return false;
            int pick = -1, needed = 0;
            HashSet<int> used = [];
            for (int k = 0; k < times.Length; k++)
            {
                if (times[k] > 0)
                    continue;
                if (pick < 0 || coveredBy[k].Count < coveredBy[pick].Count)
                    pick = k;
                if (!coveredBy[k].Exists(used.Contains))
                {
                    needed++;
                    used.UnionWith(coveredBy[k]);
                }
            }
            if (pick < 0)
            {
                best = [.. chosen];
                return true;
            }
            if (best is not null && chosen.Count + needed >= best.Count)
                return true;
            foreach (int p in coveredBy[pick].OrderByDescending(p => states[p].Count(k => times[k] == 0)).ThenBy(p => p))
            {
                chosen.Add(p);
                foreach (int k in states[p])
                    times[k]++;
                bool done = Search();
                foreach (int k in states[p])
                    times[k]--;
                chosen.RemoveAt(chosen.Count - 1);
                if (!done)
                    return false;
            }
            return true;
        }
    }

    // A permitted pattern with j open options is two permitted ones with j - 1; it is prime when opening any further option is not permitted.
    private static List<Pattern> Primes(PatternSpace space)
    {
        HashSet<Pattern> layer = [];
        HashSet<Pattern> seen = [];
        List<Pattern> primes = [];
        for (int k = 0; k < space.Wanted; k++)
            layer.Add(Pattern.Only(space[k], space.Options));
        while (layer.Count > 0)
        {
            HashSet<Pattern> wider = [];
            foreach (Pattern pattern in layer)
            {
                bool prime = true;
                for (int k = 0; k < space.Options; k++)
                {
                    UInt128 bit = UInt128.One << k;
                    if ((pattern.Fixed & bit) == 0)
                        continue;
                    Pattern open = pattern.Without(k);
                    if (wider.Contains(open) || (seen.Add(open) && !space.Touches(open)))
                    {
                        wider.Add(open);
                        prime = false;
                    }
                }
                if (prime)
                    primes.Add(pattern);
            }
            layer = wider;
        }
        return primes;
    }
}
