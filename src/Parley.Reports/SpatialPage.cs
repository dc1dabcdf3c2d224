using System.Collections.Immutable;
using System.Globalization;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>The spatial model turn by turn: where everybody ends, and who moved whom.</summary>
public static class SpatialPage
{
    private const int Rows = 60;

    /// <summary>Writes the page.</summary>
    /// <param name="title">What the standings are called.</param>
    /// <param name="findings">The run.</param>
    /// <param name="turn">A turn to tell in full; null for none. The run must have been explained.</param>
    public static Report Of(string title, SpatialFindings findings, int? turn = null)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Standings standings = findings.Standings;
        List<Block> blocks =
        [
            new Block.Paragraph(
                $"{Wording.Count(standings.Actors.Length, "actor")}, {Wording.Count(standings.Issues.Length, "issue")}, {Wording.Count(findings.Turns.Length - 1, "turn")}; "
                + (findings.Settled ? "then positions had settled." : "positions had not settled when the turns ran out.")
                + (findings.Study.Reading == SpatialReading.Ktab ? " Read as KTAB works it out." : "")),
            new Block.Note("One run is no forecast: a tenth of a point in one number can move the end by points. 'parley simulate' draws many."),
        ];
        if (!findings.LeftOut.IsEmpty)
            blocks.Add(new Block.Paragraph($"Left out, without a number on every issue or without weight: {string.Join(", ", findings.LeftOut)}."));
        if (findings.SalienceDivisor > 1)
            blocks.Add(new Block.Paragraph($"Saliences were divided by {Points(findings.SalienceDivisor, 2)}, so that nobody's add up to more than 1."));
        for (int k = 0; k < standings.Issues.Length; k++)
        {
            blocks.Add(new Block.Heading(standings.Issues[k].Name));
            blocks.AddRange(Issue(findings, k));
        }
        blocks.Add(new Block.Paragraph("Wins: the probability of that place in an election among all places, which those who stand together share. Moved by: the bargains that were carried out, which add up to the whole way."));
        if (turn is int t)
        {
            blocks.Add(new Block.Heading($"Turn {t}"));
            blocks.AddRange(Turn(findings, t));
        }
        return new($"{title}: spatial model of politics", [.. blocks]);
    }

    private static IEnumerable<Block> Issue(SpatialFindings findings, int issue)
    {
        Standings standings = findings.Standings;
        int n = standings.Actors.Length;
        ImmutableArray<double> moved = findings.MovedBy(issue);
        yield return new Block.Table(
            [new("Actor"), new("From", ColumnRole.Number), new("To", ColumnRole.Number), new("Wins", ColumnRole.Number), new("Moved by")],
            [
                .. Enumerable.Range(0, Math.Min(n, Rows)).Select(i => ImmutableArray.Create<Cell>(
                    standings.Actors[i], Points(standings.Position(i, issue)), Points(findings.Final(i, issue)), Points(100 * findings.Turns[^1].Winning[i], 0) + " %",
                    string.Join(", ", Enumerable.Range(0, n).Where(j => Math.Abs(moved[i * n + j]) >= 0.05 * standings.Issues[issue].Length / 100)
                        .OrderByDescending(j => Math.Abs(moved[i * n + j])).Select(j => $"{standings.Actors[j]} {Signed(moved[i * n + j])}")))),
            ]);
        if (n > Rows)
            yield return new Block.Paragraph($"{n - Rows} more are in the data (--format csv).");
        yield return new Block.Paragraph($"Mean at the end: {Points(Enumerable.Range(0, n).Average(i => findings.Final(i, issue)))}.");
    }

    private static IEnumerable<Block> Turn(SpatialFindings findings, int t)
    {
        SpatialTurn turn = findings.Turns[t];
        ImmutableArray<string> names = findings.Standings.Actors;
        SpatialBargain[] bargains = [.. turn.Bargains.Where(b => !b.IsStatusQuo)];
        if (bargains.Length == 0)
            yield return new Block.Paragraph("Nobody challenged anybody.");
        yield return new Block.Listing(
        [
            .. bargains.Take(Rows).Select(b => new Item(
                $"{names[b.Initiator]} challenged {names[b.Receiver]}: would win with {Points(100 * b.Probability, 0)} %, gain {Points(b.Gain, 3)}.",
                [
                    $"With {names[b.Initiator]}: {Side(b, names, 1)}. With {names[b.Receiver]}: {Side(b, names, -1)}.",
                    $"Offers: {Offer(b.InitiatorOffer)} and {Offer(b.ReceiverOffer)}. {names[b.Initiator]} {Takes(b.InitiatorSelects, b.InitiatorProbability)}; {names[b.Receiver]} {Takes(b.ReceiverSelects, b.ReceiverProbability)}.",
                ])),
        ]);
    }

    private static string Takes(bool selects, double probability) => $"{(selects ? "carries it out" : "does not")} ({Points(100 * probability, 0)} % among its bargains)";

    private static string Offer(ImmutableArray<double> offer) => string.Join(" / ", offer.Select(x => Points(x)));

    private static string Side(SpatialBargain bargain, ImmutableArray<string> names, int sign)
    {
        int[] on = [.. Enumerable.Range(0, bargain.Coalition.Length).Where(k => bargain.Coalition[k] * sign > 1e-9).OrderByDescending(k => bargain.Coalition[k] * sign)];
        return on.Length == 0 ? "nobody" : string.Join(", ", on.Take(5).Select(k => $"{names[k]} {Points(Math.Abs(bargain.Coalition[k]), 2)}")) + (on.Length > 5 ? $" and {on.Length - 5} more" : "");
    }

    internal static string Points(double number, int digits = 1) => double.IsNaN(number) ? "" : number.ToString("F" + digits, CultureInfo.InvariantCulture);

    internal static string Signed(double number) => number.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
