using Parley.Bargaining;

namespace Parley.Studies;

/// <summary>A dressing that was learned, and what it was worth on issues it was not learned from.</summary>
public sealed record DressingFindings
{
    /// <summary>Learned from all rows.</summary>
    public required ResidualDressing Dressing { get; init; }

    /// <summary>How many issues.</summary>
    public required int Issues { get; init; }

    /// <summary>How many clusters; every figure below leaves out the whole cluster of the issue it is about.</summary>
    public required int Clusters { get; init; }

    /// <summary>Mean absolute error of the model, in shares of the scale: the score of its lone number.</summary>
    public required double AbsoluteError { get; init; }

    /// <summary>Continuous ranked probability score with residuals alone; lower is better, in shares of the scale.</summary>
    public required double ScoreWithoutAtoms { get; init; }

    /// <summary>The score with probability set on the ends and the reference point, whose weights were chosen on the other clusters too.</summary>
    public required double Score { get; init; }

    /// <summary>In what share of issues the outcome lay in the middle four fifths, residuals alone.</summary>
    public required double Coverage { get; init; }
}
