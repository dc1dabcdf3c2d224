using System.Text;

namespace Parley.Analysis.Testimony;

/// <summary>How far apart some words and a stretch of text are, in inserted, deleted and replaced code points.</summary>
/// <remarks>Sources: [Levenshtein1966]; for a stretch that may begin anywhere [Sellers1980].</remarks>
internal static class Likeness
{
    /// <summary>The code points of a text.</summary>
    public static int[] CodePoints(ReadOnlySpan<char> text)
    {
        List<int> points = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            points.Add(rune.Value);
        return [.. points];
    }

    /// <summary>The distance between two texts; <paramref name="most"/> + 1 when it is more than that.</summary>
    /// <remarks>Only cells within <paramref name="most"/> of the diagonal are computed.</remarks>
    public static int Distance(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        int[] above = new int[b.Length + 1], row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            above[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int from = Math.Max(1, i - most), to = Math.Min(b.Length, i + most), least = int.MaxValue;
            row[from - 1] = from == 1 ? i : most + 1;
            for (int j = from; j <= to; j++)
            {
                int up = j < i + most ? above[j] : most + 1;
                row[j] = Math.Min(Math.Min(up, row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                least = Math.Min(least, row[j]);
            }
            if (Math.Min(least, row[from - 1]) > most)
                return most + 1;
            (above, row) = (row, above);
        }
        return Math.Min(above[b.Length], most + 1);
    }

    /// <summary>The stretches of a text that are nearest to some words, when any is within a distance.</summary>
    /// <param name="words">Length m, at least 1.</param>
    /// <param name="text">Length n.</param>
    /// <param name="most">The greatest distance, less than m.</param>
    /// <param name="cancellation">Asked every thousand letters.</param>
    /// <returns>The least distance, and for each end at which it is met the longest such stretch, as (start, end), ascending; null when there is none.</returns>
    /// <remarks>Work grows with n times <paramref name="most"/> on ordinary texts and with n times m at worst.</remarks>
    public static (int Distance, List<(int Start, int End)> Places)? Nearest(ReadOnlySpan<int> words, ReadOnlySpan<int> text, int most, CancellationToken cancellation)
    {
        int m = words.Length;
        int[] cost = new int[m + 1], begun = new int[m + 1];    // of the best stretch that ends here: its distance to the first i words, and its start
        for (int i = 0; i <= m; i++)
            cost[i] = i;
        int last = Math.Min(m, most), best = most + 1;          // beyond 'last' every cost is above 'most'
        List<(int, int)> places = [];
        for (int j = 1; j <= text.Length; j++)
        {
            if (j % 1024 == 0)
                cancellation.ThrowIfCancellationRequested();
            int diagonalCost = 0, diagonalBegun = j - 1;
            (cost[0], begun[0]) = (0, j);
            int limit = Math.Min(m, last + 1);
            for (int i = 1; i <= limit; i++)
            {
                int leftCost = i <= last ? cost[i] : most + 1, leftBegun = begun[i];
                int now = diagonalCost + (words[i - 1] == text[j - 1] ? 0 : 1), from = diagonalBegun;
                if (leftCost + 1 < now || (leftCost + 1 == now && leftBegun < from))
                    (now, from) = (leftCost + 1, leftBegun);
                if (cost[i - 1] + 1 < now || (cost[i - 1] + 1 == now && begun[i - 1] < from))
                    (now, from) = (cost[i - 1] + 1, begun[i - 1]);
                (diagonalCost, diagonalBegun) = (leftCost, leftBegun);
                (cost[i], begun[i]) = (now, from);
            }
            last = limit;
            while (last > 0 && cost[last] > most)
                last--;
            if (last < m || cost[m] > best)
                continue;
            if (cost[m] < best)
                places.Clear();
            best = cost[m];
            places.Add((begun[m], j));
        }
        return places.Count == 0 ? null : (best, places);
    }
}
