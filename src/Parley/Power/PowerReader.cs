using System.Collections.Immutable;
using System.Globalization;
using Parley.Cases;

namespace Parley.Power;

/// <summary>Reads tables about the power of states: amounts by state and year, components of capabilities, places, spans of years, and series worked out elsewhere.</summary>
/// <remarks>What a table is follows from its columns. Never throws, and never stops at the first complaint.</remarks>
public static class PowerReader
{
    /// <summary>The first and last year that is read.</summary>
    public const int FirstYear = -5000, LastYear = 3000;

    private static readonly string[] CodeNames = ["code", "country code", "iso3c", "iso", "stateabb", "state"], Axes = ["x", "y", "z"];

    /// <summary>Reads a table.</summary>
    /// <param name="text">The table, RFC 4180.</param>
    /// <param name="known">Tables read before; where they have places, states without one are complained about.</param>
    public static Reading<PowerTables> Read(SourceText text, PowerTables? known = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Complaints complaints = new();
        PowerTables? read = CsvRows.Read(text, complaints) is CsvRows table && complaints.Errors == 0 ? new Work(text, table, complaints, known ?? PowerTables.None).Bind() : null;
        return complaints.About(read);
    }

    private sealed class Work(SourceText text, CsvRows table, Complaints complaints, PowerTables known)
    {
        private readonly string basis = Stem(text.Name);
        private readonly HashSet<string> places = [.. known.Places.Select(p => p.Code)], unknown = [];

        public PowerTables? Bind()
        {
            int code = First(CodeNames), year = First(["year"]), session = First(["session"]);
            int latitude = First(["latitude", "lat"]), longitude = First(["longitude", "lon"]);
            if (code >= 0 && year >= 0 && CapabilityRow.Names.All(n => table.Column(n) >= 0))
                return Capabilities(code, year);
            if (year >= 0 && table.Head.Any(h => h.Value.StartsWith("ENP_", StringComparison.OrdinalIgnoreCase)))
                return Polarity(year);
            if (year >= 0 && Axes.All(n => table.Column(n) >= 0))
                return Centres(year, latitude, longitude);
            if (code >= 0 && latitude >= 0 && longitude >= 0)
                return Places(code, latitude, longitude);
            if (code >= 0 && table.Column("from") >= 0 && table.Column("to") >= 0)
                return Spans(code);
            if (code >= 0 && year >= 0 && table.Column("value") is int value and >= 0)
                return Amounts(code, year, value);
            if (code >= 0 && year >= 0 && table.Column("gdppc") is int head and >= 0 && table.Column("pop") is int people and >= 0)
                return Products(code, year, head, people);
            if (code >= 0 && table.Column("idealpoint") is int point and >= 0 && (year >= 0 || session >= 0))
                return new() { Measures = Measures([.. Cells(code, year, session, point, mayBeNegative: true).Select(c => ("ideal point", basis, c))], hasShares: false) };
            complaints.Error(PowerCodes.UnknownTable, new(table.Head[0].Span.Start, 0), "No kind of table has these columns.", $"Columns: code,year,value; or code,year,{string.Join(',', CapabilityRow.Names)}; or code,latitude,longitude; or code,from,to,group; docs/reference/power-files.md lists all.");
            return null;
        }

        private PowerTables Amounts(int code, int year, int value)
        {
            int name = table.Column("measure"), how = table.Column("basis");
            List<(string, string, Cell)> cells = [];
            foreach (Cell cell in Cells(code, year, -1, value, mayBeNegative: false))
                cells.Add((name >= 0 && cell.Row[name].Value.Trim() is { Length: > 0 } own ? own : basis, how >= 0 ? cell.Row[how].Value.Trim() : "", cell));
            return new() { Measures = Measures(cells, hasShares: true) };
        }

        // Product per person times persons is the product; both stand in the table because people count, too.
        private PowerTables Products(int code, int year, int head, int people)
        {
            List<(string, string, Cell)> product = [], persons = [.. Cells(code, year, -1, people, mayBeNegative: false).Select(c => ("population", basis, c))];
            Dictionary<(string, int), double> by = [];
            foreach ((_, _, Cell cell) in persons)
                by.TryAdd((cell.Code, cell.Year), cell.Value);
            foreach (Cell cell in Cells(code, year, -1, head, mayBeNegative: false))
                if (by.TryGetValue((cell.Code, cell.Year), out double count))
                    product.Add(("GDP", basis, cell with { Value = cell.Value * count }));
            return new() { Measures = [.. Measures(product, hasShares: true), .. Measures(persons, hasShares: true, quiet: true)] };
        }

        private PowerTables Capabilities(int code, int year)
        {
            int[] at = [.. CapabilityRow.Names.Select(table.Column)];
            int published = table.Column("cinc");
            ImmutableArray<CapabilityRow>.Builder rows = ImmutableArray.CreateBuilder<CapabilityRow>();
            HashSet<(string, int)> seen = [];
            List<PlacedText> missing = [];
            foreach (ImmutableArray<PlacedText> row in table.Rows)
            {
                if (State(row[code]) is not string state || Year(row[year], 0) is not int when)
                    continue;
                Known(state, row[code].Span);
                if (!seen.Add((state, when)))
                    complaints.Error(PowerCodes.Twice, row[year].Span, $"{YamlTree.Shown(state)} stands twice for {when}.", "Remove one of the rows.");
                double?[] values = [.. at.Select(k => IsMissing(row[k].Value) || row[k].Value.Trim() == "-9" ? null : Amount(row[k], CapabilityRow.Names[Array.IndexOf(at, k)], false))];
                missing.AddRange(at.Where(k => IsMissing(row[k].Value) || row[k].Value.Trim() == "-9").Select(k => row[k]));
                rows.Add(new(state, when, [.. values], published >= 0 && !IsMissing(row[published].Value) ? Amount(row[published], "cinc", false) : null));
            }
            Missing(missing);
            return new() { Capabilities = rows.ToImmutable() };
        }

        private PowerTables Places(int code, int latitude, int longitude)
        {
            Dictionary<string, Place> places = [];
            foreach (ImmutableArray<PlacedText> row in table.Rows)
                if (State(row[code]) is string state && Within(row[latitude], "'latitude'", -90, 90) is double north && Within(row[longitude], "'longitude'", -180, 180) is double east && !places.TryAdd(state, new(state, north, east)))
                    complaints.Error(PowerCodes.Twice, row[code].Span, $"{YamlTree.Shown(state)} has two places.", "Remove one of the rows.");
            return new() { Places = [.. places.Values] };
        }

        private PowerTables Spans(int code)
        {
            int from = table.Column("from"), to = table.Column("to"), group = table.Column("group");
            ImmutableArray<StateSpan>.Builder spans = ImmutableArray.CreateBuilder<StateSpan>();
            foreach (ImmutableArray<PlacedText> row in table.Rows)
            {
                if (State(row[code]) is not string state || Year(row[from], FirstYear) is not int first || Year(row[to], LastYear) is not int last)
                    continue;
                if (first > last)
                    complaints.Error(PowerCodes.OutOfRange, row[to].Span, $"The span of {YamlTree.Shown(state)} ends before it begins.");
                spans.Add(new(state, first, last, group >= 0 ? row[group].Value.Trim() : ""));
            }
            return new() { Spans = spans.ToImmutable() };
        }

        private PowerTables Polarity(int year)
        {
            ImmutableArray<PolaritySeries>.Builder series = ImmutableArray.CreateBuilder<PolaritySeries>();
            foreach (PlacedText head in table.Head.Where(h => h.Value.StartsWith("ENP_", StringComparison.OrdinalIgnoreCase)))
            {
                string group = head.Value[4..];
                int poles = table.Column(head.Value), concentration = table.Column("CON_" + group), count = table.Column("n_" + group);
                if (count < 0 && group.Equals("system", StringComparison.OrdinalIgnoreCase))
                    count = table.Column("n_states");
                if (concentration < 0 || count < 0)
                {
                    complaints.Error(PowerCodes.UnknownTable, head.Span, $"Beside '{YamlTree.Shown(head.Value)}' there is no column 'CON_{YamlTree.Shown(group)}' or 'n_{YamlTree.Shown(group)}'.");
                    continue;
                }
                SortedDictionary<int, PolarityPoint> points = [];
                foreach (ImmutableArray<PlacedText> row in table.Rows)
                    if (Year(row[year], 0) is int when && Within(row[count], "The number of states", 2, 100_000) is double n && Within(row[concentration], "The concentration", 0, 1) is double con && Within(row[poles], "The effective number of poles", 1, n) is double enp)
                    {
                        // CON² = (1/ENP - 1/N) / (1 - 1/N): printed numbers may differ from it by their rounding only.
                        if (Math.Abs(con - Math.Sqrt(Math.Max(0, (1 / enp - 1 / n) / (1 - 1 / n)))) > 0.005)
                            complaints.Warning(PowerCodes.DoesNotFit, row[poles].Span, $"Concentration and effective number of poles of {when} do not fit together.");
                        if (!points.TryAdd(when, new(when, (int)n, con, enp, double.NaN)))
                            complaints.Error(PowerCodes.Twice, row[year].Span, $"The year {when} stands twice.", "Remove one of the rows.");
                    }
                series.Add(new(basis, group) { Points = [.. points.Values], IsGiven = true });
            }
            return new() { Polarity = series.ToImmutable() };
        }

        private PowerTables Centres(int year, int latitude, int longitude)
        {
            int x = table.Column("x"), y = table.Column("y"), z = table.Column("z"), location = table.Column("location"), count = table.Column("n");
            Dictionary<string, SortedDictionary<int, CentrePoint>> paths = [];
            foreach (ImmutableArray<PlacedText> row in table.Rows)
            {
                if (Year(row[year], 0) is not int when || Within(row[x], "'x'", -CentrePoint.Radius, CentrePoint.Radius) is not double a || Within(row[y], "'y'", -CentrePoint.Radius, CentrePoint.Radius) is not double b || Within(row[z], "'z'", -CentrePoint.Radius, CentrePoint.Radius) is not double c)
                    continue;
                CentrePoint point = new(when, count >= 0 ? (int)(Within(row[count], "The number of states", 1, 100_000) ?? 0) : 0, a, b, c);
                if (latitude >= 0 && Within(row[latitude], "'lat'", -90, 90) is double north && Math.Abs(north - (point.Latitude ?? north)) > 0.1)
                    complaints.Warning(PowerCodes.DoesNotFit, row[latitude].Span, $"The latitude of {when} does not fit x, y and z, which are taken.");
                if (longitude >= 0 && Within(row[longitude], "'lon'", -180, 180) is double east && Math.Abs(Math.IEEERemainder(east - (point.Longitude ?? east), 360)) > 0.1)
                    complaints.Warning(PowerCodes.DoesNotFit, row[longitude].Span, $"The longitude of {when} does not fit x, y and z, which are taken.");
                string where = location >= 0 ? row[location].Value.Trim() : "";
                if (!(paths.TryGetValue(where, out SortedDictionary<int, CentrePoint>? path) ? path : paths[where] = []).TryAdd(when, point))
                    complaints.Error(PowerCodes.Twice, row[year].Span, $"The year {when} stands twice.", "Remove one of the rows.");
            }
            return new() { Centres = [.. paths.Select(p => new CentreSeries(basis, p.Key) { Points = [.. p.Value.Values], IsGiven = true })] };
        }

        private List<Cell> Cells(int code, int year, int session, int value, bool mayBeNegative)
        {
            List<Cell> cells = [];
            List<PlacedText> missing = [];
            foreach (ImmutableArray<PlacedText> row in table.Rows)
            {
                if (IsMissing(row[value].Value))
                    missing.Add(row[value]);
                // A session of the General Assembly begins in the year 1945 plus its number.
                else if (State(row[code]) is string state && (year >= 0 ? Year(row[year], 0) : Year(row[session], 0) + 1945) is int when && Amount(row[value], table.Head[value].Value, mayBeNegative) is double amount)
                    cells.Add(new(state, when, amount, row, row[code].Span, row[value].Span));
            }
            Missing(missing);
            return cells;
        }

        private ImmutableArray<Measure> Measures(List<(string Name, string Basis, Cell Cell)> cells, bool hasShares, bool quiet = false)
        {
            ImmutableArray<Measure>.Builder measures = ImmutableArray.CreateBuilder<Measure>();
            foreach (IGrouping<(string Name, string Basis), Cell> group in cells.GroupBy(c => (c.Name, c.Basis), c => c.Cell))
            {
                SortedDictionary<(int Year, string Code), Cell> holdings = new(Comparer<(int Year, string Code)>.Create((a, b) => a.Year != b.Year ? a.Year.CompareTo(b.Year) : string.CompareOrdinal(a.Code, b.Code)));
                foreach (Cell cell in group)
                {
                    // The published table of ideal points has such rows; amounts that are added up must not.
                    if (!holdings.TryAdd((cell.Year, cell.Code), cell) && !hasShares)
                        complaints.Warning(PowerCodes.Twice, cell.At, $"{YamlTree.Shown(cell.Code)} has two values of '{YamlTree.Shown(group.Key.Name)}' for {cell.Year}; the first is taken.");
                    else if (holdings[(cell.Year, cell.Code)] != cell && !quiet)
                        complaints.Error(PowerCodes.Twice, cell.At, $"{YamlTree.Shown(cell.Code)} has two values of '{YamlTree.Shown(group.Key.Name)}' for {cell.Year}.", "Remove one of the rows.");
                    if (hasShares && !quiet)
                        Known(cell.Code, cell.Named);
                }
                if (!quiet)
                    Gaps(group.Key.Name, holdings.Values);
                measures.Add(new(group.Key.Name, group.Key.Basis) { Holdings = [.. holdings.Values.Select(c => new Holding(c.Code, c.Year, c.Value))], HasShares = hasShares });
            }
            return measures.ToImmutable();
        }

        // Once for each state; codes of three letters are all near each other, so that a guess would mislead.
        private void Known(string state, SourceSpan at)
        {
            if (places.Count > 0 && !places.Contains(state) && unknown.Add(state))
                complaints.Warning(PowerCodes.UnknownState, at, $"'{YamlTree.Shown(state)}' is not in the table of places; it does not count.", state.Length > 3 ? complaints.DidYouMean(state, places) : null);
        }

        // A table that has decades only has no gap where everybody has none: a year counts that some state has.
        private void Gaps(string name, ICollection<Cell> cells)
        {
            int[] years = [.. cells.Select(c => c.Year).Distinct().Order()];
            Dictionary<int, int> place = years.Select((y, k) => (y, k)).ToDictionary(p => p.y, p => p.k);
            List<(Cell Cell, int From, int To)> gaps = [];
            foreach (IGrouping<string, Cell> state in cells.GroupBy(c => c.Code))
            {
                int before = -1;
                foreach (Cell cell in state)
                {
                    int at = place[cell.Year];
                    if (before >= 0 && at - before > 1)
                        gaps.Add((cell, years[before + 1], years[at - 1]));
                    before = at;
                }
            }
            if (gaps.Count > 0)
                complaints.Warning(PowerCodes.MissingYears, gaps[0].Cell.At,
                    $"{YamlTree.Shown(gaps[0].Cell.Code)} has no '{YamlTree.Shown(name)}' {(gaps[0].From == gaps[0].To ? $"for {gaps[0].From}" : $"from {gaps[0].From} to {gaps[0].To}")}{(gaps.Count > 1 ? $"; {gaps.Count - 1} more such gaps" : "")}.",
                    "Shares of such years are shares of what the others have.");
        }

        private void Missing(List<PlacedText> missing)
        {
            if (missing.Count > 0)
                complaints.Warning(PowerCodes.MissingValues, missing[0].Span, $"{(missing.Count == 1 ? "A value is" : $"{missing.Count} values are")} missing, the first one here.", "Missing values are left out, and not taken for 0.");
        }

        private int First(string[] names) => names.Select(table.Column).FirstOrDefault(k => k >= 0, -1);

        private string? State(PlacedText cell)
        {
            string state = cell.Value.Trim();
            if (state.Length > 0)
                return state;
            complaints.Error(PowerCodes.OutOfRange, cell.Span, "The row does not name a state.");
            return null;
        }

        private int? Year(PlacedText cell, int otherwise)
        {
            string word = cell.Value.Trim();
            if (word.Length == 0 && otherwise != 0)
                return otherwise;
            if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int year) && year is >= FirstYear and <= LastYear)
                return year;
            complaints.Error(PowerCodes.OutOfRange, cell.Span, $"'{YamlTree.Shown(word)}' is no year from {FirstYear} to {LastYear}.");
            return null;
        }

        private double? Amount(PlacedText cell, string what, bool mayBeNegative)
        {
            double? amount = ForecastNumbers.Number(cell with { Value = cell.Value.Trim() }, $"'{what}'", complaints);
            if (!(amount < 0) || mayBeNegative)
                return amount;
            complaints.Error(PowerCodes.Negative, cell.Span, $"'{YamlTree.Shown(what)}' is negative.", "Leave the cell empty where a value is missing.");
            return null;
        }

        private double? Within(PlacedText cell, string what, double low, double high)
        {
            double? number = ForecastNumbers.Number(cell with { Value = cell.Value.Trim() }, what, complaints);
            if (number is null || (number >= low && number <= high))
                return number;
            complaints.Error(PowerCodes.OutOfRange, cell.Span, string.Create(CultureInfo.InvariantCulture, $"{what} lies from {low} to {high}."));
            return null;
        }

        private static bool IsMissing(string cell) => cell.Trim() is "" or "NA" or "NaN" or ".." or "n/a";

        private static string Stem(string name)
        {
            string file = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
            return file.LastIndexOf('.') is int dot and > 0 ? file[..dot] : file;
        }
    }

    private sealed record Cell(string Code, int Year, double Value, ImmutableArray<PlacedText> Row, SourceSpan Named, SourceSpan At);
}
