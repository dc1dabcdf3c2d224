using System.Collections.Immutable;
using Parley.Analysis.Bargaining.Simulation;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>The cheapest changes of positions, saliences and capabilities after which the weighted mean of an issue is as wanted.</summary>
/// <remarks>
/// One number is solved for exactly. Of several all but one are tried on a grid and refined, and the last is solved for, so that a way of two or three costs at most
/// a hundredth more than the best of its numbers. What is found at the middle of all estimates is then tried on draws, the same ones before and after.
/// </remarks>
public static class Levers
{
    private const int Grid = 24, Refinements = 3, MostForThree = 14;

    /// <summary>Answers the question.</summary>
    /// <remarks>Where a chance is asked for, the middle values are made to reach further and further beyond the target, in fiftieths of the scale, until a way has that chance.</remarks>
    /// <exception cref="ArgumentException">The study asks for more than three numbers, costs are not above 0, or the chance is not from 0 to below 1.</exception>
    public static LeverFindings Find(BargainingProblem problem, LeverStudy study, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(study);
        if (!(study.Chance >= 0 && study.Chance < 1))
            throw new ArgumentException($"A chance is from 0 to below 1, not {study.Chance}.", nameof(study));
        LeverFindings findings = Find(problem, study, study.Target, cancellation);
        if (findings.Probability >= study.Chance && findings.HoldsAlready)
            return findings;
        Issue issue = problem.Issues[study.Target.Issue];
        double step = (issue.High - issue.Low) / 50 * (study.Target.IsAtLeast ? 1 : -1);
        for (int k = 0; study.Chance > 0; k++)
        {
            Threshold aim = study.Target with { Point = study.Target.Point + k * step };
            if (!issue.Holds(aim.Point))
                return findings with { Ways = [] };
            LeverWay[] sure = [.. Find(problem, study with { Count = int.MaxValue }, aim, cancellation).Ways.Where(w => w.Probability >= study.Chance).Take(study.Count)];
            if (sure.Length > 0)
                return findings with { Ways = [.. sure] };
        }
        return findings;
    }

    private static LeverFindings Find(BargainingProblem problem, LeverStudy study, Threshold aim, CancellationToken cancellation)
    {
        if (study.Most is < 1 or > 3)
            throw new ArgumentException($"One to three numbers may change together, not {study.Most}.", nameof(study));
        if (!(study.PositionCost > 0 && study.SalienceCost > 0 && study.CapabilityCost > 0 && study.MostCapability >= 1))
            throw new ArgumentException("Costs lie above 0, and a capability may stay as it is at least.", nameof(study));
        Table table = Table.Of(problem, study, aim);
        double outcome = table.Outcome([]);
        Draws draws = new(problem, study);
        double probability = draws.Probability([]);
        if (aim.Holds(outcome))
            return new(study, outcome, probability, []);
        Handle[] handles = [.. table.Handles(outcome)];
        List<Lever[]> ways = [];
        foreach (Handle handle in handles)
            if (table.Last([], handle) is double amount)
                ways.Add([Table.Moved(handle, amount)]);
        if (study.Most >= 2)
            for (int a = 0; a < handles.Length; a++)
                for (int b = a + 1; b < handles.Length; b++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (Pair(table, [], handles[a], handles[b]) is var (one, two))
                        ways.Add([Table.Moved(handles[a], one), Table.Moved(handles[b], two)]);
                }
        if (study.Most >= 3)
        {
            Handle[] best = [.. handles.OrderByDescending(h => table.Pull(h, outcome)).Take(MostForThree)];
            for (int a = 0; a < best.Length; a++)
                for (int b = a + 1; b < best.Length; b++)
                    for (int c = b + 1; c < best.Length; c++)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        if (Triple(table, best[a], best[b], best[c]) is var (one, two, three))
                            ways.Add([Table.Moved(best[a], one), Table.Moved(best[b], two), Table.Moved(best[c], three)]);
                    }
        }
        return new(study, outcome, probability,
        [
            .. ways.Where(w => IsWorth(w, ways)).OrderBy(w => w.Sum(l => l.Cost)).ThenBy(w => w.Length).Take(study.Count).Select(w =>
                new LeverWay([.. w], w.Sum(l => l.Cost), table.Outcome(w), draws.Probability(w), [.. Answers(table, w, outcome)])),
        ]);
    }

    // Of several numbers none is for show, and fewer of them would cost more.
    private static bool IsWorth(Lever[] way, List<Lever[]> all)
    {
        double cost = way.Sum(l => l.Cost);
        return way.All(l => l.Cost > cost * 0.01)
            && !all.Exists(other => other.Length < way.Length && other.All(o => Array.Exists(way, l => l.Actor == o.Actor && l.Part == o.Part)) && other.Sum(l => l.Cost) <= cost * 1.001);
    }

    // The first amount on a grid from nothing to all, the second solved for; then a finer grid around the best.
    private static (double, double)? Pair(Table table, Lever[] given, Handle first, Handle second)
    {
        (double One, double Two, double Cost)? best = null;
        (double low, double high) = (0, 1);
        for (int round = 0; round < Refinements; round++)
        {
            for (int t = 0; t <= Grid; t++)
            {
                double one = low + t * (high - low) / Grid;
                Lever lever = Table.Moved(first, one);
                if (table.Last([.. given, lever], second) is double two && lever.Cost + Table.Moved(second, two).Cost is double cost && !(cost >= best?.Cost))
                    best = (one, two, cost);
            }
            if (best is null)
                return null;
            double width = (high - low) / Grid;
            (low, high) = (Math.Max(0, best.Value.One - width), Math.Min(1, best.Value.One + width));
        }
        return (best!.Value.One, best.Value.Two);
    }

    private static (double, double, double)? Triple(Table table, Handle first, Handle second, Handle third)
    {
        (double, double, double)? best = null;
        double least = double.PositiveInfinity;
        for (int t = 1; t <= Grid / 2; t++)
        {
            double one = t / (Grid / 2.0);
            Lever lever = Table.Moved(first, one);
            if (Pair(table, [lever], second, third) is not var (two, three))
                continue;
            double cost = lever.Cost + Table.Moved(second, two).Cost + Table.Moved(third, three).Cost;
            if (cost < least)
                (best, least) = ((one, two, three), cost);
        }
        return best;
    }

    // Whoever ends up further from what they want answers with the number that takes most back for the same cost.
    private static IEnumerable<(Lever, double)> Answers(Table table, Lever[] way, double before)
    {
        double after = table.Outcome(way), cost = way.Sum(l => l.Cost);
        HashSet<int> movers = [.. way.Select(l => l.Actor)];
        return table.Actors.Where(i => !movers.Contains(i) && Math.Abs(table.Position(i) - after) > Math.Abs(table.Position(i) - before) + 1e-9)
            .SelectMany(i => table.Opposing(i, after, way)).Select(h => Table.Within(h, cost))
            .Select(l => (Lever: l, Outcome: table.Outcome([.. way, l]))).Where(a => Math.Abs(a.Outcome - after) > 1e-9)
            .OrderByDescending(a => Math.Abs(a.Outcome - after)).Take(3);
    }

    /// <summary>A number that can change, and how far it may go: 0 is as it is, 1 is all the way to its bound.</summary>
    private readonly record struct Handle(int Actor, JudgementPart Part, double From, double Bound, double CostOfAll);

    /// <summary>The middle numbers of one issue.</summary>
    private sealed class Table(LeverStudy study, Threshold aim, Issue issue, double[] x, double[] s, double[] c)
    {
        public IEnumerable<int> Actors => Enumerable.Range(0, x.Length).Where(i => c[i] * s[i] > 0);

        public static Table Of(BargainingProblem problem, LeverStudy study, Threshold aim)
        {
            int k = study.Target.Issue, m = problem.Issues.Length;
            DrawnTable table = new ProblemSampler(problem, EstimateShape.Pert).Middle();
            double[] Column(double[] values) => [.. Enumerable.Range(0, problem.Actors.Length).Select(i => values[i * m + k])];
            return new(study, aim, problem.Issues[k], Column(table.Positions), Column(table.Saliences), Column(table.Capabilities));
        }

        public double Position(int actor) => x[actor];

        public double Outcome(ReadOnlySpan<Lever> levers)
        {
            double sum = 0, total = 0;
            for (int i = 0; i < x.Length; i++)
            {
                (double at, double salience, double capability) = (x[i], s[i], c[i]);
                foreach (Lever lever in levers)
                    if (lever.Actor == i)
                        (at, salience, capability) = lever.Part switch
                        {
                            JudgementPart.Position => (lever.To, salience, capability),
                            JudgementPart.Salience => (at, lever.To, capability),
                            _ => (at, salience, lever.To),
                        };
                (sum, total) = (sum + salience * capability * at, total + salience * capability);
            }
            return total > 0 ? sum / total : double.NaN;
        }

        /// <summary>The numbers that can bring the outcome nearer.</summary>
        public IEnumerable<Handle> Handles(double outcome) =>
            Actors.Where(i => !study.Fixed.Contains(i)).SelectMany(i => Of(i, study.Target.IsAtLeast, outcome));

        /// <summary>The numbers of an actor that take the outcome back.</summary>
        public IEnumerable<Handle> Opposing(int actor, double outcome, Lever[] way) => Of(actor, !study.Target.IsAtLeast, outcome).Where(h => !Array.Exists(way, l => l.Actor == h.Actor && l.Part == h.Part));

        public static Lever Moved(Handle h, double amount) => new(h.Actor, h.Part, h.From, h.From + amount * (h.Bound - h.From), amount * h.CostOfAll);

        /// <summary>As far as a budget goes.</summary>
        public static Lever Within(Handle h, double budget) => Moved(h, Math.Min(1, budget / h.CostOfAll));

        /// <summary>How far the outcome goes for the cost, at the start.</summary>
        public double Pull(Handle h, double outcome) => Math.Abs(Outcome([Moved(h, 0.01)]) - outcome) / (0.01 * h.CostOfAll);

        /// <summary>The least amount of one more number that brings the outcome about beside others; null when all of it is not enough.</summary>
        public double? Last(Lever[] others, Handle h)
        {
            // What the others alone bring about needs no more; the caller finds it without this number.
            if (Reached(Outcome(others)))
                return null;
            double all = Outcome([.. others, Moved(h, 1)]);
            if (!Reached(all))                                     // all the way there but for rounding is there
                return Reached(all + (issue.High - issue.Low) * (aim.IsAtLeast ? 1e-12 : -1e-12)) ? 1 : null;
            (double low, double high) = (0, 1);
            for (int step = 0; step < 50; step++)
            {
                double middle = (low + high) / 2;
                if (Reached(Outcome([.. others, Moved(h, middle)])))
                    high = middle;
                else
                    low = middle;
            }
            return high;
        }

        private bool Reached(double outcome) => aim.Holds(outcome);

        private IEnumerable<Handle> Of(int i, bool up, double outcome)
        {
            double bound = up ? issue.High : issue.Low, length = issue.High - issue.Low;
            if (Math.Abs(bound - x[i]) > 1e-12)
                yield return new(i, JudgementPart.Position, x[i], bound, Math.Abs(bound - x[i]) / length * study.PositionCost);
            // Who stands beyond the outcome helps by weighing more, who stands short of it by weighing less.
            if (Math.Abs(x[i] - outcome) <= 1e-12 * length)
                yield break;
            bool more = x[i] > outcome == up;
            (double salience, double capability) = (more ? 1 : 0, more ? c[i] * study.MostCapability : 0);
            if (Math.Abs(salience - s[i]) > 1e-12)
                yield return new(i, JudgementPart.Salience, s[i], salience, Math.Abs(salience - s[i]) * study.SalienceCost);
            if (Math.Abs(capability - c[i]) > 1e-12 * c[i])
                yield return new(i, JudgementPart.Capability, c[i], capability, Math.Abs(capability / c[i] - 1) * study.CapabilityCost);
        }
    }

    /// <summary>How often the outcome is as wanted over draws that are the same for every way.</summary>
    private sealed class Draws
    {
        private readonly ProblemSampler sampler;
        private readonly LeverStudy study;
        private readonly BargainingProblem problem;
        private readonly double[] unit;

        public Draws(BargainingProblem problem, LeverStudy study)
        {
            (this.problem, this.study, sampler) = (problem, study, new(problem, EstimateShape.Pert));
            unit = new double[sampler.Inputs.Length * study.Draws];
            LatinHypercube.Fill(new RandomSource(study.Seed, "levers").Open(), study.Draws, sampler.Inputs.Length, unit);
        }

        public double Probability(ReadOnlySpan<Lever> levers)
        {
            int m = problem.Issues.Length, k = study.Target.Issue, hits = 0;
            double[] outcomes = new double[m];
            for (int draw = 0; draw < study.Draws; draw++)
            {
                DrawnTable table = sampler.Middle();
                sampler.Draw(sampler.Inputs.IsEmpty ? [] : unit.AsSpan(draw), study.Draws, table);
                foreach (Lever lever in levers)
                {
                    int cell = lever.Actor * m + k;
                    // A change of the middle moves the whole range with it.
                    switch (lever.Part)
                    {
                        case JudgementPart.Position:
                            table.Positions[cell] = Math.Clamp(table.Positions[cell] + lever.To - lever.From, problem.Issues[k].Low, problem.Issues[k].High);
                            break;
                        case JudgementPart.Salience:
                            table.Saliences[cell] = Math.Clamp(table.Saliences[cell] + lever.To - lever.From, 0, 1);
                            break;
                        default:
                            table.Capabilities[cell] *= lever.To / lever.From;
                            break;
                    }
                }
                table.WeightedMeans(outcomes);
                hits += study.Target.Holds(outcomes[k]) ? 1 : 0;
            }
            return hits / (double)study.Draws;
        }
    }
}
