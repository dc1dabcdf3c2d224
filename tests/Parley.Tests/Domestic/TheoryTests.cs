using Parley.Analysis.Bargaining;
using Parley.Analysis.Domestic;
using Parley.Tests.Cli;

namespace Parley.Tests.Domestic;

/// <summary>Small models of war and ratification, held to numbers worked out beforehand.</summary>
public sealed class TheoryTests
{
    [Theory]
    [InlineData(new[] { .2, .7 }, .5, .9)]
    [InlineData(new[] { .2, .7, .3 }, .5, .9)]
    [InlineData(new[] { .2, .7, .75 }, .6, .9)]
    [InlineData(new[] { .2, 1.4 }, .9, .9)]
    public void An_agreement_lies_where_all_win_sets_meet(double[] ideals, double low, double high)
    {
        (double least, double most) = WinSets.Agreement(ideals, .9);
        Assert.Equal((low, high), (Math.Round(least, 12), Math.Round(most, 12)));
    }

    [Fact]
    public void A_win_set_ends_at_the_status_quo_and_as_far_on_the_other_side()
    {
        (double low, double high) = WinSets.Of(.2, .9);
        Assert.Equal((-.5, .9), (Math.Round(low, 12), high));
        // A ratifier nearer to the status quo on one's own side moves the other's best deal towards it.
        Assert.Equal(.5, WinSets.Best(.2, WinSets.Agreement([.2, .7], .9)), 12);
        Assert.Equal(.6, WinSets.Best(.2, WinSets.Agreement([.2, .7, .75], .9)), 12);
    }

    [Fact]
    public void A_tighter_ratifier_never_makes_the_agreement_wider()
    {
        Random random = new(3);
        for (int k = 0; k < 1000; k++)
        {
            double[] ideals = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.NextDouble())];
            double statusQuo = random.NextDouble();
            (double low, double high) = WinSets.Agreement(ideals, statusQuo);
            (double tighterLow, double tighterHigh) = WinSets.Agreement([.. ideals, random.NextDouble()], statusQuo);
            Assert.True(low <= tighterLow && tighterHigh <= high && tighterLow <= statusQuo && statusQuo <= tighterHigh);
        }
    }

    [Theory]
    [InlineData(.8, 1.4, 1.1, true)]
    [InlineData(.45, 1.4, 1.45, false)]
    public void A_side_that_grows_weaker_fights_when_peace_cannot_be_promised(double later, double war, double peace, bool fights)
    {
        (double worthOfWar, double worthOfPeace, bool does) = CommitmentProblem.Of(.2, later, .1, 1);
        Assert.Equal((war, peace, fights), (Math.Round(worthOfWar, 12), Math.Round(worthOfPeace, 12), does));
    }

    [Fact]
    public void The_inequality_and_the_values_agree()
    {
        Random random = new(4);
        for (int k = 0; k < 2000; k++)
        {
            (double war, double peace, bool fights) = CommitmentProblem.Of(random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble());
            Assert.True(Math.Abs(war - peace) < 1e-12 || war > peace == fights);
        }
    }

    [Fact]
    public void Backing_down_costs_more_the_later_and_nothing_without_an_audience()
    {
        Assert.True(Enumerable.Range(0, 10).All(t => AudienceCosts.BackingDown(.3, t + 1) < AudienceCosts.BackingDown(.3, t)));
        Assert.All(Enumerable.Range(0, 10), t => Assert.Equal(0, AudienceCosts.BackingDown(0, t)));
    }

    [Theory]
    [InlineData("range", "--win", "2", "--own-cost", "0", "--other-cost", "0")]
    [InlineData("gamble", "--win", "0.5", "--own-cost", "0", "--most-cost", "0")]
    [InlineData("commitment", "--now", "0.5", "--later", "0,5", "--cost", "0", "--discount", "1")]
    [InlineData("audience", "--rate", "-1", "--time", "1")]
    [InlineData("win-set", "--status-quo", "1", "--ideal", "x")]
    [InlineData("range")]
    public void Numbers_that_make_no_sense_are_refused(params string[] words)
    {
        Answer answer = new Shell().Run(["theory", .. words]);
        Assert.Equal((2, ""), (answer.ExitCode, answer.Out));
        Assert.NotEmpty(answer.Error);
    }

    [Fact]
    public void The_best_demand_agrees_with_trying_every_demand()
    {
        (double demand, double war, double value) = BargainingRange.Gamble(.6, .1, .4);
        Assert.Equal((.75, .375, .65625), (Math.Round(demand, 12), Math.Round(war, 12), Math.Round(value, 12)));
        double Worth(double x) => Math.Clamp((x - .6) / .4, 0, 1) is double risk ? (1 - risk) * x + risk * .5 : 0;
        Assert.Equal(demand, Enumerable.Range(0, 100_001).Select(k => k / 100_000.0).MaxBy(Worth), 4);
        Assert.Equal((.6, 0.0), (BargainingRange.Gamble(.6, .5, .4).Demand, BargainingRange.Gamble(.6, .5, .4).War));
        Assert.Equal((.5, .75), (Math.Round(BargainingRange.Of(.6, .1, .15).Low, 12), BargainingRange.Of(.6, .1, .15).High));
        Assert.Equal((0, .2), (BargainingRange.Of(.05, .1, .15).Low, Math.Round(BargainingRange.Of(.05, .1, .15).High, 12)));
    }
}
