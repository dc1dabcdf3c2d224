using Parley.Bargaining;

namespace Parley.Analysis.Bargaining;

/// <summary>How a difference of utility becomes a vote, and coalitions become a probability. Source: [WiseLesterEfird2015].</summary>
internal static class Votes
{
    /// <summary>What every coalition holds before anybody votes, so that nobody's chance is 0 over 0.</summary>
    public const double Floor = 1e-8;

    /// <summary>Differences of utility up to this are rounding; the corrected reading takes them for none.</summary>
    public const double Rounding = 1e-12;

    /// <summary>The vote of one unit of weight for a over b, when a is worth <paramref name="d"/> more.</summary>
    public static double Of(VotingRule rule, double d, SpatialReading reading) => rule switch
    {
        VotingRule.Binary => Whole(d, reading),
        VotingRule.PropBin => 0.8 * d + 0.2 * Whole(d, reading),
        VotingRule.Prop => d,
        VotingRule.PropCbc => 0.5 * d + 0.5 * (d * d * d),
        VotingRule.Cubic => d * d * d,
        VotingRule.ASymProsp => d < 0 ? d : 2.0 / 3 * d,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    /// <summary>The probability that a coalition of one strength prevails over another; both above 0.</summary>
    public static double Victory(VictoryProbability rule, double ours, double theirs)
    {
        switch (rule)
        {
            case VictoryProbability.Linear:
                break;
            case VictoryProbability.Square:
                (ours, theirs) = (ours * ours, theirs * theirs);
                break;
            case VictoryProbability.Quartic:
                (ours, theirs) = (ours * ours * ours * ours, theirs * theirs * theirs * theirs);
                break;
            case VictoryProbability.Octic:
                (ours, theirs) = (ours * ours * ours * ours, theirs * theirs * theirs * theirs);
                (ours, theirs) = (ours * ours, theirs * theirs);
                break;
            case VictoryProbability.Binary:
                const double Lead = 1.1, Rest = 1e-6;
                return ours >= Lead * theirs ? 1 / (1 + Rest)
                    : theirs >= Lead * ours ? Rest / (1 + Rest)
                    : (ours / (ours + theirs) * (Lead + 1) - 1) / (Lead - 1);
            default:
                throw new ArgumentOutOfRangeException(nameof(rule));
        }
        return ours / (ours + theirs);
    }

    // A hundred voters who see no difference but rounding would bring out a millionth of their weight, a hundred times the floor,
    // and so decide by the order in which a sum was taken.
    private static double Whole(double d, SpatialReading reading) =>
        reading == SpatialReading.Corrected && Math.Abs(d) <= Rounding ? 0 : Math.Clamp(d / 1e-8, -1, 1);
}
