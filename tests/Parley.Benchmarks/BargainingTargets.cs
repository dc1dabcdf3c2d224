using Parley.Analysis.Bargaining;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Benchmarks;

/// <summary>The bargaining rows of docs/performance.md.</summary>
internal static class BargainingTargets
{
    /// <summary>Work by name, with how often it is run and what it may hold in bytes, where that is stated.</summary>
    public static IEnumerable<(string Name, Action Work, int Runs, long Stated)> Lines()
    {
        foreach ((int actors, int runs) in new[] { (40, 101), (80, 31), (160, 9) })
        {
            Standings standings = Many(actors, 1);
            foreach (int threads in new[] { 1, 0 })
                yield return ($"spatial, {actors} actors, {SpatialModel.Conduct(standings, new()).Turns.Length - 1} turns, {(threads == 1 ? "one thread" : "all threads")}", () => SpatialModel.Conduct(standings, new(), threads), runs, 0);
        }
        Standings forty = Many(40, 1);
        SpatialStudy explained = new() { Explained = true };
        long before = GC.GetTotalMemory(forceFullCollection: true);
        SpatialFindings kept = SpatialModel.Conduct(forty, explained);
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(kept);
        yield return ("spatial, 40 actors, fully explained", () => SpatialModel.Conduct(forty, explained), 31, held);
    }

    /// <summary>Standings of any size, the same for one size.</summary>
    internal static Standings Many(int actors, int issues)
    {
        RandomStream random = new RandomSource(1, $"{actors} × {issues}").Open();
        double[] Drawn(int count, double low, double high) => [.. Enumerable.Range(0, count).Select(_ => Math.Round(low + (high - low) * random.NextUnit(), 2))];
        return Standings.Of(
            [.. Enumerable.Range(0, actors).Select(i => $"Actor {i}")], [.. Enumerable.Range(0, issues).Select(k => new IssueScale($"Issue {k}"))],
            Drawn(actors * issues, 0, 100), [.. Drawn(actors * issues, 0.1, 1).Select(s => s / issues)], Drawn(actors, 1, 100));
    }
}
