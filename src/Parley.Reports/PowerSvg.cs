using Parley.Power;
using Parley.Studies;

namespace Parley.Reports;

/// <summary>Draws effective numbers of poles over the years, one panel per index, and below the paths of centres of gravity on a grid of latitudes and longitudes.</summary>
public static class PowerSvg
{
    private const int Left = 70, Width = 640, Height = 110, Gap = 70, MapWidth = 640, MapHeight = 320;

    private static readonly int[] Steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];

    private const string Looks = """
        .axis { stroke: #333; stroke-width: 1; }
        .grid { stroke: #ddd; stroke-width: 1; }
        .path { stroke: #333; stroke-width: 2; }
        .first { fill: #fff; stroke: #111; stroke-width: 2; }
        .last { fill: #111; stroke: #111; stroke-width: 2; }
        .end-of { text-anchor: end; }
        .middle { text-anchor: middle; }

        """;

    /// <summary>The chart.</summary>
    public static string Draw(PowerFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        SvgPage page = new();
        int at = 60;
        page.Text(20, 30, ["Power by several indices"], "large");
        PolaritySeries[] series = [.. findings.Polarity.Where(s => s.Points.Length > 0)];
        if (series.Length > 0)
        {
            (int first, int last) = (series.Min(s => s.Points[0].Year), series.Max(s => s.Points[^1].Year));
            foreach (PolaritySeries one in series)
            {
                Panel(page, one, first, last, at + 24);
                at += Height + Gap;
            }
        }
        foreach (CentreSeries centre in findings.Centres.Where(c => c.Points.Any(p => p.Longitude is not null)))
        {
            Path(page, centre, at + 24);
            at += MapHeight + Gap;
        }
        return page.Close(Left + Width + 70, at + 10, "Power by several indices", Description(findings), Looks.ReplaceLineEndings("\n"));
    }

    private static void Panel(SvgPage page, PolaritySeries series, int first, int last, int top)
    {
        int floor = top + Height;
        double most = Math.Ceiling(series.Points.Max(p => p.Poles));
        int X(int year) => Left + (last == first ? Width / 2 : (int)((long)(year - first) * Width / (last - first)));
        int Y(double poles) => floor - (int)Math.Round(poles / most * Height);
        page.Text(Left - 50, top - 10, SvgPage.Wrapped($"Effective number of poles: {series.Title}", Width / SvgPage.ColumnWidth).Take(1), "strong");
        foreach (double value in new[] { 0, most / 2, most })
        {
            page.Line(Left, Y(value), Left + Width, Y(value), "grid");
            page.Text(Left - 8, Y(value) + 4, [PowerTexts.Text(value, "0.#")], "small end-of");
        }
        page.Line(Left, floor, Left + Width, floor, "axis");
        foreach (int year in Marks(first, last))
            page.Text(X(year), floor + 18, [$"{year}"], "small middle");
        for (int k = 0; k + 1 < series.Points.Length; k++)
            page.Line(X(series.Points[k].Year), Y(series.Points[k].Poles), X(series.Points[k + 1].Year), Y(series.Points[k + 1].Poles), "path");
        page.Dot(X(series.Points[^1].Year), Y(series.Points[^1].Poles), 4, "last");
        page.Text(X(series.Points[^1].Year) + 8, Y(series.Points[^1].Poles) + 4, [PowerTexts.Text(series.Points[^1].Poles, "0.00")], "small");
    }

    // A plain grid without coasts: no outline whose terms are unclear, and none needed to read a path.
    private static void Path(SvgPage page, CentreSeries series, int top)
    {
        int X(double east) => Left + (int)Math.Round((east + 180) / 360 * MapWidth);
        int Y(double north) => top + (int)Math.Round((90 - north) / 180 * MapHeight);
        CentrePoint[] points = [.. series.Points.Where(p => p.Longitude is not null)];
        page.Text(Left - 50, top - 10, SvgPage.Wrapped($"Centre of gravity, seen on the surface: {series.Title}", MapWidth / SvgPage.ColumnWidth).Take(1), "strong");
        for (int east = -180; east <= 180; east += 60)
        {
            page.Line(X(east), top, X(east), top + MapHeight, "grid");
            page.Text(X(east), top + MapHeight + 18, [$"{Math.Abs(east)}°{(east is 0 or 180 or -180 ? "" : east < 0 ? " W" : " E")}"], "small middle");
        }
        for (int north = -90; north <= 90; north += 30)
        {
            page.Line(Left, Y(north), Left + MapWidth, Y(north), north == 0 ? "axis" : "grid");
            page.Text(Left - 8, Y(north) + 4, [$"{Math.Abs(north)}°{(north == 0 ? "" : north < 0 ? " S" : " N")}"], "small end-of");
        }
        // A step across the edge of the grid is not drawn: a line through the whole picture would say something else.
        for (int k = 0; k + 1 < points.Length; k++)
            if (Math.Abs(points[k + 1].Longitude!.Value - points[k].Longitude!.Value) <= 180)
                page.Line(X(points[k].Longitude!.Value), Y(points[k].Latitude!.Value), X(points[k + 1].Longitude!.Value), Y(points[k + 1].Latitude!.Value), "path");
        foreach ((CentrePoint point, string look) in points.Length == 1 ? [(points[0], "last")] : new[] { (points[0], "first"), (points[^1], "last") })
        {
            page.Dot(X(point.Longitude!.Value), Y(point.Latitude!.Value), 4, look);
            page.Text(X(point.Longitude!.Value), Y(point.Latitude!.Value) + (look == "first" ? 20 : -8), [$"{point.Year}"], "small middle");
        }
    }

    private static IEnumerable<int> Marks(int first, int last)
    {
        int step = Steps.First(s => (last - first) / s <= 10 || s == Steps[^1]);
        for (int year = (int)Math.Ceiling((double)first / step) * step; year <= last; year += step)
            yield return year;
    }

    private static string Description(PowerFindings findings) => string.Join(" ",
    [
        .. findings.Claims.Select(c => $"{PowerTexts.Question(c, findings)} {PowerTexts.Sentence(c)}"),
        .. findings.Polarity.Select(s => $"{s.Title}: {PowerTexts.Text(s.Points[0].Poles, "0.00")} poles in {s.Points[0].Year}, {PowerTexts.Text(s.Points[^1].Poles, "0.00")} in {s.Points[^1].Year}."),
        .. findings.Centres.Where(s => s.Points.Length > 0).Select(s => $"{s.Title}: {PowerTexts.Latitude(s.Points[0].Latitude)} {PowerTexts.Longitude(s.Points[0].Longitude)} in {s.Points[0].Year}, {PowerTexts.Latitude(s.Points[^1].Latitude)} {PowerTexts.Longitude(s.Points[^1].Longitude)} in {s.Points[^1].Year}."),
    ]);
}
