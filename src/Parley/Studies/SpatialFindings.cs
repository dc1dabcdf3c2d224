using System.Collections.Immutable;
using Parley.Bargaining;

namespace Parley.Studies;

/// <summary>The answer to a <see cref="SpatialStudy"/>.</summary>
public sealed record SpatialFindings
{
    /// <summary>The question.</summary>
    public required SpatialStudy Study { get; init; }

    /// <summary>Who took part. All numbers of actors below count these.</summary>
    public required Standings Standings { get; init; }

    /// <summary>Actors that do not count, because they lack a number on some issue, or have no capability, or care for no issue.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>By what all saliences were divided so that nobody's sum exceeds 1; 1 when nothing had to be done.</summary>
    public required double SalienceDivisor { get; init; }

    /// <summary>Every turn from the first, number 0; the last holds the final positions.</summary>
    public required ImmutableArray<SpatialTurn> Turns { get; init; }

    /// <summary>Whether positions settled before the turns ran out.</summary>
    public required bool Settled { get; init; }

    /// <summary>Where actor <paramref name="actor"/> stands on an issue at the end, on the scale of the issue.</summary>
    public double Final(int actor, int issue) => Turns[^1].Positions[actor * Standings.Issues.Length + issue];

    /// <summary>How far everybody moved everybody else on an issue, in points of its scale: actors × actors, row = who moved, column = by a bargain with whom.</summary>
    /// <remarks>The entries of a row add up to the whole way of that actor; a bargain with oneself is staying.</remarks>
    public ImmutableArray<double> MovedBy(int issue)
    {
        int n = Standings.Actors.Length, m = Standings.Issues.Length;
        double[] moved = new double[n * n];
        for (int t = 0; t + 1 < Turns.Length; t++)
            foreach (SpatialShift shift in Turns[t].Shifts)
                moved[shift.Actor * n + shift.With] += Turns[t + 1].Positions[shift.Actor * m + issue] - Turns[t].Positions[shift.Actor * m + issue];
        return [.. moved];
    }
}

/// <summary>One turn: where everybody stands, and what follows from it.</summary>
public sealed record SpatialTurn
{
    /// <summary>Positions on the scales of the issues, actors × issues.</summary>
    public required ImmutableArray<double> Positions { get; init; }

    /// <summary>Ideals on the scales of the issues, actors × issues.</summary>
    public required ImmutableArray<double> Ideals { get; init; }

    /// <summary>Risk attitude of each actor, -1 (seeking) to 1 (averse). Empty at the last turn.</summary>
    public ImmutableArray<double> Risks { get; init; } = [];

    /// <summary>For each actor the winning probability of its position, before risk is considered. Empty at the last turn.</summary>
    public ImmutableArray<double> RiskNeutralWinning { get; init; } = [];

    /// <summary>For each actor the winning probability of its position, which actors at one place share. Empty unless explained; the last turn always has it.</summary>
    public ImmutableArray<double> Winning { get; init; } = [];

    /// <summary>Who moved, and by which bargain, one for each actor. Empty at the last turn.</summary>
    public ImmutableArray<SpatialShift> Shifts { get; init; } = [];

    /// <summary>What every challenge would bring, as its initiator sees it: actors × actors, row = initiator. Empty unless explained.</summary>
    public ImmutableArray<SpatialChallenge> Challenges { get; init; } = [];

    /// <summary>The bargains on the table, staying put among them. Empty unless explained.</summary>
    public ImmutableArray<SpatialBargain> Bargains { get; init; } = [];
}

/// <summary>What a challenge would bring, as its initiator sees it.</summary>
/// <param name="Probability">The probability that the initiator wins, if the receiver resists.</param>
/// <param name="Gain">The initiator's expected gain in utility, from -2 to 2.</param>
public readonly record struct SpatialChallenge(double Probability, double Gain);

/// <summary>What an actor did at a turn.</summary>
/// <param name="Actor">Who.</param>
/// <param name="With">The other side of the bargain it carried out; itself when it stayed.</param>
/// <param name="IsInitiator">Whether it had begun the challenge behind that bargain.</param>
/// <param name="Probability">The probability of that bargain among those it could choose from.</param>
/// <param name="RunnerUp">The largest probability of another one; 0 when there was none.</param>
public readonly record struct SpatialShift(int Actor, int With, bool IsInitiator, double Probability, double RunnerUp);

/// <summary>A bargain two actors could conclude, or one actor's offer to stay.</summary>
public sealed record SpatialBargain
{
    /// <summary>Who began.</summary>
    public required int Initiator { get; init; }

    /// <summary>Who was challenged; the initiator itself when it offers to stay.</summary>
    public required int Receiver { get; init; }

    /// <summary>Whether nobody would move.</summary>
    public bool IsStatusQuo => Initiator == Receiver;

    /// <summary>What shaped the offers: the probability that the initiator wins.</summary>
    public double Probability { get; init; }

    /// <summary>The expected gain of the initiator.</summary>
    public double Gain { get; init; }

    /// <summary>For each actor what it adds to the initiator's side (positive) or to the receiver's (negative), in weight times utility. Empty when nobody would move.</summary>
    public ImmutableArray<double> Coalition { get; init; } = [];

    /// <summary>Where the initiator would go, on the scales of the issues.</summary>
    public required ImmutableArray<double> InitiatorOffer { get; init; }

    /// <summary>Where the receiver would go, on the scales of the issues.</summary>
    public required ImmutableArray<double> ReceiverOffer { get; init; }

    /// <summary>The probability of this bargain among those of the initiator.</summary>
    public double InitiatorProbability { get; init; }

    /// <summary>The probability of this bargain among those of the receiver.</summary>
    public double ReceiverProbability { get; init; }

    /// <summary>Whether the initiator carries it out.</summary>
    public bool InitiatorSelects { get; init; }

    /// <summary>Whether the receiver carries it out. Each side decides by itself.</summary>
    public bool ReceiverSelects { get; init; }
}
