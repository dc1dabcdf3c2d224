using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Tests.Docs;

using Stability = Parley.Analysis.Stability.Stability;

/// <summary>The code of docs/start/first-hour.md.</summary>
public sealed class FirstHourTests
{
    [Fact]
    public void Four_hops_lead_from_a_text_to_a_verdict()
    {
        string path = Repository.PathTo("cases", "textbook", "cuban-missile-crisis", "case.yaml");

        SourceText text = new("case.yaml", File.ReadAllText(path));
        Reading<Case> reading = CaseReader.Read(text);                       // value and complaints
        GraphModel model = GraphModel.Of(reading.Value!.Conflict)!;          // states, moves, preferences
        Run<StabilityFindings> run = Stability.Conduct(model, new StabilityStudy { Concepts = [StabilityConcept.Seq] });
        int[] equilibria = [.. run.Findings.Concepts[0].Equilibria.Select(state => state + 1)];

        Assert.Equal([5, 6, 7], equilibria);
    }

    [Fact]
    public void Every_complaint_the_page_shows_is_made_at_the_place_it_shows()
    {
        SourceText text = new("misspelt.yaml", File.ReadAllText(Repository.PathTo("tests", "Parley.Tests", "Docs", "misspelt.yaml")));
        string page = File.ReadAllText(Repository.PathTo("docs", "start", "first-hour.md"));
        string[] complaints = Parley.Reports.DiagnosticText.Of(text, CaseReader.Read(text).Diagnostics).Split("misspelt.yaml:", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, complaints.Length);
        Assert.Equal(3, complaints.Count(c => page.Contains("misspelt.yaml:" + c, StringComparison.Ordinal)));
    }
}
