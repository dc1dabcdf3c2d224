using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Parley.Bargaining;

namespace Parley.Analysis.Bargaining;

/// <summary>A rule of voting on four differences of utility at once.</summary>
internal interface IVote
{
    static abstract Vector256<double> Of(Vector256<double> d);
}

internal readonly struct BinaryVote : IVote
{
    public static Vector256<double> Of(Vector256<double> d) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.Abs(d), Vector256.Create(Votes.Rounding)), BinaryVoteAsWritten.Of(d), Vector256<double>.Zero);
}

internal readonly struct BinaryVoteAsWritten : IVote
{
    public static Vector256<double> Of(Vector256<double> d) => Vector256.Min(Vector256.Max(d / Vector256.Create(1e-8), -Vector256<double>.One), Vector256<double>.One);
}

internal readonly struct PropBinVote<TWhole> : IVote where TWhole : struct, IVote
{
    public static Vector256<double> Of(Vector256<double> d) => d * 0.8 + TWhole.Of(d) * 0.2;
}

internal readonly struct PropVote : IVote
{
    public static Vector256<double> Of(Vector256<double> d) => d;
}

internal readonly struct PropCbcVote : IVote
{
    public static Vector256<double> Of(Vector256<double> d) => d * 0.5 + d * d * d * 0.5;
}

internal readonly struct CubicVote : IVote
{
    public static Vector256<double> Of(Vector256<double> d) => d * d * d;
}

internal readonly struct ASymProspVote : IVote
{
    public static Vector256<double> Of(Vector256<double> d) => Vector256.ConditionalSelect(Vector256.LessThan(d, Vector256<double>.Zero), d, d * (2.0 / 3));
}

// The mean of both ends of a vote on a pair that has no order.
internal readonly struct ASymProspVoteFromBothEnds : IVote
{
    public static Vector256<double> Of(Vector256<double> d) => (ASymProspVote.Of(d) - ASymProspVote.Of(-d)) * 0.5;
}

/// <summary>The sums over voters in which the spatial model spends its time, four voters at once.</summary>
/// <remarks>
/// Always four lanes, whatever the machine offers, and never a fused multiplication, so that every machine adds in the same order and gets the same bits.
/// Rows are padded to a multiple of four with voters of weight 0.
/// </remarks>
internal abstract class VoteKernels
{
    public const int Lanes = 4;

    /// <summary>The kernels of a rule: for challenges, and for elections, whose pairs have no order.</summary>
    public static (VoteKernels Challenge, VoteKernels Election) Of(VotingRule rule, SpatialReading reading)
    {
        VoteKernels of = rule switch
        {
            VotingRule.Binary => reading == SpatialReading.Corrected ? new Compiled<BinaryVote>() : new Compiled<BinaryVoteAsWritten>(),
            VotingRule.PropBin => reading == SpatialReading.Corrected ? new Compiled<PropBinVote<BinaryVote>>() : new Compiled<PropBinVote<BinaryVoteAsWritten>>(),
            VotingRule.Prop => new Compiled<PropVote>(),
            VotingRule.PropCbc => new Compiled<PropCbcVote>(),
            VotingRule.Cubic => new Compiled<CubicVote>(),
            VotingRule.ASymProsp => new Compiled<ASymProspVote>(),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
        return (of, rule == VotingRule.ASymProsp && reading == SpatialReading.Corrected ? new Compiled<ASymProspVoteFromBothEnds>() : of);
    }

    /// <summary>The weight for one alternative over another, and against.</summary>
    /// <param name="one">What the one is worth to each voter; n padded.</param>
    /// <param name="other">What the other is worth; n padded.</param>
    /// <param name="weights">n padded.</param>
    public abstract (double For, double Against) Pair(ReadOnlySpan<double> one, ReadOnlySpan<double> other, ReadOnlySpan<double> weights);

    /// <summary>What third parties add to the two sides of a challenge when losing would cost them their position.</summary>
    /// <param name="withI">What the initiator's position is worth to each; n padded.</param>
    /// <param name="withJ">What the receiver's is worth; n padded.</param>
    /// <param name="own">What each own position is worth; n padded.</param>
    /// <param name="weights">n padded, 0 for the two principals.</param>
    /// <param name="x0">The strength of the initiator before others join.</param>
    /// <param name="y0">The strength of the receiver before others join.</param>
    /// <param name="votes">What each adds; n padded, or empty when nobody asks.</param>
    public abstract (double For, double Against) ThirdParties(
        ReadOnlySpan<double> withI, ReadOnlySpan<double> withJ, ReadOnlySpan<double> own, ReadOnlySpan<double> weights, double x0, double y0, Span<double> votes);

    private sealed class Compiled<TVote> : VoteKernels where TVote : struct, IVote
    {
        public override (double For, double Against) Pair(ReadOnlySpan<double> one, ReadOnlySpan<double> other, ReadOnlySpan<double> weights)
        {
            Debug.Assert(one.Length == weights.Length && other.Length == weights.Length && weights.Length % Lanes == 0);
            ReadOnlySpan<Vector256<double>> a = Fours(one), b = Fours(other), w = Fours(weights);
            Vector256<double> ours = default, theirs = default;
            for (int k = 0; k < w.Length; k++)
            {
                Vector256<double> vote = w[k] * TVote.Of(a[k] - b[k]);
                ours += Vector256.Max(vote, Vector256<double>.Zero);
                theirs += Vector256.Max(-vote, Vector256<double>.Zero);
            }
            return (Vector256.Sum(ours), Vector256.Sum(theirs));
        }

        public override (double For, double Against) ThirdParties(
            ReadOnlySpan<double> withI, ReadOnlySpan<double> withJ, ReadOnlySpan<double> own, ReadOnlySpan<double> weights, double x0, double y0, Span<double> votes)
        {
            Debug.Assert(withI.Length == weights.Length && withJ.Length == weights.Length && own.Length == weights.Length && weights.Length % Lanes == 0);
            ReadOnlySpan<Vector256<double>> i = Fours(withI), j = Fours(withJ), o = Fours(own), w = Fours(weights);
            Span<Vector256<double>> told = MemoryMarshal.Cast<double, Vector256<double>>(votes);
            Vector256<double> x = Vector256.Create(x0), both = Vector256.Create(x0 + y0), ours = default, theirs = default;
            for (int n = 0; n < w.Length; n++)
            {
                // Siding with i is worth p(2i + o) + (1-p)3j, with j p·3i + (1-p)(2j + o); their difference is what follows.
                Vector256<double> vote = w[n] * TVote.Of(i[n] - j[n]);
                Vector256<double> p = (x + Vector256.Max(vote, Vector256<double>.Zero)) / (both + Vector256.Abs(vote));
                vote = w[n] * TVote.Of(p * (o[n] - i[n]) + (Vector256<double>.One - p) * (j[n] - o[n]));
                ours += Vector256.Max(vote, Vector256<double>.Zero);
                theirs += Vector256.Max(-vote, Vector256<double>.Zero);
                if (!told.IsEmpty)
                    told[n] = vote;
            }
            return (Vector256.Sum(ours), Vector256.Sum(theirs));
        }

        private static ReadOnlySpan<Vector256<double>> Fours(ReadOnlySpan<double> row) => MemoryMarshal.Cast<double, Vector256<double>>(row);
    }
}
