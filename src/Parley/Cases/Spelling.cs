namespace Parley.Cases;

/// <summary>Guesses which known word was meant.</summary>
public static class Spelling
{
    /// <summary>A hint that names the nearest known word, or null when none is near.</summary>
    public static string? DidYouMean(string word, IEnumerable<string> known)
    {
        // A third of the letters may differ, in a single letter only its case; long words are left alone so that guessing stays cheap.
        const int longest = 64;
        if (word.Length is 0 or > longest)
            return null;
        string? best = null;
        int fewest = (word.Length == 1 ? 0 : Math.Max(1, (word.Length + 1) / 3)) + 1;
        foreach (string candidate in known)
        {
            if (candidate.Length > longest || Math.Abs(candidate.Length - word.Length) >= fewest)
                continue;
            int edits = Edits(word, candidate);
            if (edits < fewest)
                (fewest, best) = (edits, candidate);
        }
        return best is null ? null : $"Did you mean '{best}'?";
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other; case does not count.</summary>
    private static int Edits(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
            for (int j = 1; j <= b.Length; j++)
            {
                int change = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
