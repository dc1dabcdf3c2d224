using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Parley.Cases;
using Parley.Networks;
using Parley.Tests.Cases;
using Parley.Tests.Cli;

namespace Parley.Tests.Networks;

public sealed class NetworkReaderTests
{
    private const string Nodes = "node,supply,demand\na,5,\nb,,3\n", Edges = "from,to,capacity\na,b,4\n", NodeFile = "docs/how-to/network/relief-nodes.csv", EdgeFile = "docs/how-to/network/relief-edges.csv";

    public static TheoryData<string, bool, string> Mistakes => new()
    {
        { NetworkCodes.UnknownTable, true, "⟦⟧nod\nb\n".Replace("nod", "note", StringComparison.Ordinal) },
        { NetworkCodes.UnknownTable, false, "from,to,⟦capacty⟧\na,b,4\n" },
        { NetworkCodes.Negative, true, "node,supply,demand\na,⟦-5⟧,\nb,,3\n" },
        { NetworkCodes.Negative, false, "from,to,capacity\na,b,⟦-4⟧\n" },
        { NetworkCodes.Negative, false, "from,to,cost\na,b,⟦-4⟧\n" },
        { NetworkCodes.BadNode, true, "node,supply,demand\na,5,\nb,,3\n⟦a⟧,1,\n" },
        { NetworkCodes.BadNode, true, "node,supply,demand\na,5,\nb,,3\n⟦ ⟧,1,\n" },
        { NetworkCodes.UnknownNode, false, "from,to\na,⟦c⟧\n" },
        { NetworkCodes.Loop, false, "from,to\na,b\na,⟦a⟧\n" },
        { NetworkCodes.Disconnected, true, "node,supply,demand\na,5,\nb,,3\n⟦c⟧,,1\n" },
        { NetworkCodes.NothingToCarry, true, "⟦⟧node,supply,demand\na,5,\nb,,\n" },
        { NetworkCodes.BadWord, false, "from,to,directed\na,b,⟦maybe⟧\n" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_table_with_one_mistake_gets_one_complaint_at_its_place(string code, bool ofNodes, string marked)
    {
        (string text, SourceSpan span) = Complaint.Unmark(marked);
        (Reading<Network> nodes, Reading<Network> edges) = NetworkReader.Read(new("n.csv", ofNodes ? text : Nodes), new("e.csv", ofNodes ? Edges : text));
        Complaint.Single(code, span, text, ofNodes ? nodes.Diagnostics : edges.Diagnostics);
    }

    [Fact]
    public void Every_code_has_an_example_and_a_row_on_its_page()
    {
        string[] codes = [.. typeof(NetworkCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];
        Assert.Empty(codes.Except(Mistakes.Select(m => m.Data.Item1)));
        string page = File.ReadAllText(Repository.PathTo("docs", "reference", "diagnostics-networks.md"));
        Assert.All(codes, c => Assert.Contains($"| {c} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Scraps_end_in_a_network_or_in_complaints()
    {
        string[] scraps = ["node", "supply", "demand", "from", "to", "capacity", "cost", "directed", ",", ",", ",", "\n", "\n", "a", "b", "5", "-1", "\"", "1e999", "unlimited", "yes", "x", "y", "\0", "港", " "];
        for (int seed = 0; seed < 3000; seed++)
        {
            Random random = new(seed);
            string Text(string head) => (seed % 2 == 0 ? head : "") + string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => scraps[random.Next(scraps.Length)]));
            (Reading<Network> nodes, Reading<Network> edges) = NetworkReader.Read(new("n", Text("node,supply,demand\na,1,\n")), new("e", Text("from,to\na,b\n")));
            Assert.True(nodes.Succeeded && edges.Succeeded || nodes.Diagnostics.Concat(edges.Diagnostics).Any(d => d.Severity == Severity.Error), $"seed {seed}");
        }
    }

    [Fact]
    public void The_order_of_the_tables_does_not_matter_and_every_format_is_written()
    {
        Assert.Equal(new Shell().Run("network", NodeFile, EdgeFile).Out, new Shell().Run("network", EdgeFile, NodeFile).Out);
        foreach (string format in new[] { "table", "md", "csv", "json", "svg" })
        {
            Answer answer = new Shell().Run("network", NodeFile, EdgeFile, "--format", format, "--block", "Hub");
            Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
            Assert.NotEmpty(answer.Out);
            if (format == "svg")
                Assert.Equal("svg", XDocument.Parse(answer.Out).Root!.Name.LocalName);
            if (format == "json")
                Assert.Equal(3, JsonDocument.Parse(answer.Out).RootElement.GetProperty("delivered").GetDouble());
        }
    }

    [Fact]
    public void A_search_that_ends_early_says_so()
    {
        Answer answer = new Shell().Run("network", NodeFile, EdgeFile, "--budget", "2");
        Assert.Equal(4, answer.ExitCode);
        Assert.Contains("the search ended before every other loss was ruled out", answer.Out.ReplaceLineEndings(" ").Replace("    ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--block", "Nowhere")]
    [InlineData("--line", "5")]
    [InlineData("--loss", "2")]
    [InlineData("--range", "-1")]
    [InlineData("--edges", "11")]
    public void What_makes_no_sense_is_refused(params string[] words)
    {
        Answer answer = new Shell().Run(["network", NodeFile, EdgeFile, .. words]);
        Assert.Equal((2, ""), (answer.ExitCode, answer.Out));
    }

    [Fact]
    public void Wrong_tables_are_refused_with_every_complaint_in_its_file()
    {
        using Folder folder = new();
        Answer answer = new Shell().Run("network", folder.Write("n.csv", Nodes), folder.Write("e.csv", "from,to,capacity\na,c,4\nb,d,4\n"));
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("e.csv:2:3: error PAR1704", answer.Error, StringComparison.Ordinal);
        Assert.Contains("e.csv:3:3: error PAR1704", answer.Error, StringComparison.Ordinal);
        Assert.Contains("2 errors", answer.Error, StringComparison.Ordinal);
    }
}
