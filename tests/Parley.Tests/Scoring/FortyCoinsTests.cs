using Parley.Analysis.Scoring;
using Parley.Cases;
using Parley.Studies;

namespace Parley.Tests.Scoring;

using Scoring = Parley.Analysis.Scoring.Scoring;

/// <summary>Forecasters whose scores and calibration are known as fractions.</summary>
public sealed class FortyCoinsTests
{
    [Theory]
    [InlineData("knows-the-coins", 0, 1.0 / 8)]
    [InlineData("says-half", 0, 0)]
    [InlineData("bold", 1.0 / 80, 9.0 / 80)]
    public void Calibration_is_what_the_coins_make_it(string forecaster, double reliability, double resolution)
    {
        Case coins = CaseReader.Read(new("case.yaml", File.ReadAllText(Repository.PathTo("cases", "synthetic", "coins-40", "case.yaml")))).Value!;
        ScoreFindings findings = Scoring.Conduct([new(coins.Id, coins.Forecasts, [])], new() { Today = new(2031, 2, 1), Bins = 0, Resamples = 20 });
        CalibrationTable table = Assert.Single(findings.Calibration, t => t.Forecaster == forecaster);
        BrierParts parts = table.Parts!;
        Assert.Equal((40, 40), (table.Questions, table.Events));
        Assert.Equal(reliability, parts.Reliability, 1e-15);
        Assert.Equal(resolution, parts.Resolution, 1e-15);
        Assert.Equal(0.25, parts.Uncertainty, 1e-15);
        Assert.Equal(reliability - resolution + 0.25, parts.Brier, 1e-15);
        // Over both answers the score is twice that of the events.
        Assert.Equal(2 * parts.Brier, findings.Leaderboard.Single(m => m.Forecaster == forecaster && m.Rule.Key == "brier").Mean, 1e-15);
    }
}
