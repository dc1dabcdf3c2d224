using Parley.Conflicts;
using Parley.Studies;
using Paths = Parley.Analysis.Evolution.Evolution;

namespace Parley.Tests.Evolution;

/// <summary>The evolution of the Elmira conflict, as published, and a staircase that is longer than any fixed limit.</summary>
public sealed class ElmiraTraceTests
{
    private const int Moe = 0, Uniroyal = 1, Local = 2;

    private static GraphModel Elmira { get; } = GraphModel.Of(Catalogue.Cases.Read("published/elmira").Conflict)!;

    private static TraceFindings From(int state, StepKind kind) => Paths.Conduct(Elmira, new()
    {
        From = state - 1,
        By = kind,
        Targets = StateSet.Where(9, s => s + 1 is 5 or 8 or 9),
    });

    [Fact]
    public void From_the_status_quo_the_nine_states_are_0_1_1_2_1_2_2_3_and_1_moves_away()
    {
        Assert.Equal(0, Elmira.StatusQuo);
        Assert.Equal([0, 1, 1, 2, 1, 2, 2, 3, 1], From(1, StepKind.Moves).Arrivals.Select(a => a!.Steps));
    }

    [Fact]
    public void By_improvements_only_state_5_is_reached_and_the_local_government_goes_there()
    {
        TraceFindings found = From(1, StepKind.Improvements);

        Assert.Equal([1, 5], Enumerable.Range(1, 9).Where(s => found.Arrivals[s - 1] is not null));
        Assert.Equal([new Coalition([Local])], found.Arrivals[4]!.LastMovers);
    }

    [Fact]
    public void Ministry_and_company_jump_from_5_to_8_in_one_joint_step_of_two_moves()
    {
        Route route = From(5, StepKind.CoalitionImprovements).Routes.Single(r => r.Target == 7);

        Assert.Equal(1, route.Steps);
        Assert.Equal(new TraceStep(new([Moe, Uniroyal]), 4, 7), Assert.Single(route.Graph).Step);
        Assert.Equal([Moe, Uniroyal], route.Needs);
        Assert.Equal(2, From(5, StepKind.Moves).Arrivals[7]!.Steps);
    }

    [Fact]
    public void To_state_8_all_three_are_needed_in_any_order_and_no_state_holds_the_way()
    {
        Route route = From(1, StepKind.Moves).Routes.Single(r => r.Target == 7);

        Assert.Equal((3, 6), (route.Steps, (int)route.Paths));
        Assert.Equal(12, route.Graph.Length);
        Assert.Empty(route.ChokeStates);
        Assert.Equal([Moe, Uniroyal, Local], route.Needs);
    }

    [Fact]
    public void Modifying_the_order_closes_state_5_and_leaving_closes_5_and_8()
    {
        TraceFindings found = From(1, StepKind.Moves);

        Assert.Equal([4], found.PointsOfNoReturn.Single(p => p.Step == new TraceStep(new([Moe]), 0, 1)).Loses);
        Assert.Equal([4, 7], found.PointsOfNoReturn.Single(p => p.Step == new TraceStep(new([Uniroyal]), 0, 8)).Loses);
        Assert.DoesNotContain(found.PointsOfNoReturn, p => p.Step.Movers == new Coalition([Local]));
    }

    [Fact]
    public void Past_five_moves_the_search_goes_on()
    {
        // A staircase: two parties take their four options in turn, and no option is possible without the one before it.
        int[] order = [0, 4, 1, 5, 2, 6, 3, 7];
        Conflict stairs = new(
            Parley.Tests.Conflicts.RandomConflicts.Players([0, 0, 0, 0, 1, 1, 1, 1], 2, _ => Direction.Both),
            [.. Enumerable.Range(1, 7).Select(k => new Rule { Kind = RuleKind.OnlyWith, Operands = [new Formula.Takes(order[k]), new Formula.Takes(order[k - 1])] })],
            default(State), [new Preference.Prioritised([]), new Preference.Prioritised([])]);
        GraphModel g = GraphModel.Of(stairs)!;
        TraceFindings found = Paths.Conduct(g, new() { From = 0, Targets = StateSet.Where(g.StateCount, s => s == g.StateCount - 1) });

        Assert.Equal(Enumerable.Range(0, 9), found.Arrivals.Select(a => a!.Steps).Order());
        Assert.Equal((8, 1, 7, 8), (found.Routes[0].Steps, (int)found.Routes[0].Paths, found.Routes[0].ChokeStates.Length, found.Routes[0].ChokeSteps.Length));
        Assert.All(found.Routes[0].ChokeSteps, c => Assert.True(c.OnEveryPath));
    }
}
