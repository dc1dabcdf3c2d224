using CsCheck;
using Parley.Bargaining;

namespace Parley.Tests.Bargaining;

/// <summary>Small bargaining tables of all kinds: ties, zeros, missing cells, odd scales.</summary>
internal static class RandomStandings
{
    /// <summary>Up to six actors and three issues on scales of any length, with a reference point.</summary>
    public static Gen<Standings> Any { get; } =
        from n in Gen.Int[1, 6]
        from m in Gen.Int[1, 3]
        from low in Gen.Double[-50, 50].Array[m]
        from length in Gen.Double[0.5, 200].Array[m]
        from x in Gen.Int[0, 10].Array[n * m]
        from s in Gen.Int[0, 5].Array[n * m]
        from c in Gen.Int[0, 4].Array[n]
        from rp in Gen.Int[0, 10].Array[m]
        from hole in Gen.Int[0, 12].Array[n * m]
        select Standings.Of(
            [.. Enumerable.Range(0, n).Select(i => $"a{i}")], [.. Enumerable.Range(0, m).Select(k => new IssueScale($"i{k}", low[k], low[k] + length[k], Point(low[k], length[k], rp[k])))],
            [.. Enumerable.Range(0, n * m).Select(z => hole[z] == 0 ? double.NaN : Point(low[z % m], length[z % m], x[z]))], [.. s.Select(v => v / 5.0)], [.. c.Select(v => (double)v)]);

    /// <summary>The same table on other scales.</summary>
    public static Standings Rescaled(Standings standings, double stretch, double shift) => Standings.Of(
        standings.Actors, [.. standings.Issues.Select(i => new IssueScale(i.Name, i.Low * stretch + shift, i.High * stretch + shift, i.Reference * stretch + shift))],
        [.. standings.Positions.ToArray().Select((x, z) => Math.Clamp(x * stretch + shift, standings.Issues[z % standings.Issues.Length].Low * stretch + shift, standings.Issues[z % standings.Issues.Length].High * stretch + shift))],
        standings.Saliences, standings.Capabilities);

    /// <summary>The same table with the actors in another order.</summary>
    public static Standings Relabelled(Standings standings, int[] order)
    {
        int m = standings.Issues.Length;
        double[] Rows(ReadOnlySpan<double> table)
        {
            double[] copy = table.ToArray();
            return [.. order.SelectMany(i => copy[(i * m)..((i + 1) * m)])];
        }
        return Standings.Of([.. order.Select(i => standings.Actors[i])], standings.Issues, Rows(standings.Positions), Rows(standings.Saliences), Rows(standings.Capabilities));
    }

    // A share of the scale that lies on it whatever rounding does.
    private static double Point(double low, double length, int tenths) => tenths == 10 ? low + length : Math.Min(low + length, low + length * tenths / 10);
}
