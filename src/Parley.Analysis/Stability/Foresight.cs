using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Limited-move, non-myopic and maximin stability by tables: every horizon up to h in h passes over the moves.</summary>
internal sealed class Foresight
{
    private readonly GraphModel g;
    private readonly Arcs[] moves;
    private readonly CancellationToken cancellation;

    public Foresight(GraphModel g, CancellationToken cancellation)
    {
        if (g.DecisionMakers.Length != 2)
            throw new ArgumentException($"Looking ahead is defined here for two decision makers; the model has {g.DecisionMakers.Length}.", nameof(g));
        (this.g, this.cancellation) = (g, cancellation);
        moves = [Arcs.Of(g, 0, cancellation), Arcs.Of(g, 1, cancellation)];
    }

    /// <summary>The states at which a decision maker stays under one of the foresight concepts.</summary>
    public static StateSet StableStates(GraphModel g, int i, StabilityConcept concept, CancellationToken cancellation)
    {
        Foresight tables = new(g, cancellation);
        return concept switch
        {
            StabilityConcept.LimitedMove limited => tables.LimitedMove(i, limited.HorizonInMoves),
            StabilityConcept.NonMyopicStability => tables.NonMyopic(i),
            StabilityConcept.MaximinStability maximin => tables.Maximin(i, maximin.HorizonInMoves),
            _ => throw new ArgumentException("The family of concepts is closed.", nameof(concept)),
        };
    }

    public StateSet LimitedMove(int i, int horizonInMoves)
    {
        int[][] now = Start();
        for (int h = 0; h < horizonInMoves; h++)
            now = [Next(0, now[1]), Next(1, now[0])];
        return Stays(now[i]);
    }

    public StateSet NonMyopic(int i)
    {
        // The pair of tables repeats; Brent's algorithm finds the period without keeping every pair.
        int[][] tortoise = Start(), hare = Advance(tortoise);
        for (int power = 1, length = 1; !Same(tortoise, hare); length++)
        {
            if (power == length)
            {
                tortoise = hare;
                power *= 2;
                length = 0;
            }
            hare = Advance(hare);
        }
        StateSet stays = Stays(hare[i]);
        for (int[][] at = Advance(hare); !Same(at, hare); at = Advance(at))
            stays = stays.And(Stays(at[i]));
        return stays;
    }

    public StateSet Maximin(int i, int horizonInMoves)
    {
        int[] ranks = g.Ranks(i).ToArray();
        int[] mine = ranks, theirs = ranks;                        // V_h(i, .) and V_h(j, .)
        for (int h = 0; h + 1 < horizonInMoves; h++)
            (mine, theirs) = (Extreme(i, ranks, theirs, Math.Max), Extreme(1 - i, ranks, mine, Math.Min));
        return StateSet.Where(ranks.Length, s =>
        {
            foreach (int s1 in moves[i].From(s))
                if (theirs[s1] > ranks[s])
                    return false;
            return true;
        });
    }

    /// <summary>The course i foresees from s with h moves left in all: the moves until somebody stays.</summary>
    public List<UnilateralMove> Course(int i, int s, int horizonInMoves)
    {
        List<int[][]> tables = [Start()];
        for (int h = 0; h < horizonInMoves; h++)
            tables.Add(Advance(tables[^1]));
        List<UnilateralMove> course = [];
        for (int mover = i, at = s, h = horizonInMoves; h > 0; h--, mover = 1 - mover)
        {
            int best = BestFirst(mover, at, tables[h - 1][1 - mover]);
            if (best < 0 || !g.Prefers(mover, tables[h - 1][1 - mover][best], at))
                break;
            course.Add(new(mover, at, best));
            at = best;
        }
        return course;
    }

    /// <summary>A course away from s that i still takes however far ahead is looked; empty when i stays for every horizon from some length on.</summary>
    public List<UnilateralMove> LastingCourse(int i, int s)
    {
        Dictionary<string, int> seen = [];
        int[][] now = Start();
        List<bool> stays = [];
        int h = 0;
        while (seen.TryAdd(string.Join(',', now[0]) + ";" + string.Join(',', now[1]), h))
        {
            stays.Add(now[i][s] == s);
            now = Advance(now);
            h++;
        }
        int leaves = stays.FindIndex(seen[string.Join(',', now[0]) + ";" + string.Join(',', now[1])], stay => !stay);
        return leaves < 0 ? [] : Course(i, s, leaves);
    }

    /// <summary>The best move away from s when the other then hurts i as much as possible, and what follows; empty when no move pays.</summary>
    public List<UnilateralMove> CautiousCourse(int i, int s, int horizonInMoves)
    {
        int[] ranks = g.Ranks(i).ToArray();
        List<int[]> mine = [ranks], theirs = [ranks];
        for (int h = 1; h < horizonInMoves; h++)
        {
            mine.Add(Extreme(i, ranks, theirs[h - 1], Math.Max));
            theirs.Add(Extreme(1 - i, ranks, mine[h - 1], Math.Min));
        }
        List<UnilateralMove> course = [];
        for (int at = s, h = horizonInMoves - 1, mover = i; h >= 0; h--, mover = 1 - mover)
        {
            int[] after = mover == i ? theirs[h] : mine[h];
            int next = -1;
            foreach (int t in moves[mover].From(at))
                if (mover == i ? after[t] > (next < 0 ? ranks[at] : after[next]) : after[t] < (next < 0 ? ranks[at] : after[next]))
                    next = t;
            if (next < 0)
                break;
            course.Add(new(mover, at, next));
            at = next;
        }
        return course;
    }

    private int[][] Start() => [[.. Enumerable.Range(0, g.StateCount)], [.. Enumerable.Range(0, g.StateCount)]];

    private int[][] Advance(int[][] now)
    {
        cancellation.ThrowIfCancellationRequested();
        return [Next(0, now[1]), Next(1, now[0])];
    }

    private int[] Next(int mover, int[] afterOther)
    {
        int[] next = new int[afterOther.Length];
        for (int s = 0; s < next.Length; s++)
        {
            int best = BestFirst(mover, s, afterOther);
            next[s] = best >= 0 && g.Prefers(mover, afterOther[best], s) ? afterOther[best] : s;
        }
        return next;
    }

    // The first move that ends best; among equals the lowest number, because moves come in ascending order.
    private int BestFirst(int mover, int s, int[] afterOther)
    {
        int best = -1;
        foreach (int t in moves[mover].From(s))
            if (best < 0 || g.Prefers(mover, afterOther[t], afterOther[best]))
                best = t;
        return best;
    }

    private int[] Extreme(int mover, int[] ranks, int[] other, Func<int, int, int> better)
    {
        cancellation.ThrowIfCancellationRequested();
        int[] values = [.. ranks];
        for (int s = 0; s < values.Length; s++)
            foreach (int t in moves[mover].From(s))
                values[s] = better(values[s], other[t]);
        return values;
    }

    private static StateSet Stays(int[] anticipated) => StateSet.Where(anticipated.Length, s => anticipated[s] == s);

    private static bool Same(int[][] a, int[][] b) => a[0].AsSpan().SequenceEqual(b[0]) && a[1].AsSpan().SequenceEqual(b[1]);
}
