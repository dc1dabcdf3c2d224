using System.Text.RegularExpressions;
using Parley.Analysis.Stability;
using Parley.Conflicts;

namespace Parley.Tests.Catalogue;

public sealed partial class GlossaryTests
{
    [Fact]
    public void Every_type_the_glossary_names_exists()
    {
        string glossary = File.ReadAllText(Repository.PathTo("docs", "theory", "glossary.md"));
        HashSet<string> types = [.. new[] { typeof(Conflict).Assembly, typeof(Definitions).Assembly, typeof(Parley.Analysis.Testimony.TestimonyReader).Assembly }.SelectMany(a => a.GetTypes()).Select(t => t.FullName!.Split('`')[0])];
        string[] named = [.. Named().Matches(glossary).Select(m => m.Groups["type"].Value)];

        Assert.True(named.Length > 30);
        Assert.All(named, name => Assert.Contains(name, types));
    }

    [Fact]
    public void The_example_of_legal_sequences_has_the_equilibria_its_page_gives()
    {
        int[][] rankings = [[8, 5, 6, 1, 7, 2, 3, 4], [1, 2, 7, 3, 8, 4, 6, 5], [2, 4, 3, 5, 8, 6, 7, 1]];
        Conflict conflict = Parley.Tests.Conflicts.RandomConflicts.FromRanks(
            [1, 1, 1], [.. rankings.Select(r => Enumerable.Range(1, 8).Select(s => -Array.IndexOf(r, s) + 8).ToArray())]);
        GraphModel model = GraphModel.Of(conflict)!;
        string page = File.ReadAllText(Repository.PathTo("docs", "theory", "graph-model.md"));
        foreach (int[] ranking in rankings)
            Assert.Contains(string.Join(" > ", ranking), page, StringComparison.Ordinal);

        Assert.Equal(
            ["Nash: ", "SSEQ: 2", "SEQ: 2 3 7 8", "SMR: 2 3", "GMR: 2 3 7 8"],
            Parley.Analysis.Stability.Stability.Conduct(model, new() { Concepts = [.. Parley.Studies.StabilityConcept.Core.Take(5)] }).Findings.Concepts
                .Select(c => $"{c.Concept}: {string.Join(' ', c.Equilibria.Select(s => s + 1))}"));
    }

    [GeneratedRegex(@"`(?<type>Parley\.[A-Za-z.]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
