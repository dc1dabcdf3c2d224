using Parley.Studies;

namespace Parley.Tests.Docs;

/// <summary>Whatever can be typed after --concept is found on the page of concepts, and its definition behind it.</summary>
public sealed class ConceptsPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "reference", "concepts.md"));

    [Fact]
    public void Every_concept_is_on_the_page()
    {
        foreach (StabilityConcept concept in StabilityConcept.All.Concat([StabilityConcept.NonMyopic, StabilityConcept.Policy, StabilityConcept.CrediblePolicy]))
            Assert.Contains($"`{concept.Key}`", Page, StringComparison.Ordinal);
        foreach (CoalitionConcept concept in Enum.GetValues<CoalitionConcept>())
            Assert.Contains(concept == CoalitionConcept.CNash ? "CNash" : concept.ToString().ToUpperInvariant(), Page, StringComparison.Ordinal);
        // Families are named by one of theirs; each reading has a row that begins with its words.
        foreach (StabilityConcept concept in StabilityConcept.ReadConcepts.Concat(StabilityConcept.WeakConcepts))
        {
            string family = concept.Key[..(concept.Key.IndexOf('-', StringComparison.Ordinal) + 1)];
            Assert.Contains(family is "nash-" or "gmr-" or "smr-" or "seq-" or "sseq-" ? "`nash-a` … `sseq-d`" : "`" + family, Page, StringComparison.Ordinal);
        }
        Assert.All((string[])["`l1`", "`maximin1`", "`foresight-together:h`", "`foresight-alone:h`", "`prob-nash@"], key => Assert.Contains(key, Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_definition_it_points_to_is_a_heading_of_that_page()
    {
        foreach (string link in Page.Split("](").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)]).Where(l => l.Contains('#')))
        {
            string[] parts = link.Split('#');
            string page = File.ReadAllText(Path.GetFullPath(Path.Combine(Repository.PathTo("docs", "reference"), parts[0])));
            Assert.Contains(parts[1], page.Split('\n').Where(l => l.StartsWith('#')).Select(Anchor));
        }
    }

    // As renderers make it: small letters, spaces as dashes, other signs left out.
    private static string Anchor(string heading) =>
        new([.. heading.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c)]);
}
