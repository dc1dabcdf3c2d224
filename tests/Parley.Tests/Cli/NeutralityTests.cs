using Parley.Cases;
using Parley.Cli;
using Parley.Conflicts;
using Parley.Reports;

namespace Parley.Tests.Cli;

/// <summary>No view counts for more than another: a case with one view says so everywhere, and labels change nothing but labels.</summary>
public sealed class NeutralityTests
{
    // Every verb and form that shows a result; {0} is the case, {1} and {2} are two of its views.
    private static readonly string[] Lines =
    [
        "analyze {0}", "analyze {0} --perspective {1}", "analyze {0} --format md", "analyze {0} --format json", "analyze {0} --format csv", "analyze {0} --heat", "analyze {0} --by-party --all",
        "explain {0} --perspective {1} --state 1 --party {3} --concept seq", "explain {0} --perspective {1} --state 1 --party {3} --concept gmr --format json",
        "explain {0} --perspective {1} --state 1 --party {3} --concept gmr --format svg", "trace {0} --perspective {1}", "trace {0} --perspective {1} --format svg", "trace {0} --perspective {1} --format csv",
        "spoilers {0} --state 1", "spoilers {0} --state 1 --format json", "spoilers {0} --state 1 --format csv", "coalitions {0} --perspective {1}", "coalitions {0} --perspective {1} --format json",
        "inverse {0} --perspective {1} --state 1 --concept gmr --steps 200", "robust {0} --perspective {1} --draws 10", "robust {0} --perspective {1} --draws 10 --format json", "hypergame {0}",
        "hypergame {0} --format json", "evidence {0}", "evidence {0} --format json", "evidence {0} --claim {4}", "evidence {0} --state 1 --perspective {1}", "evidence {0} --matrix", "evidence {0} --quotations",
        "compare {0}", "compare {0} --all --format md", "compare {0} --format json", "compare {0} --format csv", "compare {0} --format csv --table flips", "report {0}", "report {0} --format md", "report {0} --format json",
        "export {0} --perspective {1} --to csv",
    ];

    [Fact]
    public void Swapping_the_labels_of_two_views_swaps_the_labels_and_nothing_else()
    {
        using Folder folder = new();
        string text = Labelled("xview-1x", "XName of oneX", "xview-2x", "XName of twoX"), swapped = Labelled("xview-2x", "XName of twoX", "xview-1x", "XName of oneX");
        Assert.NotEqual(text, swapped);
        folder.Write("one/case.yaml", text);
        folder.Write("two/case.yaml", swapped);
        foreach (string line in Lines)
        {
            Answer there = Run(folder, "one", line, "xview-1x", "xview-2x"), back = Run(folder, "two", line, "xview-2x", "xview-1x");
            Assert.Equal((line, there.ExitCode), (line, back.ExitCode));
            Assert.True(there.ExitCode is 0 or 4 || line.StartsWith("hypergame", StringComparison.Ordinal), $"{line}: {there.Error}");
            Assert.Equal(line + "\n" + there.Out, line + "\n" + Swap(back.Out));
        }
    }

    [Fact]
    public void A_case_with_one_view_says_so_on_every_output()
    {
        foreach (string line in Lines)
        {
            Answer answer = new Shell().Run([.. Words(line, "cases/teaching/river-gate", "base", "base", "upper", "invented")]);
            if (answer.ExitCode == ExitCode.WrongCommandLine && line.StartsWith("hypergame", StringComparison.Ordinal))
                continue;
            Assert.True(answer.ExitCode is 0 or 4, $"{line}: {answer.Error}");
            Assert.True((answer.Out + answer.Error).Contains(OnePerspective.Words, StringComparison.Ordinal), $"{line} does not say it\n{answer.Out}");
            Assert.True(answer.Out.Split(OnePerspective.Words).Length <= 2, $"{line} says it twice");
        }
    }

    [Fact]
    public void A_case_with_several_views_does_not_say_that_it_has_one()
    {
        foreach (string line in Lines)
        {
            Answer answer = new Shell().Run([.. Words(line, "cases/textbook/cuban-missile-crisis", "base", "soviet-fear", "usa", "ranking-from-the-book")]);
            Assert.DoesNotContain(OnePerspective.Words, answer.Out + answer.Error, StringComparison.Ordinal);
        }
    }

    private static Answer Run(Folder folder, string name, string line, string first, string second) =>
        new Shell { Directory = folder.Path }.Run([.. Words(line, name, first, second, "anna", "said")]) is var answer ? answer with { Out = answer.Out.Replace($"\"{name}", "\"", StringComparison.Ordinal) } : throw new InvalidOperationException();

    private static IEnumerable<string> Words(string line, string name, string first, string second, string party, string claim) =>
        line.Split(' ').Select(w => w.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", first, StringComparison.Ordinal).Replace("{2}", second, StringComparison.Ordinal)
            .Replace("{3}", party, StringComparison.Ordinal).Replace("{4}", claim, StringComparison.Ordinal));

    private static string Swap(string text) => text
        .Replace("xview-1x", "\u0001", StringComparison.Ordinal).Replace("xview-2x", "xview-1x", StringComparison.Ordinal).Replace("\u0001", "xview-2x", StringComparison.Ordinal)
        .Replace("XName of oneX", "\u0001", StringComparison.Ordinal).Replace("XName of twoX", "XName of oneX", StringComparison.Ordinal).Replace("\u0001", "XName of twoX", StringComparison.Ordinal);

    private static string Labelled(string firstId, string firstName, string secondId, string secondName) => $$$$"""
        parley: 1
        id: labels
        title: Labels
        parties: {anna: Anna, ben: Ben}
        sources:
          letter: {title: Letter, date: 2031}
        evidence:
          said: {claim: It was said., source: letter, bears-on: {both: C, none: I}}
          guess: {claim: A guess., assumption: yes, bears-on: {both: II}}
        hypotheses:
          both: {name: Both, states: x and z}
          none: {name: None, states: not x and not z}
        conflict:
          options:
            anna: {x: X, y: Y}
            ben: {z: Z}
          infeasible:
            - {never: x and y, id: bar, because: [guess]}
          status-quo: [x]
        perspectives:
          {{{{firstId}}}}:
            name: {{{{firstName}}}}
            held-by: anna
            because: [said]
            conflict:
              preferences:
                anna: {statements: [x, z, not y], because: [said]}
                ben: {statements: [not z, x], because: [guess]}
          {{{{secondId}}}}:
            name: {{{{secondName}}}}
            held-by: ben
            because: [said, guess]
            conflict:
              in-force: {bar: no}
              preferences:
                anna: {statements: [not x, y], because: [said, guess]}
                ben: {statements: [z if y, x], because: [said]}
        hypergame: {anna: {{{{firstId}}}}, ben: {{{{secondId}}}}}

        """;
}
