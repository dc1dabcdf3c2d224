using System.Collections.Immutable;
using System.Numerics;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>Who moved the outcome of an issue where: by taking an actor away, and by Shapley values. Source: [Shapley1953].</summary>
public static class Attribution
{
    /// <summary>Up to so many actors every order is counted; beyond, orders are drawn.</summary>
    public const int MostExact = 12;

    private const int Orders = 500;

    /// <summary>Attributes one issue under one model.</summary>
    /// <param name="standings">Where everybody stands.</param>
    /// <param name="issue">Index of the issue.</param>
    /// <param name="model">Any model that looks at issues one by one; of others only this issue is shown to them.</param>
    /// <param name="seed">Names the orders that are drawn beyond <see cref="MostExact"/> actors.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <returns>The attribution; null when nobody has weight on the issue.</returns>
    public static AttributionFindings? Of(Standings standings, int issue, IBargainingModel model, ulong seed = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(standings);
        ArgumentNullException.ThrowIfNull(model);
        IssueSlice slice = IssueSlice.Of(standings, issue);
        int n = slice.Actors.Length;
        if (n == 0)
            return null;
        Standings alone = standings.Of(slice.Actors).Among(issue);
        double start = slice.Scale.Reference ?? slice.Scale.Low + slice.Scale.Length / 2;
        Dictionary<UInt128, double> known = [];
        double all = Value([.. Enumerable.Range(0, n)]), total = slice.Weights.Sum();
        (double Mean, double Error)[] shapley = n <= MostExact ? Exact(n, Value) : Drawn(n, Value, seed);
        return new(issue, model.Key, start, all,
        [
            .. slice.Actors.Select((actor, k) => new ActorEffect(
                actor, slice.Weights[k] / total, n == 1 ? double.NaN : all - Value([.. Enumerable.Range(0, n).Where(j => j != k)]), shapley[k].Mean, shapley[k].Error)),
        ]);

        double Value(int[] members)
        {
            cancellation.ThrowIfCancellationRequested();
            if (members.Length == 0)
                return start;
            // Only small tables are worth remembering; drawn orders of many actors hardly meet twice.
            UInt128 key = n <= 128 ? members.Aggregate(UInt128.Zero, (bits, k) => bits | UInt128.One << k) : 0;
            if (n <= 128 && known.TryGetValue(key, out double value))
                return value;
            value = model.Outcomes(alone.Of(members), cancellation)[0].Point;
            if (n <= 128)
                known[key] = value;
            return value;
        }
    }

    // A member joins a set of size s with the share s! (n - 1 - s)! / n! of all orders.
    private static (double, double)[] Exact(int n, Func<int[], double> value)
    {
        double[] weight = new double[n];
        for (int s = 0; s < n; s++)
            weight[s] = 1 / (n * Choose(n - 1, s));
        double[] worth = [.. Enumerable.Range(0, 1 << n).Select(set => value(Members(set, n)))];
        (double, double)[] result = new (double, double)[n];
        for (int k = 0; k < n; k++)
        {
            double sum = 0;
            for (int set = 0; set < 1 << n; set++)
                if ((set >> k & 1) == 0)
                    sum += weight[BitOperations.PopCount((uint)set)] * (worth[set | 1 << k] - worth[set]);
            result[k] = (sum, 0);
        }
        return result;
    }

    // Each order is followed by its reverse, which takes much of the noise away.
    private static (double, double)[] Drawn(int n, Func<int[], double> value, ulong seed)
    {
        RandomSource source = new(seed, "shapley");
        double[] sum = new double[n], squares = new double[n];
        int[] order = [.. Enumerable.Range(0, n)];
        for (int round = 0; round < Orders; round++)
        {
            source.Child(round).Open().Shuffle<int>(order);
            double[] gain = new double[n];
            for (int way = 0; way < 2; way++)
            {
                double before = value([]);
                for (int k = 0; k < n; k++)
                {
                    int[] members = order[..(k + 1)];
                    Array.Sort(members);
                    double now = value(members);
                    gain[order[k]] += (now - before) / 2;
                    before = now;
                }
                Array.Reverse(order);
            }
            for (int k = 0; k < n; k++)
                (sum[k], squares[k]) = (sum[k] + gain[k], squares[k] + gain[k] * gain[k]);
        }
        return [.. sum.Zip(squares, (s, q) => (s / Orders, Math.Sqrt(Math.Max(0, q - s * s / Orders) / (Orders - 1) / Orders)))];
    }

    private static int[] Members(int set, int n) => [.. Enumerable.Range(0, n).Where(k => (set >> k & 1) != 0)];

    private static double Choose(int n, int k)
    {
        double product = 1;
        for (int j = 1; j <= k; j++)
            product = product * (n - k + j) / j;
        return product;
    }
}
