using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining.Simulation;

/// <summary>Learns from past outcomes how far a model may be off, always judging on issues it did not learn from. Scores: [MathesonWinkler1976].</summary>
public static class Dressings
{
    private const double Step = 0.02, MostAtom = 0.4;

    /// <summary>Residuals of all rows, and probabilities for the ends and the reference point where these help on clusters left out.</summary>
    /// <param name="past">What was said and what came of it; at least two clusters.</param>
    /// <param name="origin">Where they come from, in words.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <exception cref="ArgumentException">There is one cluster only, so nothing can be left out.</exception>
    public static DressingFindings Learn(PastOutcomes past, string origin, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(past);
        IGrouping<string, PastOutcome>[] clusters = [.. past.Rows.GroupBy(r => r.Cluster)];
        if (clusters.Length < 2)
            throw new ArgumentException($"There is {clusters.Length} cluster; two at least are needed, so that one can be left out.", nameof(past));
        List<(string Cluster, Terms Terms, bool Covered)> rows = [];
        foreach (IGrouping<string, PastOutcome> cluster in clusters)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] residuals = Residuals(past.Rows.Where(r => r.Cluster != cluster.Key));
            foreach (PastOutcome row in cluster)
            {
                double[] members = [.. residuals.Select(e => Math.Clamp(row.Forecast + e, 0, 1))];
                rows.Add((cluster.Key, Terms.Of(row, members), row.Outcome >= IssueSummary.Quantile(members, 0.1) && row.Outcome <= IssueSummary.Quantile(members, 0.9)));
            }
        }
        double nested = 0;
        foreach (IGrouping<string, PastOutcome> cluster in clusters)
        {
            cancellation.ThrowIfCancellationRequested();
            Atoms chosen = Best([.. rows.Where(r => r.Cluster != cluster.Key).Select(r => r.Terms)]);
            nested += rows.Where(r => r.Cluster == cluster.Key).Sum(r => r.Terms.Score(chosen));
        }
        Atoms all = Best([.. rows.Select(r => r.Terms)]);
        double without = rows.Average(r => r.Terms.Score(default));
        nested /= rows.Count;
        // Atoms that do not help where they were not chosen stay away.
        if (nested >= without)
            (all, nested) = (default, without);
        return new()
        {
            Dressing = new([.. Residuals(past.Rows)], all.Low, all.High, all.Reference, origin),
            Issues = rows.Count,
            Clusters = clusters.Length,
            AbsoluteError = past.Rows.Average(r => Math.Abs(r.Forecast - r.Outcome)),
            ScoreWithoutAtoms = without,
            Score = nested,
            Coverage = rows.Count(r => r.Covered) / (double)rows.Count,
        };
    }

    private static double[] Residuals(IEnumerable<PastOutcome> rows) => [.. rows.Select(r => r.Outcome - r.Forecast).Order()];

    // One weight after the other, until none gets better.
    private static Atoms Best(Terms[] rows)
    {
        Atoms best = default;
        double score = rows.Average(r => r.Score(best));
        for (bool better = true; better;)
        {
            better = false;
            foreach (Func<Atoms, double, Atoms> set in (Func<Atoms, double, Atoms>[])[(a, w) => a with { Low = w }, (a, w) => a with { High = w }, (a, w) => a with { Reference = w }])
                for (double weight = 0; weight <= MostAtom; weight += Step)
                {
                    Atoms tried = set(best, weight);
                    if (tried.Low + tried.High + tried.Reference > 0.9)
                        continue;
                    double now = rows.Average(r => r.Score(tried));
                    if (now < score - 1e-12)
                        (best, score, better) = (tried, now, true);
                }
        }
        return best;
    }

    private readonly record struct Atoms(double Low, double High, double Reference);

    /// <summary>The score of a mixture is a quadratic form of its weights; these are its terms for one row: residuals, low end, high end, reference point.</summary>
    private sealed record Terms(double[] ToOutcome, double[,] Between, bool HasReference)
    {
        public static Terms Of(PastOutcome row, double[] members)
        {
            double[] points = [0, 1, row.Reference ?? 0];
            double[] to = [members.Average(x => Math.Abs(x - row.Outcome)), .. points.Select(p => Math.Abs(p - row.Outcome))];
            double[,] between = new double[4, 4];
            // Sorted members: the mean distance of two is a sum over gaps.
            double sum = 0;
            for (int k = 0; k < members.Length; k++)
                sum += members[k] * (2 * k + 1 - members.Length);
            between[0, 0] = 2 * sum / members.Length / members.Length;
            for (int p = 0; p < 3; p++)
            {
                between[0, p + 1] = between[p + 1, 0] = members.Average(x => Math.Abs(x - points[p]));
                for (int q = 0; q < 3; q++)
                    between[p + 1, q + 1] = Math.Abs(points[p] - points[q]);
            }
            return new(to, between, row.Reference is not null);
        }

        public double Score(Atoms atoms)
        {
            double reference = HasReference ? atoms.Reference : 0;
            ReadOnlySpan<double> w = [1 - atoms.Low - atoms.High - reference, atoms.Low, atoms.High, reference];
            double score = 0;
            for (int i = 0; i < 4; i++)
            {
                score += w[i] * ToOutcome[i];
                for (int j = 0; j < 4; j++)
                    score -= w[i] * w[j] * Between[i, j] / 2;
            }
            return score;
        }
    }
}
