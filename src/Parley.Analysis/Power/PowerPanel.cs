using System.Collections.Immutable;
using Parley.Power;
using Parley.Studies;

namespace Parley.Analysis.Power;

/// <summary>Power by every index side by side: shares, concentration, poles, centres of gravity, and what each index says of the same question.</summary>
public static class PowerPanel
{
    /// <summary>How the group of everybody is called.</summary>
    public const string Everybody = "all states";

    /// <summary>Works out everything the tables allow.</summary>
    /// <param name="tables">What was read.</param>
    /// <param name="study">What is asked.</param>
    /// <param name="cancellation">Interrupts the work.</param>
    public static PowerFindings Conduct(PowerTables tables, PowerStudy study, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(study);
        List<Measure> measures = [.. tables.Measures];
        (string, int, double, double, int)? recomputation = null;
        if (!tables.Capabilities.IsEmpty)
        {
            Measure cinc = NationalCapability.Cinc(tables.Capabilities);
            if (NationalCapability.Furthest(tables.Capabilities, cinc) is var (row, recomputed, compared))
                recomputation = (row.Code, row.Year, row.Published!.Value, recomputed, compared);
            measures.Add(cinc);
            measures.AddRange(NationalCapability.Components(tables.Capabilities).Where(m => !m.Holdings.IsEmpty));
        }
        Dictionary<string, Place> places = tables.Places.DistinctBy(p => p.Code).ToDictionary(p => p.Code);
        string[] groups = [Everybody, .. tables.Spans.Select(s => s.Group).Where(g => g.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        List<PolaritySeries> polarity = [.. tables.Polarity];
        List<CentreSeries> centres = [.. tables.Centres];
        List<Counted> counted = [];
        foreach (Measure measure in measures.Where(m => m.HasShares))
            foreach (string group in groups)
            {
                cancellation.ThrowIfCancellationRequested();
                Counted who = new(measure, group, [.. measure.Holdings.Where(h => (places.Count == 0 || places.ContainsKey(h.Code)) && Counts(tables.Spans, group, h)).GroupBy(h => h.Year).Where(y => y.Any(h => h.Value > 0)).Select(y => (y.Key, y.ToImmutableArray()))]);
                counted.Add(who);
                ImmutableArray<PolarityPoint> points = [.. who.Years.Where(y => y.Holdings.Length > 1).Select(y => Point(y.Year, y.Holdings, measure.AreShares))];
                if (!points.IsEmpty)
                    polarity.Add(new(measure.Title, group) { Points = points });
                if (group == Everybody && places.Count > 0 && who.Years.Length > 0)
                    centres.Add(new(measure.Title, "") { Points = [.. who.Years.Select(y => CentreOfGravity.Of(y.Year, [.. y.Holdings.Select(h => (places[h.Code], h.Value))]))] });
            }
        (int from, int to) = Years(study, polarity, centres, measures);
        return new()
        {
            Study = study,
            From = from,
            To = to,
            Polarity = [.. polarity],
            Centres = [.. centres],
            Shares = [.. new[] { from, to }.Distinct().SelectMany(year => counted.Select(c => c.Shares(year, study)).OfType<ShareTable>())],
            Claims = [.. Claims(study, from, to, polarity, centres, counted, measures)],
            Spans = tables.Spans,
            Recomputation = recomputation,
        };
    }

    // A span without a group is the life of a state; a group counts exactly those whom it names for the year.
    private static bool Counts(ImmutableArray<StateSpan> spans, string group, Holding holding)
    {
        StateSpan[] life = [.. spans.Where(s => s.Group.Length == 0 && s.Code == holding.Code)];
        return (life.Length == 0 || life.Any(s => s.Holds(holding.Year)))
            && (group == Everybody || spans.Any(s => s.Group == group && s.Code == holding.Code && s.Holds(holding.Year)));
    }

    private static PolarityPoint Point(int year, ImmutableArray<Holding> holdings, bool areShares)
    {
        double[] shares = Concentration.Shares([.. holdings.Select(h => h.Value)]);
        return new(year, shares.Length, Concentration.Con(shares), Concentration.Poles(shares), areShares ? holdings.Sum(h => h.Value) : double.NaN);
    }

    // The first and the last year that most indices have in common.
    private static (int From, int To) Years(PowerStudy study, List<PolaritySeries> polarity, List<CentreSeries> centres, List<Measure> measures)
    {
        (int Year, int Count)[] have =
        [
            .. polarity.SelectMany(p => p.Points.Select(x => (x.Year, p.Index))).Concat(centres.SelectMany(c => c.Points.Select(x => (x.Year, c.Index))))
                .Concat(measures.Where(m => !m.HasShares).SelectMany(m => m.Holdings.Select(h => (h.Year, Index: m.Title))))
                .Distinct().GroupBy(y => y.Year).Select(g => (g.Key, g.Count())).OrderBy(p => p.Key),
        ];
        int most = have.Select(h => h.Count).DefaultIfEmpty().Max();
        int[] shared = [.. have.Where(h => h.Count == most).Select(h => h.Year)];
        return (study.From ?? shared.FirstOrDefault(), study.To ?? shared.LastOrDefault());
    }

    private static IEnumerable<PowerClaim> Claims(PowerStudy study, int from, int to, List<PolaritySeries> polarity, List<CentreSeries> centres, List<Counted> counted, List<Measure> measures)
    {
        if (polarity.Count > 0)
            yield return new(PowerQuestion.MorePoles, "", [.. polarity.Select(p => More(p.Title, p.Index, p.At(from)?.Poles, p.At(to)?.Poles))]);
        if (centres.Count > 0)
            yield return new(PowerQuestion.FurtherEast, "", [.. centres.Select(c => East(c.Title, c.Index, c.At(from)?.Longitude, c.At(to)?.Longitude))]);
        foreach (string state in study.States)
        {
            if (counted.Count > 0)
                yield return new(PowerQuestion.GreaterShare, state, [.. counted.Select(c => More(c.Title, c.Measure.Title, c.Share(state, from), c.Share(state, to)))]);
            PowerAnswer[] positions = [.. measures.Where(m => !m.HasShares).Select(m => More(m.Title, m.Title, Position(m, state, from), Position(m, state, to)))];
            if (positions.Length > 0)
                yield return new(PowerQuestion.HigherPosition, state, [.. positions]);
        }
    }

    private static double? Position(Measure measure, string state, int year) =>
        measure.Holdings.Where(h => h.Code == state && h.Year == year).Select(h => (double?)h.Value).FirstOrDefault();

    private static PowerAnswer More(string index, string basis, double? before, double? after) => new(index, basis, before, after, after > before ? true : after < before ? false : null);

    private static PowerAnswer East(string index, string basis, double? before, double? after) =>
        new(index, basis, before, after, before is double a && after is double b && Math.IEEERemainder(b - a, 360) is double way && way != 0 ? way > 0 : null);

    private sealed record Counted(Measure Measure, string Group, ImmutableArray<(int Year, ImmutableArray<Holding> Holdings)> Years)
    {
        public string Title => $"{Measure.Title} among {Group}";

        public double? Share(string state, int year)
        {
            ImmutableArray<Holding> holdings = Of(year);
            return holdings.Any(h => h.Code == state) ? holdings.First(h => h.Code == state).Value / holdings.Sum(h => h.Value) : null;
        }

        public ShareTable? Shares(int year, PowerStudy study)
        {
            Holding[] holdings = [.. Of(year).OrderByDescending(h => h.Value).ThenBy(h => h.Code, StringComparer.Ordinal)];
            if (holdings.Length == 0)
                return null;
            double[] shares = Concentration.Shares([.. holdings.Select(h => h.Value)]);
            ImmutableArray<PowerZone> zones = Zones.Of(shares, study.Centre, study.Periphery);
            return new(Measure.Title, Group, year, [.. holdings.Select((h, k) => new StateShare(h.Code, shares[k], zones[k]))]);
        }

        private ImmutableArray<Holding> Of(int year) => Years.FirstOrDefault(y => y.Year == year) is { Holdings.IsDefault: false } found ? found.Holdings : [];
    }
}
