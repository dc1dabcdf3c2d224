using System.Collections.Immutable;

namespace Parley.Power;

/// <summary>What tables about the power of states hold, of one file or of several put together.</summary>
public sealed record PowerTables
{
    /// <summary>Nothing.</summary>
    public static PowerTables None { get; } = new();

    /// <summary>What states hold, year by year.</summary>
    public ImmutableArray<Measure> Measures { get; init; } = [];

    /// <summary>Components of national capabilities.</summary>
    public ImmutableArray<CapabilityRow> Capabilities { get; init; } = [];

    /// <summary>Where the weight of states is put; where there is any, only states with a place count.</summary>
    public ImmutableArray<Place> Places { get; init; } = [];

    /// <summary>Who counts when.</summary>
    public ImmutableArray<StateSpan> Spans { get; init; } = [];

    /// <summary>Polarity worked out elsewhere.</summary>
    public ImmutableArray<PolaritySeries> Polarity { get; init; } = [];

    /// <summary>Centres worked out elsewhere.</summary>
    public ImmutableArray<CentreSeries> Centres { get; init; } = [];

    /// <summary>These and others.</summary>
    public PowerTables With(PowerTables others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return new()
        {
            Measures = [.. Measures, .. others.Measures],
            Capabilities = [.. Capabilities, .. others.Capabilities],
            Places = [.. Places, .. others.Places],
            Spans = [.. Spans, .. others.Spans],
            Polarity = [.. Polarity, .. others.Polarity],
            Centres = [.. Centres, .. others.Centres],
        };
    }
}
