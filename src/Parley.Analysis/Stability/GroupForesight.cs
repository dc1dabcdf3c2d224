using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Limited moves among any number of decision makers by tables: every horizon up to h in h passes.</summary>
/// <remarks>The rules stand with <see cref="ForesightDefinitions.IsForesightTogether"/> and <see cref="ForesightDefinitions.IsForesightAlone"/>; i is the decision maker whose stability is asked.</remarks>
internal sealed class GroupForesight
{
    private readonly GraphModel g;
    private readonly int i;
    private readonly Arcs[] moves;
    private readonly CancellationToken cancellation;

    public GroupForesight(GraphModel g, int i, CancellationToken cancellation)
    {
        (this.g, this.i, this.cancellation) = (g, i, cancellation);
        moves = [.. Enumerable.Range(0, g.DecisionMakers.Length).Select(j => Arcs.Of(g, j, cancellation))];
    }

    /// <summary>The states at which i stays.</summary>
    public static StateSet StableStates(GraphModel g, int i, StabilityConcept concept, CancellationToken cancellation)
    {
        GroupForesight tables = new(g, i, cancellation);
        int[] ends = concept switch
        {
            StabilityConcept.ForesightTogether together => tables.Together(together.HorizonInMoves)[^1].Mine,
            StabilityConcept.ForesightAlone alone => tables.Alone(alone.HorizonInMoves)[^1].Choice[i],
            _ => throw new ArgumentException("Only foresight among any number of decision makers is worked out here.", nameof(concept)),
        };
        return StateSet.Where(ends.Length, s => ends[s] == s);
    }

    /// <summary>What i and its opponents end in when they move first, for every horizon from 0.</summary>
    public List<(int[] Mine, int[] Theirs)> Together(int horizonInMoves)
    {
        int[] start = [.. Enumerable.Range(0, g.StateCount)];
        List<(int[] Mine, int[] Theirs)> tables = [(start, start)];
        CoalitionMoves groups = new(g, new(null), cancellation);
        for (int h = 1; h <= horizonInMoves; h++)
        {
            (int[] mine, int[] theirs) = tables[^1];
            tables.Add((
                [.. start.Select(s => BestFirst(i, s, theirs) is int t and >= 0 && g.Prefers(i, theirs[t], s) ? theirs[t] : s)],
                [.. start.Select(s => JointFirst(groups, s, mine) is int t and >= 0 ? mine[t] : s)]));
        }
        return tables;
    }

    /// <summary>For every horizon: per decision maker where its best move ends, and per last mover where things end.</summary>
    public List<(int[][] Choice, int[][] After)> Alone(int horizonInMoves)
    {
        int n = moves.Length;
        int[] start = [.. Enumerable.Range(0, g.StateCount)];
        List<(int[][] Choice, int[][] After)> tables = [([.. moves.Select(_ => start)], [.. moves.Select(_ => start)])];
        for (int h = 1; h <= horizonInMoves; h++)
        {
            int[][] before = tables[^1].After;
            int[][] choice = [.. Enumerable.Range(0, n).Select(j => start.Select(s => BestFirst(j, s, before[j]) is int t and >= 0 && g.Prefers(j, before[j][t], s) ? before[j][t] : s).ToArray())];
            tables.Add((choice, [.. Enumerable.Range(0, n).Select(last => start.Select(s => NextAlone(choice, last, s) is int j and >= 0 ? choice[j][s] : s).ToArray())]));
        }
        return tables;
    }

    /// <summary>The course i foresees from s: its own move, then what follows until nobody moves; empty when i stays.</summary>
    public List<UnilateralMove> Course(StabilityConcept concept, int s) => concept is StabilityConcept.ForesightTogether together
        ? TogetherCourse(s, together.HorizonInMoves)
        : AloneCourse(s, ((StabilityConcept.ForesightAlone)concept).HorizonInMoves);

    private List<UnilateralMove> TogetherCourse(int s, int horizonInMoves)
    {
        List<(int[] Mine, int[] Theirs)> tables = Together(horizonInMoves);
        CoalitionMoves groups = new(g, new(null), cancellation);
        int everybody = (1 << moves.Length) - 1;
        List<UnilateralMove> course = [];
        bool myTurn = true;
        for (int h = horizonInMoves; h > 0; h--, myTurn = !myTurn)
        {
            int to = myTurn ? BestFirst(i, s, tables[h - 1].Theirs) : JointFirst(groups, s, tables[h - 1].Mine);
            if (to < 0 || (myTurn && !g.Prefers(i, tables[h - 1].Theirs[to], s)))
                break;
            course.AddRange(myTurn ? [new(i, s, to)] : groups.Path(everybody & ~(1 << i), s, to));
            s = to;
        }
        return course;
    }

    private List<UnilateralMove> AloneCourse(int s, int horizonInMoves)
    {
        List<(int[][] Choice, int[][] After)> tables = Alone(horizonInMoves);
        List<UnilateralMove> course = [];
        int mover = tables[horizonInMoves].Choice[i][s] == s ? -1 : i;
        for (int h = horizonInMoves; mover >= 0; mover = h > 0 ? NextAlone(tables[h].Choice, mover, s) : -1)
        {
            int to = BestFirst(mover, s, tables[--h].After[mover]);
            course.Add(new(mover, s, to));
            s = to;
        }
        return course;
    }

    // The first move that ends best; among equals the lowest number, because moves come in ascending order.
    private int BestFirst(int mover, int s, int[] after)
    {
        int best = -1;
        foreach (int t in moves[mover].From(s))
            if (best < 0 || g.Prefers(mover, after[t], after[best]))
                best = t;
        return best;
    }

    // Who moves next, given where everybody's best move from s ends; -1 when nobody does.
    private int NextAlone(int[][] choice, int last, int s)
    {
        ReadOnlySpan<int> ranks = g.Ranks(i);
        int next = -1;
        for (int j = 0; j < choice.Length; j++)
            if (j != last && choice[j][s] != s && (next < 0 || (ranks[choice[j][s]], choice[j][s]).CompareTo((ranks[choice[next][s]], choice[next][s])) < 0))
                next = j;
        return next;
    }

    // The opponents' first state from s, given where things end after it; -1 when they stay.
    private int JointFirst(CoalitionMoves groups, int s, int[] after)
    {
        cancellation.ThrowIfCancellationRequested();
        List<int> kept = [];                                      // the lowest first state for each undominated end so far
        foreach (int t in CoalitionMoves.StatesOf(groups.Reach(((1 << moves.Length) - 1) & ~(1 << i), s)))
            if (t != s && !AsGood(s, after[t]) && AsGood(after[t], s) && !kept.Exists(k => AsGood(after[k], after[t])))
            {
                kept.RemoveAll(k => AsGood(after[t], after[k]));
                kept.Add(t);
            }
        int best = -1;
        foreach (int t in kept)
            if (best < 0 || g.Ranks(i)[after[t]] < g.Ranks(i)[after[best]])
                best = t;
        return best;

        // Whether one end is worse than another for no opponent.
        bool AsGood(int end, int other)
        {
            for (int j = 0; j < moves.Length; j++)
                if (j != i && g.Prefers(j, other, end))
                    return false;
            return true;
        }
    }
}
