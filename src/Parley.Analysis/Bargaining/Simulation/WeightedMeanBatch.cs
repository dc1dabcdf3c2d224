using System.Numerics;
using Parley.Bargaining;

namespace Parley.Analysis.Bargaining.Simulation;

/// <summary>The weighted means of a whole batch of draws at once: number by number instead of draw by draw. Gives bit for bit what <see cref="DrawnTable.WeightedMeans"/> gives.</summary>
internal sealed class WeightedMeanBatch
{
    private readonly ProblemSampler sampler;
    private readonly int issues, draws;
    private readonly double[][] positions, saliences, capabilities, inputs;
    private readonly double[] sum, total;

    /// <summary>Columns for one thread; those of exact numbers are filled once.</summary>
    public WeightedMeanBatch(ProblemSampler sampler, int issues, int draws)
    {
        (this.sampler, this.issues, this.draws) = (sampler, issues, draws);
        (sum, total) = (new double[draws], new double[draws]);
        DrawnTable middle = sampler.Middle();
        double[][] Columns(double[] values) => [.. values.Select(v => { double[] column = new double[draws]; Array.Fill(column, v); return column; })];
        (positions, saliences, capabilities) = (Columns(middle.Positions), Columns(middle.Saliences), Columns(middle.Capabilities));
        inputs = [.. sampler.Inputs.Select(_ => new double[draws])];
        for (int j = 0; j < inputs.Length; j++)
        {
            double[][]? target = sampler.Inputs[j].Part switch { JudgementPart.Position => positions, JudgementPart.Salience => saliences, JudgementPart.Capability => capabilities, _ => null };
            foreach (int cell in sampler.Cells(j))
                if (target is not null && sampler.HasStake[cell])
                    target[cell] = inputs[j];
        }
    }

    /// <summary>Works a batch out.</summary>
    /// <param name="unit">Inputs × draws.</param>
    /// <param name="outcomes">[issue][draw].</param>
    public void Fill(ReadOnlySpan<double> unit, double[][] outcomes)
    {
        for (int j = 0; j < inputs.Length; j++)
            sampler.Values(j, unit.Slice(j * draws, draws), inputs[j]);
        for (int k = 0; k < issues; k++)
        {
            Array.Clear(sum);
            Array.Clear(total);
            for (int cell = k; cell < positions.Length; cell += issues)
                Add(positions[cell], saliences[cell], capabilities[cell]);
            for (int draw = 0; draw < draws; draw++)
                outcomes[k][draw] = total[draw] > 0 ? sum[draw] / total[draw] : double.NaN;
        }
    }

    private void Add(double[] x, double[] s, double[] c)
    {
        int at = 0;
        for (; at <= draws - Vector<double>.Count; at += Vector<double>.Count)
        {
            Vector<double> weight = new Vector<double>(c, at) * new Vector<double>(s, at);
            (new Vector<double>(sum, at) + weight * new Vector<double>(x, at)).CopyTo(sum, at);
            (new Vector<double>(total, at) + weight).CopyTo(total, at);
        }
        for (; at < draws; at++)
        {
            double weight = c[at] * s[at];
            sum[at] += weight * x[at];
            total[at] += weight;
        }
    }
}
