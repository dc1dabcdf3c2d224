using Parley.Bargaining;

namespace Parley.Tests.Bargaining;

/// <summary>The dense tables that every bargaining model reads.</summary>
public sealed class StandingsTests
{
    private static readonly IssueScale Budget = new("budget", 0, 100), Years = new("years", 2030, 2050, 2050);

    [Fact]
    public void A_cell_belongs_to_one_actor_and_one_issue()
    {
        Standings s = Standings.Of(["A", "B"], [Budget, Years], [10, 2035, 90, double.NaN], [0.5, 1, 0, 0.2], [3, 4, 5, 6]);

        Assert.Equal((90.0, 0.0, 5.0), (s.Position(1, 0), s.Salience(1, 0), s.Capability(1, 0)));
        Assert.Equal((1.5, 4.0, 0.0, 0.0), (s.Weight(0, 0), s.Weight(0, 1), s.Weight(1, 0), s.Weight(1, 1)));
        Assert.True(s.HasStake(1, 0));
        Assert.False(s.HasStake(1, 1));
    }

    [Fact]
    public void One_capability_for_each_actor_holds_on_every_issue() =>
        Assert.Equal([3.0, 3, 5, 5], Standings.Of(["A", "B"], [Budget, Years], [10, 2035, 90, 2040], [1, 1, 1, 1], [3, 5]).Capabilities.ToArray());

    [Fact]
    public void Among_leaves_out_whoever_has_no_stake()
    {
        Standings s = Standings.Of(["A", "B", "C"], [Budget, Years], [10, 2035, 90, double.NaN, 30, 2050], [0.5, 1, 0.4, 0.2, 1, 0], [1, 2, 3]).Among(1);

        Assert.Equal(["A", "C"], s.Actors);
        Assert.Equal([2035.0, 2050], s.Positions.ToArray());
        Assert.Equal([1.0, 3], s.Capabilities.ToArray());
    }

    [Fact]
    public void A_share_of_a_scale_and_its_point_are_two_ways_to_say_one_thing()
    {
        Assert.Equal(0.25, Years.Share(2035));
        Assert.Equal(2035, Years.Point(0.25));
    }

    public static TheoryData<string, double, double, double, double, double> Wrong() => new()
    {
        { "position of 'A' on 'i' is 101", 0, 100, 101, 1, 1 },
        { "position of 'A' on 'i' is -1", 0, 100, -1, 1, 1 },
        { "salience of 'i' for 'A' is 1.5", 0, 100, 50, 1.5, 1 },
        { "salience of 'i' for 'A' is -0.5", 0, 100, 50, -0.5, 1 },
        { "capability of 'A' on 'i' is -2", 0, 100, 50, 1, -2 },
        { "must be finite", 0, 100, 50, 1, double.PositiveInfinity },
        { "runs from 100 to 0", 100, 0, 50, 1, 1 },
        { "runs from 5 to 5", 5, 5, 5, 1, 1 },
        { "ends must be finite", double.NegativeInfinity, 5, 5, 1, 1 },
        { "ends must be finite", double.NaN, 5, 5, 1, 1 },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_number_outside_its_range_is_named(string said, double low, double high, double x, double s, double c) =>
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => Standings.Of(["A"], [new("i", low, high)], [x], [s], [c])).Message, StringComparison.Ordinal);

    [Fact]
    public void Tables_of_another_size_and_names_that_stand_twice_are_refused()
    {
        Assert.Contains("Got 1 numbers for 2 actors and 1 issues", Assert.Throws<ArgumentException>(() => Standings.Of(["A", "B"], [Budget], [1], [1, 1], [1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("'A' stands twice", Assert.Throws<ArgumentException>(() => Standings.Of(["A", "A"], [Budget], [1, 1], [1, 1], [1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("is empty", Assert.Throws<ArgumentException>(() => Standings.Of([" "], [Budget], [1], [1], [1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Standings.Of([], [Budget], [], [], []));
        Assert.Throws<ArgumentException>(() => Standings.Of(["A"], [], [], [], []));
        Assert.Throws<ArgumentException>(() => Standings.Of(["A"], [new("i", Reference: 101)], [1], [1], [1]));
    }
}
