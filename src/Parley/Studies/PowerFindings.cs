using System.Collections.Immutable;
using Parley.Power;

namespace Parley.Studies;

/// <summary>Where a state stands by a stated rule about shares. Numbers reach disk: append only.</summary>
public enum PowerZone
{
    /// <summary>Among the fewest states that hold the first part of the whole.</summary>
    Centre = 0,

    /// <summary>Among the fewest further ones that hold the second part.</summary>
    Periphery = 1,

    /// <summary>The rest.</summary>
    Frontier = 2,
}

/// <summary>What is asked of every index alike. Numbers reach disk: append only.</summary>
public enum PowerQuestion
{
    /// <summary>Whether there are more effective poles than before.</summary>
    MorePoles = 0,

    /// <summary>Whether the centre of gravity lies further east than before, the shorter way round.</summary>
    FurtherEast = 1,

    /// <summary>Whether a state's share is greater than before.</summary>
    GreaterShare = 2,

    /// <summary>Whether a state's position is higher than before, on an index of positions.</summary>
    HigherPosition = 3,
}

/// <summary>What one index answers.</summary>
/// <param name="Index">The index, with its basis and its group.</param>
/// <param name="Base">The index with its basis alone: two groups or two rules of location are not two indices.</param>
/// <param name="Before">What it was in the first year; null where there is none.</param>
/// <param name="After">What it is in the second year; null where there is none.</param>
/// <param name="Yes">Whether it is more; null where it cannot be said.</param>
public sealed record PowerAnswer(string Index, string Base, double? Before, double? After, bool? Yes);

/// <summary>One question and what every index answers.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="State">About which state; empty where it is about all.</param>
/// <param name="Answers">One per index that speaks of it at all.</param>
public sealed record PowerClaim(PowerQuestion Question, string State, ImmutableArray<PowerAnswer> Answers)
{
    /// <summary>Whether at least two indices or bases answer, without which nothing is claimed.</summary>
    public bool MayBeSaid => Answers.Where(a => a.Yes is not null).Select(a => a.Base).Distinct().Count() >= 2;

    /// <summary>Whether those that answer do not all answer alike.</summary>
    public bool IsDisputed => Answers.Any(a => a.Yes == true) && Answers.Any(a => a.Yes == false);
}

/// <summary>The share of a state in a year, by one index.</summary>
/// <param name="Code">The state.</param>
/// <param name="Share">0 to 1.</param>
/// <param name="Zone">Where it stands by the rule of the study.</param>
public sealed record StateShare(string Code, double Share, PowerZone Zone);

/// <summary>All shares of a year, by one index and among one group, the greatest first.</summary>
/// <param name="Index">The index with its basis.</param>
/// <param name="Group">Who counts.</param>
/// <param name="Year">The year.</param>
/// <param name="States">Every state that counts and has a value.</param>
public sealed record ShareTable(string Index, string Group, int Year, ImmutableArray<StateShare> States);

/// <summary>Power over time, by every index there is.</summary>
public sealed record PowerFindings
{
    /// <summary>What was asked.</summary>
    public required PowerStudy Study { get; init; }

    /// <summary>The years compared.</summary>
    public required int From { get; init; }

    /// <summary>The years compared.</summary>
    public required int To { get; init; }

    /// <summary>Concentration and poles, one series per index and group.</summary>
    public required ImmutableArray<PolaritySeries> Polarity { get; init; }

    /// <summary>Centres of gravity, one path per index.</summary>
    public required ImmutableArray<CentreSeries> Centres { get; init; }

    /// <summary>Shares of the two years compared.</summary>
    public required ImmutableArray<ShareTable> Shares { get; init; }

    /// <summary>Every question with every index's answer.</summary>
    public required ImmutableArray<PowerClaim> Claims { get; init; }

    /// <summary>Who counts in each group, so that a reader can see on whose list a result rests.</summary>
    public required ImmutableArray<StateSpan> Spans { get; init; }

    /// <summary>The largest gap between a printed and a recomputed index: state, year, the printed value, the recomputed one, and how many were compared; null where none is printed.</summary>
    public (string Code, int Year, double Published, double Recomputed, int Compared)? Recomputation { get; init; }
}
