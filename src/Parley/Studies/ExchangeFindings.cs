using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Studies;

/// <summary>The answer to an <see cref="ExchangeStudy"/>.</summary>
public sealed record ExchangeFindings
{
    /// <summary>The question.</summary>
    public required ExchangeStudy Study { get; init; }

    /// <summary>Who stands where at the beginning.</summary>
    public required Standings Standings { get; init; }

    /// <summary>The rounds in order.</summary>
    public required ImmutableArray<ExchangeRound> Rounds { get; init; }

    /// <summary>What comes out on an issue in the end, on its scale; NaN for an issue without weight.</summary>
    public double Outcome(int issue) => Rounds[^1].OutcomesAfter[issue];
}

/// <summary>One round: the exchanges concluded, one after the other, and what they do to outcomes.</summary>
public sealed record ExchangeRound
{
    /// <summary>What everybody wants in this round, on the scales of the issues, actors × issues; NaN without a stake.</summary>
    public required ImmutableArray<double> Positions { get; init; }

    /// <summary>How everybody votes after the exchanges, on the scales of the issues, actors × issues; NaN without a stake.</summary>
    public required ImmutableArray<double> VotingPositions { get; init; }

    /// <summary>What comes out on each issue if everybody votes as they want; NaN for an issue without weight.</summary>
    public required ImmutableArray<double> OutcomesBefore { get; init; }

    /// <summary>What comes out on each issue after the exchanges.</summary>
    public required ImmutableArray<double> OutcomesAfter { get; init; }

    /// <summary>How many exchanges would have paid both sides when the round began.</summary>
    public required int Candidates { get; init; }

    /// <summary>The exchanges in the order in which they are concluded, the most rewarding first.</summary>
    public required ImmutableArray<Exchange> Exchanges { get; init; }
}

/// <summary>A trade of votes: each side moves on an issue for the sake of the other.</summary>
/// <param name="One">One side.</param>
/// <param name="Other">The other side.</param>
/// <param name="Externalities">What it does to everybody, the two sides included: salience times points by which outcomes come nearer, one for each actor.</param>
public sealed record Exchange(ExchangeSide One, ExchangeSide Other, ImmutableArray<double> Externalities);

/// <summary>What one side of an exchange does and gets.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Supplies">The issue on which it moves.</param>
/// <param name="From">From where, on the scale of the issue.</param>
/// <param name="To">To where.</param>
/// <param name="Gain">What it gains, in points of 0 to 100 times salience.</param>
/// <param name="OutcomeBefore">What would come out on that issue before.</param>
/// <param name="OutcomeAfter">What would come out after.</param>
public readonly record struct ExchangeSide(int Actor, int Supplies, double From, double To, double Gain, double OutcomeBefore, double OutcomeAfter);

/// <summary>How far the outcome of one issue depends on coins: on ties, and on departures from equal gain.</summary>
/// <param name="Mean">The mean over repetitions, on the scale of the issue.</param>
/// <param name="StandardDeviation">How far repetitions lie from it; 0 with one repetition.</param>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
public readonly record struct ExchangeSpread(double Mean, double StandardDeviation, double Low, double High);
