using System.Collections.Immutable;
using Parley.Analysis.Inverse;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Robustness;

/// <summary>The smallest change of rankings after which one party would leave a state.</summary>
/// <remarks>
/// The inverse question with the sign changed, in the same measure. Where opponents' preferences do not matter, or stay, dropping the state is as good as
/// any other change, by the argument of <see cref="Ladder"/> turned upside down; otherwise the search over required pairs decides.
/// </remarks>
internal static class Margins
{
    public static Change Of(TargetState target, StabilityConcept concept, int party, int steps, CancellationToken cancellation)
    {
        int[][] ranks = Rankings.Of(target.Model);
        if (target.Undeterred(concept, ranks, party) >= 0)
            return new Change.Smallest(0, [], Proof.Nothing, 1);
        int?[] factors = [.. Enumerable.Repeat<int?>(1, ranks.Length)];
        RankingSearch search = new(ranks, factors);
        long rungs = 0;
        int s = target.State;
        int[][] marked = [.. ranks];
        (long HalfSwaps, int[] Below)? alone = Descend(concept), tempting = Descend(StabilityConcept.Nash);
        if (tempting is null)
            return new Change.Impossible(rungs);                   // no move at all
        if (!TargetState.DependsOnOpponents(concept))
            return alone is null ? new Change.Impossible(rungs) : Smallest(Dropped(alone.Value.Below), Proof.Ladder, rungs);
        if (alone is not null && alone.Value.HalfSwaps == tempting.Value.HalfSwaps)
            return Smallest(Dropped(alone.Value.Below), Proof.Bound, rungs);

        long[] floors = new long[ranks.Length];
        floors[party] = tempting.Value.HalfSwaps;                  // whatever the others do, the party needs an improvement
        long ceiling = alone?.HalfSwaps ?? CheapestRanking.Never;
        RankingSearch.Outcome outcome = search.Find(new BreakDemand(target, concept, [party]), floors, ceiling, steps, cancellation);
        Change.Smallest? known = alone is null ? null : Smallest(Dropped(alone.Value.Below), Proof.Search, outcome.Examined);
        return outcome.Ranks is not null ? Smallest(outcome.Ranks, Proof.Search, outcome.Examined)
            : outcome.IsClosed ? known is null ? new Change.Impossible(outcome.Examined) : known
            : new Change.Open(outcome.HalfSwaps / 2m, known, outcome.Examined);

        (long HalfSwaps, int[] Below)? Descend(StabilityConcept under) => Ladder.Descend(search.Cheapest(party), ranks[party], s, marks =>
        {
            marked[party] = marks;
            return target.Undeterred(under, marked, party) >= 0;
        }, ref rungs);

        int[][] Dropped(int[] below)
        {
            long unlimited = long.MaxValue;
            CheapestRanking cheapest = search.Cheapest(party);
            int[] row = cheapest.Apply(cheapest.Of([.. below.Select(x => new Wish(party, x, s, Strict: true))], ref unlimited).Layout);
            return [.. ranks.Select((old, j) => j == party ? row : old)];
        }

        Change.Smallest Smallest(int[][] changed, Proof proof, long examined)
        {
            ImmutableArray<Revision> revisions = Inversion.Revisions(target.Model, ranks, changed, factors);
            return new(revisions.Sum(r => r.Cost), revisions, proof, examined);
        }
    }
}
