using Parley.Bargaining;

namespace Parley.Analysis.Bargaining;

/// <summary>The probabilistic Condorcet election: every pair of alternatives is voted on, and each alternative gets a probability. Source: [WiseLesterEfird2015].</summary>
public static class CondorcetElection
{
    /// <summary>The probability of each alternative.</summary>
    /// <param name="utilities">Voters × alternatives: what each alternative is worth to each voter.</param>
    /// <param name="weights">One for each voter, 0 or more.</param>
    /// <param name="options">Of these the rule of voting, the probability of victory and the model of election are used.</param>
    /// <param name="reading">As corrected, a pair is voted on from both ends and the mean counts, which matters for <see cref="VotingRule.ASymProsp"/> alone, and rounding is no difference of utility.</param>
    /// <returns>One for each alternative, adding up to 1.</returns>
    /// <exception cref="ArgumentException">There is no voter or no alternative, or the table is not voters × alternatives.</exception>
    public static double[] Probabilities(ReadOnlySpan<double> utilities, ReadOnlySpan<double> weights, SpatialOptions options, SpatialReading reading = SpatialReading.Corrected)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (weights.Length == 0 || utilities.Length == 0 || utilities.Length % weights.Length != 0)
            throw new ArgumentException($"Got {utilities.Length} utilities for {weights.Length} voters.", nameof(utilities));
        int m = utilities.Length / weights.Length;
        double[] coalitions = new double[m * m];
        for (int a = 0; a < m; a++)
        {
            coalitions[a * m + a] = Votes.Floor;
            for (int b = 0; b < a; b++)
            {
                double ours = 0, theirs = 0;
                for (int k = 0; k < weights.Length; k++)
                {
                    double d = utilities[k * m + a] - utilities[k * m + b];
                    double vote = weights[k] * Votes.Of(options.Voting, d, reading);
                    if (reading == SpatialReading.Corrected)
                        vote = (vote - weights[k] * Votes.Of(options.Voting, -d, reading)) / 2;
                    (ours, theirs) = (ours + Math.Max(vote, 0), theirs + Math.Max(-vote, 0));
                }
                (coalitions[a * m + b], coalitions[b * m + a]) = (Votes.Floor + ours, Votes.Floor + theirs);
            }
        }
        return OfCoalitions(coalitions, m, options);
    }

    /// <summary>The same from the strength of every coalition: cell (a, b) is the weight for a over b, above 0.</summary>
    internal static double[] OfCoalitions(ReadOnlySpan<double> coalitions, int alternatives, SpatialOptions options)
    {
        int m = alternatives;
        double[] victory = new double[m * m];
        for (int a = 0; a < m; a++)
            for (int b = 0; b < m; b++)
                victory[a * m + b] = a == b ? 0.5 : Votes.Victory(options.Victory, coalitions[a * m + b], coalitions[b * m + a]);
        return options.Election switch
        {
            ElectionModel.Conditional => Conditional(victory, m),
            ElectionModel.MarkovIncentive => Markov(victory, m, Incentives(coalitions, victory, m), 1e-8),
            ElectionModel.MarkovUniform => Markov(victory, m, null, 1e-6),
            _ => throw new ArgumentException("There is no such model of election.", nameof(options)),
        };
    }

    // Products of hundreds of small probabilities leave the range of a double, so their logarithms are added.
    private static double[] Conditional(double[] victory, int m)
    {
        double[] p = new double[m];
        for (int a = 0; a < m; a++)
            for (int b = 0; b < m; b++)
                p[a] += Math.Log(victory[a * m + b]);
        double best = p.Max(), sum = 0;
        for (int a = 0; a < m; a++)
            sum += p[a] = Math.Exp(p[a] - best);
        for (int a = 0; a < m; a++)
            p[a] /= sum;
        return p;
    }

    // Cell (a, b): the share of the challenges to b that come from a.
    private static double[] Incentives(ReadOnlySpan<double> coalitions, double[] victory, int m)
    {
        double[] share = new double[m * m];
        for (int b = 0; b < m; b++)
        {
            double sum = 0;
            for (int a = 0; a < m; a++)
                sum += share[a * m + b] = coalitions[a * m + b] * victory[a * m + b] + (a == b ? 1e-10 : 0);
            for (int a = 0; a < m; a++)
                share[a * m + b] /= sum;
        }
        return share;
    }

    private static double[] Markov(double[] victory, int m, double[]? share, double tolerance)
    {
        // Half of each step is staying put, so the process does not swing; far more steps than it ever needs.
        const int MaxSteps = 100_000;
        double[] p = new double[m], q = new double[m];
        Array.Fill(p, 1.0 / m);
        for (int step = 0; step < MaxSteps; step++)
        {
            double change = 0;
            for (int a = 0; a < m; a++)
            {
                q[a] = 0;
                for (int b = 0; b < m; b++)
                    q[a] += victory[a * m + b] * (share is null ? (p[a] + p[b]) / m : p[a] * share[b * m + a] + p[b] * share[a * m + b]);
                change = Math.Max(change, Math.Abs(q[a] - p[a]));
            }
            for (int a = 0; a < m; a++)
                p[a] = (p[a] + q[a]) / 2;
            if (change <= tolerance)
                break;
        }
        return p;
    }
}
