using Parley.Bargaining;

namespace Parley.Analysis.Bargaining;

/// <summary>The axiomatic solutions on one issue with single-peaked preferences.</summary>
/// <remarks>All look for the best point among those that nobody likes less than failure; those are never none, since a cost of failure is never negative.</remarks>
public static class BargainingSolutions
{
    // Halving an interval of 1 so often leaves less than a double can tell apart.
    private const int Halvings = 200;

    /// <summary>The point that maximises the sum of weight times the logarithm of the gain over failure. Source: [Nash1950], with weights [Kalai1977].</summary>
    /// <param name="scale">The issue.</param>
    /// <param name="positions">One per actor, on the scale.</param>
    /// <param name="weights">One per actor, above 0.</param>
    /// <param name="actors">Index of each among the actors of the case, for costs of their own; empty for 0, 1, 2 …</param>
    /// <param name="failure">What failure is worth.</param>
    public static double Nash(IssueScale scale, ReadOnlySpan<double> positions, ReadOnlySpan<double> weights, ReadOnlySpan<int> actors, Disagreement failure)
    {
        Frame frame = new(scale, positions, actors, failure);
        (double low, double high) = frame.Acceptable();
        double[] w = weights.ToArray();
        // The objective is concave, so its slope falls: halve until the sign changes nowhere else.
        for (int step = 0; step < Halvings && low < high; step++)
        {
            double middle = low + (high - low) / 2, slope = 0;
            if (middle <= low || middle >= high)
                break;
            for (int i = 0; i < w.Length; i++)
                slope += w[i] * frame.Slope(i, middle) / frame.Gain(i, middle);
            (low, high) = slope > 0 ? (middle, high) : (low, middle);
        }
        return scale.Point(low + (high - low) / 2);
    }

    /// <summary>The point at which everybody gets the same share of the most they could gain, as large as possible. Source: [KalaiSmorodinsky1975].</summary>
    public static double KalaiSmorodinsky(IssueScale scale, ReadOnlySpan<double> positions, ReadOnlySpan<int> actors, Disagreement failure)
    {
        Frame frame = new(scale, positions, actors, failure);
        (double low, double high) = frame.Acceptable();
        double[] most = [.. Enumerable.Range(0, frame.Count).Select(i => Math.Max(0, frame.Gain(i, Math.Clamp(frame.Position(i), low, high))))];
        return scale.Point(MaxMin(frame, most, 1));
    }

    /// <summary>The point at which the smallest gain over failure is as large as possible. Source: [Kalai1977].</summary>
    public static double Egalitarian(IssueScale scale, ReadOnlySpan<double> positions, ReadOnlySpan<int> actors, Disagreement failure)
    {
        Frame frame = new(scale, positions, actors, failure);
        double[] ones = new double[frame.Count];
        Array.Fill(ones, 1);
        double top = Enumerable.Range(0, frame.Count).Max(i => frame.Gain(i, frame.Position(i)));
        return scale.Point(MaxMin(frame, ones, Math.Max(top, 0)));
    }

    // The greatest level that all reach at one point, by halving; a level is reached on an interval around each position.
    private static double MaxMin(Frame frame, double[] unit, double ceiling)
    {
        double reached = 0, beyond = ceiling;
        (double low, double high) = frame.Reaching(unit, 0) ?? frame.Acceptable();
        for (int step = 0; step < Halvings; step++)
        {
            double level = step == 0 ? beyond : reached + (beyond - reached) / 2;
            if (frame.Reaching(unit, level) is var (from, to))
                (reached, low, high) = (level, from, to);
            else
                beyond = level;
            if (reached >= beyond)
                break;
        }
        return low + (high - low) / 2;
    }

    /// <summary>Positions and worths of failure as shares of the scale.</summary>
    private sealed class Frame
    {
        private readonly double[] positions, worths;
        private readonly Disagreement failure;

        public Frame(IssueScale scale, ReadOnlySpan<double> positions, ReadOnlySpan<int> actors, Disagreement failure)
        {
            this.failure = failure;
            this.positions = new double[positions.Length];
            worths = new double[positions.Length];
            for (int i = 0; i < positions.Length; i++)
            {
                this.positions[i] = scale.Share(positions[i]);
                double stay = scale.Reference is double reference ? failure.Utility(scale.Share(reference) - this.positions[i]) : 0;
                worths[i] = stay - failure.CostOf(actors.IsEmpty ? i : actors[i]);
            }
        }

        public int Count => positions.Length;

        public double Position(int i) => positions[i];

        public double Gain(int i, double x) => failure.Utility(x - positions[i]) - worths[i];

        public double Slope(int i, double x) => failure.Loss == Loss.Linear ? Math.Sign(positions[i] - x) : 2 * (positions[i] - x);

        public (double Low, double High) Acceptable()
        {
            (double low, double high) = (0, 1);
            for (int i = 0; i < Count; i++)
            {
                double reach = failure.Reach(worths[i]);
                (low, high) = (Math.Max(low, positions[i] - reach), Math.Min(high, positions[i] + reach));
            }
            // Where only the reference point is acceptable to all, rounding may turn the ends round.
            return low <= high ? (low, high) : (low + (high - low) / 2, low + (high - low) / 2);
        }

        public (double Low, double High)? Reaching(double[] unit, double level)
        {
            (double low, double high) = (0, 1);
            for (int i = 0; i < Count; i++)
            {
                double wanted = worths[i] + level * unit[i];
                if (wanted > 1)
                    return null;
                double reach = failure.Reach(wanted);
                (low, high) = (Math.Max(low, positions[i] - reach), Math.Min(high, positions[i] + reach));
            }
            return low <= high ? (low, high) : null;
        }
    }
}
