using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Decides the sanction concepts over any reading of preferences; what opponents can reach is worked out once per improvement.</summary>
/// <remarks>The threshold trick of the other engines needs a complete order, so sets of replies are kept as bits: at worst states² / 8 bytes.</remarks>
internal static class ReadStates
{
    public static StateSet Stable(GraphModel g, int i, StabilityConcept.Read concept, CancellationToken cancellation)
    {
        Lens lens = new(g, concept.Reading);
        Arcs[] moves = [.. Enumerable.Range(0, g.DecisionMakers.Length).Select(j => Arcs.Of(g, j, cancellation))];
        bool credible = concept.Form is SanctionForm.Seq or SanctionForm.Sseq, symmetric = concept.Form is SanctionForm.Smr or SanctionForm.Sseq;
        int[]?[] replies = new int[]?[g.StateCount];
        return StateSet.Where(g.StateCount, s =>
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (int s1 in moves[i].From(s))
                if (lens.Tempts(i, s1, s) && (concept.Form == SanctionForm.Nash || !Array.Exists(replies[s1] ??= Replies(s1), s2 => Sanctions(s2, s))))
                    return false;
            return true;
        });

        bool Sanctions(int s2, int s)
        {
            if (!lens.Deters(i, s2, s))
                return false;
            if (symmetric)
                foreach (int s3 in moves[i].From(s2))
                    if (!lens.Deters(i, s3, s))
                        return false;
            return true;
        }

        int[] Replies(int s1)
        {
            int n = moves.Length;
            bool[] seen = new bool[g.StateCount * n];
            List<int> reached = [];
            bool[] listed = new bool[g.StateCount];
            Stack<(int State, int Last)> open = new([(s1, -1)]);
            while (open.TryPop(out (int State, int Last) at))
                for (int j = 0; j < n; j++)
                    if (j != i && j != at.Last)
                        foreach (int to in moves[j].From(at.State))
                            if (!seen[to * n + j] && (!credible || lens.Steps(j, to, at.State)))
                            {
                                seen[to * n + j] = true;
                                if (!listed[to])
                                    reached.Add(to);
                                listed[to] = true;
                                open.Push((to, j));
                            }
            return [.. reached];
        }
    }
}
