namespace Parley.Reports;

/// <summary>Places the nodes of a graph in columns so that few lines cross; the same graph always gets the same picture.</summary>
/// <remarks>Each column is sorted by the mean place of a node's neighbours in the column before, then after, a few times over; ties by number.</remarks>
internal static class LayeredLayout
{
    private const int Sweeps = 8;

    /// <summary>The nodes of each column from top to bottom.</summary>
    /// <param name="columnOf">Column of each node, by node number.</param>
    /// <param name="lines">Pairs of nodes that are joined.</param>
    public static int[][] Of(IReadOnlyDictionary<int, int> columnOf, IEnumerable<(int From, int To)> lines)
    {
        (int From, int To)[] joined = [.. lines.Distinct()];
        int[][] columns = [.. columnOf.GroupBy(n => n.Value).OrderBy(g => g.Key).Select(g => g.Select(n => n.Key).Order().ToArray())];
        int[][] best = columns;
        int fewest = Crossings(columns, joined);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool forwards = sweep % 2 == 0;
            int[][] next = [.. columns];
            Dictionary<int, double> place = Places(next);
            foreach (int c in forwards ? Enumerable.Range(0, next.Length) : Enumerable.Range(0, next.Length).Reverse())
            {
                next[c] = [.. next[c].OrderBy(node => Mean(node, place, joined, columnOf, forwards)).ThenBy(node => place[node]).ThenBy(node => node)];
                for (int k = 0; k < next[c].Length; k++)
                    place[next[c][k]] = k - (next[c].Length - 1) / 2.0;
            }
            columns = next;
            if (Crossings(columns, joined) is int now && now < fewest)
                (best, fewest) = (columns, now);
        }
        return best;
    }

    private static double Mean(int node, Dictionary<int, double> place, (int From, int To)[] lines, IReadOnlyDictionary<int, int> columnOf, bool forwards)
    {
        double[] near =
        [
            .. lines.Where(l => l.From == node || l.To == node).Select(l => l.From == node ? l.To : l.From)
                .Where(other => forwards ? columnOf[other] < columnOf[node] : columnOf[other] > columnOf[node]).Select(other => place[other]),
        ];
        return near.Length == 0 ? place[node] : near.Average();
    }

    private static Dictionary<int, double> Places(int[][] columns) =>
        columns.SelectMany(c => c.Select((node, k) => (node, Place: k - (c.Length - 1) / 2.0))).ToDictionary(x => x.node, x => x.Place);

    private static int Crossings(int[][] columns, (int From, int To)[] lines)
    {
        Dictionary<int, double> place = Places(columns);
        int crossings = 0;
        for (int a = 0; a < lines.Length; a++)
            for (int b = a + 1; b < lines.Length; b++)
                if ((place[lines[a].From] - place[lines[b].From]) * (place[lines[a].To] - place[lines[b].To]) < 0)
                    crossings++;
        return crossings;
    }
}
