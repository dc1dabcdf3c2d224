using System.Runtime.InteropServices;
using CsCheck;
using Parley.Analysis.Bargaining;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Tests.Bargaining;

/// <summary>What must hold of the spatial model on any standings.</summary>
public sealed class SpatialLaws
{
    internal static readonly Gen<SpatialOptions> AnyOptions =
        from victory in Gen.Enum<VictoryProbability>()
        from election in Gen.Enum<ElectionModel>()
        from voting in Gen.Enum<VotingRule>()
        from adjustment in Gen.Enum<RiskAdjustment>()
        from range in Gen.Enum<RiskRange>()
        from third in Gen.Enum<ThirdPartyCommitment>()
        from interpolation in Gen.Enum<BargainInterpolation>()
        from estimate in Gen.Enum<BargainEstimate>()
        from salience in Gen.Bool
        select new SpatialOptions
        {
            Victory = victory, Election = election, Voting = voting, RiskAdjustment = adjustment, RiskRange = range, ThirdParties = third,
            Interpolation = interpolation, Estimate = estimate, ElectionsWeighSalience = salience,
        };

    // Whole votes and outright victories make ties, and ties are broken by the order of the actors, as published.
    private static readonly Gen<SpatialOptions> SmoothOptions = AnyOptions.Where(o =>
        o.Victory != VictoryProbability.Binary && o.Voting is not (VotingRule.Binary or VotingRule.PropBin));

    // Smooth numbers: ties come about in the course of a run, but not from the start.
    internal static Gen<Standings> AnyStandings(int most) =>
        from n in Gen.Int[2, most]
        from m in Gen.Int[1, 3]
        from x in Gen.Double[0, 100].Array[n * m]
        from s in Gen.Double[0.05, 0.33].Array[n * m]
        from c in Gen.Double[1, 100].Array[n]
        select Standings.Of([.. Enumerable.Range(0, n).Select(i => $"A{i}")], [.. Enumerable.Range(0, m).Select(k => new IssueScale($"i{k}"))], x, s, c);

    [Fact]
    public void The_engine_agrees_with_the_definition_on_every_turn_under_every_option() =>
        Gen.Select(AnyStandings(7), AnyOptions, Gen.Enum<SpatialReading>()).Sample(
            (standings, options, reading) =>
            {
                // Whole votes as the program casts them hang on the last bit of a sum, which no two ways of adding share.
                if (options.Voting is VotingRule.Binary or VotingRule.PropBin)
                    reading = SpatialReading.Corrected;
                SpatialStudy study = new() { Options = options, Reading = reading, MaxTurns = 3, Explained = true };
                SpatialFindings plain = SpatialDefinition.Conduct(standings, study), fast = SpatialModel.Conduct(standings, study);
                Assert.Equal(plain.Turns.Length, fast.Turns.Length);
                Assert.Equal(plain.Settled, fast.Settled);
                foreach ((SpatialTurn one, SpatialTurn other) in plain.Turns.Zip(fast.Turns))
                {
                    Near(one.Positions, other.Positions, 1e-6);
                    Near(one.RiskNeutralWinning, other.RiskNeutralWinning, 1e-6);
                    Near(one.Winning, other.Winning, 1e-5);
                    Near(one.Challenges.Select(c => c.Gain), other.Challenges.Select(c => c.Gain), 1e-5);
                    foreach ((SpatialBargain a, SpatialBargain b) in one.Bargains.Zip(other.Bargains))
                    {
                        Assert.Equal((a.Initiator, a.Receiver), (b.Initiator, b.Receiver));
                        Near(a.Coalition, b.Coalition, 1e-6);
                    }
                    // Where two bargains are equally likely but for rounding, the two ways of adding may part for good.
                    if (one.Shifts.Any(s => s.Probability - s.RunnerUp < 1e-9))
                        return;
                    Assert.Equal(one.Shifts.Select(s => s.With), other.Shifts.Select(s => s.With));
                }
            }, iter: TestScale.Of(60, 3000));

    [Fact]
    public void Nobody_leaves_the_span_of_all_positions_and_the_moves_add_up() =>
        Gen.Select(AnyStandings(12), AnyOptions).Sample((standings, options) =>
        {
            SpatialFindings findings = SpatialModel.Conduct(standings, new() { Options = options, MaxTurns = 10 });
            int m = standings.Issues.Length;
            for (int k = 0; k < m; k++)
            {
                double[] first = [.. Enumerable.Range(0, standings.Actors.Length).Select(i => standings.Position(i, k))];
                System.Collections.Immutable.ImmutableArray<double> moved = findings.MovedBy(k);
                for (int i = 0; i < first.Length; i++)
                {
                    // Offers are rounded to a hundredth of a hundred.
                    Assert.InRange(findings.Final(i, k), first.Min() - 0.0051, first.Max() + 0.0051);
                    Assert.Equal(findings.Final(i, k) - first[i], Enumerable.Range(0, first.Length).Sum(j => moved[i * first.Length + j]), 1e-9);
                }
            }
        }, iter: TestScale.Of(40, 2000));

    [Fact]
    public void Moving_and_stretching_the_scale_of_an_issue_moves_and_stretches_the_answer() =>
        Gen.Select(AnyStandings(8), SmoothOptions, Gen.Double[-50, 50], Gen.Double[0.1, 7]).Sample((standings, options, shift, stretch) =>
        {
            int m = standings.Issues.Length;
            Standings moved = Standings.Of(
                standings.Actors, [new("i0", shift, shift + 100 * stretch), .. standings.Issues.Skip(1)],
                [.. standings.Positions.ToArray().Select((x, cell) => cell % m == 0 ? Math.Clamp(shift + stretch * x, shift, shift + 100 * stretch) : x)],
                standings.Saliences, standings.Capabilities);
            SpatialStudy study = new() { Options = options, MaxTurns = 1 };
            SpatialFindings one = SpatialModel.Conduct(standings, study), other = SpatialModel.Conduct(moved, study);
            for (int i = 0; i < standings.Actors.Length; i++)
                Assert.Equal(shift + stretch * one.Final(i, 0), other.Final(i, 0), 1e-4 * stretch);
        }, iter: TestScale.Of(40, 2000));

    [Fact]
    public void The_order_in_which_actors_are_named_changes_nothing() =>
        Gen.Select(AnyStandings(8), SmoothOptions).Sample((standings, options) =>
        {
            int n = standings.Actors.Length;
            Standings backwards = standings.Of([.. Enumerable.Range(0, n).Reverse()]);
            SpatialStudy study = new() { Options = options, MaxTurns = 1 };
            SpatialFindings one = SpatialModel.Conduct(standings, study), other = SpatialModel.Conduct(backwards, study);
            for (int i = 0; i < n; i++)
                Assert.Equal(one.Final(i, 0), other.Final(n - 1 - i, 0), 1e-4);
        }, iter: TestScale.Of(40, 2000));

    [Theory, InlineData(StateTransitions.Deterministic), InlineData(StateTransitions.Stochastic)]
    public void One_seed_gives_the_same_bits_on_any_number_of_threads(StateTransitions transitions)
    {
        SpatialStudy study = new() { Options = new() { Transitions = transitions }, MaxTurns = 5, Seed = 7 };
        Standings many = Many(64, 2);
        byte[][] told = [.. new[] { 1, 2, 8 }.Select(threads => Bits(SpatialModel.Conduct(many, study, threads)))];

        Assert.Equal(told[0], told[1]);
        Assert.Equal(told[0], told[2]);
        Assert.NotEqual(told[0], Bits(SpatialModel.Conduct(many, study with { Seed = 8, MaxTurns = transitions == StateTransitions.Stochastic ? 5 : 4 })));
    }

    [Fact]
    public void Drawn_bargains_are_those_of_the_definition() => Assert.Equal(
        SpatialDefinition.Conduct(Many(6, 2), new() { Options = new() { Transitions = StateTransitions.Stochastic }, Seed = 3, MaxTurns = 6 }).Turns[^1].Positions,
        SpatialModel.Conduct(Many(6, 2), new() { Options = new() { Transitions = StateTransitions.Stochastic }, Seed = 3, MaxTurns = 6 }).Turns[^1].Positions);

    [Fact]
    public void Consensus_stays_where_it_is()
    {
        SpatialFindings findings = SpatialModel.Conduct(Standings.Of(["A", "B", "C"], [new("i")], [40, 40, 40], [0.5, 0.8, 0.3], [1, 2, 3]), new());

        Assert.True(findings.Settled);
        Assert.All(findings.Turns, t => Assert.Equal([40.0, 40, 40], t.Positions));
        Assert.Equal([1.0, 1, 1], findings.Turns[^1].Winning);
    }

    [Fact]
    public void Two_of_three_at_one_place_and_a_lone_actor_have_a_result_in_either_reading()
    {
        foreach (SpatialReading reading in Enum.GetValues<SpatialReading>())
        {
            Assert.All(SpatialModel.Conduct(Standings.Of(["A", "B", "C"], [new("i")], [40, 40, 90], [0.5, 0.8, 0.3], [1, 2, 3]), new() { Reading = reading }).Turns[^1].Positions, x => Assert.InRange(x, 40, 90));
            Assert.Equal(40, SpatialModel.Conduct(Standings.Of(["A"], [new("i")], [40], [0.5], [1]), new() { Reading = reading }).Final(0, 0), 1e-12);
        }
    }

    [Fact]
    public void Whoever_has_no_weight_or_no_number_is_left_out_by_name()
    {
        Standings standings = Standings.Of(
            ["A", "B", "no capability", "no salience", "no position"], [new("i"), new("j")],
            [10, 20, 90, 80, 50, 50, 30, 30, double.NaN, 5], [0.5, 0.5, 0.2, 0.2, 0.4, 0.4, 0, 0, 0.3, 0.3], [1, 2, 0, 4, 5]);
        SpatialFindings findings = SpatialModel.Conduct(standings, new());

        Assert.Equal(["A", "B"], findings.Standings.Actors);
        Assert.Equal(["no capability", "no salience", "no position"], findings.LeftOut);
        Assert.Throws<ArgumentException>(() => SpatialModel.Conduct(standings.Of(2, 3), new()));
    }

    [Fact]
    public void Saliences_that_add_up_to_more_than_one_are_divided_by_the_largest_sum()
    {
        double[] x = [10, 90, 80, 20, 40, 60], c = [1, 2, 3];
        SpatialFindings whole = SpatialModel.Conduct(Standings.Of(["A", "B", "C"], [new("i"), new("j")], x, [1, 1, 0.4, 0.6, 0.3, 0.2], c), new());
        SpatialFindings half = SpatialModel.Conduct(Standings.Of(["A", "B", "C"], [new("i"), new("j")], x, [0.5, 0.5, 0.2, 0.3, 0.15, 0.1], c), new());

        Assert.Equal((2.0, 1.0), (whole.SalienceDivisor, half.SalienceDivisor));
        Assert.Equal(half.Turns[^1].Positions, whole.Turns[^1].Positions);
    }

    [Fact]
    public void An_ideal_that_lags_holds_its_actor_back()
    {
        Standings standings = Many(5, 1);
        SpatialFindings follows = SpatialModel.Conduct(standings, new() { MaxTurns = 3, IdealAdjustment = Diagonal(5, 1) });
        SpatialFindings lags = SpatialModel.Conduct(standings, new() { MaxTurns = 3, IdealAdjustment = Diagonal(5, 0.2) });

        Assert.Equal(SpatialModel.Conduct(standings, new() { MaxTurns = 3 }).Turns[^1].Positions, follows.Turns[^1].Positions);
        for (int i = 0; i < 5; i++)
            Assert.Equal(standings.Position(i, 0) + 0.2 * (lags.Turns[1].Positions[i] - standings.Position(i, 0)), lags.Turns[1].Ideals[i], 1e-9);
        Near(SpatialDefinition.Conduct(standings, lags.Study).Turns[^1].Positions, lags.Turns[^1].Positions, 1e-9);
    }

    [Fact]
    public void Large_and_wide_standings_have_a_result()
    {
        SpatialFindings wide = SpatialModel.Conduct(Many(30, 12), new() { MaxTurns = 2 }), large = SpatialModel.Conduct(Many(250, 1), new() { MaxTurns = 1, Explained = true });

        Assert.All(wide.Turns[^1].Positions, x => Assert.InRange(x, -0.01, 100.01));
        Assert.Equal(1, large.Turns[0].RiskNeutralWinning.Sum(), 1e-9);
        Assert.Equal(250 * 250, large.Turns[0].Challenges.Length);
    }

    [Fact]
    public void A_study_that_does_not_fit_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SpatialModel.Conduct(Many(3, 1), new() { MaxTurns = 0 }));
        Assert.Throws<ArgumentException>(() => SpatialModel.Conduct(Many(3, 1), new() { IdealAdjustment = [1, 2] }));
        Assert.Throws<OperationCanceledException>(() => SpatialModel.Conduct(Many(3, 1), new(), cancellation: new CancellationToken(canceled: true)));
    }

    /// <summary>Standings of any size, the same for one size.</summary>
    internal static Standings Many(int actors, int issues)
    {
        Parley.Analysis.MonteCarlo.RandomStream random = new Parley.Analysis.MonteCarlo.RandomSource(1, $"{actors} × {issues}").Open();
        double[] Drawn(int count, double low, double high) => [.. Enumerable.Range(0, count).Select(_ => Math.Round(low + (high - low) * random.NextUnit(), 2))];
        return Standings.Of(
            [.. Enumerable.Range(0, actors).Select(i => $"Actor {i}")], [.. Enumerable.Range(0, issues).Select(k => new IssueScale($"Issue {k}"))],
            Drawn(actors * issues, 0, 100), [.. Drawn(actors * issues, 0.1, 1).Select(s => s / issues)], Drawn(actors, 1, 100));
    }

    private static System.Collections.Immutable.ImmutableArray<double> Diagonal(int n, double share) => [.. Enumerable.Range(0, n * n).Select(c => c % (n + 1) == 0 ? share : 0)];

    private static byte[] Bits(SpatialFindings findings) => MemoryMarshal.AsBytes(findings.Turns.SelectMany(t => t.Positions.Concat(t.Risks)).ToArray().AsSpan()).ToArray();

    private static void Near(IEnumerable<double> one, IEnumerable<double> other, double tolerance)
    {
        Assert.Equal(one.Count(), other.Count());
        Assert.All(one.Zip(other), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
