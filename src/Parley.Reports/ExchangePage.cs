using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>The exchange model: what comes out with and without trades, how far that hangs on coins, and which trades there are.</summary>
public static class ExchangePage
{
    private const int Rows = 60;

    /// <summary>Writes the page.</summary>
    /// <param name="title">What the standings are called.</param>
    /// <param name="findings">One run.</param>
    /// <param name="spread">How outcomes spread over repetitions, one for each issue.</param>
    /// <param name="repetitions">How many repetitions.</param>
    public static Report Of(string title, ExchangeFindings findings, ImmutableArray<ExchangeSpread> spread, int repetitions)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Standings standings = findings.Standings;
        ExchangeRound first = findings.Rounds[0];
        List<Block> blocks =
        [
            new Block.Paragraph(
                $"{Wording.Count(standings.Actors.Length, "actor")}, {Wording.Count(standings.Issues.Length, "issue")}, {Wording.Count(findings.Rounds.Length, "round")}. In the first round "
                + $"{Wording.Count(first.Candidates, "trade")} would pay both sides and {first.Exchanges.Length} {(first.Exchanges.Length == 1 ? "is" : "are")} concluded."
                + (findings.Study.Reading == ExchangeReading.Corrected ? " Every trade is worked out anew from the outcomes there are." : " Read as the published programs work it out.")),
        ];
        if (first.Candidates == 0)
            blocks.Add(new Block.Note("Nobody can trade: that takes two issues, and two actors who stand on opposite sides of both and care unequally."));
        blocks.Add(new Block.Heading("Outcomes"));
        blocks.Add(new Block.Table(
            [new("Issue"), Right("Without"), Right("1 round"), Right($"{findings.Rounds.Length} rounds"), Right("Spread"), Right("Least"), Right("Most")],
            [
                .. Enumerable.Range(0, standings.Issues.Length).Select(p => ImmutableArray.Create<Cell>(
                    standings.Issues[p].Name, Points(first.OutcomesBefore[p]), Points(first.OutcomesAfter[p]), Points(spread[p].Mean), "± " + Points(spread[p].StandardDeviation), Points(spread[p].Low), Points(spread[p].High))),
            ]));
        blocks.Add(new Block.Paragraph($"Without: everybody votes as they want. The last four columns are mean, standard deviation, least and most over {Wording.Count(repetitions, "repetition")}; only coins differ between them."));
        if (first.Exchanges.Length > 0)
        {
            blocks.Add(new Block.Heading("Trades of the first round, the most rewarding first"));
            blocks.Add(new Block.Listing([.. first.Exchanges.Take(Rows).Select(e => Trade(standings, e))], Numbered: true));
            if (first.Exchanges.Length > Rows)
                blocks.Add(new Block.Paragraph($"{first.Exchanges.Length - Rows} more are in the data (--format csv)."));
        }
        return new($"{title}: exchange model", [.. blocks]);
    }

    private static Item Trade(Standings standings, Exchange e)
    {
        int[] others = [.. Enumerable.Range(0, standings.Actors.Length).Where(k => k != e.One.Actor && k != e.Other.Actor)];
        return new($"{Side(standings, e.One)}, {Side(standings, e.Other)}. Gain {Points(e.One.Gain, 2)}{(Math.Abs(e.One.Gain - e.Other.Gain) > 0.005 ? $" and {Points(e.Other.Gain, 2)}" : " each")}.",
            [$"Others nearer: {Some(standings, e, others, 1)}. Farther: {Some(standings, e, others, -1)}."]);
    }

    private static string Side(Standings standings, ExchangeSide side) => $"{standings.Actors[side.Actor]} moves on {standings.Issues[side.Supplies].Name} from {Points(side.From)} to {Points(side.To)}";

    private static string Some(Standings standings, Exchange e, int[] others, int sign)
    {
        int[] felt = [.. others.Where(k => e.Externalities[k] * sign > 0.005).OrderByDescending(k => e.Externalities[k] * sign)];
        return felt.Length == 0 ? "nobody" : string.Join(", ", felt.Take(3).Select(k => $"{standings.Actors[k]} {SpatialPage.Signed(e.Externalities[k])}")) + (felt.Length > 3 ? $" and {felt.Length - 3} more" : "");
    }

    private static Column Right(string title) => new(title, ColumnRole.Number);

    private static string Points(double number, int digits = 1) => SpatialPage.Points(number, digits);
}
