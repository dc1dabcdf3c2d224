using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;
using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Bargaining.Simulation;

/// <summary>Draws the numbers of a bargaining problem many times, works each draw out under several models, and says what may come out.</summary>
/// <remarks>
/// Draws come in batches, each a Latin hypercube of its own named by (seed, batch), so that batches are independent and results the same on any number of
/// threads. The compromise of a draw is the mean of the models. It stands unless somebody with a veto likes the reference point better, less what
/// failure costs them (0 where nobody says), or a ratifier's limit or a dependency is broken.
/// </remarks>
public static class Simulation
{
    /// <summary>How many draws a batch has.</summary>
    public const int BatchSize = 250;

    private const int FirstBatches = 4;

    /// <summary>Answers the question.</summary>
    /// <param name="problem">What is bargained about.</param>
    /// <param name="study">The question.</param>
    /// <param name="threads">How many threads at most; 0 means as many as the machine offers.</param>
    /// <param name="progress">Told the share done; the end may come before 1.</param>
    /// <param name="cancellation">Checked before each batch.</param>
    /// <exception cref="ArgumentException">The problem is not complete, or the study names no model or an unknown one.</exception>
    public static SimulationFindings Conduct(
        BargainingProblem problem, SimulationStudy study, int threads = 0, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(study);
        if (!problem.IsComplete)
            throw new ArgumentException("Nobody has weight on some issue.", nameof(problem));
        if (!(study.Correlation >= 0 && study.Correlation < 1))
            throw new ArgumentException($"The correlation is {study.Correlation}; it must be from 0 to below 1.", nameof(study));
        // Solutions take what failure costs at its middle value; only vetoes look at the cost that was drawn.
        ImmutableArray<IBargainingModel> known = BargainingModels.All(new() { Costs = [.. problem.Actors.Select(a => a.FailureCost?.Middle ?? double.NaN)] });
        IBargainingModel[] models = [.. study.Models.Select(key => known.FirstOrDefault(m => m.Key == key) ?? throw new ArgumentException($"There is no model '{key}'.", nameof(study)))];
        if (models.Length == 0)
            throw new ArgumentException("The study names no model.", nameof(study));
        ProblemSampler sampler = new(problem, study.Shape);
        int most = Math.Max(1, (study.Draws + BatchSize - 1) / BatchSize);
        // Without anything to draw one batch says everything but the dressing.
        if (sampler.Inputs.IsEmpty && study.Dressing is null)
            most = 1;
        List<Batch> batches = [];
        // Columns are large and the same for every batch of a thread.
        ConcurrentBag<WeightedMeanBatch> columns = [];
        bool precise = false;
        for (int next = Math.Min(FirstBatches, most); ; next = Math.Min(most, batches.Count * 2))
        {
            int begun = batches.Count;
            batches.AddRange(Replications.Run(
                next - begun, new RandomSource(study.Seed, $"simulate/{begun}"), (k, _) => new Batch(problem, study, models, sampler, columns, begun + k), threads, null, cancellation));
            progress?.Report((double)batches.Count / most);
            precise = batches.Count > 1 ? Errors(batches, problem).Max() <= study.StandardError : sampler.Inputs.IsEmpty;
            if (batches.Count >= most || (precise && study.StandardError > 0))
                break;
        }
        return Findings(problem, study, batches, precise, sampler);
    }

    // Standard error of the mean of each issue, as a share of its scale, from the spread of batches.
    private static double[] Errors(List<Batch> batches, BargainingProblem problem) => [.. problem.Issues.Select((issue, k) =>
    {
        double[] means = [.. batches.Select(b => b.Outcomes[k].Average())];
        double mean = means.Average();
        return Math.Sqrt(means.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, means.Length - 1) / means.Length) / (issue.High - issue.Low);
    })];

    private static SimulationFindings Findings(BargainingProblem problem, SimulationStudy study, List<Batch> batches, bool precise, ProblemSampler sampler)
    {
        int draws = batches.Count * BatchSize;
        double[] errors = Errors(batches, problem), baseline = new double[problem.Issues.Length];
        sampler.Middle().WeightedMeans(baseline);
        (int Actor, int Limit, int Dependency)[] reasons = Batch.Reasons(problem);
        return new()
        {
            Study = study,
            Draws = draws,
            Inputs = sampler.Inputs.Length,
            IsPrecise = precise,
            NoDeal = batches.Sum(b => b.Refused) / (double)draws,
            Objections =
            [
                .. reasons.Select((r, k) => new Objection(r.Actor, r.Limit, r.Dependency, batches.Sum(b => b.RefusedBy[k]) / (double)draws)).Where(r => r.Share > 0).OrderByDescending(r => r.Share),
            ],
            LinkShares = [.. problem.Links.Select((_, k) => batches.Any(b => b.LinkUnknown[k]) ? double.NaN : batches.Sum(b => b.Linked[k]) / (double)draws)],
            Issues = [.. problem.Issues.Select(issue => IssueSummary.Of(
                issue, [.. batches.SelectMany(b => b.Outcomes[issue.Index])], errors[issue.Index] * (issue.High - issue.Low), baseline[issue.Index],
                [.. study.Models.Select((_, k) => batches.Average(b => b.ModelMeans[k][issue.Index]))]))],
        };
    }

    /// <summary>One batch of draws.</summary>
    private sealed class Batch
    {
        public Batch(BargainingProblem problem, SimulationStudy study, IBargainingModel[] models, ProblemSampler sampler, ConcurrentBag<WeightedMeanBatch> columns, int number)
        {
            int m = problem.Issues.Length, axes = sampler.Inputs.Length;
            RandomSource source = new RandomSource(study.Seed, "simulate/batch").Child(number);
            double[] unit = new double[axes * BatchSize], noise = new double[m * BatchSize];
            LatinHypercube.Fill(source.Child("numbers").Open(), BatchSize, axes, unit);
            if (study.Dressing is not null)
                LatinHypercube.Fill(source.Child("residuals").Open(), BatchSize, m, noise);
            if (study.Correlation > 0)
                sampler.Correlate(unit, BatchSize, study.Correlation, source.Child("common").Open());
            Outcomes = [.. Enumerable.Range(0, m).Select(_ => new double[BatchSize])];
            ModelMeans = [.. models.Select(_ => new double[m])];
            (RefusedBy, Linked, LinkUnknown) = (new long[Reasons(problem).Length], new long[problem.Links.Length], new bool[problem.Links.Length]);
            DrawnTable table = sampler.Middle();
            double[] sum = new double[m], one = new double[m];
            bool checks = RefusedBy.Length > 0;
            // Where nothing but the weighted mean is asked for, numbers are drawn column by column.
            if (models is [var only] && ReferenceEquals(only, BargainingModels.WeightedMean) && !checks && problem.Links.IsEmpty && study.Dressing is null)
            {
                WeightedMeanBatch means = columns.TryTake(out WeightedMeanBatch? used) ? used : new(sampler, m, BatchSize);
                means.Fill(unit, Outcomes);
                columns.Add(means);
                for (int issue = 0; issue < m; issue++)
                {
                    double[] row = Outcomes[issue];
                    for (int draw = 0; draw < BatchSize; draw++)
                    {
                        double point = double.IsNaN(row[draw]) ? Fallback(problem, table, issue) : row[draw];
                        ModelMeans[0][issue] += point / BatchSize;
                        row[draw] = Math.Clamp(point, problem.Issues[issue].Low, problem.Issues[issue].High);
                    }
                }
                return;
            }
            for (int draw = 0; draw < BatchSize; draw++)
            {
                sampler.Draw(axes == 0 ? [] : unit.AsSpan(draw), BatchSize, table);
                Array.Clear(sum);
                Standings? standings = null;
                for (int k = 0; k < models.Length; k++)
                {
                    if (ReferenceEquals(models[k], BargainingModels.WeightedMean))
                        table.WeightedMeans(one);
                    else
                    {
                        ImmutableArray<IssueOutcome> outcomes = models[k].Outcomes(standings ??= sampler.Standings(table));
                        for (int issue = 0; issue < m; issue++)
                            one[issue] = outcomes[issue].Point;
                    }
                    for (int issue = 0; issue < m; issue++)
                    {
                        // A draw in which nobody has weight on an issue leaves it where it was.
                        double point = double.IsNaN(one[issue]) ? Fallback(problem, table, issue) : one[issue];
                        sum[issue] += point / models.Length;
                        ModelMeans[k][issue] += point / BatchSize;
                    }
                }
                for (int issue = 0; issue < m; issue++)
                    sum[issue] = Math.Clamp(sum[issue], problem.Issues[issue].Low, problem.Issues[issue].High);
                bool refused = checks && IsRefused(problem, table, sum, sampler.Scales);
                Refused += refused ? 1 : 0;
                for (int issue = 0; issue < m; issue++)
                    Outcomes[issue][draw] = study.Dressing is ResidualDressing dressing
                        ? Dressed(sum[issue], problem.Issues[issue], table.References[issue], dressing, noise[issue * BatchSize + draw]) : sum[issue];
                for (int l = 0; l < problem.Links.Length; l++)
                {
                    Threshold when = problem.Links[l].When;
                    double point = refused ? table.References[when.Issue] : Outcomes[when.Issue][draw];
                    LinkUnknown[l] |= double.IsNaN(point);
                    Linked[l] += when.Holds(point) ? 1 : 0;
                }
            }
        }

        /// <summary>For each issue what comes out in each draw if there is a deal.</summary>
        public double[][] Outcomes { get; }

        /// <summary>For each model the mean of each issue.</summary>
        public double[][] ModelMeans { get; }

        public long Refused { get; private set; }

        public long[] RefusedBy { get; }

        public long[] Linked { get; }

        public bool[] LinkUnknown { get; }

        public static (int Actor, int Limit, int Dependency)[] Reasons(BargainingProblem problem) =>
        [
            .. problem.Actors.Where(a => a.HasVeto).Select(a => (a.Index, -1, -1)),
            .. problem.Limits.Select((l, k) => (l.Actor, k, -1)),
            .. problem.Dependencies.Select((_, k) => (-1, -1, k)),
        ];

        private static double Fallback(BargainingProblem problem, DrawnTable table, int issue) =>
            double.IsNaN(table.References[issue]) ? (problem.Issues[issue].Low + problem.Issues[issue].High) / 2 : table.References[issue];

        private bool IsRefused(BargainingProblem problem, DrawnTable table, double[] package, ImmutableArray<IssueScale> scales)
        {
            Disagreement loss = new();
            bool refused = false;
            int k = 0;
            foreach (BargainingActor actor in problem.Actors)
                if (actor.HasVeto)
                {
                    double cost = double.IsNaN(table.Costs[actor.Index]) ? 0 : table.Costs[actor.Index];
                    Note(table.Utility(actor.Index, package, scales.AsSpan(), loss) < table.Utility(actor.Index, table.References, scales.AsSpan(), loss) - cost);
                }
            foreach (RatifierLimit limit in problem.Limits)
                Note(!limit.Must.Holds(package));
            foreach (Dependency dependency in problem.Dependencies)
                Note(!dependency.Allows(package));
            return refused;

            void Note(bool stands)
            {
                RefusedBy[k++] += stands ? 1 : 0;
                refused |= stands;
            }
        }

        private static double Dressed(double point, Issue issue, double reference, ResidualDressing dressing, double level)
        {
            if (level < dressing.AtLow)
                return issue.Low;
            if ((level -= dressing.AtLow) < dressing.AtHigh)
                return issue.High;
            level -= dressing.AtHigh;
            double atReference = double.IsNaN(reference) ? 0 : dressing.AtReference;
            if (level < atReference)
                return reference;
            double rest = 1 - dressing.AtLow - dressing.AtHigh - atReference;
            int residual = Math.Clamp((int)((level - atReference) / rest * dressing.Residuals.Length), 0, dressing.Residuals.Length - 1);
            return Math.Clamp(point + dressing.Residuals[residual] * (issue.High - issue.Low), issue.Low, issue.High);
        }
    }
}
