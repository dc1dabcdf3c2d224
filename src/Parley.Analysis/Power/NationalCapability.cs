using System.Collections.Immutable;
using Parley.Power;

namespace Parley.Analysis.Power;

/// <summary>The composite index of national capability from its components. Source: [SingerBremerStuckey1972], [Singer1988].</summary>
public static class NationalCapability
{
    /// <summary>CINC: the mean, over the components a state has, of its share of what all states have of that component in that year.</summary>
    /// <remarks>
    /// Missing components are left out and not taken for 0, so the index of all states sums to somewhat more than 1. A component of which nobody has
    /// anything in a year has no shares, and is left out for everybody.
    /// </remarks>
    /// <param name="rows">States and years; no pair twice.</param>
    public static Measure Cinc(ImmutableArray<CapabilityRow> rows)
    {
        ImmutableArray<Holding>.Builder holdings = ImmutableArray.CreateBuilder<Holding>();
        foreach (IGrouping<int, CapabilityRow> year in rows.GroupBy(r => r.Year).OrderBy(g => g.Key))
        {
            double[] totals = [.. CapabilityRow.Names.Select((_, k) => year.Sum(r => r.Components[k] ?? 0))];
            foreach (CapabilityRow row in year.OrderBy(r => r.Code, StringComparer.Ordinal))
            {
                double[] shares = [.. row.Components.Select((c, k) => totals[k] > 0 ? c / totals[k] : null).OfType<double>()];
                if (shares.Length > 0)
                    holdings.Add(new(row.Code, row.Year, shares.Average()));
            }
        }
        return new("CINC", "recomputed") { Holdings = holdings.ToImmutable(), AreShares = true };
    }

    /// <summary>Each component as a measure of its own, without what is missing.</summary>
    public static IEnumerable<Measure> Components(ImmutableArray<CapabilityRow> rows) => CapabilityRow.Names.Select((name, k) => new Measure(name, "")
    {
        Holdings = [.. rows.Where(r => r.Components[k] is not null).OrderBy(r => r.Year).ThenBy(r => r.Code, StringComparer.Ordinal).Select(r => new Holding(r.Code, r.Year, r.Components[k]!.Value))],
    });

    /// <summary>The row whose printed index is furthest from the recomputed one; null where the table prints none.</summary>
    public static (CapabilityRow Row, double Recomputed, int Compared)? Furthest(ImmutableArray<CapabilityRow> rows, Measure cinc)
    {
        ArgumentNullException.ThrowIfNull(cinc);
        Dictionary<(string, int), double> by = cinc.Holdings.ToDictionary(h => (h.Code, h.Year), h => h.Value);
        (CapabilityRow Row, double Recomputed)[] both = [.. rows.Where(r => r.Published is not null && by.ContainsKey((r.Code, r.Year))).Select(r => (r, by[(r.Code, r.Year)]))];
        if (both.Length == 0)
            return null;
        (CapabilityRow row, double recomputed) = both.MaxBy(b => Math.Abs(b.Row.Published!.Value - b.Recomputed));
        return (row, recomputed, both.Length);
    }
}
