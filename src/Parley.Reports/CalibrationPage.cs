using System.Collections.Immutable;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>How often events came about that were given some probability, in tables.</summary>
internal static class CalibrationPage
{
    // A frequency among fewer is hardly one.
    private const int FewestQuestions = 5;

    public static IEnumerable<Block> Blocks(ScoreResult result)
    {
        CalibrationTable[] tables = [.. result.Findings.Calibration.Where(t => t.Questions >= FewestQuestions)];
        string[] few = [.. result.Findings.Calibration.Where(t => t.Questions is > 0 and < FewestQuestions).Select(t => ScoreTexts.Forecaster(t.Forecaster))];
        int left = result.Findings.Calibration.Sum(t => t.NotMature), inPart = result.Findings.Calibration.Sum(t => t.InPart);
        yield return new Block.Paragraph(
            "Only questions whose scheduled day has passed are used, since what comes about is known sooner than what does not"
            + (left > 0 ? $"; {Wording.Count(left, "graded forecast")} left out for that reason" : "") + "."
            + (inPart > 0 ? $" {Wording.Sentence(Wording.Count(inPart, "forecast"))} left out because several answers came about in part." : "")
            + (few.Length > 0 ? $" With fewer than {FewestQuestions} questions, in the data only (--format json): {Wording.And(few)}." : tables.Length == 0 ? " None are left." : ""));
        if (tables.Length > 0)
            yield return new Block.Paragraph(
                $"{(result.Study.Bins == 0 ? "One bin for each probability given." : $"{result.Study.Bins} bins of equal width; empty ones are not shown.")} "
                + $"The band holds nine of ten frequencies that a calibrated forecaster would see ({result.Study.Resamples} resamples, seed {result.Study.Seed}); a dot marks a frequency outside. "
                + "With more than two answers each answer is an event of its own.");
        foreach (CalibrationTable table in tables)
        {
            yield return new Block.Paragraph($"{ScoreTexts.Forecaster(table.Forecaster)}: {Wording.Count(table.Events, "event")} of {Wording.Count(table.Questions, "question")}.");
            yield return new Block.Table(
                [new("Foretold", ColumnRole.Code), new("n", ColumnRole.Number), new("Mean", ColumnRole.Number), new("Came about", ColumnRole.Number), new("Band", ColumnRole.Number), new("Outside", ColumnRole.Mark)],
                [.. table.Bins.Where(b => b.Count > 0).Select(Row)]);
            if (table.Parts is BrierParts p)
                yield return new Block.Paragraph(
                    $"Brier score of the events {ScoreTexts.Number(p.Brier)} = reliability {ScoreTexts.Number(p.Reliability)} - resolution {ScoreTexts.Number(p.Resolution)} + uncertainty {ScoreTexts.Number(p.Uncertainty)}"
                    + (p.WithinVariance + Math.Abs(p.WithinCovariance) < 1e-12 ? "." : $" + within bins {ScoreTexts.Number(p.WithinVariance - p.WithinCovariance)}."));
        }
    }

    internal static string Range(CalibrationBin bin) => bin.Low == bin.High || double.IsInfinity(bin.High) ? ForecastTexts.Percent(bin.Low) : $"{100 * bin.Low:0.#}-{100 * bin.High:0.#} %";

    private static ImmutableArray<Cell> Row(CalibrationBin bin)
    {
        bool outside = bin.Observed < bin.BandLow || bin.Observed > bin.BandHigh;
        return
        [
            Range(bin), $"{bin.Count}", ForecastTexts.Percent(bin.Mean!.Value), ForecastTexts.Percent(bin.Observed!.Value),
            bin.BandLow is double low && bin.BandHigh is double high ? $"{100 * low:0}-{100 * high:0} %" : "", outside ? "•" : "",
        ];
    }
}
