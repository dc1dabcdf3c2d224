using System.Text.Json;
using CsCheck;
using Parley.Analysis.Bargaining;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Tests.Bargaining;

/// <summary>The exchange model against published results, and what must hold on any standings.</summary>
public sealed class ExchangeTests
{
    private static readonly Standings Copenhagen = Climate();

    [Fact]
    public void The_first_twenty_exchanges_are_the_published_ones()
    {
        ExchangeRound first = ExchangeModel.Conduct(Copenhagen, new() { Rounds = 1, TiesByOrder = true }).Rounds[0];

        foreach (string[] row in SpatialGolden.Rows("exchange-copenhagen-first20.csv"))
        {
            Exchange exchange = first.Exchanges[int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture)];
            ExchangeSide i = Copenhagen.Actors[exchange.One.Actor] == row[1] ? exchange.One : exchange.Other, j = i == exchange.One ? exchange.Other : exchange.One;
            Assert.Equal((row[1], row[2], row[5], row[6]), (Copenhagen.Actors[i.Actor], Copenhagen.Issues[i.Supplies].Name, Copenhagen.Actors[j.Actor], Copenhagen.Issues[j.Supplies].Name));
            foreach ((string expected, double actual) in new[] { (row[3], i.From), (row[4], i.To), (row[7], j.From), (row[8], j.To), (row[9], i.Gain), (row[9], j.Gain) })
                Assert.Equal(SpatialGolden.Number(expected), actual, 1e-8);
        }
    }

    [Fact]
    public void The_rounds_have_about_the_published_outcomes_and_number_of_exchanges()
    {
        ExchangeFindings findings = ExchangeModel.Conduct(Copenhagen, new() { TiesByOrder = true });
        JsonElement published = JsonDocument.Parse(File.ReadAllText(SpatialGolden.PathTo("exchange-copenhagen-random.json"))).RootElement;

        Assert.Equal(published.GetProperty("exchangesPerRound")[0].GetInt32(), findings.Rounds[0].Exchanges.Length);
        Assert.All(findings.Rounds, r => Assert.InRange(r.Exchanges.Length, 36, 56));
        Assert.Equal(43, ExchangeModel.Conduct(Copenhagen, new() { TiesByOrder = true, Rounds = 1, Reading = ExchangeReading.Corrected }).Rounds[0].Exchanges.Length);
        foreach (string[] row in SpatialGolden.Rows("exchange-copenhagen-outcomes.csv"))
            Assert.Equal(SpatialGolden.Number(row[2]), (row[1] == "voting_after" ? findings.Rounds[0].OutcomesAfter : findings.Rounds[0].OutcomesBefore)[Issue(row[0])], 1e-6);
    }

    [Theory, InlineData("p0", 0), InlineData("p0.4", 0.4), InlineData("p0.8", 0.8)]
    public void Repetitions_spread_as_published(string key, double randomness)
    {
        JsonElement published = JsonDocument.Parse(File.ReadAllText(SpatialGolden.PathTo("exchange-copenhagen-random.json"))).RootElement.GetProperty("spread").GetProperty(key);
        System.Collections.Immutable.ImmutableArray<ExchangeSpread> spread = ExchangeModel.Spread(Copenhagen, new() { Randomness = randomness }, 40);

        foreach (JsonProperty issue in published.EnumerateObject())
        {
            ExchangeSpread ours = spread[Issue(issue.Name)];
            double sd = issue.Value[1].GetDouble();
            // The difference of two means of forty; five standard errors of it.
            Assert.InRange(ours.Mean - issue.Value[0].GetDouble(), -5 * sd * Math.Sqrt(2 / 40.0), 5 * sd * Math.Sqrt(2 / 40.0));
            Assert.InRange(ours.StandardDeviation, sd / 2, sd * 2);
        }
    }

    [Fact]
    public void Equal_gain_and_largest_gains_are_those_worked_out_by_hand()
    {
        // Saliences of the source run to 100, so its gains are a hundred of ours.
        Standings two = Standings.Of(["A", "B"], [new("p"), new("q")], [0, 0, 100, 100], [0.1, 0.9, 0.6, 0.5], [1, 1]);
        Exchange only = Assert.Single(ExchangeModel.Suggestions(two));

        Assert.Equal((5.0, 5.0), (Math.Round(only.One.Gain, 10), Math.Round(only.Other.Gain, 10)));
        Assert.Equal([85.714286, 35.714286], ExchangeModel.Conduct(two, new() { Rounds = 1 }).Rounds[0].OutcomesBefore.Select(o => Math.Round(o, 6)));
        double mostP = 100.0 * 10 / 70, mostQ = 100.0 * 50 / 140;
        Assert.Equal(777.7778, ExchangeTable.LargestGain(true, mostP, mostQ, (60, 50, 10, 90)), 1e-4);
        Assert.Equal(1400, ExchangeTable.LargestGain(false, mostP, mostQ, (60, 50, 10, 90)), 1e-9);
    }

    // Smooth numbers, some pairs missing.
    private static readonly Gen<Standings> AnyStandings =
        from n in Gen.Int[2, 7]
        from m in Gen.Int[1, 5]
        from x in Gen.Double[0, 100].Array[n * m]
        from s in Gen.Double[0, 1].Array[n * m]
        from c in Gen.Double[0.1, 1].Array[n * m]
        from gap in Gen.Int[0, 6].Array[n * m]
        select Standings.Of(
            [.. Enumerable.Range(0, n).Select(i => $"A{i}")], [.. Enumerable.Range(0, m).Select(k => new IssueScale($"i{k}"))],
            [.. x.Zip(gap, (v, g) => g == 0 ? double.NaN : v)], s, c);

    [Fact]
    public void Both_sides_gain_alike_and_nothing_else_moves() => AnyStandings.Sample(standings =>
    {
        int m = standings.Issues.Length;
        foreach (ExchangeRound round in ExchangeModel.Conduct(standings, new() { Rounds = 2, Reading = ExchangeReading.Corrected }).Rounds)
        {
            double[] now = [.. round.OutcomesBefore];
            foreach (Exchange exchange in round.Exchanges)
            {
                Assert.Equal(exchange.One.Gain, exchange.Other.Gain, 1e-9);
                Assert.True(exchange.One.Gain >= 1e-10);
                Assert.NotEqual(exchange.One.Supplies, exchange.Other.Supplies);
                foreach (ExchangeSide side in (ExchangeSide[])[exchange.One, exchange.Other])
                {
                    Assert.InRange(side.To, 0, 100);
                    Assert.Equal(now[side.Supplies], side.OutcomeBefore, 1e-9);
                    now[side.Supplies] = side.OutcomeAfter;
                    // What the two outcomes do for a side is its gain, or more where giving way brings an outcome nearer to what it wants itself.
                    Assert.True(exchange.Externalities[side.Actor] >= side.Gain - 1e-6);
                }
            }
            for (int p = 0; p < m; p++)
                if (!double.IsNaN(now[p]))
                    Assert.Equal(now[p], round.OutcomesAfter[p], 1e-7);
            for (int cell = 0; cell < round.Positions.Length; cell++)
                if (!round.Exchanges.Any(e => (e.One.Actor == cell / m && e.One.Supplies == cell % m) || (e.Other.Actor == cell / m && e.Other.Supplies == cell % m)))
                    Assert.Equal(round.Positions[cell], round.VotingPositions[cell]);
        }
    }, iter: TestScale.Of(200, 20_000));

    [Fact]
    public void No_shift_carries_an_outcome_past_what_was_asked() => AnyStandings.Sample(standings =>
    {
        foreach (Exchange e in ExchangeModel.Conduct(standings, new() { Rounds = 1, Reading = ExchangeReading.Corrected }).Rounds[0].Exchanges)
            foreach ((ExchangeSide side, ExchangeSide asker) in new[] { (e.One, e.Other), (e.Other, e.One) })
            {
                double wanted = standings.Position(asker.Actor, side.Supplies);
                Assert.True(Math.Abs(side.OutcomeAfter - wanted) <= Math.Abs(side.OutcomeBefore - wanted) + 1e-9);
                Assert.True((wanted - side.OutcomeBefore) * (wanted - side.OutcomeAfter) >= -1e-9);
            }
    }, iter: TestScale.Of(200, 20_000));

    [Fact]
    public void Another_scale_of_an_issue_changes_nothing_but_the_scale() => AnyStandings.Sample(standings =>
    {
        int m = standings.Issues.Length;
        Standings moved = Standings.Of(
            standings.Actors, [new("i0", -40, 160), .. standings.Issues.Skip(1)], [.. standings.Positions.ToArray().Select((x, cell) => cell % m == 0 ? 2 * x - 40 : x)], standings.Saliences, standings.Capabilities);
        ExchangeStudy study = new() { Rounds = 1, Reading = ExchangeReading.Corrected };
        ExchangeRound one = ExchangeModel.Conduct(standings, study).Rounds[0], other = ExchangeModel.Conduct(moved, study).Rounds[0];
        if (!Same(one, other, (i, p) => (i, p)))
            return;
        if (!double.IsNaN(one.OutcomesAfter[0]))
            Assert.Equal(2 * one.OutcomesAfter[0] - 40, other.OutcomesAfter[0], 1e-6);
    }, iter: TestScale.Of(100, 5_000));

    [Fact]
    public void The_order_of_actors_and_issues_changes_nothing() => AnyStandings.Sample(standings =>
    {
        int n = standings.Actors.Length, m = standings.Issues.Length;
        double[] Turned(ReadOnlySpan<double> table) => table.ToArray().Reverse().ToArray();
        Standings backwards = Standings.Of(
            [.. standings.Actors.Reverse()], [.. standings.Issues.Reverse()], Turned(standings.Positions), Turned(standings.Saliences), Turned(standings.Capabilities));
        ExchangeStudy study = new() { Rounds = 1, Reading = ExchangeReading.Corrected };
        ExchangeRound one = ExchangeModel.Conduct(standings, study).Rounds[0], other = ExchangeModel.Conduct(backwards, study).Rounds[0];
        if (Same(one, other, (i, p) => (n - 1 - i, m - 1 - p)))
            for (int p = 0; p < m; p++)
                if (!double.IsNaN(one.OutcomesAfter[p]))
                    Assert.Equal(one.OutcomesAfter[p], other.OutcomesAfter[m - 1 - p], 1e-6);
    }, iter: TestScale.Of(100, 5_000));

    // Whether two rounds conclude the same exchanges in the same order. They may part, for good, only where two gains are alike but for rounding
    // or the last crumbs of a gain lie at the smallest that counts.
    private static bool Same(ExchangeRound one, ExchangeRound other, Func<int, int, (int Actor, int Issue)> named)
    {
        for (int k = 0; k < Math.Max(one.Exchanges.Length, other.Exchanges.Length); k++)
        {
            double[] gains = [.. new[] { one, other }.Where(r => k < r.Exchanges.Length).Select(r => r.Exchanges[k].One.Gain)];
            bool together = gains.Length == 2 && Sides(one.Exchanges[k], (i, p) => (i, p)).SetEquals(Sides(other.Exchanges[k], (i, p) => named(i, p)));
            if (together && Math.Abs(gains[0] - gains[1]) < 1e-6)
                continue;
            Assert.True(gains.Length == 1 ? gains[0] < 1e-6 : Math.Abs(gains[0] - gains[1]) < 1e-6, $"exchange {k}: gains {string.Join(' ', gains)}");
            return false;
        }
        return true;

        HashSet<(int, int)> Sides(Exchange e, Func<int, int, (int, int)> name) => [name(e.One.Actor, e.One.Supplies), name(e.Other.Actor, e.Other.Supplies)];
    }

    [Fact]
    public void One_seed_gives_the_same_bits_on_any_number_of_threads()
    {
        ExchangeStudy study = new() { Randomness = 0.5, Seed = 11, Rounds = 3 };
        ExchangeSpread[][] told = [.. new[] { 1, 2, 8 }.Select(threads => ExchangeModel.Spread(Copenhagen, study, 6, threads).ToArray())];

        Assert.Equal(told[0], told[1]);
        Assert.Equal(told[0], told[2]);
        Assert.NotEqual(told[0], [.. ExchangeModel.Spread(Copenhagen, study with { Seed = 12 }, 6)]);
    }

    [Fact]
    public void Where_nothing_can_be_traded_nothing_is()
    {
        Assert.Empty(ExchangeModel.Suggestions(Standings.Of(["A", "B"], [new("p")], [0, 100], [1, 1], [1, 1])));
        Assert.Empty(ExchangeModel.Suggestions(Standings.Of(["A"], [new("p"), new("q")], [0, 100], [1, 1], [1])));
        Assert.Empty(ExchangeModel.Suggestions(Standings.Of(["A", "B"], [new("p"), new("q")], [50, 50, 50, 50], [1, 0.5, 0.5, 1], [1, 1])));
        Assert.Empty(ExchangeModel.Suggestions(Standings.Of(["A", "B"], [new("p"), new("q")], [0, 0, 100, 100], [0, 0, 0, 0], [1, 1])));
        ExchangeFindings nobody = ExchangeModel.Conduct(Standings.Of(["A", "B"], [new("p"), new("q")], [0, 0, 100, 100], [1, 1, 1, 1], [0, 0]), new());
        Assert.Equal(double.NaN, nobody.Outcome(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExchangeModel.Conduct(Copenhagen, new() { Rounds = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExchangeModel.Conduct(Copenhagen, new() { Randomness = double.NaN }));
    }

    [Fact]
    public void Large_and_wide_standings_have_a_result_and_the_tournament_finds_the_largest()
    {
        ExchangeRound round = ExchangeModel.Conduct(SpatialLaws.Many(60, 6), new() { Rounds = 1 }).Rounds[0];
        Assert.True(round.Candidates > 5_000 && round.Exchanges.Length > 100);
        Assert.Equal(round.Exchanges[0].One.Gain, ExchangeModel.Suggestions(SpatialLaws.Many(60, 6))[0].One.Gain);

        GainTree tree = new(37);
        double[] plain = new double[37];
        Gen.Select(Gen.Int[0, 36], Gen.Int[0, 4]).Array[200].Sample(steps =>
        {
            foreach ((int at, int gain) in steps)
            {
                tree.Set(at, plain[at] = gain);
                if (plain.Max() > 0)
                    Assert.Equal(Enumerable.Range(0, 37).Where(k => plain[k] >= plain.Max()), tree.Winners());
            }
        }, iter: 5, threads: 1);
    }

    [Fact]
    public void Locked_roles_are_kept()
    {
        ExchangeRound round = ExchangeModel.Conduct(Copenhagen, new() { Rounds = 1, LocksRoles = true, StopsAtDemand = false }).Rounds[0];
        HashSet<(int, int)> supplied = [], asked = [];
        foreach (Exchange e in round.Exchanges)
        {
            supplied.UnionWith([(e.One.Actor, e.One.Supplies), (e.Other.Actor, e.Other.Supplies)]);
            asked.UnionWith([(e.One.Actor, e.Other.Supplies), (e.Other.Actor, e.One.Supplies)]);
        }
        Assert.NotEmpty(supplied);
        Assert.Empty(supplied.Intersect(asked));
    }

    private static int Issue(string name) => Copenhagen.Issues.Select(i => i.Name).ToList().IndexOf(name);

    private static Standings Climate()
    {
        string[][] rows = SpatialGolden.Rows("exchange-copenhagen-inputs.csv");
        string[] actors = [.. rows.Select(r => r[0]).Distinct()], issues = [.. rows.Select(r => r[1]).Distinct()];
        Dictionary<(string, string), string[]> cells = rows.ToDictionary(r => (r[0], r[1]));
        double[] Column(int at) => [.. actors.SelectMany(a => issues.Select(i => cells.TryGetValue((a, i), out string[]? row) ? SpatialGolden.Number(row[at]) : double.NaN))];
        return Standings.Of([.. actors], [.. issues.Select(i => new IssueScale(i))], Column(2), Column(3), Column(4));
    }
}
