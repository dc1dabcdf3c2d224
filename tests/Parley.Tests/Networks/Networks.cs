using System.Collections.Immutable;
using Parley.Networks;

namespace Parley.Tests.Networks;

/// <summary>Networks with known answers, and small random ones.</summary>
internal static class Networks
{
    /// <summary>The textbook network from s to t.</summary>
    public static Network Textbook { get; } = Of("s:inf:0 t:0:1000", true, "s-v1 16", "s-v2 13", "v1-v3 12", "v2-v1 4", "v2-v4 14", "v3-v2 9", "v3-t 20", "v4-v3 7", "v4-t 4");

    /// <summary>A hub with invented capacities and demands.</summary>
    public static Network Hub { get; } = Of(
        "Source:inf:0 Pokrovsk:0:2 Vuhledar:0:2 Sloviansk:0:1 Kramatorsk:0:1 Kostiantynivka:0:1", false,
        "Source-Pavlohrad 5", "Source-Chaplyne 4", "Chaplyne-Pokrovsk 4", "Pavlohrad-Pokrovsk 2", "Pavlohrad-Lozova 3", "Lozova-Sloviansk 3", "Sloviansk-Kramatorsk 2", "Kramatorsk-Kostiantynivka 1", "Pokrovsk-Vuhledar 2");

    public static int Node(this Network network, string id) => network.Nodes.Select((n, k) => (n, k)).Single(p => p.n.Id == id).k;

    public static Network Of(string nodes, bool directed, params string[] edges)
    {
        List<NetworkNode> places = [.. nodes.Split(' ').Select(w => w.Split(':')).Select(w => new NetworkNode(w[0]) with { Supply = w[1] == "inf" ? double.PositiveInfinity : double.Parse(w[1]), Demand = double.Parse(w[2]) })];
        List<NetworkEdge> links = [];
        foreach (string edge in edges)
        {
            string[] words = edge.Split(' '), ends = words[0].Split('-');
            foreach (string end in ends.Where(e => places.All(p => p.Id != e)))
                places.Add(new(end));
            links.Add(new(places.FindIndex(p => p.Id == ends[0]), places.FindIndex(p => p.Id == ends[1]), double.Parse(words[1]), 0, directed));
        }
        return new([.. places], [.. links]);
    }

    /// <summary>Up to six nodes and ten edges of both kinds, some with limits, some with costs; whole numbers, or tenths that do not add up exactly.</summary>
    public static Network Random(int seed)
    {
        Random random = new(seed);
        int n = random.Next(2, 7), m = random.Next(1, 11);
        double unit = seed % 3 == 0 ? 0.1 : 1;
        return new(
            [.. Enumerable.Range(0, n).Select(v => new NetworkNode($"n{v}", random.Next(3) == 0 || v == 0 ? random.Next(4) == 0 ? double.PositiveInfinity : unit * random.Next(1, 9) : 0, random.Next(2) == 0 || v == n - 1 ? unit * random.Next(1, 7) : 0, random.Next(4) == 0 ? unit * random.Next(0, 7) : double.PositiveInfinity, (random.Next(10), random.Next(10))))],
            [.. Enumerable.Range(0, m).Select(_ => random.Next(n)).Select(a => new NetworkEdge(a, (a + random.Next(1, n)) % n, random.Next(8) == 0 ? double.PositiveInfinity : unit * random.Next(0, 6), random.Next(4), random.Next(2) == 0))]);
    }

    public static IEnumerable<Network> Many(int count) => Enumerable.Range(0, count).Select(Random);
}
