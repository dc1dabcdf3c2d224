using System.Collections.Immutable;

namespace Parley.Studies;

/// <summary>A question to what happened: how well do models foretell outcomes that are known?</summary>
public sealed record BacktestStudy
{
    /// <summary>Which forecasters, by key; empty means all.</summary>
    public ImmutableArray<string> Forecasters { get; init; } = [];

    /// <summary>The forecaster others are compared with.</summary>
    public string Against { get; init; } = "weighted-mean";

    /// <summary>Into how many parts the proposals are split; each part is foretold from the others. 0 leaves one proposal out at a time.</summary>
    public int Folds { get; init; }

    /// <summary>How often proposals are drawn anew for intervals, 100 to 100,000.</summary>
    public int Resamples { get; init; } = 2_000;

    /// <summary>Names the random numbers: of the split, of the intervals, and of ranks within jumps. Seed 0 is a seed.</summary>
    public ulong Seed { get; init; }
}

/// <summary>Which proposals are foretold from which: made before anything is scored, and known by its hash.</summary>
/// <param name="Dataset">SHA-256 of the issues, in lower-case hexadecimal: names, scales, standings and outcomes.</param>
/// <param name="Parts">For each proposal, in ordinal order, its name and the part it is foretold in.</param>
/// <param name="Hash">SHA-256 of the two above as the text they are written as.</param>
public sealed record BacktestSplit(string Dataset, ImmutableArray<(string Proposal, int Part)> Parts, string Hash);
