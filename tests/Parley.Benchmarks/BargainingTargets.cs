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
        Standings exchange = Talks();
        int concluded = ExchangeModel.Conduct(exchange, new() { Rounds = 1 }).Rounds[0].Exchanges.Length;
        yield return ($"exchange of spatial standings, 15 actors, 13 issues, 181 pairs, {concluded} exchanges in the first of 10 rounds", () => ExchangeModel.Conduct(exchange, new()), 31, 0);
        Standings wide = Many(250, 12);
        ExchangeFindings one = ExchangeModel.Conduct(wide, new() { Rounds = 1 });
        yield return ($"exchange of spatial standings, 250 actors, 12 issues, one round: {one.Rounds[0].Candidates:N0} candidates, {one.Rounds[0].Exchanges.Length:N0} exchanges", () => ExchangeModel.Conduct(wide, new() { Rounds = 1 }), 1, 0);
        yield return ("exchange of spatial standings, the same as corrected", () => ExchangeModel.Conduct(exchange, new() { Reading = ExchangeReading.Corrected }), 31, 0);
    }

    // Fifteen actors and thirteen issues; fourteen pairs without a stake.
    private static Standings Talks()
    {
        RandomStream random = new RandomSource(2, "talks").Open();
        double[] positions = [.. Enumerable.Range(0, 195).Select(_ => Math.Round(random.NextUnit() * 10) * 10)];
        for (int gone = 0; gone < 14; gone++)
            positions[13 * gone + gone % 13] = double.NaN;
        return Standings.Of(
            [.. Enumerable.Range(0, 15).Select(i => $"Actor {i}")], [.. Enumerable.Range(0, 13).Select(k => new IssueScale($"Issue {k}"))],
            positions, [.. Enumerable.Range(0, 195).Select(_ => Math.Round(0.1 + 0.9 * random.NextUnit(), 2))], [.. Enumerable.Range(0, 15).Select(_ => 0.01 + 0.3 * random.NextUnit())]);
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
