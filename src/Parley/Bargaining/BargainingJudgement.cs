using Parley.Evidence;

namespace Parley.Bargaining;

/// <summary>What a judgement of the bargaining part is about. Numbers reach disk: append only.</summary>
public enum JudgementPart
{
    /// <summary>The scale of an issue.</summary>
    Scale = 0,

    /// <summary>What happens on an issue without a deal.</summary>
    Reference = 1,

    /// <summary>The capability of an actor, everywhere or on one issue.</summary>
    Capability = 2,

    /// <summary>What failure costs an actor.</summary>
    FailureCost = 3,

    /// <summary>What an actor wants on an issue.</summary>
    Position = 4,

    /// <summary>How much an issue matters to an actor.</summary>
    Salience = 5,

    /// <summary>What a ratifier insists on.</summary>
    Limit = 6,

    /// <summary>How issues depend on each other.</summary>
    Dependency = 7,

    /// <summary>Which option of the graph model an outcome stands for.</summary>
    Link = 8,

    /// <summary>That nothing can be agreed without an actor.</summary>
    Veto = 9,
}

/// <summary>A judgement of the bargaining part, with the claims it rests on.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="Actor">Index of the actor; -1 where it is nobody's.</param>
/// <param name="Issue">Index of the issue; -1 where it holds for all.</param>
/// <param name="Ground">The claims and the place.</param>
public sealed record BargainingJudgement(JudgementPart Part, int Actor, int Issue, Ground Ground);
