using Parley.Analysis.MonteCarlo;
using Parley.Studies;

namespace Parley.Tests.MonteCarlo;

public sealed class EvenPointTests
{
    [Fact]
    public void Each_part_of_each_axis_holds_one_point_of_a_hypercube()
    {
        double[] unit = new double[7 * 250];
        LatinHypercube.Fill(new RandomSource(5, "t").Open(), 250, 7, unit);
        for (int axis = 0; axis < 7; axis++)
            Assert.Equal(Enumerable.Range(0, 250), unit[(axis * 250)..((axis + 1) * 250)].Select(u => (int)(u * 250)).Order());
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(9UL)]
    public void Each_part_of_each_axis_holds_one_point_of_the_sequence(ulong seed)
    {
        SobolSequence sequence = new(SobolSequence.MaxAxes, new RandomSource(seed, "t"));
        double[][] points = [.. Enumerable.Range(0, 256).Select(_ => { double[] p = new double[SobolSequence.MaxAxes]; sequence.Next(p); return p; })];
        for (int axis = 0; axis < SobolSequence.MaxAxes; axis++)
            Assert.Equal(Enumerable.Range(0, 256), points.Select(p => (int)(p[axis] * 256)).Order());
        // The first two axes are even together, too: one point in every square of sixteen by sixteen.
        Assert.Equal(256, points.Select(p => ((int)(p[0] * 16), (int)(p[1] * 16))).Distinct().Count());
    }

    // a = 7, b = 0.1; the six numbers follow from integrals.
    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void The_indices_of_Ishigamis_function_come_out(ulong seed)
    {
        ((VarianceShare First, VarianceShare Total)[][] shares, double[] variance) = Ishigami(seed, 8192, 0);
        double[] first = [0.3139051911, 0.4424111448, 0], total = [0.5575888552, 0.4424111448, 0.2436836641];
        for (int input = 0; input < 3; input++)
        {
            Assert.Equal(first[input], shares[input][0].First.Value, 0.02);
            Assert.Equal(total[input], shares[input][0].Total.Value, 0.02);
            Assert.InRange(shares[input][0].Total.Value, shares[input][0].Total.Low, shares[input][0].Total.High);
        }
        Assert.Equal(13.84458794, variance[0], 0.3);
        // Inputs 1 and 3 together: what 2 leaves.
        Assert.Equal(1 - 0.4424111448, shares[3][0].First.Value, 0.02);
    }

    [Fact]
    public void Indices_are_the_same_on_any_number_of_threads()
    {
        var one = Ishigami(4, 512, 1).Shares;
        Assert.All((int[])[2, 8], threads => Assert.Equal(one.SelectMany(g => g), Ishigami(4, 512, threads).Shares.SelectMany(g => g)));
    }

    private static ((VarianceShare First, VarianceShare Total)[][] Shares, double[] Variances) Ishigami(ulong seed, int points, int threads) => VarianceIndices.Of(
        3, 1, points, [[0], [1], [2], [0, 2]], new RandomSource(seed, "ishigami"), (u, answer) =>
        {
            double x = Math.PI * (2 * u[0] - 1), y = Math.PI * (2 * u[1] - 1), z = Math.PI * (2 * u[2] - 1);
            answer[0] = Math.Sin(x) + 7 * Math.Sin(y) * Math.Sin(y) + 0.1 * Math.Pow(z, 4) * Math.Sin(x);
        }, 100, threads);
}
