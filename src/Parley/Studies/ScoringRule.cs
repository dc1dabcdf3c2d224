using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Parley.Studies;

/// <summary>How a forecast is graded once the answer is known.</summary>
/// <remarks>A closed family of proper rules. The formulas stand in code in <c>Parley.Analysis.Scoring.ScoringDefinitions</c>.</remarks>
public abstract record ScoringRule
{
    private ScoringRule(string key, string name, string range, bool higherIsBetter, bool overAnswers, params ImmutableArray<string> citations) =>
        (Key, Name, Range, HigherIsBetter, IsOverAnswers, Citations) = (key, name, range, higherIsBetter, overAnswers, citations);

    /// <summary>The word used in files and on the command line.</summary>
    public string Key { get; }

    /// <summary>The full name.</summary>
    public string Name { get; }

    /// <summary>From which number to which it runs, the best first.</summary>
    public string Range { get; }

    /// <summary>Whether a higher number is better; otherwise the score is a loss.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>Whether it grades probabilities of answers; otherwise it grades a distribution over numbers or days.</summary>
    public bool IsOverAnswers { get; }

    /// <summary>Keys in <c>references.bib</c> for the definition.</summary>
    public ImmutableArray<string> Citations { get; }

    /// <summary>Σ (qₖ - oₖ)², for any number of answers.</summary>
    public sealed record BrierScore() : ScoringRule("brier", "Brier score", "0 to 2", false, true, "Brier1950");

    /// <summary>(p - y)² for the first of two answers.</summary>
    public sealed record BinaryBrierScore() : ScoringRule("brier-binary", "Brier score of two answers", "0 to 1", false, true, "Brier1950");

    /// <summary>Sum of squared differences of cumulative probabilities, for ordered answers.</summary>
    public sealed record RankedProbabilityScore() : ScoringRule("rps", "ranked probability score", "0 to K-1", false, true, "Epstein1969");

    /// <summary>The ranked probability score divided by K - 1.</summary>
    public sealed record NormalizedRankedProbabilityScore() : ScoringRule("rps-norm", "ranked probability score divided by K-1", "0 to 1", false, true, "Epstein1969");

    /// <summary>ln of the probability given to the answer.</summary>
    public sealed record LogScore() : ScoringRule("log", "logarithmic score", "0 to -∞", true, true, "Good1952");

    /// <summary>The probability given to the answer, divided by the length of the forecast as a vector.</summary>
    public sealed record SphericalScore() : ScoringRule("spherical", "spherical score", "1 to 0", true, true, "GneitingRaftery2007");

    /// <summary>∫ (F - 1{y ≤ x})² dx, in the unit of the question.</summary>
    public sealed record ContinuousRankedProbabilityScore() : ScoringRule("crps", "continuous ranked probability score", "0 to ∞", false, false, "MathesonWinkler1976");

    /// <summary>Mean pinball score over the quantiles given, in the unit of the question.</summary>
    public sealed record PinballScore() : ScoringRule("pinball", "mean pinball score of the quantiles", "0 to ∞", false, false, "KoenkerBassett1978");

    /// <summary>Weighted interval score of the median and the central intervals, in the unit of the question.</summary>
    public sealed record WeightedIntervalScore() : ScoringRule("wis", "weighted interval score", "0 to ∞", false, false, "BracherRayGneitingReich2021");

    /// <summary>Interval score of one central interval, in the unit of the question.</summary>
    public sealed record IntervalScore : ScoringRule
    {
        /// <summary>For the central interval that holds a share of the probability.</summary>
        /// <param name="percent">From 1 to 99.</param>
        public IntervalScore(int percent)
            : base($"is{percent}", $"interval score of the central {percent} % interval", "0 to ∞", false, false, "GneitingRaftery2007")
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 99);
            Percent = percent;
        }

        /// <summary>How much probability the interval holds, in per cent.</summary>
        public int Percent { get; }
    }

    /// <inheritdoc cref="BrierScore"/>
    public static ScoringRule Brier { get; } = new BrierScore();

    /// <inheritdoc cref="BinaryBrierScore"/>
    public static ScoringRule BrierBinary { get; } = new BinaryBrierScore();

    /// <inheritdoc cref="RankedProbabilityScore"/>
    public static ScoringRule RankedProbability { get; } = new RankedProbabilityScore();

    /// <inheritdoc cref="NormalizedRankedProbabilityScore"/>
    public static ScoringRule RankedProbabilityNormalized { get; } = new NormalizedRankedProbabilityScore();

    /// <inheritdoc cref="LogScore"/>
    public static ScoringRule Log { get; } = new LogScore();

    /// <inheritdoc cref="SphericalScore"/>
    public static ScoringRule Spherical { get; } = new SphericalScore();

    /// <inheritdoc cref="ContinuousRankedProbabilityScore"/>
    public static ScoringRule Crps { get; } = new ContinuousRankedProbabilityScore();

    /// <inheritdoc cref="PinballScore"/>
    public static ScoringRule Pinball { get; } = new PinballScore();

    /// <inheritdoc cref="WeightedIntervalScore"/>
    public static ScoringRule WeightedInterval { get; } = new WeightedIntervalScore();

    /// <summary>Every rule without a parameter, in the order in which tables show them.</summary>
    public static ImmutableArray<ScoringRule> All { get; } =
        [Brier, BrierBinary, RankedProbability, RankedProbabilityNormalized, Log, Spherical, Crps, Pinball, WeightedInterval];

    /// <summary>The rules shown unless others are asked for; each only where it applies.</summary>
    public static ImmutableArray<ScoringRule> Usual { get; } = [Brier, RankedProbability, RankedProbabilityNormalized, Log, Crps, WeightedInterval];

    /// <summary>Finds a rule by its key, whatever the case of the letters; <c>is80</c> carries its percentage.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ScoringRule? rule)
    {
        rule = All.FirstOrDefault(r => string.Equals(r.Key, text, StringComparison.OrdinalIgnoreCase));
        if (rule is null && text is { Length: > 2 } && text.StartsWith("is", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out int percent) && percent is >= 1 and <= 99)
            rule = new IntervalScore(percent);
        return rule is not null;
    }

    /// <inheritdoc/>
    public sealed override string ToString() => Key;
}
