namespace Parley.Analysis.MonteCarlo;

/// <summary>A sequence of points that fills a cube more evenly than chance, shifted at random. Source: [Sobol1967], first directions of [JoeKuo2008].</summary>
/// <remarks>
/// Up to 300 axes. Of the first 2^k points one lies in each 2^-k of every axis. The first 21 axes have published directions; later ones have directions drawn
/// once and for all over further primitive polynomials, which keeps each axis even and leaves pairs of axes to chance. The shift is a random exclusive-or
/// for each axis, so that every seed gives a sequence of the same evenness.
/// </remarks>
public sealed class SobolSequence
{
    /// <summary>How many axes there may be.</summary>
    public const int MaxAxes = 300;

    private const int Bits = 52;

    // Degree, inner coefficients and first directions, from the second axis on.
    private static readonly int[][] Published =
    [
        [1, 0, 1], [2, 1, 1, 3], [3, 1, 1, 3, 1], [3, 2, 1, 1, 1], [4, 1, 1, 1, 3, 3], [4, 4, 1, 3, 5, 13], [5, 2, 1, 1, 5, 5, 17], [5, 4, 1, 1, 5, 5, 5],
        [5, 7, 1, 1, 7, 11, 19], [5, 11, 1, 1, 5, 1, 1], [5, 13, 1, 1, 1, 3, 11], [5, 14, 1, 3, 5, 5, 31], [6, 1, 1, 3, 3, 9, 7, 49], [6, 13, 1, 1, 1, 15, 21, 21],
        [6, 16, 1, 3, 1, 13, 27, 49], [6, 19, 1, 1, 1, 15, 7, 5], [6, 22, 1, 3, 1, 15, 13, 25], [6, 25, 1, 1, 5, 5, 19, 61], [7, 1, 1, 3, 7, 11, 23, 15, 103],
        [7, 4, 1, 3, 7, 13, 13, 15, 69],
    ];

    private static readonly Lazy<ulong[][]> Directions = new(AllDirections);

    private readonly ulong[] state, shift;
    private ulong index;

    /// <summary>A sequence from its first point.</summary>
    /// <param name="axes">From 1 to <see cref="MaxAxes"/>.</param>
    /// <param name="source">Names the shift.</param>
    public SobolSequence(int axes, RandomSource source)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(axes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(axes, MaxAxes);
        RandomStream stream = source.Child("shift").Open();
        (state, shift) = (new ulong[axes], [.. Enumerable.Range(0, axes).Select(_ => stream.NextBits() >> (64 - Bits))]);
    }

    /// <summary>The next point; each coordinate from 0 up to, not including, 1.</summary>
    public void Next(Span<double> point)
    {
        if (point.Length != state.Length)
            throw new ArgumentException($"Got room for {point.Length} coordinates; a point has {state.Length}.", nameof(point));
        // Middle of the cell, so that no coordinate is 0.
        for (int axis = 0; axis < state.Length; axis++)
            point[axis] = ((state[axis] ^ shift[axis]) + 0.5) * (1.0 / (1UL << Bits));
        int low = System.Numerics.BitOperations.TrailingZeroCount(~index++);
        for (int axis = 0; axis < state.Length; axis++)
            state[axis] ^= Directions.Value[axis][low];
    }

    private static ulong[][] AllDirections()
    {
        List<ulong[]> axes = [.. Published.Select(row => Expand(row[0], row[1], [.. row.Skip(2).Select(m => (ulong)m)]))];
        axes.Insert(0, [.. Enumerable.Range(0, Bits).Select(k => 1UL << (Bits - 1 - k))]);
        RandomStream stream = new RandomSource(0, "sobol-directions").Open();
        foreach ((int degree, int inner) in PrimitivePolynomials().Skip(Published.Length))
        {
            if (axes.Count == MaxAxes)
                break;
            axes.Add(Expand(degree, inner, [.. Enumerable.Range(1, degree).Select(k => stream.NextBelow(1UL << (k - 1)) * 2 + 1)]));
        }
        return [.. axes];
    }

    private static ulong[] Expand(int degree, int inner, ulong[] first)
    {
        ulong[] v = new ulong[Bits];
        for (int k = 0; k < Bits; k++)
        {
            if (k < degree)
            {
                v[k] = first[k] << (Bits - 1 - k);
                continue;
            }
            v[k] = v[k - degree] ^ v[k - degree] >> degree;
            for (int j = 1; j < degree; j++)
                if ((inner >> (degree - 1 - j) & 1) != 0)
                    v[k] ^= v[k - j];
        }
        return v;
    }

    // In the order of degree, then of inner coefficients, as the published table has them.
    private static IEnumerable<(int Degree, int Inner)> PrimitivePolynomials()
    {
        for (int degree = 1; degree <= 12; degree++)
            for (int inner = 0; inner < 1 << (degree - 1); inner++)
                if (IsPrimitive(degree, 1 << degree | inner << 1 | 1))
                    yield return (degree, inner);
    }

    // x generates every other element of the field exactly if it takes 2^degree - 1 steps to come back to 1.
    private static bool IsPrimitive(int degree, int polynomial)
    {
        int order = (1 << degree) - 1, element = 1;
        for (int step = 1; step <= order; step++)
        {
            element <<= 1;
            if ((element >> degree & 1) != 0)
                element ^= polynomial;
            if (element == 1)
                return step == order;
        }
        return false;
    }
}
