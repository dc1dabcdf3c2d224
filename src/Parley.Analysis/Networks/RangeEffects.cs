using Parley.Networks;

namespace Parley.Analysis.Networks;

/// <summary>What edges can still carry when a part of the plane is within range of something: a place can fail without being taken.</summary>
public static class RangeEffects
{
    /// <summary>Edges that come as near as the range, or nearer, to a line keep a share of their capacity.</summary>
    /// <param name="network">The network; edges between nodes without a position are out of range.</param>
    /// <param name="line">Points of the line, in the units of the nodes' positions; one point alone is a point.</param>
    /// <param name="range">How far it reaches, not negative.</param>
    /// <param name="loss">The share of capacity that is lost within range, 0 to 1.</param>
    public static Network Of(Network network, IReadOnlyList<(double X, double Y)> line, double range, double loss)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(line);
        if (line.Count == 0 || !(range >= 0) || !(loss >= 0 && loss <= 1))
            throw new ArgumentException("A line has a point, a range is not negative, and a loss lies from 0 to 1.", nameof(line));
        return network.WithCapacities([.. network.Edges.Select(e => IsNear(network, e, line, range) ? loss == 1 ? 0 : e.Capacity * (1 - loss) : e.Capacity)]);
    }

    private static bool IsNear(Network network, NetworkEdge edge, IReadOnlyList<(double X, double Y)> line, double range)
    {
        if (network.Nodes[edge.From].At is not (double, double) a || network.Nodes[edge.To].At is not (double, double) b)
            return false;
        for (int k = 0; k + 1 < line.Count || k == 0; k++)
            if (Distance(a, b, line[k], line[Math.Min(k + 1, line.Count - 1)]) <= range)
                return true;
        return false;
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d) =>
        Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0 ? 0
        : Math.Min(Math.Min(ToPoint(a, b, c), ToPoint(a, b, d)), Math.Min(ToPoint(c, d, a), ToPoint(c, d, b)));

    private static double Side((double X, double Y) a, (double X, double Y) b, (double X, double Y) p) => (b.X - a.X) * (p.Y - a.Y) - (b.Y - a.Y) * (p.X - a.X);

    private static double ToPoint((double X, double Y) a, (double X, double Y) b, (double X, double Y) p)
    {
        double length = (b.X - a.X) * (b.X - a.X) + (b.Y - a.Y) * (b.Y - a.Y);
        double t = length == 0 ? 0 : Math.Clamp(((p.X - a.X) * (b.X - a.X) + (p.Y - a.Y) * (b.Y - a.Y)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - t * (b.X - a.X), 2) + Math.Pow(p.Y - a.Y - t * (b.Y - a.Y), 2));
    }
}
