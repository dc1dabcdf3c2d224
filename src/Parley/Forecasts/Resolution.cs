using System.Collections.Immutable;

namespace Parley.Forecasts;

/// <summary>What the world answered.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>One of the answers.</summary>
    /// <param name="Answer">Its id.</param>
    public sealed record Answered(string Answer) : Outcome;

    /// <summary>Several answers in part.</summary>
    /// <param name="Shares">One share per answer of the question, in its order; they sum to 1.</param>
    public sealed record Partly(ImmutableArray<double> Shares) : Outcome;

    /// <summary>A number, or a day as its day number.</summary>
    public sealed record Observed(double Value) : Outcome;

    /// <summary>It had not happened by the day on which it was due.</summary>
    public sealed record NotByDue : Outcome;

    /// <summary>The question does not count.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Void(string Reason) : Outcome;

    /// <summary>The criteria do not decide it.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Ambiguous(string Reason) : Outcome;
}

/// <summary>What became of a mechanism. Numbers reach disk: append only.</summary>
public enum MechanismFinding
{
    /// <summary>Nobody has looked.</summary>
    NotJudged = 0,

    /// <summary>What is known speaks for it.</summary>
    Supported = 1,

    /// <summary>Voices disagree about it.</summary>
    Contested = 2,

    /// <summary>What is known does not speak for it.</summary>
    NotSupported = 3,
}

/// <summary>A finding about one mechanism of a question.</summary>
/// <param name="Mechanism">Its id.</param>
/// <param name="Finding">What became of it.</param>
public sealed record JudgedMechanism(string Mechanism, MechanismFinding Finding);

/// <summary>An answer to a question, from the day on which it was given; a later one replaces it and does not erase it.</summary>
public sealed record Resolution
{
    /// <summary>The day on which it was answered.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What the world answered.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>On what ground, in words.</summary>
    public string? How { get; init; }

    /// <summary>Keys of the claims it rests on.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>Whether it is only proposed and waits for somebody to sign it.</summary>
    public bool IsProposed { get; init; }

    /// <summary>Who signed it; null when nobody is named.</summary>
    public string? SignedBy { get; init; }

    /// <summary>What became of the mechanisms, as far as somebody looked.</summary>
    public ImmutableArray<JudgedMechanism> Mechanisms { get; init; } = [];
}
