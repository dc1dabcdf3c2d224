namespace Parley.Bargaining;

/// <summary>The published choices within the spatial model of politics. Source: [WiseLesterEfird2015].</summary>
/// <remarks>Numbers and words are those of the program that introduced them, so that files and results can be compared. The defaults are its defaults.</remarks>
public sealed record SpatialOptions
{
    /// <summary>How sharply the stronger coalition wins.</summary>
    public VictoryProbability Victory { get; init; } = VictoryProbability.Linear;

    /// <summary>How pairwise probabilities become one for each alternative.</summary>
    public ElectionModel Election { get; init; } = ElectionModel.Conditional;

    /// <summary>Whether the likeliest bargain is taken, or one is drawn.</summary>
    public StateTransitions Transitions { get; init; } = StateTransitions.Deterministic;

    /// <summary>How a difference of utility becomes a vote.</summary>
    public VotingRule Voting { get; init; } = VotingRule.Prop;

    /// <summary>How well the risk attitude of others is known.</summary>
    public RiskAdjustment RiskAdjustment { get; init; } = RiskAdjustment.OneThird;

    /// <summary>Over which range risk attitudes are spread.</summary>
    public RiskRange RiskRange { get; init; } = RiskRange.Mid;

    /// <summary>What third parties risk when they take a side.</summary>
    public ThirdPartyCommitment ThirdParties { get; init; } = ThirdPartyCommitment.SemiCommit;

    /// <summary>With which weights a bargain lies between two positions.</summary>
    public BargainInterpolation Interpolation { get; init; } = BargainInterpolation.S2P2;

    /// <summary>Whose estimate shapes a bargain.</summary>
    public BargainEstimate Estimate { get; init; } = BargainEstimate.InitOnlyInterp;

    /// <summary>Whether elections weigh capability times salience, as challenges do, and not capability alone.</summary>
    /// <remarks>The program that introduced the model weighs capability alone and does not say so; that is the default.</remarks>
    public bool ElectionsWeighSalience { get; init; }
}

/// <summary>How sharply the stronger of two coalitions wins. Numbers reach disk: append only.</summary>
public enum VictoryProbability
{
    /// <summary>In proportion to strength.</summary>
    Linear = 0,

    /// <summary>In proportion to the square of strength.</summary>
    Square = 1,

    /// <summary>In proportion to the fourth power.</summary>
    Quartic = 2,

    /// <summary>In proportion to the eighth power.</summary>
    Octic = 3,

    /// <summary>The stronger wins outright from a lead of a tenth on; linear in between.</summary>
    Binary = 4,
}

/// <summary>How pairwise probabilities become one probability for each alternative. Numbers reach disk: append only.</summary>
public enum ElectionModel
{
    /// <summary>Each alternative in proportion to its chance to win against every other.</summary>
    Conditional = 0,

    /// <summary>A Markov process in which alternatives are challenged by those whom it pays.</summary>
    MarkovIncentive = 1,

    /// <summary>A Markov process in which every alternative is challenged alike.</summary>
    MarkovUniform = 2,
}

/// <summary>How an actor chooses among the bargains it is offered. Numbers reach disk: append only.</summary>
public enum StateTransitions
{
    /// <summary>The likeliest bargain; the first of several alike.</summary>
    Deterministic = 0,

    /// <summary>A bargain drawn by its probability, with named random numbers.</summary>
    Stochastic = 1,
}

/// <summary>How a difference of utility becomes a vote of a given weight. Numbers reach disk: append only.</summary>
public enum VotingRule
{
    /// <summary>The whole weight, whatever the difference.</summary>
    Binary = 0,

    /// <summary>Four fifths in proportion, one fifth whole.</summary>
    PropBin = 1,

    /// <summary>In proportion to the difference.</summary>
    Prop = 2,

    /// <summary>Half in proportion, half by the cube.</summary>
    PropCbc = 3,

    /// <summary>By the cube of the difference.</summary>
    Cubic = 4,

    /// <summary>In proportion, gains counting two thirds of losses.</summary>
    ASymProsp = 5,
}

/// <summary>How far others' estimate of an actor's risk attitude lies from their own to the true one. Numbers reach disk: append only.</summary>
public enum RiskAdjustment
{
    /// <summary>Everybody takes others to be like themselves.</summary>
    None = 0,

    /// <summary>A third of the way.</summary>
    OneThird = 1,

    /// <summary>Half of the way.</summary>
    Half = 2,

    /// <summary>Two thirds of the way.</summary>
    TwoThirds = 3,

    /// <summary>Risk attitudes are known.</summary>
    Full = 4,
}

/// <summary>Over which range risk attitudes are spread. Numbers reach disk: append only.</summary>
public enum RiskRange
{
    /// <summary>From neutral to averse: 0 to 1.</summary>
    Min = 0,

    /// <summary>From somewhat seeking to averse: -1/2 to 1.</summary>
    Mid = 1,

    /// <summary>From seeking to averse: -1 to 1.</summary>
    Max = 2,
}

/// <summary>What third parties risk when they take a side. Numbers reach disk: append only.</summary>
public enum ThirdPartyCommitment
{
    /// <summary>Nothing: they abstain.</summary>
    NoCommit = 0,

    /// <summary>Their position, if the side they take loses.</summary>
    SemiCommit = 1,

    /// <summary>Everything either way. By the published formulas they then abstain too.</summary>
    FullCommit = 2,
}

/// <summary>With which weights a bargain lies between two positions: S salience, P probability of winning, to the first or second power. Numbers reach disk: append only.</summary>
public enum BargainInterpolation
{
    /// <summary>Salience times probability.</summary>
    S1P1 = 0,

    /// <summary>The squares of both.</summary>
    S2P2 = 1,

    /// <summary>The square of salience times the lead in probability, if any.</summary>
    S2PMax = 2,
}

/// <summary>Whose estimate of the chances shapes a bargain. Numbers reach disk: append only.</summary>
public enum BargainEstimate
{
    /// <summary>The initiator's.</summary>
    InitOnlyInterp = 0,

    /// <summary>Each side's own: two bargains for each challenge.</summary>
    InitRcvrInterp = 1,

    /// <summary>The mean of both, weighted by capability times salience.</summary>
    PWCompInterp = 2,
}

/// <summary>How the spatial model is read where its program departs from its description. Numbers reach disk: append only.</summary>
public enum SpatialReading
{
    /// <summary>As described: a probability where one belongs, the receiver's own capability, elections that do not depend on order.</summary>
    Corrected = 0,

    /// <summary>As the program KTAB works it out, so that its results are reproduced.</summary>
    Ktab = 1,
}
