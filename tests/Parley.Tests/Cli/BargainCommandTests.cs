using System.Text.Json;
using Parley.Tests.Cases;

namespace Parley.Tests.Cli;

/// <summary>The verbs about bargaining on a case that only bargains, on one that does both, and on words that mean nothing.</summary>
public sealed class BargainCommandTests
{
    public static TheoryData<string> Lines =>
    [
        "bargain {0}", "bargain {0} --explain spatial --issue {1}", "bargain {0} --explain group-written", "bargain {0} --format csv", "bargain {0} --format json", "bargain {0} --format md", "bargain {0} --perspective base --format svg",
        "simulate {0} --draws 250", "simulate {0} --draws 250 --model weighted-mean --shape triangular --correlation 0.3 --what-matters --points 64", "simulate {0} --draws 250 --format json", "simulate {0} --draws 250 --format csv",
        "simulate {0} --draws 250 --perspective base --format svg", "levers {0} --target {1}>=60 --most 3", "levers {0} --target {1}<=20 --format json", "levers {0} --target {1}>=60 --format csv --cost position=2,salience=1",
        "packages {0} --draft {1}=30", "packages {0} --format json", "packages {0} --format csv", "check {0}", "evidence {0}",
    ];

    [Theory, MemberData(nameof(Lines))]
    public void Every_form_of_every_verb_answers(string line)
    {
        foreach ((string text, string issue) in new[] { (BargainingSamples.Alone, "when"), (BargainingSamples.Full.Replace("scale: {-5: A fee, 5: A subsidy}", "scale: {-5: A fee, 5: A subsidy}\n      reference: 0"), "water") })
        {
            using Folder folder = new();
            folder.Write("case.yaml", text);
            Shell shell = new() { Directory = folder.Path };
            Answer answer = shell.Run([.. line.Split(' ').Select(w => w.Replace("{0}", "case.yaml", StringComparison.Ordinal).Replace("{1}", issue, StringComparison.Ordinal)), .. line.StartsWith("levers", StringComparison.Ordinal) || line.StartsWith("packages", StringComparison.Ordinal) ? (string[])["--perspective", "base"] : []]);
            Assert.True(answer.ExitCode == 0 && answer.Out.Length > 0, $"{line}: exit {answer.ExitCode}\n{answer.Error}");
            if (line.Contains("json", StringComparison.Ordinal))
                using (JsonDocument.Parse(answer.Out))
                {
                }
        }
    }

    [Theory]
    [InlineData("bargain case.yaml --model foo", 2)]
    [InlineData("bargain case.yaml --issue foo", 2)]
    [InlineData("bargain case.yaml --perspective foo", 2)]
    [InlineData("bargain case.yaml --format svg", 2)]
    [InlineData("bargain case.yaml --failure-cost -1", 2)]
    [InlineData("simulate case.yaml --draws 0", 2)]
    [InlineData("simulate case.yaml --correlation 1", 2)]
    [InlineData("simulate case.yaml --residuals past.csv", 1)]
    [InlineData("levers case.yaml --target when", 2)]
    [InlineData("levers case.yaml --target when>=500", 2)]
    [InlineData("levers case.yaml", 2)]
    [InlineData("levers case.yaml --target when>=60 --cost position=0", 2)]
    [InlineData("levers case.yaml --target when>=60 --fix nobody", 2)]
    [InlineData("packages case.yaml --steps 1", 2)]
    [InlineData("packages case.yaml --draft when=x", 2)]
    [InlineData("packages case.yaml --draft when=101", 2)]
    [InlineData("analyze case.yaml", 2)]
    [InlineData("report case.yaml", 2)]
    [InlineData("hypergame case.yaml", 2)]
    [InlineData("bargain small.yaml", 2)]
    public void Nonsense_is_refused_in_a_sentence(string line, int exit)
    {
        using Folder folder = new();
        folder.Write("case.yaml", BargainingSamples.Alone);
        folder.Write("small.yaml", Samples.Small);
        folder.Write("past.csv", "forecast,outcome,cluster\n1,2,a\n");
        Answer answer = new Shell { Directory = folder.Path }.Run(line.Split(' '));
        Assert.Equal(exit, answer.ExitCode);
        Assert.Contains("parley: ", answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Out);
    }
}
