using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Inverse;

/// <summary>The lists of statements one party can be brought to by edits, cheapest first.</summary>
/// <remarks>No edit makes a list hold the same statement twice: the second would decide nothing.</remarks>
internal sealed class StatementLists
{
    private readonly Formula[] known;
    private readonly int[] opposite;
    private readonly int[] pool;
    private readonly EditCosts prices;
    private readonly PriorityQueue<Listing, (int Cost, long Born)> open = new();
    private readonly HashSet<string> seen = [];
    private long born;

    /// <summary>A list, what it costs, and by which edit of which list it came about.</summary>
    public sealed record Listing(int[] Statements, int Cost, Listing? Before, StatementEdit? Edit);

    public StatementLists(Preference.Prioritised preference, IEnumerable<Formula> pool, EditCosts prices)
    {
        this.prices = prices;
        List<Formula> all = [];
        int[] start = [.. preference.Statements.Select(s => Number(s.Formula))];
        this.pool = [.. pool.Select(Number).Distinct()];
        int named = all.Count;
        int[] opposites = [.. Enumerable.Range(0, named).Select(k => Number(Opposite(all[k])))];
        known = [.. all];
        opposite = new int[known.Length];
        for (int k = 0; k < named; k++)
        {
            opposite[k] = opposites[k];
            if (opposites[k] >= named)                             // a statement of its own keeps its own opposite
                opposite[opposites[k]] = k;
        }
        open.Enqueue(new(start, 0, null, null), (0, 0));

        int Number(Formula f)
        {
            int at = all.IndexOf(f);
            if (at < 0)
            {
                at = all.Count;
                all.Add(f);
            }
            return at;
        }
    }

    /// <summary>What the next list costs; int.MaxValue when there is none.</summary>
    public int NextCost => open.TryPeek(out _, out (int Cost, long) key) ? key.Cost : int.MaxValue;

    /// <summary>The statements that can occur.</summary>
    public IReadOnlyList<Formula> Known => known;

    /// <summary>The next list that was not met before; null when all have been.</summary>
    public Listing? Next()
    {
        while (open.TryDequeue(out Listing? listing, out _))
            if (seen.Add(Key(listing.Statements)))
            {
                Expand(listing);
                return listing;
            }
        return null;
    }

    /// <summary>The edits that lead to a list.</summary>
    public static ImmutableArray<StatementEdit> Edits(Listing listing)
    {
        List<StatementEdit> edits = [];
        for (Listing? at = listing; at?.Edit is StatementEdit edit; at = at.Before)
            edits.Add(edit);
        edits.Reverse();
        return [.. edits];
    }

    /// <summary>What says the opposite; a double negation is not written.</summary>
    public static Formula Opposite(Formula f) => f is Formula.Not not ? not.Operand : new Formula.Not(f);

    private void Expand(Listing listing)
    {
        int[] old = listing.Statements;
        for (int k = 0; k + 1 < old.Length; k++)
            Offer([.. old[..k], old[k + 1], old[k], .. old[(k + 2)..]], StatementEditKind.Swap, k, old[k], prices.Swap);
        for (int k = 0; k < old.Length; k++)
            Offer([.. old[..k], .. old[(k + 1)..]], StatementEditKind.Drop, k, old[k], prices.Drop);
        for (int k = 0; k < old.Length; k++)
            if (!old.Contains(opposite[old[k]]))
                Offer([.. old[..k], opposite[old[k]], .. old[(k + 1)..]], StatementEditKind.Negate, k, old[k], prices.Negate);
        foreach (int added in pool)
            if (!old.Contains(added))
                for (int k = 0; k <= old.Length; k++)
                    Offer([.. old[..k], added, .. old[k..]], StatementEditKind.Add, k, added, prices.Add);

        void Offer(int[] list, StatementEditKind kind, int place, int statement, int price)
        {
            if (!seen.Contains(Key(list)))
                open.Enqueue(new(list, listing.Cost + price, listing, new(kind, place, known[statement])), (listing.Cost + price, ++born));
        }
    }

    private static string Key(int[] list) => string.Create(list.Length, list, static (text, list) =>
    {
        for (int k = 0; k < text.Length; k++)
            text[k] = (char)list[k];
    });
}
