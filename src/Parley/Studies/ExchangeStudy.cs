namespace Parley.Studies;

/// <summary>A question about the exchange model: which actors would trade votes across issues, and what would come out?</summary>
public sealed record ExchangeStudy
{
    /// <summary>Which reading of the model.</summary>
    public ExchangeReading Reading { get; init; }

    /// <summary>After how many rounds to stop, 1 to 1,000. Between rounds positions follow votes in part.</summary>
    public int Rounds { get; init; } = 10;

    /// <summary>Whether a shift ends where it would carry the outcome past the position of the actor who asked for it.</summary>
    public bool StopsAtDemand { get; init; } = true;

    /// <summary>Whether an actor that supplied an issue in a round may no longer ask for it, and the other way round.</summary>
    public bool LocksRoles { get; init; }

    /// <summary>How far gains may depart from equal gain, 0 (not at all) to 1. Source: [DijkstraEtAl2018].</summary>
    public double Randomness { get; init; }

    /// <summary>Whether exchanges of the same gain are concluded in the order of issues and actors, and not by a coin.</summary>
    public bool TiesByOrder { get; init; }

    /// <summary>Names the random numbers, which also decide between exchanges of the same gain. Seed 0 is a seed.</summary>
    public ulong Seed { get; init; }
}

/// <summary>How the exchange model is read where descriptions leave room. Numbers reach disk: append only.</summary>
public enum ExchangeReading
{
    /// <summary>As the program decide-exchange works it out, so that published results are reproduced.</summary>
    AsPublished = 0,

    /// <summary>Every exchange is worked out anew from the outcomes there are, so that a gain is always what both sides get.</summary>
    Corrected = 1,
}
