using Parley.Bargaining;

namespace Parley.Analysis.Bargaining.Simulation;

/// <summary>The numbers of a problem in one draw; actors × issues where there are tables.</summary>
internal sealed class DrawnTable(int actors, int issues)
{
    public double[] Positions { get; } = new double[actors * issues];

    /// <summary>0 where somebody has no stake.</summary>
    public double[] Saliences { get; } = new double[actors * issues];

    public double[] Capabilities { get; } = new double[actors * issues];

    /// <summary>One per issue; NaN where nobody says.</summary>
    public double[] References { get; } = new double[issues];

    /// <summary>One per actor; NaN where nobody says.</summary>
    public double[] Costs { get; } = new double[actors];

    /// <summary>The weighted mean of each issue.</summary>
    public void WeightedMeans(Span<double> outcomes)
    {
        int m = outcomes.Length;
        for (int k = 0; k < m; k++)
        {
            double sum = 0, total = 0;
            for (int z = k; z < Positions.Length; z += m)
            {
                double weight = Capabilities[z] * Saliences[z];
                sum += weight * Positions[z];
                total += weight;
            }
            outcomes[k] = total > 0 ? sum / total : double.NaN;
        }
    }

    /// <summary>What a package is worth to an actor: the mean over its issues by salience, 1 at its own positions and 0 a whole scale away on all.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="package">One per issue; NaN is a whole scale away.</param>
    /// <param name="scales">One per issue.</param>
    /// <param name="loss">How utility falls with distance.</param>
    public double Utility(int actor, ReadOnlySpan<double> package, ReadOnlySpan<IssueScale> scales, Disagreement loss)
    {
        double sum = 0, total = 0;
        for (int k = 0; k < package.Length; k++)
        {
            int z = actor * package.Length + k;
            double s = Saliences[z];
            if (!(s > 0))
                continue;
            total += s;
            sum += double.IsNaN(package[k]) ? 0 : s * loss.Utility((package[k] - Positions[z]) / scales[k].Length);
        }
        return total > 0 ? sum / total : 1;
    }
}
