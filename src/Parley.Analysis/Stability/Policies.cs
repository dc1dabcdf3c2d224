using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>Policy stability without trying policies: what i can be sure of when it is the opponent's turn, worked out backwards, best states first.</summary>
/// <remarks>
/// Against a fixed state s, i looks for a final state better than s and j for anything else, play without end included. In such a game of
/// reaching a goal both do as well by a policy as by any plan, so "some policy of j holds i" is "i cannot force it". What i can force does not
/// depend on s but through the bar it has to clear, so one pass gives for every state the best rank that i can force from there:
/// at i's turn the state's own rank (i stays) or what is forced after a move; at j's turn the least of the state's own rank (j stays) and what
/// is forced after each move of j. Ranks are handed out from the best down; what play without end leaves open never exceeds the own rank.
/// </remarks>
internal sealed class Policies
{
    private readonly GraphModel g;
    private readonly int i;
    private readonly Arcs mine, theirs;
    private readonly int[] forced, worth;                         // per state, at j's turn and at i's turn: the best rank that i can force
    private readonly int[] cause;                                 // per state, at i's turn: the move that forces it; -1 where staying does

    public Policies(GraphModel g, int i, bool credible, CancellationToken cancellation)
    {
        if (g.DecisionMakers.Length != 2)
            throw new ArgumentException($"Policies are defined here for two decision makers; the model has {g.DecisionMakers.Length}.", nameof(g));
        (this.g, this.i) = (g, i);
        (mine, theirs) = (ArcsOf(i), ArcsOf(1 - i));
        (forced, worth, cause) = (new int[g.StateCount], new int[g.StateCount], new int[g.StateCount]);
        WorkOut(cancellation);

        Arcs ArcsOf(int mover)
        {
            Arcs arcs = Arcs.Of(g, mover, cancellation);
            return credible ? arcs.Improving(g.Ranks(mover)) : arcs;
        }
    }

    /// <summary>The states at which i stays.</summary>
    public StateSet Stable() => StateSet.Where(g.StateCount, s => Departure(s) is null);

    /// <summary>The move from s after which i can force the best end, if that is better than s; of equally good ones the lowest number.</summary>
    public int? Departure(int s)
    {
        ReadOnlySpan<int> ranks = g.Ranks(i);
        int? best = null;
        foreach (int s1 in mine.From(s))
            if (forced[s1] > (best is int b ? forced[b] : ranks[s]))
                best = s1;
        return best;
    }

    /// <summary>The course when i leaves s by <see cref="Departure"/> and j then hurts i as much as it can; empty when i stays.</summary>
    public List<UnilateralMove> Course(int s)
    {
        List<UnilateralMove> course = [];
        int at = s;
        for (int to = Departure(s) ?? -1; to >= 0; to = cause[at])
        {
            course.Add(new(i, at, to));
            at = WorstReply(to);
            if (at == to)
                break;                                            // j does best to stay
            course.Add(new(1 - i, to, at));
        }
        return course;
    }

    /// <summary>A policy of j that holds i at s: what j does at each state to which i could bring it that i prefers to s; elsewhere j stays.</summary>
    /// <remarks>Only for a state at which i stays.</remarks>
    public List<UnilateralMove> Hold(int s)
    {
        ReadOnlySpan<int> ranks = g.Ranks(i);
        SortedDictionary<int, int> replies = [];
        Stack<int> open = new(Better(s));
        while (open.TryPop(out int s1))
            if (!replies.ContainsKey(s1))
            {
                int s2 = Reply(s1, ranks[s]);
                replies.Add(s1, s2);
                foreach (int next in Better(s2))
                    open.Push(next);
            }
        return [.. replies.Select(reply => new UnilateralMove(1 - i, reply.Key, reply.Value))];

        // From anywhere else j stays, and i has gained nothing.
        int[] Better(int at)
        {
            List<int> better = [];
            foreach (int to in mine.From(at))
                if (g.Prefers(i, to, s))
                    better.Add(to);
            return [.. better];
        }
    }

    // j's move from s1 after which i can force no more than the bar; the one i likes least, then the lowest number.
    private int Reply(int s1, int bar)
    {
        int best = -1;
        foreach (int s2 in theirs.From(s1))
            if (worth[s2] <= bar && (best < 0 || g.Ranks(i)[s2] < g.Ranks(i)[best]))
                best = s2;
        return best >= 0 ? best : throw new InvalidOperationException("j can hold i from every state that i cannot force past");
    }

    // Where j goes from s1 to leave i no more than what is forced; s1 when staying does that.
    private int WorstReply(int s1)
    {
        if (g.Ranks(i)[s1] != forced[s1])
            foreach (int s2 in theirs.From(s1))
                if (worth[s2] == forced[s1])
                    return s2;
        return s1;
    }

    // 1. Ranks from the best down. At rank v every state of that rank is worth v at i's turn, and so is every state with a move to where v is forced.
    // 2. At j's turn v is forced once all of j's moves lead to states worth v or more at i's turn, and the own rank, for staying, is v or more.
    // A course that never ends is never handed a rank through itself, so it is worth no more than the ranks at which somebody stays.
    private void WorkOut(CancellationToken cancellation)
    {
        int n = g.StateCount;
        int[] ranks = g.Ranks(i).ToArray(), order = [.. Enumerable.Range(0, n)], left = [.. order.Select(s => theirs.From(s).Length)];
        Array.Sort(ranks.Select(r => -r).ToArray(), order);
        Arcs intoMine = mine.Reversed(), intoTheirs = theirs.Reversed();
        bool[] settledMine = new bool[n], settledTheirs = new bool[n];
        Stack<(int State, bool IsMyTurn, int Cause)> open = new();
        for (int k = 0; k < n;)
        {
            cancellation.ThrowIfCancellationRequested();
            int v = ranks[order[k]];
            for (; k < n && ranks[order[k]] == v; k++)
            {
                open.Push((order[k], true, -1));
                if (left[order[k]] == 0)
                    open.Push((order[k], false, -1));
            }
            while (open.TryPop(out (int State, bool IsMyTurn, int Cause) at))
                if (at.IsMyTurn && !settledMine[at.State])
                {
                    settledMine[at.State] = true;
                    (worth[at.State], cause[at.State]) = (v, at.Cause);
                    foreach (int before in intoTheirs.From(at.State))
                        if (--left[before] == 0 && ranks[before] >= v)
                            open.Push((before, false, -1));
                }
                else if (!at.IsMyTurn && !settledTheirs[at.State])
                {
                    settledTheirs[at.State] = true;
                    forced[at.State] = v;
                    foreach (int before in intoMine.From(at.State))
                        open.Push((before, true, at.State));
                }
        }
    }
}
