using System.Globalization;
using System.Text.Json;
using Parley.Bargaining;

namespace Parley.Tests.Bargaining;

/// <summary>The reference results of the spatial model: seven actors, three dimensions; where they come from stands in Golden/SOURCE.md.</summary>
internal static class SpatialGolden
{
    public static JsonElement File { get; } = JsonDocument.Parse(System.IO.File.ReadAllText(PathTo("smp-3dim.json"))).RootElement;

    public static string[][] ActorRows { get; } = Rows("smp-3dim-actors.csv");

    public static Standings Actors { get; } = Standings.Of(
        [.. ActorRows.Select(r => r[0])], [new("Pstn1"), new("Pstn2"), new("Pstn3")],
        [.. ActorRows.SelectMany(r => new[] { Number(r[2]), Number(r[4]), Number(r[6]) })],
        [.. ActorRows.SelectMany(r => new[] { Number(r[3]) / 100, Number(r[5]) / 100, Number(r[7]) / 100 })],
        [.. ActorRows.Select(r => Number(r[1]))]);

    /// <summary>The published positions, [turn][actor × dimension].</summary>
    public static double[][] Positions { get; } = [.. Enumerable.Range(0, 11).Select(t => Rows("smp-3dim-positions.csv").Select(r => Number(r[2 + t])).ToArray())];

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static string[][] Rows(string name) => [.. System.IO.File.ReadAllLines(PathTo(name)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))];

    public static string PathTo(string name) => Repository.PathTo("tests", "Parley.Tests", "Golden", "bargaining", name);
}
