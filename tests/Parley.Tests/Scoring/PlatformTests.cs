using System.Numerics;
using Parley.Analysis.Scoring;

namespace Parley.Tests.Scoring;

/// <summary>Three platforms on one question with four ordered bins, as published on 9 May 2025; the last bin came about, as far as is proposed.</summary>
/// <remarks>Scores printed to four decimals are held here, and exact fractions to twelve.</remarks>
public sealed class PlatformTests
{
    public static TheoryData<int[], double, double, double, double> Rows() => new()
    {
        { [8, 15, 15, 61], 0.1998, 0.2078, 0.0693, -0.4842 },
        { [27, 24, 22, 26], 0.7263, 0.8835, 0.2945, -1.3370 },
        { [9, 12, 22, 56], 0.2610, 0.2419, 0.0806, -0.5698 },
        { [9, 7, 12, 72], 0.1058, 0.1121, 0.0374, -0.3285 },
        { [10, 22, 21, 47], 0.3834, 0.3933, 0.1311, -0.7550 },
        { [7, 13, 20, 60], 0.2218, 0.2049, 0.0683, -0.5108 },
        { [25, 25, 25, 25], 0.7500, 0.8750, 0.2917, -1.3863 },
    };

    [Theory, MemberData(nameof(Rows))]
    public void Scores_are_those_printed(int[] perCent, double brier, double rps, double normalized, double log)
    {
        double[] q = [.. perCent.Select(p => (double)p / perCent.Sum())], o = [0, 0, 0, 1];

        Assert.Equal(brier, Math.Round(ScoringDefinitions.Brier(q, o), 4));
        Assert.Equal(rps, Math.Round(ScoringDefinitions.RankedProbability(q, o), 4));
        Assert.Equal(normalized, Math.Round(ScoringDefinitions.RankedProbabilityNormalized(q, o), 4));
        Assert.Equal(log, Math.Round(ScoringDefinitions.Log(q, o), 4));
    }

    [Theory, MemberData(nameof(Rows))]
    public void Scores_are_the_exact_fractions(int[] perCent, double brier, double rps, double normalized, double log)
    {
        BigInteger sum = perCent.Sum(), square = sum * sum, exactBrier = 0, exactRps = 0, below = 0;
        for (int k = 0; k < 4; k++)
        {
            BigInteger gap = perCent[k] - (k == 3 ? sum : 0);
            exactBrier += gap * gap;
            below += perCent[k];
            exactRps += k < 3 ? below * below : 0;
        }
        double[] q = [.. perCent.Select(p => (double)p / perCent.Sum())], o = [0, 0, 0, 1];

        Assert.Equal((double)exactBrier / (double)square, ScoringDefinitions.Brier(q, o), 1e-12);
        Assert.Equal((double)exactRps / (double)square, ScoringDefinitions.RankedProbability(q, o), 1e-12);
        Assert.Equal((double)exactRps / (double)(3 * square), ScoringDefinitions.RankedProbabilityNormalized(q, o), 1e-12);
        Assert.Equal(Math.Log(perCent[3]) - Math.Log((double)sum), ScoringDefinitions.Log(q, o), 1e-12);
        Assert.All(new[] { (brier, (double)exactBrier / (double)square), (rps, (double)exactRps / (double)square) }, pair => Assert.Equal(pair.Item1, pair.Item2, 5e-5));
        Assert.True(normalized <= 1 && log <= 0);
    }
}
