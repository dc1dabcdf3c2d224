using System.Collections.Immutable;
using Parley.Bargaining;
using Parley.Studies;

namespace Parley.Analysis.Bargaining;

/// <summary>The spatial model of politics: actors challenge each other, bargain, and move, turn by turn. Source: [WiseLesterEfird2015].</summary>
/// <remarks>Gives what <see cref="SpatialDefinition"/> gives, up to rounding; the work of a turn grows with the cube of the actors.</remarks>
public static class SpatialModel
{
    /// <summary>Follows the model from the first turn to the last.</summary>
    /// <param name="standings">Who stands where. Actors that lack a number on some issue, or have no weight, are left out, and named in the findings.</param>
    /// <param name="study">What is asked.</param>
    /// <param name="threads">How many threads at most; 0 means as many as the machine offers. The answer is the same to the last bit.</param>
    /// <param name="progress">Told the share of the turns done; the end may come before 1.</param>
    /// <param name="cancellation">Checked at every turn.</param>
    /// <exception cref="ArgumentException">Nobody counts, or the study does not fit.</exception>
    public static SpatialFindings Conduct(
        Standings standings, SpatialStudy study, int threads = 0, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        SpatialInput input = SpatialInput.Of(standings, study);
        SpatialTurnEngine engine = new(input, study, threads);
        List<double[]> positions = [input.Positions];
        double[] ideals = input.Positions;
        ImmutableArray<SpatialTurn>.Builder turns = ImmutableArray.CreateBuilder<SpatialTurn>();
        while (turns.Count < study.MaxTurns && !input.Settled(positions))
        {
            cancellation.ThrowIfCancellationRequested();
            engine.Stand(positions[^1], ideals);
            (SpatialTurn told, double[] next) = engine.Turn(turns.Count);
            turns.Add(told);
            positions.Add(next);
            ideals = input.IdealsAfter(ideals, next);
            progress?.Report((double)turns.Count / study.MaxTurns);
        }
        engine.Stand(positions[^1], ideals);
        turns.Add(engine.Last());
        return new()
        {
            Study = study, Standings = input.Standings, LeftOut = input.LeftOut, SalienceDivisor = input.Divisor,
            Turns = turns.ToImmutable(), Settled = input.Settled(positions),
        };
    }
}
