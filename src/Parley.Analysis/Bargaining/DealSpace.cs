using System.Collections.Immutable;
using Parley.Analysis.Bargaining.Simulation;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>Packages: one point on every issue. Who gains, which are acceptable to those who are needed, and which leave nothing on the table.</summary>
/// <remarks>
/// Numbers stand at the middle of their estimates. Failure is worth the reference points less what it costs (0 where nobody says). Points are spread evenly over each scale,
/// so that findings are exact for the grid and as fine as the grid for the problem.
/// </remarks>
public static class DealSpace
{
    /// <summary>At most so many packages are combined.</summary>
    public const int MaxPackages = 200_000;

    private const double Slack = 1e-12;

    private const int MostTrades = 5;

    /// <summary>The finest even grid with at most so many packages, from 2 to 21 points on each issue.</summary>
    public static int Steps(int issues, int packages = 100_000)
    {
        int steps = 2;
        while (steps < 21 && Math.Pow(steps + 1, issues) <= packages)
            steps++;
        return steps;
    }

    /// <summary>Surveys the deal space.</summary>
    /// <param name="problem">What is bargained about.</param>
    /// <param name="steps">How many points on each issue, at least 2.</param>
    /// <param name="draft">A proposed text, one point per issue; empty for none.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <exception cref="ArgumentException">There would be more than <see cref="MaxPackages"/> packages, or the draft has another length.</exception>
    public static PackageFindings Survey(BargainingProblem problem, int steps, ImmutableArray<double> draft = default, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        int m = problem.Issues.Length, n = problem.Actors.Length;
        if (Math.Pow(steps, m) > MaxPackages)
            throw new ArgumentException($"{steps} points on each of {m} issues are more than {MaxPackages} packages.", nameof(steps));
        if (!draft.IsDefaultOrEmpty && draft.Length != m)
            throw new ArgumentException($"The draft has {draft.Length} points for {m} issues.", nameof(draft));
        DrawnTable table = new ProblemSampler(problem, EstimateShape.Pert).Middle();
        ImmutableArray<IssueScale> scales = problem.Scales;
        Disagreement loss = new();
        double[] failure = [.. Enumerable.Range(0, n).Select(i => table.Utility(i, table.References, scales.AsSpan(), loss) - (double.IsNaN(table.Costs[i]) ? 0 : table.Costs[i]))];
        int[] staked = [.. Enumerable.Range(0, n).Where(i => Enumerable.Range(0, m).Any(k => table.Saliences[i * m + k] > 0))];
        int[] needed = [.. staked.Where(i => problem.Actors[i].HasVeto)];
        if (needed.Length == 0)
            needed = staked;
        ImmutableArray<ImmutableArray<double>> levels = [.. problem.Issues.Select(issue => Enumerable.Range(0, steps).Select(t => issue.Low + t * (issue.High - issue.Low) / (steps - 1)).ToImmutableArray())];
        Package Of(ReadOnlySpan<double> points)
        {
            double[] utilities = new double[n];
            for (int i = 0; i < n; i++)
                utilities[i] = table.Utility(i, points, scales.AsSpan(), loss);
            return new([.. points], [.. utilities], [.. utilities.Select((u, i) => u - failure[i])], problem.Allows(points));
        }
        List<Package> all = [];
        int[] at = new int[m];
        double[] point = new double[m];
        for (bool more = true; more;)
        {
            if ((all.Count & 1023) == 0)
                cancellation.ThrowIfCancellationRequested();
            for (int k = 0; k < m; k++)
                point[k] = levels[k][at[k]];
            all.Add(Of(point));
            more = false;
            for (int k = m - 1; k >= 0 && !more; k--)
                if (++at[k] < steps)
                    more = true;
                else
                    at[k] = 0;
        }
        Package[] allowed = [.. all.Where(p => p.IsAllowed)], acceptable = [.. allowed.Where(p => needed.All(i => p.Gains[i] >= -Slack))];
        double[] means = new double[m];
        table.WeightedMeans(means);
        Package compromise = Of(means);
        ImmutableArray<(PackageRole, Package)> chosen = [(PackageRole.Compromise, compromise), .. Solutions(acceptable, needed)];
        Package? best = acceptable.Length == 0 ? null : allowed.MaxBy(p => needed.Sum(i => p.Gains[i]));
        double sum = best is null ? 0 : needed.Sum(i => best.Gains[i]);
        return new()
        {
            Levels = levels,
            Count = all.Count,
            Allowed = allowed.Length,
            Needed = [.. needed],
            Acceptable = acceptable.Length,
            Core = Frontier(allowed, needed, cancellation).Count,
            Trades = [.. ExchangeModel.Suggestions(problem.At()).Take(MostTrades)],
            Chosen = chosen,
            Pareto = [.. Frontier(acceptable, staked, cancellation).OrderByDescending(p => needed.Min(i => p.Gains[i]))],
            SidePayments = best is null ? [] : [.. needed.Select(i => (i, sum / needed.Length - best.Gains[i]))],
            Zones = [.. from i in staked from j in staked where i < j select Zone(allowed, i, j, m)],
            Draft = draft.IsDefaultOrEmpty ? null : Draft(problem, Of(draft.AsSpan()), allowed, staked, needed),
        };
    }

    /// <summary>The packages to which no other is at least as good for all of some actors and better for one. Those alike in all utilities stay together.</summary>
    internal static List<Package> Frontier(IReadOnlyList<Package> packages, int[] actors, CancellationToken cancellation = default)
    {
        // Whatever dominates has a larger sum, so it has been kept, or something that dominates it has.
        List<(Package Package, double[] Utilities)> kept = [];
        int looked = 0;
        foreach ((Package package, double[] mine) in packages.Select(p => (p, actors.Select(i => p.Utilities[i]).ToArray())).OrderByDescending(p => p.Item2.Sum()))
        {
            if ((looked++ & 255) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (!kept.Exists(k => Dominates(k.Utilities, mine)))
                kept.Add((package, mine));
        }
        return [.. kept.Select(k => k.Package)];
    }

    /// <summary>The same by definition: every package against every other.</summary>
    internal static List<Package> FrontierByDefinition(IReadOnlyList<Package> packages, int[] actors) =>
        [.. packages.Where(p => !packages.Any(q => Dominates([.. actors.Select(i => q.Utilities[i])], [.. actors.Select(i => p.Utilities[i])])))];

    private static bool Dominates(double[] one, double[] other)
    {
        bool better = false;
        for (int k = 0; k < one.Length; k++)
        {
            if (one[k] < other[k] - Slack)
                return false;
            better |= one[k] > other[k] + Slack;
        }
        return better;
    }

    private static IEnumerable<(PackageRole, Package)> Solutions(Package[] acceptable, int[] needed)
    {
        if (acceptable.Length == 0)
            yield break;
        double[] most = [.. needed.Select(i => acceptable.Max(p => p.Gains[i]))];
        yield return (PackageRole.Nash, acceptable.MaxBy(p => needed.Sum(i => Math.Log(Math.Max(p.Gains[i], 1e-300))))!);
        yield return (PackageRole.KalaiSmorodinsky, acceptable.MaxBy(p => needed.Select((i, k) => most[k] > Slack ? p.Gains[i] / most[k] : 1).Min())!);
        yield return (PackageRole.Egalitarian, acceptable.MaxBy(p => needed.Min(i => p.Gains[i]))!);
        yield return (PackageRole.Utilitarian, acceptable.MaxBy(p => needed.Sum(i => p.Gains[i]))!);
    }

    private static AgreementZone Zone(Package[] allowed, int i, int j, int issues)
    {
        Package[] both = [.. allowed.Where(p => p.Gains[i] > Slack && p.Gains[j] > Slack)];
        return new(i, j, allowed.Length == 0 ? 0 : both.Length / (double)allowed.Length,
            both.Length == 0 ? [] : [.. Enumerable.Range(0, issues).Select(k => (both.Min(p => p.Points[k]), both.Max(p => p.Points[k])))]);
    }

    private static DraftFindings Draft(BargainingProblem problem, Package text, Package[] allowed, int[] staked, int[] needed)
    {
        double[] own = [.. staked.Select(i => text.Utilities[i])];
        return new(
            text,
            [.. Enumerable.Range(0, problem.Limits.Length).Where(k => !problem.Limits[k].Must.Holds(text.Points.AsSpan()))],
            [.. Enumerable.Range(0, problem.Dependencies.Length).Where(k => !problem.Dependencies[k].Allows(text.Points.AsSpan()))],
            allowed.Where(p => Dominates([.. staked.Select(i => p.Utilities[i])], own)).MaxBy(p => needed.Min(i => p.Gains[i])));
    }
}
