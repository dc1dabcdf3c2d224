using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>Standings as the spatial model wants them: complete, on 0 to 1, nobody's saliences adding up to more than 1.</summary>
internal sealed class SpatialInput
{
    private SpatialInput(Standings standings, ImmutableArray<string> leftOut)
    {
        (Standings, LeftOut) = (standings, leftOut);
        (Actors, Issues) = (standings.Actors.Length, standings.Issues.Length);
        Positions = new double[Actors * Issues];
        Saliences = standings.Saliences.ToArray();
        Attention = new double[Actors];
        Capabilities = new double[Actors];
        for (int i = 0; i < Actors; i++)
            for (int k = 0; k < Issues; k++)
                Attention[i] += Saliences[i * Issues + k];
        // Sums such as 0.6 + 0.4 may pass 1 by rounding alone.
        Divisor = Attention.Max() is double most && most > 1 + 1e-9 ? most : 1;
        for (int i = 0; i < Actors; i++)
        {
            for (int k = 0; k < Issues; k++)
            {
                Positions[i * Issues + k] = standings.Issues[k].Share(standings.Position(i, k));
                Capabilities[i] += Saliences[i * Issues + k] / Attention[i] * standings.Capability(i, k);
                Saliences[i * Issues + k] /= Divisor;
            }
            if (Enumerable.Range(0, Issues).All(k => standings.Capability(i, k) == standings.Capability(i, 0)))
                Capabilities[i] = standings.Capability(i, 0);   // exactly, where there is nothing to average
            Attention[i] = Math.Min(1, Attention[i] / Divisor);
        }
    }

    /// <summary>Those who take part.</summary>
    public Standings Standings { get; }

    /// <summary>The names of those who do not.</summary>
    public ImmutableArray<string> LeftOut { get; }

    public int Actors { get; }

    public int Issues { get; }

    /// <summary>Actors × issues, 0 to 1.</summary>
    public double[] Positions { get; }

    /// <summary>Actors × issues; the sum over the issues of an actor is above 0 and at most 1.</summary>
    public double[] Saliences { get; }

    /// <summary>The sum of the saliences of each actor.</summary>
    public double[] Attention { get; }

    /// <summary>One for each actor; where it differs between issues, the mean weighted by salience.</summary>
    public double[] Capabilities { get; }

    /// <summary>By what saliences were divided.</summary>
    public double Divisor { get; }

    /// <summary>Takes those who count: with a stake in every issue, some capability, and some salience.</summary>
    /// <exception cref="ArgumentException">Nobody counts, or the table of ideals has another size.</exception>
    public static SpatialInput Of(Standings standings, SpatialStudy study)
    {
        ArgumentNullException.ThrowIfNull(standings);
        ArgumentNullException.ThrowIfNull(study);
        int n = standings.Actors.Length, m = standings.Issues.Length;
        int[] counting = [.. Enumerable.Range(0, n).Where(i =>
            Enumerable.Range(0, m).All(k => standings.HasStake(i, k)) && Enumerable.Range(0, m).Any(k => standings.Weight(i, k) > 0))];
        if (counting.Length == 0)
            throw new ArgumentException("No actor has a stake in every issue with capability and salience above 0.", nameof(standings));
        if (!study.IdealAdjustment.IsDefaultOrEmpty && study.IdealAdjustment.Length != n * n)
            throw new ArgumentException($"Got {study.IdealAdjustment.Length} shares for the ideals of {n} actors.", nameof(study));
        ArgumentOutOfRangeException.ThrowIfLessThan(study.MaxTurns, 1, nameof(study));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(study.MaxTurns, 10_000, nameof(study));
        return new(standings.Of(counting), [.. Enumerable.Range(0, n).Except(counting).Select(i => standings.Actors[i])])
        {
            Adjustment = study.IdealAdjustment.IsDefaultOrEmpty ? null : [.. counting.SelectMany(i => counting.Select(j => study.IdealAdjustment[i * n + j]))],
        };
    }

    /// <summary>How far ideals follow positions, actors × actors; null when each follows its own at once.</summary>
    public double[]? Adjustment { get; private init; }

    /// <summary>The ideals after a turn: each is drawn towards positions and keeps the rest of itself.</summary>
    public double[] IdealsAfter(double[] ideals, double[] positions)
    {
        if (Adjustment is not double[] share)
            return (double[])positions.Clone();
        double[] next = new double[ideals.Length];
        for (int i = 0; i < Actors; i++)
        {
            double whole = 0;
            for (int j = 0; j < Actors; j++)
                whole += share[i * Actors + j];
            for (int k = 0; k < Issues; k++)
            {
                double drawn = (1 - Math.Min(1, whole)) * ideals[i * Issues + k];
                for (int j = 0; j < Actors; j++)
                    drawn += share[i * Actors + j] * positions[j * Issues + k];
                next[i * Issues + k] = drawn;
            }
        }
        return next;
    }

    /// <summary>Points on the scales of the issues.</summary>
    public ImmutableArray<double> OnScale(ReadOnlySpan<double> shares)
    {
        double[] points = new double[shares.Length];
        for (int cell = 0; cell < shares.Length; cell++)
            points[cell] = Standings.Issues[cell % Issues].Point(shares[cell]);
        return ImmutableArray.Create(points);
    }

    /// <summary>How far all actors together went between two turns.</summary>
    public double Way(double[] from, double[] to)
    {
        double way = 0;
        for (int i = 0; i < Actors; i++)
        {
            double square = 0;
            for (int k = 0; k < Issues; k++)
                square += Math.Pow(to[i * Issues + k] - from[i * Issues + k], 2);
            way += Math.Sqrt(square);
        }
        return way;
    }

    /// <summary>Whether positions have settled: the last way is less than a fiftieth of the first.</summary>
    public bool Settled(IReadOnlyList<double[]> positions) =>
        positions.Count > 2 && Way(positions[^2], positions[^1]) < 0.02 * (Way(positions[0], positions[1]) + 1e-4);
}
