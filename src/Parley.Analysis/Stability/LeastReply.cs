using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>For every state, the least value the opponents can reach from it by any number of moves or improvements, the state itself included.</summary>
/// <remarks>
/// Values are spread backwards, lowest first, so each state gets its final value when it is first reached. Under plain moves a class is entered
/// as a whole and once; under improvements a pointer per class runs up the members in rank order and never turns back. Both make the whole
/// search linear in states times opponents when there are no one-way options.
/// </remarks>
internal static class LeastReply
{
    /// <param name="g">The model.</param>
    /// <param name="fibrations">One per decision maker.</param>
    /// <param name="opponents">Who moves.</param>
    /// <param name="value">One value per state, at least 0.</param>
    /// <param name="improving">Whether each step must be an improvement for its mover.</param>
    /// <param name="least">Same length as <paramref name="value"/>; overwritten.</param>
    /// <param name="cancellation">Checked throughout.</param>
    public static void Of(
        OptionForm g, Fibration[] fibrations, int[] opponents, ReadOnlySpan<int> value, bool improving, int[] least, CancellationToken cancellation)
    {
        int[][] pointers = new int[opponents.Length][];
        for (int k = 0; k < opponents.Length; k++)
            pointers[k] = fibrations[opponents[k]].Starts[..^1];
        Array.Fill(least, -1);
        int[] stack = new int[value.Length];
        int height = 0, ticks = 0;
        foreach (int t in Fibration.InOrderOf(value))
        {
            if (least[t] >= 0)
                continue;
            int v = least[t] = value[t];
            stack[height++] = t;
            while (height > 0)
            {
                if ((++ticks & 0xFFFF) == 0)
                    cancellation.ThrowIfCancellationRequested();
                int x = stack[--height];
                for (int k = 0; k < opponents.Length; k++)
                {
                    Fibration fibration = fibrations[opponents[k]];
                    ReadOnlySpan<int> ranks = g.Ranks(opponents[k]);
                    int here = fibration.ClassOf[x], below = improving ? ranks[x] : int.MaxValue;
                    height = Enter(fibration, here, ranks, below, pointers[k], v, least, stack, height);
                    foreach (int c in fibration.Behind(here))
                        height = Enter(fibration, c, ranks, below, pointers[k], v, least, stack, height);
                }
            }
        }
    }

    // Labels the members of a class that rank below the bound and were not labelled before.
    private static int Enter(
        Fibration fibration, int c, ReadOnlySpan<int> ranks, int below, int[] pointer, int v, int[] least, int[] stack, int height)
    {
        int[] members = fibration.Members;
        int at = pointer[c], end = fibration.Starts[c + 1];
        for (; at < end; at++)
        {
            int u = members[at];
            if (ranks[u] >= below)
                break;
            if (least[u] < 0)
            {
                least[u] = v;
                stack[height++] = u;
            }
        }
        pointer[c] = at;
        return height;
    }
}
