using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>The fewest comparisons of a party that would have to turn for the party to stay.</summary>
/// <remarks>
/// A comparison "x is better than the outcome" turns into "x is no better". An improvement is closed when it turns itself, or when an answer
/// to it comes to deter: the answer's end turns and, where counter-moves count, so does every better state to which the party could escape.
/// One turned answer may close many improvements, so the smallest set is a matter of search: every improvement picks one way to be closed,
/// and the union of what they need is kept small.
/// </remarks>
internal static class Closings
{
    private const int Budget = 200_000;

    /// <summary>Whether the question makes sense for a concept.</summary>
    public static bool Exist(StabilityConcept concept) => concept is
        StabilityConcept.NashStability or StabilityConcept.GeneralMetarationality or StabilityConcept.SymmetricMetarationality
        or StabilityConcept.SequentialStability or StabilityConcept.SymmetricSequentialStability;

    public static Closing Of(GraphModel g, int i, int s, StabilityConcept concept, CancellationToken cancellation)
    {
        bool symmetric = concept.IsSymmetric();
        bool credible = concept.IsCredible();
        int[] opponents = LegalSequences.OpponentsOf(g, i);
        List<int[][]> needs = [];                                 // per open improvement: the sets of states that would close it
        foreach (int s1 in g.Improvements(i, s))
        {
            cancellation.ThrowIfCancellationRequested();
            List<int[]> ways = [[s1]];
            if (concept is not StabilityConcept.NashStability)
                foreach (int s2 in (credible ? LegalSequences.OfImprovements(g, opponents, s1) : LegalSequences.OfMoves(g, opponents, s1)).Order())
                {
                    int[] states = symmetric ? [s2, .. g.Moves(i, s2)] : [s2];
                    ways.Add([.. states.Where(x => g.Prefers(i, x, s)).Distinct().Order()]);
                }
            if (ways.TrueForAll(w => w.Length > 0))
                needs.Add([.. ways.OrderBy(w => w.Length)]);
        }
        needs.Sort((a, b) => a.Length.CompareTo(b.Length));
        (int[] smallest, bool proven) = Smallest(needs, cancellation);
        return new(i, [.. smallest.Order().Select(x => new PreferencePair(x, s))], proven);
    }

    // Depth first with the best size so far as bound; turning each improvement itself always suffices and is where it begins.
    private static (int[] Set, bool Proven) Smallest(List<int[][]> needs, CancellationToken cancellation)
    {
        int[] best = [.. needs.Select(ways => ways[0][0]).Distinct()];
        if (!needs.TrueForAll(ways => Array.Exists(ways, w => Array.TrueForAll(w, best.Contains))))
            best = [.. needs.SelectMany(ways => ways[0]).Distinct()];
        int left = Budget;
        Choose(0, []);
        return (best, left > 0);

        void Choose(int k, HashSet<int> chosen)
        {
            if (--left <= 0 || chosen.Count >= best.Length)
                return;
            if ((left & 1023) == 0)
                cancellation.ThrowIfCancellationRequested();
            while (k < needs.Count && Array.Exists(needs[k], w => Array.TrueForAll(w, chosen.Contains)))
                k++;
            if (k == needs.Count)
            {
                best = [.. chosen];
                return;
            }
            foreach (int[] way in needs[k])
            {
                HashSet<int> with = [.. chosen, .. way];
                if (with.Count < best.Length)
                    Choose(k + 1, with);
            }
        }
    }
}
