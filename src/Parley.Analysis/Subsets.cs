namespace Parley.Analysis;

/// <summary>The subsets of a few things, by size.</summary>
internal static class Subsets
{
    /// <summary>All subsets of 0 … <paramref name="count"/> - 1 with so many members, in lexicographic order.</summary>
    public static IEnumerable<int[]> OfSize(int count, int size)
    {
        if (size > count)
            yield break;
        int[] at = [.. Enumerable.Range(0, size)];
        while (true)
        {
            yield return [.. at];
            int move = size - 1;
            while (move >= 0 && at[move] == count - size + move)
                move--;
            if (move < 0)
                yield break;
            at[move]++;
            for (int k = move + 1; k < size; k++)
                at[k] = at[k - 1] + 1;
        }
    }
}
