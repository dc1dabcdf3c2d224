using CsCheck;
using Parley.Analysis.Bargaining;
using Parley.Bargaining;
using Parley.Cases;
using Parley.Studies;
using Parley.Tests.Cases;

namespace Parley.Tests.Bargaining;

public sealed class DealSpaceLaws
{
    private static readonly BargainingProblem Full = Read(BargainingSamples.Full), Alone = Read(BargainingSamples.Alone);

    [Fact]
    public void The_frontier_is_what_the_definition_says() => Gen.Select(Gen.Int[1, 4], Gen.Int[1, 120]).SelectMany((n, count) => Gen.Select(Gen.Const(n), Gen.Int[0, 6].Array[n].Array[count])).Sample((n, rows) =>
    {
        Package[] packages = [.. rows.Select((r, k) => new Package([k], [.. r.Select(v => v / 6.0)], [], true))];
        int[] actors = [.. Enumerable.Range(0, n)];
        return DealSpace.Frontier(packages, actors).Select(p => p.Points[0]).Order().SequenceEqual(DealSpace.FrontierByDefinition(packages, actors).Select(p => p.Points[0]).Order());
    }, iter: 300);

    [Fact]
    public void A_deal_space_made_by_hand_has_the_frontier_worked_out_by_hand()
    {
        // Two issues that matter to one side each: both want the far end of the other's, so they trade.
        BargainingProblem trade = Read("""
            parley: 1
            id: t
            title: T
            parties: {a: A, b: B}
            bargaining:
              issues:
                x: {scale: {0: a, 1: b}, reference: 0.5}
                y: {scale: {0: a, 1: b}, reference: 0.5}
              actors:
                a: {capability: 1, stances: {x: {position: 0, salience: 0.9}, y: {position: 0, salience: 0.1}}}
                b: {capability: 1, stances: {x: {position: 1, salience: 0.1}, y: {position: 1, salience: 0.9}}}
            """);
        PackageFindings findings = DealSpace.Survey(trade, 2);
        Assert.Equal(4, findings.Count);
        // Failure is worth 0.75 to both; (0, 1) is worth 0.9 to both, the others 0.1 to one.
        Assert.Equal(1, findings.Acceptable);
        Assert.Equal([0.0, 1.0], Assert.Single(findings.Pareto).Points);
        // Either end of both issues at once is best for one side, so it is in the core, too; the bad trade is not.
        Assert.Equal(3, findings.Core);
        Exchange exchange = Assert.Single(findings.Trades);
        Assert.Equal([(0, 1), (1, 0)], ((ExchangeSide[])[exchange.One, exchange.Other]).Select(s => (s.Actor, s.Supplies)).Order());
        Assert.All(findings.Pareto[0].Gains, g => Assert.Equal(0.15, g, 9));
        Assert.All(findings.SidePayments, p => Assert.Equal(0, p.Payment, 9));
        Assert.Equal(0.25, Assert.Single(findings.Zones).Share);
        // Splitting the difference on both leaves the trade on the table.
        DraftFindings draft = DealSpace.Survey(trade, 2, [0.5, 0.5]).Draft!;
        Assert.Equal([0.0, 1.0], draft.Better!.Points);
        Assert.All(draft.Text.Gains, g => Assert.Equal(0, g, 9));
    }

    [Fact]
    public void Solutions_are_acceptable_and_the_best_of_their_kind()
    {
        PackageFindings findings = DealSpace.Survey(Full, 21);
        int[] needed = [.. findings.Needed];
        Assert.Equal([0], needed);
        Assert.All(findings.Chosen.Where(c => c.Role != PackageRole.Compromise), c => Assert.True(c.Package.IsAllowed && needed.All(i => c.Package.Gains[i] >= -1e-9)));
        Assert.All(findings.Pareto, p => Assert.True(p.IsAllowed && Full.Allows(p.Points.AsSpan())));
        double least = findings.Chosen.Single(c => c.Role == PackageRole.Egalitarian).Package.Gains[0];
        Assert.All(findings.Pareto, p => Assert.True(p.Gains[0] <= least + 1e-9));
        Assert.Equal(0, findings.SidePayments.Sum(p => p.Payment), 9);
    }

    [Fact]
    public void Another_unit_changes_no_gain()
    {
        BargainingProblem other = Read(BargainingSamples.Alone.Replace("{0: Never, 100: At once}", "{-10: Never, 40: At once}").Replace("reference: 0", "reference: -10").Replace("position: 20", "position: 0").Replace("position: 80", "position: 30"));
        PackageFindings one = DealSpace.Survey(Alone, 11), two = DealSpace.Survey(other, 11);
        Assert.Equal((one.Acceptable, one.Pareto.Length), (two.Acceptable, two.Pareto.Length));
        Assert.All(one.Chosen.Zip(two.Chosen), p => Assert.All(p.First.Package.Gains.Zip(p.Second.Package.Gains), g => Assert.Equal(g.First, g.Second, 9)));
    }

    [Fact]
    public void The_cheapest_single_change_is_the_one_that_algebra_gives()
    {
        // Weights 1 and 1, positions 20 and 80: the mean is 50, and 60 needs 20 points of either position.
        LeverFindings findings = Levers.Find(Alone, new() { Target = new(0, true, 60), Most = 1, Draws = 10 });
        Assert.Equal((50, 0), (findings.Outcome, findings.Probability));
        LeverWay cheapest = findings.Ways[0];
        Lever lever = Assert.Single(cheapest.Levers);
        Assert.Equal((JudgementPart.Position, 0.2), (lever.Part, Math.Round(lever.Cost, 6)));
        Assert.Equal(60, cheapest.Outcome, 6);
        Assert.Equal(1, cheapest.Probability);
        // a's capability halved gives (0.5 · 20 + 80) / 1.5 = 60 exactly, at a cost of a half.
        Assert.Contains(findings.Ways, w => w.Levers is [{ Actor: 0, Part: JudgementPart.Capability } l] && Math.Abs(l.To - 0.5) < 1e-6 && Math.Abs(l.Cost - 0.5) < 1e-6);
        Assert.True(Levers.Find(Alone, new() { Target = new(0, true, 40) }).HoldsAlready);
        Assert.Empty(Levers.Find(Alone, new() { Target = new(0, true, 100), Most = 1 }).Ways);
        Assert.DoesNotContain(Levers.Find(Alone, new() { Target = new(0, true, 60), Fixed = [1] }).Ways.SelectMany(w => w.Levers), l => l.Actor == 1);
    }

    [Fact]
    public void No_two_changes_on_a_grid_are_cheaper_than_the_cheapest_way() => Gen.Select(Gen.Int[0, 10].Array[3], Gen.Int[1, 5].Array[3], Gen.Int[1, 4].Array[3], Gen.Int[1, 3]).Sample((x, s, c, price) =>
    {
        BargainingProblem problem = Read($$$$"""
            parley: 1
            id: t
            title: T
            parties: {a: A, b: B, c: C}
            bargaining:
              issues: {i: {scale: {0: low, 10: high}}}
              actors:
                a: {capability: {{{{c[0]}}}}, stances: {i: {position: {{{{x[0]}}}}, salience: {{{{s[0] * 20}}}}%}}}
                b: {capability: {{{{c[1]}}}}, stances: {i: {position: {{{{x[1]}}}}, salience: {{{{s[1] * 20}}}}%}}}
                c: {capability: {{{{c[2]}}}}, stances: {i: {position: {{{{x[2]}}}}, salience: {{{{s[2] * 20}}}}%}}}
            """);
        double outcome = BargainingModels.WeightedMean.Outcomes(problem.At())[0].Point, wanted = Math.Min(10, outcome + 1.5);
        LeverFindings findings = Levers.Find(problem, new() { Target = new(0, true, wanted), Most = 2, Draws = 1, CapabilityCost = price });
        if (findings.HoldsAlready)
            return true;
        double best = findings.Ways.IsEmpty ? double.PositiveInfinity : findings.Ways[0].Cost;
        // Positions and capabilities of any two actors on a grid.
        double[] shares = [.. Enumerable.Range(0, 21).Select(t => t / 20.0)];
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                foreach (double p in shares)
                    foreach (double q in shares)
                    {
                        double[] at = [.. x.Select(v => (double)v)], weigh = [.. c.Select((v, k) => v * s[k] / 5.0)];
                        at[i] += p * (10 - at[i]);
                        double cost = p * (10 - x[i]) / 10.0;
                        weigh[j] *= x[j] > outcome ? 1 + q : 1 - q;
                        cost += q * price;
                        double sum = weigh.Sum();
                        if (sum > 0 && at.Zip(weigh, (a, w) => a * w).Sum() / sum >= wanted && cost < best * 0.98 - 1e-6)
                            return false;
                    }
        return true;
    // Everyday the same thirty, in the full run any: cases where rounding decides are rare, and a search on a grid may still miss one.
    }, iter: TestScale.Of(30, 1_000), threads: 1, seed: TestScale.IsFull ? null : "0000KGXZ0Yy0");

    [Fact]
    public void A_chance_asks_for_more_than_the_middle()
    {
        LeverStudy study = new() { Target = new(0, true, 60), Most = 1, Draws = 400 };
        LeverFindings plain = Levers.Find(Full, study), sure = Levers.Find(Full, study with { Chance = 0.9 });
        Assert.NotEmpty(sure.Ways);
        Assert.All(sure.Ways, w => Assert.True(w.Probability >= 0.9));
        Assert.True(sure.Ways[0].Cost >= plain.Ways[0].Cost);
        Assert.Equal((plain.Outcome, plain.Probability), (sure.Outcome, sure.Probability));
    }

    [Fact]
    public void Answers_take_the_outcome_back_at_no_more_than_the_same_cost()
    {
        LeverFindings findings = Levers.Find(Full, new() { Target = new(0, true, 60), Most = 2, Draws = 50 });
        Assert.NotEmpty(findings.Ways);
        Assert.All(findings.Ways, w =>
        {
            Assert.True(w.Outcome >= 60 - 1e-9);
            Assert.Equal(w.Cost, w.Levers.Sum(l => l.Cost), 9);
            Assert.All(w.Answers, a => Assert.True(a.Outcome < w.Outcome && a.Lever.Cost <= w.Cost + 1e-9));
        });
        Assert.Equal(findings.Ways.Select(w => w.Cost).Order(), findings.Ways.Select(w => w.Cost));
    }

    private static BargainingProblem Read(string text)
    {
        Reading<Case> reading = CaseReader.Read(new("case.yaml", text));
        Assert.True(reading.Succeeded, string.Join('\n', reading.Diagnostics.Select(d => d.Message)));
        return reading.Value.Bargaining!;
    }
}
