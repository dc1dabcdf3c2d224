using System.Collections.Immutable;
using Parley.Analysis.MonteCarlo;
using Parley.Bargaining;

namespace Parley.Analysis.Bargaining.Simulation;

/// <summary>Turns points of the unit cube into the numbers of a problem: one axis for each number that is not exact.</summary>
internal sealed class ProblemSampler
{
    private const int Steps = 512;

    private readonly BargainingProblem problem;
    private readonly double[][] tables;
    private readonly int[][] cells;
    private readonly DrawnTable middle;

    public ProblemSampler(BargainingProblem problem, EstimateShape shape)
    {
        this.problem = problem;
        Inputs = UncertainInput.Of(problem);
        Scales = problem.Scales;
        tables = [.. Inputs.Select(i => EstimateQuantiles.Table(i.Estimate, shape, Steps))];
        (int n, int m) = (problem.Actors.Length, problem.Issues.Length);
        cells =
        [
            .. Inputs.Select(input => input switch
            {
                { Part: JudgementPart.Capability, Issue: < 0 } => [.. Enumerable.Range(0, m).Where(k => problem.Actors[input.Actor].On(k)?.Capability is null).Select(k => input.Actor * m + k)],
                { Part: JudgementPart.Reference } => [input.Issue],
                { Part: JudgementPart.FailureCost } => [input.Actor],
                _ => new[] { input.Actor * m + input.Issue },
            }),
        ];
        middle = new(n, m);
        Standings standings = problem.At();
        for (int i = 0; i < n; i++)
            for (int k = 0; k < m; k++)
                if (standings.HasStake(i, k))
                    (middle.Positions[i * m + k], middle.Saliences[i * m + k], middle.Capabilities[i * m + k]) = (standings.Position(i, k), standings.Salience(i, k), standings.Capability(i, k));
        for (int k = 0; k < m; k++)
            middle.References[k] = problem.Issues[k].Reference?.Middle ?? double.NaN;
        for (int i = 0; i < n; i++)
            middle.Costs[i] = problem.Actors[i].FailureCost?.Middle ?? double.NaN;
        HasStake = [.. Enumerable.Range(0, n * m).Select(z => standings.HasStake(z / m, z % m))];
    }

    /// <summary>One per axis.</summary>
    public ImmutableArray<UncertainInput> Inputs { get; }

    public ImmutableArray<IssueScale> Scales { get; }

    /// <summary>Actors × issues.</summary>
    public ImmutableArray<bool> HasStake { get; }

    /// <summary>A table with every number at its middle.</summary>
    public DrawnTable Middle()
    {
        DrawnTable table = new(problem.Actors.Length, problem.Issues.Length);
        middle.Positions.CopyTo(table.Positions, 0);
        middle.Saliences.CopyTo(table.Saliences, 0);
        middle.Capabilities.CopyTo(table.Capabilities, 0);
        middle.References.CopyTo(table.References, 0);
        middle.Costs.CopyTo(table.Costs, 0);
        return table;
    }

    /// <summary>Sets the numbers that are not exact.</summary>
    /// <param name="unit">One per input, from 0 to below 1, at the stride given.</param>
    /// <param name="stride">How far apart they stand.</param>
    /// <param name="table">A table that began as <see cref="Middle"/>.</param>
    public void Draw(ReadOnlySpan<double> unit, int stride, DrawnTable table)
    {
        for (int j = 0; j < tables.Length; j++)
            Set(j, unit[j * stride], table);
    }

    /// <summary>Sets one number.</summary>
    public void Set(int input, double level, DrawnTable table)
    {
        double at = level * Steps;
        int t = Math.Min((int)at, Steps - 1);
        double[] quantiles = tables[input];
        double value = quantiles[t] + (at - t) * (quantiles[t + 1] - quantiles[t]);
        double[] target = Inputs[input].Part switch
        {
            JudgementPart.Position => table.Positions,
            JudgementPart.Salience => table.Saliences,
            JudgementPart.Capability => table.Capabilities,
            JudgementPart.Reference => table.References,
            _ => table.Costs,
        };
        foreach (int cell in cells[input])
            // A number about an issue in which somebody has no stake changes nothing.
            if (ReferenceEquals(target, table.References) || ReferenceEquals(target, table.Costs) || HasStake[cell])
                target[cell] = value;
    }

    /// <summary>The cells that an input sets: of a table, of the reference points, or of the costs.</summary>
    public ReadOnlySpan<int> Cells(int input) => cells[input];

    /// <summary>The values of one input at many levels.</summary>
    public void Values(int input, ReadOnlySpan<double> levels, Span<double> values)
    {
        double[] quantiles = tables[input];
        for (int k = 0; k < levels.Length; k++)
        {
            double at = levels[k] * Steps;
            int t = Math.Min((int)at, Steps - 1);
            values[k] = quantiles[t] + (at - t) * (quantiles[t + 1] - quantiles[t]);
        }
    }

    /// <summary>Makes the positions on each issue depend on each other, keeping every axis as evenly covered as before only in the mean.</summary>
    /// <param name="unit">Axes × points.</param>
    /// <param name="points">How many points.</param>
    /// <param name="correlation">Of normal scores, from 0 to below 1.</param>
    /// <param name="stream">One common factor for each issue and point.</param>
    public void Correlate(Span<double> unit, int points, double correlation, RandomStream stream)
    {
        for (int k = 0; k < problem.Issues.Length; k++)
            for (int p = 0; p < points; p++)
            {
                double common = NormalScores.Of(stream.NextUnit());
                for (int j = 0; j < Inputs.Length; j++)
                    if (Inputs[j].Part == JudgementPart.Position && Inputs[j].Issue == k)
                    {
                        ref double u = ref unit[j * points + p];
                        u = Math.Clamp(NormalScores.Below(Math.Sqrt(correlation) * common + Math.Sqrt(1 - correlation) * NormalScores.Of(u)), 0, 1 - 1e-12);
                    }
            }
    }

    /// <summary>The numbers of a draw as standings; a stake stays one even where its weight is 0.</summary>
    public Standings Standings(DrawnTable table)
    {
        double[] Seen(double[] values) => [.. values.Select((v, z) => HasStake[z] ? v : double.NaN)];
        ImmutableArray<IssueScale> scales = [.. Scales.Select((s, k) => double.IsNaN(table.References[k]) ? s : s with { Reference = table.References[k] })];
        return Parley.Bargaining.Standings.Of([.. problem.Actors.Select(a => a.Id)], scales, Seen(table.Positions), Seen(table.Saliences), Seen(table.Capabilities));
    }
}
