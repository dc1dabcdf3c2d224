using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>Concepts in which decision makers look a number of moves ahead: exactly as published for two, in words of our own for more. The judge of <see cref="Foresight"/> and <see cref="GroupForesight"/>.</summary>
public static class ForesightDefinitions
{
    /// <summary>G_h(i, s): where things end when i moves first from s and h moves are left in all.</summary>
    /// <remarks>
    /// A mover moves only to end strictly better off. Where several first moves end equally well the literature leaves the choice open;
    /// here the one with the lowest state number is taken. Sources: [Zagare1984], [FangHipelKilgour1989].
    /// </remarks>
    /// <param name="g">A model of two decision makers.</param>
    /// <param name="i">Who moves first, 0 or 1.</param>
    /// <param name="s">State index.</param>
    /// <param name="horizonInMoves">At least 0.</param>
    public static int AnticipatedState(GraphModel g, int i, int s, int horizonInMoves)
    {
        ArgumentNullException.ThrowIfNull(g);
        ArgumentOutOfRangeException.ThrowIfNegative(horizonInMoves);
        if (horizonInMoves == 0)
            return s;
        int end = s, best = -1;
        foreach (int t in g.Moves(i, s))
        {
            int final = AnticipatedState(g, 1 - i, t, horizonInMoves - 1);
            if (best < 0 || g.Prefers(i, final, best))
                best = final;
        }
        if (best >= 0 && g.Prefers(i, best, s))
            end = best;
        return end;
    }

    /// <summary>Limited-move stability L_h: i stays when h moves are foreseen. Sources: [Zagare1984], [FangHipelKilgour1989].</summary>
    public static bool IsLimitedMove(GraphModel g, int i, int s, int horizonInMoves) =>
        AnticipatedState(g, i, s, horizonInMoves) == s;

    /// <summary>Non-myopic stability: i stays for every horizon from some length on. Sources: [BramsWittman1981], [Kilgour1984].</summary>
    /// <remarks>The pair of anticipated states of both movers determines the next pair, so the sequence repeats; i must stay on the whole repeating part.</remarks>
    public static bool IsNonMyopic(GraphModel g, int i, int s)
    {
        ArgumentNullException.ThrowIfNull(g);
        List<int[][]> seen = [];
        int[][] now = [.. new int[2][].Select(_ => Enumerable.Range(0, g.StateCount).ToArray())];
        int back;
        while ((back = seen.FindIndex(before => before[0].SequenceEqual(now[0]) && before[1].SequenceEqual(now[1]))) < 0)
        {
            seen.Add(now);
            now = [Next(g, 0, now[1]), Next(g, 1, now[0])];
        }
        return seen.Skip(back).All(pair => pair[i][s] == s);
    }

    /// <summary>Maximin_h stability: i does not gain by moving when the other then hurts i as much as h moves allow. Source: [RegoVieira2020].</summary>
    /// <remarks>Either side may stop at any time. h = 1, 2, 3 give Nash, GMR and SMR.</remarks>
    public static bool IsMaximin(GraphModel g, int i, int s, int horizonInMoves)
    {
        ArgumentNullException.ThrowIfNull(g);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonInMoves, 1);
        return g.Moves(i, s).All(s1 => Value(g, i, 1 - i, s1, horizonInMoves - 1) <= g.Ranks(i)[s]);
    }

    /// <summary>Whether i stays when the opponents act as one: an extension of L_h of our own to any number of decision makers.</summary>
    /// <remarks>
    /// i and its opponents take turns as in L_h; a turn of the opponents is one legal sequence of theirs, counted as one move. They move only to
    /// an end that is better than staying for one of them and worse for none, and to none than which another within reach is so.
    /// Of ends that are equally good for every one of them the first move with the lowest number is taken, as in L_h; among the rest, on which
    /// they disagree, i expects the one it likes least. With two decision makers this is L_h. It is not the published L_h^CC [SoaresEtAl2026],
    /// whose wording we could not consult.
    /// </remarks>
    public static bool IsForesightTogether(GraphModel g, int i, int s, int horizonInMoves)
    {
        ArgumentNullException.ThrowIfNull(g);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonInMoves, 1);
        int[] opponents = LegalSequences.OpponentsOf(g, i);
        return Mine(s, horizonInMoves) == s;

        int Mine(int at, int h)
        {
            int best = -1;
            if (h > 0)
                foreach (int t in g.Moves(i, at))
                    if (Theirs(t, h - 1) is int end && (best < 0 || g.Prefers(i, end, best)))
                        best = end;
            return best >= 0 && g.Prefers(i, best, at) ? best : at;
        }

        int Theirs(int at, int h)
        {
            if (h == 0)
                return at;
            int[] ends = [.. CoalitionDefinitions.Reach(g, opponents, at).Where(t => t != at).Order().Select(t => Mine(t, h - 1))];
            int[] wanted = [.. ends.Where(end => Dominates(end, at))];
            int[] undominated = [.. wanted.Where(end => !wanted.Any(other => Dominates(other, end)))];
            int[] firsts = [.. undominated.Where((end, k) => !undominated.Take(k).Any(earlier => opponents.All(j => g.Ranks(j)[earlier] == g.Ranks(j)[end])))];
            return firsts.Length == 0 ? at : firsts.MinBy(end => g.Ranks(i)[end]);
        }

        bool Dominates(int end, int other) => opponents.Any(j => g.Prefers(j, end, other)) && !opponents.Any(j => g.Prefers(j, other, end));
    }

    /// <summary>Whether i stays when every opponent acts alone: an extension of L_h of our own to any number of decision makers.</summary>
    /// <remarks>
    /// After each move anybody but its mover may move next. Each foresees what follows and moves, as in L_h, only to end strictly better off; where
    /// several would, i expects the one whose move ends in what i likes least, and of these the one whose end has the lowest number. If nobody
    /// would, that is the end. With two decision makers this is L_h. It is not the published L_h^CI [SoaresEtAl2026], whose wording we could
    /// not consult.
    /// </remarks>
    public static bool IsForesightAlone(GraphModel g, int i, int s, int horizonInMoves)
    {
        ArgumentNullException.ThrowIfNull(g);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonInMoves, 1);
        return Choice(i, s, horizonInMoves) == s;

        // Where j's best move from here ends, or here.
        int Choice(int j, int at, int h)
        {
            int best = -1;
            foreach (int t in g.Moves(j, at))
                if (After(j, t, h - 1) is int end && (best < 0 || g.Prefers(j, end, best)))
                    best = end;
            return best >= 0 && g.Prefers(j, best, at) ? best : at;
        }

        int After(int last, int at, int h)
        {
            if (h == 0)
                return at;
            int[] ends = [.. Enumerable.Range(0, g.DecisionMakers.Length).Where(j => j != last).Select(j => Choice(j, at, h)).Where(end => end != at)];
            return ends.Length == 0 ? at : ends.MinBy(end => (g.Ranks(i)[end], end));
        }
    }

    // V_h(mover, s): i maximises and the other minimises i's rank; whoever is to move may stop instead.
    private static int Value(GraphModel g, int i, int mover, int s, int h)
    {
        int value = g.Ranks(i)[s];
        if (h > 0)
            foreach (int t in g.Moves(mover, s))
            {
                int there = Value(g, i, 1 - mover, t, h - 1);
                value = mover == i ? Math.Max(value, there) : Math.Min(value, there);
            }
        return value;
    }

    private static int[] Next(GraphModel g, int i, int[] afterOther)
    {
        int[] next = new int[afterOther.Length];
        for (int s = 0; s < next.Length; s++)
        {
            int best = -1;
            foreach (int t in g.Moves(i, s))
                if (best < 0 || g.Prefers(i, afterOther[t], best))
                    best = afterOther[t];
            next[s] = best >= 0 && g.Prefers(i, best, s) ? best : s;
        }
        return next;
    }
}
