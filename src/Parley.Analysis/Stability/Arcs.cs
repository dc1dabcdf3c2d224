using Parley.Conflicts;

namespace Parley.Analysis.Stability;

/// <summary>The moves of one decision maker as two arrays: those of state s are <c>Targets[Rows[s]..Rows[s + 1]]</c>.</summary>
internal sealed class Arcs
{
    private Arcs(int[] rows, int[] targets) => (Rows, Targets) = (rows, targets);

    /// <summary>Length states + 1.</summary>
    public int[] Rows { get; }

    /// <summary>Ascending within a row.</summary>
    public int[] Targets { get; }

    public ReadOnlySpan<int> From(int state) => Targets.AsSpan(Rows[state]..Rows[state + 1]);

    public static Arcs Of(GraphModel model, int decisionMaker, CancellationToken cancellation)
    {
        int[] rows = new int[model.StateCount + 1];
        List<int> targets = [];
        for (int s = 0; s < model.StateCount; s++)
        {
            if ((s & 1023) == 0)
                cancellation.ThrowIfCancellationRequested();
            targets.AddRange(model.Moves(decisionMaker, s));
            rows[s + 1] = targets.Count;
        }
        return new(rows, [.. targets]);
    }

    /// <summary>The same arcs, backwards.</summary>
    public Arcs Reversed()
    {
        int[] rows = new int[Rows.Length];
        foreach (int to in Targets)
            rows[to + 1]++;
        for (int s = 1; s < rows.Length; s++)
            rows[s] += rows[s - 1];
        int[] next = rows[..^1], sources = new int[Targets.Length];
        for (int s = 0; s + 1 < Rows.Length; s++)
            foreach (int to in From(s))
                sources[next[to]++] = s;
        return new(rows, sources);
    }

    /// <summary>Only the arcs that lead up in the mover's ranks.</summary>
    public Arcs Improving(ReadOnlySpan<int> ranks)
    {
        int[] rows = new int[Rows.Length];
        List<int> targets = [];
        for (int s = 0; s + 1 < Rows.Length; s++)
        {
            foreach (int to in From(s))
                if (ranks[to] > ranks[s])
                    targets.Add(to);
            rows[s + 1] = targets.Count;
        }
        return new(rows, [.. targets]);
    }
}
