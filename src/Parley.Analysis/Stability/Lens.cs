using Parley.Conflicts;
using Parley.Studies;

namespace Parley.Analysis.Stability;

/// <summary>What tempts and what deters a decision maker under one reading of preferences.</summary>
/// <remarks>
/// Every concept of improvement and sanction asks three questions only: which moves tempt the focal decision maker, which states deter, and
/// which steps an opponent would take in the opponent's own interest. A reading answers all three; unknown, strong, hybrid, fuzzy, grey,
/// probabilistic and relational stability differ in nothing else.
/// </remarks>
public sealed class Lens
{
    // Certainties are sums of shares; a threshold met exactly on paper must not be missed by the last bit of a sum.
    private const double Rounding = 1e-9;

    private readonly GraphModel g;
    private readonly PreferenceReading reading;

    /// <summary>Looks at a model through a reading.</summary>
    public Lens(GraphModel g, PreferenceReading reading)
    {
        ArgumentNullException.ThrowIfNull(g);
        ArgumentNullException.ThrowIfNull(reading);
        (this.g, this.reading) = (g, reading);
    }

    /// <summary>Whether going from one state to another tempts the decision maker.</summary>
    public bool Tempts(int i, int to, int from) => to != from && reading switch
    {
        PreferenceReading.Unknown unknown => IsGain(g.Relation(i).Compare(to, from), unknown.Index is UnknownIndex.A or UnknownIndex.C),
        PreferenceReading.Strong strong => IsGain(g.Relation(i).Compare(to, from), strong.Index is UnknownIndex.A or UnknownIndex.C),
        PreferenceReading.Fuzzy or PreferenceReading.Grey => RelativeCertainty(i, to, from) >= Threshold(i) - Rounding,
        PreferenceReading.Probabilistic levels => g.Relation(i).Probability(to, from) > 1 - levels.Alpha + Rounding,
        PreferenceReading.Relational => Suits(i, to, from),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>Whether ending in a state deters the decision maker from having left another.</summary>
    public bool Deters(int i, int end, int left) => reading switch
    {
        PreferenceReading.Unknown unknown => g.Relation(i).Compare(end, left) switch
        {
            Comparison.Better => false,
            Comparison.Unknown => unknown.Index is UnknownIndex.C or UnknownIndex.D,
            _ => true,
        },
        PreferenceReading.Strong strong =>
            g.Relation(i).Strength(left, end) >= strong.Strength
            || (strong.Index is UnknownIndex.C or UnknownIndex.D && g.Relation(i).Compare(end, left) == Comparison.Unknown),
        PreferenceReading.Fuzzy or PreferenceReading.Grey => RelativeCertainty(i, end, left) < Threshold(i) - Rounding,
        PreferenceReading.Probabilistic levels => g.Relation(i).Probability(end, left) <= 1 - levels.Beta + Rounding,
        PreferenceReading.Relational => end == left || !Suits(i, end, left),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>Whether an opponent would go from one state to another in the opponent's own interest.</summary>
    /// <remarks>Under every index of unknown preference, opponents also take steps of which it is unknown whether they gain. Source: [LiHipelKilgourFang2004].</remarks>
    public bool Steps(int j, int to, int from) => to != from && reading switch
    {
        PreferenceReading.Unknown => IsGain(g.Relation(j).Compare(to, from), unknownCounts: true),
        PreferenceReading.Strong strong => IsGain(g.Relation(j).Compare(to, from), unknownCounts: strong.Index is not null),
        PreferenceReading.Probabilistic levels => g.Relation(j).Probability(to, from) > 1 - levels.Gamma + Rounding,
        _ => Tempts(j, to, from),
    };

    private static bool IsGain(Comparison comparison, bool unknownCounts) =>
        comparison == Comparison.Better || (comparison == Comparison.Unknown && unknownCounts);

    // α(to, from) = r(to, from) - r(from, to), at the anticipated point of an interval.
    private double RelativeCertainty(int i, int to, int from)
    {
        (double low, double high) = g.Relation(i).Certainty(to, from);
        double anticipation = reading is PreferenceReading.Grey ? g.Conflict.Preferences[i]!.Anticipation : 0.5;
        return 2 * (low + anticipation * (high - low)) - 1;
    }

    private double Threshold(int i) => g.Conflict.Preferences[i]!.SatisficingThreshold;

    // The total relational preference of i: what suits everyone i is devoted to and nobody i is aggressive toward.
    private bool Suits(int i, int state, int asked)
    {
        for (int j = 0; j < g.DecisionMakers.Length; j++)
        {
            Comparison there = g.Relation(j).Compare(state, asked);
            if (g.Conflict.Attitudes[i][j] == Attitude.Devoting && there is not (Comparison.Better or Comparison.Tied))
                return false;
            if (g.Conflict.Attitudes[i][j] == Attitude.Aggressive && there is not (Comparison.Worse or Comparison.Tied))
                return false;
        }
        return true;
    }
}
