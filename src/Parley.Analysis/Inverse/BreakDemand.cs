using Parley.Analysis.Stability;
using Parley.Studies;

namespace Parley.Analysis.Inverse;

/// <summary>The demand that a party have an undeterred improvement at a state: one chosen move, or any.</summary>
/// <remarks>
/// Where an answer still deters, any rankings that mend it either prefer the end of that answer to the state (or a counter-move from it), or
/// take from it one of the steps by which the opponents get there.
/// </remarks>
internal sealed class BreakDemand(TargetState target, StabilityConcept concept, IReadOnlyList<int> parties) : IDemand
{
    public IReadOnlyList<Wish[]>? Remedies(int[][] ranks, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        List<Wish[]> remedies = [];
        foreach (int i in parties)
        {
            if (target.Undeterred(concept, ranks, i) >= 0)
                return null;
            remedies.AddRange(target.Moves(i, target.State).SelectMany(x => Free(ranks, i, x)));
        }
        return remedies;
    }

    // What would leave the move x undeterred: x must be an improvement, and one answer that deters now must not.
    private IEnumerable<Wish[]> Free(int[][] ranks, int i, int x)
    {
        Wish tempts = new(i, x, target.State, Strict: true);
        if (!tempts.IsMet(ranks))
            return [[tempts]];
        return concept is StabilityConcept.SequentialOrSimultaneousStability
            ? [.. FirstAnswer(StabilityConcept.Seq, ranks, i, x), .. FirstAnswer(StabilityConcept.Sim, ranks, i, x)]
            : FirstAnswer(concept, ranks, i, x);
    }

    private IEnumerable<Wish[]> FirstAnswer(StabilityConcept under, int[][] ranks, int i, int x)
    {
        int s = target.State;
        Wish[] kept = [new(i, x, s, Strict: true)];                // stays a wish, so that later changes do not undo it
        if (under is StabilityConcept.SimultaneousStability)
        {
            (int end, (int Party, int To)[]? chosen) = target.JointChoices(i, x, (j, t) => ranks[j][t] > ranks[j][s])
                .FirstOrDefault(c => ranks[i][c.End] <= ranks[i][s], (-1, []));
            if (end >= 0)
            {
                yield return [.. kept, new(i, end, s, Strict: true)];
                foreach ((int j, int to) in chosen)
                    yield return [.. kept, new(j, s, to, Strict: false)];
            }
            yield break;
        }
        int deterring = -1;                                        // the lowest, so that one drop below it leaves behind as many others as possible
        foreach (int y in target.Answered(under, ranks, i, x))
            if (target.Deters(under, ranks[i], i, y) && (deterring < 0 || ranks[i][y] < ranks[i][deterring]))
                deterring = y;
        if (deterring < 0)
            yield break;
        int[] escapes = under.IsSymmetric() ? [deterring, .. target.Moves(i, deterring)] : [deterring];
        foreach (int z in escapes.Where(z => z != s))
            yield return [.. kept, new(i, z, s, Strict: true)];
        if (under.IsCredible())
            foreach ((int mover, int from, int to) in new Pursuit(target, ranks, i, x).WayTo(deterring))
                yield return [.. kept, new(mover, from, to, Strict: false)];
    }
}
