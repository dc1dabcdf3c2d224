using Parley.Analysis.Stability;
using Parley.Studies;

namespace Parley.Analysis.Inverse;

/// <summary>The demand that a state be an equilibrium under every one of some concepts.</summary>
/// <remarks>
/// Where party i has an undeterred improvement x, any rankings that mend it either do not prefer x to the target, or give the opponents'
/// answers an end that deters. Such an end is one they reach already, and then the target must not be worse than it (and, where counter-moves
/// are allowed, than all i can move to from it); or the way to it leaves what they reach already by a step that becomes an improvement.
/// </remarks>
internal sealed class HoldDemand(TargetState target, IReadOnlyList<StabilityConcept> concepts) : IDemand
{
    public IReadOnlyList<Wish[]>? Remedies(int[][] ranks, CancellationToken cancellation)
    {
        foreach (StabilityConcept concept in concepts)
            for (int i = 0; i < target.Parties; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (concept is StabilityConcept.SequentialOrSimultaneousStability)
                {
                    int sequential = target.Undeterred(StabilityConcept.Seq, ranks, i), simultaneous = target.Undeterred(StabilityConcept.Sim, ranks, i);
                    if (sequential >= 0 && simultaneous >= 0)
                        return [.. Mend(StabilityConcept.Seq, ranks, i, sequential), .. Mend(StabilityConcept.Sim, ranks, i, simultaneous)];
                }
                else if (target.Undeterred(concept, ranks, i) is int x and >= 0)
                    return [.. Mend(concept, ranks, i, x)];
            }
        return null;
    }

    private IEnumerable<Wish[]> Mend(StabilityConcept concept, int[][] ranks, int i, int x)
    {
        int s = target.State;
        yield return [new(i, s, x, Strict: false)];
        foreach (int y in target.Answered(concept, ranks, i, x))
        {
            int[] bounded = concept.IsSymmetric() ? [y, .. target.Moves(i, y)] : [y];
            if (!bounded.Contains(x) || bounded.Length == 1)       // a group that holds x asks for more than the first group
                yield return [.. bounded.Where(z => z != s && ranks[i][z] > ranks[i][s]).Select(z => new Wish(i, s, z, Strict: false))];
        }
        if (concept.IsCredible())
            foreach ((int mover, int from, int to) in new Pursuit(target, ranks, i, x).WaysOut())
                yield return [new(mover, to, from, Strict: true)];
        if (concept is StabilityConcept.SimultaneousStability)
            foreach (int j in target.Opponents(i))
                foreach (int t in target.Moves(j, s))
                    if (ranks[j][t] <= ranks[j][s])
                        yield return [new(j, t, s, Strict: true)];
    }
}
