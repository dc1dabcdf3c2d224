using System.Collections.Immutable;
using System.Globalization;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>How well forecasters foretold what happened, in tables and sentences; the forecaster compared with stands beside every other.</summary>
public static class BacktestPage
{
    /// <summary>Writes the page.</summary>
    public static Report Of(SettledIssues issues, BacktestFindings findings)
    {
        ArgumentNullException.ThrowIfNull(issues);
        ArgumentNullException.ThrowIfNull(findings);
        string against = findings.Study.Against;
        BacktestRow[] others = [.. findings.Rows.Where(r => r.Key != against)];
        return new($"{issues.Name}: back-test",
        [
            new Block.Paragraph(
                $"{Wording.Count(findings.Issues, "issue")} of {Wording.Count(findings.Proposals, "proposal")} with known outcomes, {findings.AtPoles} of them at an end of the scale."
                + (issues.Unsettled > 0 ? $" {Wording.Count(issues.Unsettled, "issue")} without outcome, or without anybody with weight, {(issues.Unsettled == 1 ? "stands" : "stand")} aside." : "")
                + " Errors are in points of 0 to 100."),
            new Block.KeyValues(
            [
                ("split", $"{findings.Split.Hash[..16]}… ({(findings.Study.Folds == 0 ? "each proposal foretold from all others" : $"{findings.Study.Folds} parts, seed {findings.Study.Seed}")})"),
                ("issues", $"{findings.Split.Dataset[..16]}…"),
            ]),
            .. findings.Issues < 100 ? [new Block.Note($"n = {findings.Issues}: so few issues tell models apart only when they differ widely; see the last column of the second table.")] : Array.Empty<Block>(),
            new Block.Heading("Points"),
            new Block.Table(
                [new("Forecaster"), Right("n"), Right("Mean"), Right("RMSE"), Right("Median"), Right("≤ 5"), Right("≤ 10"), Right("≤ 20")],
                Rows(findings.Rows, r => [Name(r), $"{r.Issues}", Points(r.MeanError), Points(r.RootMeanSquare), Points(r.MedianError), Share(r.Hits.Five), Share(r.Hits.Ten), Share(r.Hits.Twenty)])),
            new Block.Paragraph("Absolute errors, and shares of issues within so many points. * marks forecasters that know nothing of bargaining beyond a mean or a middle."),
            new Block.Heading($"Against {against}"),
            new Block.Paragraph(Plainly(others, against)),
            new Block.Table(
                [new("Forecaster"), Right("n"), Right("Mean error"), Right("95 % interval"), Right("Detectable")],
                Rows(others, r => [Name(r), $"{r.ErrorDifference.Issues}", Signed(r.ErrorDifference.Mean), Interval(r.ErrorDifference), Points(r.ErrorDifference.Detectable)])),
            new Block.Paragraph($"Differences of mean absolute error on the issues both foretold; below 0 is better. Intervals from {findings.Study.Resamples:N0} draws of proposals. The last column is the difference that would be found four times in five."),
            new Block.Heading("Distributions"),
            new Block.Table(
                [new("Forecaster"), Right("CRPS"), Right("Difference"), Right("95 % interval"), Right("80 %"), Right("Width"), Right("Off")],
                Rows([.. findings.Rows.OrderBy(r => r.Distribution.Crps)], r =>
                [
                    Name(r) + (r.Distribution.IsOwn ? " †" : ""), Points(r.Distribution.Crps, 2), r.Key == against ? "" : Signed(r.Distribution.CrpsDifference.Mean),
                    r.Key == against ? "" : Interval(r.Distribution.CrpsDifference), Share(r.Distribution.Covered80), Points(r.Distribution.Width), Share(r.Distribution.Unreliability),
                ])),
            new Block.Paragraph("A point is dressed with the errors it made in the other parts, kept within the scale; † gives a distribution of its own. 80 %: share of outcomes in the central interval of that size, and its mean width. Off: by how much covered shares miss nominal ones, over intervals of 10 to 95 %."),
            new Block.Heading("Where outcomes fell in their distribution"),
            new Block.Table(
                [new("Forecaster"), .. Enumerable.Range(1, 10).Select(k => Right($"{k}"))],
                Rows(findings.Rows, r => [Name(r), .. r.Distribution.Pit.Select(c => $"{c}")])),
            new Block.Paragraph("Tenths of the distribution, from below; a calibrated forecaster has about the same number in each. Where the distribution jumps, as at the ends of the scale, a coin decides."),
        ]);
    }

    // Said plainly, whichever way it went.
    private static string Plainly(BacktestRow[] others, string against)
    {
        string[] better = [.. others.Where(r => r.ErrorDifference.High < 0).Select(r => r.Key)], worse = [.. others.Where(r => r.ErrorDifference.Low > 0).Select(r => r.Key)];
        string[] sharper = [.. others.Where(r => r.Distribution.CrpsDifference.High < 0).Select(r => r.Key)];
        return (better.Length == 0 ? $"By mean error no forecaster does better than {against} with an interval that lies below 0." : $"By mean error {string.Join(", ", better)} {(better.Length == 1 ? "does" : "do")} better than {against}.")
            + (worse.Length == 0 ? "" : $" Worse, with an interval above 0: {string.Join(", ", worse)}.")
            + (sharper.Length == 0 ? $" By its distribution none does better than {against} dressed." : $" By distribution {string.Join(", ", sharper)} {(sharper.Length == 1 ? "does" : "do")} better than {against} dressed.");
    }

    private static ImmutableArray<ImmutableArray<Cell>> Rows(IReadOnlyList<BacktestRow> rows, Func<BacktestRow, string[]> cells) =>
        [.. rows.Where(r => r.Issues > 0).Select(r => ImmutableArray.CreateRange(cells(r).Select(c => (Cell)c)))];

    private static Column Right(string title) => new(title, ColumnRole.Number);

    private static string Name(BacktestRow row) => row.Key + (row.IsNaive ? " *" : "");

    private static string Points(double number, int digits = 1) => double.IsNaN(number) ? "" : number.ToString("F" + digits, CultureInfo.InvariantCulture);

    private static string Share(double share) => double.IsNaN(share) ? "" : (100 * share).ToString("F0", CultureInfo.InvariantCulture) + " %";

    private static string Signed(double number) => double.IsNaN(number) ? "" : number.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);

    private static string Interval(BacktestDifference d) => double.IsNaN(d.Low) ? "" : $"{Signed(d.Low)} to {Signed(d.High)}";
}
