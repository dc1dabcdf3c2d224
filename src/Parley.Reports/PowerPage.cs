using System.Collections.Immutable;
using Parley.Power;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Power by several indices side by side: what each says, then the numbers behind it.</summary>
public static class PowerPage
{
    private const int MostShown = 8, MostPoints = 12;

    /// <summary>Writes the page.</summary>
    public static Report Of(PowerFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        List<Block> blocks =
        [
            new Block.Paragraph($"Years compared: {findings.From} and {findings.To}. If these numbers, then what follows; each index is somebody's choice of what counts."),
        ];
        if (findings.Recomputation is var (code, year, published, recomputed, compared))
            blocks.Add(new Block.Paragraph($"CINC was recomputed from its components: of {Wording.Count(compared, "printed value")} the furthest from it is that of {code} for {year}, {PowerTexts.Text(published, "0.000000")} printed and {PowerTexts.Text(recomputed, "0.000000")} recomputed."));
        foreach (PowerClaim claim in findings.Claims)
        {
            blocks.Add(new Block.Heading(PowerTexts.Question(claim, findings)));
            blocks.Add(new Block.Paragraph(PowerTexts.Sentence(claim)));
            blocks.Add(new Block.Table(
                [new("Index"), new($"{findings.From}", ColumnRole.Number), new($"{findings.To}", ColumnRole.Number), new("Answer")],
                [.. claim.Answers.Select(a => ImmutableArray.Create<Cell>(a.Index, PowerTexts.Value(claim, a.Before), PowerTexts.Value(claim, a.After), PowerTexts.Answer(a.Yes)))]));
        }
        if (!findings.Polarity.IsEmpty)
            blocks.AddRange(Polarity(findings));
        if (!findings.Centres.IsEmpty)
            blocks.AddRange(Centres(findings));
        if (!findings.Shares.IsEmpty)
            blocks.AddRange(Shares(findings));
        if (!findings.Spans.IsEmpty)
        {
            blocks.Add(new Block.Heading("Who counts when"));
            blocks.Add(new Block.Paragraph("Another list gives other numbers."));
            blocks.Add(new Block.Listing([.. findings.Spans.GroupBy(s => s.Group).Select(g => new Item($"{(g.Key.Length == 0 ? "Lives of states" : g.Key)}: {string.Join(", ", g.Select(Span))}."))]));
        }
        return new("Power by several indices", [.. blocks]);
    }

    private static IEnumerable<Block> Polarity(PowerFindings findings)
    {
        yield return new Block.Heading("Concentration and effective number of poles");
        yield return new Block.Paragraph("CON is 0 where all hold the same and 1 where one holds everything; ENP is the number of equal poles that would be as uneven. Both follow from the same shares, so they count as one index. Shares are made to sum to 1 before.");
        yield return new Block.Table(
            [new("Index"), new("Year", ColumnRole.Number), new("States", ColumnRole.Number), new("CON", ColumnRole.Number), new("ENP", ColumnRole.Number), new("Sum before", ColumnRole.Number)],
            [.. findings.Polarity.SelectMany(s => Pick(s.Points, p => p.Year, findings).Select(p => ImmutableArray.Create<Cell>(
                s.Title, $"{p.Year}", $"{p.States}", PowerTexts.Text(p.Concentration, "0.0000"), PowerTexts.Text(p.Poles, "0.000"), PowerTexts.Text(p.SumOfShares, "0.0000"))))]);
    }

    private static IEnumerable<Block> Centres(PowerFindings findings)
    {
        yield return new Block.Heading("Centre of gravity");
        yield return new Block.Paragraph("The mean of places on the globe, weighted; it lies below the surface. x points to 0° N 0° E, y to 0° N 90° E, z to the north pole, in kilometres. Near the axis of the globe a longitude turns far for a small step, so all three numbers are shown.");
        yield return new Block.Table(
            [new("Index"), new("Year", ColumnRole.Number), new("x", ColumnRole.Number), new("y", ColumnRole.Number), new("z", ColumnRole.Number), new("Lat.", ColumnRole.Number), new("Lon.", ColumnRole.Number), new("Depth", ColumnRole.Number)],
            [.. findings.Centres.SelectMany(s => Pick(s.Points, p => p.Year, findings).Select(p => ImmutableArray.Create<Cell>(
                s.Title, $"{p.Year}", PowerTexts.Text(p.X, "0"), PowerTexts.Text(p.Y, "0"), PowerTexts.Text(p.Z, "0"), PowerTexts.Latitude(p.Latitude), PowerTexts.Longitude(p.Longitude), PowerTexts.Text(p.Depth, "0"))))]);
        string[] ways = [.. findings.Centres.Where(s => s.At(findings.From) is not null && s.At(findings.To) is not null && findings.From != findings.To).Select(s => $"by {s.Title} {PowerTexts.Text(s.At(findings.From)!.To(s.At(findings.To)!), "0")} km")];
        if (ways.Length > 0)
            yield return new Block.Paragraph($"From {findings.From} to {findings.To} it moved, straight through the globe, {Wording.And(ways)}.");
        string[] nowhere = [.. findings.Centres.SelectMany(s => s.Points.Where(p => p.Latitude is null).Select(p => $"{s.Title} in {p.Year}"))];
        if (nowhere.Length > 0)
            yield return new Block.Note($"The middle of the globe itself: {Wording.And(nowhere)}. Weights cancel there, and no point of the surface is above it.");
    }

    private static IEnumerable<Block> Shares(PowerFindings findings)
    {
        yield return new Block.Heading("Shares and zones");
        yield return new Block.Paragraph($"Rule of the zones: the centre is the fewest states that together hold {PowerTexts.Percent(findings.Study.Centre)} or more, the periphery the fewest further ones up to {PowerTexts.Percent(findings.Study.Periphery)}, the frontier the rest. They are a rule about shares and no judgement.");
        foreach (ShareTable table in findings.Shares)
        {
            string rest = string.Join(", ", table.States.GroupBy(s => s.Zone).OrderBy(g => g.Key).Select(g => $"{PowerTexts.Zone(g.Key)} {g.Count()}"));
            yield return new Block.Heading($"{table.Index}, {table.Group}, {table.Year}: {rest}", IsSub: true);
            yield return new Block.Paragraph(string.Join(", ", table.States.Take(MostShown).Select(s => $"{s.Code} {PowerTexts.Percent(s.Share)} ({PowerTexts.Zone(s.Zone)})")) + (table.States.Length > MostShown ? $"; {table.States.Length - MostShown} more with --format json or csv." : "."));
        }
    }

    // The first, the last, the two compared, and as many between as fit evenly.
    private static IEnumerable<T> Pick<T>(ImmutableArray<T> points, Func<T, int> year, PowerFindings findings)
    {
        int step = Math.Max(1, (points.Length + MostPoints - 1) / MostPoints);
        return points.Where((p, k) => k % step == 0 || k == points.Length - 1 || year(p) == findings.From || year(p) == findings.To);
    }

    private static string Span(StateSpan span) => span.Code + (span.From, span.To) switch
    {
        (PowerReader.FirstYear, PowerReader.LastYear) => "",
        (PowerReader.FirstYear, int to) => $" until {to}",
        (int from, PowerReader.LastYear) => $" from {from}",
        (int from, int to) => $" {from}–{to}",
    };
}
