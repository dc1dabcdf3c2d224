using System.Collections.Immutable;
using Parley.Analysis.Stability;
using Parley.Cases;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Tests.Catalogue;

/// <summary>What the teaching cases say beyond tables of stable states, and a published case in another form.</summary>
public sealed class FormCaseTests
{
    [Fact]
    public void Both_towns_together_leave_the_status_quo_that_neither_leaves_alone()
    {
        GraphModel g = GraphModel.Of(Cases.Read("teaching/river-gate").Conflict)!;
        int here = g.StatusQuo!.Value;
        Assert.DoesNotContain(g.Moves(0, here).Concat(g.Moves(1, here)), s => g.Pattern(s)[0] == 'Y');
        CoalitionFindings found = Coalitions.Conduct(g, [new Coalition([0, 1])], StateSet.Where(g.StateCount, s => s == here || g.Pattern(s) == "YNN"));
        Assert.False(found.Coalitions[0].Stable[(int)CoalitionConcept.CNash].Contains(here));
        EquilibriumJump jump = Assert.Single(found.Jumps);
        Assert.Equal((here, "YNN"), (jump.From, g.Pattern(jump.To)));
        Assert.Equal(2, Assert.Single(jump.Moves).Mover);          // the two towns as one mover
    }

    [Fact]
    public void Elmira_as_a_graph_of_nine_states_has_the_same_equilibria()
    {
        GraphModel elmira = GraphModel.Of(Cases.Read("published/elmira").Conflict)!;
        int n = elmira.DecisionMakers.Length;
        int[] all = [.. Enumerable.Range(0, elmira.StateCount)];
        StateGraph graph = new(
            [.. all.Select(s => new NodeName($"s{s + 1}", elmira.Pattern(s)))],
            [.. Enumerable.Range(0, n).Select(i => all.Select(s => elmira.Moves(i, s).ToImmutableArray()).ToImmutableArray())]);
        Conflict given = new(
            [.. elmira.DecisionMakers.Select(d => new DecisionMaker(d.Index, d.Id, d.Name, []))], [], StateOf(elmira.StatusQuo!.Value),
            [
                .. Enumerable.Range(0, n).Select(i => (Preference?)new Preference.Ranking([.. all.GroupBy(s => elmira.Ranks(i)[s])
                    .OrderByDescending(group => group.Key).Select(group => group.Select(StateOf).ToImmutableArray())])),
            ],
            graph: graph);
        Case written = new() { Id = "elmira", Title = "Elmira", Parties = [.. given.DecisionMakers.Select(d => new Party(d.Id, d.Name, [], null))], Conflict = given };
        GraphModel g = GraphModel.Of(CaseReader.Read(new("elmira.yaml", CaseWriter.Write(written))).Value!.Conflict)!;
        ExpectedModel expected = ExpectedReader.Read(Cases.Text("published/elmira", "expected.yaml")).Value!.Models.Single(m => m.Perspective is null);
        Assert.Equal(expected.States, g.StateCount);
        Assert.NotEmpty(expected.Stability);
        foreach (ExpectedStability finding in expected.Stability)
        {
            StateSet equilibria = Enumerable.Range(0, n).Select(i => new Explicit().StableStates(g, i, [finding.Concept])[0]).Aggregate((a, b) => a.And(b));
            Assert.Equal(
                (finding.Concept, string.Join(' ', finding.Equilibria!.Value.Select(s => s.Text))),
                (finding.Concept, string.Join(' ', equilibria.Select(s => s + 1))));
        }

        static State StateOf(int index) => new((UInt128)(uint)index);
    }
}
