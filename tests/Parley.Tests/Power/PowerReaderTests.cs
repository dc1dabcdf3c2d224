using System.Reflection;
using Parley.Cases;
using Parley.Power;
using Parley.Tests.Cases;

namespace Parley.Tests.Power;

public sealed class PowerReaderTests
{
    private const string Capabilities = "stateabb,year,milex,milper,irst,pec,tpop,upop\n";

    public static TheoryData<string, string> Mistakes => new()
    {
        { PowerCodes.UnknownTable, "⟦⟧country,when\nA,1900\n" },
        { PowerCodes.Negative, "code,year,value\nA,1900,⟦-3⟧\n" },
        { PowerCodes.Negative, Capabilities + "A,1900,1,2,⟦-7⟧,4,5,6\n" },
        { PowerCodes.Twice, "code,year,value\nA,1900,3\nA,1900,⟦4⟧\n" },
        { PowerCodes.Twice, Capabilities + "A,1900,1,2,3,4,5,6\nA,⟦1900⟧,1,2,3,4,5,6\n" },
        { PowerCodes.OutOfRange, "code,year,value\nA,⟦19x0⟧,3\n" },
        { PowerCodes.OutOfRange, "code,year,value\n⟦ ⟧,1900,3\n" },
        { PowerCodes.OutOfRange, "code,latitude,longitude\nA,⟦91⟧,0\n" },
        { PowerCodes.OutOfRange, "code,from,to\nA,1900,⟦1899⟧\n" },
        { PowerCodes.OutOfRange, "year,n_x,CON_x,ENP_x\n1900,5,⟦1.2⟧,3\n" },
        { PowerCodes.MissingValues, "code,year,value\nA,1900,⟦NA⟧\nB,1900,2\n" },
        { PowerCodes.MissingValues, Capabilities + "A,1900,⟦-9⟧,2,3,4,5,6\n" },
        { PowerCodes.MissingYears, "code,year,value\nA,1900,1\nB,1901,1\nA,1902,⟦1⟧\n" },
        { PowerCodes.DoesNotFit, "year,n_x,CON_x,ENP_x\n1900,4,0.9,⟦3.3⟧\n" },
        { PowerCodes.DoesNotFit, "year,lat,lon,x,y,z\n1900,⟦10⟧,0,5000,0,0\n" },
        { PowerCodes.UnknownState, "code,year,value\n⟦Q⟧,1900,1\n" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_table_with_one_mistake_gets_one_complaint_at_its_place(string code, string marked)
    {
        (string text, SourceSpan span) = Complaint.Unmark(marked);
        PowerTables known = code == PowerCodes.UnknownState ? new() { Places = [new("A", 0, 0)] } : PowerTables.None;
        Complaint.Single(code, span, text, PowerReader.Read(new("t.csv", text), known).Diagnostics);
    }

    [Fact]
    public void Every_code_has_an_example_and_a_row_on_its_page()
    {
        string[] codes = [.. typeof(PowerCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];
        Assert.Empty(codes.Except(Mistakes.Select(m => m.Data.Item1)));
        string page = File.ReadAllText(Repository.PathTo("docs", "reference", "diagnostics-power.md"));
        Assert.All(codes, c => Assert.Contains($"| {c} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Published_layouts_are_known_by_their_columns()
    {
        Assert.Equal(["GDP", "population"], Read("\"ISO\",\"year\",\"gdppc\",\"pop\",\"country\",\"region\"\n\"AFG\",1950,1156,8150,\"Afghanistan\",\"Asia\"\n").Measures.Select(m => m.Name));
        Assert.Equal(1156.0 * 8150, Read("ISO,year,gdppc,pop\nAFG,1950,1156,8150\n").Measures[0].Holdings[0].Value);
        Assert.Equal(new Holding("AFG", 2000, 3.5), Read("Country Name,Country Code,Year,Value\r\nAfghanistan,AFG,2000,3.5\r\n").Measures[0].Holdings[0]);
        Measure ideal = Read("ccode,session,IdealPoint,iso3c\n2,1,-1.675,USA\n").Measures[0];
        Assert.Equal(new Holding("USA", 1946, -1.675), ideal.Holdings[0]);
        Assert.False(ideal.HasShares);
    }

    [Fact]
    public void The_published_series_of_the_repository_are_read_without_a_complaint()
    {
        foreach (string name in new[] { "cinc.csv", "gdp-ppp.csv" })
        {
            Reading<PowerTables> reading = PowerReader.Read(new(name, File.ReadAllText(Repository.PathTo("docs", "how-to", "power", name))));
            Assert.Empty(reading.Diagnostics);
        }
        PowerTables cinc = Read(File.ReadAllText(Repository.PathTo("docs", "how-to", "power", "cinc.csv")));
        PolaritySeries majors = cinc.Polarity.Single(p => p.Group == "majors"), system = cinc.Polarity.Single(p => p.Group == "system");
        Assert.Equal([.3296, .2378, .2270, .4516, .2594, .3333, .4853], new[] { 1816, 1913, 1938, 1946, 1991, 2000, 2022 }.Select(y => majors.At(y)!.Concentration));
        Assert.Equal([5.731, 2.482, 4.986, 4.201, 2.901], new[] { 1913, 1946, 1991, 2000, 2022 }.Select(y => majors.At(y)!.Poles));
        Assert.Equal([18.09, 16.02, 11.72], new[] { 1991, 2000, 2022 }.Select(y => Math.Round(system.At(y)!.Poles, 2)));
    }

    [Fact]
    public void Scraps_end_in_tables_or_in_complaints()
    {
        string[] scraps = ["code", "year", "value", ",", ",", ",", "\n", "\n", "A", "1900", "-1", "NA", "\"", "1e999", "x,y,z", "ENP_", "ENP_a", "CON_a", "n_a", "lat", "lon", "from", "to", "\0", "日本", "-9", " ", Capabilities, "session", "IdealPoint", "gdppc", "pop"];
        for (int seed = 0; seed < 3000; seed++)
        {
            Random random = new(seed);
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => scraps[random.Next(scraps.Length)]));
            Reading<PowerTables> reading = PowerReader.Read(new("scraps", text), new() { Places = [new("A", 0, 0)] });
            Assert.True(reading.Value is not null || reading.Diagnostics.Any(d => d.Severity == Severity.Error), $"seed {seed}");
        }
    }

    private static PowerTables Read(string text) => PowerReader.Read(new("cinc.csv", text)).Value!;
}
