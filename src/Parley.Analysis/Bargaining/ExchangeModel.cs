using System.Collections.Immutable;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>The exchange model: actors who care about different issues trade votes, the most rewarding trade first. Source: [StokmanVanOosten1994].</summary>
public static class ExchangeModel
{
    /// <summary>Plays round after round.</summary>
    /// <param name="standings">Who stands where; without a stake in an issue an actor neither votes nor trades on it.</param>
    /// <param name="study">What is asked.</param>
    /// <param name="cancellation">Checked before every exchange.</param>
    /// <exception cref="ArgumentException">The study does not fit.</exception>
    public static ExchangeFindings Conduct(Standings standings, ExchangeStudy study, CancellationToken cancellation = default)
    {
        Check(standings, study);
        ImmutableArray<ExchangeRound>.Builder rounds = ImmutableArray.CreateBuilder<ExchangeRound>(study.Rounds);
        double[] positions = Shares(standings);
        for (int round = 0; round < study.Rounds; round++)
        {
            ExchangeTable table = new(standings, study, positions, round);
            ExchangeRound told = table.Play(cancellation);
            rounds.Add(told);
            positions = table.Drawn();
        }
        return new() { Study = study, Standings = standings, Rounds = rounds.ToImmutable() };
    }

    /// <summary>The exchanges that would pay both sides as things stand, none concluded: who could support whom on what, and what it would do to others.</summary>
    /// <param name="standings">Who stands where.</param>
    /// <param name="study">Of this the rules of an exchange are used.</param>
    /// <returns>The most rewarding first.</returns>
    public static ImmutableArray<Exchange> Suggestions(Standings standings, ExchangeStudy? study = null)
    {
        study ??= new();
        Check(standings, study);
        return new ExchangeTable(standings, study, Shares(standings), round: 0).Candidates();
    }

    /// <summary>How far the outcomes depend on coins, by repeating everything with other random numbers.</summary>
    /// <param name="standings">Who stands where.</param>
    /// <param name="study">What is asked; repetition k takes its random numbers from (seed, k).</param>
    /// <param name="repetitions">How often, at least 1.</param>
    /// <param name="threads">How many threads at most; 0 means as many as the machine offers. The answer is the same.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Checked before every repetition.</param>
    /// <returns>One for each issue.</returns>
    public static ImmutableArray<ExchangeSpread> Spread(
        Standings standings, ExchangeStudy study, int repetitions, int threads = 0, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        Check(standings, study);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        double[][] outcomes = Replications.Run(
            repetitions, new RandomSource(study.Seed, "exchange repetitions"),
            (_, stream) => Conduct(standings, study with { Seed = stream.NextBits() }, cancellation).Rounds[^1].OutcomesAfter.ToArray(), threads, progress, cancellation);
        return
        [
            .. Enumerable.Range(0, standings.Issues.Length).Select(p =>
            {
                double[] of = [.. outcomes.Select(o => o[p])];
                double mean = of.Average();
                return new ExchangeSpread(mean, of.Length < 2 ? 0 : Math.Sqrt(of.Sum(o => (o - mean) * (o - mean)) / (of.Length - 1)), of.Min(), of.Max());
            }),
        ];
    }

    private static void Check(Standings standings, ExchangeStudy study)
    {
        ArgumentNullException.ThrowIfNull(standings);
        ArgumentNullException.ThrowIfNull(study);
        ArgumentOutOfRangeException.ThrowIfLessThan(study.Rounds, 1, nameof(study));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(study.Rounds, 1_000, nameof(study));
        if (!(study.Randomness is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(study), study.Randomness, "Randomness is from 0 to 1.");
    }

    // Positions from 0 to 100, on which gains are told.
    private static double[] Shares(Standings standings)
    {
        int m = standings.Issues.Length;
        double[] shares = new double[standings.Positions.Length];
        for (int cell = 0; cell < shares.Length; cell++)
            shares[cell] = 100 * standings.Issues[cell % m].Share(standings.Positions[cell]);
        return shares;
    }
}
